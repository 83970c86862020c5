"""What was sent, read as answers."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.tickets.questions.asked import Asked, Kind, Option
from ruhepol.tickets.questions.reading import Around, UnknownQuestionsError, read
from ruhepol.tickets.questions.wording import FAULTS, said

AROUND = Around({"7": "web-01"}, ZoneInfo("Europe/Berlin"))
OPTIONS = (Option(key="web", de="Webseite", en="Website"), Option(key="mail", de="Post", en="Mail"))


def ask(kind, **facts):
    """Return one question of a kind."""
    return Asked(key="a", kind=kind, options=OPTIONS if kind in {"choice", "choices"} else (), **facts)


@pytest.mark.parametrize(
    ("kind", "sent", "value"),
    [
        (Kind.TEXT, "  zwei\n Wörter ", "zwei Wörter"),
        (Kind.LONG, " a\n b ", "a\n b"),
        (Kind.NUMBER, "3,50", "3.5"),
        (Kind.NUMBER, 1200, "1200"),
        (Kind.DATE, "2026-03-14", "2026-03-14"),
        (Kind.MOMENT, "2026-03-14T09:30", "2026-03-14T09:30:00+01:00"),
        (Kind.MOMENT, "2026-03-14T09:30:00+00:00", "2026-03-14T09:30:00+00:00"),
        (Kind.CHOICE, "mail", "mail"),
        (Kind.CHOICES, ["mail", "web", "mail"], ["web", "mail"]),
        (Kind.CHOICES, "web", ["web"]),
        (Kind.YES_NO, "no", False),
        (Kind.YES_NO, True, True),
        (Kind.FILE, ["Foto.png"], ["Foto.png"]),
        (Kind.ASSET, "7", "7"),
    ],
)
def test_each_kind_takes_what_it_means(kind, sent, value):
    """Spaces, commas and orders are forgiven; a moment without a zone is the brand's."""
    assert read([ask(kind)], {"a": sent}, AROUND).values == {"a": value}


@pytest.mark.parametrize(
    ("kind", "sent", "fault"),
    [
        (Kind.TEXT, "x" * 301, "length"),
        (Kind.TEXT, ["a"], "text"),
        (Kind.TEXT, True, "text"),
        (Kind.NUMBER, "viel", "number"),
        (Kind.NUMBER, "NaN", "number"),
        (Kind.NUMBER, "1e99", "number"),
        (Kind.DATE, "31.2.2026", "date"),
        (Kind.MOMENT, "gestern", "moment"),
        (Kind.CHOICE, "phone", "choice"),
        (Kind.CHOICES, ["web", "phone"], "choice"),
        (Kind.YES_NO, "maybe", "choice"),
        (Kind.ASSET, "8", "asset"),
    ],
)
def test_what_is_no_answer_is_named(kind, sent, fault):
    """Nothing of it is kept, and there are words for it."""
    answers = read([ask(kind)], {"a": sent}, AROUND)
    assert (answers.values, answers.faults) == ({}, {"a": fault})
    assert fault in FAULTS


@pytest.mark.parametrize("kind", Kind.values)
@pytest.mark.parametrize("required", [True, False])
def test_what_is_needed_and_missing_is_asked_for(kind, required):
    """Whether sent empty or not at all."""
    for sent in ({}, {"a": ""}):
        faults = read([ask(kind, required=required)], sent, AROUND).faults
        assert faults == ({"a": "missing"} if required else {})


def test_what_is_not_shown_is_neither_needed_nor_kept():
    """Over two steps: the last question hangs on one that is hidden."""
    first = Asked(key="a", kind="yes_no")
    then = Asked(key="b", kind="choice", options=OPTIONS, after="a", wanted=frozenset({"yes"}), required=True)
    last = Asked(key="c", kind="text", after="b", wanted=frozenset({"web"}), required=True)
    sent = {"a": "no", "b": "web", "c": "left over"}
    assert read([first, then, last], sent, AROUND).values == {"a": False}
    assert read([first, then, last], {**sent, "a": "yes"}, AROUND).values["c"] == "left over"
    assert read([first, then, last], {"a": "yes", "b": "web"}, AROUND).faults == {"c": "missing"}


def test_what_nobody_asked_is_refused():
    """A forged or outdated field is named, not swallowed."""
    with pytest.raises(UnknownQuestionsError, match="admin"):
        read([ask(Kind.TEXT)], {"a": "x", "admin": "1"}, AROUND)


def test_who_has_nothing_here_names_it_in_words():
    """A stranger types which server is meant."""
    nothing = Around({}, ZoneInfo("UTC"))
    assert read([ask(Kind.ASSET)], {"a": "web-01"}, nothing).values == {"a": "web-01"}


@given(
    kind=st.sampled_from(Kind.values),
    sent=st.one_of(
        st.text(max_size=40), st.integers(), st.booleans(), st.lists(st.text(max_size=5)), st.none()
    ),
)
def test_nothing_that_is_sent_breaks_it(kind, sent):
    """Whatever comes is an answer that can be told in both languages, a fault, or nothing."""
    question = ask(kind)
    answers = read([question], {"a": sent}, AROUND)
    assert answers.faults.keys() <= {"a"}
    for value in answers.values.values():
        assert all(
            isinstance(said(question, value, language, AROUND.assets), str) for language in ("de", "en")
        )
