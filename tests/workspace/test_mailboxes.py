"""Administrators connect mailboxes and see what is wrong with them."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from ruhepol.channels.email.models import Grant, Mailbox
from ruhepol.channels.email.secrets import unseal
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from tests.factories import provider as providers
from tests.workspace.pages import text

NOBODY = {"host": "127.0.0.1", "port": "9", "encryption": "none", "user": "desk", "password": "geheim"}


@pytest.fixture
def box(world):
    """A mailbox on a server that does not listen."""
    return add_mailbox(
        brand=world.brand, address="rechnung@nordstern.example", by=SYSTEM, password="geheim",
        host="127.0.0.1", port=9, user="desk", encryption="none",
    )  # fmt: skip


def facts(world, **others):
    """Return the form of a mailbox fetched by IMAP."""
    return {
        "brand": world.brand.pk, "address": "neu@nordstern.example", "way": "imap", "sign_in": "password",
        "folder": "INBOX", "after": "leave", **NOBODY, **others,
    }  # fmt: skip


def at(box):
    """Return the address of a mailbox's page."""
    return f"/desk/channels/mailboxes/{box.pk}/"


def test_a_new_mailbox_is_tried_out_at_once(root, world):
    """It is connected, and the page says plainly that nobody listens there."""
    page = text(root.post("/desk/channels/mailboxes/new/", facts(world), follow=True))
    made = Mailbox.objects.get()
    assert (made.address, made.port, unseal(made.sealed_password)) == ("neu@nordstern.example", 9, "geheim")
    assert "Nothing listens on port 9 of 127.0.0.1." in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"host": ""}, "Without a server nothing can be fetched."),
        ({"user": ""}, "The server wants to know who asks."),
        ({"way": "pop3", "after": "move"}, "POP3 knows no folders"),
        ({"after": "move"}, "Where shall they go?"),
        ({"address": "rechnung@nordstern.example"}, "This address is connected already."),
    ],
)
def test_what_is_missing_is_named(root, world, box, wrong, words):  # noqa: ARG001  the address is taken
    """Nothing half connected comes of a form that does not fit together."""
    response = root.post("/desk/channels/mailboxes/new/", facts(world, **wrong))
    assert response.status_code == 422
    assert words in text(response)
    assert "geheim" not in response.content.decode()
    assert Mailbox.objects.count() == 1


@pytest.mark.parametrize(
    ("way", "encryption", "port"), [("imap", "tls", 993), ("imap", "starttls", 143), ("pop3", "tls", 995)]
)
def test_an_empty_port_is_the_usual_one(root, world, way, encryption, port):
    """Nobody has to look ports up."""
    there = {"host": "nowhere.invalid", "sign_in": "oauth", "port": "", "way": way, "encryption": encryption}
    root.post("/desk/channels/mailboxes/new/", facts(world, **there))
    assert (Mailbox.objects.get().port, Mailbox.objects.get().protocol) == (port, way)


def test_a_forwarded_address_needs_no_server(root, world):
    """Only brand and address; the page then offers to check the forwarding."""
    page = root.post(
        "/desk/channels/mailboxes/new/",
        {"brand": world.brand.pk, "address": "a@nordstern.example", "way": "handed"},
        follow=True,
    )
    assert Mailbox.objects.get().host == ""
    assert "Nobody knows yet whether mail to this address gets here." in text(page)


def test_changing_keeps_the_password_and_the_address(root, world, box):
    """The password is shown nowhere and stays unless a new one is typed."""
    page = root.get(at(box)).content.decode()
    assert "geheim" not in page
    root.post(at(box), facts(world, password="", folder="Hilfe"))
    box.refresh_from_db()
    assert (box.address, box.folder, unseal(box.sealed_password)) == (
        "rechnung@nordstern.example",
        "Hilfe",
        "geheim",
    )


def test_a_mailbox_is_paused_resumed_and_removed(root, box):
    """Each act is said, and removing keeps what came."""
    assert "Paused: nothing is fetched." in text(root.post(f"{at(box)}pause/", follow=True))
    assert "It is fetched again." in text(root.post(f"{at(box)}resume/", follow=True))
    assert "no longer connected" in text(root.post(f"{at(box)}remove/", follow=True))
    assert not Mailbox.objects.exists()


def test_the_forwarding_is_checked_by_a_mail(root, box):
    """The page says that one is under way, and later that it came back."""
    page = text(root.post(f"{at(box)}verify/", follow=True))
    assert "A mail is on its way to rechnung@nordstern.example." in page
    Mailbox.objects.update(host="")
    assert "has not come back yet" in text(root.get(at(box)))
    Mailbox.objects.update(verified_at=clock.now())
    assert "The forwarding works" in text(root.get(at(box)))


def test_the_last_trouble_stands_on_the_page(root, box):
    """What the watcher wrote down is read here and in the list."""
    Mailbox.objects.update(error="127.0.0.1 does not accept the password")
    for page in (at(box), "/desk/channels/"):
        assert "127.0.0.1 does not accept the password" in text(root.get(page))


@pytest.fixture
def provider():
    """Run a provider."""
    with providers.running() as provider:
        yield provider


@pytest.fixture
def registered(root, box, provider):
    """The mailbox with what the provider gave out, typed into the page."""
    Mailbox.objects.update(sign_in="oauth")
    given = {
        "provider": "other", "client_id": providers.CLIENT, "client_secret": providers.SECRET,
        "scope": "mail",
        "authorize_url": f"{provider.url}/authorize", "token_url": f"{provider.url}/token",
    }  # fmt: skip
    root.post(f"{at(box)}provider/", given)
    return box


def go_there(root, box, provider):
    """Follow the link to the consent page and agree; return what the provider sends back."""
    page = root.get(f"{at(box)}consent/")["Location"]
    code, asked = provider.consent(page, "desk")
    assert asked["login_hint"] == "desk"
    assert asked["redirect_uri"].endswith("/desk/channels/consent/")
    return {"code": code, "state": asked["state"]}


def test_consent_goes_there_and_back(root, registered, provider):
    """Link, consent page, code, tokens: afterwards the page says until when it lasts."""
    back = go_there(root, registered, provider)
    page = text(root.get("/desk/channels/consent/", back, follow=True))
    assert "Consent is given." in page
    assert "Please ask for consent again before it ends" in page  # this provider's consents end within a week
    assert Grant.objects.get().sealed_refresh


def test_a_code_is_redeemed_once_and_by_the_one_who_asked(root, registered, provider, world):
    """A second visit, a forged state and another administrator's browser get nothing."""
    back = go_there(root, registered, provider)
    for forged in ({"code": back["code"]}, {**back, "state": back["state"] + "x"}):
        assert root.get("/desk/channels/consent/", forged).status_code == 404
    world.ben.role = "admin"
    world.ben.save()
    root.force_login(world.ben)
    assert root.get("/desk/channels/consent/", back).status_code == 404
    assert not Grant.objects.get().sealed_refresh


def test_a_late_return_is_refused(root, registered, provider):
    """Half an hour is enough to agree."""
    back = go_there(root, registered, provider)
    with clock.frozen(clock.now() + timedelta(minutes=31)):
        assert root.get("/desk/channels/consent/", back).status_code == 404


def test_a_refused_consent_is_told_in_the_providers_words(root, registered, provider):
    """What the provider says is shown as text."""
    back = go_there(root, registered, provider)
    answer = {"state": back["state"], "error": "access_denied", "error_description": "<b>AADSTS65004</b>"}
    page = root.get("/desk/channels/consent/", answer, follow=True).content.decode()
    assert "&lt;b&gt;AADSTS65004" in page


def test_an_unknown_provider_needs_its_addresses(root, box):
    """The form says which fields are missing, under the mailbox's own page."""
    Mailbox.objects.update(sign_in="oauth")
    response = root.post(f"{at(box)}provider/", {"provider": "other", "client_id": "x"})
    assert response.status_code == 422
    assert "This provider is not known to us" in text(response)


def test_microsoft_is_asked_for_the_right_thing(root, box):
    """The tenant's consent page with scope, challenge and lasting access."""
    Mailbox.objects.update(sign_in="oauth")
    given = {"provider": "microsoft", "client_id": "c", "client_secret": "s", "tenant": "acme.example"}
    root.post(f"{at(box)}provider/", given)
    page = urlsplit(root.get(f"{at(box)}consent/")["Location"])
    assert page.hostname == "login.microsoftonline.com"
    assert page.path == "/acme.example/oauth2/v2.0/authorize"
    asked = parse_qs(page.query)
    assert "offline_access" in asked["scope"][0]
    assert asked["code_challenge_method"] == ["S256"]
