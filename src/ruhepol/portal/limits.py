"""How often one address of the network may do something, counted per process in Django's cache."""

from django.core.cache import cache
from django.http import HttpRequest

from ruhepol.core.web.network import counted_as


def allows(request: HttpRequest | None, act: str, *, most: int, seconds: int) -> bool:
    """Count one more of an act for the caller's network address; False once it is more than `most`.

    Without a request everybody's acts are counted together.
    """
    key = _key(act, request)
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:  # the window ended between the two calls
        return True


def counted(act: str, request: HttpRequest | None = None) -> int:
    """Return how often an act was counted in its present window."""
    return int(cache.get(_key(act, request), 0))


def _key(act: str, request: HttpRequest | None) -> str:
    return f"limit:{act}:{counted_as(request.META.get('REMOTE_ADDR', '')) if request else ''}"
