"""Rules that say which asset a fact is about."""

import pytest

from ruhepol.healing.reading.mapping import MappingError, Rule, claims, parse

KINDS = {"server", "order"}


def test_a_rule_a_line_and_remarks():
    """Spaces are free, empty lines and remarks say nothing."""
    assert parse("# who\n\n host.name=server \norder.id = order\n", kinds=KINDS) == [
        Rule("host.name", "server"),
        Rule("order.id", "order"),
    ]


@pytest.mark.parametrize("line", ["host.name", "= server", "host.name =", "host.name = ship"])
def test_what_is_no_rule_is_named_with_its_line(line):
    """An editor can point at it."""
    with pytest.raises(MappingError) as raised:
        parse(f"order.id = order\n{line}", kinds=KINDS)
    assert (raised.value.line, raised.value.words) == (2, line)


def test_the_first_rule_that_fits_comes_first_and_a_named_asset_before_all():
    """The order of the lines is the order of trust."""
    rules = parse("host.name = server\norder.id = order", kinds=KINDS)
    told = {"order.id": 7, "host.name": "mc-42"}
    assert claims(told, rules) == [("server", "mc-42"), ("order", "7")]
    assert claims({**told, "asset.kind": "order", "asset.id": "9"}, rules)[0] == ("order", "9")
    assert claims({}, rules) == []
