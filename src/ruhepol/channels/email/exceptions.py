"""What can go wrong with mails."""


class MailError(Exception):
    """Base of this room's errors."""


class MailNotFoundError(MailError):
    """There is no such mail for this reader; absent and forbidden answer alike."""


class UnreadableMailError(MailError):
    """The mail cannot become a message; the words say why, for the person who looks at it."""


class UndeliverableError(MailError):
    """The mail cannot be written as it should go out, for example because a file is missing."""
