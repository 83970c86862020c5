"""The systems as the weeks before saw them: within reach, and what they told kept at its moment."""

from ruhepol.core import clock
from ruhepol.demo.systems.company import Systems
from ruhepol.demo.systems.keys import NAME
from ruhepol.demo.systems.telling import ATTRIBUTES, Told
from ruhepol.demo.systems.things import Things
from ruhepol.healing.models import Source
from ruhepol.healing.reading.seen import SEVERITIES, Seen
from ruhepol.healing.services.matching import note
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset


class Watch:
    """Systems of their own, all in order at first; those of today have been connected."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self._heard: list[tuple[str, Told]] = []
        self.systems = Systems(Things(None), lambda number, told: self._heard.append((number, told)))
        self._source = Source.objects.get(name=NAME)

    def hear(self, *assets: Asset) -> None:
        """Take what the systems told, and look what that means for these."""
        told = [_seen(number, one) for number, one in self._heard]
        self._heard.clear()
        take(source=self._source, told=told)
        note(asset_ids=[asset.pk for asset in assets])


def _seen(number: str, told: Told) -> Seen:
    return Seen(
        at=clock.now(),
        kind={"task": "task", "event": "event"}.get(told.form, "log"),
        severity=SEVERITIES[told.severity],
        name=told.name,
        body=told.body,
        attributes={ATTRIBUTES[told.kind]: number},
    )
