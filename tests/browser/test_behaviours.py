"""Behaviours, driven by keys and clicks on the gallery as people would."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect


@pytest.fixture
def gallery(visit):
    """Return the gallery's page."""
    return visit("/gallery/")


@pytest.fixture
def hub(gallery):
    """Stand at the other end of the page's sockets: what was heard there, and the sockets to answer on."""
    heard, sockets = [], []

    def serve(socket):
        sockets.append(socket)
        socket.on_message(lambda text: heard.append(json.loads(text)))

    gallery.route_web_socket("**/live/", serve)
    return heard, sockets


def test_a_key_presses_its_control(gallery):
    """`?` opens the list of keys, which names the controls of this very page."""
    gallery.keyboard.press("?")
    dialog = gallery.locator("#keys")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Snooze")
    expect(dialog).to_contain_text("Next and previous entry")
    gallery.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_keys_are_letters_while_typing(gallery):
    """In a text field a letter is a letter; with a modifier it is a command."""
    field = gallery.get_by_label("Order number")
    field.press_sequentially("?/z")
    expect(field).to_have_value("?/z")
    expect(gallery.locator("#keys")).to_be_hidden()
    field.press("Control+k")
    expect(gallery.locator("dialog.palette")).to_be_visible()


def test_single_keys_can_be_turned_off(gallery):
    """Who dictates can switch single keys off (WCAG 2.1.4); it holds after a reload."""
    gallery.keyboard.press("?")
    gallery.locator("#keys").get_by_label("Single keys act at once").uncheck()
    gallery.reload()
    gallery.keyboard.press("?")
    expect(gallery.locator("#keys")).to_be_hidden()


def test_slash_goes_to_the_search(gallery):
    """A text field's key gives it the focus and types nothing."""
    gallery.keyboard.press("/")
    field = gallery.get_by_placeholder("Search or filter")
    expect(field).to_be_focused()
    expect(field).to_have_value("")


def test_a_sequence_follows_its_link(gallery):
    """`g` then `a` goes where the entry leads; the pause allowed between them is not this machine's."""
    gallery.clock.install()
    gallery.clock.pause_at(datetime.now(UTC) + timedelta(days=1))
    gallery.keyboard.press("g")
    gallery.keyboard.press("a")
    expect(gallery).to_have_url(re.compile("#actions$"))


def test_j_and_k_walk_the_list(gallery):
    """From the current entry on, focus moves along the titles and stops at the ends."""
    entries = gallery.locator("[data-entry]")
    gallery.keyboard.press("j")
    expect(entries.nth(1)).to_be_focused()
    gallery.keyboard.press("k")
    expect(entries.nth(0)).to_be_focused()
    gallery.keyboard.press("k")
    expect(entries.nth(0)).to_be_focused()


def test_the_palette_finds_actions_and_answers(gallery, axe):
    """It lists the page's own actions and what the server knows, and runs the chosen one."""
    gallery.keyboard.press("Control+k")
    gallery.keyboard.type("nora")
    options = gallery.locator("dialog.palette [role=option]")
    expect(options).to_have_count(1)
    assert axe(gallery, "dialog.palette") == []
    gallery.locator("dialog.palette input").fill("keys")
    expect(options).to_have_count(1)
    gallery.keyboard.press("Enter")
    expect(gallery.locator("#keys")).to_be_visible()


def test_the_combobox_searches_and_chooses_by_keys(gallery, axe):
    """Type, arrow down, Enter: the text is the label, the form gets the value, axe is content."""
    field = gallery.get_by_role("combobox", name="Customer", exact=True)
    field.press_sequentially("nor")
    options = gallery.locator("#id_who_list [role=option]")
    expect(options).to_have_count(2)
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "id_who_list-0")
    assert axe(gallery, "ui-combobox") == []
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Nordstern Handel GmbH")
    expect(gallery.locator("input[name=who][type=hidden]")).to_have_value("5")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_confirming_comes_before_doing(gallery):
    """The button acts only after "yes"; Escape and "cancel" leave everything as it is."""
    button = gallery.locator("#actions").get_by_role("button", name="Delete").first
    gallery.evaluate(
        """() => document.addEventListener("click", ({target}) => {
            if (target.closest("[data-confirm]")) window.done = 1;
        })"""
    )
    button.click()
    gallery.keyboard.press("Escape")
    assert gallery.evaluate("window.done") is None
    button.click()
    gallery.locator("#confirm").get_by_role("button", name="Delete").click()
    assert gallery.evaluate("window.done") == 1


def test_a_menu_opens_at_its_button(gallery):
    """The popover stands below its button, arrows walk it, Escape closes it."""
    button = gallery.get_by_role("button", name="Actions", exact=True)
    button.click()
    menu = gallery.locator("#sample-menu")
    expect(menu).to_be_visible()
    edge, box = button.bounding_box(), menu.bounding_box()
    assert box["y"] >= edge["y"] + edge["height"] - 1
    assert abs(box["x"] - edge["x"]) < 2
    gallery.keyboard.press("ArrowDown")
    expect(menu.get_by_role("link", name="Split")).to_be_focused()
    gallery.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_the_theme_is_kept(gallery):
    """A chosen theme holds at once and from the first paint of the next page on."""
    gallery.get_by_title("Dark").click()
    expect(gallery.locator("html")).to_have_attribute("data-theme", "dark")
    gallery.reload()
    assert 'data-theme="dark"' in gallery.content()


def test_a_draft_survives_until_it_is_sent(gallery):
    """Unsent text is back after a reload and forgotten once the server says it arrived."""
    text = gallery.get_by_placeholder("Write to Kim …")
    text.fill("Hallo Kim, mc-42 läuft wieder.")
    expect(gallery.locator("ui-draft[data-key=gallery] [data-draft-state]")).to_contain_text(
        "Saved on this device"
    )
    gallery.reload()
    expect(text).to_have_value("Hallo Kim, mc-42 läuft wieder.")

    form = gallery.locator("form[action$='/gallery/form/']")
    for label, value in (("Name", "Kim"), ("E-mail", "kim@x.example"), ("What happened?", "No start")):
        form.get_by_label(label, exact=True).first.fill(value)
    form.get_by_label("Topic").select_option("down")
    form.get_by_role("button", name="Send request").click()
    expect(gallery.locator("#toasts")).to_contain_text("Sent.")
    expect(text).to_have_value("")


def test_errors_come_first_and_lose_nothing(visit):
    """A wrong form comes back with the focus on the summary and everything typed in place."""
    visit.excuse("422")
    page = visit("/gallery/")
    form = page.locator("form[action$='/gallery/form/']")
    form.get_by_label("Name").fill("Kim")
    form.get_by_role("button", name="Send request").click()
    expect(page.locator("ui-form-errors")).to_be_focused()
    expect(form.get_by_label("Name")).to_have_value("Kim")


def test_dropped_files_are_in_the_form(gallery):
    """What is dropped on the field is sent like a chosen file and can be taken away again."""
    gallery.evaluate(
        """() => {
            const bag = new DataTransfer();
            bag.items.add(new File(["x".repeat(2048)], "latest.log"));
            const drop = new DragEvent("drop", {dataTransfer: bag, bubbles: true});
            document.querySelector("ui-drop").dispatchEvent(drop);
        }"""
    )
    row = gallery.locator("ui-drop li")
    expect(row).to_contain_text("latest.log")
    expect(row).to_contain_text("2 kB")
    assert gallery.evaluate("document.querySelector('ui-drop input').files.length") == 1
    row.get_by_role("button", name="Remove: latest.log").click()
    expect(row).to_have_count(0)


def test_live_follows_resumes_and_tells(gallery, hub):
    """News wakes the elements of its stream; after a break the client asks for what it missed."""
    heard, sockets = hub
    gallery.evaluate(
        """() => {
            window.news = [];
            window.states = [];
            document.addEventListener("ui:live-state", ({detail}) => window.states.push(detail));
            const place = document.createElement("div");
            place.dataset.live = "ticket:12 inbox";
            place.addEventListener("live", ({detail}) => window.news.push(detail.number));
            const live = document.createElement("ui-live");
            live.dataset.url = "/live/";
            live.dataset.since = "41";
            document.body.append(place, live);
        }"""
    )
    gallery.wait_for_function("() => document.documentElement.dataset.liveState === 'on'")
    sockets[0].send(json.dumps({"n": 60, "following": ["inbox", "ticket:12"]}))
    sockets[0].send(json.dumps({"n": 42, "s": "ticket:12", "e": "tickets.MessageReceived"}))
    gallery.wait_for_function("() => window.news.length === 1")
    assert heard == [{"follow": ["inbox", "ticket:12"], "since": 41}]
    sockets[0].close(code=1012)
    gallery.wait_for_function("() => window.states.join() === 'on,off,on'")
    assert heard[1] == {"follow": ["inbox", "ticket:12"], "since": 42}
    assert gallery.evaluate("window.news") == [42]


def test_presence_tells_and_is_told(gallery, hub):
    """Looking and typing are told; who else is there reaches the element that asks for it."""
    heard, sockets = hub
    gallery.evaluate(
        """() => {
            const place = document.createElement("span");
            place.id = "who";
            place.dataset.presence = "ticket:12";
            place.addEventListener("presence", ({detail}) => { place.textContent = detail.who.length; });
            const live = document.createElement("ui-live");
            live.dataset.url = "/live/";
            document.body.append(place, live);
        }"""
    )
    gallery.wait_for_function("() => document.documentElement.dataset.liveState === 'on'")
    gallery.get_by_placeholder("Write to Kim …").fill("Hallo")
    sockets[0].send(json.dumps({"s": "ticket:12", "who": [["agent", 3, "typing"], ["agent", 5, "here"]]}))
    expect(gallery.locator("#who")).to_have_text("2")
    expect(gallery.locator("#who")).to_have_attribute("data-who", "agent:3:typing agent:5:here")
    assert heard == [
        {"follow": ["ticket:12"]},
        {"here": "ticket:12"},
        {"here": "ticket:12", "typing": True},
    ]


def test_a_failing_server_is_named_and_leaves_the_page(visit):
    """After a 500 the page stays as it was and a notice says that nothing is lost."""
    visit.excuse("500")
    page = visit("/gallery/")
    page.route("**/gallery/options/*", lambda route: route.fulfill(status=500, body="<p>boom</p>"))
    for _attempt in range(2):
        page.evaluate("() => htmx.ajax('GET', '/gallery/options/?q=x', {target: '#figures'})")
    expect(page.locator("#toasts ui-toast")).to_have_count(1)
    expect(page.locator("#toasts")).to_contain_text("Nothing is lost")
    expect(page.locator("#figures")).to_contain_text("Contacts that were never needed")


def test_htmx_sends_the_token_of_the_page(visit):
    """A post by htmx is let in, and its form errors (422) are swapped like any answer."""
    visit.excuse("422")
    page = visit("/gallery/")
    page.evaluate(
        """() => htmx.ajax("POST", "/gallery/form/", {
            target: "#figures", select: "ui-form-errors", values: {name: "Kim"},
        })"""
    )
    expect(page.locator("#figures ui-form-errors")).to_contain_text("4 things need another look.")


def test_phones_get_the_same_ways(visit, axe):
    """On a phone the sidebar is a drawer behind a button, and just as accessible."""
    page = visit("/gallery/", width=360)
    nav = page.get_by_role("navigation", name="Components")
    expect(nav).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(nav).to_be_visible()
    assert axe(page, "#sidebar-nav") == []


def test_the_page_reads_without_script(visit):
    """Without JavaScript everything is there but what would not work."""
    page = visit("/gallery/", java_script_enabled=False)
    expect(page.get_by_role("heading", name="Components", level=1)).to_be_visible()
    expect(page.locator("ui-theme")).to_be_hidden()
    expect(page.locator("form[action$='/gallery/form/']").get_by_label("Files")).to_be_visible()
