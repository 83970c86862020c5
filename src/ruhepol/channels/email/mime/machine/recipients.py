"""Finding the addresses a delivery report is about: by its fields, its words, or the mail it returns."""

import re
from collections.abc import Iterable, Iterator
from email.message import Message
from itertools import islice

from ruhepol.channels.email.mime import headers
from ruhepol.channels.email.mime.body import Body
from ruhepol.channels.email.mime.machine.bounce import own_words
from ruhepol.channels.email.mime.model import Address

MOST = 50
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&*+/=?^_{}~.-][A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{0,120}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,120}[A-Za-z0-9])?"
)
_FIELD = re.compile(
    r"^(original|final|x-actual)-recipient\s*:([^\n]*)|^(action)\s*:\s*(\w+)", re.IGNORECASE | re.MULTILINE
)
_WAITING = frozenset({"delayed", "relayed", "delivered", "expanded"})
_JSON = re.compile(r"\"emailAddress\"\s*:\s*\"([^\"@\s]+@[^\"\s]+)\"")
_LIST_BEGINS = re.compile(
    r"(?:following|these|failed|below) (?:recipient|address|destination|user|mail)|(?:recipients?|"
    r"address(?:es)?|mailbox|users?)(?:\(s\)|\(es\))?\s*(?:follow\s*)?:[\s-]*\|?$|"
    r"(?:delivered|message) to(?: the following)?[^\n@]{0,40}:?$|(?:fatal|permanent|transient) errors|"
    r"empfänger|destinataire|destinatario|"
    r"получател|адрес|宛先|收件人|받는|failed addresses|undeliverable to",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:recipients?|rcpt to|addressed to|address|delivered to|deliver(?:ing)?(?: your)?(?: mail|"
    r" message| e-?mail)? to|mail to|message to|to|for|user(?:id)?|mailbox|account|forward path|an|à|"
    r"para)"
    r"\W{0,6}$",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"unknown|not exist|n't exist|full|quota|reject|denied|invalid|unable|fail|not found|no such|"
    r"disabled|unavailable|\b[45]\d\d\b|not (?:a )?(?:valid|recogni|known|match)|did not",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"^\s*(?:from|sender|reply-to|return-path|message-id|x-\S+|received|mail from|subject|by|id)\s*:|"
    r"mail from\b|contact|assistance|questions?\b|for (?:more|further) (?:help|info)|report this|https?://|message-id",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^(?:\W{0,3})(?:x-original-to|to|delivered-to|x-envelope-to)\s*:([^\n]*(?:\n[ \t][^\n]*){0,5})",
    re.IGNORECASE | re.MULTILINE,
)
_EXPANDED = re.compile(rf"\((?:expanded|generated) from <?({_ADDRESS.pattern})>?\)")
"""The address we wrote to; the one it was expanded to says nothing to us."""
_USER = re.compile(r"^\s{1,12}<?([a-z0-9][a-z0-9._+-]{1,40})>?:?\s*(?:$|\s{3}\S|\t|\()", re.IGNORECASE)
_REFUSED = re.compile(r"^\s*5\d\d <?([a-z0-9][a-z0-9._+-]{1,40})>?\.\.\. ", re.IGNORECASE)
_READ = 20_000  # letters of a text that are looked at
_ORIGINALS = 20  # returned mails that are looked at
_WINDOW, _SMALL_WINDOW = 14, 4  # lines below an announcement


def recipients(tree: Message, sender: Address | None, text: str, body: Body) -> tuple[str, ...]:
    """Return the addresses that were not reached, in lower case."""
    for found in _found(tree, sender, text, body):
        if found:
            return tuple(dict.fromkeys(address.lower() for address in found))[:MOST]
    return ()


def _found(tree: Message, sender: Address | None, text: str, body: Body) -> Iterator[list[str]]:
    """Yield what each place says, the surest first."""
    yield _of_fields(body.reports)
    yield _ADDRESS.findall(headers.text(headers.raw(tree, "x-failed-recipients")))
    yield _JSON.findall(text[:_READ])
    yield _of_fields([text[:_READ]])
    own, told = _own(tree, sender), own_words(text)
    yield [address for address in _EXPANDED.findall(told) if address.lower() not in own]
    yield _of_words(told, own)
    yield _of_original([*body.returned, text[len(told) :]], own)
    yield _without_domain(told, sender)


def _own(tree: Message, sender: Address | None) -> set[str]:
    """Return the addresses that belong to the report itself: who sent it, to whom, through which list."""
    named = [
        headers.raw(tree, name)
        for name in ("to", "delivered-to", "from", "sender", "return-path", "errors-to", "x-original-to")
    ]
    found = {address.lower() for value in named for address in _ADDRESS.findall(headers.text(value))}
    return found | ({sender.address.lower()} if sender else set())


def _of_fields(reports: Iterable[str]) -> list[str]:
    """Return the recipients of the fields of RFC 3464: those given up where any are, else all."""
    failed: list[str] = []
    waiting: list[str] = []
    for report in reports:
        for block in re.split(r"\n\s*\n", report):
            fields = {
                (one or three).lower(): (two or four) for one, two, three, four in _FIELD.findall(block)
            }
            named = [
                found
                for name in ("original", "final", "x-actual")
                if (found := _ADDRESS.findall(fields.get(name, "")))
            ]
            if named:
                (waiting if fields.get("action", "").lower() in _WAITING else failed).append(named[0][0])
    return failed or waiting


def _of_words(told: str, own: set[str]) -> list[str]:
    """Return the addresses of the best sort of place that the report's words hold."""
    places: dict[int, list[str]] = {}
    for place, address in _places(told):
        if address.lower() not in own:
            places.setdefault(place, []).append(address)
    best = min(places, default=0)
    found = places.get(best, [])
    return found[:1] if best == _ANYWHERE else found


_LISTED, _ALONE, _TOLD, _BESIDE_ERROR, _ANYWHERE = range(5)


def _places(told: str) -> Iterator[tuple[int, str]]:
    window = 0
    for line in (line[:500] for line in told.split("\n")):
        listed = window > 0
        window = _WINDOW if _LIST_BEGINS.search(line) else window - 1
        if "@" not in line or _FOREIGN.search(line):
            continue
        for match in _ADDRESS.finditer(line):
            yield _place(line, match, listed=listed), match[0]


def _place(line: str, match: re.Match[str], *, listed: bool) -> int:
    before, after = line[: match.start()].strip(" \t<(\"'[|>"), line[match.end() :].strip(" \t>)\"']|:;,.")
    if listed and not before:
        return _LISTED
    if not before and (not after or line[match.end() :].lstrip(">").startswith((":", "..", " ..."))):
        return _ALONE
    if _NAMED.search(line[: match.start()].rstrip(" \t<(\"'[")):
        return _TOLD
    return _BESIDE_ERROR if _ERROR.search(line) else _ANYWHERE


def _without_domain(told: str, sender: Address | None) -> list[str]:
    """Return users that a mail system names without its own domain, which is then the one that reports."""
    domain = sender.address.rpartition("@")[2] if sender else ""
    found: list[str] = []
    window = 0
    for line in told.split("\n") if "." in domain else ():
        if match := _REFUSED.match(line) or (window > 0 and _USER.match(line)):
            found.append(f"{match[1]}@{domain}")
        window = _SMALL_WINDOW if _LIST_BEGINS.search(line) else window - 1
    return found


def _of_original(originals: Iterable[str], own: set[str]) -> list[str]:
    """Return to whom the returned mail was written, where that is one person."""
    for original in islice(originals, _ORIGINALS):
        for field in _TO.findall(original[:_READ]):
            found = [address for address in _ADDRESS.findall(field) if address.lower() not in own]
            if len(found) == 1:
                return found
    return []
