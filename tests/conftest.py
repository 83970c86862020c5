"""What holds for every test: current catalogues, no network but loopback, nothing skipped under CI."""

import gc
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings

from ruhepol.core.jobs.drain import drain
from ruhepol.knowledge.suggest import encoding, shelf
from tests import ready
from tests.emptying import empty
from tests.factories.smtp import Inbox, running
from tests.processes import PATIENCE, Processes
from tests.together import Together
from tools import catalogues

pytest_plugins = ["tests.chromium"]

# No test depends on how busy the machine is.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("brief", settings.get_profile("house"), max_examples=15)
settings.load_profile("house")

DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}
LOOPBACK = ("127.", "::1", "localhost")


def pytest_configure():
    """Compile the German catalogues, so that pages are tested in the language of their readers."""
    catalogues.compile_all()


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_collection():
    """Look for no garbage among thousands of tests: none of them goes before the end."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Keep those on one worker for whom something is made once."""
    return Together(config, log)


def pytest_addoption(parser):
    """Let the second run of `bin/test`, on the other database, leave out what asks no database."""
    parser.addoption("--only-database", action="store_true", help="leave out tests that ask no database")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Begin with what starts processes: it takes longest, and must not be what all wait for in the end."""
    slow = ("processes", "postgres")
    items.sort(key=lambda item: not any(map(item.get_closest_marker, slow)))
    if config.getoption("--only-database"):
        config.hook.pytest_deselected(items=[item for item in items if not asks_the_database(item)])
        items[:] = filter(asks_the_database, items)


def asks_the_database(item) -> bool:
    """Tell whether a test may ask the run's database: pytest-django lets no other test do so."""
    return not DATABASE.isdisjoint(item.fixturenames) or item.get_closest_marker("django_db") is not None


def is_local(address) -> bool:
    """Tell whether a socket address stays on this machine."""
    return not isinstance(address, tuple) or str(address[0]).startswith(LOOPBACK)


@pytest.fixture(autouse=True)
def _nothing_left_over():
    """Let no page's language and no shelf of articles reach the next test."""
    yield
    translation.deactivate()
    shelf.forget()


@pytest.fixture
def inbox(settings):
    """Return the inbox of a real SMTP server to which everything is sent."""
    inbox = Inbox()
    with running(inbox) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = ""
        yield inbox


@pytest.fixture(autouse=True, scope="session")
def _tables_emptied_at_one_go():
    """Empty the tables in our way after a test that committed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield


@pytest.fixture(autouse=True, scope="session")
def _encoder_waited_for():
    """Wait for a question's meaning, however slow the machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoding, "_PATIENCE", PATIENCE)
        yield


@pytest.fixture(autouse=True, scope="session")
def _loopback_only():
    """Refuse every connection that would leave the machine: the product opens none by itself."""
    connect = socket.socket.connect

    def guarded(self, address):
        if not is_local(address):
            raise OSError(f"a test tried to reach {address[0]}; only loopback is allowed")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport():
    """Turn a skip into a failure under CI: a missing service must not look like a passed test."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped under CI: {report.longrepr}"


@pytest.fixture(scope="session")
def django_db_keepdb(request) -> bool:
    """Find the database there on SQLite: `django_db_modify_db_settings` has laid it."""
    return connection.vendor == "sqlite" or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> None:  # noqa: ARG001  in order
    """Lay a copy of the migrated database where this worker's tests expect theirs."""
    if connection.vendor == "sqlite":
        ready.copy(Path(connection.settings_dict["TEST"]["NAME"]))


@pytest.fixture
def run_jobs(db) -> Callable[..., int]:  # noqa: ARG001  the jobs are rows
    """Return the function that runs all due jobs inside the test's transaction and counts them."""
    return drain


@pytest.fixture
def processes(transactional_db) -> Iterator[Processes]:  # noqa: ARG001  they see only what is committed
    """Start real processes on the test's database; they are gone when the test ends."""
    started = Processes()
    yield started
    started.end_all()
