"""Checks as plans write them, asked of real servers."""

import sqlite3
import sys
from ipaddress import ip_network

import pytest

from ruhepol.healing.doing.asking import ask, ask_all, shown
from ruhepol.healing.doing.target import Answer, Target
from ruhepol.healing.services.take import take
from tests.factories.name_server import name_server
from tests.healing.doing.servers import closed_port
from tests.healing.doing.world import check, hosting, make_system
from tests.healing.facts import fact

FULL = {
    "ask": "http",
    "system": "hosting",
    "path": "/servers/{asset.external_id}/disk",
    "value": "$.used_percent",
    "holds": ">= 98",
    "says": {"de": "Platte zu {value} % voll", "en": "disk {value} % full"},
}
CONDITION = {"all": [{"signal": {"name": "disk"}, "count": 2}]}


@pytest.fixture
def target(server):
    """Kim's server, as a check is about it."""
    return Target(server)


JUDGED = [(98.5, "yes"), (97, "no"), ("99", "yes"), (True, "unknown"), (None, "unknown")]


@pytest.mark.parametrize(("used", "answer"), JUDGED)
def test_a_back_end_is_asked(shop, target, used, answer):
    """The value at a path is judged; what cannot be compared is unknown."""
    hosting(shop)
    shop.answers["/servers/s-42/disk"] = {"used_percent": used}
    assert ask(check(**FULL), target).answer == answer


def test_the_words_of_a_reading(shop, target):
    """People read the value in their language, and how long it took is kept."""
    hosting(shop)
    shop.answers["/servers/s-42/disk"] = {"used_percent": 98.5}
    found = ask(check(**FULL), target)
    assert found.words == {"de": "Platte zu 98,5 % voll", "en": "disk 98.5 % full"}
    assert (found.name, found.value, found.error) == ("look", 98.5, "")
    assert found.took_ms >= 0


def test_the_words_of_a_back_end_read_as_people_say_it(shop, target):
    """Where the check says what they mean; what it does not know stands as it was said."""
    hosting(shop)
    reads = {"stopped: disk": {"de": "steht", "en": "stopped"}}
    asked = FULL | {"value": "$.state", "holds": "exists", "says": {"de": "{value}", "en": "is {value}"}}
    shop.answers["/servers/s-42/disk"] = {"state": "stopped: disk"}
    assert ask(check(**asked, reads=reads), target).words == {"de": "steht", "en": "is stopped"}
    shop.answers["/servers/s-42/disk"] = {"state": "moving"}
    assert ask(check(**asked, reads=reads), target).words == {"de": "moving", "en": "is moving"}


@pytest.mark.parametrize(
    ("answer", "more", "found"),
    [
        ((200, {}, b""), {}, (200, "yes")),
        ((503, {}, b""), {}, (503, "no")),
        ((503, {}, b""), {"holds": ">= 500"}, (503, "yes")),
        ({"locked": True}, {"value": "$.locked"}, (True, "yes")),
        ({"locked": False}, {"value": "$.locked"}, (False, "no")),
        ({}, {"value": "$.locked", "holds": "exists"}, (None, "no")),
        ((404, {}, b"{}"), {"value": "$.locked"}, (None, "unknown")),
        (b"<html>", {"value": "$.locked"}, (None, "unknown")),
    ],
)
def test_what_a_back_end_can_answer(shop, target, answer, more, found):
    """Without a path the status is read; without `holds` something is yes and nothing is no."""
    hosting(shop)
    shop.answers["/x"] = answer
    reading = ask(check(ask="http", system="hosting", path="/x", **more), target)
    assert (reading.value, reading.answer) == found


def test_a_back_end_that_is_gone(target):
    """Nobody there answers the question whether it answers; every other one stays open."""
    make_system(address=f"http://localhost:{closed_port()}")
    plain = check(ask="http", system="hosting", path="/")
    assert ask(plain, target).answer == Answer.NO
    assert ask(check(**FULL), target).answer == Answer.UNKNOWN


def test_hostile_names_stay_in_their_place(shop, server):
    """An asset's number cannot lead to another path, host or question."""
    hosting(shop)
    for number in ("../../admin", "x?all=1", "x#y", "@evil.example", "a/b", "..", "%2e%2e"):
        server.external_id = number
        ask(check(**FULL), Target(server))
    assert {path for _method, path, *_ in shop.asked} <= {
        "/servers/..%2F..%2Fadmin/disk",
        "/servers/x%3Fall%3D1/disk",
        "/servers/x%23y/disk",
        "/servers/%40evil.example/disk",
        "/servers/a%2Fb/disk",
        "/servers/%252e%252e/disk",
    }


def test_all_at_once_and_none_is_waited_for(shop, target):
    """Checks are asked together; the slow one is unknown and the others are there, in their order."""
    hosting(shop)
    shop.answers["/slow"] = lambda handler: handler.server.go_on.wait()
    shop.answers["/fast"] = {"ok": True}
    slow = check(name="slow", ask="http", system="hosting", path="/slow", limit="300ms")
    fast = [check(name=f"f{n}", ask="http", system="hosting", path="/fast") for n in range(3)]
    found = ask_all([fast[0], slow, *fast[1:]], target, within=60)
    answers = [("f0", "yes"), ("slow", "unknown"), ("f1", "yes"), ("f2", "yes")]
    assert [(one.name, one.answer) for one in found] == answers
    late = ask_all([check(name="slow", ask="http", system="hosting", path="/slow")], target, within=0.1)
    assert (late[0].answer, late[0].took_ms >= 0) == ("unknown", True)
    assert ask_all([], target, within=1) == []


def test_secrets_are_kept_out_of_readings(shop, target):
    """What a back end blurts out of our own secret reaches neither value, words nor error."""
    hosting(shop, secret="hush-hush-7")
    shop.answers["/servers/s-42/disk"] = {"used_percent": "99 hush-hush-7"}
    found = ask(check(**{**FULL, "holds": "contains 99"}), target)
    assert found.answer == Answer.YES
    assert "hush" not in f"{found.value} {found.words} {found.error}"
    shop.answers["/servers/s-42/disk"] = {"used_percent": "x" * 5_000}
    assert ask(check(**{**FULL, "holds": "contains x"}), target).error == "the value is too large to be kept"


def test_signals(source, target):
    """The asset's own latest signals are a question, too."""
    asked = check(ask="signals", condition=CONDITION)
    assert ask(asked, target).answer == Answer.NO
    take(source=source, told=[fact(), fact()])
    assert ask(asked, target).answer == Answer.YES


def test_a_database(target, tmp_path):
    """A value reaches a query as a parameter; a number it finds is judged."""
    with sqlite3.connect(tmp_path / "books.sqlite3") as line:
        line.execute("create table bounces (server text)")
        line.execute("insert into bounces values ('s-42')")
    line.close()
    make_system(name="books", kind="sql", address=f"sqlite:///{tmp_path}/books.sqlite3")
    query = "select count(*) from bounces where server = $1"
    asked = {"ask": "sql", "system": "books", "query": query, "params": ["{asset.external_id}"]}
    assert ask(check(**asked), target).value == 1
    assert ask(check(**asked, holds="> 1"), target).answer == Answer.NO
    assert ask(check(**{**asked, "query": "select nope"}), target).answer == Answer.UNKNOWN


def test_a_command(target, tmp_path, set_to):
    """A listed command that only looks may be asked; another may not."""
    make_system(name="box", kind="commands")
    code = "import json, sys; print(json.dumps(dict(load=len(sys.argv[1])))); sys.exit(sys.argv[1] != 's-42')"
    path = tmp_path / "commands.toml"
    words = f"argv = ['{sys.executable}', '-c', \"{code}\", '{{s}}']\nargs = {{s = '.*'}}"
    path.write_text(f"[box.load]\n{words}\nasks = true\n[box.reboot]\n{words}\n")
    set_to(commands=str(path))
    asked = {"ask": "command", "system": "box", "command": "load", "args": {"s": "{asset.external_id}"}}
    assert ask(check(**asked, value="$.load", holds="== 4"), target).answer == Answer.YES
    assert ask(check(**asked), target).answer == Answer.YES
    assert ask(check(**{**asked, "args": {"s": "other"}}), target).answer == Answer.NO
    assert "ended with 1" in ask(check(**{**asked, "args": {"s": "other"}}, value="$.load"), target).error
    assert "does not let checks ask" in ask(check(**{**asked, "command": "reboot"}), target).error


def test_ports(shop, server, set_to):
    """A host is knocked at where a system has it, or where an asset names it out in the world."""
    port = shop.server_address[1]
    server.attributes = {"host": "127.0.0.1"}
    by_asset = check(ask="tcp", host="{asset.attributes.host}", port=port)
    by_name = check(ask="tcp", host="localhost", port=port)
    assert "do not knock" in ask(by_asset, Target(server)).error
    assert "no host of a system" in ask(by_name, Target(server)).error
    set_to(reachable_networks=(ip_network("127.0.0.0/8"),))
    assert ask(by_asset, Target(server)).answer == Answer.YES
    hosting(shop)
    assert ask(by_name, Target(server)).answer == Answer.YES
    down = check(ask="tcp", host="localhost", port=closed_port(), holds="== false")
    assert ask(down, Target(server)).answer == Answer.YES


def test_an_asset_cannot_write_a_host_into_a_plan(shop, server):
    """A system's host is trusted where the plan says it, not where an asset does; a host is only a host."""
    hosting(shop)
    asked = check(ask="tcp", host="{asset.attributes.host}", port=shop.server_address[1])
    for host, error in (("localhost", "do not knock"), ("localhost:1/x", "no name of a host")):
        server.attributes = {"host": host}
        assert error in ask(asked, Target(server)).error


def test_names(server, monkeypatch):
    """What a domain leads to can be asked of the name servers."""
    server.name = "shop.example"
    with name_server({("shop.example.", "A"): "192.0.2.7"}, monkeypatch):
        assert ask(check(ask="dns", host="{asset.name}"), Target(server)).value == ["192.0.2.7"]
        wrong = check(ask="dns", host="{asset.name}", holds="contains 192.0.2.8")
        assert ask(wrong, Target(server)).answer == Answer.NO


def test_what_cannot_be_asked_is_said(shop, target):
    """A place nobody can fill, a system that is gone or of another kind: unknown, and nothing is asked."""
    hosting(shop, is_active=False)
    make_system(name="books", kind="sql", address="sqlite:////nowhere")
    errors = [
        ask(check(**{**FULL, **more}), target).error
        for more in ({}, {"system": "nobody"}, {"system": "books"}, {"path": "/{asset.attributes.none}"})
    ]
    assert errors[0] == "there is no system hosting for http, or it is switched off"
    assert "no system nobody" in errors[1]
    assert "no system books for http" in errors[2]
    assert "no system hosting" in errors[3]
    assert shop.asked == []


SHOWN = [
    (1234.5, "1.234,5", "1,234.5"),
    (True, "ja", "yes"),
    (False, "nein", "no"),
    (["a", 2], "a, 2", "a, 2"),
    (None, "", ""),
    ("x", "x", "x"),
]


@pytest.mark.parametrize(("value", "german", "english"), SHOWN)
def test_values_as_people_read_them(value, german, english):
    """Numbers and yes and no are written in the reader's language."""
    assert (shown(value, "de"), shown(value, "en")) == (german, english)
