"""A person, please: in any wording."""

import pytest

from ruhepol.automation.bot.wishes import wants_human
from tests.automation.bot.wordings import (
    SPEAK_OF_PERSONS,
    WANT_A_PERSON_DE,
    WANT_A_PERSON_EN,
    lines,
)


@pytest.mark.parametrize("words", lines(WANT_A_PERSON_DE) + lines(WANT_A_PERSON_EN))
def test_a_wish_for_a_person_is_heard(words):
    """Who asks for a person is understood, as typed, shouted and without signs."""
    bare = words.rstrip(".!?").replace(",", "")
    assert [wants_human(each) for each in (words, words.upper(), bare)] == [True, True, True]


@pytest.mark.parametrize("words", lines(SPEAK_OF_PERSONS))
def test_talk_of_persons_is_no_wish(words):
    """Who has a question about people, accounts or machines gets an answer to it."""
    assert not wants_human(words)


@pytest.mark.parametrize("words", lines(WANT_A_PERSON_DE)[:40])
def test_a_wish_is_heard_within_a_longer_message(words):
    """It may stand behind a whole story."""
    assert wants_human(f"Meine Rechnung vom 3. Mai fehlt noch immer. {words}. Danke und viele Grüße")


def test_more_than_a_hundred_wordings_are_tried():
    """The promise holds for at least a hundred wordings, half of them in each language."""
    assert min(len(set(lines(block))) for block in (WANT_A_PERSON_DE, WANT_A_PERSON_EN)) >= 50
