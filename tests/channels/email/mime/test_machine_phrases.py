"""Delivery reports and automatic answers by language: lists in `phrases`, all written for this project."""

from typing import Any

import pytest

from ruhepol.channels.email.mime.model import Machine, Mail
from ruhepol.channels.email.mime.parse import parse
from tests.channels.email.mime.test_phrases import phrases

ABSENCE, REPORTS = phrases("absence"), phrases("reports")
RECIPIENT = "max.kunde@kunde.example"
AWAY = "Ich bin bis zum 7. März nicht im Büro."


def mail(subject: str, text: str, head: str = "", kind: str = "text/plain") -> Mail:
    """Return a mail, read."""
    sender = "" if head.lower().startswith("from:") else "From: Max Kunde <max.kunde@kunde.example>\n"
    fields = (
        f"{sender}{head}To: hilfe@firma.example\nSubject: {subject}\nContent-Type: {kind}; charset=utf-8\n"
    )
    return parse(f"{fields}\n{text}\n".encode())


@pytest.mark.parametrize("language", ABSENCE["subjects"])
def test_subjects_of_automatic_answers_are_known(language: str) -> None:
    """Such a subject suffices, whatever the mail says."""
    said = ABSENCE["subjects"][language]
    assert [one for one in said if mail(one, "Ich melde mich.").machine != Machine.AUTO] == []


@pytest.mark.parametrize("language", ABSENCE["hints"])
def test_words_that_absent_people_use_need_a_sentence(language: str) -> None:
    """A single word is an absence only where the mail says so, too."""
    said = ABSENCE["hints"][language]
    assert [one for one in said if mail(one, AWAY).machine != Machine.AUTO] == []
    assert [one for one in said if mail(one, "Bitte um Hilfe.").machine != Machine.NO] == []


@pytest.mark.parametrize("head", ["X-Auto-Response-Suppress: All\n", "Precedence: bulk\n"])
def test_first_sentences_count_beside_a_header(head: str) -> None:
    """Words of absence make an automatic answer of what is sent in bulk or wants none."""
    said = ABSENCE["opening"]["sentences"]
    assert [one for one in said if mail("Re: Server", one, head).machine != Machine.AUTO] == []


def test_who_talks_about_absence_is_a_person() -> None:
    """Neither subjects about the thing nor sentences of people are automatic."""
    assert [one for one in ABSENCE["talk"]["subjects"] if mail(one, "Bitte um Hilfe.").machine] == []
    assert [one for one in ABSENCE["talk"]["sentences"] if mail("Re: Server", one).machine] == []


@pytest.mark.parametrize(
    "text",
    [
        "Vielen Dank für Ihre Nachricht.\nIch bin bis zum 7. März im Urlaub. In dringenden Fällen: 0221 123.",
        "Thank you for your mail. I'm out of the office and will be back on Monday.",
        "Merci pour votre message. Je suis en congés. En cas d'urgence, contactez Claire.",
        "Dziękuję za wiadomość. Jestem na urlopie, w pilnych sprawach proszę o kontakt z Anną.",
        "Спасибо за письмо. Я в отпуске до 7 марта, по срочным вопросам пишите Ивану.",
        "お問い合わせありがとうございます。これは自動返信メールです。",
    ],
)
def test_thanks_absence_and_what_to_do_meanwhile_are_enough(text: str) -> None:
    """Three signs in the words need no header."""
    assert mail("Re: Server", text).machine == Machine.AUTO


@pytest.mark.parametrize(
    "head",
    [
        "X-Autoresponse: 1",
        "X-Notes-AutoReply: yes",
        "X-FC-MachineGenerated: true",
        "X-Precedence: auto_reply",
        "Preference: auto_reply",
        "X-POST-MessageClass: 9; Autoresponder",
        "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
    ],
)
def test_fields_of_programs_that_answer_are_known(head: str) -> None:
    """Their names differ, their sense does not."""
    assert mail("Re: Server", "Danke.", f"{head}\n").machine == Machine.AUTO
    name = head.partition(":")[0]
    assert mail("Re: Server", "Danke.", f"{name}: no\n").machine == Machine.NO


@pytest.mark.parametrize("head", ["X-OTRS-Loop: 1", "X-RT-Loop-Prevention: hilfe.example", "X-Loop: yes"])
def test_who_guards_against_loops_is_not_answered(head: str) -> None:
    """A person may have written it; a program of theirs would answer ours."""
    read = mail("Server", "Er steht.", f"{head}\n")
    assert (read.machine, read.quiet) == (Machine.NO, True)


@pytest.mark.parametrize("state", ["failed", "delayed"])
def test_reports_without_a_standard_are_known(state: str) -> None:
    """Each is a report, about the one address, and says whether it is final."""
    wrong = {}
    for name, report in REPORTS[state].items():
        read = mail(report["subject"], report["text"], _head(report), report.get("type", "text/plain"))
        if (read.machine, read.bounced, read.delayed) != (Machine.BOUNCE, (RECIPIENT,), state == "delayed"):
            wrong[name] = (read.machine, read.bounced, read.delayed)
    assert wrong == {}


def _head(report: dict[str, Any]) -> str:
    return f"From: {report['from']}\n" + report.get("head", "Return-Path: <>\n")


@pytest.mark.parametrize(
    ("text", "bounced"),
    [
        ("   ----- Transcript of session follows -----\n550 max... User unknown\n", "max@isp.example"),
        (
            "Your mail to the following recipients could not be delivered:\n\tmaxkunde\n",
            "maxkunde@isp.example",
        ),
    ],
)
def test_a_user_named_without_domain_is_one_of_the_reporting_system(text: str, bounced: str) -> None:
    """The mail system leaves its own domain out."""
    assert mail("Returned mail", text, "From: MAILER-DAEMON@isp.example\n").bounced == (bounced,)


@pytest.mark.parametrize("word", ["expanded", "generated"])
def test_the_address_we_wrote_to_counts_and_not_the_one_it_was_expanded_to(word: str) -> None:
    """A customer's own mail system knows the other, and we do not."""
    told = f"  max@inside.example\n    ({word} from <{RECIPIENT}>)\n    unknown\n"
    text = f"The following address failed:\n\n{told}"
    read = mail("Mail delivery failed", text, "From: MAILER-DAEMON@kunde.example\n")
    assert read.bounced == (RECIPIENT,)
