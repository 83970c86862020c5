"""The demo company's systems."""
