"""Migrations are complete, named by a person, and can be taken back."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.house import source

NAMED_BY_MACHINE = re.compile(r"^\d{4}_auto_|_and_more$")


def own_migrations():
    """Yield (label, migration) for the packages of the house."""
    loader = MigrationLoader(None)
    for (app, name), migration in sorted(loader.disk_migrations.items()):
        if (source.PACKAGE / app / "migrations").is_dir():
            yield f"{app}.{name}", migration


@pytest.mark.django_db
def test_models_and_migrations_agree():
    """`makemigrations` would have nothing to write."""
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out, verbosity=1)
    assert "No changes" in out.getvalue()


def test_migrations_have_names_people_chose():
    """A reader of the folder can follow the history of a room."""
    assert [label for label, _ in own_migrations() if NAMED_BY_MACHINE.search(label.split(".")[1])] == []


def test_migrations_can_be_taken_back():
    """Every operation knows its way back."""
    one_way = [
        f"{label}: {operation.describe()}"
        for label, migration in own_migrations()
        for operation in migration.operations
        if not operation.reversible
    ]
    assert one_way == []
