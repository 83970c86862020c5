"""Setting up systems in the browser."""

import pytest

from ruhepol.healing.doing.systems import place_of
from ruhepol.healing.models import System
from tests.healing.doing.servers import backend
from tests.healing.doing.world import hosting, make_system
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db
FORM = {
    "name": "hosting",
    "kind": "http",
    "address": "https://api.example.org/v1",
    "way": "bearer",
    "user": "",
    "secret": "hush-hush-7",
    "is_active": "on",
}


def test_a_system_is_set_up_and_changed(root):
    """What is entered is kept; the secret is not shown again and stays when nothing is entered."""
    answer = root.post("/desk/systems/new/", FORM, follow=True)
    [system] = System.objects.all()
    assert answer.redirect_chain[-1][0] == f"/desk/systems/{system.pk}/"
    assert "hush" not in answer.content.decode()
    changed = {**FORM, "name": "other", "secret": "", "address": "https://api.example.org/v2"}
    root.post(f"/desk/systems/{system.pk}/", changed)
    system.refresh_from_db()
    assert (system.name, system.address) == ("hosting", "https://api.example.org/v2")
    assert place_of(system).secret == "hush-hush-7"
    assert "hosting" in text(root.get("/desk/systems/"))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"name": "Hosting 1"}, "a letter first"),
        ({"address": "api"}, "whole web address"),
        ({"kind": "commands"}, "have no address"),
        ({"way": "header"}, "name of a header"),
        ({"secret": "ä"}, "plain English"),
    ],
)
def test_mistakes_are_named(root, facts, words):
    """What cannot be kept is said beside its field."""
    answer = root.post("/desk/systems/new/", {**FORM, **facts})
    assert answer.status_code == 422
    assert words in text(answer)
    assert not System.objects.exists()


def test_another_address_needs_the_secret_again(root):
    """An administrator's session alone does not bring out a secret."""
    system = make_system(secret="hush-hush-7", address="https://api.example.org")
    answer = root.post(
        f"/desk/systems/{system.pk}/", {**FORM, "secret": "", "address": "https://evil.example"}
    )
    assert "enter the secret for it again" in text(answer)
    system.refresh_from_db()
    assert system.address == "https://api.example.org"


def test_a_system_is_tried_out(root):
    """What it answers is shown, harmless to look at."""
    with backend() as server:
        server.answers["/status"] = b"<script>alert(1)</script>"
        system = hosting(server)
        good = root.post(f"/desk/systems/{system.pk}/try/", {"path": "/status"}).content.decode()
        bad = text(root.post(f"/desk/systems/{system.pk}/try/", {"path": "/none"}))
    assert "It answered 200" in good
    assert "<script>" not in good
    assert "It answered 404." in bad
    assert "That did not work." in text(root.post(f"/desk/systems/{system.pk}/try/"))
