"""From a customer's mail to the customer's word that it is solved, and to the figures that tell of it."""

import re
from email.message import EmailMessage

from playwright.sync_api import Page, expect

from tests.journeys.people import link_in, row, walk_to

KIM = "kim@turnierserver.example"
SUBJECT = "Server startet nach dem Update nicht mehr"


def test_a_mail_is_answered_confirmed_and_counted(agent, house, post, visit, look):
    """A mail appears by itself, is answered, comes back, is solved by the customer's word, and counts."""
    page = agent("ada")
    page.get_by_role("link", name="Alle offenen").click()
    expect(page.get_by_role("heading", name="Alle offenen")).to_be_visible()
    asked = post.write(f"Kim Berger <{KIM}>", SUBJECT, "Seit heute früh meldet er exit code 28.")
    expect(row(page, SUBJECT)).to_be_visible()
    look(page, "mail-inbox")
    answer_by_keyboard(page, "Guten Tag,\n\ndie Platte war voll, ich habe Platz geschaffen. Läuft er wieder?")
    answer = post.wait(KIM, "Läuft er wieder?")
    check_threading(answer, asked)

    post.answer(answer, "Ja, danke, er läuft!")
    timeline = page.locator("#timeline")
    expect(timeline).to_contain_text("Ja, danke, er läuft!")
    assert timeline.inner_text().count("Platz geschaffen") == 1
    look(page, "mail-answered")

    page.locator("#thread").focus()
    page.keyboard.press("s")
    say_yes(visit(link_in(post.wait(KIM, "Ja, es ist gelöst"), "answer=yes"), language="de"), page, look)
    expect(page.locator(".ticket-facts")).to_contain_text("Geschlossen")
    expect(timeline).to_contain_text("Ada Lenz meldet: gelöst")
    expect(timeline).to_contain_text("Kim Berger bestätigt: gelöst")
    look(page, "mail-closed")
    house.settle()
    find_among_the_cases(agent("ben"), page.locator("#work").get_attribute("data-ticket"), look)


def answer_by_keyboard(page: Page, text: str) -> None:
    """Open Kim's ticket, write and send, without touching the mouse."""
    walk_to(page, SUBJECT)
    page.keyboard.press("Enter")
    expect(page.locator("#ticket-title")).to_contain_text(SUBJECT)
    page.keyboard.press("r")
    page.keyboard.type(text)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#timeline")).to_contain_text("Läuft er wieder?")


def check_threading(answer: EmailMessage, asked: EmailMessage) -> None:
    """The answer is a mail every program shows below the question it answers, as text and as HTML."""
    assert answer.get_content_type() == "multipart/alternative"
    assert answer["In-Reply-To"] == asked["Message-ID"]
    assert asked["Message-ID"] in answer["References"]
    assert answer["Subject"] == f"Re: {SUBJECT}"
    assert "Ada Lenz" in answer["From"]
    assert "Läuft er wieder?" in answer.get_body(("html",)).get_content()


def say_yes(customer: Page, desk: Page, look) -> None:
    """Opening the link of the mail decides nothing; the button on its page does."""
    look(customer, "mail-question")
    expect(desk.locator(".ticket-facts")).to_contain_text("Gelöst")
    customer.get_by_role("button", name="Ja, es ist gelöst").click()
    expect(customer.get_by_role("heading", level=1)).to_contain_text("Danke")
    look(customer, "mail-thanks")


def see_the_cases(lead: Page, figure: str) -> None:
    """Click the figure's link; ends at its cases."""
    lead.get_by_role("link", name=re.compile(rf"See the cases\W+{figure}$")).click()
    expect(lead.get_by_role("heading", level=1)).to_have_text(figure)


def find_among_the_cases(lead: Page, number: str, look) -> None:
    """Each figure that counts this ticket leads to it."""
    lead.get_by_role("link", name="Never needed").click()
    expect(lead.locator(".hero-number")).to_be_visible()
    look(lead, "lead")
    for figure in ("First response time", "Resolution time", "Solved by the customer's word"):
        see_the_cases(lead, figure)
        expect(lead.get_by_role("row", name=f"#{number}")).to_be_visible()
        lead.go_back()
    see_the_cases(lead, "First response time")
    look(lead, "lead-cases")
    lead.get_by_role("row", name=f"#{number}").get_by_role("link").click()
    expect(lead.locator("#ticket-title")).to_contain_text(f"#{number}")
