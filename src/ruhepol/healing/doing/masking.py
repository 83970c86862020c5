"""Keeping secrets out of what is kept: of every question asked, every step done, and their answers."""

import base64
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

MASK = "•••"
MOST = 4_000
SHORTEST = 4  # a shorter secret would black out half of every text

_TELLING = (
    r"pass(?:word|wd|phrase|wort)?|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|authorization"
    r"|cookie|credentials?|session[-_]?id"
)
_NAMED = rf"(?:{_TELLING})s?[\"']?\s*[:=]\s*"
_NAME = re.compile(rf"(?i:(?:.*[-_. ])?(?:{_TELLING})s?)|.*[a-z](?:Password|Token|Secret|Key)s?")
_PATTERNS = (
    (re.compile(r"\b(Bearer|Basic|Digest)\s+[\w.~+/=-]{6,}", re.IGNORECASE), rf"\1 {MASK}"),
    (re.compile(r"(://[^\s/:@]*:)[^\s/@]+@"), rf"\1{MASK}@"),
    (re.compile(r"-----BEGIN [^-]*PRIVATE KEY-----.*?(?:-----END [^-]*-----|\Z)", re.DOTALL), MASK),
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*"), MASK),
    (re.compile(rf"(?i)({_NAMED})([\"'])[^\"']*\2"), rf"\1\2{MASK}\2"),
    (re.compile(rf"(?i)({_NAMED})(?![\"']{MASK})(?:[\"'][^\"']*|[^\s,;&}}\])]+)"), rf"\1{MASK}"),
)


def masked(text: str, secrets: Iterable[str] = ()) -> str:
    """Return a text without these secrets, however they are written, and without what looks like one.

    What no database keeps goes, too.
    """
    text = text.replace("\0", "").encode("utf-8", "replace").decode()
    for shape in sorted(_shapes(secrets), key=len, reverse=True):
        text = text.replace(shape, MASK)
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


def kept(text: str, secrets: Iterable[str] = ()) -> str:
    """Return what is kept of a text: masked first and cut after, so that no half of a secret stays."""
    return _cut(masked(text, secrets))


def masked_data(data: Any, secrets: Iterable[str] = ()) -> Any:  # noqa: ANN401  JSON
    """Return JSON data without secrets; a value whose name tells that it is one goes whole."""
    known = tuple(secrets)
    if isinstance(data, str):
        return masked(data, known)
    if isinstance(data, Mapping):
        return {
            masked(str(name), known): MASK if _NAME.fullmatch(str(name)) else masked_data(value, known)
            for name, value in data.items()
        }
    if isinstance(data, list | tuple):
        return [masked_data(value, known) for value in data]
    return data


def kept_data(data: Any, secrets: Iterable[str] = ()) -> str:  # noqa: ANN401  JSON
    """Return what is kept of JSON data, as text."""
    return _cut(json.dumps(masked_data(data, secrets), ensure_ascii=False, default=str))


def _cut(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - 2] + " …"


def _shapes(secrets: Iterable[str]) -> set[str]:
    """Return the ways in which secrets are written: plain, in addresses, in JSON, in Basic's base64."""
    found: set[str] = set()
    for secret in secrets:
        if len(secret) >= SHORTEST:
            code = base64.b64encode(secret.encode()).decode()
            in_json = {json.dumps(secret, ensure_ascii=plain)[1:-1] for plain in (True, False)}
            found |= {secret, quote(secret, safe=""), quote(secret), code, *in_json}
    return found
