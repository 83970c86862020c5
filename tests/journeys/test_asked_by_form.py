"""From the form to an answer that makes the ticket needless, or to a ticket that knows what was read."""

from playwright.sync_api import expect

from tests.journeys.people import row, type_request

ARTICLE = "Mein Server startet nicht"


def test_an_article_solves_it_before_it_is_sent(house, visit, screenshot):
    """The fitting article appears while typing, the cursor stays, "that solved it" opens no ticket."""
    page = visit("/de/request/", language="de")
    type_request(page, "Server startet nicht mehr", "Nach dem Update: exit code 28")
    answer = page.locator("details.answer", has_text=ARTICLE)
    expect(answer).to_be_visible()
    expect(page.get_by_label("Beschreiben Sie, was passiert ist")).to_be_focused()
    expect(page.get_by_label("Beschreiben Sie, was passiert ist")).to_have_value(
        "Nach dem Update: exit code 28"
    )
    screenshot(page, "journey-form-suggested")
    answer.locator("summary").click()
    expect(answer.get_by_role("table")).to_be_visible()
    screenshot(page, "journey-form-opened")
    before = house.ask("SELECT count(*) FROM tickets_ticket")
    answer.get_by_role("button", name="Das hat es gelöst").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    screenshot(page, "journey-form-glad")
    assert house.ask("SELECT count(*) FROM tickets_ticket") == before
    assert house.ask("SELECT outcome FROM knowledge_ask ORDER BY id DESC LIMIT 1") == [("confirmed",)]


def test_what_was_read_travels_with_the_request(ada, house, post, visit, screenshot):
    """Nothing typed is stored before sending; the ticket then tells what was shown and opened."""
    word = "Quittenmarmelade"
    page = visit("/de/request/", language="de")
    type_request(page, "Server startet nicht mehr", f"Er heißt {word} und zeigt exit code 28.")
    answer = page.locator("details.answer", has_text=ARTICLE)
    answer.locator("summary").click()
    expect(answer.get_by_role("table")).to_be_visible()
    assert house.holds(word) == []
    page.get_by_label("Ihre E-Mail-Adresse").fill("nora@laden.example")
    page.get_by_label("Ihr Name").fill("Nora Laden")
    page.get_by_role("button", name="Anfrage senden").click()
    expect(page.get_by_role("heading", name="Ihre Anfrage ist angekommen")).to_be_visible()
    screenshot(page, "journey-form-sent")
    assert house.holds(word)
    post.wait("nora@laden.example", "angekommen")
    desk = ada()
    desk.get_by_role("link", name="Ohne Bearbeiter").click()
    row(desk, "Server startet nicht mehr").first.click()
    expect(desk.locator("#timeline")).to_contain_text(word)
    screenshot(desk, "journey-form-ticket")
