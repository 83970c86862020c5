"""One article: read, judged, and what lies near it."""
