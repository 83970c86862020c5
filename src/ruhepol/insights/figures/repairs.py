"""The figures of healing: what was repaired, how sure that is, and what was not. Part of the catalogue."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ruhepol.insights.figures.definition import Figure, Source, Unit

_HEALED_BEGINS = _("A repair of a known problem begins: by itself, by the customer's click or by an agent")
_HEALED_COUNTS = _(
    "Repairs whose proof was found; tries without effect are none. Each is confirmed or presumed, never "
    "both, and one of which the customer says that it did not help is failed."
)


def _of_runs(  # noqa: PLR0913  a figure has this many parts
    key: str,
    name: str | Promise,
    stops: str | Promise,
    *,
    better: int,
    starts: str | Promise = _HEALED_BEGINS,
    counts: str | Promise = _HEALED_COUNTS,
    value: str = "outcome",
    where: Mapping[str, str] | None = None,
) -> Figure:
    """Return a count of repairs on the day they ended."""
    return Figure(
        key=key,
        name=name,
        starts=starts,
        stops=stops,
        counts=counts,
        unit=Unit.COUNT,
        source=Source.RUNS,
        anchor="ended_at",
        value=value,
        where=where or {},
        better=better,
    )


HEALED_CONFIRMED = _of_runs(
    "healed_confirmed",
    _("Healed, confirmed"),
    _(
        "The customer says that it is solved; or the proof was found, and within seven days nobody who has "
        "the thing wrote about anything"
    ),
    better=1,
    where={"outcome": "confirmed"},
)
HEALED_PRESUMED = _of_runs(
    "healed_presumed",
    _("Healed, presumed"),
    _(
        "The proof was found, and the seven days are not over, or somebody who has the thing wrote within "
        "them and nobody said that it was solved. Never mixed with confirmed ones."
    ),
    better=1,
    where={"outcome": "presumed"},
)
HEALED_WRITTEN = _of_runs(
    "healed_written",
    _("Healed, and written all the same"),
    _("The first word, about anything, of somebody who has the thing, within seven days after the proof"),
    better=-1,
    value="wrote_at",
)
RUNS_FAILED = _of_runs(
    "runs_failed",
    _("Repairs that failed"),
    _(
        "A step fails, the proof is not found, what was done is undone, or the customer says that it did "
        "not help"
    ),
    better=-1,
    counts=_("Repairs that were begun; tries without effect are none"),
    where={"outcome": "failed"},
)
RUNS_REFUSED = _of_runs(
    "runs_refused",
    _("Repairs not let happen"),
    _("An agent refuses, or nobody approves in time"),
    better=-1,
    starts=_("A repair is proposed"),
    counts=_("Repairs that wait for approval"),
    where={"outcome": "refused"},
)
_SAVED = _(
    "Repairs that no ticket led to, and after which nobody who has the thing wrote for seven days, unless "
    "the customer said that it was solved"
)
SAVED_CONFIRMED = _of_runs(
    "saved_confirmed",
    _("Contacts saved by repairs, confirmed"),
    _("The repair counts as confirmed"),
    better=1,
    counts=_SAVED,
    where={"saved": "confirmed"},
)
SAVED_PRESUMED = _of_runs(
    "saved_presumed",
    _("Contacts saved by repairs, presumed"),
    _("The repair is proved, and the seven days are not over"),
    better=1,
    counts=_SAVED,
    where={"saved": "presumed"},
)
ALTHOUGH_KNOWN = Figure(
    key="although_known",
    name=_("Written although it was known"),
    starts=_("A known problem is found with a thing of the customer's"),
    stops=_("The customer writes while it is there"),
    counts=_("Tickets a customer began, spam left out; whether they are about the problem is not judged"),
    unit=Unit.COUNT,
    source=Source.TICKETS,
    anchor="asked_at",
    value="known",
    better=-1,
)

REPAIRS = (
    HEALED_CONFIRMED,
    HEALED_PRESUMED,
    HEALED_WRITTEN,
    RUNS_FAILED,
    RUNS_REFUSED,
    SAVED_CONFIRMED,
    SAVED_PRESUMED,
    ALTHOUGH_KNOWN,
)
