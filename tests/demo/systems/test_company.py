"""The systems behave like a real firm's: they break, say so, refuse, are repaired, do nothing twice."""

import json

import pytest

from ruhepol.demo.systems.company import Systems
from ruhepol.demo.systems.faults import faults
from ruhepol.demo.systems.things import Things

REPAIRS = {
    ("server", "disk"): ["logs/clean", "start"],
    ("server", "port"): ["port/free", "start"],
    ("server", "memory"): [("memory", {"megabytes": 8192}), "start"],
    ("server", "configuration"): ["configuration/rollback", "start"],
    ("server", "backup"): ["backup/run", "start"],
    ("account", "locked"): ["unlock", "password-mail"],
    ("account", "bounced"): ["password-mail"],
    ("account", "address"): [("address", {"address": "kim@turnierserver.example"}), "password-mail"],
    ("invoice", "unissued"): ["issue", "send"],
    ("invoice", "bounced"): ["send"],
    ("invoice", "address"): [("send", {"to": "kim@turnierserver.example"})],
    ("order", "held"): ["trace"],
}
NUMBERS = {"server": "mc-42", "account": "10017", "invoice": "RE-20417", "order": "88263"}
LAST = {"server": "start", "account": "password-mail", "invoice": "send"}


@pytest.fixture
def told():
    """What the watch wrote."""
    return []


@pytest.fixture
def systems(told):
    """Systems on their first day."""
    return Systems(Things(), lambda number, one: told.append((number, one)))


def on(systems, kind):
    """Return the slugs of the faults that the thing of a kind has."""
    facts = systems.things.of(kind, NUMBERS[kind])
    return [fault.slug for fault in faults(kind) if fault.is_on(facts)]


def act(systems, kind, verb, said=None, key=""):
    """Ask for one act."""
    return systems.act(f"{kind}s/{NUMBERS[kind]}/{verb}", json.dumps(said or {}).encode(), key=key)


@pytest.mark.parametrize(("kind", "slug"), REPAIRS, ids=" ".join)
def test_a_fault_is_told_stands_in_the_way_and_can_be_repaired(systems, told, kind, slug):
    """Every fault is written about; an act that needs it gone is refused before and done after the repair."""
    assert on(systems, kind) == []
    assert systems.break_(kind, NUMBERS[kind], slug)
    assert on(systems, kind) == [slug]
    assert [one for _number, one in told] == list(
        faults(kind)[[f.slug for f in faults(kind)].index(slug)].tells
    )
    if kind == "server" or slug in {"address", "unissued"}:
        assert act(systems, kind, LAST[kind]).status == 409
    for step in REPAIRS[kind, slug]:
        verb, said = step if isinstance(step, tuple) else (step, {})
        assert act(systems, kind, verb, said).status == 200
    assert on(systems, kind) == []
    if kind == "server":
        assert systems.look("servers/mc-42").said["state"] == "running"


def test_a_lost_parcel_stays_lost_but_is_replaced_once(systems):
    """The same key is the same replacement, another request under it is refused; it can be undone."""
    systems.break_("order", "88263", "lost")
    first = act(systems, "order", "replacement", key="run-7-1")
    assert first.said == {"order": "88263-E1"}
    assert act(systems, "order", "replacement", key="run-7-1") == first
    assert len(systems.asked) == 1
    assert act(systems, "order", "trace", key="run-7-1").status == 422
    assert systems.look("orders/88263/replacement").said == {"order": "88263-E1", "state": "packed"}
    act(systems, "order", "replacement/cancel")
    assert systems.look("orders/88263/replacement").said["state"] == "due"


def test_what_is_not_there_is_not_found(systems):
    """Nor is a part, a verb or a fault that nobody knows."""
    for path in ("servers/none", "servers", "", "servers/mc-42/state", "servers/mc-42/soul", "cats/mc-42"):
        assert systems.look(path).status == 404
    assert act(systems, "server", "explode").status == 404
    assert act(systems, "server", "memory", {"megabytes": "much"}).status == 422
    assert not systems.break_("server", "mc-42", "rust")
    assert not systems.break_("server", "none", "disk")


def test_it_reminds_of_what_lasts_and_says_when_all_is_well(systems, told):
    """The watch writes the same again; put right, it writes the same going well."""
    systems.break_("invoice", "RE-20417", "bounced")
    systems.remind()
    assert [one.severity for _number, one in told] == ["error", "error"]
    systems.put_right()
    assert (told[-1][1].name, told[-1][1].severity) == ("invoice mail", "info")
    systems.remind()
    assert len(told) == 3


def test_a_restart_forgets_nothing(tmp_path, told):
    """Faults and answers are kept; what was asked with a key before is answered as before."""
    place = tmp_path / "systems.json"
    before = Systems(Things(place), lambda *_told: None)
    before.break_("server", "mc-42", "port")
    answer = act(before, "server", "port/free", key="k")
    before.break_("server", "mc-42", "port")
    after = Systems(Things(place), lambda *one: told.append(one))
    assert on(after, "server") == ["port"]
    assert act(after, "server", "port/free", key="k") == answer
    assert on(after, "server") == ["port"]
    assert not told
