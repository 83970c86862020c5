"""The first page, its shelves, and the search."""
