"""Merging as agents do it: from the menu, by key, from a remark on a mail, and back."""

import pytest

from ruhepol.channels.email.models import RawMail
from ruhepol.tickets.models import Ticket
from tests.factories.mail_rows import make_mail_in
from tests.factories.tickets import make_ticket
from tests.workspace.pages import text

Hint = RawMail.Hint


@pytest.fixture
def pair(world):
    """Two tickets of Kim's."""
    return [make_ticket(contact=world.kim, team=world.tech, subject=words) for words in ("Eins", "Zwei")]


def at(ticket, tail=""):
    """Return the address of a ticket's page."""
    return f"/desk/tickets/{ticket.pk}/{tail}"


@pytest.mark.parametrize("typed", ["{}", "#{}", "#{} Eins"])
def test_by_number_chosen_or_typed(ada, pair, typed):
    """What was said is in the other ticket, which is shown; the old one leads there."""
    one, two = pair
    page = ada.post(at(two, "merge/"), {"into_text": typed.format(one.pk)}, follow=True)
    assert page.redirect_chain[-1][0] == at(one)
    assert f"merged ticket #{two.pk} into this one" in text(page)
    old = text(ada.get(at(two)))
    assert f"This ticket was merged into #{one.pk}." in old
    assert f"merged this ticket into #{one.pk}" in old
    assert "Undo the merging" in old
    assert "Reopen" not in old


def test_the_page_has_it_with_a_key(ada, pair):
    """M opens the same form as the mouse does."""
    page = ada.get(at(pair[0])).content.decode()
    assert 'aria-keyshortcuts="m"' in page
    assert f'href="{at(pair[0], "merge/")}"' in page


def test_by_htmx_another_ticket_is_another_page(ada, pair):
    """The address in the browser is that of the ticket shown."""
    one, two = pair
    answer = ada.post(at(two, "merge/"), {"into": one.pk}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, at(one))


def test_undone_from_the_ticket_that_went_away(ada, pair):
    """One button brings all back."""
    one, two = pair
    ada.post(at(two, "merge/"), {"into": one.pk})
    page = text(ada.post(at(two, "unmerge/"), follow=True))
    assert f"undid the merging with #{one.pk}" in page
    assert "This ticket was merged" not in page
    assert two.messages.count() == 1


@pytest.mark.parametrize("typed", ["", "nichts", "999999", "#"])
def test_what_is_no_ticket_is_said(ada, pair, typed):
    """Nothing happens, and the form says why."""
    answer = ada.post(at(pair[0], "merge/"), {"into_text": typed})
    assert answer.status_code == 422
    assert "There is no such ticket." in text(answer)


def test_what_cannot_be_merged_is_said(ada, pair):
    """Into itself, for example; and what was undone in another window is not undone again."""
    one, _two = pair
    assert "cannot be merged" in text(ada.post(at(one, "merge/"), {"into": one.pk}))
    assert "not merged any more" in text(ada.post(at(one, "unmerge/")))


def test_a_merged_ticket_is_not_reopened_by_an_old_page(ada, pair):
    """Somebody else merged it meanwhile."""
    one, two = pair
    ada.post(at(two, "merge/"), {"into": one.pk})
    assert "It goes on in another ticket" in text(ada.post(at(two, "reopen/")))
    assert Ticket.objects.get(pk=two.pk).merged_into == one


def test_the_picker_offers_the_same_customers_others_first(ada, world, pair):
    """Then whatever is typed, by number or words, and never the ticket itself."""
    one, two = pair
    foreign = make_ticket(contact=world.nora, subject="Ganz anders")
    offered = ada.get(at(one, "pick/")).content.decode()
    assert f"#{two.pk} Zwei" in offered
    assert f"#{one.pk} " not in offered
    assert "Ganz anders" not in offered
    assert "Ganz anders" in ada.get(at(one, "pick/"), {"q": f"#{foreign.pk}"}).content.decode()


def test_a_partner_is_offered_and_given_only_the_own(pia, world, pair):
    """A ticket out of reach is no ticket, in the list and in the form."""
    own = make_ticket(contact=world.kim, team=world.night)
    assert "Zwei" not in pia.get(at(own, "pick/")).content.decode()
    answer = pia.post(at(own, "merge/"), {"into": pair[0].pk})
    assert "There is no such ticket." in text(answer)
    assert Ticket.objects.get(pk=own.pk).merged_into is None


def test_yes_it_belongs_there(ada, world):
    """One click on the remark merges the ticket into the one the mail answers."""
    there = make_ticket(contact=world.nora, team=world.tech, subject="Angebot")
    here = make_ticket(contact=world.kim, team=world.tech)
    mail = make_mail_in(here, world.kim, hint=Hint.BELONGS, hint_ticket=there)
    assert "Yes, it belongs there" in text(ada.get(at(here)))
    page = ada.post(at(here, f"messages/{mail.message.number}/join/"), follow=True)
    assert f"It is part of ticket #{there.pk} now." in text(page)
    mail.refresh_from_db()
    assert (mail.ticket, mail.message.ticket, mail.hint) == (there, there, "")


def test_no_it_does_not(ada, world):
    """The remark goes, the ticket stays."""
    there, here = make_ticket(contact=world.nora), make_ticket(contact=world.kim)
    mail = make_mail_in(here, world.kim, hint=Hint.BELONGS, hint_ticket=there)
    page = ada.post(at(here, f"messages/{mail.message.number}/dismiss/"), follow=True)
    assert "It probably belongs there" not in text(page)
    assert here.messages.count() == 2


def test_a_forged_colleague_cannot_be_waved_through(ada, world):
    """The warning that a sender is not proven stays whatever is clicked."""
    here = make_ticket(contact=world.kim)
    mail = make_mail_in(here, world.kim, hint=Hint.UNPROVEN)
    ada.post(at(here, f"messages/{mail.message.number}/dismiss/"))
    mail.refresh_from_db()
    assert mail.hint == Hint.UNPROVEN


def test_belonging_to_what_one_may_not_see_is_no_answer(pia, world):
    """A partner cannot push a ticket into one out of reach."""
    there, here = make_ticket(contact=world.nora), make_ticket(contact=world.kim, team=world.night)
    mail = make_mail_in(here, world.kim, hint=Hint.BELONGS, hint_ticket=there)
    assert pia.post(at(here, f"messages/{mail.message.number}/join/")).status_code == 404
    assert Ticket.objects.get(pk=here.pk).merged_into is None
