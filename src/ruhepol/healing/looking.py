"""Looking at things while somebody writes: what their signals show, and how well the words fit it.

The text is read and forgotten; who may look at which things has been settled by whoever hands them over.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ruhepol.healing.diagnosis import Finding, diagnose
from ruhepol.healing.wording import ENOUGH, Words
from ruhepol.people.models import Asset


@dataclass(frozen=True, slots=True)
class Look:
    """One problem that a thing has now, and how well what was written fits it, 0 to 1."""

    finding: Finding
    fit: float = 0.0
    is_named: bool = False

    @property
    def fits(self) -> bool:
        """Tell whether the writer means this one."""
        return self.is_named or self.fit >= ENOUGH


def look(assets: Sequence[Asset], text: str = "") -> list[Look]:
    """Return what is wrong with these things, what the text is about first."""
    words = Words(text)
    looks = [
        Look(finding, words.fit(finding.problem), words.name(finding.asset)) for finding in diagnose(assets)
    ]
    return sorted(looks, key=lambda one: (not one.is_named, not one.fits, -one.fit))
