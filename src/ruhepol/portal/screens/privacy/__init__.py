"""What is kept of a visitor's way, and the choice whether it is."""
