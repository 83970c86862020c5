"""Reading rich text: its words, or the HTML that Outlook hides in it ([MS-OXRTFEX]).

Only what a reader needs is followed: groups, letters in their codepages, line ends. Looks are dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ruhepol.channels.email.mime.charset import clean, decode

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|"
    rb"(?P<brace>[{}])|(?P<text>[^\\{}\r\n\x00]+)",
)
_SKIPPED = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf", "generator", "listtable", "listoverridetable", "rsidtbl",
    "xmlnstbl", "themedata", "datastore", "latentstyles", "filetbl", "fldinst", "mhtmltag", "pntext",
    "nonshppict", "shp",
})  # fmt: skip
"""Groups that hold no words."""
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "cell": "\t", "tab": "\t",
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": " ", "enspace": " ",
}  # fmt: skip
_LITERAL = {b"\\": "\\", b"{": "{", b"}": "}", b"~": "\u00a0", b"_": "-", b"\n": "\n", b"\r": "\n"}
_CODEPAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
_DEEPEST = 500
_BEYOND = 65_536
_MOST_FALLBACK = 10


@dataclass(slots=True)
class _Group:
    """What holds within braces."""

    skipped: bool = False
    hidden: bool = False
    """Rich text that only repeats the HTML (`htmlrtf`)."""
    fallback: int = 1
    """Letters that stand behind each Unicode one, for readers that know none (`uc`)."""
    font: int = 0


@dataclass(slots=True)
class _Reader:
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    fonts: dict[int, str] = field(default_factory=dict)
    codepage: str = "cp1252"
    is_html: bool = False
    out: list[str] = field(default_factory=list)
    held: bytearray = field(default_factory=bytearray)
    """Letters in a codepage, kept together since two bytes may be one."""
    to_skip: int = 0
    in_fonts: bool = False
    starred: bool = False

    @property
    def group(self) -> _Group:
        return self.groups[-1]

    def flush(self) -> None:
        if self.held:
            self.out.append(decode(bytes(self.held), self.fonts.get(self.group.font, self.codepage)))
            self.held.clear()

    def say(self, text: str) -> None:
        if not self.group.skipped and not self.group.hidden:
            self.flush()
            self.out.append(text)

    def letters(self, octets: bytes) -> None:
        skipped = min(self.to_skip, len(octets))
        self.to_skip -= skipped
        if not self.group.skipped and not self.group.hidden:
            self.held += octets[skipped:]


def read(raw: bytes) -> tuple[str, str]:
    """Return (text, html) of rich text; one of them is empty."""
    reader = _Reader()
    for match in _tokens(raw):
        _take(reader, match)
    reader.flush()
    said = clean("".join(reader.out).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    return ("", said) if reader.is_html else (said.strip("\n"), "")


def _tokens(raw: bytes) -> Iterator[re.Match[bytes]]:
    """Yield the tokens; the bytes that `bin` announces are none."""
    at = 0
    while match := _TOKEN.search(raw, at):
        at = match.end()
        if match["word"] == b"bin" and match["number"]:
            at += max(0, int(match["number"]))
        yield match


def _take(reader: _Reader, match: re.Match[bytes]) -> None:
    if match["brace"]:
        _brace(reader, match["brace"])
    elif match["word"]:
        number = int(match["number"]) if match["number"] else None
        _word(reader, match["word"].decode().lower(), number)
    elif match["sign"] == b"*":
        reader.starred = True
    elif match["sign"]:
        reader.say(_LITERAL.get(match["sign"], ""))
    elif match["hex"]:
        reader.letters(bytes([int(match["hex"], 16)]))
    else:
        reader.letters(match["text"])


def _brace(reader: _Reader, brace: bytes) -> None:
    reader.flush()
    reader.to_skip, reader.starred = 0, False
    if brace == b"{":
        if len(reader.groups) < _DEEPEST:
            reader.groups.append(replace(reader.group))
    elif len(reader.groups) > 1:
        reader.groups.pop()
        reader.in_fonts = reader.in_fonts and reader.group.skipped


def _word(reader: _Reader, word: str, number: int | None) -> None:
    starred, reader.starred = reader.starred, False
    if starred and word != "htmltag":
        reader.group.skipped = True
    elif word in _SKIPPED:
        reader.group.skipped = True
        reader.in_fonts = word == "fonttbl"
    elif word in _SIGNS:
        reader.say(_SIGNS[word])
    elif word == "u" and number is not None:
        _unicode(reader, number)
    elif word in {"htmlrtf", "fromhtml"}:
        reader.flush()
        reader.group.hidden = word == "htmlrtf" and number != 0
        reader.is_html = reader.is_html or word == "fromhtml"
    elif number is not None:
        _setting(reader, word, number)


def _unicode(reader: _Reader, number: int) -> None:
    """Say a letter by its number, which is negative from 32,768 on; halves of a pair follow one another."""
    letter = number % _BEYOND
    reader.say(chr(letter))
    reader.to_skip = reader.group.fallback


def _setting(reader: _Reader, word: str, number: int) -> None:
    if word == "uc":
        reader.group.fallback = max(0, min(number, _MOST_FALLBACK))
    elif word == "ansicpg":
        reader.codepage = f"cp{number}"
    elif word == "f":
        reader.flush()
        reader.group.font = number
    elif word == "fcharset" and reader.in_fonts and number in _CODEPAGES and number:
        reader.fonts[reader.group.font] = _CODEPAGES[number]
