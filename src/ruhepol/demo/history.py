"""The weeks before: tickets made from patterns, always the same ones for the same day."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ruhepol.channels.chat.models import Widget
from ruhepol.core import clock
from ruhepol.core.text import in_writing
from ruhepol.demo.asks import ask_around
from ruhepol.demo.chats import chat_around
from ruhepol.demo.company import Company
from ruhepol.demo.files import read
from ruhepol.demo.outbreak import live_through, outbreak_before
from ruhepol.demo.readers import read_around
from ruhepol.demo.repairs import Workshop
from ruhepol.demo.stage import Scene, Step, play
from ruhepol.people.models import Identity
from ruhepol.tickets.services.sort import set_cause, set_tags

WEEKS = 8
CHATTED = 28  # days since the shop has its chat
SEED = 20417
SATURDAY = 5
WORKDAY, WEEKEND_DAY = (3, 6), (0, 2)
CHANNELS = (["email", "form", "portal"], [6, 3, 1])


def relive(company: Company, customers: dict[str, Identity], widget: Widget) -> Iterator[int]:
    """Play the past weeks, oldest day first; yield how many tickets there are after each week."""
    dice = random.Random(SEED)  # noqa: S311  repeatable, not secret
    # Dice of their own, so that the stories stay the same.
    readers, visitors = random.Random(SEED + 1), random.Random(SEED + 2)  # noqa: S311  as above
    workshop = Workshop(company, customers)
    patterns = read("history")["patterns"]
    zone = ZoneInfo(company.brand.time_zone)
    midnight = clock.now().astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    bad_day, made = outbreak_before(midnight), 0
    for days_ago in range(WEEKS * 7, 0, -1):
        day = midnight - timedelta(days=days_ago)
        fewest, most = WEEKEND_DAY if day.weekday() >= SATURDAY else WORKDAY
        for _ in range(dice.randint(fewest, most)):
            _relive_one(dice, patterns, day, company, customers)
            made += 1
        ask_around(dice, day, company)
        read_around(readers, day)
        if days_ago <= CHATTED:
            chat_around(visitors, day, widget, company)
        if days_ago == bad_day:
            live_through(day, company, customers)
        else:
            workshop.spend(day, 1 - days_ago / (2 * WEEKS * 7))
        if days_ago % 7 == 1:
            yield made


def _relive_one(
    dice: random.Random,
    patterns: list[dict[str, Any]],
    day: datetime,
    company: Company,
    customers: dict[str, Identity],
) -> None:
    pattern = dice.choices(patterns, [p["weight"] for p in patterns])[0]
    contact = dice.choice(list(customers.values()))
    words = pattern[in_writing(contact.customer.language)]
    agent = dice.choice(pattern["agents"])
    channel = dice.choices(*CHANNELS)[0]
    scene = Scene(contact, channel, pattern["topic"], dice.choice(words["subject"]))
    steps = [step for step in _course(dice, day, agent, words) if step.at <= clock.now()]
    ticket = play(scene, steps, company)
    by = company.agents[agent].actor
    with clock.frozen(steps[-1].at):
        set_tags(ticket=ticket, names=[pattern["topic"]], by=by)
        if "cause" in pattern and dice.random() < 0.8:  # noqa: PLR2004  four in five are named
            set_cause(ticket=ticket, cause=company.causes[pattern["cause"]], by=by)


def _course(dice: random.Random, day: datetime, agent: str, words: dict[str, Any]) -> Iterator[Step]:
    """Yield the steps of a ticket: most are solved with the first answer, some need a second one."""
    at = day + timedelta(hours=8, minutes=dice.randint(0, 600))
    yield Step(at, "customer", "writes", words["text"])
    at += _minutes(dice.lognormvariate(2.0, 0.7))
    yield Step(at, agent, "takes")
    at += _minutes(dice.lognormvariate(2.6, 0.8))
    yield Step(at, agent, "replies", words["answer"])
    at += _minutes(dice.lognormvariate(3.5, 1.0))
    yield Step(at, agent, "solves")
    if dice.random() < 0.12:  # noqa: PLR2004  one in eight was not solved yet
        at += _minutes(dice.lognormvariate(5.0, 0.8))
        yield Step(at, "customer", "declines")
        at += _minutes(dice.lognormvariate(3.5, 0.8))
        yield Step(at, agent, "replies", words["answer"])
        at += _minutes(20)
        yield Step(at, agent, "solves")
    if dice.random() < 0.65:  # noqa: PLR2004  two in three say so, the others fall silent
        yield Step(at + _minutes(dice.lognormvariate(4.5, 1.0)), "customer", "confirms")


def _minutes(number: float) -> timedelta:
    return timedelta(seconds=round(number * 60))
