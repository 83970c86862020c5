"""Measuring the engine on cases."""

import json
from pathlib import Path

from bench.suggest import diagram, sureness

DOCS = [
    {"id": "in", "title": "Find your invoice", "text": "Under Invoices.", "lang": "en"},
    {"id": "pw", "title": "Forgotten password", "text": "Ask for a new one.", "lang": "en"},
]
ASKED = [
    {"text": "where do I find my invoice", "gold": ["in"]},
    {"text": "forgotten my password", "gold": ["pw"]},
    {"text": "my invoice is a password", "gold": []},
]


def test_what_was_said_is_drawn_beside_what_was_so(tmp_path: Path) -> None:
    """Every answered question stands in one tenth; the bar is as long as answers were right."""
    for name, rows in (("docs", DOCS), ("queries", ASKED)):
        lines = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / f"shop.{name}.jsonl").write_text(lines, encoding="utf-8")
    told = sureness(tmp_path)
    assert sum(row["questions"] for row in told) == len(ASKED)
    assert sum(row["questions"] * row["was"] for row in told) == 2
    row = {"from": 0.5, "questions": 8.0, "said": 0.56, "was": 0.4}
    assert diagram([row], width=10) == ["0.5 ████··|····     8  said 0.56 was 0.40"]
    assert diagram([{**row, "said": 1.0, "was": 1.0}], width=10)[0].startswith("0.5 ██████████| ")
