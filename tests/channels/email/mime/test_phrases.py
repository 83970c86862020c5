"""The words of mail programs and of letters, by language: lists in `phrases`, all written for this project.

One test reads all phrases of a language and names those that were not understood.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ruhepol.channels.email.mime.parse import parse
from ruhepol.channels.email.mime.quotes.split import split

PHRASES = Path(__file__).parent / "phrases"
ANSWER = "Danke, der Server läuft wieder.\nWas machen wir mit dem zweiten?"
QUOTE = ("Guten Tag Max,", "wir haben den Server neu gestartet.", "Bitte prüfen Sie es.")
QUOTED = "\n".join(f"> {line}" for line in QUOTE)
BARE = "\n".join(QUOTE)


def phrases(name: str) -> dict[str, Any]:
    """Return the lists of one kind, by language."""
    return tomllib.loads((PHRASES / f"{name}.toml").read_text())


INTRODUCTIONS, PROGRAMS, FAREWELLS = phrases("introductions"), phrases("programs"), phrases("farewells")


@pytest.mark.parametrize(
    "quote", [QUOTED, BARE, f"\n{QUOTED}", f"\n{BARE}"], ids=["marked", "bare", "apart", "far"]
)
@pytest.mark.parametrize("language", INTRODUCTIONS)
def test_introductions_are_known(language: str, quote: str) -> None:
    """Above the introduction stands the answer, and only that is shown, however the quote is set."""
    texts = {said: f"{ANSWER}\n\n{said}\n{quote}\n" for said in INTRODUCTIONS[language]}
    assert [said for said, text in texts.items() if split(text)[0] != ANSWER] == []


@pytest.mark.parametrize("language", PROGRAMS)
def test_lines_of_programs_are_known(language: str) -> None:
    """What a telephone adds folds, at the end of a mail and above a quote."""
    end = f"\n\nAm 03.03.2026 um 10:12 schrieb Kim Berger <kim@firma.example>:\n{QUOTED}\n"
    texts = [(said, f"{ANSWER}\n\n{said}{below}") for said in PROGRAMS[language] for below in ("\n", end)]
    assert [said for said, text in texts if split(text)[0] != ANSWER] == []


@pytest.mark.parametrize("language", FAREWELLS)
def test_farewells_are_known(language: str) -> None:
    """A greeting with a name below folds, and so does one with a whole address."""
    name = FAREWELLS[language]["name"]
    ends = (f"{name}\n", f"\n{name}\nTurnierserver GmbH\n+49 221 123456\nwww.turnierserver.example\n")
    texts = [(said, f"{ANSWER}\n\n{said}\n{end}") for said in FAREWELLS[language]["words"] for end in ends]
    assert [said for said, text in texts if split(text)[0] != ANSWER] == []


def test_quotes_in_html_are_known() -> None:
    """Whatever a mail program calls its quote, only the answer is shown, and nothing is lost."""
    wrong = {}
    for program, html in phrases("html").items():
        body = html.replace("{quote}", "<p>Guten Tag, bitte prüfen.</p><p>Max</p>")
        mail = parse(f"From: r@x.example\nContent-Type: text/html; charset=utf-8\n\n{body}\n".encode())
        if mail.visible != "Danke, läuft." or "bitte prüfen" not in mail.folded:
            wrong[program] = mail.visible
    assert wrong == {}


@pytest.mark.parametrize(("name", "shape"), phrases("shapes").items())
def test_answers_are_found_wherever_they_stand(name: str, shape: dict[str, str]) -> None:
    """Above, below and between quotes, above notices, lists' ends and help desks' lines."""
    assert split(shape["text"])[0].strip() == shape["answer"], name


@pytest.mark.parametrize("text", phrases("stays")["texts"])
def test_what_only_looks_like_a_signature_stays(text: str) -> None:
    """Nothing of these mails is folded."""
    assert split(text) == (text, "")


@pytest.mark.parametrize(
    "text", ["---- On Tue, 3 Mar 2026 10:12:33 kim@firma.example wrtoe ---", "Läuft. --- {}"]
)
def test_no_dash_before_an_introduction_is_lost(text: str) -> None:
    """What stands on the introduction's line stays with it or with the answer, letter by letter."""
    whole = (
        "Hallo\n\n"
        + text.format("On Tue, 3 Mar 2026 10:12:33 Kim <kim@firma.example> wrote ---")
        + "\nzwei\n"
    )
    assert sorted("".join("".join(split(whole)).split())) == sorted("".join(whole.split()))
