"""One folder a screen: its addresses, views and forms."""
