"""What can go wrong with tickets."""


class TicketError(Exception):
    """Base of this room's errors."""


class TicketNotFoundError(TicketError):
    """There is no such ticket for this reader; absent and forbidden answer alike."""


class NewerMessagesError(TicketError):
    """Something was said after the version the writer has seen."""

    def __init__(self, count: int) -> None:
        """Tell how many messages the writer has not seen."""
        super().__init__(f"{count} newer messages")
        self.count = count


class EmptyMessageError(TicketError):
    """A message needs words or a file."""


class AlreadySolvedError(TicketError):
    """The ticket is solved or closed already."""


class NotSolvedError(TicketError):
    """There is no open claim that could be confirmed, declined or ended by silence."""


class TicketClosedError(TicketError):
    """The ticket is closed; it has to be reopened first."""


class AlreadySentError(TicketError):
    """The answer has gone out; it cannot be taken back."""


class StaleDraftError(TicketError):
    """A newer version of the draft was saved from another window."""


class UnknownFilterError(TicketError):
    """The filter or its value is not one of the known ones."""


class PastMomentError(TicketError):
    """A ticket can only be put off into the future."""


class CannotMergeError(TicketError):
    """A ticket cannot go into itself, and not into or out of one that is merged already."""


class NotMergedError(TicketError):
    """The ticket is in no other one."""


class MergedError(TicketError):
    """The ticket goes on in another one; only undoing that gives it a life of its own."""


class ErasedError(TicketError):
    """The ticket is erased with its customer; nothing is said in it any more."""


class NothingToSplitError(TicketError):
    """Only a customer's message that came after the first one can leave its ticket."""


class UnprovenContactError(TicketError):
    """What was said is sent only to an address that is known to be theirs."""


class TooManyFilesError(TicketError):
    """A draft holds no more files."""


class QuestionNeededError(TicketError):
    """Another question is shown depending on this one; it has to go, or to change, first."""


class QuestionOrderError(TicketError):
    """A question can only hang on an earlier one of the same form that offers answers to choose."""


class WrongDetailsError(TicketError):
    """What was answered does not fit the questions of the topic's form."""
