"""What broke in the weeks before: repaired with a click, by itself, in vain, or after somebody had written.

Each lives through the real services at its moments, so that the count of the first day opens case by case.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.text import in_writing
from ruhepol.demo.company import Company
from ruhepol.demo.files import read
from ruhepol.demo.stage import Scene, Step, go_on, play
from ruhepol.demo.systems.hands import Hands
from ruhepol.demo.systems.telling import ATTRIBUTES
from ruhepol.demo.systems.watch import Watch
from ruhepol.healing.models import Match, Mode, Run
from ruhepol.healing.services.advance import advance
from ruhepol.healing.services.runs import approve, propose, refuse, say
from ruhepol.healing.services.starting import start_remedy, tell_repair
from ruhepol.healing.services.sweep import expire_late
from ruhepol.people.models import Asset, Identity
from ruhepol.tickets.models import Ticket

SEED = 20421
SATURDAY = 5
WORKDAY, WEEKEND_DAY = 1.3, 0.5
"""So much breaks in a day at the end; in the first week half of it is known of."""
FATES = {
    Mode.ONE_CLICK: (["glad", "silent", "writes", "unhelped", "in vain"], [9, 5, 6, 1, 1]),
    Mode.APPROVAL: (["approved", "refused", "lapses"], [6, 2, 1]),
    Mode.AUTOMATIC: (["by itself"], [1]),
}
FEWEST = 4
"""So many repairs of a problem have to have helped before one does not: two failures stop a remedy."""


@dataclass(frozen=True)
class Case:
    """One thing that broke, whose it is, and how its kind is written about."""

    match: Match
    contact: Identity
    thing: dict[str, Any]
    broken: tuple[str, str, str]

    @property
    def asset(self) -> Asset:
        """What it is."""
        return self.match.asset

    @property
    def by(self) -> Actor:
        """Whoever has it."""
        return self.contact.customer.actor


class Workshop:
    """The systems, day after day: what they tell, and what is done about it."""

    def __init__(self, company: Company, customers: dict[str, Identity]) -> None:
        """Begin with everything in order; the systems have been connected."""
        self._company, self._dice = company, random.Random(SEED)  # noqa: S311  repeatable, not secret
        self._watch = Watch()
        self._systems = self._watch.systems
        self._hands = Hands(self._systems, self._dice)
        self._things = read("repairs")["things"]
        self._why_not = read("repairs")["why_not"]
        self._owned = _owned(customers)
        self._healed: Counter[int] = Counter()

    def spend(self, day: datetime, share: float) -> None:
        """Live through a day; `share` of what breaks is known of."""
        usual = WEEKEND_DAY if day.weekday() >= SATURDAY else WORKDAY
        some = int(usual * share + self._dice.random())
        for hour in sorted(self._dice.sample(range(7, 17), some)):
            self._live(day + timedelta(hours=hour, minutes=self._dice.randint(0, 59)))

    def _live(self, at: datetime) -> None:
        with clock.frozen(at):
            case = self._broken()
            self._pass(5, 90)
            fates, weights = FATES[Mode(case.match.problem.remedy.mode)]
            fate = self._dice.choices(fates, weights)[0]
            if fate in {"unhelped", "in vain"} and self._healed[case.match.problem_id] < FEWEST:
                fate = "glad"
            self._fate(fate)(case)
            self._pass(1, 2)
            self._systems.put_right()
            self._watch.hear(case.asset)

    def _fate(self, fate: str) -> Callable[[Case], object]:
        fates: dict[str, Callable[[Case], object]] = {
            "glad": self._clicks,
            "silent": self._repaired,
            "unhelped": lambda case: self._clicks(case, solved=False),
            "in vain": self._in_vain,
            "writes": self._writes,
            "approved": self._approved,
            "refused": self._refused,
            "lapses": self._lapses,
            "by itself": self._by_itself,
        }
        return fates[fate]

    def _broken(self) -> Case:
        """Break something that is somebody's, and find what it is."""
        thing = self._dice.choices(self._things, [one["weight"] for one in self._things])[0]
        asset, contact = self._dice.choice(self._owned[thing["kind"]])
        broken = (thing["kind"], asset.external_id, self._dice.choice(thing["faults"]))
        self._systems.break_(*broken)
        self._watch.hear(asset)
        match = Match.objects.select_related("problem__remedy", "asset").get(asset=asset, gone_at=None)
        return Case(match, contact, thing, broken)

    def _pass(self, fewest: int, most: int) -> None:
        clock.advance(timedelta(seconds=self._dice.randint(fewest * 60, most * 60)))

    def _carry_out(self, case: Case, run: Run) -> Run:
        while (later := advance(run_id=run.pk, hands=self._hands)) is not None:
            clock.advance(later - clock.now())
        self._watch.hear(case.asset)
        self._healed[case.match.problem_id] += 1
        run.refresh_from_db()
        return run

    def _asked(self, case: Case) -> Run:
        """Let the customer click."""
        return propose(
            problem=case.match.problem, asset=case.asset, customer=case.contact.customer, by=case.by
        )

    def _repaired(self, case: Case) -> Run:
        return self._carry_out(case, self._asked(case))

    def _clicks(self, case: Case, *, solved: bool = True) -> None:
        run = self._repaired(case)
        self._pass(1, 3)
        say(run=run, solved=solved, by=case.by)

    def _in_vain(self, case: Case) -> None:
        self._healed[case.match.problem_id] = -100  # once is enough to show
        self._hands.in_vain = case.broken
        self._repaired(case)
        self._hands.in_vain = None

    def _writes(self, case: Case) -> None:
        """Let the customer write although it is known; the agent repairs it from the ticket."""
        words = case.thing[in_writing(case.contact.customer.language)]
        words = {name: text.format(name=case.asset.name) for name, text in words.items()}
        agent = case.thing["agent"]
        scene = Scene(
            case.contact, self._dice.choice(["email", "form"]), case.thing["kind"], words["subject"]
        )
        ticket = play(scene, [Step(clock.now(), "customer", "writes", words["text"])], self._company)
        self._pass(4, 25)
        self._play(ticket, scene, (agent, "takes", ""), (agent, "notes", words["note"]))
        who = self._company.agents[agent].actor
        self._carry_out(case, propose(problem=case.match.problem, asset=case.asset, ticket=ticket, by=who))
        self._play(ticket, scene, (agent, "replies", words["answer"]), (agent, "solves", ""))
        self._pass(20, 120)
        self._play(ticket, scene, ("customer", "confirms", ""))

    def _play(self, ticket: Ticket, scene: Scene, *acts: tuple[str, str, str]) -> None:
        go_on(ticket, [Step(clock.now(), *act) for act in acts], scene, self._company)

    def _approved(self, case: Case) -> None:
        run = self._asked(case)
        self._pass(3, 40)
        self._carry_out(case, approve(run=run, by=self._company.agents["ben"].actor))

    def _refused(self, case: Case) -> None:
        run = self._asked(case)
        self._pass(10, 60)
        refuse(run=run, why=self._dice.choice(self._why_not), by=self._company.agents["ben"].actor)

    def _lapses(self, case: Case) -> None:
        deadline = self._asked(case).deadline
        clock.advance((deadline or clock.now()) - clock.now())
        expire_late()

    def _by_itself(self, case: Case) -> None:
        if run := start_remedy(match_id=case.match.pk):
            self._carry_out(case, run)
            tell_repair(run_id=run.pk)


def _owned(customers: dict[str, Identity]) -> dict[str, list[tuple[Asset, Identity]]]:
    """Return what the systems know of that is somebody's, by kind."""
    contacts = {identity.customer_id: identity for identity in customers.values()}
    pairs = Asset.objects.order_by("pk", "customers").values_list("pk", "customers")
    assets = Asset.objects.in_bulk()
    owned: dict[str, list[tuple[Asset, Identity]]] = {kind: [] for kind in ATTRIBUTES}
    for pk, customer in pairs:
        if customer in contacts and assets[pk].kind in owned:
            owned[assets[pk].kind].append((assets[pk], contacts[customer]))
    return owned
