"""What `ruhepol check` finds in good and in bad order."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from ruhepol.config.checks import database, files, machine, mail
from ruhepol.config.checks.finding import Finding, Grade
from ruhepol.config.env.read import read
from ruhepol.config.env.table import Settings
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.events import NoteAdded
from tests.config.running import command
from tests.object_store import BUCKET, NAME, REGION, SECRET, object_store
from tools.postgres import free_port


def found(finding: Finding, grade: Grade, words: str) -> None:
    """Assert a finding's grade and words."""
    assert (finding.grade, words in finding.text) == (grade, True), finding.text


def test_a_private_folder_is_good_and_an_open_one_noted(tmp_path: Path):
    """Others on the machine could read mail in an open folder; that is told and does not stop anything."""
    tmp_path.chmod(0o700)
    found(machine.data_folder(Settings(data_dir=tmp_path)), Grade.GOOD, "private")
    tmp_path.chmod(0o755)
    found(machine.data_folder(Settings(data_dir=tmp_path)), Grade.NOTE, "chmod 700")
    found(machine.data_folder(Settings(data_dir=tmp_path / "new")), Grade.NOTE, "does not exist yet")


def test_room_on_the_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Too little room is a fault, also before the folder exists."""
    found(machine.disk(Settings(data_dir=tmp_path / "a" / "b")), Grade.GOOD, "MiB are free")
    monkeypatch.setattr(machine, "LEAST_FREE", 2**80)
    found(machine.disk(Settings(data_dir=tmp_path)), Grade.FAULT, "Make room")


@pytest.mark.django_db
def test_a_clock_behind_the_newest_event_is_a_fault():
    """A machine whose clock was set back would order everything wrongly."""
    found(machine.clock_runs_on(Settings()), Grade.GOOD, "agrees")
    with clock.frozen(clock.now() + timedelta(days=1)), transaction.atomic():
        publish(NoteAdded(ticket_id=1, message_id=1), by=SYSTEM)
    found(machine.clock_runs_on(Settings()), Grade.FAULT, "clock is wrong")


@pytest.mark.django_db
def test_missing_migrations_are_named():
    """The first missing one is named, with the command that brings it."""
    found(database.answers(Settings()), Grade.GOOD, "answers")
    found(database.is_current(Settings()), Grade.GOOD, "up to date")
    MigrationRecorder(connection).record_unapplied("tickets", "0001_tables")
    found(database.is_current(Settings()), Grade.FAULT, "tickets.0001_tables; run `ruhepol migrate`")


def test_an_object_store_is_asked_for_its_bucket():
    """None is noted, a good one is told, one without the bucket or without an answer is a fault."""
    found(files.place(Settings()), Grade.NOTE, "RUHEPOL_S3_ENDPOINT")
    signed = {"RUHEPOL_S3_ACCESS_KEY": NAME, "RUHEPOL_S3_SECRET_KEY": SECRET, "RUHEPOL_S3_REGION": REGION}
    with object_store() as store:
        signed["RUHEPOL_S3_ENDPOINT"] = store.endpoint
        found(files.place(read(signed | {"RUHEPOL_S3_BUCKET": BUCKET})), Grade.GOOD, "keeps our files")
        found(files.place(read(signed)), Grade.FAULT, "no such bucket")
    found(files.place(read(signed)), Grade.FAULT, "keeps no files for us")


def test_no_mail_server_is_noted():
    """A fresh installation sends to its own sink."""
    found(mail.goes_out(Settings()), Grade.NOTE, "RUHEPOL_SMTP_HOST")


def test_a_mail_server_that_does_not_answer_is_a_fault():
    """The address is named as it was set."""
    port = str(free_port())
    wanted = read({"RUHEPOL_SMTP_HOST": "127.0.0.1", "RUHEPOL_SMTP_PORT": port})
    found(mail.goes_out(wanted), Grade.FAULT, f"127.0.0.1:{port} does not take mail")


@pytest.mark.processes
def test_the_command_ends_with_one_at_a_fault(tmp_path: Path):
    """A script can ask; --quiet leaves only what is wrong."""
    told = command(tmp_path, "check", "--quiet")
    assert told.returncode == 1
    assert [line[0] for line in told.stdout.splitlines()] == ["✗"]
    assert "ruhepol migrate" in told.stdout
