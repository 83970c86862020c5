"""Promises: how long a customer waits at most, and whether that was kept.

Nouns: target, clock. Verbs: set a target, keep clocks, note what is broken.
"""
