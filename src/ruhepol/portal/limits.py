"""How often one address of the network may do something, counted per process in Django's cache."""

from django.core.cache import cache
from django.http import HttpRequest


def allows(request: HttpRequest, act: str, *, most: int, seconds: int) -> bool:
    """Count one more of an act for the caller's network address; False once it is more than `most`."""
    key = f"limit:{act}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:  # the window ended between the two calls
        return True
