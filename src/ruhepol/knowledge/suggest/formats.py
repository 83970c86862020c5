"""Whether an index was made as this code would make it: a digest of all the code that decides on it.

A number to be raised by hand would be forgotten once.
"""

import hashlib
from functools import cache
from pathlib import Path

import ruhepol.core.text
import ruhepol.knowledge.suggest

_TEXT = Path(ruhepol.core.text.__path__[0])
_OURS = Path(ruhepol.knowledge.suggest.__path__[0])
_ARRAYS = ("base", "bm25", "codes", "docs", "engine", "meaning", "postings", "vocabulary", "words")
_KINDS = ("articles", "canned", "reading", "solved")


@cache
def current() -> str:
    """Return the name of the format."""
    files = [*sorted(_TEXT.glob("*.py")), *(_OURS / f"{name}.py" for name in (*_ARRAYS, *_KINDS))]
    mark = hashlib.sha256()
    for path in files:
        mark.update(path.read_bytes())
    return mark.hexdigest()[:12]
