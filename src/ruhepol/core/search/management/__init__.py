"""The index's commands."""
