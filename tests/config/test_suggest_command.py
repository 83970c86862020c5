"""`ruhepol suggest`: files in, lines out."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from ruhepol.config import boot
from ruhepol.config.cli.commands import suggest
from ruhepol.config.cli.errors import CommandError
from tests.config.running import command


def written(path: Path, *rows: object) -> str:
    """Write rows as JSON Lines and return where."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


@pytest.mark.processes
def test_each_question_gets_its_line(tmp_path):
    """Answers are ranked by the engine with the packaged encoder, on a machine without a database."""
    docs = written(
        tmp_path / "docs.jsonl",
        {"id": "bill", "title": "Rechnung herunterladen", "text": "Im Kundenkonto.", "lang": "de"},
        {"id": "disk", "title": "Festplatte voll", "text": "Löschen Sie Protokolle.", "lang": "de"},
    )
    queries = written(
        tmp_path / "queries.jsonl",
        {"id": 1, "text": "download my invoice"},
        {"id": 2, "text": "the disk is full"},
    )
    told = command(tmp_path / "data", "suggest", "--docs", docs, "--queries", queries, "--limit", "1")
    assert told.returncode == 0, told.stderr
    lines = [json.loads(line) for line in told.stdout.splitlines() if line.startswith("{")]
    assert [(line["query_id"], line["results"][0]["id"]) for line in lines] == [(1, "bill"), (2, "disk")]
    assert all(0 < line["results"][0]["confidence"] < 1 for line in lines)


@pytest.mark.parametrize(("row", "fault"), [("[1]", "has no id"), ("{", "is no JSON")])
def test_a_broken_line_is_named(tmp_path, monkeypatch, row, fault):
    """The fault has file and line; the command shows it as a sentence, as it does with all its own errors."""
    monkeypatch.setattr(boot, "django", lambda: None)  # it is set up here already
    path = tmp_path / "docs.jsonl"
    path.write_text(f'{{"id": 1}}\n{row}\n')
    with pytest.raises(CommandError, match=f"docs.jsonl, line 2 {fault}"):
        suggest.run(Namespace(docs=path, queries=path, limit=10))
