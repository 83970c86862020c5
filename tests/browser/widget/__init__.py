"""The chat widget in a real foreign page."""
