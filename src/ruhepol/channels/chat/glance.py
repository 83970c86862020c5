"""How a widget is staffed, as it is shown: looked at once in two seconds by each process, not for each word.

Decisions ask `selectors.standing`; a sentence on a screen may be two seconds old.
"""

from dataclasses import dataclass

from django.core.cache import cache

from ruhepol.channels.chat.models import Chat, Widget
from ruhepol.channels.chat.selectors import Standing, queue, standing
from ruhepol.core import clock

FRESH = 2  # seconds


@dataclass(frozen=True, slots=True)
class Glance:
    """What was seen: the standing, and the chats that wait, in their order."""

    standing: Standing
    waiting: tuple[int, ...]

    def place(self, chat: Chat) -> int:
        """Return how many wait up to and including this chat; one that came since then stands at the end."""
        return self.waiting.index(chat.pk) + 1 if chat.pk in self.waiting else len(self.waiting) + 1


def glance(widget: Widget) -> Glance:
    """Return how a widget is staffed, at most two seconds ago."""
    return cache.get_or_set(f"chat.glance:{widget.pk}", lambda: _look(widget), FRESH)  # type: ignore[return-value]


def _look(widget: Widget) -> Glance:
    waiting = queue(widget, clock.now()).values_list("pk", flat=True)
    return Glance(standing(widget), tuple(waiting))
