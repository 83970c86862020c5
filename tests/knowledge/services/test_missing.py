"""Questions without an answer: found in requests and searches, drafted from what solved them."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge import wanted
from ruhepol.knowledge.exceptions import CategoryNotFoundError
from ruhepol.knowledge.models import Category, MissingAnswer
from ruhepol.knowledge.services.articles import publish_article
from ruhepol.knowledge.services.drafting import draft_answer
from ruhepol.knowledge.services.gaps import record_gap
from ruhepol.knowledge.services.missing import dismiss_missing, find_missing_answers
from ruhepol.knowledge.suggest import shelf
from ruhepol.tickets.services import solve as ending
from ruhepol.tickets.services.reply import reply
from tests.factories.knowledge import make_category, make_text
from tests.factories.people import make_brand, make_identity
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db

QUESTION = "Wie kann ich mein Abo im Urlaub pausieren?"
REPLY = (
    "Guten Tag Kim Berger,\n\nöffnen Sie **Vertrag** und wählen Sie **Abo pausieren**, höchstens 60 Tage.\n"
    "Ihre Nummer 4711-88 bleibt, wir schreiben an kim1@turnierserver.example.\n\nViele Grüße\nAda"
)


@pytest.fixture(autouse=True)
def _fresh():
    """No suggestion is known."""
    shelf.forget()
    yield
    shelf.forget()


@pytest.fixture
def world():
    """Ada answers."""
    return make_world()


def asked(world, number, *, text=QUESTION, says="yes", answer=REPLY):
    """Return a ticket of another customer, perhaps answered and confirmed."""
    contact = make_identity(f"kim{number}@turnierserver.example", name="Kim Berger")
    ticket = make_ticket(contact=contact, subject="Abo pausieren", text=f"Hallo, {text} Gruß Kim Berger")
    if says:
        reply(ticket=ticket, text=answer, by=world.ada.actor)
        ending.solve(ticket=ticket, by=world.ada.actor)
    if says == "yes":
        ending.confirm(ticket=ticket, by=contact.customer.actor)
    return ticket


def test_three_people_or_searches_make_a_question(world):
    """Requests and searches count together; fewer are no news; nobody's name stands in it."""
    asked(world, 1)
    asked(world, 2, says="")
    assert find_missing_answers() == []
    record_gap(query="Abo pausieren", language="de")
    [found] = find_missing_answers()
    assert (found.people, found.searches, found.language) == (2, 1, "de")
    assert "Abo" in found.question
    assert "Kim" not in found.question
    assert find_missing_answers()[0].tickets.count() == MissingAnswer.objects.get().tickets.count() == 2


def test_one_customer_who_writes_often_is_one(world):
    """People are counted and not messages."""
    for _time in range(4):
        make_ticket(contact=world.kim, subject="Abo pausieren", text=QUESTION)
    assert find_missing_answers() == []


def test_what_an_article_answers_is_not_missing(world):
    """As soon as a fitting article is there the question is gone."""
    for number in range(3):
        asked(world, number)
    assert len(find_missing_answers()) == 1
    make_text("Abo im Urlaub pausieren", "So pausieren Sie Ihr Abo: Vertrag öffnen, Abo pausieren wählen.")
    assert find_missing_answers() == []
    assert not MissingAnswer.objects.exists()


def test_an_article_of_another_brand_answers_nobody_here(world):
    """Customers of this brand cannot read it, so to them the answer is missing."""
    for number in range(3):
        asked(world, number)
    text = make_text("Abo im Urlaub pausieren", "So pausieren Sie Ihr Abo: Vertrag öffnen, Abo pausieren.")
    text.article.brands.add(make_brand(key="zweit", name="Zweitmarke"))
    assert len(find_missing_answers()) == 1


def test_the_draft_is_made_of_what_customers_confirmed(world):
    """The confirmed reply is the text, without courtesies, names, addresses and long numbers."""
    make_category("contracts", "Vertrag", "Contract")
    asked(world, 1, says="claimed", answer="Das ist nur behauptet.")
    for number in (2, 3):
        asked(world, number)
    record_gap(query="Abo Pause", language="de")
    [found] = find_missing_answers()
    article = draft_answer(missing=found, by=world.ada.actor)
    version = article.texts.get().versions.get()
    body = version.body
    assert body.startswith("Öffnen Sie **Vertrag** und wählen Sie **Abo pausieren**, höchstens 60 Tage.")
    assert body.index("60 Tage") < body.index("## Weitere Antwort") < body.index("nur behauptet")
    for private in ("Kim", "Berger", "4711", "@", "Ada", "Guten Tag", "Grüße"):
        assert private not in body + version.title
    assert (article.state, article.owner) == ("draft", world.ada)
    assert {ticket.pk for ticket in wanted.evidence_of(article, world.ada)} == set(
        found.tickets.values_list("pk", flat=True)
    )
    assert draft_answer(missing=found, by=world.ben.actor) == article
    assert wanted.missing(world.ada) == []


def test_what_was_drafted_or_dismissed_is_not_counted_again(world):
    """Only new requests bring a question back."""
    make_category()
    for number in range(3):
        asked(world, number)
    dismiss_missing(missing=find_missing_answers()[0], by=SYSTEM)
    assert find_missing_answers() == []
    for number in range(3, 6):
        asked(world, number)
    [again] = find_missing_answers()
    assert again.people == 3
    draft_answer(missing=again, by=SYSTEM)
    assert find_missing_answers() == []


def test_without_a_solved_request_the_draft_waits_for_its_author(world):
    """Nothing is invented; and without a category there is no place for it."""
    for number in range(3):
        asked(world, number, says="")
    [found] = find_missing_answers()
    with pytest.raises(CategoryNotFoundError):
        draft_answer(missing=found, by=SYSTEM)
    assert not Category.objects.exists()
    make_category()
    article = draft_answer(missing=found, by=SYSTEM)
    assert article.texts.get().versions.get().body == "…"
    assert publish_article(article=article, by=SYSTEM)


def test_examples_are_shown_to_those_who_may_see_the_request(world):
    """An agent of the house sees all of them; the counts name nobody."""
    for number in range(3):
        asked(world, number)
    find_missing_answers()
    [shown] = wanted.missing(world.ada)
    assert (len(shown.tickets), shown.row.people) == (3, 3)
    [to_partner] = wanted.missing(world.pia)
    assert to_partner.tickets == []
