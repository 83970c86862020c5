"""What an agent decides for herself."""
