"""What every room stands on: clock, events, jobs, live hub, search, files, text.

Nothing here knows a customer or a ticket. A piece lives here only when two rooms call it.
"""
