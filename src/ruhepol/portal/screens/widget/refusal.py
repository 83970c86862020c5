"""What goes wrong, in words for the visitor."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from ruhepol.automation.exceptions import AnswerNotFoundError
from ruhepol.channels.chat.exceptions import (
    AddressRefusedError,
    ChatEndedError,
    ChatNotFoundError,
    WeakKeyError,
)
from ruhepol.healing.exceptions import RailError, RunNotFoundError
from ruhepol.portal.situation import not_now
from ruhepol.tickets.exceptions import EmptyMessageError, UnprovenContactError


class Refusal(Exception):  # noqa: N818  named for what it is
    """An answer that is a no."""

    def __init__(self, status: int, words: str) -> None:
        """Keep the HTTP status and what the visitor reads."""
        super().__init__(words)
        self.status = status
        self.words = words


@contextmanager
def refusals() -> Iterator[None]:
    """Turn the room's errors into answers."""
    try:
        yield
    except ChatNotFoundError:
        raise Refusal(401, _("This chat is not known here any more.")) from None
    except AddressRefusedError:
        raise Refusal(422, _("This does not look like an e-mail address.")) from None
    except EmptyMessageError:
        raise Refusal(422, _("There is nothing in this message.")) from None
    except (WeakKeyError, AnswerNotFoundError):
        raise Refusal(422, _("This cannot be read.")) from None
    except RunNotFoundError:
        raise Refusal(404, _("This is no longer so. Please look again.")) from None
    except RailError:
        raise Refusal(409, not_now()) from None
    except ChatEndedError:
        raise Refusal(409, _("This chat has ended.")) from None
    except UnprovenContactError:
        raise Refusal(409, _("First answer the mail that we send to this address.")) from None
