"""A customer who says nothing more: the set time passes, and the ticket closes by itself."""

from playwright.sync_api import expect

from tests.journeys.people import row

UWE = "uwe@segelschule.example"
SUBJECT = "Rechnung doppelt gebucht"


def test_silence_closes_and_says_so(agent, house, post):
    """When the last day of the set time is over, the next look of a worker closes the ticket, in words."""
    post.write(f"Uwe Segel <{UWE}>", SUBJECT, "Der Betrag ging zweimal ab.")
    post.wait(UWE, "angekommen")
    page = agent("ada")
    page.get_by_role("link", name="Alle offenen").click()
    row(page, SUBJECT).click()
    expect(page.locator("#ticket-title")).to_contain_text(SUBJECT)
    page.keyboard.press("s")
    expect(page.locator(".ticket-facts")).to_contain_text("Gelöst")
    post.wait(UWE, "Ja, es ist gelöst")
    let_the_time_pass(house, page.locator("#work").get_attribute("data-ticket"))
    expect(page.locator(".ticket-facts")).to_contain_text("Geschlossen")
    expect(page.locator("#timeline")).to_contain_text("es gilt stillschweigend als gelöst")


def let_the_time_pass(house, number: str) -> None:
    """Move the end of the set time and the next look for it into the past; a new worker finds both there."""
    house.ask(
        "UPDATE tickets_solution SET silent_at = datetime('now', '-1 minute') WHERE ticket_id = ?", number
    )
    house.ask("UPDATE core_tick SET due_at = datetime('now', '-1 minute') WHERE task LIKE '%.close_silent'")
    house.kill("worker")
