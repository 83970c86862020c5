"""Reading what a trusted server found out: the field Authentication-Results (RFC 8601)."""

import re
from collections.abc import Collection

from ruhepol.channels.email.trust.head import fields
from ruhepol.channels.email.trust.verdict import Verdict, domain_of

_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"^\s*(spf|dkim|dmarc)\s*(?:/\s*\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)
_PROPERTY = re.compile(
    r"\b(smtp\.mailfrom|smtp\.helo|header\.d|header\.i|header\.from)\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE
)
DEEPEST = 5  # comments in comments


def reported(raw: bytes, claimed: str, trusted: Collection[str]) -> Verdict | None:
    """Return what the topmost report of one of the `trusted` servers says, None where there is none.

    `claimed` is the domain of From. A report further below may be forged by the sender, so only the
    first one that bears a trusted name counts.
    """
    for value in fields(raw, "authentication-results"):
        name, _, results = _without_comments(value).partition(";")
        server = (name.split() or [""])[0].lower()
        if server in trusted:
            return _read(results, claimed, server)
    return None


def _without_comments(value: str) -> str:
    for _ in range(DEEPEST):
        value = _COMMENT.sub(" ", value)
    return value


def _read(results: str, claimed: str, server: str) -> Verdict:
    """Return the verdict; where several signatures are reported, one that is good counts."""
    found: dict[str, str] = {}
    proven = False
    for piece in results.split(";"):
        if not (result := _RESULT.match(piece)):
            continue
        method, word = result[1].lower(), result[2].lower()[:10]
        if found.get(method) != "pass":
            found[method] = word
        proven = proven or (word == "pass" and _speaks_for(method, piece, claimed))
    return Verdict(**found, proven=claimed if proven and claimed else "", judged_by=server)


def _speaks_for(method: str, piece: str, claimed: str) -> bool:
    """Tell whether a good result is about the domain of From itself; a good DMARC always is."""
    about = {name.lower(): domain_of(value) for name, value in _PROPERTY.findall(piece)}
    if method == "dmarc":
        return about.get("header.from", claimed) == claimed
    names = ("header.d", "header.i") if method == "dkim" else ("smtp.mailfrom",)
    return claimed in {about.get(name, "") for name in names}
