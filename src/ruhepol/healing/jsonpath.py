"""Finding values in JSON by path (RFC 9535), as administrators write it for checks and for what sources send.

Without the two functions that take regular expressions, and without what multiplies: each further `..` walks
through all that the one before found, so that five of them find a million values in eighty.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonpath import JSONPath

LONGEST = 300
MOST = {"..": 1, ",": 4, "$": 1}
"""How often a path may go down to everything, choose several, and begin at the root."""
_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")


class PathError(ValueError):
    """The text is no path, or it leads nowhere useful; the words say why."""


@dataclass(frozen=True, slots=True)
class Path:
    """A path that was read once and is asked often."""

    text: str
    _query: "JSONPath"

    def values(self, document: Any) -> Sequence[Any]:  # noqa: ANN401  JSON
        """Return all values it leads to. Raises PathError where the document is nested too deeply."""
        from jsonpath.exceptions import JSONPathError  # noqa: PLC0415  see `_environment`

        if not isinstance(document, dict | list):
            return [document] if self.text == "$" else []
        try:
            return self._query.findall(document)
        except (JSONPathError, RecursionError) as error:
            raise PathError(f"{self.text}: nested too deeply") from error

    def first(self, document: Any) -> Any:  # noqa: ANN401  JSON
        """Return the first value it leads to, None where there is none. Raises PathError."""
        return next(iter(self.values(document)), None)


@lru_cache(maxsize=256)
def path(text: str) -> Path:
    """Return the path a text says. Raises PathError."""
    from jsonpath.exceptions import JSONPathError  # noqa: PLC0415  see `_environment`

    text = text.strip()
    if not text.startswith("$") or len(text) > LONGEST:
        raise PathError(f"a path begins with $ and has at most {LONGEST} characters")
    plain = _QUOTED.sub("", text)
    for sign, most in MOST.items():
        if plain.count(sign) > most:
            raise PathError(f"{text}: {sign} stands there more than {most} times")
    try:
        return Path(text, _environment().compile(text))
    except (JSONPathError, RecursionError) as error:
        raise PathError(f"{text}: {_reason(error)}") from error


@lru_cache(maxsize=1)
def _environment() -> Any:  # noqa: ANN401  a subclass made where it is needed
    """Return the reader of paths; imported late, because most processes never ask one."""
    from jsonpath import JSONPathEnvironment  # noqa: PLC0415  as said

    environment = JSONPathEnvironment(strict=True)
    for name in ("match", "search"):
        del environment.function_extensions[name]
    return environment


def _reason(error: Exception) -> str:
    """Return the words of a mistake without the drawing beneath them, which its own text brings along."""
    return str(error.args[0]) if error.args else "no path"
