"""Insights: what the numbers say, each defined once and counted honestly.

Nouns: figure, fact, period, reading, case. Verbs: record, rebuild.
Reads all rooms below, writes only its own facts.
"""
