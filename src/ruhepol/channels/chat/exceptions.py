"""What can go wrong with chats."""


class ChatError(Exception):
    """Base of this room's errors."""


class ChatNotFoundError(ChatError):
    """There is no such chat or widget for whoever asks; absent, closed and forbidden answer alike."""


class IdentityRefusedError(ChatError):
    """The host page's word on who is there cannot be believed; `reason` is one word for logs and tests."""

    def __init__(self, reason: str) -> None:
        """Keep the reason; visitors are not told."""
        super().__init__(reason)
        self.reason = reason


class WeakKeyError(ChatError):
    """A client key that others could guess."""


class ChatEndedError(ChatError):
    """The chat is over."""


class TakenError(ChatError):
    """A colleague was quicker."""


class SeatFullError(ChatError):
    """The agent has as many chats as agreed."""


class BotDoneError(ChatError):
    """The bot had its second turn; a chat is not sent in circles."""


class AddressRefusedError(ChatError):
    """No mail address, or one of ours."""


class WidgetRefusedError(ChatError):
    """A widget's settings do not fit together; the text says why."""
