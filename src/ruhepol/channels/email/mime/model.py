"""What is known of a mail once it is read."""

from dataclasses import dataclass, field
from enum import StrEnum


class Machine(StrEnum):
    """Whether a machine wrote the mail, and what kind of machine mail it is."""

    NO = ""
    AUTO = "auto"
    LIST = "list"
    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    CHALLENGE = "challenge"


REPORTS = frozenset({Machine.BOUNCE, Machine.COMPLAINT})
"""What mail systems say about a mail of ours."""
ANSWERS = frozenset({Machine.AUTO, Machine.CHALLENGE})
"""What programs answer in a person's name."""


@dataclass(frozen=True, slots=True)
class Address:
    """One mail address, lower case in its domain only, and the name beside it."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file in a mail. `content_id` is set where the HTML shows it as a picture."""

    name: str
    content_type: str
    content: bytes
    content_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A signature or a cover (`smime`, `pgp`) and its state.

    `unchecked`, `intact` (nothing was changed), `broken`; `encrypted` is not signed, as far as we can see.
    """

    kind: str
    state: str
    by: str = ""
    """Whom the enclosed certificate names."""
    certificates: tuple[bytes, ...] = field(default=(), repr=False, compare=False)
    """All certificates that came along, the signer's first. Who issued them was not asked here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail, read. All texts are clean: no NUL, no lone surrogates, lines end in LF."""

    sender: Address | None = None
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    subject: str = ""
    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    text: str = ""
    html: str = ""
    visible: str = ""
    folded: str = ""
    parts: tuple[Part, ...] = ()
    machine: Machine = Machine.NO
    bounced: tuple[str, ...] = ()
    delayed: bool = False
    """A delivery report that says it is still being tried."""
    returned: str = field(default="", repr=False)
    """What a delivery report says of the mail it is about: the report's technical parts as text."""
    quiet: bool = False
    """No program may answer it, though a person seems to have written it."""
    seal: Seal | None = None
    damage: str = ""
    """What had to be mended to read it, for the person who wonders."""

    @property
    def thread_ids(self) -> tuple[str, ...]:
        """The ids this mail answers, nearest first."""
        return tuple(dict.fromkeys([*self.in_reply_to, *reversed(self.references)]))
