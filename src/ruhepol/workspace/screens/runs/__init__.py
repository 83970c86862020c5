"""Repairs: what waits for a person, what runs, what came of it; and how a known problem is repaired."""
