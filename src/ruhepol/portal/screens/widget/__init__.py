"""What the chat widget on other people's pages asks: JSON, no cookies, for the pages it is meant for."""
