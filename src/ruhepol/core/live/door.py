"""Looks at a socket before it is opened: where it comes from, and what it brings along."""

from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from ruhepol.core.live.registry import Visitor
from ruhepol.core.web.asgi import Scope, header


def comes_from_us(scope: Scope) -> bool:
    """Tell whether the page that opens the socket is one of ours.

    Browsers send cookies along with a socket that any page in the world opens, and no CSRF token.
    """
    origin, host = header(scope, b"origin"), header(scope, b"host")
    if not origin or not host:
        return False
    if origin == settings.RUHEPOL.address:
        return True
    domain, _ = split_domain_port(host)
    return validate_host(domain, settings.ALLOWED_HOSTS) and origin in {f"http://{host}", f"https://{host}"}


def visitor_of(scope: Scope) -> Visitor:
    """Return what the socket brings along."""
    jar = SimpleCookie()
    try:
        jar.load(header(scope, b"cookie") or "")
    except CookieError:
        jar.clear()
    query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    cookies = {name: morsel.value for name, morsel in jar.items()}
    return Visitor(cookies, query, header(scope, b"origin"), comes_from_us(scope))
