"""Whom a check or a step is about, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ruhepol.people.models import Asset, Customer, IdentityKind


@dataclass(frozen=True, slots=True)
class Target:
    """An asset, the customer it is done for, and what checks have read so far, by their names."""

    asset: Asset
    customer: Customer | None = None
    readings: Mapping[str, Any] = field(default_factory=dict)

    def values(self) -> dict[str, str]:
        """Return what fills the places of a plan; what nobody knows is not there."""
        asset = self.asset
        facts = ("name", "external_id", "kind", "state")
        found = {f"asset.{fact}": str(getattr(asset, fact)) for fact in facts}
        found |= {f"asset.attributes.{key}": str(value) for key, value in asset.attributes.items()}
        found |= {f"readings.{name}": str(value) for name, value in self.readings.items()}
        if self.customer is not None:
            found["customer.name"] = self.customer.name
            addresses = self.customer.identities.filter(kind=IdentityKind.EMAIL)
            found |= {f"customer.{one.kind}": one.value for one in addresses.order_by("pk")[:1]}
        return found


class Answer(StrEnum):
    """What a check says. Unknown: nobody answered in time, or the answer cannot be judged."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a check found: its answer, the value it read, the words for people, by language."""

    name: str
    answer: Answer
    value: Any = None
    words: Mapping[str, str] = field(default_factory=dict)
    took_ms: int = 0
    error: str = ""

    def words_in(self, language: str) -> str:
        """Return the words in a language we write; nothing where the check has none to say."""
        return self.words.get(language, "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step. Both texts are masked and short enough to keep.

    retry: another try may help. unsure: nobody knows whether it took effect, so that a step which must not be
    repeated needs a human.
    """

    ok: bool
    output: str
    retry: bool = False
    unsure: bool = False
    input: str = ""
