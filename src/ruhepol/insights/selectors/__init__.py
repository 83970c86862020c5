"""Questions to the figures. `cases` finds what counts, `readings` sums it up, `lead` composes the first page.

Every card, table, chart, export and API answer goes through `cases.rows`, so none can disagree with another.
"""
