"""Merging over the API."""

from ruhepol.tickets.models import Ticket
from tests.api.conftest import Caller
from tests.factories.tickets import make_ticket


def test_merge_and_undo(ada, world):
    """The ticket that stays comes back, then the one that is free again; each tells where it is."""
    one, two = (make_ticket(contact=world.kim) for _ in range(2))
    into = ada("post", f"/tickets/{two.pk}/merge", {"into": one.pk}).json()
    assert (into["number"], into["last_message"], into["merged_into"]) == (one.pk, 2, None)
    away = ada("get", f"/tickets/{two.pk}").json()
    assert (away["status"], away["merged_into"]) == ("closed", one.pk)
    back = ada("post", f"/tickets/{two.pk}/unmerge").json()
    assert (back["number"], back["status"], back["merged_into"]) == (two.pk, "open", None)


def test_what_cannot_be_is_told(ada, world):
    """Each refusal says what to do; a merged ticket is not reopened by itself."""
    one, two = (make_ticket(contact=world.kim) for _ in range(2))
    same = ada("post", f"/tickets/{one.pk}/merge", {"into": one.pk})
    assert (same.status_code, "stand for themselves" in same.json()["detail"]) == (422, True)
    assert ada("post", f"/tickets/{one.pk}/unmerge").status_code == 422
    assert ada("post", f"/tickets/{one.pk}/merge", {"into": 0}).status_code == 422
    ada("post", f"/tickets/{two.pk}/merge", {"into": one.pk})
    reopened = ada("patch", f"/tickets/{two.pk}", {"status": "open"})
    assert (reopened.status_code, "unmerge" in reopened.json()["detail"]) == (422, True)


def test_a_partner_merges_only_what_both_are_in_reach(world):
    """Neither into a ticket one may not see, nor out of it, nor back out of one."""
    pia = Caller(world.pia)
    own, foreign = make_ticket(contact=world.kim, team=world.night), make_ticket(contact=world.nora)
    assert pia("get", f"/tickets/{own.pk}").status_code == 200
    assert pia("post", f"/tickets/{own.pk}/merge", {"into": foreign.pk}).status_code == 404
    assert pia("post", f"/tickets/{foreign.pk}/merge", {"into": own.pk}).status_code == 404
    Caller(world.ada)("post", f"/tickets/{own.pk}/merge", {"into": foreign.pk})
    assert pia("post", f"/tickets/{own.pk}/unmerge").status_code == 404
    assert Ticket.objects.get(pk=own.pk).merged_into == foreign


def test_a_token_that_only_reads_merges_nothing(world):
    """Writing needs a token that may write."""
    one, two = (make_ticket(contact=world.kim) for _ in range(2))
    reader = Caller(world.ada, scope="read")
    assert reader("post", f"/tickets/{two.pk}/merge", {"into": one.pk}).status_code == 403
