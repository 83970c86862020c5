"""What a ticket's story means for its promises. Pure: no database."""
