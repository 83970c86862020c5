"""Two people at two machines: what one sends the other sees, whatever the line does, once and in order."""

from functools import partial

import pytest
from playwright.sync_api import expect

from ruhepol.channels.chat.models import Chat
from ruhepol.tickets.models import Message, Ticket
from tests.browser.widget.conftest import open_chat, write
from tests.chromium import offline
from tests.factories.knowledge import make_text
from tests.processes import eventually


def texts():
    """Return what the visitor has said, as it lies on the server."""
    return list(Message.objects.filter(kind="customer").order_by("number").values_list("text", flat=True))


def is_taken(text, answer):
    """Tell whether an answer says that a text has arrived."""
    asked = answer.request
    return answer.ok and asked.method == "POST" and text in (asked.post_data or "") and "/chats" in answer.url


def test_a_visitor_asks_and_is_answered_live(visit, answer, ada):
    """The first line is a ticket; the answer appears without a reload, and both sides know what was read."""
    panel = open_chat(visit("/en/"))
    write(panel, "My router blinks red.")
    expect(panel.locator(".mine .text")).to_have_text("My router blinks red.")
    eventually(lambda: Ticket.objects.filter(channel="chat").exists(), "the ticket")
    answer("Press the button for ten seconds, please.")
    expect(panel.locator(".reply .text")).to_have_text("Press the button for ten seconds, please.")
    expect(panel.locator(".reply .who")).to_contain_text(ada.name)
    eventually(lambda: Chat.objects.get().seen_by_customer == 2, "that it was read")


@pytest.mark.parametrize("reload", [False, True], ids=["open", "reloaded"])
def test_that_it_was_read_arrives_after_a_lost_line(visit, answer, reload):
    """The word that an answer was seen is told again until the help desk has heard it."""
    page = visit("/en/")
    visit.excuse("ERR_")
    panel = open_chat(page)
    write(panel, "Is anybody there?")
    expect(panel.locator(".receipt")).to_be_visible()
    page.route("**/chats/current/seen*", lambda route: route.abort(), times=1)
    with page.expect_event("requestfailed"):
        answer("Yes!")
    if reload:
        page.reload()
    eventually(lambda: Chat.objects.get().seen_by_customer == 2, "that it was read")


def test_news_are_counted_while_the_chat_is_closed(visit, answer):
    """The button says how many messages wait, also on the next page, and forgets it when they were read."""
    page = visit("/en/")
    panel = open_chat(page)
    write(panel, "Is anybody there?")
    expect(panel.locator(".receipt")).to_be_visible()
    page.keyboard.press("Escape")
    answer("Yes!")
    button = page.locator("ruhepol-chat .launch")
    expect(button).to_have_accessible_name("Write to us – 1 new message")
    page.goto("/en/basket")
    expect(button).to_have_accessible_name("Write to us – 1 new message")
    open_chat(page)
    expect(panel.locator(".reply .text")).to_have_text("Yes!")
    page.keyboard.press("Escape")
    expect(button).to_have_accessible_name("Write to us")


@pytest.mark.parametrize("reload", [False, True], ids=["waiting", "reloaded"])
def test_what_is_sent_without_a_line_arrives_once_and_in_order(visit, answer, reload):
    """Cut, write, come back: everything is there once; what was answered meanwhile, too."""
    page = visit("/en/")
    visit.excuse("ERR_INTERNET_DISCONNECTED", "/live/")
    panel = open_chat(page)
    write(panel, "one")
    expect(panel.locator(".receipt")).to_be_visible()
    with offline(page):
        for text in ("two", "three", "four"):
            write(panel, text)
        expect(panel.locator(".pending")).to_have_count(3)
        answer("Meanwhile")
    if reload:
        page.reload()
        open_chat(page)
    expect(panel.locator(".mine:not(.pending) .text")).to_have_text(["one", "two", "three", "four"])
    expect(panel.locator(".reply .text")).to_have_text(["Meanwhile"])
    expect(panel.locator(".pending")).to_have_count(0)
    assert texts() == ["one", "two", "three", "four"]


@pytest.mark.parametrize("lost", ["question", "answer"])
@pytest.mark.parametrize("path", ["chats", "chats/current/messages"], ids=["first words", "further words"])
def test_a_line_that_breaks_within_a_message_doubles_nothing(visit, lost, path):
    """Broken on the way there or on the way back, the message goes again under its key and is recognised."""
    page = visit("/en/")
    visit.excuse("ERR_")
    panel = open_chat(page)
    broken = []

    def cut(route):
        if route.request.method != "POST" or len(broken) == 2:
            route.fallback()
            return
        broken.append(route.request.post_data_json["text"])
        if lost == "answer":
            route.fetch()
        route.abort("connectionreset")

    page.route(f"**/{path}?lang=en", cut)
    for text in ("one", "two"):
        with page.expect_response(partial(is_taken, text)):
            write(panel, text)
    expect(panel.locator(".mine .text")).to_have_text(["one", "two"])
    assert len(broken) == 2
    assert texts() == ["one", "two"]


def test_nobody_there_the_words_arrive_and_the_answer_may_go_by_mail(visit):
    """The same field, the same button; who leaves an address gets the answer there."""
    panel = open_chat(visit("/en/"))
    expect(panel).to_contain_text("Nobody is here right now")
    panel.get_by_label("Your e-mail address").fill("nora@laden.example")
    write(panel, "My parcel has not arrived.")
    expect(panel.locator(".foot")).to_contain_text("The answer goes to nora@laden.example.")
    assert Chat.objects.get().address == "nora@laden.example"


def test_an_answer_beside_the_text_may_be_enough(visit):
    """What fits appears while one types and is read in place; the word that it helped makes no ticket."""
    make_text("Find your invoice", "Under *Invoices*.", language="en")
    panel = open_chat(visit("/en/"))
    panel.locator("#text").press_sequentially("Where is my invoice")
    panel.locator("summary", has_text="Find your invoice").click()
    expect(panel.locator(".opened .rich")).to_contain_text("Under Invoices.")
    panel.get_by_role("button", name="That solved it").click()
    expect(panel).to_contain_text("Nothing was sent.")
    assert not Ticket.objects.exists()


def test_a_file_arrives_with_its_name(visit, ada):
    """Chosen files are shown before they are sent, can be taken back, and arrive as messages of their own."""
    assert ada.is_active
    panel = open_chat(visit("/en/"))
    files = [
        {"name": name, "mimeType": "text/plain", "buffer": b"12345"} for name in ("keep.txt", "drop.txt")
    ]
    panel.locator("input[type=file]").set_input_files(files)
    panel.get_by_role("button", name="Do not send drop.txt").click()
    write(panel, "Here is the log.")
    expect(panel.locator(".mine:not(.pending) .file .name")).to_have_text(["keep.txt"])
    assert texts() == ["Here is the log.", ""]
    assert Message.objects.latest("number").attachments.get().name == "keep.txt"


def test_two_windows_are_one_chat(visit, answer):
    """What is written in one window is there in the other."""
    page = visit("/en/")
    panel = open_chat(page)
    write(panel, "From the first window")
    expect(panel.locator(".receipt")).to_be_visible()
    other = page.context.new_page()
    other.goto("/en/product/router")
    beside = open_chat(other)
    expect(beside.locator(".mine .text")).to_have_text(["From the first window"])
    write(beside, "From the second")
    answer("To both")
    for each in (panel, beside):
        expect(each.locator(".mine:not(.pending) .text")).to_have_text(
            ["From the first window", "From the second"]
        )
        expect(each.locator(".reply .text")).to_have_text(["To both"])


def test_the_end_is_asked_about_and_no_dead_end(visit, answer):
    """After the end: a survey, a new chat, or simply writing on."""
    panel = open_chat(visit("/en/"))
    write(panel, "Hello")
    expect(panel.locator(".receipt")).to_be_visible()
    answer("Hello!")
    panel.get_by_role("button", name="More").click()
    panel.get_by_role("menuitem", name="End the chat").click()
    panel.get_by_role("button", name="End the chat").click()
    panel.get_by_role("button", name="How was it?").click()
    panel.get_by_label("5 Very good").check(force=True)
    panel.get_by_label("What should we know?").fill("Quick")
    panel.locator(".sheet").get_by_role("button", name="Send").click()
    expect(panel.locator(".sheet")).to_be_hidden()
    chat = Chat.objects.get()
    assert (chat.rating, chat.comment, chat.is_open) == (5, "Quick", False)
    write(panel, "One more thing")
    eventually(lambda: Chat.objects.get().is_open, "that it goes on")


def test_a_signed_in_customer_is_known(visit):
    """The shop signs who is there; the chat belongs to that person, and no address is asked for."""
    page = visit("/en/")
    page.get_by_role("button", name="Sign in as Kim Berger").click()
    panel = open_chat(page)
    expect(panel.get_by_label("Your e-mail address")).to_be_hidden()
    write(panel, "It is me")
    eventually(lambda: Chat.objects.filter(who="verified").exists(), "who it is")
    assert Chat.objects.get().identity.customer.name == "Kim Berger"
