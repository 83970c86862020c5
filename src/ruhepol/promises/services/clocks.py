"""Keeping clocks true: worked out anew from the ticket's whole story whenever something happened to it.

Doing it twice, late or in the wrong order therefore ends in the same rows.
"""

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.db.rows import insert, update
from ruhepol.people.selectors import hours_of
from ruhepol.promises.clocks.reckon import Kind, Need, Terms, needs, reckon
from ruhepol.promises.models import Clock, Target
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.due import set_due
from ruhepol.tickets.story.load import story_of

_CHANGING = (
    *("target_id", "calendar_id", "allowed", "pauses", "due_at"),
    *("met_at", "dropped_at", "broken_at", "kept", "decided_at"),
)
Key = tuple[str, object]

_TICKET = Prepared(
    lambda: Ticket.objects.filter(pk=Slot("id")).marking_spam().select_for_update(of=("self",), no_key=True)
)
_CLOCKS = Prepared(lambda: Clock.objects.filter(ticket=Slot("ticket")).select_related("calendar"))
_TARGETS = Prepared(lambda: Target.objects.filter(is_active=True).select_related("calendar"), is_settled=True)


@transaction.atomic(savepoint=False)  # worked out anew by the next try, so nothing of it is undone alone
def keep_clocks(*, ticket_id: int, anew: bool = False) -> list[Clock]:
    """Bring a ticket's clocks and its nearest promise up to date.

    A clock that has ended keeps its terms and verdict, and so does one that is broken; `anew` works the
    broken ones that still run out again, because their calendar is another now.
    Publishes DueChanged where the nearest promise moves.
    """
    ticket = _TICKET.get(id=ticket_id)
    # Something is promised to customers who wrote to us, not to senders of spam; and in one ticket of two.
    is_promised = ticket.begun_by_customer and not ticket.is_spam and not ticket.merged_into_id
    wanted = list(needs(story_of(ticket))) if is_promised else []
    rows = _CLOCKS.all(ticket=ticket_id)
    before: dict[Key, Clock] = {(row.kind, row.started_at): row for row in rows}
    states = {row.pk: _state(row) for row in rows}
    target = _target_for(ticket) if wanted else None
    after = [row for need in wanted if (row := _reckoned(need, before, ticket, target, anew=anew))]
    _save(after, states)
    running = [row.due_at for row in after if row.due_at and not row.is_over]
    due_at = min(running, default=None)
    if ticket.due_at != due_at:
        set_due(ticket=ticket, due_at=due_at, by=SYSTEM)
    return after


def _target_for(ticket: Ticket) -> Target | None:
    return next((target for target in _TARGETS.all() if target.fits(ticket)), None)


def _reckoned(
    need: Need, before: dict[Key, Clock], ticket: Ticket, target: Target | None, *, anew: bool
) -> Clock | None:
    """Return the clock for a need, None where nothing is promised."""
    row = before.get((need.kind, need.started_at))
    if row and row.is_over and (row.met_at, row.dropped_at) == (need.met_at, need.dropped_at):
        return row
    was_broken = row is not None and row.broken_at is not None
    if row is None or anew or not was_broken:
        allowed = target.allowed(Kind(need.kind)) if target else None
        if target is None or allowed is None:
            return None
        row = row or Clock(ticket=ticket, kind=need.kind, started_at=need.started_at)
        row.target, row.calendar, row.allowed, row.broken_at = target, target.calendar, allowed, None
    return _judged(row, need, was_broken=was_broken)


def _judged(row: Clock, need: Need, *, was_broken: bool) -> Clock:
    due = reckon(need, Terms(row.allowed, hours_of(row.calendar)))
    row.pauses = [[start.isoformat(), end.isoformat() if end else None] for start, end in need.pauses]
    row.met_at, row.dropped_at, row.due_at = need.met_at, need.dropped_at, due.due_at
    row.broken_at = row.broken_at or due.broken_at
    if was_broken and due.due_at and due.due_at < clock.now():
        row.broken_at = row.broken_at or due.due_at  # it was told already and is still true
    if row.broken_at:
        row.kept, row.decided_at = False, row.broken_at
    else:
        row.kept, row.decided_at = (True, need.met_at) if need.met_at else (None, None)
    return row


def _state(row: Clock) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in _CHANGING)


def _save(rows: list[Clock], states: dict[int, tuple[object, ...]]) -> None:
    """Write what is new or different, and take away what is promised no more."""
    for row in rows:
        if row.pk is None:
            insert(row)
        elif states[row.pk] != _state(row):
            update(row, *_CHANGING)
    if gone := states.keys() - {row.pk for row in rows}:
        Clock.objects.filter(pk__in=gone).delete()
