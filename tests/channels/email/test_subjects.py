"""What a subject is about, under all that mail programs write before it."""

import pytest

from ruhepol.channels.email.subjects import same_topic, topic


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Server startet nicht", "AW: Re: Server startet nicht", "WG: Server startet nicht",
        "Antw: Server startet nicht", "Fwd: Fw: Server startet nicht", "SV: Server startet nicht",
        "VS: Server startet nicht", "Odp: Server startet nicht", "RÉ: Server startet nicht",
        "Ynt: Server startet nicht", "Re[2]: Server startet nicht", "Re^3: Server startet nicht",
        "RE(4): Server startet nicht", "回复：Server startet nicht", "Ответ: Server startet nicht",
        "[EXTERN] Re: Server startet nicht", "[#17] Server startet nicht", "#17 Server startet nicht",
        "Server startet nicht (fwd)", "Server startet nicht [Ticket 17]", "  server   STARTET nicht ",
    ],
)  # fmt: skip
def test_decoration_is_no_topic(subject):
    """Marks of answers and forwards in many languages, lists' tags and numbers change nothing."""
    assert topic(subject) == "server startet nicht"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Re: Server", "Server startet nicht"),
        ("", "Server"),
        ("Re:", "Server"),
        ("Server: Neues", "Neues Server"),
    ],
)
def test_related_subjects_are_one_topic(one, other):
    """A part of a subject, its words in another order, and no subject at all: no new topic."""
    assert same_topic(one, other)


def test_other_words_are_another_topic():
    """Nothing in common is something new."""
    assert not same_topic("Rechnung fehlt", "AW: Server startet nicht")


def test_ten_thousand_marks_end():
    """A forged subject costs no more than an ordinary one."""
    assert len(topic("Re: " * 10_000)) < 40_000
