"""A customer's own requests."""
