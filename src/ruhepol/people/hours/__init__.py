"""Calendar arithmetic: how much working time lies between two moments, and when a span of it is over.

Pure: no database. `Hours` says when it is open, `arithmetic` adds and subtracts.
Intervals are half-open, [start, end), in minutes of the local day; all moments are aware, results are UTC.
"""
