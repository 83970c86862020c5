"""Somebody is told when mail stops to flow, by a way that does not depend on it."""

import http.server
import json
import logging
import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from ruhepol.channels.email.health import figures
from ruhepol.channels.email.models import Alarm, Delivery, Mailbox
from ruhepol.channels.email.services.alarms import UntoldError, tell, watch
from ruhepol.channels.email.services.storms import begin_storm
from ruhepol.core import clock
from ruhepol.tickets.services.reply import reply
from tests.factories.mail_rows import make_stuck
from tests.factories.tickets import make_ticket
from tests.world import NOON


class Receiver(http.server.BaseHTTPRequestHandler):
    """Takes what is posted, or refuses it."""

    status = 204

    def do_POST(self):
        """Keep the words."""
        self.server.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(Receiver.status)
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def told(settings, monkeypatch):
    """Return what a web address was told that listens on this machine."""
    monkeypatch.setattr(Receiver, "status", 204)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server:
        server.told = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        settings.RUHEPOL = replace(settings.RUHEPOL, alarm_url=url)
        yield server.told
        server.shutdown()


@pytest.fixture(autouse=True)
def _noon(world):  # noqa: ARG001  the rows are needed
    with clock.frozen(NOON):
        yield


@pytest.fixture
def mailbox(world):
    """A mailbox that was fetched just now."""
    return Mailbox.objects.create(
        brand=world.brand,
        address="a@nordstern.example",
        host="imap.example",
        created_at=NOON,
        fetched_at=NOON,
    )


@pytest.mark.usefixtures("mailbox")
def test_a_mailbox_that_falls_silent_is_told_once_and_its_end_too(told, run_jobs, caplog):
    """Within fifteen minutes, in the log and at the address; not again until it is well."""
    clock.advance(timedelta(minutes=9))
    assert watch() == 0
    clock.advance(timedelta(minutes=2))
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            watch()
        run_jobs(("events", "default"))
    assert len(told) == 1
    assert (told[0]["trouble"], told[0]["about"], told[0]["over"]) == (
        "mailbox",
        "a@nordstern.example",
        False,
    )
    assert told[0]["text"].startswith("Ruhepol: a@nordstern.example was not fetched since 20")
    assert any(record.levelname == "ERROR" for record in caplog.records)
    Mailbox.objects.update(fetched_at=clock.now())
    assert watch() == 0
    run_jobs(("events", "default"))
    assert told[1]["over"]
    assert Alarm.objects.get().ended_at == clock.now()


def test_mail_that_nobody_sends_is_a_trouble(world):
    """A worker that stands still is noticed by what waits; a server that asks for patience is none."""
    make_ticket(contact=world.kim)
    mail = make_stuck(world.brand, state="queued", error="")
    clock.advance(timedelta(minutes=11))
    assert watch() == 1
    assert Alarm.objects.get().trouble == "outgoing"
    Delivery.objects.filter(pk=mail.pk).update(attempts=2, next_at=clock.now() + timedelta(minutes=5))
    assert watch() == 0


def test_a_mail_server_out_of_reach_is_told_within_fifteen_minutes(world, settings, run_jobs):
    """Each try is made when it is due; the third vain one raises the alarm."""
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    ticket = make_ticket(contact=world.kim, begun_by="system")
    reply(ticket=ticket, text="Ja", by=world.ada.actor)
    for _minute in range(15):
        run_jobs()
        if watch():
            break
        clock.advance(timedelta(minutes=1))
    alarm = Alarm.objects.get()
    assert alarm.trouble == "outgoing"
    assert alarm.began_at - NOON < timedelta(minutes=15)


def test_a_storm_raises_the_alarm():
    """Who held the mail is named."""
    begin_storm(scope="rule", key="receipt", limit=200)
    assert watch() == 1
    assert Alarm.objects.get().key == "rule receipt"


def test_a_share_of_returned_mail_is_a_trouble(world):
    """Two of twenty-one are bad luck, three are a sign; few mails say nothing."""
    make_ticket(contact=world.kim)
    for number in range(20):
        make_stuck(world.brand, state="sent", sent_at=NOON, header_id=f"ruhepol.{number}.x@test", error="")
    Delivery.objects.filter(header_id__in=["ruhepol.1.x@test", "ruhepol.2.x@test"]).update(bounced_at=NOON)
    assert (figures().bounced, figures().sent, figures().bounce_share, watch()) == (2, 20, 0.1, 0)
    Delivery.objects.filter(header_id="ruhepol.3.x@test").update(bounced_at=NOON)
    assert watch() == 1


def test_an_alarm_that_nobody_takes_is_tried_again(told, monkeypatch):
    """The receiver being down does not silence it."""
    begin_storm(scope="all", key="", limit=600)
    watch()
    monkeypatch.setattr(Receiver, "status", 503)
    with pytest.raises(UntoldError, match="503"):
        tell(alarm_id=Alarm.objects.get().pk, is_over=False)
    assert len(told) == 1
