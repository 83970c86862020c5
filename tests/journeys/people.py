"""What people do again and again in the journeys, in the words and with the keys of the pages."""

from playwright.sync_api import Page, expect

SECONDS = 1_000


def sign_in(page: Page, login: tuple[str, str]) -> Page:
    """Sign an agent in at the workspace's door; ends in the inbox."""
    page.goto("/desk/")
    address, password = login
    page.locator("input[name=login]").fill(address)
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")
    expect(page.locator("#list")).to_be_visible()
    return page


def row(page: Page, subject: str):
    """Return the inbox row with this subject."""
    return page.locator("[data-row]", has_text=subject)


def happened(page: Page) -> str:
    """Return the words of the open ticket's timeline."""
    return page.locator("#timeline").inner_text()


def type_request(page: Page, subject: str, text: str) -> None:
    """Type a request into the form, key by key, as people do; the cursor stays in the text."""
    page.locator("[name=subject]").press_sequentially(subject)
    page.locator("[name=text]").press_sequentially(text)
