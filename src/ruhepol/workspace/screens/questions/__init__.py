"""What a topic's form asks: the questions in their order, and how the customer sees them."""
