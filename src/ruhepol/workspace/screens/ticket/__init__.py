"""The ticket: its conversation, the answer being written, where it belongs, and whom it is about."""
