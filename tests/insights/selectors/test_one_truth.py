"""Card, table, chart, list and export say the same, for any history, to the second."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from ruhepol.core import clock
from ruhepol.insights.figures.catalogue import FIGURES
from ruhepol.insights.figures.definition import Source, Unit
from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.figures.spread import Count, Rate, Share, headline, spread
from ruhepol.insights.models import TicketFact
from ruhepol.insights.selectors.export import export
from ruhepol.insights.selectors.lead import lead_page
from ruhepol.insights.selectors.listing import case_page
from ruhepol.insights.selectors.readings import parts, read, series
from ruhepol.promises.models import Target
from ruhepol.promises.services.clocks import keep_clocks
from tests.insights.histories import histories, live_all
from tests.people.hours.calendars import BERLIN
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db
PERIOD = Period.of(date(2026, 3, 1), date(2026, 3, 20), BERLIN)
OF_PERIOD = [f for f in FIGURES.values() if f.source in {Source.TICKETS, Source.PROMISES}]
# Histories are short already; shrinking them further would take minutes in a database.
once = settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def summed(figure, values):
    """Sum values up by hand."""
    match figure.unit:
        case Unit.SECONDS:
            return spread(values)
        case Unit.SHARE:
            return Share(len(values), sum(values)) if values else None
    return len(values)


def n(reading):
    """Return how many cases a reading has; no data has none."""
    return reading.n if reading else 0


@contextmanager
def undone():
    """Take back what is done inside, since hypothesis runs many examples within one test."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@given(drawn=histories)
@once
def test_card_table_chart_list_and_export_agree(drawn):
    """One definition, one query: no two places can disagree."""
    with undone():
        _check_agreement(drawn)


def _check_agreement(drawn):
    with clock.frozen(NOON):
        world = make_world()
    Target.objects.create(name="Alle", first_response_minutes=60, resolution_minutes=600)
    tickets = live_all(world, drawn)
    with clock.frozen(NOON.replace(day=25)):
        for ticket in tickets:
            keep_clocks(ticket_id=ticket.pk)
        page = lead_page(Scope(), PERIOD)
        for figure in OF_PERIOD:
            card = read(figure, Scope(), PERIOD)
            assert figure.key not in page.cards or card == page.cards[figure.key].now
            listed = [case.value for case in case_page(figure, Scope(), PERIOD, agent=world.ben).cases]
            exported = [row[-1] for row in list(export(figure, Scope(), PERIOD))[1:]]
            chart = series(figure, Scope(), list(PERIOD.by_day()))
            table = parts(figure, Scope(), PERIOD, "team")
            assert sorted(str(int(value)) for value in listed) == sorted(exported)
            assert (
                n(card) == len(listed) == sum(n(b.reading) for b in chart) == sum(n(p.reading) for p in table)
            )
            if figure.unit in {Unit.SECONDS, Unit.SHARE}:
                assert card == summed(figure, listed)
            if card and figure.unit is Unit.SECONDS:
                assert card.total == sum(part.reading.total for part in table if part.reading)


def test_no_case_is_no_data_and_a_count_of_none_is_zero():
    """An empty house has no median, but truly no avoided contact and no repair."""
    page = lead_page(Scope(), PERIOD)
    counted = {key for key, card in page.cards.items() if card.figure.unit is Unit.COUNT}
    assert {"avoided_confirmed", "healed_confirmed"} <= counted
    assert {key for key, card in page.cards.items() if card.now is not None} == counted
    assert all(page.cards[key].now == Count(0) for key in counted)
    assert page.cards["first_response"].change is None
    assert page.longest is None


def test_parts_by_scope_are_the_rows_of_the_table():
    """A table's row is the reading of the narrower scope, so a click leads to just these cases."""
    world = make_world()
    live_all(world, [[("reply", 5)], [("reply", 7)], [("reply", 11)]])
    figure = FIGURES["first_response"]
    for part in parts(figure, Scope(), PERIOD, "team"):
        if part.key is not None:
            assert part.reading == read(figure, Scope(team_id=part.key), PERIOD)
            listed = case_page(figure, Scope(team_id=part.key), PERIOD, agent=world.ben).cases
            assert {case.ticket.team_id for case in listed} == {part.key}
    assert TicketFact.objects.count() == 3


def test_contacts_are_counted_against_the_customers_known():
    """Three tickets and two customers are 150 per hundred."""
    with clock.frozen(NOON):
        world = make_world()
    live_all(world, [[], [], []])
    with clock.frozen(NOON):
        reading = read(FIGURES["contacts"], Scope(), PERIOD)
    assert reading == Rate(3, 2)
    assert headline(reading) == 150
