"""The real mail servers of these tests, and the small world."""

import pytest
from imapclient import IMAPClient

from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.core.actors import SYSTEM
from tests.mail import dovecot as servers
from tests.mail.dovecot import PASSWORD, USER
from tests.world import make_world


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def dovecot():
    """Run a fresh Dovecot."""
    with servers.running() as server:
        yield server


@pytest.fixture
def world(db):  # noqa: ARG001  people are rows
    """Everybody by name."""
    return make_world()


@pytest.fixture
def make_box(world):
    """Add the brand's mailbox on a server; all that lies there is wanted."""

    def make(server):
        return add_mailbox(
            brand=world.brand, address="hilfe@nordstern.example", by=SYSTEM, password=PASSWORD,
            host="127.0.0.1", port=server.imap, user=USER, encryption="none", takes_existing=True,
        )  # fmt: skip

    return make


@pytest.fixture
def box(make_box, dovecot):
    """The brand's mailbox on the usual server."""
    return make_box(dovecot)


@pytest.fixture
def reader(dovecot):
    """A colleague's mail program on the same mailbox."""
    with IMAPClient("127.0.0.1", port=dovecot.imap, ssl=False) as client:
        client.login(USER, PASSWORD)
        client.select_folder("INBOX")
        yield client
