"""Plans as people write them."""

from datetime import timedelta

import pytest

from ruhepol.healing.plans.text import PlanError, parse
from tests.healing.facts import PLAN


def test_a_plan_reads():
    """What is not said has a careful value: a step nobody said anything of is never repeated."""
    plan = parse(PLAN)
    free, start = plan.steps
    assert (free.repeat, free.retries, free.undo.path) == ("key", 2, "/servers/{asset.external_id}/restore")
    assert (start.repeat, start.retries, start.undo, start.limit) == ("never", 0, None, timedelta(seconds=20))
    assert plan.check("disk").holds == ">= 98"
    assert (plan.rails.per_asset.most, plan.rails.approve_within) == (1, timedelta(hours=4))


def test_an_empty_plan_only_looks():
    """A problem may be known before anybody knows what helps."""
    assert parse("").steps == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('check = "disk"', 'check = "disc"', "there is no check disc"),
        ('name = "start"', 'name = "free"', "two steps free"),
        (">= 98", "> much", "^line 10, checks.1.holds: > needs a number"),
        ("$.used", "used", "checks.1.value: a path begins with"),
        ("{value}", "{valu}", r"nothing is known as \{valu\}"),
        ("/clean", "/{asset.nam}", r"nothing is known as \{asset.nam\}"),
        ('de = "Server starten", ', "", "steps.2.says: say it in both"),
        ('do = "http"\nsystem = "hosting"', 'do = "http"', "steps.1.system"),
        (
            'undo = {do = "http"',
            'undo = {do = "telnet"',
            "^line 22, steps.1.undo: “telnet” is none of 'http'",
        ),
        ('repeat = "key"\nretries', 'repeat = "ask"\nretries', "belong together"),
        ('within = "60s"', 'within = "soon"', "verify.within: write a time"),
        ("[verify]", "[verify", "line"),
        (PLAN, "x" * 50_000, "longer"),
    ],
)
def test_a_mistake_is_named_with_its_place(old, new, words):
    """Whoever writes it finds the line, and what would be right."""
    assert old in PLAN
    with pytest.raises(PlanError, match=words):
        parse(PLAN.replace(old, new, 1))


def test_steps_need_what_is_read_before_and_what_proves_them():
    """A repair nobody announced or nobody can prove is none."""
    with pytest.raises(PlanError, match="steps need says"):
        parse(PLAN.partition("[verify]")[0])


def test_a_query_takes_its_values_as_parameters_only():
    """What an asset is called never becomes SQL."""
    check = '[[checks]]\nname = "locked"\nask = "sql"\nsystem = "shop"\n'
    good = check + 'query = "SELECT locked FROM users WHERE mail = :1"\nparams = ["{customer.email}"]'  # noqa: S608
    assert parse(good).checks[0].params == ("{customer.email}",)
    with pytest.raises(PlanError, match="from params"):
        parse(check + "query = \"SELECT 1 WHERE mail = '{customer.email}'\"")
