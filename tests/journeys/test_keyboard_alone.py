"""An agent whose mouse lies in a drawer."""

from playwright.sync_api import Page, expect

from tests.journeys.people import arrive, walk_to

IDA = "ida@chorverein.example"
SUBJECT = "Postfach nimmt nichts mehr an"
WITHIN = "selector => !!document.activeElement.closest(selector)"


def has_focus(page: Page, selector: str) -> bool:
    """Tell whether the focus is within what the selector names."""
    return page.evaluate(WITHIN, selector)


def wait_for_focus(page: Page, selector: str) -> None:
    """Wait until it is there: a swap gives it back after what it swaps in can be seen."""
    page.wait_for_function(WITHIN, arg=selector)


def test_a_ticket_from_sign_in_to_solved(house, post, visit, look):
    """Sign in, find, take, put off, answer and solve: each step has a key, and the focus is never lost."""
    post.write(f"Ida Chor <{IDA}>", SUBJECT, "Seit gestern kommt nichts mehr an.")
    post.wait(IDA, "angekommen")
    page = visit("/desk/", language="de")
    look(page, "keyboard-door")
    enter(page, house.logins["ada"])
    choose(page, "Ohne Bearbeiter")
    walk_to(page, SUBJECT)
    page.keyboard.press("Enter")
    expect(page.locator("#ticket-title")).to_contain_text(SUBJECT)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Tastatur")).to_be_visible()
    look(page, "keyboard-keys")
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    timeline = page.locator("#timeline")
    expect(timeline).to_contain_text("Ada Lenz hat es übernommen")
    put_off(page)
    page.keyboard.press("z")
    expect(timeline).to_contain_text("Ada Lenz hat es zurückgeholt")
    page.keyboard.press("r")
    page.keyboard.type("Das Postfach war voll. Ich habe es vergrößert.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#composer-text")).to_have_value("")  # news may show it before the page's own answer
    expect(timeline).to_contain_text("Ich habe es vergrößert.")
    wait_for_focus(page, "#work")
    page.keyboard.press("s")
    expect(page.locator(".ticket-facts")).to_contain_text("Gelöst")
    wait_for_focus(page, "#work")
    post.wait(IDA, "Ja, es ist gelöst")


def enter(page: Page, login: tuple[str, str]) -> None:
    """Sign in by Tab and Enter."""
    page.locator("input[name=login]").focus()
    page.keyboard.type(login[0])
    while not has_focus(page, "input[name=password]"):
        page.keyboard.press("Tab")
    page.keyboard.type(login[1])
    page.keyboard.press("Enter")
    arrive(page)


def choose(page: Page, words: str) -> None:
    """Go somewhere by the palette of commands."""
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    expect(page.get_by_role("option", name=words)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()


def put_off(page: Page) -> None:
    """Put the ticket off until tomorrow in the small form that opens."""
    page.keyboard.press("z")
    dialog = page.get_by_role("dialog", name="Zurückstellen bis")
    expect(dialog).to_be_visible()
    while not has_focus(page, "#act-dialog input"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator("#timeline")).to_contain_text("zurückgestellt")
