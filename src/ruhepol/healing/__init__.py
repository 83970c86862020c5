"""Healing: what the customers' systems tell us, beside what the customers write.

Nouns: source (a system that tells us things), signal (something that happened, to an asset and so to its
customers), refusal (what a source sent and nobody could read), known problem (what it looks like in signals,
and what customers are told of it), match (a problem that an asset has, from when to when).
Verbs: connect a source, read what it sends, tie it to assets, keep it for a while; describe a problem,
diagnose it, and match it with every asset of which something was told.
"""
