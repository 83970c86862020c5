"""The demo company."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ruhepol.automation.models import BotAnswer, BotTalk
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.email.models import Delivery
from ruhepol.core import clock
from ruhepol.core.models import EventRow, Job
from ruhepol.demo.load import AlreadyInUseError, load
from ruhepol.healing.models import Incident, Match, Precursor, Remedy
from ruhepol.insights.models import RunFact, TicketFact
from ruhepol.knowledge.models import Article, ArticleText, ArticleViews, Ask
from ruhepol.tickets.models import Ticket
from tests.world import NOON

pytestmark = [pytest.mark.django_db]


def test_it_shows_every_state_and_nothing_of_it_lies_in_the_future():
    """A newcomer sees tickets in every state and chats of the bot with every end, all of the past."""
    with clock.frozen(NOON):
        load(password="demo", say=lambda _: None)
        assert set(Ticket.objects.values_list("status", flat=True)) == {"open", "waiting", "solved", "closed"}
        assert Ticket.objects.snoozed(NOON).exists()
        assert not Ticket.objects.filter(updated_at__gt=NOON).exists()
        assert not EventRow.objects.filter(at__gt=NOON).exists()
        assert Ticket.objects.filter(created_at__lt=NOON - timedelta(weeks=7)).exists()
        assert not Job.objects.filter(state=0, run_at__lte=NOON).exists()
        old = timezone.localdate(NOON)
        assert 4 <= Article.objects.filter(review_on__lte=old).count() <= Article.objects.count() // 3
        assert len(set(ArticleText.objects.values_list("updated_at", flat=True))) > 4
        first_read = ArticleViews.objects.earliest("day").day
        assert not ArticleText.objects.filter(updated_at__date__gte=first_read).exists()
        assert set(Ask.objects.values_list("outcome", flat=True)) >= {"confirmed", "presumed", "ticket"}
        assert not Delivery.objects.exists()
        ends = BotTalk.objects.values_list("confirmed", "presumed", "handed_over")
        assert {(True, False, False), (False, True, False), (False, False, True)} <= set(ends)
        assert not Chat.objects.exclude(state=Chat.State.ENDED).exists()
        assert BotAnswer.objects.filter(helped=False, reviewed_at=None).exists()
        healed = set(RunFact.objects.values_list("outcome", flat=True))
        assert healed == {"confirmed", "presumed", "failed", "refused"}
        assert RunFact.objects.filter(saved="confirmed", ended_at__lt=NOON - timedelta(weeks=4)).exists()
        assert TicketFact.objects.filter(known=True).exists()
        assert not Remedy.objects.exclude(stopped_at=None).exists()
        proposed = Precursor.objects.get()
        assert (proposed.asset_kind, proposed.name) == ("mailbox", "quota")
        assert {case.ticket.topic.slug for case in proposed.cases.all()} == {"mailbox"}
        incident = Incident.objects.get()
        assert (incident.state, incident.words.count()) == (Incident.State.OVER, 3)
        assert len(set(incident.followers.values_list("customer", flat=True))) >= 4
        assert not incident.followers.filter(told_at=None).exists()
        assert not Match.objects.filter(problem=incident.problem, gone_at=None).exists()
        with pytest.raises(AlreadyInUseError):
            load(password="demo", say=lambda _: None)
