"""Facts follow events, whatever their order, and can be derived anew."""

from datetime import timedelta
from random import Random

import pytest
from django.core.management import call_command

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Match
from ruhepol.healing.services.problems import save_problem
from ruhepol.insights.models import TicketFact
from ruhepol.insights.services.facts import record
from ruhepol.people.services.brands import save_brand
from ruhepol.people.services.calendars import change_calendar, create_calendar
from ruhepol.tickets.services.sort import move, set_tags
from tests.factories.tickets import make_ticket
from tests.healing.facts import description
from tests.insights.histories import live
from tests.insights.repairs import make_server
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Everybody, on a Monday at noon."""
    with clock.frozen(NOON):
        yield make_world()


def everything():
    """Return all facts as they stand."""
    return list(TicketFact.objects.order_by("pk").values())


def test_events_keep_the_facts_that_a_rebuild_would_derive(world, run_jobs):
    """What receivers wrote one by one equals what is derived at once, and deriving again changes nothing."""
    for history in ([("reply", 5), ("solve", 9), ("yes", 30)], [("ask", 4), ("reply", 9), ("close", 1)], []):
        live(world, history)
    run_jobs()
    kept = everything()
    assert len(kept) == 3
    TicketFact.objects.all().delete()
    call_command("rebuild_figures", verbosity=0)
    assert everything() == kept
    again = [row["ticket_id"] for row in kept] * 2
    Random(3).shuffle(again)  # noqa: S311  any order will do
    for ticket_id in again:
        record([ticket_id])
    assert everything() == kept


def test_a_ticket_changes_hands_and_turns_out_to_be_spam(world, run_jobs):
    """The fact goes with its team, and a spam tag takes it out of every figure."""
    ticket = live(world, [("reply", 5)])
    move(ticket=ticket, to=world.night, by=world.ada.actor)
    run_jobs()
    fact = TicketFact.objects.get(pk=ticket.pk)
    assert (fact.team_id, fact.first_response) == (world.night.pk, 300)
    set_tags(ticket=ticket, names=["spam"], by=world.ada.actor)
    run_jobs()
    fact.refresh_from_db()
    assert (fact.first_response, fact.asked_at, fact.contact) == (None, None, None)


def test_working_times_follow_the_brands_calendar(world, run_jobs):
    """When the hours change, the working times measured by them do too; what the customer waited does not."""
    world.brand.calendar = create_calendar(name="Büro", time_zone="UTC", by=SYSTEM)
    world.brand.save()
    ticket = live(world, [("reply", 6 * 60)])
    run_jobs()
    fact = TicketFact.objects.get(pk=ticket.pk)
    assert (fact.first_response, fact.first_response_working) == (6 * 3600, 5 * 3600)
    change_calendar(calendar=world.brand.calendar, by=SYSTEM, week=[[[0, 24 * 60]]] * 7)
    run_jobs()
    fact.refresh_from_db()
    assert (fact.first_response, fact.first_response_working) == (6 * 3600, 6 * 3600)


def test_working_times_follow_a_brand_that_goes_by_another_calendar(world, run_jobs):
    """A brand without hours counts around the clock; with an office's, its facts are measured anew."""
    ticket = live(world, [("reply", 6 * 60)])
    run_jobs()
    assert TicketFact.objects.get(pk=ticket.pk).first_response_working == 6 * 3600
    office = create_calendar(name="Büro", time_zone="UTC", by=SYSTEM)
    save_brand(brand=world.brand, calendar=office, by=SYSTEM)
    run_jobs()
    assert TicketFact.objects.get(pk=ticket.pk).first_response_working == 5 * 3600


def test_facts_cost_the_same_few_queries_for_one_and_for_many(world, django_assert_num_queries):
    """A rebuild of a hundred thousand tickets does not ask a hundred thousand questions."""
    tickets = [make_ticket(contact=world.kim).pk for _ in range(8)]
    with django_assert_num_queries(4):
        record(tickets[:1])
    with django_assert_num_queries(4):
        record(tickets)


@pytest.mark.parametrize(
    ("found", "gone", "known"), [(-10, None, True), (-10, 10, True), (-10, -5, None), (10, None, None)]
)
def test_a_ticket_that_came_although_something_was_known_says_so(world, found, gone, known):
    """While a thing of the customer's had a known problem; before, after and for others it does not."""
    minute = timedelta(minutes=1)
    server, problem = (
        make_server(world.kim),
        save_problem(problem=None, description=description(), by=SYSTEM),
    )
    at = NOON + found * minute
    ended = None if gone is None else NOON + gone * minute
    Match.objects.create(problem=problem, asset=server, since=at, found_at=at, gone_at=ended)
    own, others = make_ticket(contact=world.kim), make_ticket(contact=world.nora)
    spam = make_ticket(contact=world.kim)
    set_tags(ticket=spam, names=["spam"], by=SYSTEM)
    record([own.pk, others.pk, spam.pk])
    facts = dict(TicketFact.objects.values_list("ticket", "known"))
    assert facts == {own.pk: known, others.pk: None, spam.pk: None}
