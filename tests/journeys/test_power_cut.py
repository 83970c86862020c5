"""Processes die in the middle of somebody's work, and nothing is lost or done twice."""

from playwright.sync_api import expect

from tests.journeys.people import row
from tests.processes import eventually

LEA = "lea@stadtbuecherei.example"
KEPT = "SELECT 1 FROM tickets_draft WHERE text LIKE '%Augenblick. '"


def open_new_ticket(page, post, subject):
    """Let Lea write, and open her ticket in the workspace."""
    post.write(f"Lea Buch <{LEA}>", subject, "Könnten Sie bitte nachsehen?")
    post.wait(LEA, "angekommen")
    page.get_by_role("link", name="Alle offenen").click()
    row(page, subject).click()
    expect(page.locator("#ticket-title")).to_contain_text(subject)


def test_a_draft_survives_the_death_of_the_web(agent, house, post, visit):
    """What was typed before and while the web process is dead is there again after a reload, and is sent."""
    visit.excuse("ERR_CONNECTION")
    page = agent("ada")
    open_new_ticket(page, post, "Postfach voll, und der Entwurf bleibt")
    page.locator("#composer-text").fill("Ich sehe gerade nach. ")
    expect(page.locator("#draft")).not_to_be_empty()
    house.kill("web")
    page.locator("#composer-text").press("End")
    page.locator("#composer-text").press_sequentially("Bitte einen Augenblick. ")
    eventually(lambda: house.ask(KEPT), "the last words are kept")
    page.reload()
    expect(page.locator("#composer-text")).to_have_value("Ich sehe gerade nach. Bitte einen Augenblick. ")
    page.get_by_role("button", name="Senden", exact=True).click()
    post.wait(LEA, "Bitte einen Augenblick.")


def test_a_killed_worker_sends_one_mail(agent, house, post):
    """The worker dies while the mail server keeps it waiting; its successor sends the one mail soon."""
    page = agent("ada")
    open_new_ticket(page, post, "Spam, und der Versand bricht ab")
    house.settle()
    with house.asleep("mail"):
        page.locator("#composer-text").fill("Der Filter ist jetzt an.")
        page.locator("#composer-text").press("Control+Enter")
        eventually(lambda: house.ask("SELECT 1 FROM email_delivery WHERE state = 'sending'"), "a mail begun")
        house.kill("worker")
    post.wait(LEA, "Der Filter ist jetzt an.")
    house.settle()
    assert len(post.got(LEA, "Der Filter ist jetzt an.")) == 1
    assert house.ask("SELECT DISTINCT state FROM email_delivery") == [("sent",)]
