"""What is in place before the processes start."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from ruhepol.config import prepare
from ruhepol.config.cli.errors import CommandError
from ruhepol.core.web import health

pytestmark = pytest.mark.django_db


def test_a_database_of_replaced_migrations_is_up_to_date():
    """Tables made step by step are those made at one go: nothing is left to do, and the process is ready."""
    recorder = MigrationRecorder(connection)
    for (app, name), migration in MigrationLoader(connection).replacements.items():
        recorder.record_unapplied(app, name)
        for replaced in migration.replaces:
            recorder.record_applied(*replaced)
    assert not health.migrations() <= set(recorder.applied_migrations())
    assert prepare.migrate() == 0
    assert health.migrations() <= set(recorder.applied_migrations())


def test_a_database_left_half_way_is_told_in_words():
    """What stopped in the middle of replaced migrations hears what to do and what is missing."""
    recorder = MigrationRecorder(connection)
    steps = MigrationLoader(connection).replacements["tickets", "0001_tables"].replaces
    for step in [("tickets", "0001_tables"), *steps[1:]]:
        recorder.record_unapplied(*step)
    before = set(recorder.applied_migrations())
    with pytest.raises(CommandError, match="half-way") as refusal:
        prepare.migrate()
    assert "Run `ruhepol migrate` once with the version that made" in str(refusal.value)
    assert ".".join(steps[1]) in str(refusal.value)
    assert set(recorder.applied_migrations()) == before
