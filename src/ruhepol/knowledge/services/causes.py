"""Learning from the causes agents have named what cause a ticket probably has."""

from collections.abc import Iterator

import structlog

from ruhepol.core import clock
from ruhepol.core.ml.choosing import encoder
from ruhepol.core.ml.encoder import EncoderError
from ruhepol.knowledge.likely import said_in
from ruhepol.knowledge.models import LearnedCauses
from ruhepol.tickets.models import Cause, Ticket
from ruhepol.tickets.models.label import SPAM

log = structlog.get_logger(__name__)

ENOUGH = 3  # tickets from which a cause can be told by examples
_MOST = 20  # examples of a cause, the newest ones: what it is called for changes
_CAUSES = 100


def learn_causes() -> LearnedCauses | None:
    """Learn anew from the newest tickets of each cause; return nothing where there is nothing to tell apart.

    No event: nothing happened that anybody would want to hear of. Where the encoder gives no answer, what was
    learned before stays.
    """
    by_cause = dict(_examples())
    if len(by_cause) < 2:  # noqa: PLR2004  one heading leaves nothing to tell
        LearnedCauses.objects.all().delete()
        return None
    try:
        return _learned(by_cause)
    except EncoderError as error:
        log.warning("encoder_away", why=str(error))
        return LearnedCauses.objects.first()


def _examples() -> Iterator[tuple[int | None, list[Ticket]]]:
    tickets = Ticket.objects.exclude(tags__name=SPAM).order_by("-pk")
    for cause in Cause.objects.order_by("pk").values_list("pk", flat=True)[:_CAUSES]:
        if len(named := list(tickets.filter(cause=cause)[:_MOST])) >= ENOUGH:
            yield cause, named
    # What is like those that ended without a cause has probably none.
    if unnamed := list(tickets.filter(cause=None, solved_at__isnull=False)[:_MOST]):
        yield None, unnamed


def _learned(by_cause: dict[int | None, list[Ticket]]) -> LearnedCauses:
    from ruhepol.knowledge.sorting.examples import learn  # noqa: PLC0415  numpy comes with it
    from ruhepol.knowledge.sorting.space import Space  # noqa: PLC0415

    chosen = encoder()
    questions = said_in([ticket for tickets in by_cause.values() for ticket in tickets])
    space = Space.over(questions, chosen.encode if chosen else None)
    headings = [at for at, tickets in enumerate(by_cause.values()) for _ticket in tickets]
    weights = learn(space.points(questions), headings, len(by_cause))
    learned, _made = LearnedCauses.objects.update_or_create(
        pk=1,
        defaults={
            "made_at": clock.now(),
            "encoder": chosen.name if chosen else "",
            "causes": list(by_cause),
            "rarity": space.rarity.astype("<f4").tobytes(),
            "weights": weights.astype("<f2").tobytes(),
        },
    )
    return learned
