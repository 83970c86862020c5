"""The agents' pages in a real browser: looks, keys, and acts that swap their own part."""

import re
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.conf import settings
from playwright.sync_api import expect

from ruhepol.channels.email.models import Grant, Mailbox
from ruhepol.channels.email.services.addresses import note_bounce
from ruhepol.channels.email.services.signing import make_key
from ruhepol.channels.email.services.storms import begin_storm
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import CannedAnswer
from ruhepol.knowledge.services.articles import publish_article
from ruhepol.knowledge.services.starting import draft_first_articles
from ruhepol.knowledge.suggest import shelf
from ruhepol.tickets.models import Copy, Draft, Ticket
from ruhepol.tickets.services.plan import plan_reply
from ruhepol.tickets.services.receive import CopyTo
from ruhepol.tickets.services.reply import note
from ruhepol.tickets.services.sort import set_tags
from ruhepol.tickets.services.views import seed_views
from ruhepol.workspace.navigation import forget_all
from tests.browser.looks import TABLET, in_both_looks
from tests.browser.pasting import paste
from tests.chromium import offline
from tests.factories.hours import make_hours
from tests.factories.knowledge import make_canned
from tests.factories.mail_rows import make_mail_in, make_stuck
from tests.factories.pictures import make_picture
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)

BOSS = "chefin@turnierserver.example"
PAGES = {
    "inbox": "/desk/",
    "nothing": "/desk/?q=zitronenfalter",
    "ticket": "/desk/tickets/{ticket}/?view={view}",
    "snooze": "/desk/tickets/{ticket}/snooze/",
    "assign": "/desk/tickets/{ticket}/assign/",
    "customer": "/desk/customers/{customer}/",
    "new": "/desk/tickets/new/",
    "filter": "/desk/filter/",
    "profile": "/desk/profile/",
    "insights": "/desk/insights/",
    "cases": "/desk/insights/first_response/",
    "articles": "/desk/knowledge/",
    "article": "/desk/knowledge/{article}/",
    "channels": "/desk/channels/",
    "new-mailbox": "/desk/channels/mailboxes/new/",
    "mailbox": "/desk/channels/mailboxes/{mailbox}/",
    "outgoing": "/desk/outgoing/",
    "letterhead": "/desk/outgoing/{brand}/letterhead/",
    "settings": "/desk/settings/",
    "agent": "/desk/settings/agents/new/",
    "promise": "/desk/settings/promises/new/",
    "hours": "/desk/hours/",
    "calendar": "/desk/hours/{calendar}/",
    "jobs": "/desk/jobs/",
}


def make_mailbox(brand):
    """Return a mailbox whose server is not to be reached and whose consent ends soon."""
    box = Mailbox.objects.create(
        brand=brand, address="rechnung@nordstern.example", host="outlook.office365.com", sign_in="oauth",
        user="rechnung@nordstern.example", error="Nothing listens on port 993 of outlook.office365.com.",
        created_at=clock.now(),
    )  # fmt: skip
    Grant.objects.create(
        mailbox=box, provider="microsoft", client_id="c0ffee", given_at=clock.now() - timedelta(days=80),
        lasts_until=clock.now() + timedelta(days=9),
    )  # fmt: skip
    return box


@pytest.fixture
def office():
    """The small world with two tickets, one of them with a story, and an article."""
    forget_all()
    world = make_world()
    seed_views(by=SYSTEM)
    first = make_ticket(
        contact=world.kim, subject="Server startet nicht", team=world.tech, assignee=world.root
    )
    note(ticket=first, text="Platte voll?", by=world.ben.actor)
    set_tags(ticket=first, names=["festplatte"], by=world.ben.actor)
    make_mail_in(
        first,
        world.nora,
        text="Das gilt auch für mich.",
        hint="stranger",
        dmarc="pass",
        dkim="pass",
        spf="fail",
        proven="nora.example",
        judged_by="dns",
    )
    Copy.objects.create(message=first.messages.earliest("number"), address=BOSS, name="Jo Chefin")
    asked = "Where can I find my invoice?"
    make_ticket(contact=world.nora, subject="Invoice missing", text=asked, language="en", assignee=world.root)
    for article in draft_first_articles(by=SYSTEM):
        publish_article(article=article, by=SYSTEM)
    shelf.forget()
    yield world
    shelf.forget()


def troubled(office):
    """Let an address bounce, mail be held, a key be made, and two answers wait for their time."""
    ticket, root = Ticket.objects.earliest("pk"), office.root.actor
    note_bounce(address=office.kim.value, words="mailbox full")
    make_stuck(office.brand, ticket=ticket, state="held", kind="receipt")
    begin_storm(scope="mailbox", key=office.brand.support_address, limit=400)
    make_key(domain="nordstern.example", by=root)
    soon, later = clock.now() + timedelta(seconds=90), clock.now() + timedelta(days=2)
    copies = [CopyTo(address=BOSS, name="Jo Chefin"), CopyTo(address="konto@x.example", is_blind=True)]
    plan_reply(ticket=ticket, text="Bitte neu starten.", send_at=soon, copies=copies, by=root)
    plan_reply(ticket=ticket, text="Läuft er noch?", send_at=later, is_scheduled=True, by=root)


@pytest.fixture
def desk(enter, office):
    """Return the function that opens a page of the workspace as the administrator."""
    return lambda address="/desk/", **options: enter(office.root, address, **options)


@in_both_looks
def test_every_page_is_accessible_and_fits(desk, axe, screenshot, office, look):
    """No serious fault by axe, no sideways scrolling: both languages and themes, narrow, wide and between."""
    language, theme, width = look
    page = desk(language=language, theme=theme, width=width)
    ids = {
        "ticket": Ticket.objects.earliest("pk").pk,
        "view": 1,
        "customer": office.kim.customer_id,
        "article": 1,
        "mailbox": make_mailbox(office.brand).pk,
        "brand": office.brand.pk,
        "calendar": make_hours(office.brand).pk,
    }
    troubled(office)
    ids["view"] = page.locator("#navigation a").first.get_attribute("href").partition("view=")[2]
    ids["article"] = draft_first_articles(by=SYSTEM)[0].pk
    for name, address in PAGES.items():
        page.goto(address.format(**ids))
        screenshot(page, f"desk-{name}-{language}-{theme}-{width}")
        assert axe(page) == [], name
        for shown in {width, max(width, TABLET)}:
            page.set_viewport_size({"width": shown, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= shown, (name, shown)


def test_the_keyboard_alone_answers_a_ticket(desk):
    """j, Enter, r, words, Ctrl+Enter: sent, without a mouse and without leaving the page."""
    page = desk()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#ticket-title")).to_contain_text("Server startet nicht")
    expect(page.locator("#row-1, [data-row][aria-current]")).to_contain_text("Server startet nicht")
    page.keyboard.press("r")
    page.keyboard.type("Wir räumen auf.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#timeline")).to_contain_text("Wir räumen auf.")
    expect(page.locator("#toasts")).to_contain_text("Your answer is on its way.")
    expect(page.locator("#composer-text")).to_have_value("")
    assert Ticket.objects.get(subject="Server startet nicht").status == "waiting"


def test_a_low_screen_shows_how_to_send(desk):
    """However long the navigation is, the composer is seen whole and the page does not scroll."""
    page = desk(f"/desk/tickets/{Ticket.objects.earliest('pk').pk}/")
    page.set_viewport_size({"width": 1440, "height": 640})
    expect(page.get_by_role("button", name="Send", exact=True)).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollHeight === innerHeight")


def test_an_act_from_a_dialog_changes_the_ticket_and_keeps_the_words(desk):
    """Putting off by key and dialog; what is being written stays where it is."""
    page = desk(f"/desk/tickets/{Ticket.objects.earliest('pk').pk}/")
    page.locator("#composer-text").fill("Angefangen")
    page.locator("#ticket-title").click()
    page.keyboard.press("z")
    dialog = page.locator("#act-dialog")
    expect(dialog).to_be_visible()
    dialog.get_by_label("In a week").check()
    dialog.get_by_role("button", name="Put off").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("#timeline")).to_contain_text("Root put it off")
    expect(page.locator("#composer-text")).to_have_value("Angefangen")


def test_keys_act_from_the_first_moment(desk):
    """A key pressed as soon as the page's structure stands opens the dialog; it does not lead away."""
    page = desk()
    address = f"/desk/tickets/{Ticket.objects.earliest('pk').pk}/"
    page.add_init_script("""
        document.addEventListener("DOMContentLoaded", () => {
            const press = new KeyboardEvent("keydown", { key: "z", bubbles: true, cancelable: true });
            document.body.dispatchEvent(press);
        });
    """)
    page.goto(address)
    expect(page.locator("#act-dialog").get_by_label("Or a time of your own")).to_be_visible()
    assert page.url.endswith(address)


def test_a_refused_act_stays_in_its_dialog(desk, visit):
    """The dialog says what is missing."""
    visit.excuse("422")
    page = desk(f"/desk/tickets/{Ticket.objects.earliest('pk').pk}/")
    page.keyboard.press("z")
    dialog = page.locator("#act-dialog")
    dialog.get_by_label("Or a time of your own").fill("2020-01-01T09:00")
    dialog.get_by_role("button", name="Put off").click()
    expect(dialog).to_contain_text("That moment has passed already.")
    expect(dialog).to_be_visible()


def test_colleagues_are_found_while_typing(desk, office):
    """The combobox offers Ben, Enter chooses him, the ticket is his."""
    page = desk(f"/desk/tickets/{Ticket.objects.earliest('pk').pk}/")
    page.keyboard.press("a")
    field = page.locator("#act-dialog").get_by_role("combobox")
    field.press_sequentially("Be")
    expect(page.get_by_role("option", name="Ben")).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    page.locator("#act-dialog").get_by_role("button", name="Assign").click()
    expect(page.locator("#timeline")).to_contain_text("Root gave it to Ben")
    assert Ticket.objects.earliest("pk").assignee == office.ben


def test_two_tickets_are_merged_by_key(desk, office):
    """m, a number, Enter: the other ticket is shown with what was said in both, under its own address."""
    one, two = (make_ticket(contact=office.kim, subject=words) for words in ("Erste Frage", "Noch einmal"))
    page = desk(f"/desk/tickets/{two.pk}/")
    page.keyboard.press("m")
    field = page.locator("#act-dialog").get_by_role("combobox")
    field.press_sequentially(f"#{one.pk}")
    expect(page.get_by_role("option", name=f"#{one.pk} Erste Frage")).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    page.locator("#act-dialog").get_by_role("button", name="Merge").click()
    expect(page).to_have_url(re.compile(f"/desk/tickets/{one.pk}/$"))
    expect(page.locator("#timeline")).to_contain_text(f"merged ticket #{two.pk} into this one")
    assert Ticket.objects.get(pk=two.pk).merged_into_id == one.pk


def test_a_draft_is_kept_on_the_server_while_typing(desk, office):
    """After a pause the words are safe, and come back in another browser."""
    ticket = Ticket.objects.earliest("pk")
    page = desk(f"/desk/tickets/{ticket.pk}/")
    page.locator("#composer-text").fill("Hallo Kim")  # in one go: between two keys a pause may be long
    expect(page.locator("#draft")).to_contain_text("kept")
    assert Draft.objects.get(agent=office.root).text == "Hallo Kim"
    page.locator("#composer-text").fill("Hallo Kim, wir")
    expect(page.locator("#draft input")).to_have_value("2")
    other = desk(f"/desk/tickets/{ticket.pk}/")
    expect(other.locator("#composer-text")).to_have_value("Hallo Kim, wir")


def test_an_answer_outlives_a_lost_session(desk, visit):
    """The composer stays, a notice leads to the page in a tab of its own, and then the answer goes out."""
    visit.excuse("403", "ERR_INTERNET_DISCONNECTED")
    ticket = Ticket.objects.earliest("pk")
    page = desk(f"/desk/tickets/{ticket.pk}/")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.locator("#composer-text").fill("Hallo Kim")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("link", name="Open the page anew")).to_be_visible()
    expect(page.locator("#composer-text")).to_have_value("Hallo Kim")
    page.context.add_cookies([each for each in cookies if each["name"] == settings.SESSION_COOKIE_NAME])
    with page.expect_popup() as beside:
        page.get_by_role("link", name="Open the page anew").click()
    expect(beside.value.locator("#composer-text")).to_be_visible()
    page.bring_to_front()
    with offline(page):
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("You are offline.")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#composer-text")).to_have_value("")
    expect(page.get_by_role("link", name="Open the page anew")).to_have_count(0)
    assert ticket.messages.filter(text="Hallo Kim").count() == 1


def test_a_pasted_picture_stands_in_the_answer(desk):
    """It is uploaded, named at the cursor with words to replace, sent, and seen in the conversation."""
    ticket = Ticket.objects.earliest("pk")
    page = desk(f"/desk/tickets/{ticket.pk}/")
    field = page.locator("#composer-text")
    field.press_sequentially("Hier: ")
    paste(page, "#composer-text", "image.png", make_picture())
    expect(field).to_have_value(re.compile(r"^Hier: !\[what is to be seen\]\(image:picture-[0-9a-f]{10}\)$"))
    page.keyboard.type("der rote Knopf")
    expect(page.locator("#composer-pictures img")).to_have_js_property("complete", value=True)
    page.keyboard.press("Control+Enter")
    shown = page.locator("#timeline img.said")
    expect(shown).to_have_attribute("alt", "der rote Knopf")
    expect(shown).not_to_have_js_property("naturalWidth", 0)


def test_copies_are_chosen_by_keyboard(desk):
    """Somebody of the conversation is ticked, another typed; both stand with the answer."""
    ticket = Ticket.objects.earliest("pk")
    page = desk(f"/desk/tickets/{ticket.pk}/")
    page.locator("#composer-text").fill("Hallo")
    ticked = page.get_by_role("group", name="Who else gets it").get_by_label("Jo Chefin")
    ticked.focus()
    page.keyboard.press("Space")
    expect(ticked).to_be_checked()
    page.locator(".composer-copies summary").press("Enter")
    page.get_by_label("Copy to", exact=True).press_sequentially("tim@x.example")
    page.locator("#composer-text").press("Control+Enter")
    expect(page.locator("#timeline .recipients").last).to_contain_text("Copy to tim@x.example")


def test_a_note_looks_like_one_before_it_is_sent(desk):
    """Choosing the note hides recipient and sending, and says who will read it."""
    page = desk(f"/desk/tickets/{Ticket.objects.earliest('pk').pk}/")
    page.get_by_text("Internal note", exact=True).first.click()
    expect(page.get_by_text("Only colleagues see it")).to_be_visible()
    expect(page.get_by_role("button", name="Send", exact=False)).to_have_count(0)
    page.keyboard.type("Nur wir")
    page.get_by_role("button", name="Add note").click()
    expect(page.locator("#timeline .note").last).to_contain_text("Nur wir")


def test_a_fitting_answer_is_put_where_the_cursor_is(desk):
    """One press inserts the article's text into the reply."""
    ticket = Ticket.objects.get(subject="Invoice missing")
    shelf.current()  # the first suggestion of a process loads its engine, which takes its time
    page = desk(f"/desk/tickets/{ticket.pk}/")
    page.locator("#answers li", has_text="Find an invoice").get_by_role("button", name="Text").click()
    expect(page.locator("#composer-text")).to_have_value(re.compile("invoices"))


def test_a_slash_offers_canned_answers_to_the_keyboard(desk, axe):
    """Typed, moved through, taken with Enter: the placeholder is filled, the slash gone, the use counted."""
    make_canned("refund", title="Refund", text_en="Hello {customer}, the money is on its way.")
    make_canned("return", title="Return", text_en="Please send it back.")
    page = desk(f"/desk/tickets/{Ticket.objects.get(subject='Invoice missing').pk}/")
    box, list_ = page.locator("#composer-text"), page.get_by_role("listbox", name="Canned answers")
    box.press_sequentially("Good day /re")
    expect(list_.get_by_role("option")).to_have_count(2)
    expect(list_.locator("[aria-selected=true]")).to_contain_text("Refund")
    assert axe(page) == []
    box.press("ArrowDown")
    expect(list_.locator("[aria-selected=true]")).to_contain_text("Return")
    box.press("ArrowUp")
    with page.expect_response(lambda answer: answer.url.endswith("/inserted/")) as told:
        box.press("Enter")
    assert told.value.status == HTTPStatus.NO_CONTENT
    expect(box).to_have_value(re.compile(r"^Good day \n\nHello .+, the money is on its way\.\n$"))
    expect(list_).to_be_hidden()
    assert CannedAnswer.objects.get(shortcut="refund").used == 1
    box.fill("/ret")
    box.press("End")
    box.press_sequentially("u")
    expect(list_.get_by_role("option")).to_have_count(1)
    box.press("Escape")
    expect(list_).to_be_hidden()
    expect(box).to_have_value("/retu")


def test_the_best_fitting_answer_has_a_key(desk):
    """Pressed while writing, it is in the reply."""
    shelf.current()
    page = desk(f"/desk/tickets/{Ticket.objects.get(subject='Invoice missing').pk}/")
    expect(page.locator("#answers li").first).to_contain_text("Find an invoice")
    page.locator("#composer-text").press("Control+.")
    expect(page.locator("#composer-text")).to_have_value(re.compile("Find an invoice: http"))


def test_many_tickets_are_chosen_and_taken(desk):
    """The bar appears with the first choice."""
    page = desk("/desk/?status=open")
    expect(page.get_by_role("button", name="Assign to me")).to_be_hidden()
    for box in page.get_by_role("checkbox").all():
        box.check(force=True)
    page.get_by_role("button", name="More …").click()
    page.get_by_label("Tag").fill("montag")
    page.get_by_role("button", name="Add tag").click()
    expect(page.locator("#toasts")).to_contain_text("2 tickets changed.")
    edge = page.locator(".sidebar").bounding_box()["width"]
    assert page.locator("#toasts").bounding_box()["x"] > edge, "the notice covers the account"
