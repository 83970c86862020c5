"""A mailbox opened by consent instead of a password: real tokens over HTTP, real XOAUTH2 in Dovecot."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from imapclient.exceptions import LoginError

from ruhepol.channels.email.health import troubles
from ruhepol.channels.email.intake import imap, pop3
from ruhepol.channels.email.intake.probe import probe
from ruhepol.channels.email.models import Grant, Mailbox, RawMail
from ruhepol.channels.email.oauth import ConsentError, consent_address
from ruhepol.channels.email.services.grants import access_token, redeem, register
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from tests.factories import provider as providers
from tests.factories.mail import make_mail
from tests.mail import dovecot as servers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]
BACK = "http://localhost/desk/channels/consent/"


@pytest.fixture
def provider():
    """Run a provider."""
    with providers.running() as provider:
        yield provider


@pytest.fixture(params=["xoauth2", "oauthbearer"])
def dovecot(provider, request):
    """Run a Dovecot that asks this provider what a token is worth, with one of the two ways to show it."""
    mechanisms = f"plain {request.param}"
    with servers.running(f"{provider.url}/introspect", mechanisms=mechanisms) as server:
        yield server


@pytest.fixture
def grant(world, dovecot, provider):
    """A mailbox whose administrator has consented."""
    box = add_mailbox(
        brand=world.brand, address="hilfe@nordstern.example", by=SYSTEM, host="127.0.0.1",
        port=dovecot.imap, user=servers.USER, encryption="none", takes_existing=True, sign_in="oauth",
    )  # fmt: skip
    asked = register(
        mailbox=box, provider=Grant.Provider.OTHER, client_id=providers.CLIENT,
        client_secret=providers.SECRET, by=SYSTEM,
        authorize_url=f"{provider.url}/authorize", token_url=f"{provider.url}/token", scope="mail",
    )  # fmt: skip
    return consented(asked, provider)


def consented(grant, provider, user=servers.USER):
    """Walk through the consent page and bring its code back."""
    facts = {"client_id": grant.client_id, "redirect_uri": BACK, "scope": grant.scope, "state": "s"}
    page = consent_address(grant.authorize_url, verifier="v" * 43, **facts)
    assert urlsplit(page).path == "/authorize"
    code, _facts = provider.consent(page, user)
    return redeem(grant=grant, code=code, verifier="v" * 43, redirect_uri=BACK, by=SYSTEM)


def test_a_consent_opens_the_mailbox(grant, dovecot):
    """From the code to a kept mail; the secrets stand nowhere in clear."""
    dovecot.deliver(make_mail("eins").as_bytes())
    box = Mailbox.objects.select_related("grant").get()
    client = imap.connect(box)
    assert imap.fetch_new(client, box) == 1
    client.logout()
    row = " ".join(map(str, Grant.objects.values_list().get()))
    assert not any(word in row for word in (providers.SECRET, "access-", "lasting-"))
    assert (grant.lasts_until - clock.now()).days == 6


@pytest.mark.usefixtures("grant")
def test_pop3_is_opened_by_the_same_token(dovecot):
    """In two steps, by the way the server offers."""
    dovecot.deliver(make_mail("eins").as_bytes())
    Mailbox.objects.update(protocol="pop3", port=dovecot.pop3)
    box = Mailbox.objects.select_related("grant").get()
    client = pop3.connect(box)
    assert pop3.fetch_new(client, box) == 1
    client.quit()
    assert RawMail.objects.get().source == "pop3"


def test_a_token_is_renewed_before_it_ends(grant, provider):
    """While it is good nobody is asked; five minutes before its end a new one is fetched."""
    first = access_token(grant=grant)
    assert access_token(grant=grant) == first
    with clock.frozen(clock.now() + timedelta(minutes=56)):
        second = access_token(grant=grant)
    assert second != first
    assert provider.asked[-1]["grant_type"] == "refresh_token"


def test_a_withdrawn_consent_is_told(grant, provider):
    """When the provider takes the lasting token back, the mailbox says so and asks for consent."""
    provider.lasting.clear()
    with (
        clock.frozen(clock.now() + timedelta(hours=2)),
        pytest.raises(ConsentError, match="revoked") as wrong,
    ):
        access_token(grant=grant)
    assert wrong.value.ended
    assert "revoked" in Grant.objects.get().error


@pytest.mark.usefixtures("grant")
def test_a_token_the_server_does_not_know_is_refused(provider):
    """The mail server's no is a sign-in that failed, not a crash."""
    provider.current.clear()
    with pytest.raises(LoginError):
        imap.connect(Mailbox.objects.get())


def test_a_code_is_worth_nothing_without_its_verifier(grant, provider):
    """Whoever sees the address of the way back cannot use the code."""
    page = consent_address(
        grant.authorize_url,
        verifier="a" * 43,
        client_id=grant.client_id,
        redirect_uri=BACK,
        scope="s",
        state="s",
    )
    code, _facts = provider.consent(page, "desk")
    with pytest.raises(ConsentError, match="verifier"):
        redeem(grant=grant, code=code, verifier="b" * 43, redirect_uri=BACK, by=SYSTEM)


def test_a_wrong_client_secret_is_told_in_the_providers_words(grant):
    """AADSTS numbers are what administrators search for."""
    register(
        mailbox=grant.mailbox, provider="other", client_id="x", client_secret="y", by=SYSTEM,
        authorize_url=grant.authorize_url, token_url=grant.token_url, scope="s",
    )  # fmt: skip
    with clock.frozen(clock.now() + timedelta(hours=2)), pytest.raises(ConsentError, match="AADSTS7000215"):
        access_token(grant=grant)


@pytest.mark.usefixtures("grant")
def test_what_ends_is_renewed_and_what_was_taken_back_is_told(dovecot, provider):
    """Hours later it signs in with a new token; when the consent is gone the mailbox says what to do."""
    box = Mailbox.objects.select_related("grant").get()
    with clock.frozen(clock.now() + timedelta(hours=2)):
        provider.current.clear()
        dovecot.deliver(make_mail("eins").as_bytes())
        client = imap.connect(box)
        assert imap.fetch_new(client, box) == 1
        client.logout()
    provider.lasting.clear()
    with clock.frozen(clock.now() + timedelta(hours=5)):
        told = probe(box).error
    assert "revoked" in told
    assert "Ask for consent again" in told


def test_the_end_of_a_consent_is_seen_two_weeks_ahead(grant):
    """The provider tells seven days, so it is shown at once; with three weeks left nothing is said yet."""
    assert grant.ends_soon
    assert [trouble.kind for trouble in troubles()].count("consent") == 1
    Grant.objects.update(lasts_until=clock.now() + timedelta(days=14, hours=1))
    assert not Grant.objects.get().ends_soon
    assert "consent" not in [trouble.kind for trouble in troubles()]
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert Grant.objects.get().ends_soon
        assert "consent" in [trouble.kind for trouble in troubles()]
