"""Recognising mail that no person wrote: automatic answers, lists, delivery reports."""

import re
from dataclasses import dataclass
from email.message import Message

from ruhepol.channels.email.mime import headers
from ruhepol.channels.email.mime.body import Body
from ruhepol.channels.email.mime.model import Address, Machine

_DAEMON = re.compile(
    r"^(?:mailer-?daemon|postmaster|mail-?daemon|mdaemon|bounces?|no-?reply-bounce)$", re.IGNORECASE
)
_RETURNED = re.compile(
    r"undeliver|delivery (?:status|failure|notification|has failed|problem)|returned mail|mail delivery|"
    r"failure notice|returned to sender|could not be delivered|unzustellbar|nicht zugestellt|zustellung|"
    r"message delivery|non.?remis|no se (?:ha )?pud|mail system error|delayed",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"^(?:auto(?:matic|matische|mated)?[ -]?(?:reply|response|antwort)|automatische antwort|abwesenheit|"
    r"out of (?:the )?office|auto:|réponse automatique|respuesta automática|risposta automatica|"
    r"automatisch antwoord|autosvar|automatiskt svar|autoreply|vacation|ich bin nicht im büro|nicht im haus)",
    re.IGNORECASE,
)
_RECIPIENT = re.compile(
    r"^(?:final|original)-recipient\s*:[^;\n]*;\s*<?([^\s<>;]+@[^\s<>;]+)", re.IGNORECASE | re.MULTILINE
)
_IN_TEXT = re.compile(
    r"<([^\s<>]+@[^\s<>]+)>\s*:?|^\s*([^\s<>:;,\"]+@[^\s<>:;,\"]+\.[a-z]{2,})\s*:?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_READ_OF_TEXT = 4_000


@dataclass(frozen=True, slots=True)
class Judgement:
    """The kind of machine, and for a delivery report the addresses it is about."""

    kind: Machine
    recipients: tuple[str, ...] = ()


def judge(tree: Message, sender: Address | None, subject: str, text: str, body: Body) -> Judgement:
    """Say what kind of machine wrote the mail, if any."""
    if _is_report(tree, sender, subject):
        return Judgement(Machine.BOUNCE, _recipients(tree, text, body))
    if _is_automatic(tree, subject):
        return Judgement(Machine.AUTO)
    if _is_bulk(tree):
        return Judgement(Machine.LIST)
    return Judgement(Machine.NO)


def _is_bulk(tree: Message) -> bool:
    if headers.raw(tree, "list-id") or headers.raw(tree, "list-unsubscribe"):
        return True
    return headers.text(headers.raw(tree, "precedence")).lower() in {"bulk", "junk", "list"}


def _is_report(tree: Message, sender: Address | None, subject: str) -> bool:
    kind = tree.get_content_type()
    if kind == "multipart/report":
        return "disposition" not in headers.parameter(tree, "content-type", "report-type").lower()
    if headers.raw(tree, "x-failed-recipients"):
        return True
    local = sender.address.partition("@")[0] if sender else ""
    empty = headers.raw(tree, "return-path").strip() == "<>"
    return bool(_DAEMON.match(local) or empty) and bool(_RETURNED.search(subject))


def _is_automatic(tree: Message, subject: str) -> bool:
    submitted = headers.text(headers.raw(tree, "auto-submitted")).lower()
    if submitted and not submitted.startswith("no"):
        return True
    if any(headers.raw(tree, name) for name in ("x-autoreply", "x-autorespond", "x-auto-reply-from")):
        return True
    precedence = headers.text(headers.raw(tree, "precedence")).lower()
    if precedence in {"auto_reply", "auto-reply"}:
        return True
    return bool(_AWAY.match(subject)) or tree.get_content_type() == "multipart/report"


def _recipients(tree: Message, text: str, body: Body) -> tuple[str, ...]:
    """Return the addresses a report is about: from its fields, else from its words."""
    found = _RECIPIENT.findall("\n".join(body.returned))
    if not found:
        found = [
            word for word in re.split(r"[,\s]+", headers.raw(tree, "x-failed-recipients")) if "@" in word
        ]
    if not found:
        found = [one or two for one, two in _IN_TEXT.findall(text[:_READ_OF_TEXT])][:1]
    return tuple(dict.fromkeys(address.lower().strip("<>.,;") for address in found))[:50]
