"""The sentences of a plan: checks that ask, steps that do and are undone, what proves it, and rails."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from ruhepol.healing.plans.amounts import AtMost, Duration, Rate
from ruhepol.healing.plans.checks import Check
from ruhepol.healing.plans.deeds import Step
from ruhepol.healing.plans.places import check_places
from ruhepol.healing.plans.sentence import Name, Sentence, Words, in_both
from ruhepol.healing.plans.windows import Windows


class Verify(Sentence):
    """What proves the repair: the check no longer says yes, within the time."""

    check: Name
    within: Annotated[Duration, Field(ge=timedelta(), le=timedelta(hours=1))] = timedelta(seconds=60)


class Breaker(Sentence):
    """When a remedy is stopped for all: after so many runs within the time, or when too many of them fail."""

    runs: Annotated[int, Field(ge=1, le=10_000)] = 10
    within: Duration = timedelta(minutes=10)
    failures: Annotated[float, Field(gt=0, le=1)] = 0.3


class Rails(Sentence):
    """How far a remedy may go by itself."""

    per_asset: AtMost = Rate(1, timedelta(days=1))
    cool_down: Duration = timedelta(minutes=30)
    breaker: Breaker = Breaker()
    windows: Windows = ()
    approve_within: Annotated[Duration, Field(ge=timedelta(minutes=1), le=timedelta(days=7))] = timedelta(
        hours=4
    )
    after_failure: Literal["undo", "leave"] = "undo"
    """What becomes of the steps that were done when a later one fails or nothing is proved."""


class Plan(Sentence):
    """All of it. A plan without steps only looks."""

    checks: Annotated[tuple[Check, ...], Field(max_length=20)] = ()
    says: Annotated[Words | None, AfterValidator(in_both)] = None
    steps: Annotated[tuple[Step, ...], Field(max_length=20)] = ()
    verify: Verify | None = None
    rails: Rails = Rails()

    @model_validator(mode="after")
    def _names_what_it_has(self) -> "Plan":
        """Refuse names that are there twice, or that mean nothing."""
        names = [check.name for check in self.checks]
        _once(names, "check")
        _once([step.name for step in self.steps], "step")
        wanted = [deed.happened for step in self.steps for deed in step.deeds if deed.happened]
        wanted += [self.verify.check] if self.verify else []
        for name in wanted:
            if name not in names:
                raise ValueError(f"there is no check {name}")
        if self.steps and (self.says is None or self.verify is None):
            raise ValueError("steps need says, which customers read before, and verify, which proves it")
        return self

    @model_validator(mode="after")
    def _fills_what_it_knows(self) -> "Plan":
        """Refuse places that are never filled in."""
        readings = frozenset(check.name for check in self.checks)
        for check in self.checks:
            check_places(check.asked(), readings=frozenset())
            check_places(check.says, readings=frozenset(), has_value=True)
        check_places([self.says, [step.model_dump() for step in self.steps]], readings=readings)
        return self

    def check(self, name: str) -> Check:
        """Return the check of this name, which the plan has."""
        return next(check for check in self.checks if check.name == name)


def _once(names: list[str], noun: str) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise ValueError(f"there are two {noun}s {twice}")
