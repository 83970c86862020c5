"""Texts no database keeps are refused by name, wherever they stand in what is sent."""

import pytest

from tests.api.test_tickets import NEW
from tests.factories.tickets import make_ticket

HALF, NUL = "\ud83d", "\x00"


@pytest.mark.parametrize(
    ("sent", "field"),
    [({"subject": f"Server{NUL}"}, "subject"), ({"text": HALF}, "text")],
)
def test_what_cannot_be_kept_is_refused_with_the_fields_name(ada, sent, field):
    """Neither database sees it, and the program reads what to mend."""
    refused = ada("post", "/tickets", {**NEW, **sent})
    assert refused.status_code == 422
    assert field in refused.content.decode()


def test_lists_are_looked_through(ada, world):
    """One half of a character among good tags changes nothing."""
    ticket = make_ticket(contact=world.kim)
    assert ada("patch", f"/tickets/{ticket.pk}", {"tags": ["vip", HALF]}).status_code == 422
    assert not ticket.tags.exists()


def test_names_within_what_is_sent_are_looked_at_too(ada):
    """An attribute's own name is a text as well."""
    asset = {"kind": "server", "external_id": "mc-42", "name": "mc-42", "attributes": {f"disk{NUL}": "full"}}
    assert ada("put", "/assets", asset).status_code == 422
