"""Loading the demo company, in one transaction: all of it or nothing."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.events.outbox import replaying
from ruhepol.core.jobs.drain import drain
from ruhepol.demo import company as founding
from ruhepol.demo import customers as inviting
from ruhepol.demo import history, library, signals, stories
from ruhepol.demo.shop.keys import put_up
from ruhepol.demo.systems.keys import connect
from ruhepol.healing.services.learning import learn
from ruhepol.insights.services.healed import settle_runs
from ruhepol.knowledge.services.understanding import understand
from ruhepol.people.models import Brand

Say = Callable[[str], None]


class AlreadyInUseError(Exception):
    """The installation has a brand already; demo data would mix with real customers."""


def is_empty() -> bool:
    """Tell whether the installation is untouched."""
    return not Brand.objects.exists()


def load(*, password: str, say: Say) -> None:
    """Fill an untouched installation with the demo company; `say` hears what is being done.

    No mail leaves: the history is written as history. Raises AlreadyInUseError.
    """
    if not is_empty():
        raise AlreadyInUseError
    with transaction.atomic(), replaying():
        say("people and topics")
        company = founding.found(password)
        articles = library.put_up(company.agents["ada"])
        understand()  # the bot answers by them
        say(f"{len(articles)} articles of the help centre")
        customers = inviting.invite()
        with clock.frozen(clock.now() - timedelta(weeks=history.WEEKS + 1)):
            signals.know()
            connect()
        widget = put_up(company.brand)
        say("a shop with the chat in its corner")
        for week, tickets in enumerate(history.relive(company, customers, widget), start=1):
            say(f"{week} of {history.WEEKS} past weeks, {tickets} tickets")
        say(f"{stories.tell(company, customers)} tickets of today and the last days")
        say(f"{signals.tell() + signals.tell_past()} signals of their servers and mailboxes")
        say("figures, promises and search")
        drain()
        settle_runs()
        learn()
