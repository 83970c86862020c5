"""How well articles do their work."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.health import DAYS, health
from ruhepol.knowledge.models import Article, ArticleFeedback, Ask
from ruhepol.knowledge.services.asking import confirm_solved, join_ticket
from ruhepol.knowledge.services.feedback import record_feedback
from ruhepol.knowledge.services.views import record_view
from tests.factories.knowledge import make_ask, make_text
from tests.factories.people import make_agent
from tests.factories.tickets import make_ticket
from tests.world import NOON

pytestmark = pytest.mark.django_db


def said_no(text, voices: int, comment: str = "") -> None:
    """Let so many readers say that it did not help."""
    for voice in range(voices):
        reason = ArticleFeedback.Reason.UNCLEAR
        record_feedback(
            text=text, reader=f"r{voice}", helped=False, reason=reason, comment=comment, by=SYSTEM
        )


def test_what_an_article_did_is_counted() -> None:
    """Readings, verdicts, and how asking ended after it was opened."""
    text = make_text("Rechnung")
    record_view(text=text)
    record_feedback(text=text, reader="glad", helped=True, by=SYSTEM)
    said_no(text, 1, "Wo ist das Bild?")
    confirm_solved(ask=make_ask(text.article), by=SYSTEM)
    join_ticket(ask=make_ask(text.article), ticket_id=make_ticket().pk)
    make_ask(text.article, opened=False, device="other")
    [work] = health(make_agent(), "de").works
    assert (work.title, work.views, work.helped, work.unhelped) == ("Rechnung", 1, 1, 1)
    assert (work.solved, work.wrote) == (1, 1)
    assert (work.reasons, work.comments) == ({"unclear": 1}, ["Wo ist das Bild?"])
    assert not work.is_doubtful


def test_three_no_or_three_requests_make_it_doubtful() -> None:
    """The one with most trouble stands first, and an article that helps is left alone."""
    make_text("Gut")
    unclear, useless = make_text("Unklar"), make_text("Nutzlos")
    said_no(unclear, 3)
    ticket = make_ticket()
    for _ in range(4):
        join_ticket(ask=make_ask(useless.article), ticket_id=ticket.pk)
    assert [work.title for work in health(make_agent(), "de").doubtful] == ["Nutzlos", "Unklar"]


def test_many_who_were_helped_outweigh_some_who_were_not() -> None:
    """Three of ten is no reason to doubt."""
    text = make_text("Gut")
    said_no(text, 3)
    for voice in range(7):
        record_feedback(text=text, reader=f"y{voice}", helped=True, by=SYSTEM)
    assert health(make_agent(), "de").doubtful == []


def test_old_and_hidden_things_do_not_count() -> None:
    """What is older than the period, archived, or still open is left out."""
    text = make_text("Rechnung")
    said_no(text, 3)
    make_ask(text.article)
    make_text("Entwurf")
    Article.objects.exclude(pk=text.article_id).update(state=Article.State.ARCHIVED)
    with clock.frozen(clock.now() + timedelta(days=DAYS + 1)):
        [work] = health(make_agent(), "de").works
    assert (work.unhelped, work.wrote, work.solved) == (0, 0, 0)
    assert Ask.objects.get().outcome == ""


def test_articles_due_come_oldest_first() -> None:
    """Those whose day is today or was before."""
    with clock.frozen(NOON):
        for title, days in (("Gestern", -1), ("Heute", 0), ("Morgen", 1), ("Letzte Woche", -7)):
            article = make_text(title).article
            article.review_on = NOON.date() + timedelta(days=days)
            article.save()
        due = health(make_agent(), "de").due
    assert [work.title for work in due] == ["Letzte Woche", "Gestern", "Heute"]
