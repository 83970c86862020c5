"""Questions are put, changed, moved and taken away."""

import pytest
from django.core.exceptions import ValidationError

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.tickets.exceptions import QuestionNeededError, QuestionOrderError
from ruhepol.tickets.models import Question
from ruhepol.tickets.services.questions import add_guided, move_question, remove_question, save_question
from tests.factories.tickets import make_question, make_topic

pytestmark = pytest.mark.django_db


def keys(topic):
    """Return the keys of a topic's questions in order."""
    return list(topic.questions.values_list("key", flat=True))


@pytest.fixture
def topic():
    """A topic that asks for a way, and for an address if the way is the web."""
    made = make_topic()
    way = make_question(made, "Way", "choice", options=["web", "mail"])
    make_question(made, "Address", after=way, wanted=["web"])
    return made


def test_questions_stand_in_the_order_they_were_put(topic):
    """Each has a key of its own, and the form's stream hears of each."""
    make_question(topic, "Way")
    assert keys(topic) == ["way", "address", "way-2"]
    assert EventRow.objects.filter(name="tickets.QuestionsChanged", stream=f"topic:{topic.pk}").count() == 3


def test_a_choice_offers_something(topic):
    """A choice of nothing is refused."""
    with pytest.raises(ValidationError, match="at least one"):
        make_question(topic, "Nothing", "choice")


def test_a_question_hangs_on_an_earlier_choice_of_its_form_only(topic):
    """Not on itself, a later one, one of another form, one without choices, or an answer nobody can give."""
    way, address = topic.questions.all()
    later = make_question(topic, "Later", "yes_no")
    foreign = make_question(make_topic("other"), "Foreign", "yes_no")
    for after, wanted in (
        (address, ["x"]), (later, ["yes"]), (foreign, ["yes"]), (way, ["fax"]), (way, []), (address, []),
    ):  # fmt: skip
        with pytest.raises(QuestionOrderError):
            save_question(topic=topic, question=address, after=after, wanted=wanted, by=SYSTEM)
        address.refresh_from_db()
    with pytest.raises(QuestionOrderError):
        save_question(topic=topic, question=way, after=address, wanted=["x"], by=SYSTEM)


def test_an_answer_others_wait_for_cannot_be_taken_away(topic):
    """Neither the option nor the kind, nor the question itself."""
    way = topic.questions.get(key="way")
    for facts in ({"options": [{"key": "mail", "de": "Post", "en": "Mail"}]}, {"kind": "text"}):
        with pytest.raises(QuestionNeededError):
            save_question(topic=topic, question=way, by=SYSTEM, **facts)
        way.refresh_from_db()
    with pytest.raises(QuestionNeededError):
        remove_question(question=way, by=SYSTEM)


def test_neighbours_change_places_unless_one_hangs_on_the_other(topic):
    """At the end nothing happens; a follow-up never passes what it hangs on."""
    make_question(topic, "Last")
    way, address, last = topic.questions.all()
    with pytest.raises(QuestionOrderError):
        move_question(question=address, up=True, by=SYSTEM)
    move_question(question=last, up=True, by=SYSTEM)
    move_question(question=way, up=True, by=SYSTEM)
    assert keys(topic) == ["way", "last", "address"]


def test_a_question_that_goes_leaves_the_others(topic):
    """The one that nothing hangs on can go."""
    remove_question(question=topic.questions.get(key="address"), by=SYSTEM)
    assert keys(topic) == ["way"]


def test_guiding_questions_come_once(topic):
    """Asking for them again adds only what is missing; the follow-up waits for a yes."""
    for _ in range(2):
        add_guided(topic=topic, by=SYSTEM)
    assert keys(topic)[2:] == ["doing", "affected", "since", "worked", "changed"]
    assert Question.objects.get(key="changed").after.key == "worked"
