"""People who began to write and found their answer: most of what a help desk never hears of."""

import random
from datetime import datetime, timedelta

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.demo.company import Company
from ruhepol.demo.files import read
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.services.asking import (
    Showing,
    confirm_solved,
    join_ticket,
    record_opened,
    record_shown,
    start_ask,
)
from ruhepol.knowledge.services.presuming import presume_avoided
from ruhepol.tickets.models import Ticket

WORKDAY, WEEKEND_DAY = (3, 7), (1, 3)
SATURDAY = 5
READING = timedelta(minutes=3)
SAID_SO, LEFT = 0.5, 0.85  # half say that it helped, a third read and leave, the others close the page


def ask_around(dice: random.Random, day: datetime, company: Company) -> None:
    """Let a day's visitors ask, then decide about those whose seven days are over."""
    patterns = read("history")["patterns"]
    fewest, most = WEEKEND_DAY if day.weekday() >= SATURDAY else WORKDAY
    for _ in range(dice.randint(fewest, most)):
        pattern = dice.choices(patterns, [each["weight"] for each in patterns])[0]
        at = day + timedelta(hours=7, minutes=dice.randint(0, 840))
        _ask(dice, at, pattern["topic"], pattern["articles"], company)
    with clock.frozen(day + timedelta(hours=23, minutes=59)):
        presume_avoided()


def joined_after_reading(ticket: Ticket, at: datetime, keys: list[str]) -> None:
    """Let the one who wrote have seen these articles before, and opened the first, in vain."""
    found = Article.objects.in_bulk(keys, field_name="key")
    with clock.frozen(at - READING):
        ask = start_ask(language=ticket.language, topic=ticket.topic, customer=ticket.customer)
        record_shown(ask=ask, showings=[Showing(found[key].pk, 0.6) for key in keys])
        record_opened(ask=ask, article_id=found[keys[0]].pk)
    with clock.frozen(at):
        join_ticket(ask=ask, ticket_id=ticket.pk)


def _ask(dice: random.Random, at: datetime, topic: str, keys: list[str], company: Company) -> None:
    articles = list(Article.objects.filter(key__in=keys).order_by("key"))
    device = f"demo-{dice.getrandbits(64):016x}"
    with clock.frozen(at):
        ask = start_ask(language=dice.choice(["de", "en"]), topic=company.topics[topic], device=device)
        record_shown(ask=ask, showings=[Showing(each.pk, 0.7) for each in articles])
        fate, read_first = dice.random(), articles[0].pk
        if fate < LEFT:
            record_opened(ask=ask, article_id=read_first)
        if fate < SAID_SO:
            clock.advance(timedelta(seconds=dice.randint(40, 240)))
            confirm_solved(ask=ask, by=SYSTEM, article_id=read_first)
