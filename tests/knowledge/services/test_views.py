"""Counting readers."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.knowledge.models import ArticleViews
from ruhepol.knowledge.services.views import record_view
from tests.factories.knowledge import make_text

pytestmark = pytest.mark.django_db


def test_readings_are_counted_by_day() -> None:
    """Two today are one row with two; tomorrow has its own."""
    text, now = make_text("Rechnung"), clock.now()
    for moment in (now, now, now + timedelta(days=1)):
        with clock.frozen(moment):
            record_view(text=text)
    assert list(ArticleViews.objects.order_by("day").values_list("count", flat=True)) == [2, 1]
