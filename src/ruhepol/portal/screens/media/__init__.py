"""The bytes of pictures in articles."""
