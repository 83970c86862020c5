"""Several customers who have the same problem within minutes."""

from datetime import timedelta

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Match
from ruhepol.healing.services.incidents import Said, activate, declare
from ruhepol.healing.services.problems import save_problem
from ruhepol.people.models import Asset
from tests.factories.people import make_identity
from tests.healing.facts import description


def break_out(problem, customers):
    """Let each of these customers have a server of their own with the problem; return the matches."""
    return [_match(problem, customer) for customer in customers]


def _match(problem, customer):
    number = Asset.objects.count() + 1
    asset = Asset.objects.create(kind="server", external_id=f"o-{number}", name=f"web-{number}")
    asset.customers.add(customer)
    now = clock.now()
    return Match.objects.create(problem=problem, asset=asset, since=now, found_at=now)


def strangers(count):
    """Return so many customers nobody has met."""
    return [make_identity(f"c{number}@firm.example", name=f"C {number}").customer for number in range(count)]


def make_public(brand):
    """Return an incident that everybody at a brand reads of, with the next word in an hour."""
    problem = save_problem(problem=None, description=description(), by=SYSTEM)
    said = Said(
        words_de="Wir suchen.", words_en="We look into it.", next_word_at=clock.now() + timedelta(hours=1)
    )
    titles = {"title_de": "Platten voll", "title_en": "Disks full"}
    return activate(incident=declare(problem=problem, by=SYSTEM), brand=brand, said=said, by=SYSTEM, **titles)
