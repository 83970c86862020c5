"""Keeping the facts of repairs true: worked out anew from the run and what customers wrote after it."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ruhepol.core import clock
from ruhepol.core.db.rows import upsert
from ruhepol.healing.models import Run
from ruhepol.insights.figures.healed import Outcome, outcome
from ruhepol.insights.models import RunFact
from ruhepol.people.selectors import default_brand
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.models.label import SPAM

SILENCE = timedelta(days=7)
BATCH = 500


@transaction.atomic
def record_runs(run_ids: Collection[int]) -> int:
    """Write the facts of these runs and return how many count. No event: nothing happened."""
    house = default_brand()
    rows = [row for run in _held(run_ids) if (row := _row(run, run.wrote_at))]
    for row in rows:
        row.brand_id = vars(row.run)["asked_under"] or (house.pk if house else None)
    RunFact.objects.filter(pk__in=run_ids).exclude(pk__in=[row.pk for row in rows]).delete()
    upsert(rows)
    return len(rows)


def settle_runs() -> int:
    """Look again at what is presumed until somebody writes or seven days are over; return how many."""
    presumed = RunFact.objects.filter(outcome=Outcome.PRESUMED, wrote_at=None).order_by("pk")
    return sum(_in_batches(presumed.values_list("pk", flat=True)))


def rebuild_runs() -> int:
    """Write the facts of all runs anew and return how many count."""
    ended = Run.objects.filter(ended_at__isnull=False).order_by("pk")
    return sum(_in_batches(ended.values_list("pk", flat=True)))


def _in_batches(keys: "QuerySet[Any, int]") -> Iterator[int]:
    last = 0
    while batch := list(keys.filter(pk__gt=last)[:BATCH]):
        last = batch[-1]
        yield record_runs(batch)


def _held(run_ids: Collection[int]) -> "QuerySet[Any]":
    """Return the runs, held, each with its brand and its customers' first word within seven days after it."""
    asked = Message.objects.filter(kind=Message.Kind.CUSTOMER).exclude(ticket__tags__name=SPAM)
    after = asked.filter(
        customer__assets=OuterRef("asset"),
        created_at__gt=OuterRef("ended_at"),
        created_at__lte=OuterRef("ended_at") + SILENCE,
    )
    first = Subquery(after.order_by("created_at").values("created_at")[:1])
    last = Ticket.objects.filter(customer__assets=OuterRef("asset")).order_by("-created_at", "-pk")
    asked_under = Subquery(last.values("brand")[:1])
    brand = Coalesce("ticket__brand", asked_under, output_field=BigIntegerField())
    ended = Run.objects.filter(pk__in=run_ids, dry=False, ended_at__isnull=False)
    return (
        ended.annotate(wrote_at=first, asked_under=brand)
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
    )


def _row(run: Run, wrote_at: datetime | None) -> RunFact | None:
    """Return what a run counts as; None where it counts as nothing."""
    if run.ended_at is None:
        return None
    silent = clock.now() > run.ended_at + SILENCE
    found = outcome(run.state, run.why, run.word, wrote=wrote_at is not None, silent=silent)
    if found is None:
        return None
    healed = found in {Outcome.CONFIRMED, Outcome.PRESUMED}
    saved = healed and run.ticket_id is None and (run.word != "" or wrote_at is None)
    return RunFact(
        run=run,
        ended_at=run.ended_at,
        outcome=found.value,
        wrote_at=wrote_at if healed else None,
        saved=found.value if saved else "",
    )
