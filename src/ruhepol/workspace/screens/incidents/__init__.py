"""Incidents: what was proposed, what is said in public, and what was found lately."""
