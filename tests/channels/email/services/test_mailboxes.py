"""A mailbox's password is readable by this installation only."""

import pytest
from django.db import IntegrityError

from ruhepol.channels.email.models import Mailbox
from ruhepol.channels.email.secrets import UnreadableSecretError, unseal
from ruhepol.channels.email.services.mailboxes import (
    add_mailbox,
    change_mailbox,
    remove_mailbox,
    switch_mailbox,
)
from ruhepol.channels.email.services.take import take
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow


def make_box(world):
    """Return a mailbox on some server."""
    return add_mailbox(
        brand=world.brand,
        address="hilfe@nordstern.example",
        by=SYSTEM,
        password="geheim",
        host="imap.example",
    )


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


def test_an_empty_password_leaves_the_present_one(world):
    """A form that shows no password does not erase it."""
    box = make_box(world)
    change_mailbox(mailbox=box, brand=world.brand, by=SYSTEM, port=143)
    held = Mailbox.objects.get()
    assert (held.port, unseal(held.sealed_password)) == (143, "geheim")
    change_mailbox(mailbox=box, brand=world.brand, by=SYSTEM, password="neu")
    assert unseal(Mailbox.objects.get().sealed_password) == "neu"


@pytest.mark.parametrize(("change", "place"), [({"folder": "Hilfe"}, 0), ({"port": 143}, 7)])
def test_another_place_is_looked_at_from_the_beginning(world, change, place):
    """Another folder or server has other numbers; another port has not."""
    box = make_box(world)
    Mailbox.objects.update(uid_validity=3, uid=7, error="x")
    changed = change_mailbox(mailbox=box, brand=world.brand, by=SYSTEM, **change)
    assert (changed.uid, changed.error) == (place, "")


def test_a_paused_mailbox_is_started_again(world):
    """Each click that changes something is an event, the second of two is none."""
    box = make_box(world)
    for on in (False, False, True):
        switch_mailbox(mailbox=box, on=on, by=world.root.actor)
    assert Mailbox.objects.get().is_active
    assert EventRow.objects.filter(name="channels.MailboxChanged").count() == 2


def test_a_removed_mailbox_leaves_its_mails(world):
    """The address and its password are gone; what came by it stays, and the event tells the address."""
    box = make_box(world)
    mail = take(b"Subject: x\n\nx", source="imap", mailbox=box)
    remove_mailbox(mailbox=box, by=world.root.actor)
    mail.refresh_from_db()
    assert mail.mailbox is None
    assert EventRow.objects.latest("pk").data["address"] == "hilfe@nordstern.example"
