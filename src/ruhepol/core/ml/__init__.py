"""Meaning as numbers: one port, `Encoder`, and what may stand behind it.

`choosing.encoder()` gives what the settings name, or None: everything that uses it also works without. No
adapter loads anything before it is asked, none fetches a model, and none speaks to another machine unless
the settings name one.
"""
