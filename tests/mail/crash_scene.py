# ruff: noqa: PLC0415  Django is set up before anything of ours is imported
"""One customer's mail and one agent's answer, with the process killed at a named point, then taken up again.

Run as a program: it works on a data folder of its own and prints, for each point, what is left in the end.
Every act runs in a forked process, because SIGKILL takes the whole of it.
"""

import json
import os
import shutil
import signal
import sys
import traceback
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

from tests.ready import lay

RAW = (
    b"From: Kim <kim@turnierserver.example>\r\nTo: hilfe@nordstern.example\r\nSubject: Server\r\n"
    b"Message-ID: <one@turnierserver.example>\r\nAuto-Submitted: auto-generated\r\n\r\nHilfe!\r\n"
)
"""Marked as automatic so that no confirmation goes out: the one mail sent is the agent's answer."""


def act(work, *args, crash=""):
    """Run `work` in a process of its own that may be killed at a point; return how it ended."""
    pid = os.fork()
    if pid == 0:
        from ruhepol.core import crash as points

        points._wanted = crash  # noqa: SLF001  the same switch as the environment's
        try:
            work(*args)
        except BaseException:  # noqa: BLE001  nothing may run on in the parent's frames
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def build():
    """Make the people."""
    from tests.world import make_world

    make_world()


def arrive():
    """Do what a sending server does: hand the mail over, again if it is not told yes."""
    from ruhepol.channels.email.services.take import take

    take(RAW, source="smtp")


def arrive_together():
    """Do what reading a folder does: take several mails in one commit, and the same again after a crash."""
    from ruhepol.channels.email.services.together import take_together

    take_together([RAW, RAW.replace(b"one@", b"two@"), RAW.replace(b"one@", b"three@")], source="smtp")


def work_together():
    """Do what a worker does with several mails: read them in one transaction, with all that follows."""
    from ruhepol.core.jobs import queue
    from ruhepol.core.jobs.execution import perform_together

    if perform_together(queue.claim("bundler", {"events": 3}), lambda _: None):
        raise SystemExit("a job of the bundle failed")
    work_on()


def work_on():
    """Run what is due, and answer the customer as soon as there is a ticket."""
    from ruhepol.core.jobs.drain import drain
    from ruhepol.people.models import Agent
    from ruhepol.tickets.models import Message, Ticket
    from ruhepol.tickets.services.reply import reply

    drain()
    ticket = Ticket.objects.first()
    if ticket and not Message.objects.filter(kind="reply").exists():
        reply(ticket=ticket, text="Bitte neu starten.", by=Agent.objects.get(name="Ada").actor)
    drain()


def take_up(arrive):
    """Live on after the crash: bury the dead worker, sweep, and work, until all has settled."""
    from ruhepol.channels.email.services.sweep import sweep_deliveries, sweep_intake
    from ruhepol.core import clock
    from ruhepol.core.jobs.roll import Roll

    arrive()
    roll = Roll()
    roll.enlist()
    for hours in range(1, 4):
        for _ in range(5):
            roll.watch()
        with clock.frozen(datetime.now(UTC) + timedelta(hours=hours)):
            sweep_intake()
            sweep_deliveries()
            work_on()


def told(sink):
    """Write what is left into the sink's folder, for the parent."""
    from ruhepol.channels.email.models import Delivery, RawMail
    from ruhepol.insights.models import TicketFact
    from ruhepol.tickets.models import Message, Ticket

    facts = {
        "facts": TicketFact.objects.count(),
        "raw": list(RawMail.objects.values_list("state", flat=True)),
        "tickets": Ticket.objects.count(),
        "messages": list(Message.objects.order_by("number").values_list("kind", flat=True)),
        "deliveries": list(Delivery.objects.values_list("state", flat=True)),
        "mails": len(list(sink.glob("*.eml"))),
    }
    (sink / "told.json").write_text(json.dumps(facts))


def serve(sink, pipe):
    """Be the mail server until killed."""
    from ruhepol.channels.email.listener import Listener
    from ruhepol.channels.email.sink.run import Keeper
    from ruhepol.channels.email.sink.store import Store

    server = Listener(Keeper(Store(sink)), host="127.0.0.1", port=0, largest=1_000_000)
    server.start()
    os.write(pipe, str(server.port).encode())
    signal.pause()


def open_sink(sink):
    """Start the mail server; return its process and port."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            serve(sink, writing)
        finally:
            os._exit(1)
    os.close(writing)
    return pid, int(os.read(reading, 10))


def scene(point, base, data):
    """Play it once with the process killed at `point`, with three mails in a bundle where it says so before.

    Returns what is left.
    """
    from django.conf import settings

    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(base, data)
    sink = data / "sent"
    sink.mkdir()
    server, settings.EMAIL_PORT = open_sink(sink)
    try:
        how, _, name = point.rpartition(" ")
        comes, goes_on = (arrive_together, work_together) if how == "together" else (arrive, work_on)
        ended = [act(comes, crash=name), act(goes_on, crash=name)]
        last = [act(take_up, comes), act(told, sink)]
    finally:
        os.kill(server, signal.SIGKILL)
        os.waitpid(server, 0)
    facts = json.loads((sink / "told.json").read_text())
    return {**facts, "killed": ended.count(-signal.SIGKILL), "well": last == [0, 0]}


def main(folder, points):
    """Play the scene for every point and print what is left as JSON."""
    data, base = Path(folder, "data"), Path(folder, "base")
    os.environ["RUHEPOL_DATA_DIR"] = str(data)
    for name in ("RUHEPOL_DATABASE_URL", "RUHEPOL_TEST_DATABASE_URL"):
        os.environ.pop(name, None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.conf import settings

    lay(data)
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = "127.0.0.1", False, False
    if act(build):
        raise SystemExit("the people could not be made")
    shutil.copytree(data, base)
    json.dump({point: scene(point, base, data) for point in points}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
