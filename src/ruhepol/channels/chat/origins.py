"""Which pages may open a widget: origins as browsers name them, `*.` for every subdomain."""

import re
from collections.abc import Iterable

_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?")


def tidy(written: str) -> str | None:
    """Return an origin as it is compared, from what somebody typed; None where it is none."""
    origin = written.strip().lower().rstrip("/")
    if "://" not in origin:
        origin = f"https://{origin}"
    return origin if _ORIGIN.fullmatch(origin) else None


def allows(origins: Iterable[str], origin: str | None) -> bool:
    """Tell whether a browser's Origin is one of those allowed."""
    return bool(origin) and any(_fits(allowed, origin or "") for allowed in origins)


def _fits(allowed: str, origin: str) -> bool:
    scheme, star, rest = allowed.partition("*.")
    if not star:
        return origin == allowed
    return bool(_ORIGIN.fullmatch(origin)) and origin.startswith(scheme) and origin.endswith(f".{rest}")
