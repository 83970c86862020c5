"""The systems' door: an API behind a token, a page for everybody, and logs that the help desk can read."""

import http.client
import json
import threading
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest

from ruhepol.demo.systems.company import Systems
from ruhepol.demo.systems.server import Door
from ruhepol.demo.systems.things import Things

TOKEN = {"Authorization": "Bearer secret"}


@contextmanager
def opened():
    """Open the door and yield the function that asks."""
    systems = Systems(Things(), lambda *_told: None)
    door = Door(
        ("127.0.0.1", 0), systems, token="secret", desk="http://desk.example", shop="http://shop.example"
    )
    thread = threading.Thread(target=door.serve_forever)
    thread.start()

    def ask(path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", door.server_port)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read().decode()
        connection.close()
        return found

    ask.systems, ask.port = systems, door.server_port
    try:
        yield ask
    finally:
        door.shutdown()
        door.server_close()
        thread.join()


def test_a_caller_needs_the_token():
    """Without it nothing is said and nothing is done."""
    with opened() as ask:
        assert ask("/servers/mc-42/disk")[0] == 401
        assert ask("/servers/mc-42/stop", "POST", "{}", Authorization="Bearer other")[0] == 401
        status, _headers, body = ask("/servers/mc-42/disk", **TOKEN)
        assert (status, json.loads(body)) == (200, {"used_percent": 61, "total_gb": 40})
        assert ask("/servers/mc-42/stop", "POST", "{}", **TOKEN)[0] == 200
        assert json.loads(ask("/servers/mc-42", **TOKEN)[2])["state"] == "stopped"
        assert ask("/servers/mc-42/stop", "POST", "x" * 70_000, **TOKEN)[0] == 413


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_fault_is_switched_on_from_the_page_and_from_nowhere_else(language):
    """A form on another site changes nothing; the page then shows the fault and a way to put all right."""
    fault = urlencode({"fault": "server|mc-42|disk"})
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    with opened() as ask:
        here = f"http://127.0.0.1:{ask.port}"
        assert ask(f"/{language}/faults", "POST", fault, Origin="http://evil.example", **form)[0] == 403
        assert "broken" not in ask(f"/{language}/")[2]
        assert (
            ask(f"/{language}/faults", "POST", fault, Origin=here, **form)[1]["Location"] == f"/{language}/"
        )
        page = ask(f"/{language}/")[2]
        assert page.count('<li class="broken">') == 1
        assert 'aria-label="mc-42: ' in page
        ask(f"/{language}/put-right", "POST", "", Origin=here, **form)
        assert '<li class="broken">' not in ask(f"/{language}/")[2]


def test_its_policy_lets_nothing_in():
    """Its own style and nothing else, no script at all."""
    with opened() as ask:
        _status, headers, page = ask("/en/")
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
        assert "<script" not in page
        assert "style=" not in page
        assert [ask(name)[0] for name in ("/systems.css", "/icon.svg", "/favicon.ico")] == [200] * 3
        assert ask("/", **{"Accept-Language": "de"})[1]["Location"] == "/de/"
