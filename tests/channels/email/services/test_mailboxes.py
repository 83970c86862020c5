"""A mailbox's password is readable by this installation only."""

import pytest
from django.db import IntegrityError

from ruhepol.channels.email.secrets import UnreadableSecretError, unseal
from ruhepol.channels.email.services.mailboxes import add_mailbox


def test_a_password_is_kept_encrypted(world, settings):
    """The row holds no clear text, and another key cannot open it."""
    box = add_mailbox(
        brand=world.brand,
        address=" Rechnung@Nordstern.example ",
        by=world.root.actor,
        password="s3cret",
        host="imap",
    )
    assert box.address == "rechnung@nordstern.example"
    assert "s3cret" not in box.sealed_password
    assert unseal(box.sealed_password) == "s3cret"
    settings.SECRET_KEY = "another key, another installation"
    with pytest.raises(UnreadableSecretError):
        unseal(box.sealed_password)


def test_an_address_is_one_mailbox(world):
    """The same address cannot be added twice."""
    add_mailbox(brand=world.brand, address="a@nordstern.example", by=world.root.actor)
    with pytest.raises(IntegrityError):
        add_mailbox(brand=world.brand, address="A@nordstern.example", by=world.root.actor)
