"""From the form to an answer that makes the ticket needless, or to a ticket that knows what was read."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import row

ARTICLE = "Mein Server startet nicht"
NORA = "nora@laden.example"


def begin(page: Page, text: str) -> Locator:
    """Type a request key by key until the article is offered; the cursor stays where it is."""
    page.get_by_label("Worum geht es?").select_option("Mein Server")
    page.get_by_label("In einem Satz").press_sequentially("Server startet nicht mehr")
    writing = page.get_by_label("Beschreiben Sie, was passiert ist")
    writing.press_sequentially(text)
    answer = page.locator("details.answer", has_text=ARTICLE)
    expect(answer).to_be_visible()
    expect(writing).to_be_focused()
    expect(writing).to_have_value(text)
    return answer


def never_needed(lead: Page) -> int:
    """Return the first figure of the leads' first page."""
    lead.goto("/desk/insights/")
    return int(lead.locator(".hero-number").inner_text())


def test_an_article_solves_it_before_it_is_sent(agent, house, visit, look):
    """The fitting article is read beside the form; "that solved it" opens no ticket and is counted."""
    lead = agent("ben")
    before, tickets = never_needed(lead), house.ask("SELECT count(*) FROM tickets_ticket")
    page = visit("/de/request/", language="de")
    answer = begin(page, "Nach dem Update: exit code 28")
    look(page, "form-suggested")
    answer.locator("summary").click()
    expect(answer.get_by_role("table")).to_be_visible()
    look(page, "form-opened")
    answer.get_by_role("button", name="Das hat es gelöst").click()
    expect(page.get_by_role("heading", name="Schön, dass es gelöst ist")).to_be_visible()
    look(page, "form-glad")
    assert house.ask("SELECT count(*) FROM tickets_ticket") == tickets
    assert never_needed(lead) == before + 1
    lead.locator(".hero-number").get_by_role("link").click()
    expect(lead.get_by_role("row", name="My server").first).to_contain_text("My server does not start")
    look(lead, "lead-never-needed")


def test_what_was_read_travels_with_the_request(agent, house, post, visit, look):
    """Nothing typed is stored before sending; the ticket then tells what was shown and opened."""
    word = "Quittenmarmelade"
    page = visit("/de/request/", language="de")
    answer = begin(page, f"Er heißt {word} und zeigt exit code 28.")
    answer.locator("summary").click()
    expect(answer.get_by_role("table")).to_be_visible()
    assert house.holds(word) == []
    page.get_by_label("Ihre E-Mail-Adresse").fill(NORA)
    page.get_by_label("Ihr Name").fill("Nora Laden")
    page.get_by_role("button", name="Anfrage senden").click()
    expect(page.get_by_role("heading", name="Ihre Anfrage ist angekommen")).to_be_visible()
    look(page, "form-sent")
    assert house.holds(word)
    post.wait(NORA, "angekommen")
    desk = agent("ada")
    desk.get_by_role("link", name="Ohne Bearbeiter").click()
    row(desk, word).click()
    expect(desk.locator("#timeline")).to_contain_text(word)
    expect(desk.locator("#timeline")).to_contain_text("Vor dem Schreiben sah Nora Laden")
    expect(desk.locator("#timeline")).to_contain_text("und öffnete 1")
    look(desk, "form-ticket")
