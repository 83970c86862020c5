"""Ordinary and broken mails, each named after what it proves; all written for this project."""

from pathlib import Path

import pytest

from ruhepol.channels.email.mime.parse import parse

SAMPLES = Path(__file__).parent / "samples"
EXPECTED = {
    "address-folded-in-the-middle": {"sender": "kim@turnierserver.example"},
    "address-with-a-comma-in-the-name": {"name": "Berger, Kim"},
    "address-with-a-comment": {"sender": "kim@turnierserver.example", "name": "Kim Berger"},
    "answer-below-the-quote": {"visible": "Ja, ohne Erfolg.", "folds": "neu gestartet"},
    "answers-between-the-quotes": {"shows": "> Welche Meldung?\nExit code 28."},
    "apple-wrapped-introduction": {"visible": "Thanks.", "folds": "On 2 Mar 2026"},
    "attachment-name-in-an-encoded-word": {"files": [("Größe.png", "image/png", 4)]},
    "attachment-name-in-rfc2231": {"files": [("Rechnung März.pdf", "application/pdf", 4)]},
    "attachment-name-with-a-path": {"files": [("passwd", "text/plain", 1)]},
    "auto-submitted-no-is-a-person": {"machine": ""},
    "base64-with-a-torn-end": {"shows": "Grüße aus"},
    "bounce-from-postfix": {"machine": "bounce", "bounced": ("weg@turnierserver.example",)},
    "bounce-from-qmail": {"machine": "bounce", "bounced": ("weg@turnierserver.example",)},
    "boundary-missing": {"shows": "Hallo"},
    "calendar-invitation": {"visible": "Termin am Montag", "files": [("part-1.ics", "text/calendar", 29)]},
    "charset-empty": {"visible": "Schöne Grüße"},
    "charset-iso-2022-jp": {"subject": "質問", "visible": "こんにちは"},
    "charset-latin1-means-windows": {"visible": "Preis: 5 €, „so“"},
    "charset-unknown": {"visible": "Schöne Grüße"},
    "charset-utf16-in-base64": {"visible": "Grüße"},
    "gmail-html-reply": {"visible": "Danke!", "folds": "Bitte neu starten."},
    "html-only": {"visible": "Hallo,\n\ngeht nicht.", "folds": "Grüße"},
    "id-is-empty": {"message_id": "", "sender": "kim@turnierserver.example"},
    "line-ends-are-bare-cr": {"subject": "Mac", "visible": "Erste\nZweite"},
    "mail-as-attachment": {"visible": "siehe Anhang", "files": [("Das Original.eml", "message/rfc822", 52)]},
    "mailing-list": {"machine": "list"},
    "mbox-line-in-front": {"sender": "kim@turnierserver.example", "visible": "Hallo"},
    "mobile-signature": {"visible": "Geht wieder.", "folds": "iPhone"},
    "multipart-never-closed": {"visible": "Hallo", "files": [("a.pdf", "application/pdf", 4)]},
    "no-header-at-all": {"sender": "", "visible": "Nur Text."},
    "nul-bytes-in-the-text": {"subject": "ab", "visible": "vornach"},
    "outlook-german-header-block": {"visible": "Läuft wieder.", "folds": "Bitte neu starten."},
    "outlook-html-reply": {"visible": "Läuft wieder.", "folds": "Bitte neu starten."},
    "outlook-original-message": {"visible": "Danke.", "folds": "Bitte neu starten."},
    "picture-in-the-html": {"files": [("part-1.png", "image/png", 4)], "content_id": "p1@x"},
    "plain-and-html": {"visible": "Hallo", "html": True, "files": []},
    "sender-only-in-reply-to": {"sender": "kim@turnierserver.example"},
    "signature-after-dashes": {"visible": "Geht wieder.", "folds": "Turnierserver e. V."},
    "subject-in-raw-latin1": {"subject": "Größe ändern"},
    "subject-in-raw-utf8": {"subject": "Größe ändern"},
    "subject-split-inside-a-letter": {"subject": "Größe"},
    "subject-with-spaces-in-the-encoded-word": {"subject": "Größe ändern"},
    "talk-about-a-bounce-is-no-bounce": {"machine": ""},
    "thunderbird-german-reply": {"visible": "Danke.", "folds": "Bitte neu starten."},
    "two-dashes-in-the-text-are-no-signature": {"shows": "--force\n\nund es geht nicht."},
    "vacation-by-header": {"machine": "auto"},
    "vacation-in-german": {"machine": "auto"},
}


def facts(mail, wanted):
    """Return what a mail says of the wanted things."""
    known = {
        "sender": mail.sender.address if mail.sender else "",
        "name": mail.sender.name if mail.sender else "",
        "subject": mail.subject,
        "message_id": mail.message_id,
        "visible": mail.visible,
        "shows": wanted.get("shows", "") if wanted.get("shows", "") in mail.visible else mail.visible,
        "folds": wanted.get("folds", "") if wanted.get("folds", "") in mail.folded else mail.folded,
        "files": [(part.name, part.content_type, len(part.content)) for part in mail.parts],
        "content_id": mail.parts[0].content_id if mail.parts else "",
        "html": bool(mail.html),
        "machine": mail.machine.value,
        "bounced": mail.bounced,
    }
    return {name: known[name] for name in wanted}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.eml")), ids=lambda path: path.stem)
def test_a_sample_says_what_its_name_promises(path):
    """Each sample is read as a person would read it, and without falling back to plain text."""
    mail = parse(path.read_bytes())
    wanted = EXPECTED[path.stem]
    assert facts(mail, wanted) == wanted
    assert mail.damage == ""
