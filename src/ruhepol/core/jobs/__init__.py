"""Work for later: a lease queue on the database, spoken to through Django's Tasks API.

A row is inserted in the caller's transaction, claimed by one worker, finished under a fence and
deleted. A worker that dies loses its lease and its jobs run again, so tasks are idempotent.
"""
