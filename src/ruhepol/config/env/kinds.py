"""The kinds of values a setting can have: how a text is read, and what to tell who wrote it wrong."""

import ipaddress
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Kind:
    """A reader of one text and the words for what it accepts. `read` raises ValueError or KeyError."""

    expects: str
    read: Callable[[str], Any]


def whole(low: int, high: int) -> Kind:
    """Whole numbers from `low` to `high`, both included."""

    def read(text: str) -> int:
        if not low <= (number := int(text)) <= high:
            raise ValueError(text)
        return number

    return Kind(f"a whole number from {low} to {high}", read)


def choice(*words: str) -> Kind:
    """One of a few words, in small or capital letters."""

    def read(text: str) -> str:
        if (word := text.lower()) not in words:
            raise ValueError(text)
        return word

    return Kind(f"one of {', '.join(words)}", read)


def _flag(text: str) -> bool:
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}[text.lower()]


def _text(text: str) -> str:
    if "\n" in text:
        raise ValueError(text)
    return text


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _networks(text: str) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(part) for part in _names(text))


def _zone(text: str) -> str:
    return zoneinfo.ZoneInfo(text).key


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(text)
    return text.rstrip("/")


def _scanner(text: str) -> str:
    parts = urlsplit(text)
    if not (parts.scheme == "unix" and parts.path) and not (parts.scheme == "tcp" and parts.hostname):
        raise ValueError(text)
    return text


def _database(text: str) -> str:
    if urlsplit(text).scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ValueError(text)
    return text


def _mailbox(text: str) -> str:
    address = text[text.rfind("<") + 1 : -1] if text.endswith(">") else text
    local, _, domain = address.rpartition("@")
    if not local or not domain or " " in address or "\n" in text:
        raise ValueError(text)
    return text


def _key(text: str) -> str:
    if len(text) < SHORTEST_KEY:
        raise ValueError
    return text


SHORTEST_KEY = 32

FLAG = Kind("yes or no", _flag)
TEXT = Kind("a line of text", _text)
NAMES = Kind("names with commas between them, such as help.example.org,10.0.0.5", _names)
NETWORKS = Kind("addresses or networks with commas between them, such as 10.0.0.0/8,::1", _networks)
FOLDER = Kind("the path of a folder", lambda text: Path(text).expanduser().resolve())
ZONE = Kind("a time zone name, such as Europe/Berlin", _zone)
WEB_ADDRESS = Kind("a web address without a path, such as https://help.example.org", _web_address)
DATABASE = Kind("sqlite:///PATH or postgresql://USER:PASSWORD@HOST:PORT/NAME", _database)
SCANNER = Kind("unix:///PATH or tcp://HOST:PORT", _scanner)
MAILBOX = Kind("a mail address, such as help@example.org or Help <help@example.org>", _mailbox)
KEY = Kind(f"at least {SHORTEST_KEY} characters of random text", _key)
PORT = whole(1, 65535)
