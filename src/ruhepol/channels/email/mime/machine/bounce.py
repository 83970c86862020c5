"""Telling a delivery report, of which most kinds follow no standard, from a person's mail about one."""

import re
from email.message import Message

from ruhepol.channels.email.mime import headers
from ruhepol.channels.email.mime.body import Body
from ruhepol.channels.email.mime.machine import words
from ruhepol.channels.email.mime.model import Address
from ruhepol.channels.email.mime.parameters import parameter

ENOUGH = 5
ENOUGH_OF_ROBOTS = 6  # a provider's “your mailbox is full” is no report
_READ = 6_000  # letters of a text that are looked at
_OPENING = 1_500
_ANSWERS = re.compile(r"^\s*(?:re|aw|fw|fwd|wg|tr|rv|sv|vs|enc|odp|i)\s*:", re.IGNORECASE)
_FIELDS = re.compile(
    r"^(?:final-recipient|diagnostic-code|reporting-mta|action: (?:failed|delayed))\b",
    re.IGNORECASE | re.MULTILINE,
)
_JSON = re.compile(r"\"(?:notificationType|eventType)\"\s*:\s*\"Bounce\"", re.IGNORECASE)
_REJECTED = re.compile(r"rejected|refused|quota", re.IGNORECASE)
_ACTION = re.compile(r"^action\s*:\s*([a-z]+)", re.IGNORECASE | re.MULTILINE)
_WAITING = frozenset({"delayed", "relayed", "delivered", "expanded"})


def own_words(text: str) -> str:
    """Return what a report says itself, before the mail it is about begins."""
    text = text[:_READ]
    original = next(
        (
            found
            for found in words.ORIGINAL.finditer(text)
            if found.start() > 0 and text[: found.start()].strip()
        ),
        None,
    )
    return text[: original.start()] if original else text


def is_report(tree: Message, sender: Address | None, subject: str, text: str, body: Body) -> bool:
    """Tell whether a mail system wrote that it could not deliver a mail, or not yet."""
    kind = tree.get_content_type()
    report = parameter(tree, "content-type", "report-type").lower() if kind == "multipart/report" else ""
    if "disposition" in report:
        return (
            bool(_REJECTED.search(subject) or _REJECTED.search(text[:_OPENING]))
            and "rejected" in (subject + text[:_OPENING]).lower()
        )
    if kind == "multipart/report" or any("recipient" in part.lower() for part in body.reports):
        return True
    if headers.raw(tree, "x-failed-recipients") or _JSON.search(text[:_READ]):
        return True
    enough = ENOUGH if is_daemon(tree, sender) or has_empty_path(tree) else ENOUGH_OF_ROBOTS
    return _weight(tree, sender, subject, text, body) >= enough


def is_delayed(text: str, body: Body) -> bool:
    """Tell whether a report says that delivery is still being tried."""
    actions = {action.lower() for part in body.reports for action in _ACTION.findall(part)}
    if actions:
        return actions <= _WAITING
    told = own_words(text)
    return bool(words.DELAYED.search(told)) and not words.FINAL.search(told)


def is_daemon(tree: Message, sender: Address | None) -> bool:
    """Tell whether the mail system itself is named as the sender."""
    written = headers.text(headers.raw(tree, "from"))
    if sender is None or not written:
        return bool(words.DAEMON_NAME.search(written))
    local = sender.address.partition("@")[0].strip('"').replace(".", "").replace("_", "").replace(" ", "")
    return bool(words.DAEMON.match(local) or words.DAEMON_NAME.search(sender.name))


def is_robot(tree: Message, sender: Address | None) -> bool:
    """Tell whether the sender's address or the header says that no person wrote."""
    local = sender.address.partition("@")[0] if sender else ""
    return bool(words.ROBOT.match(local)) or bool(headers.raw(tree, "auto-submitted"))


def has_empty_path(tree: Message) -> bool:
    """Tell whether the envelope named nobody to answer to."""
    path = headers.raw(tree, "return-path").strip().lower()
    return path == "<>" or path.startswith(("<mailer-daemon", "<postmaster", "<>"))


def _is_mailer(tree: Message) -> bool:
    """Tell whether the sender calls itself by the name that only mail systems bear."""
    return bool(words.MAILER.search(headers.raw(tree, "from")))


def _weight(tree: Message, sender: Address | None, subject: str, text: str, body: Body) -> int:
    """Return how many signs of a report a mail shows; without a machine as its sender it shows none."""
    daemon, empty = is_daemon(tree, sender), has_empty_path(tree)
    robot = is_robot(tree, sender)
    if not (daemon or empty or robot) or (_ANSWERS.match(subject) and not daemon):
        return 0
    told = own_words(text)
    opening = told[:_OPENING]
    weight = (
        3 * daemon + _is_mailer(tree) * ("@" in told) + 2 * (empty and not daemon) + (robot and not daemon)
    )
    weight += 2 * bool(words.SUBJECT.search(subject)) + 2 * bool(words.BODY.search(opening))
    weight += bool(words.CODE.search(told)) + bool(body.returned or len(told) < min(len(text), _READ))
    return weight + 3 * bool(_FIELDS.search(text[:_READ]))
