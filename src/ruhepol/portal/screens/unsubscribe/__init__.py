"""Being spared a kind of automatic mail."""
