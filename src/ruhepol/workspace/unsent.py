"""Words of an agent whose session ended while writing: kept in the session that follows, shown again once.

The text waits in the anonymous session, which signing in carries over, and is given back on its page only.
"""

from django.http import HttpRequest

_KEY = "unsent"
_LONGEST = 50_000  # characters; more is no answer anybody typed


def keep(request: HttpRequest, *, page: str) -> None:
    """Remember what was posted as `text`, with the path of the page it belongs to."""
    text = request.POST.get("text", "") if request.method == "POST" else ""
    if text.strip():
        request.session[_KEY] = {"path": page, "text": text[:_LONGEST]}


def take(request: HttpRequest) -> str:
    """Return the kept words for this page and forget them; empty where there are none."""
    kept = request.session.get(_KEY)
    if not kept or kept["path"] != request.path:
        return ""
    del request.session[_KEY]
    return str(kept["text"])
