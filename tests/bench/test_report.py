"""The record says what was measured, beside what was wanted."""

from bench import report

LINE = {"what": "inbox", "requests": 200, "cpu": 5.04, "parts": {}, "p50": 6.1, "p95": 9.0, "size": 40_000}
PARTS = {"ruhepol": 0.01, "ruhepol web 1": 3.24, "ruhepol worker": 4.95}
REPLY = {**LINE, "what": "reply", "cpu": 8.2, "parts": PARTS}
RESULT = {
    "database": "sqlite",
    "tickets": 10_000,
    "idle": {"memory": 120 * 2**20, "model": 140 * 2**20, "cpu": 12.0},
    "paces": [0.284, 0.31, 0.3],
    "pages": [LINE, REPLY],
    "mail": {"mails": 500, "per_second": 151.4, "cpu": 5.5},
    "cold": [{"what": "inbox", "requests": 8, "size": 88_000}],
    "after": 140 * 2**20,
}

FLOW = {
    "database": "sqlite",
    "mails": 2000,
    "per_second": 160.2,
    "cpu": 3.12,
    "cpu_of": {"reader": 3.1, "server": 0},
    "memory": [64 * 2**20, 66 * 2**20],
    "largest": 180 * 2**20,
}


def test_every_number_has_its_place():
    """CPU, wait, mail, memory and bytes each stand in their table, with the target where there is one."""
    page = report.page("2 × processor", [RESULT, {**RESULT, "database": "postgresql"}], [FLOW])
    assert "| s CPU | 0.28, 0.31, 0.30 | 0.28, 0.31, 0.30 |" in page
    assert "| inbox (target ≤ 8) | **5.0** (6.1 / 9.0) | **5.0** (6.1 / 9.0) |" in page
    assert "| the request: page, writing, live news | 3.2 | 3.2 |" in page
    assert "| the database server | – | – |" in page
    assert "search, the mail; the demo's mail server | 5.0 | 5.0 |" in page
    assert "| mails in a second | 151 | 151 |" in page
    assert "| memory in MiB (target ≤ 150) | **120** | **120** |" in page
    assert "| the model of meanings, where it runs, MiB | 140 | 140 |" in page
    assert "| inbox | 8 | 88 |" in page
    assert "PostgreSQL, 10,000 tickets" in page
    told = "| sqlite (target ≥ 150 a second, ≤ 250 MiB) | 2,000 | **160** | 3.1 (reader 3.1) | 64, 66 | 180 |"
    assert told in page
