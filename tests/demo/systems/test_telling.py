"""What the systems send is OTLP, and the help desk's own door takes it."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.demo.systems.company import Systems
from ruhepol.demo.systems.keys import MAPPING
from ruhepol.demo.systems.telling import Teller
from ruhepol.demo.systems.things import Things
from ruhepol.healing.models import Signal
from ruhepol.healing.services.sources import connect_source
from ruhepol.people.models import Asset

pytestmark = pytest.mark.django_db


class Desk(HTTPServer):
    """Keeps what is posted, answering as it is told to."""

    def __init__(self):
        """Begin with nothing."""
        self.got, self.answers = [], []
        super().__init__(("127.0.0.1", 0), Post)


class Post(BaseHTTPRequestHandler):
    """Takes one request."""

    def do_POST(self):
        """Keep it."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.server.answers.pop(0) if self.server.answers else 200
        self.server.got.append((self.path, self.headers["Authorization"], body, status))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_facts):
        """Stay quiet."""


@pytest.fixture
def desk():
    """Open a help desk's door."""
    server = Desk()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def teller(desk):
    """One that tells this desk; its thread does not run."""
    return Teller(f"http://127.0.0.1:{desk.server_port}", "key")


def test_a_fault_arrives_as_a_signal_of_its_asset(desk, teller, client):
    """Logs and task runs, taken by the real door, tied to the server by its name."""
    server = Asset.objects.create(kind="server", external_id="mc-42", name="mc-42")
    account = Asset.objects.create(kind="account", external_id="10017", name="10017")
    _source, key = connect_source(name="Systeme", mapping=MAPPING, by=SYSTEM)
    systems = Systems(Things(), teller.tell)
    systems.break_("server", "mc-42", "configuration")
    systems.break_("account", "10017", "locked")
    assert teller.send()
    for path, authorization, body, _status in desk.got:
        assert authorization == "Bearer key"
        answer = client.post(
            path, body, content_type="application/json", headers={"Authorization": f"Bearer {key}"}
        )
        assert answer.status_code == 200
    found = {(row.asset_id, row.kind, row.name, row.severity) for row in Signal.objects.all()}
    assert found == {
        (server.pk, "event", "update", 9),
        (server.pk, "log", "configuration", 17),
        (server.pk, "task", "start minecraft", 17),
        (account.pk, "log", "sign-in", 17),
    }


def test_what_does_not_arrive_is_sent_again(desk, teller):
    """A busy desk hears of it later, in order; one that refuses is not bothered again."""
    systems = Systems(Things(), teller.tell)
    systems.break_("order", "88263", "lost")
    desk.answers = [503]
    assert not teller.send()
    systems.break_("order", "88263", "held")
    assert teller.send()
    [_refused, (_path, _key, body, _status)] = desk.got
    bodies = [
        one["scopeLogs"][0]["logRecords"][0]["body"]["stringValue"]
        for one in json.loads(body)["resourceLogs"]
    ]
    assert [words.split(",")[0] for words in bodies] == ["carrier says: parcel lost", "no scan for 3 days"]
    desk.answers = [401]
    systems.remind()
    assert teller.send()
    assert teller.send()
    assert len(desk.got) == 3
