"""The course of an asking session."""

import pytest

from ruhepol.core import actors
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.exceptions import AskEndedError, AskNotFoundError
from ruhepol.knowledge.models import Ask, AskShown
from ruhepol.knowledge.policies import get_ask_by_token
from ruhepol.knowledge.services.asking import (
    Showing,
    confirm_solved,
    join_ticket,
    record_opened,
    record_shown,
    record_verdict,
)
from tests.factories.knowledge import make_article, make_ask
from tests.factories.tickets import make_ticket

pytestmark = pytest.mark.django_db


def events(name: str) -> list[dict]:
    """Return the data of the events of a name."""
    return list(EventRow.objects.filter(name=f"knowledge.{name}").values_list("data", flat=True))


def test_that_solved_it_ends_without_a_ticket_and_counts_once() -> None:
    """The customer's word is one event however often it is said."""
    article = make_article()
    ask = make_ask(article)
    confirm_solved(ask=ask, by=actors.customer(7), article_id=article.pk)
    confirm_solved(ask=ask, by=actors.customer(7), article_id=article.pk)
    ask.refresh_from_db()
    assert ask.outcome == Ask.Outcome.CONFIRMED
    assert ask.shown.get().helped is True
    assert events("AvoidedConfirmed") == [{"ask_id": ask.pk, "article_id": article.pk}]


def test_sending_joins_the_session_to_the_ticket_with_what_was_read() -> None:
    """The ticket's timeline says how much was shown and opened; joining twice is once."""
    article = make_article()
    ask, ticket = make_ask(article), make_ticket()
    join_ticket(ask=ask, ticket_id=ticket.pk)
    join_ticket(ask=ask, ticket_id=ticket.pk)
    row = EventRow.objects.get(name="knowledge.AskJoined")
    assert row.stream == f"ticket:{ticket.pk}"
    assert row.data == {"ticket_id": ticket.pk, "ask_id": ask.pk, "shown": 1, "opened": 1}
    with pytest.raises(AskEndedError):
        confirm_solved(ask=ask, by=SYSTEM)


def test_a_confirmation_followed_by_a_ticket_no_longer_counts() -> None:
    """Whoever says "solved" and writes anyway is taken out of the avoided contacts."""
    ask, ticket = make_ask(make_article()), make_ticket()
    confirm_solved(ask=ask, by=SYSTEM)
    join_ticket(ask=ask, ticket_id=ticket.pk)
    ask.refresh_from_db()
    assert ask.outcome == Ask.Outcome.TICKET
    assert events("AvoidedWithdrawn") == [{"ask_id": ask.pk}]


def test_an_answer_shown_again_keeps_its_best_place() -> None:
    """Typing on shows the same answer many times; one row remembers the best."""
    article = make_article()
    ask = make_ask()
    for place, sure in ((3, 0.4), (1, 0.7), (2, 0.5)):
        others = [Showing(make_article(f"o{place}{n}").pk, 0.1) for n in range(place - 1)]
        record_shown(ask=ask, showings=[*others, Showing(article.pk, sure)])
    row = ask.shown.get(article=article)
    assert (row.position, row.confidence) == (1, 0.7)


def test_two_answers_to_fast_typing_remember_what_was_shown_once() -> None:
    """The second of two requests that did not see one another's rows changes nothing and does not fail."""
    article, ask = make_article(), make_ask()
    behind = Ask.objects.prefetch_related("shown").get(pk=ask.pk)
    for session in (ask, behind):
        record_shown(ask=session, showings=[Showing(article.pk, 0.9)])
    assert AskShown.objects.filter(ask=ask).count() == 1


def test_opening_is_remembered_from_the_first_time() -> None:
    """Opening twice keeps the first moment; a verdict does not open again."""
    article = make_article()
    ask = make_ask(article, opened=False)
    first = record_opened(ask=ask, article_id=article.pk).opened_at
    record_verdict(ask=ask, article_id=article.pk, helped=False)
    row = ask.shown.get()
    assert (row.opened_at, row.helped) == (first, False)


def test_a_session_is_reached_by_its_token_only() -> None:
    """Unknown and empty tokens answer alike."""
    ask = make_ask()
    assert get_ask_by_token(ask.token) == ask
    for token in ("", "guess"):
        with pytest.raises(AskNotFoundError):
            get_ask_by_token(token)


def test_no_table_of_asking_has_room_for_the_text() -> None:
    """What was typed and not sent cannot be stored: a session has no free text column."""
    fields = [*Ask._meta.get_fields(), *AskShown._meta.get_fields()]  # noqa: SLF001 Django's public name
    assert [field.name for field in fields if field.get_internal_type() == "TextField"] == []
