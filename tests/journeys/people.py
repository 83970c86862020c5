"""What people do again and again in the journeys, in the words and with the keys of the pages."""

import re
from email.message import EmailMessage

from playwright.sync_api import Page, expect

from tests.journeys.post import Post
from tests.processes import eventually


def sign_in(page: Page, login: tuple[str, str]) -> Page:
    """Sign an agent in at the workspace's door; ends in the inbox."""
    page.goto("/desk/")
    address, password = login
    page.locator("input[name=login]").fill(address)
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")
    return arrive(page)


def arrive(page: Page) -> Page:
    """Wait for the inbox, and for the scripts by which its keys act."""
    expect(page.locator("#list")).to_be_visible()
    page.wait_for_load_state()
    return page


def enter_portal(page: Page, post: Post, address: str) -> Page:
    """Let a customer in with the code that is mailed to them; the page says where they go then."""
    known = len(post.got(address, "Code"))
    page.locator("input[name=address]").fill(address)
    page.locator("input[name=address]").press("Enter")
    eventually(lambda: len(post.got(address, "Code")) > known, f"a code for {address}")
    words = post.got(address, "Code")[-1].get_body(("plain",)).get_content()
    page.locator("input[name=code]").fill(re.search(r"^\d{6}\s*$", words, re.MULTILINE)[0].strip())
    page.locator("input[name=code]").press("Enter")
    expect(page.locator("input[name=code]")).to_have_count(0)
    return page


def row(page: Page, subject: str):
    """Return the inbox row with this subject."""
    return page.locator("[data-row]", has_text=subject)


def walk_to(page: Page, subject: str) -> None:
    """Press j until the row with this subject has the focus."""
    link = row(page, subject).locator("a[data-entry]")
    expect(link).to_be_visible()
    for _ in range(page.locator("[data-row]").count()):
        page.keyboard.press("j")
        if link.evaluate("link => link === document.activeElement"):
            return
    raise AssertionError(f"j does not reach {subject!r}")


def link_in(mail: EmailMessage, words: str) -> str:
    """Return the address in a mail's plain part that has these words."""
    return next(word for word in mail.get_body(("plain",)).get_content().split() if words in word)
