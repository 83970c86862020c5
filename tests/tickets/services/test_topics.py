"""Topics and causes."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.tickets.services.topics import save_cause, save_topic

pytestmark = pytest.mark.django_db


def test_topics_line_up_in_the_order_they_came():
    """Each gets an address of its own and the next place."""
    first = save_topic(name_de="Rechnung", name_en="Invoice", by=SYSTEM)
    second = save_topic(name_de="Beleg", name_en="Invoice", by=SYSTEM)
    assert (first.slug, second.slug) == ("invoice", "invoice-2")
    assert first.position < second.position


def test_a_cause_cannot_stand_below_itself():
    """The tree of causes stays a tree."""
    top = save_cause(name_de="Rechnung", name_en="Invoice", by=SYSTEM)
    below = save_cause(name_de="Link tot", name_en="Dead link", parent=top, by=SYSTEM)
    with pytest.raises(ValueError, match="below itself"):
        save_cause(cause=top, name_de="Rechnung", name_en="Invoice", parent=below, by=SYSTEM)
