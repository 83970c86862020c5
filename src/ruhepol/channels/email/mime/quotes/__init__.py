"""Telling what a person wrote from what the mail program put below it.

`split.split` is the door. Quotes are found by how mail programs announce them (`introductions`: “On …
wrote:”; `blocks`: a copied header or a rule), signatures by how people end letters (`signatures`). The words
of each language are data (`verbs`, `labels`, `closings`). What can be told without words (a date, an address
and a colon) is told without, so that a language nobody listed is read, too.
"""
