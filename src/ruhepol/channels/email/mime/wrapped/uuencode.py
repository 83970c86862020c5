"""Files written into a text between `begin 644 name` and `end`, as mail programs did before MIME."""

import binascii
import re

_BEGIN = re.compile(r"^begin(?:-base64)? [0-7]{3,4} ([^\n]{1,200})$", re.MULTILINE)
_END = re.compile(r"^(?:end|====)[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"^[\x20-\x60]{1,90}$")


def take_out(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the text without its encoded files, and the files as (name, content)."""
    if "begin" not in text:
        return text, []
    kept: list[str] = []
    files: list[tuple[str, bytes]] = []
    at = 0
    begins = [*_BEGIN.finditer(text)]
    for begin, following in zip(begins, [*begins[1:], None], strict=False):
        end = _END.search(text, begin.end(), following.start() if following else len(text))
        content = end and _decoded(text[begin.end() : end.start()].strip("\n"), base64="-base64" in begin[0])
        if end is None or content is None:
            continue
        kept.append(text[at : begin.start()])
        files.append((begin[1].strip(), content))
        at = end.end()
    return "".join([*kept, text[at:]]), files


def _decoded(body: str, *, base64: bool) -> bytes | None:
    """Return the bytes; None where the lines are no encoding but somebody's words."""
    try:
        if base64:
            return binascii.a2b_base64(body)
        lines = [line for line in body.split("\n") if line.strip()]
        if not all(_LINE.match(line) for line in lines):
            return None
        return b"".join(_line(line) for line in lines)
    except (binascii.Error, ValueError):
        return None


def _line(line: str) -> bytes:
    """Decode a line; one whose last spaces got lost, or that has some too many, by its own count."""
    size = (ord(line[0]) - 32) & 63
    letters = ((size + 2) // 3) * 4
    return binascii.a2b_uu(line[: 1 + letters].ljust(1 + letters))
