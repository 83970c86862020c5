"""Events go up: a room publishes what happened, the rooms above react to it.

`publish` writes one row in the caller's transaction. Receivers run after the commit in a worker,
each in a transaction of its own and at least once, so they must be idempotent.
"""
