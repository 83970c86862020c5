"""The request form in a real browser: questions that follow the answers, drafts, looks."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from ruhepol.people.models import Asset
from ruhepol.portal.proof import STEPS
from ruhepol.tickets.models import Ticket
from tests.browser.looks import in_both_looks
from tests.chromium import offline
from tests.factories.tickets import make_question, make_topic
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _fresh_limits():
    """Forget who did what how often."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def world():
    """Everybody, and a topic with a question of every kind and two that hang on others."""
    made = make_world()
    topic = make_topic(name_de="Server", name_en="Server")
    down = make_question(topic, "Is it down?", "yes_no", label_de="Steht er still?", is_required=True)
    since = {"after": down, "wanted": ["yes"], "is_required": True, "label_de": "Seit wann?"}
    make_question(topic, "Since when?", "moment", **since)
    who = {"after": down, "wanted": ["yes"], "label_de": "Wen betrifft es?"}
    affected = make_question(topic, "Who is affected?", "choices", options=["web", "mail"], **who)
    last = {"after": affected, "wanted": ["mail"], "label_de": "Welches Postfach?"}
    make_question(topic, "Which mailbox?", "asset", asset_kind="mailbox", **last)
    make_question(
        topic, "Error message", "long", label_de="Fehlermeldung", help_en="As it is.", help_de="Wörtlich."
    )
    make_question(topic, "Screenshot", "file", label_de="Bildschirmfoto")
    box = Asset.objects.create(kind="mailbox", external_id="1", name="kim@turnierserver.example")
    box.customers.add(made.kim.customer)
    return made


@pytest.mark.usefixtures("world")
@in_both_looks
def test_the_form_is_accessible_and_fits(visit, axe, screenshot, look: tuple[str, str, int]) -> None:
    """Full, with follow-ups open and after a refusal; in both languages and themes, narrow and wide."""
    language, theme, width = look
    visit.excuse("422")
    page = visit(f"/{language}/request/?topic=server", width=width, theme=theme, language=language)
    page.locator("[name=q-is-it-down][value=yes]").check()
    page.locator("[name=q-who-is-affected][value=mail]").check()
    expect(page.locator("[name=q-which-mailbox]")).to_be_visible()
    screenshot(page, f"request-{language}-{theme}-{width}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#request").evaluate("form => form.noValidate = true")
    page.locator("#request button.primary").click()
    expect(page.locator("ui-form-errors")).to_be_focused()
    screenshot(page, f"request-refused-{language}-{theme}-{width}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.usefixtures("world")
def test_questions_follow_topic_and_answers_and_survive_a_reload(visit) -> None:
    """By keyboard: what hangs on two answers shows at the second; a reload brings all of it back."""
    page = visit("/en/request/")
    expect(page.get_by_text("So that we can help at once")).to_be_hidden()
    page.get_by_label("What is it about?").select_option("server")
    page.get_by_role("radio", name="Yes").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("Since when?")).to_be_visible()
    expect(page.get_by_label("Which mailbox?")).to_be_hidden()
    page.get_by_label("Mail", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_label("Which mailbox?").fill("kim@")
    page.get_by_label("In one sentence").fill("Server down")
    page.reload()
    expect(page.get_by_label("Which mailbox?")).to_have_value("kim@")
    page.get_by_role("radio", name="No", exact=True).check()
    expect(page.get_by_label("Which mailbox?")).to_be_hidden()


@pytest.mark.usefixtures("world")
def test_what_is_hidden_is_not_sent(visit) -> None:
    """An answer given before the mind changed stays out of the ticket."""
    page = visit("/en/request/?topic=server")
    page.get_by_label("In one sentence").fill("Slow")
    page.get_by_label("Describe what happened").fill("It is slow.")
    page.get_by_label("Your e-mail address").fill("new@customer.example")
    page.get_by_role("radio", name="Yes").check()
    page.get_by_label("Since when?").fill("2026-03-01T08:00")
    page.get_by_role("radio", name="No", exact=True).check()
    page.get_by_role("button", name="Send request").click()
    expect(page.get_by_role("heading", name="Your request has arrived")).to_be_visible()
    assert [each.key for each in Ticket.objects.get().details.all()] == ["is-it-down"]


@in_both_looks
def test_the_editor_is_accessible_and_fits(world, enter, axe, screenshot, look: tuple[str, str, int]) -> None:
    """The questions with the form they make, and one question; a condition works in the preview, too."""
    language, theme, width = look
    here = f"/desk/settings/topics/{make_topic().pk}/questions/"
    page = enter(world.root, here, language=language, theme=theme, width=width)
    page.locator("[name=q-is-it-down][value=yes]").check()
    expect(page.locator("[name=q-since-when]")).to_be_visible()
    last = make_topic().questions.get(key="which-mailbox")
    for name, address in (("questions", here), ("question", f"{here}{last.pk}/")):
        page.goto(address)
        screenshot(page, f"{name}-{language}-{theme}-{width}")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_a_question_moves_by_keyboard(world, enter) -> None:
    """The button beside it is reached and pressed with keys alone."""
    page = enter(world.root, f"/desk/settings/topics/{make_topic().pk}/questions/")
    page.get_by_role("button", name="Move up: Screenshot").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Moved.")).to_be_visible()
    assert [each.key for each in make_topic().questions.all()][-2:] == ["screenshot", "error-message"]


@pytest.mark.usefixtures("world")
def test_files_survive_an_error_and_arrive(visit) -> None:
    """Sent with a bar; refused for a missing address, they stay chosen and go with the second try."""
    visit.excuse("422")
    page = visit("/en/request/")
    page.get_by_label("In one sentence").fill("Picture")
    page.get_by_label("Describe what happened").fill("See the file.")
    page.locator("[name=attachments]").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"log"}
    )
    page.locator("#request").evaluate("form => form.noValidate = true")
    page.get_by_role("button", name="Send request").click()
    expect(page.locator("ui-form-errors")).to_be_focused()
    expect(page.get_by_text("a.txt")).to_be_visible()
    page.get_by_label("Your e-mail address").fill("new@customer.example")
    page.get_by_role("button", name="Send request").click()
    expect(page.get_by_role("heading", name="Your request has arrived")).to_be_visible()
    assert [each.name for each in Ticket.objects.get().messages.get().attachments.all()] == ["a.txt"]


@pytest.mark.usefixtures("world")
def test_a_form_that_cannot_be_sent_stays_with_words_and_files(visit, tmp_path) -> None:
    """Offline it is held; a file that is gone is named; lost cookies end at a way back; then it arrives."""
    visit.excuse("ERR_FILE_NOT_FOUND", "ERR_INTERNET_DISCONNECTED", "403")
    page = visit("/en/request/")
    send = page.get_by_role("button", name="Send request")
    page.get_by_label("In one sentence").fill("Picture")
    page.get_by_label("Describe what happened").fill("See the file.")
    page.get_by_label("Your e-mail address").fill("new@customer.example")
    empty, gone, large = tmp_path / "empty.txt", tmp_path / "gone$&.txt", tmp_path / "large$&.bin"
    empty.touch()
    gone.write_text("log")
    with large.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    page.locator("[name=attachments]").set_input_files([empty, gone, large])
    expect(page.get_by_text("“empty.txt” was left out: it is empty.")).to_be_visible()
    expect(page.get_by_text("“large$&.bin” was left out: at most 20 MB can be sent.")).to_be_visible()
    expect(page.locator(".drop-list li")).to_have_count(1)
    with offline(page):
        send.click()
        expect(page.get_by_text("You are offline.")).to_be_visible()
    expect(page.get_by_text("You are online again")).to_be_visible()
    gone.unlink()
    send.click()
    expect(page.get_by_text("“gone$&.txt” can no longer be read")).to_be_visible()
    page.get_by_role("button", name="Remove: gone$&.txt").click()
    page.locator("[name=attachments]").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"log"}
    )
    page.context.clear_cookies()
    send.click()
    expect(page.get_by_role("link", name="Open the page anew")).to_be_visible()
    with page.expect_popup() as beside:
        page.get_by_role("link", name="Open the page anew").click()
    expect(beside.value.get_by_label("Describe what happened")).to_have_value("See the file.")
    send.click()
    expect(page.get_by_role("heading", name="Your request has arrived")).to_be_visible()
    assert [each.name for each in Ticket.objects.get().messages.get().attachments.all()] == ["a.txt"]


@pytest.mark.usefixtures("world")
def test_a_browser_works_for_a_moment_under_pressure(visit) -> None:
    """The work is done in a worker of our own, under the page's policy, and the request arrives."""
    cache.set("limit:all-requests:", STEPS[-1][0])
    page = visit("/en/request/")
    page.get_by_label("In one sentence").fill("Hello")
    page.get_by_label("Describe what happened").fill("Anybody there?")
    page.get_by_label("Your e-mail address").fill("new@customer.example")
    with page.expect_request("**/portal/worker/proof*.js"):
        page.get_by_role("button", name="Send request").click()
    expect(page.get_by_role("heading", name="Your request has arrived")).to_be_visible()


@pytest.mark.usefixtures("world")
@in_both_looks
def test_the_choice_is_calm_and_its_answers_are_alike(
    visit, axe, screenshot, look: tuple[str, str, int]
) -> None:
    """By keyboard, without a box over the page; both answers look the same, and the question goes away."""
    language, theme, width = look
    page = visit(f"/{language}/privacy/", width=width, theme=theme, language=language)
    screenshot(page, f"privacy-{language}-{theme}-{width}")
    assert axe(page) == []
    page.goto(f"/{language}/")
    screenshot(page, f"consent-{language}-{theme}-{width}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    answers = page.locator(".consent button")
    looks = "({ color, backgroundColor, fontWeight, height }) => [color, backgroundColor, fontWeight, height]"
    styles = answers.evaluate_all(f"all => all.map((one) => getComputedStyle(one)).map({looks})")
    assert styles[0] == styles[1]
    answers.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".consent")).to_have_count(0)
    expect(page).to_have_url(re.compile(f"/{language}/$"))
