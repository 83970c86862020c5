"""Typed settings read from the environment: one table, one reader, one reference page.

`settings()` returns the frozen `Settings`; nonsense in the environment stops the start with every
wrong variable named at once.
"""
