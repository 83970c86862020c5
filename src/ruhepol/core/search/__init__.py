"""One search index for the whole house, inside the database it describes.

A room hands over a document in the transaction that changed the thing, and takes it back. Every document
carries the words of who may see it, so that a search without the right finds neither hit nor count.
SQLite and PostgreSQL stand behind the same functions:

`indexing.index(kind, id, Fields(…), language=…, visibility=…)`, `indexing.remove(kind, id)`,
`finding.search(kind, typed, visible=…, limit=…)`, `sources.register(kind, Source(…))` for `rebuild`.
"""
