"""Administrators decide what a topic's form asks."""

import pytest

from tests.factories.tickets import make_question, make_topic
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db
WORDS = {"label_de": "Wie?", "label_en": "How?", "kind": "choice", "options": "Webseite | Website\nPost"}


@pytest.fixture
def here():
    """Return the address of a topic's questions."""
    return f"/desk/settings/topics/{make_topic().pk}/questions/"


def asked():
    """Return what the form asks, in order."""
    return [(row.key, row.after.key if row.after else "") for row in make_topic().questions.all()]


def test_a_question_is_put_with_its_answers(root, here):
    """One answer a line, the second language after a bar; without it both say the same."""
    assert root.post(f"{here}new/", WORDS).status_code == 302
    [row] = make_topic().questions.all()
    assert row.options == [
        {"key": "website", "de": "Webseite", "en": "Website"},
        {"key": "post", "de": "Post", "en": "Post"},
    ]
    assert "Webseite | Website" in root.get(f"{here}{row.pk}/").text
    assert "As customers see it" in text(root.get(here))


def test_an_answer_keeps_its_key_when_its_translation_changes(root, here):
    """So what waits for it goes on waiting for it."""
    way = make_question(make_topic(), "Way", "choice", options=["web", "mail"])
    root.post(f"{here}{way.pk}/", {**WORDS, "options": "Web | Internet\nMail | Letter"})
    way.refresh_from_db()
    assert [(each["key"], each["en"]) for each in way.options] == [("web", "Internet"), ("mail", "Letter")]


def test_a_question_waits_for_answers_to_one_earlier_question(root, here):
    """Ticked answers show it; ticks at two questions are refused."""
    down = make_question(make_topic(), "Down?", "yes_no")
    way = make_question(make_topic(), "Way", "choice", options=["web"])
    sent = {**WORDS, "kind": "text"}
    ticks = [f"{down.pk}:yes", f"{way.pk}:web"]
    assert root.post(f"{here}new/", {**sent, "condition": ticks}).status_code == 422
    assert root.post(f"{here}new/", {**sent, "condition": ticks[:1]}).status_code == 302
    assert asked() == [("down", ""), ("way", ""), ("how", "down")]


def test_what_others_wait_for_stays_and_says_why(root, here):
    """Taking it away or below them is refused in words."""
    down = make_question(make_topic(), "Down?", "yes_no")
    make_question(make_topic(), "Since?", after=down, wanted=["yes"])
    removed = root.post(f"{here}{down.pk}/remove/", follow=True)
    assert "Another question waits for an answer to this one." in text(removed)
    moved = root.post(f"{here}{down.pk}/move/", {"way": "down"}, follow=True)
    assert "before the question it waits for" in text(moved)
    refused = root.post(f"{here}{down.pk}/", {**WORDS, "kind": "text"})
    assert "an answer that would be gone" in text(refused)
    assert asked() == [("down", ""), ("since", "down")]


def test_questions_move_and_go(root, here):
    """By buttons, one place at a time."""
    first, second = (make_question(make_topic(), each) for each in ("A", "B"))
    root.post(f"{here}{second.pk}/move/", {"way": "up"})
    assert asked() == [("b", ""), ("a", "")]
    root.post(f"{here}{first.pk}/remove/")
    assert asked() == [("b", "")]


def test_guiding_questions_come_with_one_click(root, here):
    """They stand at the end, and the topic's own page leads here."""
    root.post(f"{here}guided/")
    assert [key for key, _after in asked()] == ["doing", "affected", "since", "worked", "changed"]
    assert here in root.get(f"/desk/settings/topics/{make_topic().pk}/").text
