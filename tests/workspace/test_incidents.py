"""Incidents at the desk: proposed, made public, and ended by a lead."""

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Incident
from ruhepol.healing.services.incidents import propose_outbreak
from ruhepol.healing.services.problems import save_problem
from tests.healing.facts import description
from tests.healing.outbreak import break_out, strangers
from tests.workspace.pages import text
from tests.world import NOON

pytestmark = pytest.mark.django_db

WORDS = {"words_de": "Wir suchen.", "words_en": "We look into it."}
FIRST = {**WORDS, "title_de": "Platten voll", "title_en": "Disks full", "next_word_at": "2026-03-02T15:00"}


@pytest.fixture
def incident(world):  # noqa: ARG001  everybody
    """Three customers' servers with full disks, at noon."""
    with clock.frozen(NOON):
        problem = save_problem(problem=None, description=description(), by=SYSTEM)
        break_out(problem, strangers(3))
        yield propose_outbreak(problem_id=problem.pk)


def address(incident, act=""):
    """Return where an incident is at the desk."""
    return f"/desk/incidents/{incident.pk}/{act}"


def test_a_proposal_stands_beside_the_inbox(ben, ada, incident):
    """For leads, with how far it reaches; others are not asked."""
    shown = text(ben.get("/desk/now/"))
    assert "Is this an incident?" in shown
    assert "3 customers" in shown
    assert "/desk/now/" in ben.get("/desk/").content.decode()
    assert ada.get("/desk/now/").status_code in {403, 404}
    assert "/desk/now/" not in ada.get("/desk/").content.decode()
    assert "web-1" in text(ben.get("/desk/incidents/"))
    assert incident.state == "proposed"


def test_a_lead_takes_it_from_the_first_word_to_the_last(ben, incident):
    """Each step says what follows; what is wrong is named and nothing is lost."""
    page = text(ben.get(address(incident)))
    assert "Die Platte Ihres Servers ist voll." in page
    wrong = ben.post(address(incident), {**FIRST, "words_en": ""})
    assert wrong.status_code == 422
    assert "Wir suchen." in text(wrong)
    ben.post(address(incident), FIRST)
    incident.refresh_from_db()
    assert (incident.state, incident.title_en) == ("active", "Disks full")
    assert incident.next_word_at is not None
    assert ben.post(address(incident, "say/"), {"words_de": "x"}).status_code == 422
    ben.post(address(incident, "say/"), {"words_de": "Bald.", "words_en": "Soon."})
    assert "Soon." in text(ben.get(address(incident)))
    assert ben.post(address(incident, "end/"), {}).status_code == 422
    ben.post(address(incident, "end/"), {"words_de": "Behoben.", "words_en": "Fixed."})
    incident.refresh_from_db()
    assert incident.state == "over"
    assert "Fixed." in text(ben.get(address(incident)))


def test_who_comes_second_is_told(ben, root, incident):
    """Two leads decide at once; the second sees how it is now."""
    ben.post(address(incident, "dismiss/"))
    assert "Somebody was faster" in text(root.post(address(incident), FIRST, follow=True))
    assert "Somebody was faster" in text(root.post(address(incident, "dismiss/"), follow=True))
    assert Incident.objects.get().state == "dismissed"


def test_a_lead_may_declare_one_by_hand(ben, incident):
    """From the problem's page; where there is one already, it leads there."""
    made = ben.post(f"/desk/problems/{incident.problem_id}/incident/")
    assert made["Location"] == address(incident)
    assert "Declare an incident" in text(ben.get(f"/desk/problems/{incident.problem_id}/"))
