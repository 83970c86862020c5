"""The doors through which customers' systems tell what happens: OTLP/HTTP, and JSON of our own."""
