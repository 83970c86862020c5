"""Mails from files: single mails, folders (also Maildir) and mbox archives, one mail at a time."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_SEPARATOR = re.compile(rb"From \S+.*\d{2}:\d{2}|From (?:- |MAILER-DAEMON)")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def mails_in(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of each mail at `path`; raises OSError where something cannot be read."""
    if path.is_dir():
        for entry in sorted(path.iterdir()):
            if not entry.name.startswith("."):
                yield from mails_in(entry)
        return
    with path.open("rb") as stream:
        yield from mails_from(stream, str(path))


def mails_from(stream: BinaryIO, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the mails of a stream: as an mbox where it begins like one, else as one mail."""
    first = stream.readline()
    if not _SEPARATOR.match(first):
        yield name, first + stream.read()
        return
    for number, raw in enumerate(_split(stream), 1):
        yield f"{name}#{number}", raw


def _split(stream: BinaryIO) -> Iterator[bytes]:
    lines: list[bytes] = []
    blank = False
    for line in stream:
        if blank and _SEPARATOR.match(line):
            yield _joined(lines)
            lines = []
        else:
            lines.append(line)
        blank = not line.strip()
    yield _joined(lines)


def _joined(lines: list[bytes]) -> bytes:
    if lines and not lines[-1].strip():
        lines = lines[:-1]  # the blank line belongs to the archive
    return _ESCAPED.sub(rb"\1", b"".join(lines))
