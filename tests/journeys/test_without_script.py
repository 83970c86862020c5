"""With JavaScript switched off everything a person has to do can still be done."""

from playwright.sync_api import expect

from tests.journeys.people import row

PIT = "pit@altrechner.example"
SUBJECT = "Domain zieht nicht um"


def test_a_visitor_finds_an_answer_or_asks(visit, post, screenshot):
    """Search, article and verdict work as plain pages; a faulty request keeps its words, a good one comes."""
    visit.excuse("422")
    page = visit("/de/", language="de", java_script_enabled=False)
    page.get_by_role("searchbox").fill("Rechnung")
    page.get_by_role("searchbox").press("Enter")
    page.locator("main").get_by_role("link", name="Rechnung").first.click()
    page.get_by_role("button", name="Ja", exact=True).click()
    expect(page.get_by_text("Das freut uns")).to_be_visible()
    page.get_by_role("link", name="Schreiben Sie uns").first.click()
    page.get_by_label("In einem Satz").fill(SUBJECT)
    page.get_by_label("Beschreiben Sie, was passiert ist").fill("Der Auth-Code wird abgelehnt.")
    page.get_by_label("Ihre E-Mail-Adresse").fill("pit@altrechner")
    page.get_by_role("button", name="Anfrage senden").click()
    screenshot(page, "journey-plain-request-refused")
    expect(page.get_by_label("In einem Satz")).to_have_value(SUBJECT)
    expect(page.get_by_label("Ihre E-Mail-Adresse")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Ihre E-Mail-Adresse").fill(PIT)
    page.get_by_role("button", name="Anfrage senden").click()
    expect(page.get_by_role("heading", name="Ihre Anfrage ist angekommen")).to_be_visible()
    post.wait(PIT, "angekommen")


def test_an_agent_answers_and_solves(agent, post, screenshot):
    """Inbox, ticket, answer, a small form and solving work as plain pages; the customer gets both mails."""
    post.write(f"Pit Alt <{PIT}>", SUBJECT, "Der Auth-Code wird abgelehnt.")
    post.wait(PIT, "angekommen")
    page = agent("ada", java_script_enabled=False)
    page.get_by_role("link", name="Alle offenen").click()
    row(page, SUBJECT).first.get_by_role("link").click()
    expect(page.locator("#ticket-title")).to_contain_text(SUBJECT)
    screenshot(page, "journey-plain-ticket")
    page.locator(".ticket-acts").get_by_role("button", name="Mir zuweisen").click()
    expect(page.locator("#timeline")).to_contain_text("Ada Lenz hat es übernommen")
    page.get_by_label("Ihre Antwort").fill("Bitte fordern Sie beim alten Anbieter einen neuen Code an.")
    page.get_by_role("button", name="Senden", exact=True).click()
    post.wait(PIT, "einen neuen Code")
    page.locator(".ticket-acts").get_by_role("link", name="Zurückstellen").click()
    screenshot(page, "journey-plain-act")
    page.get_by_role("link", name="Abbrechen").click()
    page.get_by_role("button", name="Gelöst", exact=True).click()
    expect(page.locator(".ticket-facts")).to_contain_text("Gelöst")
    post.wait(PIT, "Ja, es ist gelöst")
