"""What can go wrong with mails."""

from collections.abc import Mapping
from types import MappingProxyType


class MailError(Exception):
    """Base of this room's errors."""


class MailNotFoundError(MailError):
    """There is no such mail for this reader; absent and forbidden answer alike."""


class UnreadableMailError(MailError):
    """The mail cannot become a message; the words say why, for the person who looks at it."""


class NotYetError(MailError):
    """Something has to be found out first, outside of any transaction; until then the mail waits."""


class NotScannedError(NotYetError):
    """The mail has not been looked through for malware."""


class NotJudgedError(NotYetError):
    """Who the mail is from has to be found out first, outside of any transaction."""


class UndeliverableError(MailError):
    """The mail cannot be written as it should go out, for example because a file is missing."""


class NoLongerNeededError(MailError):
    """Time has passed the mail by: there is nothing left to say in it."""


class AttemptError(MailError):
    """Base: what went wrong while a mail was handed over."""

    refused: Mapping[str, "RefusedError"] = MappingProxyType({})
    """What the server said of those recipients it did not take."""


class RefusedError(AttemptError):
    """The server said no, or could not be reached; nothing was handed over."""

    def __init__(self, words: str, *, final: bool) -> None:
        """Keep what was said, and whether asking again is pointless."""
        super().__init__(words)
        self.final = final


class UncertainError(AttemptError):
    """The connection died after the text was handed over: nobody knows whether it was accepted."""
