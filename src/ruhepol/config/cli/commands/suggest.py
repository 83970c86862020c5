"""Try the suggestion engine on your own answers and questions: JSON Lines in, JSON Lines out.

Answers have `id`, `title`, `text`, and where known `lang` (de, en) and `wordings`; questions have `id` and
`text`. For each question a line `{"query_id": …, "results": [{"id": …, "score": …, "confidence": …}]}`.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ruhepol.config import boot
from ruhepol.config.cli.errors import CommandError
from ruhepol.config.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the two files."""
    parser.add_argument(
        "--docs", metavar="FILE", type=Path, required=True, help="answers, one JSON object a line"
    )
    parser.add_argument(
        "--queries", metavar="FILE", type=Path, required=True, help="questions, one JSON object a line"
    )
    parser.add_argument("--limit", metavar="N", type=int, default=10, help="answers to a question (10)")


def run(options: argparse.Namespace) -> int:
    """Read the answers, then answer one question after the other."""
    boot.django()
    from ruhepol.core.ml.choosing import encoder_here  # noqa: PLC0415  needs Django set up
    from ruhepol.knowledge.suggest.trial import Trial  # noqa: PLC0415  numpy comes with it

    chosen = encoder_here()
    trial = Trial(list(_lines(options.docs)), chosen.encode if chosen else None)
    for asked in _lines(options.queries):
        results = [asdict(found) for found in trial.answer(asked["text"], options.limit)]
        for found in results:
            found.update(score=round(found["score"], 4), confidence=round(found["confidence"], 4))
        say(json.dumps({"query_id": asked["id"], "results": results}, ensure_ascii=False))
    return 0


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _object(line, f"{path}, line {number}")
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        held = json.loads(line)
    except ValueError as error:
        raise CommandError(f"{place} is no JSON.") from error
    if not isinstance(held, dict) or "id" not in held:
        raise CommandError(f"{place} has no id.")
    return held
