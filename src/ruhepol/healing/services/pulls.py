"""Fetching what systems do not tell by themselves: nothing is skipped, nothing taken twice.

Each page is kept with its entries' numbers in one transaction; the watermark moves when all pages are. After
a crash the same is asked again and what is known is passed over. Each fetch looks back a little, because
what was written earlier on the other side may become visible later.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.db.rows import insert_once
from ruhepol.core.events.outbox import publish
from ruhepol.healing.doing.pages import Entries, pages
from ruhepol.healing.doing.place import NotDoneError
from ruhepol.healing.doing.systems import place_of
from ruhepol.healing.events import SourceChanged
from ruhepol.healing.jsonpath import PathError
from ruhepol.healing.models import Pull, PulledEntry, Source, System
from ruhepol.healing.reading import form as forms
from ruhepol.healing.reading.marks import before, is_ahead, order
from ruhepol.healing.reading.seen import Seen, UnreadableError
from ruhepol.healing.services.hooks import keep_payload
from ruhepol.healing.services.take import refuse, take

LEASE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Errand:
    """What is to be fetched."""

    system: System
    ask: str
    form: str = ""
    key: str = "$.id"
    mark: str = "$.updated_at"
    following: str = ""
    watermark: str
    overlap: int = 300
    every: int = 60
    is_active: bool = True


@transaction.atomic
def set_pull(*, source: Source, errand: Errand, by: Actor) -> Pull:
    """Say what is fetched for a source, beginning now. Publishes SourceChanged. Raises FormError."""
    if errand.form.strip():
        forms.parse(errand.form)
    pull = Pull.objects.select_for_update().filter(source=source).first() or Pull(source=source)
    for name, value in vars(errand).items():
        setattr(pull, name, value)
    pull.next_at, pull.failures, pull.error = clock.now(), 0, ""
    pull.save()
    publish(SourceChanged(source_id=source.pk), by=by)
    return pull


def fetch(*, pull_id: int) -> int:
    """Fetch what is due, unless somebody else does; return how many entries were new.

    What goes wrong stands on the pull, and is tried again later and later. Raises database errors alone.
    """
    now = clock.now()
    active = Pull.objects.filter(pk=pull_id, is_active=True, source__is_active=True)
    if not active.filter(next_at__lte=now).update(next_at=now + LEASE):
        return 0
    pull = active.select_related("source", "system").get()
    try:
        new, highest = _fetch(pull)
    except (NotDoneError, UnreadableError, PathError, forms.FormError) as error:
        pause = min(timedelta(seconds=pull.every * 2 ** min(pull.failures, 12)), LONGEST_PAUSE)
        active.update(
            error=str(error)[:1_000], failed_at=now, failures=pull.failures + 1, next_at=clock.now() + pause
        )
        return 0
    _finish(pull, new, highest)
    return new


def _fetch(pull: Pull) -> tuple[int, str]:
    """Keep page after page; return how many entries were new, and the highest mark."""
    if pull.system is None or not pull.system.is_active:
        raise NotDoneError("the system is switched off or gone")
    form = forms.parse(pull.form) if pull.form.strip() else None
    new, highest = 0, pull.watermark
    for document, entries in pages(pull, place_of(pull.system), form):
        if form is None:
            keep_payload(source=pull.source, body=json.dumps(document).encode())
            return 0, pull.watermark
        found, mark = _keep(pull, entries, form)
        new += found
        highest = max(highest, mark, key=lambda one: order(one) or 0.0)
        if found:
            keep_payload(source=pull.source, body=json.dumps(document).encode())
    return new, highest


@transaction.atomic
def _keep(pull: Pull, entries: Entries, form: forms.Form) -> tuple[int, str]:
    """Take the entries of a page that were not taken before; return how many, and the highest mark."""
    low, highest = order(before(pull.watermark, pull.overlap)) or 0.0, pull.watermark
    told: list[Seen] = []
    new = 0
    for entry in entries:
        mark = forms.value_at(pull.mark, entry)
        place = order(mark)
        if place is None:
            raise UnreadableError(f"no number or moment at {pull.mark}")
        if place < low:
            continue
        if not is_ahead(mark, clock.now()):
            highest = max(highest, str(mark), key=lambda one: order(one) or 0.0)
        if insert_once(PulledEntry(pull=pull, key=_digest(pull, entry, mark), mark=place)):
            new += 1
            told += _read(pull, entry, form)
    if told:
        take(source=pull.source, told=told)
    Pull.objects.filter(pk=pull.pk).update(next_at=clock.now() + LEASE)
    return new, highest


def _read(pull: Pull, entry: Any, form: forms.Form) -> list[Seen]:  # noqa: ANN401  JSON
    try:
        return forms.signals(entry, form.model_copy(update={"each": "$"}), now=clock.now())
    except UnreadableError as error:
        refuse(source=pull.source, form="pull", reason=str(error), payload=json.dumps(entry).encode())
        return []


def _digest(pull: Pull, entry: Any, mark: object) -> str:  # noqa: ANN401  JSON
    number = forms.value_at(pull.key, entry)
    if number is None:
        raise UnreadableError(f"no number at {pull.key}")
    return hashlib.sha256(json.dumps([str(number), str(mark)]).encode()).hexdigest()


@transaction.atomic
def _finish(pull: Pull, new: int, highest: str) -> None:
    now = clock.now()
    low = order(before(highest, pull.overlap)) or 0.0
    PulledEntry.objects.filter(pull=pull, mark__lt=low).delete()
    Pull.objects.filter(pk=pull.pk, watermark=pull.watermark).update(watermark=highest)
    Pull.objects.filter(pk=pull.pk).update(
        fetched_at=now, fetched=new, failures=0, error="", next_at=now + timedelta(seconds=pull.every)
    )
