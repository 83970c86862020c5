import pytest

from ruhepol.core.models import EventRow, Job
from ruhepol.core.search import finding
from ruhepol.core.search.documents import EVERYTHING
from ruhepol.demo.bulk.write import make_tickets
from ruhepol.tickets.models import Message, Solution, Ticket
from tests.world import NOON

pytestmark = pytest.mark.django_db


def made(count=60, **options):
    """Write tickets and return what they say, in order."""
    make_tickets(count, until=NOON, say=lambda _written: None, **options)
    return list(Ticket.objects.order_by("pk").values_list("subject", "status", "updated_at"))


def test_the_same_seed_gives_the_same_tickets():
    """Two measurements a month apart look at the same tickets."""
    first = made()
    Ticket.objects.all().delete()
    EventRow.objects.all().delete()
    Ticket._meta.get_field("contact").related_model.objects.all().delete()  # noqa: SLF001
    assert made() == first


def test_nobody_is_told():
    """Bulk tickets queue no job, so no mail leaves and no promise begins."""
    made()
    assert Job.objects.count() == 0


def test_the_tickets_hold_together():
    """Numbers, moments and claims fit, so that pages and figures behave as with real tickets."""
    made()
    for ticket in Ticket.objects.prefetch_related("messages"):
        said = list(ticket.messages.all())
        assert [message.number for message in said] == list(range(1, ticket.last_number + 1))
        assert all(message.agent_id for message in said if message.kind != Message.Kind.CUSTOMER)
        assert said[0].created_at == ticket.created_at <= ticket.updated_at
    closed = Ticket.objects.filter(status=Ticket.Status.CLOSED)
    assert closed.count() == Solution.objects.exclude(outcome="").count() > 40
    assert Ticket.objects.active().exists()


def test_they_are_found():
    """Search has a document for each."""
    made()
    assert finding.search("ticket", "invoice", visible=EVERYTHING)


def test_a_second_run_adds_others():
    """Running again adds to what is there instead of colliding with it."""
    assert len(made(30)) == 30
    assert len(made(30)) == 60
