"""What is going on today and in the last days, from `data/stories.toml`."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ruhepol.core import clock
from ruhepol.demo.asks import joined_after_reading
from ruhepol.demo.company import Company
from ruhepol.demo.files import read
from ruhepol.demo.stage import Scene, Step, play
from ruhepol.people.models import Identity
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.snooze import snooze
from ruhepol.tickets.services.sort import move, prioritise, set_cause, set_tags

PRESENT = timedelta(hours=9)  # the time of day that the stories call "now"


def tell(company: Company, customers: dict[str, Identity]) -> int:
    """Play every story and return how many there were."""
    stories = read("stories")["stories"]
    now = clock.now()
    for story in stories:
        scene = Scene(customers[story["customer"]], story["channel"], story["topic"], story["subject"])
        steps = [_step(row, now, company) for row in story["steps"]]
        ticket = play(scene, steps, company)
        if "seen" in story:
            joined_after_reading(ticket, steps[0].at, story["seen"])
        with clock.frozen(steps[-1].at):
            _sort(ticket, story, company)
    return len(stories)


def _step(row: list[str], now: datetime, company: Company) -> Step:
    moment, who, what, *text = row
    days, time = moment.split()
    hour, minute = map(int, time.split(":"))
    of_day = timedelta(hours=hour, minutes=minute)
    if days == "0":
        at = now - (PRESENT - of_day)
    else:
        zone = ZoneInfo(company.brand.time_zone)
        midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        at = midnight - timedelta(days=int(days)) + of_day
    return Step(at, who, what, *text)


def _sort(ticket: Ticket, story: dict[str, Any], company: Company) -> None:
    by = company.agents["ben"].actor
    set_tags(ticket=ticket, names=story.get("tags", []), by=by)
    if "priority" in story:
        prioritise(ticket=ticket, priority=story["priority"], by=by)
    if "cause" in story:
        set_cause(ticket=ticket, cause=company.causes[story["cause"]], by=by)
    if "team" in story:
        move(ticket=ticket, to=company.teams[story["team"]], by=by)
    if "snooze_hours" in story:
        snooze(ticket=ticket, until=clock.now() + timedelta(days=3, hours=story["snooze_hours"]), by=by)
