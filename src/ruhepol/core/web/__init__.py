"""Serving pages: the bridge from ASGI to Django's WSGI, request ids, health answers."""
