"""Telling automatic answers, complaints, challenges and list mail."""

import re
from email.message import Message

from ruhepol.channels.email.mime import headers
from ruhepol.channels.email.mime.body import Body
from ruhepol.channels.email.mime.machine import absence, words
from ruhepol.channels.email.mime.machine.bounce import has_empty_path, is_robot, own_words
from ruhepol.channels.email.mime.model import Address
from ruhepol.channels.email.mime.parameters import parameter

_MARK = re.compile(
    r"x-(?:\w+-)*auto-?(?:repl(?:y|ied)|respon(?:d|se|der)|generated|submitted)(?!.*suppress)(?:-\w+)*|"
    r"x-vacation|x-cron-env|x-ms-exchange-inbox-rules-loop|x-fc-machinegenerated"
)
"""Fields that programs set which answer by themselves; their names differ, their sense does not."""
_SAID = re.compile(
    r"auto[ _-]?(?:repl|respon|generat|mail)|vacation|out of office|mailbox rules agent", re.IGNORECASE
)
_SAYING = frozenset(
    {
        "x-precedence",
        "precedence",
        "preference",
        "x-post-messageclass",
        "x-mailer",
        "x-generated-by",
        "x-ms-exchange-generated-message-source",
    }
)
"""Fields that many mails have, of which the value tells."""
_NOT = frozenset({"", "no", "none", "false", "0", "normal"})
_LOOP = re.compile(r"x-(?:\w+-)*loop(?:-\w+)*")
_SUPPRESS = re.compile(r"\b(?:all|oof|autoreply)\b", re.IGNORECASE)
_OPENING = 2_000  # letters
_LONGEST = 300  # letters of a field that are looked at
_FEEDBACK = re.compile(r"^feedback-type\s*:", re.IGNORECASE | re.MULTILINE)
_NOTIFICATION = re.compile(r"^\s*\{\s*\"(?:notificationType|eventType|Type)\"\s*:", re.IGNORECASE)
_COMPLAINT = re.compile(r"^\s*\{\s*\"(?:notificationType|eventType)\"\s*:\s*\"Complaint\"", re.IGNORECASE)
_UNREAD = re.compile(
    r"^(?:no[._-]?reply|do[._-]?not[._-]?reply|mailer-?daemon|postmaster|abuse|root)\b", re.IGNORECASE
)
_BULK = frozenset({"bulk", "junk", "list"})


def is_complaint(tree: Message, text: str, body: Body) -> bool:
    """Tell whether a mailbox provider reports that somebody called a mail of ours spam (ARF, RFC 5965)."""
    if "feedback" in parameter(tree, "content-type", "report-type").lower():
        return True
    return any(_FEEDBACK.search(part) for part in body.reports) or bool(_COMPLAINT.search(text[:_OPENING]))


def is_automatic(tree: Message, subject: str, text: str) -> bool:
    """Tell whether a program answered in a person's name, or sent a notice nobody is to answer."""
    submitted = headers.text(headers.raw(tree, "auto-submitted")).lower()
    if submitted and not submitted.startswith(("no", "auto-forwarded")):
        return True
    if _is_marked(tree) or tree.get_content_type() == "multipart/report":
        return True
    if absence.in_subject(subject) or _NOTIFICATION.search(text[:_OPENING]):
        return True
    return not _is_list(tree) and _answers_by_words(tree, subject, text)


def _is_marked(tree: Message) -> bool:
    """Tell whether a field of the header says that a program answers."""
    for name, values in headers.fields(tree).items():
        if name.startswith("x-") and _MARK.fullmatch(name) and values[0].strip().lower() not in _NOT:
            return True
        if name in _SAYING and _SAID.search(values[0][:_LONGEST]):
            return True
    return False


def _answers_by_words(tree: Message, subject: str, text: str) -> bool:
    """Tell whether weaker signs meet: an empty envelope sender, bulk precedence, words of absence."""
    if has_empty_path(tree) and headers.raw(tree, "return-path"):
        return True
    if absence.is_hinted(subject) and (headers.raw(tree, "in-reply-to") or absence.in_words(text)):
        return True
    unanswerable = headers.text(headers.raw(tree, "precedence")).lower() in _BULK or _suppresses(tree)
    return (unanswerable and absence.in_words(text)) or absence.is_declared(text)


def is_quiet(tree: Message, sender: Address | None) -> bool:
    """Tell whether no program may answer: the header says so, or nobody reads at the sender's address."""
    local = sender.address.partition("@")[0] if sender else ""
    looped = any("loop" in name and _LOOP.fullmatch(name) for name in headers.fields(tree))
    return _suppresses(tree) or looped or bool(_UNREAD.match(local))


def _suppresses(tree: Message) -> bool:
    return bool(_SUPPRESS.search(headers.raw(tree, "x-auto-response-suppress")))


def is_challenge(tree: Message, sender: Address | None, subject: str, text: str) -> bool:
    """Tell whether a program wants the sender to prove to be a person before their mail is delivered."""
    if words.CHALLENGE.search(subject):
        return True
    return is_robot(tree, sender) and bool(words.CHALLENGE.search(own_words(text)[:1_500]))


def is_bulk(tree: Message) -> bool:
    """Tell whether a mailing list or a newsletter sent it."""
    return _is_list(tree) or headers.text(headers.raw(tree, "precedence")).lower() in _BULK


def _is_list(tree: Message) -> bool:
    return any(
        headers.raw(tree, name) for name in ("list-id", "list-unsubscribe", "list-post", "mailing-list")
    )
