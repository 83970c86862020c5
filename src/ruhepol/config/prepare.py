"""What has to be in place before the processes start: tables, static files, and data to look at."""

import hashlib
import io
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.exceptions import InconsistentMigrationHistory, NodeNotFoundError
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

import ruhepol
from ruhepol.config.cli.errors import CommandError
from ruhepol.config.env.secret import kept
from ruhepol.core import crypto
from ruhepol.demo.files import read
from ruhepol.demo.load import is_empty, load
from ruhepol.people.models import Agent

STAMP = ".made-from"
EMPTY_MARK = "started-empty"
HALF_WAY = """\
The database stopped half-way through the migrations of an earlier version; this version cannot go on there.
Nothing was changed. Run `ruhepol migrate` once with the version that made the database, then start this one;
or put the backup from before back (`ruhepol restore`).
What is missing: {error}"""


def migrate() -> int:
    """Apply missing migrations and return how many there were; each is a transaction of its own.

    Raises CommandError for a database that cannot be understood.
    """
    settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return _migrate()
    except (InconsistentMigrationHistory, NodeNotFoundError) as error:
        raise CommandError(HALF_WAY.format(error=error)) from error


def _migrate() -> int:
    executor = MigrationExecutor(connection)
    if lost := sorted(_half_way(executor.loader)):
        raise CommandError(HALF_WAY.format(error=", ".join(lost)))
    executor.check_replacements()  # a database may have been made by those that the present ones replace
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        call_command("migrate", verbosity=0, interactive=False)
    return waiting


def _half_way(loader: MigrationLoader) -> Iterator[str]:
    """Yield the replaced migrations that are missing beside others of their room that were applied."""
    applied = loader.applied_migrations.keys()
    for name, migration in loader.replacements.items():
        missing = set(migration.replaces) - applied
        if name not in applied and missing and len(missing) < len(migration.replaces):
            yield from (".".join(one) for one in missing)


def collect_statics() -> None:
    """Copy, hash and compress the static files, unless those there come from the same sources."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    current = _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == current:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True, stdout=io.StringIO())
    stamp.write_text(current, encoding="ascii")


def _fingerprint() -> str:
    lines = sorted(_sources())
    return hashlib.sha256("\n".join([ruhepol.__version__, *lines]).encode()).hexdigest()


def _sources() -> Iterator[str]:
    for finder in get_finders():
        for path, storage in finder.list(None):
            yield f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}"


def is_new() -> bool:
    """Tell whether nobody has ever worked with this database."""
    return not Agent.objects.exists()


def wants_demo(*, empty: bool) -> bool:
    """Tell whether to load the demo company: never into a database that was started empty or is in use.

    The choice is kept beside the data, so that a later start without --empty does not undo it.
    """
    chosen = settings.DATA_DIR / EMPTY_MARK
    if empty:
        chosen.touch()
    return is_new() and is_empty() and not chosen.exists()


def load_demo() -> None:
    """Load the demo company; its agents share a password that is made for this installation."""
    load(password=kept(_demo_password(), lambda: secrets.token_hex(5)), say=lambda _: None)


def setup_key() -> str:
    """Return what opens the set-up page to whoever can read this start's words, for a day."""
    return crypto.sign("workspace.setup", "first")


def demo_logins() -> list[tuple[str, str, str]]:
    """Return (role, address, password) of the demo's agents; nothing where there is no demo company."""
    if not _demo_password().exists():
        return []
    password = _demo_password().read_text(encoding="ascii").strip()
    return [(row["role"], row["email"], password) for row in read("company")["agents"]]


def _demo_password() -> Path:
    return Path(settings.DATA_DIR) / "demo.password"
