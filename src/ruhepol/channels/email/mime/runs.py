"""Long runs of base64, kept out of the library's hands.

It makes an object of every line; for the 660,000 lines of 50 MB these take more memory than the mail. A run
leaves a word in its place that no sender can guess; whoever reads the part puts it back or decodes it.
"""

import re
import secrets
from collections.abc import Iterator, Mapping

_LONG = 1_000_000  # letters: from here on memory counts
_ENCODED = re.compile(rb"^content-transfer-encoding:[ \t]*base64[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_HEAD_ENDS = re.compile(rb"\n\r?\n")
_LETTERS = re.compile(rb"[A-Za-z0-9+/=\r\n]*")

Runs = Mapping[str, memoryview]


def take_out(raw: bytes) -> tuple[bytes, Runs]:
    """Return a mail with a word for each long run of base64, and what the words stand for.

    A run begins below a head that promises base64 and ends before the first line with anything else in it, so
    no boundary is ever taken for a part of one. What is in truth text is put back as text.
    """
    runs: dict[str, memoryview] = {}
    if len(raw) < _LONG:
        return raw, runs
    pieces: list[bytes | memoryview] = []
    done, seen = 0, memoryview(raw)
    secret = secrets.token_hex(16)
    for begin, end in _long_runs(raw):
        word = f"{secret}{len(runs)}."
        runs[word] = seen[begin:end]
        pieces += [seen[done:begin], word.encode()]
        done = end
    pieces.append(seen[done:])
    return b"".join(pieces) if runs else raw, runs


def _long_runs(raw: bytes) -> Iterator[tuple[int, int]]:
    """Yield where long runs begin, and where they end."""
    place = 0
    while (promise := _ENCODED.search(raw, place)) and (head := _HEAD_ENDS.search(raw, promise.end())):
        begin = place = head.end()
        found = _LETTERS.match(raw, begin)
        end = found.end() if found else begin
        if end < len(raw):
            end = raw.rfind(b"\n", begin, end)  # what follows on its last line is no base64
        if end - begin > _LONG:
            yield begin, end
            place = end


def put_back(text: bytes, runs: Runs) -> bytes:
    """Return bytes of a part as they stood in the mail."""
    for word, run in runs.items():
        if word.encode() in text:
            text = text.replace(word.encode(), run)
    return text
