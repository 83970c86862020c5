"""A customer looks after their own requests, let in by a code from the mail."""

import re

from playwright.sync_api import expect

JO = "jo@radladen.example"
SUBJECT = "Die Rechnung vom März fehlt"


def test_follow_answer_close_and_reopen(post, visit, look):
    """The mailed code lets in; list, answer with a file, close and reopen all work and are on the ticket."""
    post.write(f"Jo Rad <{JO}>", SUBJECT, "Bitte schicken Sie mir die Rechnung vom März.")
    post.wait(JO, "angekommen")
    page = visit("/de/requests/", language="de")
    page.get_by_label("Ihre E-Mail-Adresse").fill(JO)
    look(page, "requests-sign-in")
    page.get_by_role("button", name="Code senden").click()
    mail = post.wait(JO, "Code")
    code = re.search(r"^\d{6}\s*$", mail.get_body(("plain",)).get_content(), re.MULTILINE)[0]
    page.get_by_label("Code aus der E-Mail").fill(code)
    look(page, "requests-code")
    page.get_by_role("button", name="Anmelden").click()
    own = page.get_by_role("link", name=SUBJECT)
    expect(own).to_be_visible()
    look(page, "requests-list")
    own.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SUBJECT)
    page.get_by_label("Ihre Antwort").fill("Hier ist das Foto der alten.")
    page.locator("input[type=file]").set_input_files(
        {"name": "rechnung alt.txt", "mimeType": "text/plain", "buffer": b"RE-2026-0042"}
    )
    page.get_by_role("button", name="Antwort senden").click()
    expect(page.get_by_text("Hier ist das Foto der alten.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="rechnung alt.txt").click()
    assert download.value.path().read_bytes() == b"RE-2026-0042"
    page.get_by_role("button", name=re.compile("schließen")).click()
    expect(page.get_by_text("Geschlossen")).to_be_visible()
    look(page, "requests-closed")
    page.get_by_role("button", name=re.compile("wieder")).click()
    expect(page.get_by_text("Geschlossen")).to_have_count(0)
    look(page, "requests-reopened")
