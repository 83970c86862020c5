"""Ordinary and broken mails, each named after what it proves; all written for this project."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ruhepol.channels.email.mime.model import Mail
from ruhepol.channels.email.mime.parse import parse

SAMPLES = Path(__file__).parent / "samples"
EXPECTED: dict[str, dict[str, dict[str, Any]]] = tomllib.loads((SAMPLES / "expected.toml").read_text())
PATHS = sorted(SAMPLES.glob("*/*.eml"))


def facts(mail: Mail, wanted: dict[str, Any]) -> dict[str, Any]:
    """Return what a mail says of the wanted things."""
    known = {
        "sender": mail.sender.address if mail.sender else "",
        "name": mail.sender.name if mail.sender else "",
        "subject": mail.subject,
        "message_id": mail.message_id,
        "references": list(mail.references),
        "visible": mail.visible,
        "shows": wanted.get("shows", "") if wanted.get("shows", "") in mail.visible else mail.visible,
        "folds": wanted.get("folds", "") if wanted.get("folds", "") in mail.folded else mail.folded,
        "files": [[part.name, part.content_type, len(part.content)] for part in mail.parts],
        "names": [part.name for part in mail.parts],
        "content_id": mail.parts[0].content_id if mail.parts else "",
        "html": bool(mail.html),
        "machine": mail.machine.value,
        "bounced": list(mail.bounced),
        "delayed": mail.delayed,
    }
    return {name: known[name] for name in wanted}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_sample_says_what_its_name_promises(path: Path) -> None:
    """Each sample is read as a person would read it, and without falling back to plain text."""
    mail = parse(path.read_bytes())
    wanted = EXPECTED[path.parent.name][path.stem]
    assert facts(mail, wanted) == wanted
    assert mail.damage == ""


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_word_of_a_sample_is_lost(path: Path) -> None:
    """What is visible and what is folded hold together every line of the text."""
    mail = parse(path.read_bytes())
    kept = "".join(f"{mail.visible}{mail.folded}".split())
    assert sorted(kept) == sorted("".join(mail.text.split()))


def test_every_expectation_has_its_sample() -> None:
    """No expectation stands without its mail, and none of the mails without its expectation."""
    named = {f"{folder}/{name}" for folder, names in EXPECTED.items() for name in names}
    assert named == {f"{path.parent.name}/{path.stem}" for path in PATHS}
