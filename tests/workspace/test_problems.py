"""Describing problems, trying them on the past, and seeing them beside the conversation."""

import re
from datetime import timedelta
from html import unescape

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.kits.text import parse
from ruhepol.healing.models import KnownProblem, Precursor, Source
from ruhepol.healing.services.kits import install_kit
from ruhepol.healing.services.learning import learn
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from ruhepol.workspace.screens.problems.forms import ProblemForm
from tests.factories.tickets import make_ticket
from tests.healing.before import make_past
from tests.healing.facts import PLAN, description, fact
from tests.healing.kits.facts import KIT
from tests.workspace.pages import text
from tests.world import NOON

pytestmark = pytest.mark.django_db


def said(**others):
    """Return the form's fields as a browser sends them."""
    return {name: value for name, value in vars(description(**others)).items() if value is not None}


@pytest.fixture
def noon():
    """Hold the clock."""
    with clock.frozen(NOON):
        yield


@pytest.fixture
def server(world, noon):  # noqa: ARG001  at noon
    """Kim's server, whose disk has been full three times."""
    made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    made.customers.add(world.kim.customer)
    take(source=connect_source(name="Wache", by=SYSTEM)[0], told=[fact()] * 3)
    return made


def test_a_problem_is_described_and_changed(ben):
    """It begins with an example; what is wrong is named and nothing is lost."""
    assert "no space left" in text(ben.get("/desk/problems/new/"))
    facts = said()
    wrong = ben.post("/desk/problems/new/", {**facts, "condition": "[[all"})
    assert wrong.status_code == 422
    assert "Not understood:" in text(wrong)
    assert "Die Platte Ihres Servers ist voll." in text(wrong)
    made = ben.post("/desk/problems/new/", facts)
    known = KnownProblem.objects.get()
    assert made["Location"] == f"/desk/problems/{known.pk}/"
    ben.post(made["Location"], {**facts, "title_en": "Full"})
    assert "Full" in text(ben.get("/desk/problems/"))


def test_thousands_of_problems_are_read_page_by_page_and_searched(ben, world):
    """A page holds fifty, the next follows in the same order, and words find in what is said of them."""
    made = [
        save_problem(problem=None, description=description(title_en=f"Trouble {n:02}"), by=world.ben.actor)
        for n in range(51)
    ]
    first = text(ben.get("/desk/problems/"))
    assert "Trouble 49" in first
    assert "Trouble 50" not in first
    rest = text(ben.get(f"/desk/problems/?q=&after={made[49].pk}"))
    assert "Trouble 50" in rest
    assert "Trouble 49" not in rest
    found = text(ben.get("/desk/problems/?q=trouble+07"))
    assert "Trouble 07" in found
    assert "Trouble 08" not in found
    assert "Nothing is described with these words" in text(ben.get("/desk/problems/?q=unheard"))


def test_the_bench_tries_it_on_the_last_week(ben, world, server):
    """While it is written: how often it would have been found and repaired, and who wrote of it after."""
    make_ticket(contact=world.kim, subject="Platte voll", text="Die Platte ist wieder voll.")
    make_ticket(contact=world.nora, subject="Meine Platte", text="Die Platte ist voll!")
    make_ticket(contact=world.nora, subject="Rechnung", text="Wo finde ich sie?")
    draft = said(symptoms_de="Die Platte ist voll")
    looked = text(ben.post("/desk/problems/try/", draft))
    assert "found once" in looked
    assert "None of it would have been repaired without an agent." in looked
    assert "2 tickets are about it" in looked
    assert "Of one the signs were there before" in looked
    assert f"{server.name}, 1:00 PM nothing is done" in looked
    clicked = text(ben.post("/desk/problems/try/", {**draft, "plan": PLAN, "mode": "one_click"}))
    assert "Repaired without an agent: once" in clicked
    asked = text(ben.post("/desk/problems/try/", {**draft, "plan": PLAN, "mode": "approval"}))
    assert "an agent decides" in asked
    nothing = ben.post("/desk/problems/try/", said(asset_kind="order", title_de="Fee", words_de="Fee."))
    assert "It would not have been found" in text(nothing)
    wrong = ben.post("/desk/problems/try/", {**draft, "condition": "[[all"})
    assert "Expected" in text(wrong)
    assert "steps.1: " in text(ben.post("/desk/problems/try/", {**draft, "plan": "[[steps]]"}))


def test_each_number_of_the_bench_opens_its_cases(ben, world, server):
    """The tickets themselves, and of an outbreak the signals up to the one that shows it, none told after."""
    ticket = make_ticket(contact=world.kim, subject="Platte voll", text="Die Platte ist wieder voll.")
    with clock.frozen(NOON + timedelta(hours=5)):
        take(source=Source.objects.get(), told=[fact("quiet again", severity=9, at=clock.now())])
        page = ben.post("/desk/problems/try/", said(symptoms_de="Die Platte ist voll")).content.decode()
    assert f'href="/desk/tickets/{ticket.pk}/"' in page
    [place, *_] = re.findall(rf'href="(/desk/assets/{server.pk}/\?after=[^"]+)"', page)
    shown = text(ben.get(unescape(place)))
    assert "97 %" in shown
    assert "quiet again" not in shown
    assert "Show the newest" in shown
    assert "quiet again" in text(ben.get(f"/desk/assets/{server.pk}/"))


def test_the_remedy_is_written_beside_the_problem(ben):
    """What is no plan is named and nothing is saved; a kit's problem is this house's own once changed."""
    install_kit(kit=parse(KIT), by=SYSTEM)
    known = KnownProblem.objects.get()
    address = f"/desk/problems/{known.pk}/"
    assert "From the kit disks, version 1.2.0." in text(ben.get(address))
    form = ProblemForm(instance=known)
    fields = {name: value for name in form.fields if (value := form[name].value())}
    assert ben.post(address, fields)["Location"] == address
    assert KnownProblem.objects.get().version == "1.2.0"
    wrong = ben.post(address, {**fields, "plan": fields["plan"].replace("verify", "prove")})
    assert wrong.status_code == 422
    ben.post(address, {**fields, "mode": "automatic"})
    known.refresh_from_db()
    assert (known.version, known.remedy.mode) == ("1.2.0+own", "automatic")
    ben.post("/desk/problems/new/", {**said(), "plan": PLAN, "mode": "approval"})
    assert KnownProblem.objects.get(title_en="Disk full", kit="").remedy.plan.strip() == PLAN.strip()


def test_a_known_problem_stands_beside_the_conversation(ada, world, server):
    """In the customer's language, for it is what they will be told."""
    save_problem(problem=None, description=description(), by=world.ben.actor)
    ticket = make_ticket(contact=world.kim, language="de")
    page = text(ada.get(f"/desk/tickets/{ticket.pk}/diagnosis/"))
    assert "Disk full" in page
    assert "Die Platte Ihres Servers ist voll." in page
    assert server.name in page
    other = make_ticket(contact=world.nora)
    assert "Disk full" not in text(ada.get(f"/desk/tickets/{other.pk}/diagnosis/"))


@pytest.fixture
def proposal(world, noon):  # noqa: ARG001  at noon
    """A signal that comes before tickets."""
    make_past()
    learn()
    return Precursor.objects.get()


def test_a_proposal_shows_its_counts_and_its_tickets_and_becomes_a_problem(ben, proposal):
    """What is known already is filled in; saved, it is looked for and proposed no more."""
    page = text(ben.get("/desk/problems/"))
    assert "no space left on /data" in page
    assert "It began 5 times; 5 times the customer wrote" in page
    assert "Otherwise in 0 of" in page
    assert "Platte ist voll" in page
    address = f"/desk/problems/proposed/{proposal.pk}/describe/"
    form = ben.get(f"{address}?past=1")
    assert 'value="Platte ist voll"' in form.content.decode()
    assert "found 5 times" in text(form)
    assert ben.post(address, {"title_de": ""}).status_code == 422
    made = ben.post(address, said())
    assert made["Location"] == f"/desk/problems/{KnownProblem.objects.get().pk}/"
    assert "Worth describing" not in text(ben.get("/desk/problems/"))


def test_what_is_no_problem_can_be_taken_back(ben, proposal):
    """A slip of the finger is not for ever."""
    ben.post(f"/desk/problems/proposed/{proposal.pk}/dismiss/")
    page = text(ben.get("/desk/problems/"))
    assert "Not this" not in page
    assert "One that is no problem" in page
    ben.post(f"/desk/problems/proposed/{proposal.pk}/again/")
    assert "Not this" in text(ben.get("/desk/problems/"))
