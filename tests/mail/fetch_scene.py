# ruff: noqa: PLC0415  Django is set up before anything of ours is imported
"""Fetching a mailbox with the process killed at a named point, then fetched again. Run as a program."""

import json
import os
import signal
import sys
from pathlib import Path

import django

from tests.mail.crash_scene import act, build
from tests.mail.dovecot import PASSWORD, USER
from tests.ready import lay


def add(protocol, port):
    """Add the mailbox; what is fetched moves to a folder, over POP3 it is deleted."""
    from ruhepol.channels.email.services.mailboxes import add_mailbox
    from ruhepol.core.actors import SYSTEM
    from ruhepol.people.models import Brand

    add_mailbox(
        brand=Brand.objects.get(),
        address="hilfe@nordstern.example",
        by=SYSTEM,
        password=PASSWORD,
        host="127.0.0.1",
        port=port,
        user=USER,
        encryption="none",
        takes_existing=True,
        protocol=protocol,
        after="move" if protocol == "imap" else "delete",
        move_to="Done",
    )


def fetch():
    """Fetch once and read what came."""
    from ruhepol.channels.email.intake import imap, pop3
    from ruhepol.channels.email.models import Mailbox
    from ruhepol.core.jobs.drain import drain

    box = Mailbox.objects.get()
    door = pop3 if box.protocol == "pop3" else imap
    client = door.connect(box)
    door.fetch_new(client, box)
    client.quit() if door is pop3 else client.logout()
    drain()


def told(path, port):
    """Write what is left, here and on the server."""
    from ruhepol.channels.email.intake.imap import connect
    from ruhepol.channels.email.models import Mailbox, RawMail
    from ruhepol.tickets.models import Ticket

    box = Mailbox.objects.get()
    box.port = port
    client = connect(box)
    there = {
        name: client.folder_status(name, ["MESSAGES"])[b"MESSAGES"]
        for name in ("INBOX", "Done")
        if client.folder_exists(name)
    }
    client.logout()
    subjects = sorted(Ticket.objects.values_list("subject", flat=True))
    path.write_text(json.dumps({"raw": RawMail.objects.count(), "tickets": subjects, "there": there}))


def main(folder, imap_port, point, protocol, port):
    """Fetch over a protocol, killed at `point`; fetch again; print what is left."""
    os.environ["RUHEPOL_DATA_DIR"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    lay(Path(folder))
    ended = [act(build), act(add, protocol, int(port)), act(fetch, crash=point), act(fetch)]
    act(told, Path(folder, "told.json"), int(imap_port))
    facts = json.loads(Path(folder, "told.json").read_text())
    json.dump({**facts, "killed": ended[2] == -signal.SIGKILL, "well": ended[3] == 0}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
