"""The story of a ticket, told from its events: who waited from when to when, and how it ended.

`moments` is pure; `load` reads event rows. Promises and figures both read the story here, so that
"answered" or "solved" cannot mean two things.
"""
