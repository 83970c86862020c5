"""What cause a ticket probably has, by what agents said of tickets like it; never set by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import structlog

from ruhepol.core.ml.choosing import encoder
from ruhepol.core.ml.encoder import EncoderError
from ruhepol.core.text import in_writing
from ruhepol.knowledge.models import LearnedCauses
from ruhepol.knowledge.wordings import without_courtesies
from ruhepol.tickets.models import Cause, Message, Ticket

if TYPE_CHECKING:  # numpy takes 20 MiB: it is loaded by those who ask
    from ruhepol.knowledge.sorting.space import Points, Said

log = structlog.get_logger(__name__)

_MOST = 3
_LEAST = 0.2  # share of certainty below which a proposal is noise
_LONGEST = 500  # characters of a message: what it is about stands at the start
_PATIENCE = 0.3  # seconds an agent may wait for the encoder


@dataclass(frozen=True, slots=True)
class Likely:
    """A cause, and how likely it is this one."""

    cause: Cause
    share: float


def likely_causes(ticket: Ticket) -> list[Likely]:
    """Return the likeliest causes, best first; none where too little was learned or nothing is near."""
    learned = LearnedCauses.objects.first()
    if learned is None:
        return []
    try:
        shares = _shares(learned, said_in([ticket]))
    except EncoderError as error:
        log.warning("causes_without_encoder", why=str(error))
        return []
    best = sorted(zip(learned.causes, shares, strict=True), key=lambda pair: -pair[1])[:_MOST]
    likely = {cause: share for cause, share in best if cause and share >= _LEAST}
    known = Cause.objects.select_related("parent").in_bulk(likely)
    return [Likely(known[cause], share) for cause, share in likely.items() if cause in known]


def said_in(tickets: Sequence[Ticket]) -> "list[Said]":
    """Return what each ticket was opened with: its subject and the customer's first words; one question."""
    first = Message.objects.filter(ticket__in=tickets, number=1, kind=Message.Kind.CUSTOMER)
    texts = dict(first.values_list("ticket", "text"))
    words = ((ticket, without_courtesies(texts.get(ticket.pk, "")[:_LONGEST])) for ticket in tickets)
    return [(f"{ticket.subject}. {text}".strip(), in_writing(ticket.language)) for ticket, text in words]


def _shares(learned: LearnedCauses, questions: "list[Said]") -> list[float]:
    """Return each cause's share. Raises EncoderError where the encoder it was learned with is away."""
    import numpy as np  # noqa: PLC0415

    from ruhepol.knowledge.sorting.examples import shares  # noqa: PLC0415
    from ruhepol.knowledge.sorting.space import Space  # noqa: PLC0415

    chosen = encoder()
    if learned.encoder != (chosen.name if chosen else ""):
        raise EncoderError(f"learned with {learned.encoder or 'none'}")
    encode = partial(chosen.encode, within=_PATIENCE) if chosen and chosen.ready() else None
    if chosen and encode is None:
        raise EncoderError("it is still starting")
    space = Space(np.frombuffer(learned.rarity, dtype="<f4"), encode)
    weights: Points = np.frombuffer(learned.weights, dtype="<f2").reshape(len(learned.causes), -1)
    return [float(share) for share in shares(weights.astype(np.float32), space.points(questions))[0]]
