"""Known problems and running incidents are found by words, by whom they are for and as long as they are."""

from datetime import timedelta

import pytest

from ruhepol.automation.known import INCIDENT, PROBLEM
from ruhepol.automation.services.answering import respond
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.healing.models import Incident, KnownProblem
from ruhepol.healing.services.incidents import Said, activate, declare, end, say
from ruhepol.healing.services.problems import save_problem
from ruhepol.knowledge.exceptions import InsertionNotFoundError
from ruhepol.knowledge.policies import check_insertable
from ruhepol.knowledge.readers import Reader
from ruhepol.knowledge.suggest.suggesting import Context, find
from tests.automation.talking import begin
from tests.factories.chat import make_widget
from tests.factories.people import make_brand
from tests.healing.facts import description


@pytest.fixture
def problem(world):  # noqa: ARG001  somebody describes it
    """A full disk, with customers' words for it."""
    told = description(symptoms_de="Mein Minecraft geht nicht mehr auf")
    made = save_problem(problem=None, description=told, by=SYSTEM)
    drain()
    return made


def found(words, agent, language="de"):
    """Return the titles of the known problems that words find."""
    return [each.title for each in find(words, language, Context(agent=agent, kinds=(PROBLEM,), limit=5))]


@pytest.mark.parametrize("words", ["die Platte ist voll", "Minecraft geht nicht auf"])
def test_it_is_found_by_its_title_and_by_customers_words(world, problem, words):  # noqa: ARG001  it is known
    """In the language one reads, whatever it is called there."""
    assert found(words, world.ada) == ["Platte voll"]


def test_it_is_for_agents(world, problem):
    """A customer hears of it where their own things have it, never by words alone."""
    assert found("die Platte ist voll", None) == []
    assert check_insertable(world.ada, PROBLEM, problem.pk) == problem.pk
    with pytest.raises(InsertionNotFoundError):
        check_insertable(world.ada, PROBLEM, problem.pk + 1)


def test_a_change_is_found_at_once_and_what_is_fixed_no_more(world, problem):
    """Every process hears of it by the edition of the kind."""
    assert found("die Platte ist voll", world.ada)
    save_problem(problem=problem, description=description(title_de="Lüfter laut", words_de="x"), by=SYSTEM)
    drain()
    assert found("Lüfter laut", world.ada) == ["Lüfter laut"]
    fixed = description(title_de="Lüfter laut", state=KnownProblem.State.FIXED)
    save_problem(problem=problem, description=fixed, by=SYSTEM)
    drain()
    assert found("Lüfter laut", world.ada) == []


@pytest.fixture
def incident(world, problem):
    """Say at the one brand that the storage is down."""
    said = Said(words_de="Wir tauschen eine Platte.", words_en="We replace a disk.")
    facts = {"title_de": "Speicher gestört", "title_en": "Storage down", "brand": world.brand}
    declared = declare(problem=problem, by=world.ben.actor)
    made = activate(incident=declared, said=said, by=world.ben.actor, **facts)
    drain()
    return made


def running(words, brand, agent=None):
    """Return title and words of the incidents that words find at a brand."""
    context = Context(
        agent=agent, kinds=(INCIDENT,), limit=5, reader=Reader(brand=brand.pk if brand else None)
    )
    return [(each.title, "".join(run for run, _ in each.snippet.runs)) for each in find(words, "de", context)]


def test_an_incident_is_found_by_everybody_at_its_brand(world, incident):
    """By its title and by how customers put the problem; elsewhere nothing is said of it."""
    told = [("Speicher gestört", "Wir tauschen eine Platte.")]
    for words in ("Ist der Speicher gestört?", "Minecraft geht nicht auf"):
        assert running(words, world.brand) == told
        assert running(words, make_brand(key="other")) == []
        assert running(words, None) == []
    assert running("Speicher gestört", None, agent=world.ada) == told
    assert check_insertable(world.ada, INCIDENT, incident.pk) == incident.pk


def test_the_bot_says_first_what_is_broken(world, incident):
    """Asked about a running incident: what, since when, the next word, and how to hear of its end."""
    later = clock.now() + timedelta(hours=1)
    Incident.objects.filter(pk=incident.pk).update(next_word_at=later)
    widget = make_widget(brand=world.brand, has_bot=True)
    about, other = begin(widget, "Ist der Speicher gestört?"), begin(widget, "Kann ich mit Muscheln zahlen?")
    told = respond(chat_id=about.pk).message.text
    assert told.startswith("Wir wissen davon: Speicher gestört (seit ")
    assert "nächste Nachricht um " in told.partition("\n")[0]
    assert f"/de/status/{incident.pk}/follow/" in told
    assert "Wir wissen davon" not in respond(chat_id=other.pk).message.text
    further = Said(words_de="Er läuft wieder.", words_en="It runs again.")
    end(incident=incident, said=further, by=world.ben.actor)
    drain()
    again = begin(widget, "Ist der Speicher gestört?")
    assert "Wir wissen davon" not in respond(chat_id=again.pk).message.text


def test_the_latest_word_is_what_is_shown_until_it_is_over(world, incident):
    """A further word is there at once, and the last one ends it."""
    further = Said(words_de="Der Speicher läuft wieder an.", words_en="It is starting.")
    say(incident=incident, said=further, by=world.ben.actor)
    drain()
    assert running("Speicher gestört", world.brand) == [("Speicher gestört", "Der Speicher läuft wieder an.")]
    end(incident=incident, said=further, by=world.ben.actor)
    drain()
    assert running("Speicher gestört", world.brand) == []
