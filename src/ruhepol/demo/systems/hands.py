"""Reaching the systems from within, for the weeks before: no door, no network, no waiting."""

import json
import random
from collections.abc import Sequence
from datetime import timedelta
from http import HTTPStatus

from ruhepol.core import clock
from ruhepol.demo.systems.company import Systems
from ruhepol.healing.doing.asking import shown
from ruhepol.healing.doing.target import Answer, Outcome, Reading, Target
from ruhepol.healing.jsonpath import path
from ruhepol.healing.plans.checks import Check, HttpCheck
from ruhepol.healing.plans.deeds import Deed, HttpDeed
from ruhepol.healing.plans.holds import judge
from ruhepol.healing.plans.places import fill, fill_all


class Hands:
    """Asks and does what the kits' plans say; an act takes some seconds of the clock that is held.

    What is in `in_vain` comes back after each act: so a repair looks that does not help.
    """

    def __init__(self, systems: Systems, dice: random.Random) -> None:
        """Reach these systems."""
        self._systems, self._dice = systems, dice
        self.in_vain: tuple[str, str, str] | None = None

    def ask_all(self, checks: Sequence[Check], target: Target, *, within: float) -> Sequence[Reading]:
        """Ask checks, well within the time there is."""
        clock.advance(timedelta(seconds=min(within, 0.2)))
        return [_ask(self._systems, check, target) for check in checks if isinstance(check, HttpCheck)]

    def perform(self, deed: Deed, target: Target, *, key: str, dry: bool) -> Outcome:
        """Do one deed."""
        if not isinstance(deed, HttpDeed) or dry:
            return Outcome(ok=False, output="nobody does that here")
        clock.advance(timedelta(seconds=self._dice.randint(1, 9)))
        values = target.values()
        place, body = fill(deed.path, values), json.dumps(fill_all(deed.json_, values) or {})
        answer = self._systems.act(place.lstrip("/"), body.encode(), key=key)
        if self.in_vain:
            self._systems.break_(*self.in_vain)
        output = f"{answer.status.value}\n{json.dumps(answer.said)}"
        return Outcome(
            ok=answer.status == HTTPStatus.OK, output=output, input=f"{deed.method} {place}\n{body}"
        )


def _ask(systems: Systems, check: HttpCheck, target: Target) -> Reading:
    values = target.values()
    answer = systems.look(fill(check.path, values).lstrip("/"))
    value = path(check.value or "$").first(answer.said)
    words = {
        language: fill(says, {**values, "value": shown(value, language, check.reads)})
        for language, says in (check.says or {}).items()
    }
    holds = judge(check.holds, value) if check.holds else bool(value)
    return Reading(check.name, Answer.YES if holds else Answer.NO, value, words)
