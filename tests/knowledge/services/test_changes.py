"""The product changed."""

import pytest
from django.utils import timezone

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.health import health
from ruhepol.knowledge.services.articles import archive_article, confirm_article
from ruhepol.knowledge.services.changes import note_change
from tests.factories.knowledge import make_text
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_published_articles_are_due_today_and_say_why():
    """An archived one is left alone; whoever confirms an article settles it."""
    world = make_world()
    shown, gone = make_text("Router").article, make_text("Alter Router").article
    archive_article(article=gone, by=SYSTEM)
    change = note_change(what=" Router ", note="Neu.", articles=[shown, gone], by=world.ada.actor)
    assert (change.what, change.agent, list(change.articles.all())) == ("Router", world.ada, [shown])
    [due] = health(world.ada, "de").due
    assert (due.change, due.article.review_on) == (change, timezone.localdate(clock.now()))
    confirm_article(article=shown, by=world.ada.actor)
    assert health(world.ada, "de").due == []
    assert EventRow.objects.filter(name__endswith="ProductChanged").count() == 1
