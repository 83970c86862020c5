"""Bytes to text where the charset is named, named wrongly, unknown or missing."""

import codecs
import re

# Names in the wild that Python does not know, or that mean more than they say: what calls itself
# ISO-8859-1 is Windows-1252 (as browsers read it), and GB2312 is its superset.
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "ansi_x3.4-1968": "utf-8",
    "iso-8859-8-i": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "unicode-1-1-utf-7": "utf-7",
    "cp-850": "cp850",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "utf8mb4": "utf-8",
}
_UNCLEAN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_GUESSES = ("utf-8", "cp1252")


def decode(raw: bytes, charset: str = "") -> str:
    """Return the text of `raw`: by its charset where that works, else by what fits, never raising."""
    if raw.isascii() and b"\x1b" not in raw and not charset.lower().startswith(("utf-7", "utf-16", "utf-32")):
        return raw.decode("ascii")
    for name in (_known(charset), *_GUESSES):
        if name:
            try:
                return raw.decode(name)
            except (UnicodeError, ValueError):
                continue
    return raw.decode(_known(charset) or "utf-8", "replace")


def _known(charset: str) -> str:
    """Return a name Python decodes text by, or nothing."""
    name = charset.strip("\"' \t<>").lower()
    name = _ALIASES.get(name, name)
    try:
        info = codecs.lookup(name) if name else None
    except (LookupError, ValueError):
        return ""
    # rot13, zlib and their like are codecs, too, but no charsets
    return (
        info.name if info and getattr(info, "_is_text_encoding", False) and info.name != "undefined" else ""
    )


def clean(text: str) -> str:
    """Return text that every database and page can hold, with plain line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNCLEAN.sub("", text)
