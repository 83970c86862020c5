"""Questions about signals."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from ruhepol.core import clock, crypto
from ruhepol.healing.models import Payload, Signal, Source
from ruhepol.healing.reading import form as forms
from ruhepol.healing.reading.mapping import claims, parse
from ruhepol.healing.reading.seen import Seen, UnreadableError, Value
from ruhepol.people.models import Asset

RECENT = timedelta(days=3)
LOOKED_THROUGH = 300
PREVIEWED = 100
SHOWN_OF_A_PAYLOAD = 10

Claim = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that has been going wrong: its latest words, how often, since when and until when."""

    latest: Signal
    count: int
    first_at: datetime
    last_at: datetime


def told_once(rows: Iterable[Signal]) -> list[Trouble]:
    """Return the same thing of several slots as one, in the order of the rows given: newest first."""
    things: dict[str, list[Signal]] = {}
    for row in rows:
        things.setdefault(row.fingerprint, []).append(row)
    return [_trouble(same) for same in things.values()]


def troubles(asset_ids: Iterable[int], *, most: int) -> dict[int, list[Trouble]]:
    """Return the latest warnings and errors of assets, the same thing once, newest first."""
    recent = Signal.objects.of(asset_ids).grave().since(clock.now() - RECENT).newest_first()
    by_asset: dict[int, list[Signal]] = {}
    for row in recent[:LOOKED_THROUGH]:
        if row.asset_id is not None:
            by_asset.setdefault(row.asset_id, []).append(row)
    return {asset_id: told_once(rows)[:most] for asset_id, rows in by_asset.items()}


def _trouble(rows: Sequence[Signal]) -> Trouble:
    return Trouble(
        latest=rows[0],
        count=sum(row.count for row in rows),
        first_at=min(row.first_at for row in rows),
        last_at=rows[0].last_at,
    )


def source_with(key: str) -> Source | None:
    """Return the active source that has this key."""
    return Source.objects.filter(digest=crypto.digest(key), is_active=True).first()


@dataclass(frozen=True, slots=True)
class Meant:
    """A signal as it came, and the asset that rules make of it."""

    signal: Signal
    asset: Asset | None


def preview(source: Source, mapping: str, *, most: int = 20) -> list[Meant]:
    """Return the latest signals of a source with the assets these rules would tie them to.

    Raises MappingError.
    """
    recent = source.signals.newest_first()[:PREVIEWED]
    latest = [thing.latest for thing in told_once(recent)[:most]]
    found = assets_of([row.attributes for row in latest], mapping)
    known = Asset.objects.in_bulk([pk for pk in found if pk is not None])
    return [Meant(row, known.get(pk or 0)) for row, pk in zip(latest, found, strict=True)]


@dataclass(frozen=True, slots=True)
class Trial:
    """A payload as it came, and what a form makes of it: facts with their assets, or what is wrong."""

    payload: Payload
    told: Sequence[tuple[Seen, Asset | None]]
    wrong: str = ""


def try_form(source: Source, text: str, *, most: int = 5) -> list[Trial]:
    """Return what a form would make of the latest payloads of a source. Raises FormError."""
    form = forms.parse(text) if text.strip() else None
    return [_trial(source, payload, form) for payload in source.payloads.all()[:most]]


def _trial(source: Source, payload: Payload, form: forms.Form | None) -> Trial:
    try:
        told = forms.signals(json.loads(bytes(payload.body)), form, now=payload.at) if form else []
    except (ValueError, RecursionError, UnreadableError) as error:
        return Trial(payload, (), str(error))
    told = told[:SHOWN_OF_A_PAYLOAD]
    found = assets_of([one.attributes for one in told], source.mapping)
    known = Asset.objects.in_bulk([pk for pk in found if pk is not None])
    return Trial(payload, [(one, known.get(pk or 0)) for one, pk in zip(told, found, strict=True)])


def assets_of(attributes: Sequence[Mapping[str, Value]], mapping: str) -> list[int | None]:
    """Return the asset that each set of attributes is about, None where no rule names exactly one.

    Raises MappingError.
    """
    rules = parse(mapping, kinds=Asset.Kind.values)
    claimed = [claims(one, rules) for one in attributes]
    known = _known({claim for found in claimed for claim in found})
    return [next((known[claim] for claim in found if claim in known), None) for found in claimed]


def _known(wanted: set[Claim]) -> dict[Claim, int]:
    """Return the assets that are meant: by number, else by a name that only one of its kind has."""
    if not wanted:
        return {}
    values = {value for _kind, value in wanted}
    meant = Q(external_id__in=values) | Q(name__in=values)
    rows = Asset.objects.filter(meant, kind__in={kind for kind, _value in wanted})
    named: dict[Claim, set[int]] = {}
    numbered: dict[Claim, int] = {}
    for pk, kind, number, name in rows.values_list("pk", "kind", "external_id", "name"):
        named.setdefault((kind, name), set()).add(pk)
        numbered[kind, number] = pk
    alone = {claim: min(found) for claim, found in named.items() if len(found) == 1}
    return alone | numbered
