"""Figures over the API are those of the page."""

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given

from ruhepol.core import clock
from ruhepol.insights.figures.catalogue import FIGURES
from ruhepol.insights.figures.definition import Unit
from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.selectors.lead import CARDS, lead_page
from tests.api.conftest import Caller
from tests.insights.histories import histories, live_all
from tests.insights.selectors.test_one_truth import once, undone
from tests.people.hours.calendars import BERLIN
from tests.world import NOON, make_world

PERIOD = Period.of(date(2026, 3, 1), date(2026, 3, 20), BERLIN)
DAYS = "first=2026-03-01&last=2026-03-20"


@pytest.fixture
def ben(world):
    """Return a program that acts as a lead."""
    return Caller(world.ben)


@pytest.mark.django_db
@given(drawn=histories)
@once
def test_card_and_api_agree(drawn):
    """For any history: the page's card is the API's answer, to the second."""
    with undone(), clock.frozen(NOON):
        world = make_world()
        live_all(world, drawn)
        caller = Caller(world.ben)
        page = lead_page(Scope(), PERIOD)
        for figure in CARDS:
            told = caller("get", f"/figures/{figure.key}?{DAYS}&by=day").json()
            reading, card = told["reading"], page.cards[figure.key].now
            assert (reading is None) is (card is None)
            if card and figure.unit is Unit.SECONDS:
                assert reading == {
                    **reading, "n": card.n, "median": card.median, "p90": card.p90, "mean": card.mean,
                    "min": card.min, "max": card.max,
                }  # fmt: skip
            if card:
                assert reading["n"] == card.n == sum(p["reading"]["n"] for p in told["parts"] if p["reading"])


def test_only_leads_read_figures(ada, ben):
    """How a team does is its lead's business."""
    assert ada("get", "/figures").status_code == 403
    assert ada("get", "/figures/first_response").status_code == 403
    assert ada("get", "/figures/first_response/cases.csv").status_code == 403
    assert {row["key"] for row in ben("get", "/figures").json()} == set(FIGURES)


def test_every_figure_answers_every_cut(ben, world):
    """No figure fails for any way to cut it; what makes no sense is told."""
    with clock.frozen(NOON):
        live_all(world, [[("reply", 5), ("solve", 5), ("yes", 5)]])
    for key in FIGURES:
        for by in ("", "&by=day", "&by=week", "&by=team", "&by=brand", "&by=channel"):
            assert ben("get", f"/figures/{key}?{DAYS}{by}").status_code in {200, 422}, (key, by)
    assert ben("get", "/figures/none").status_code == 404
    assert ben("get", "/figures/resolution?first=2026-03-02&last=2026-03-01").status_code == 422
    for days in ("first=1026-03-02", "first=0001-01-01&last=0001-01-02", "first=9999-12-30&last=9999-12-31"):
        assert ben("get", f"/figures/resolution?{days}").status_code == 422, days


def test_the_export_is_a_table_of_the_cases(ben, world):
    """One line a case, oldest first, after the header."""
    with clock.frozen(NOON):
        tickets = live_all(world, [[("reply", 5)], [("reply", 7)]])
    response = ben("get", f"/figures/first_response/cases.csv?{DAYS}")
    rows = list(csv.reader(response.getvalue().decode().splitlines()))
    assert rows[0] == ["case", "brand", "team", "channel", "at", "value"]
    assert [(row[0], row[-1]) for row in rows[1:]] == [
        (str(tickets[0].pk), "300"),
        (str(tickets[1].pk), "420"),
    ]


def test_the_longest_wait_is_of_now(ben, world):
    """A figure of the present moment has no days."""
    with clock.frozen(NOON):
        live_all(world, [[]])
    with clock.frozen(NOON + timedelta(hours=2)):
        told = ben("get", "/figures/longest_wait").json()
    assert (told["first"], told["reading"]["max"]) == (None, 7200)
