"""Consent for a mailbox: what is kept of it, and what a provider's refusal leaves."""

from datetime import timedelta

import pytest

from ruhepol.channels.email.models import Grant
from ruhepol.channels.email.oauth import ConsentError, ask_for_token, challenge, consent_address
from ruhepol.channels.email.secrets import unseal
from ruhepol.channels.email.services.grants import access_token, redeem, register
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from tests.factories import provider as providers

BACK = "https://help.example/back"


@pytest.fixture
def provider():
    """Run a provider."""
    with providers.running() as provider:
        yield provider


@pytest.fixture
def grant(world, provider):
    """A mailbox that is registered with the provider."""
    box = add_mailbox(brand=world.brand, address="hilfe@nordstern.example", by=SYSTEM, sign_in="oauth")
    return register(
        mailbox=box, provider="other", client_id=providers.CLIENT, client_secret=providers.SECRET, by=SYSTEM,
        authorize_url=f"{provider.url}/authorize", token_url=f"{provider.url}/token", scope="mail",
    )  # fmt: skip


def come_back(grant, provider):
    """Consent and redeem."""
    page = consent_address(
        grant.authorize_url, verifier="v", client_id=grant.client_id, redirect_uri=BACK, scope="s", state="t"
    )
    code, _facts = provider.consent(page, "desk")
    return redeem(grant=grant, code=code, verifier="v", redirect_uri=BACK, by=SYSTEM)


@pytest.mark.parametrize(("protocol", "word"), [("imap", "IMAP."), ("pop3", "POP.")])
def test_known_providers_need_no_addresses(world, protocol, word):
    """For Microsoft the tenant is put into the addresses, and the scope follows the protocol."""
    box = add_mailbox(brand=world.brand, address="a@b.example", by=SYSTEM, protocol=protocol)
    grant = register(mailbox=box, provider="microsoft", client_id="c", tenant="acme.example", by=SYSTEM)
    assert grant.token_url == "https://login.microsoftonline.com/acme.example/oauth2/v2.0/token"
    assert word in grant.scope


def test_an_empty_secret_keeps_the_present_one(grant):
    """Saving the form again does not forget what is not shown."""
    kept = register(mailbox=grant.mailbox, provider="google", client_id="new", by=SYSTEM)
    assert unseal(Grant.objects.get().sealed_client_secret) == providers.SECRET
    assert (kept.client_id, kept.pk) == ("new", grant.pk)


def test_tokens_are_kept_until_they_end(grant, provider):
    """The token of the hour is used for an hour, the lasting one as long as it lasts."""
    held = come_back(grant, provider)
    assert unseal(held.sealed_refresh).startswith("lasting-")
    assert access_token(grant=held) == unseal(held.sealed_access)
    assert len(provider.asked) == 1
    with clock.frozen(clock.now() + timedelta(hours=1)):
        access_token(grant=held)
    assert len(provider.asked) == 2


def test_without_consent_there_is_no_token(grant):
    """The words tell what to do."""
    with pytest.raises(ConsentError, match="nobody has given consent yet"):
        access_token(grant=grant)


def test_a_refusal_is_kept_with_its_words(grant, provider):
    """What the provider says stands on the grant for the page; the next success takes it away."""
    held = come_back(grant, provider)
    lasting = set(provider.lasting)
    provider.lasting.clear()
    with clock.frozen(clock.now() + timedelta(hours=2)):
        with pytest.raises(ConsentError, match="revoked"):
            access_token(grant=held)
        assert "revoked" in Grant.objects.get().error
        provider.lasting |= lasting
        access_token(grant=held)
    assert Grant.objects.get().error == ""


def test_secrets_travel_encrypted_only():
    """A token address without https is asked only on this machine."""
    with pytest.raises(ConsentError, match="https"):
        ask_for_token("http://provider.example/token", grant_type="refresh_token")


def test_the_verifier_is_told_as_its_hash():
    """The example of RFC 7636, appendix B."""
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert challenge(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_an_answer_without_an_end_is_no_token(provider):
    """A provider that talks on and on, sends us elsewhere or is not there gives nothing."""
    for path, words in (("/endless", "status 200"), ("/elsewhere", "status 302")):
        with pytest.raises(ConsentError, match=words):
            ask_for_token(f"{provider.url}{path}", grant_type="x")
    with pytest.raises(ConsentError, match=r"127\.0\.0\.1"):
        ask_for_token("http://127.0.0.1:9/token", grant_type="x")
