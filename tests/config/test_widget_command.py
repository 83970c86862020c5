"""`ruhepol widget`: the line for a site's pages, from the command line."""

import pytest

from ruhepol.channels.chat.claims import claim_of
from ruhepol.channels.chat.models import Widget
from ruhepol.config.cli.main import main
from tests.factories.chat import signed
from tests.factories.people import make_brand

pytestmark = pytest.mark.django_db


def ruhepol(capsys, *arguments):
    """Run the command and return what it said."""
    assert main(["widget", *arguments]) == 0
    return capsys.readouterr().out.strip()


def test_a_widget_is_made_and_changed_by_its_name(capsys):
    """The same name is the same widget; what is not said stays as it was."""
    make_brand()
    line = ruhepol(capsys, "Shop", "--origin", "https://www.shop.example", "--accent", "#b4472a")
    made = Widget.objects.get()
    assert line.endswith(f'/static/portal/widget.js" data-key="{made.key}"></script>')
    assert ruhepol(capsys, "Shop", "--bot", "on") == line
    changed = Widget.objects.get()
    assert (changed.origins, changed.accent, changed.has_bot) == (
        ["https://www.shop.example"],
        "#b4472a",
        True,
    )
    assert ruhepol(capsys) == f"{made.key}  Shop  https://www.shop.example"


def test_a_secret_is_shown_once_and_counts(capsys):
    """What a site signs with it is believed."""
    make_brand()
    secret = ruhepol(capsys, "Shop", "--origin", "https://shop.example", "--secret").splitlines()[1]
    assert claim_of(Widget.objects.get(), signed(secret, external_id="7")).external_id == "7"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Shop"], "--origin"),
        (["Shop", "--origin", "not a site"], "is not the address of a site"),
        (["Shop", "--origin", "https://shop.example", "--accent", "red"], "#0f6e6e"),
    ],
    ids=["no site", "no address", "no colour"],
)
def test_what_cannot_be_is_said(capsys, arguments, said):
    """In a sentence, without a trace of code."""
    make_brand()
    assert main(["widget", *arguments]) != 0
    heard = capsys.readouterr()
    assert said in heard.out + heard.err
    assert not Widget.objects.exists()
