"""A PGP signature is checked beside the reading, once, and only where keys are kept."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.take import take
from ruhepol.core.jobs.drain import drain

HERE = Path(__file__).parents[1] / "trust" / "pgp"
KIM = "kim@turnierserver.example"
pytestmark = pytest.mark.usefixtures("world")


def signed(subject):
    """Return Kim's signed mail."""
    head = f"From: {KIM}\nTo: hilfe@nordstern.example\nSubject: {subject}\n"
    return (
        f"{head}Content-Type: text/plain; charset=utf-8\n\n".encode() + (HERE / "in-place.txt").read_bytes()
    )


def test_a_signature_is_checked_where_keys_are_kept(settings, tmp_path):
    """The mail is a ticket first, its signature's worth is written down after; without keys nobody asks."""
    take(signed("Ohne"), source="smtp")
    drain()
    assert RawMail.objects.get().seal == "pgp:unchecked"
    shutil.copy(HERE / "kim.asc", tmp_path / f"{KIM}.asc")
    settings.RUHEPOL = replace(settings.RUHEPOL, mail_pgp_keys=str(tmp_path))
    mail = take(signed("Mit"), source="smtp")
    drain()
    mail.refresh_from_db()
    assert (mail.state, mail.seal, mail.sealed_by) == (RawMail.State.DONE, "pgp:valid", KIM)
    assert mail.message.text == "Der Server läuft."
