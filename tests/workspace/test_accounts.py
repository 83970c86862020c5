"""The agents' way in."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from ruhepol.people.models import Agent
from tests.world import make_world

pytestmark = pytest.mark.django_db
INLINE = re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))|\son\w+=|\sstyle=|<style")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "name", ["account_login", "account_reset_password", "account_reset_password_done", "account_signup"]
)
def test_the_pages_before_sign_in_are_ours_and_keep_the_policy(client, name, language):
    """Drawn with our components, in the reader's language, without a line the policy forbids."""
    page = client.get(reverse(name), headers={"accept-language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text
    assert 'class="entrance' in page.text
    assert not INLINE.search(page.text)


@pytest.mark.parametrize("name", ["mfa_index", "account_change_password", "account_logout"])
def test_the_pages_of_ones_own_account_are_ours_too(client, name):
    """Allauth's own pages wear our frame."""
    client.force_login(make_world().ada)
    page = client.get(reverse(name), follow=True)
    assert page.status_code == 200
    assert "bundles/workspace.css" in page.text
    assert not INLINE.search(page.text)


def test_the_right_password_leads_to_the_inbox(client):
    """Address and password are enough; the case of the address does not matter."""
    world = make_world()
    entered = client.post(
        reverse("account_login"), {"login": world.ada.email.upper(), "password": "password"}
    )
    assert (entered.status_code, entered.url) == (302, "/desk/")


@pytest.mark.parametrize(("language", "words"), [("de", "angemeldet"), ("en", "signed in")])
def test_the_greeting_speaks_the_agent_s_language(client, language, words):
    """Whatever the browser speaks: the page below it speaks the agent's, too."""
    world = make_world()
    Agent.objects.filter(pk=world.ada.pk).update(language=language)
    facts = {"login": world.ada.email, "password": "password"}
    other = {"de": "en", "en": "de"}[language]
    page = client.post(reverse("account_login"), facts, follow=True, headers={"accept-language": other})
    assert words in page.text[page.text.index('id="toasts"') :]


def test_a_wrong_password_says_so_and_keeps_the_address(client):
    """One sentence, whichever of the two was wrong."""
    world = make_world()
    refused = client.post(reverse("account_login"), {"login": world.ada.email, "password": "falsch"})
    assert world.ada.email in refused.text
    assert 'role="alert"' in refused.text


def test_a_closed_account_cannot_enter(client):
    """Deactivating an agent closes the door."""
    world = make_world()
    world.ada.is_active = False
    world.ada.save()
    answer = client.post(reverse("account_login"), {"login": world.ada.email, "password": "password"})
    assert answer.url == reverse("account_inactive")


def test_a_forgotten_password_is_replaced_by_a_mailed_link(client):
    """The link works once; the new password counts from then on."""
    world = make_world()
    EmailAddress.objects.create(user=world.ada, email=world.ada.email, verified=True, primary=True)
    client.post(reverse("account_reset_password"), {"email": world.ada.email})
    link = re.search(r"http://\S+(/account/password/reset/key/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    new = {"password1": "neun-Sterne-77", "password2": "neun-Sterne-77"}
    client.post(form.redirect_chain[-1][0], new)
    world.ada.refresh_from_db()
    assert world.ada.check_password("neun-Sterne-77")
