"""The suggestion engine: `python -m bench.suggest 10000` for speed and size, `--cases FOLDER` for sureness.

Speed is measured on made-up articles of 150 words with vectors of no meaning, for neither changes with what
the words mean; the question's own vector costs 4 ms more, in the encoder's process. Cases are a folder of
`<name>.docs.jsonl` and `<name>.queries.jsonl` as `ruhepol suggest` reads them, the queries with `gold`: the
ids of right answers, none where nobody has one.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ruhepol.core.ml.packaged import Packaged
from ruhepol.knowledge.suggest.docs import Doc, units
from ruhepol.knowledge.suggest.engine import Engine
from ruhepol.knowledge.suggest.meaning import Pieces
from ruhepol.knowledge.suggest.question import question
from ruhepol.knowledge.suggest.trial import Trial

WORDS_IN_AN_ARTICLE = 150
WIDTH = 512
QUESTIONS = 300
SYLLABLES = "ba be ver ein rech nung kon to pass wort ser do main um zug lie fer post fach len".split()  # noqa: SIM905


class MadeUp:
    """Articles and questions of words that are as frequent as words are (Zipf), the same each time."""

    def __init__(self) -> None:
        """Make a vocabulary."""
        self._chance = np.random.default_rng(4)
        made = {"".join(self._chance.choice(SYLLABLES, self._chance.integers(2, 5))) for _ in range(60_000)}
        self._words = np.array(sorted(made))
        rank = self._chance.permutation(len(self._words)) + 10
        self._often = (1 / rank) / (1 / rank).sum()

    def words(self, count: int) -> str:
        """Return so many words."""
        return " ".join(self._chance.choice(self._words, count, p=self._often))

    def doc(self, number: int) -> Doc:
        """Return one article."""
        return Doc(id=number, title=self.words(6), text=self.words(WORDS_IN_AN_ARTICLE))

    def vectors(self, count: int) -> NDArray[np.float32]:
        """Return vectors of length 1."""
        rows = self._chance.standard_normal((count, WIDTH), dtype=np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def speed(size: int) -> dict[str, float]:
    """Return how long making and asking take, and how large the arrays are."""
    made = MadeUp()
    docs = [made.doc(number) for number in range(size)]
    meanings = {doc.id: Pieces.of(made.vectors(len(units(doc)))) for doc in docs}
    began = time.perf_counter()
    engine = Engine.of(docs, "de", meanings)
    took = time.perf_counter() - began
    spent = [_asked(engine, made) for _ in range(QUESTIONS)]
    wait, cpu = ([each[at] for each in spent] for at in (0, 1))
    return {
        "articles": size,
        "made in s": took,
        "wait p50 ms": float(np.percentile(wait, 50)),
        "wait p95 ms": float(np.percentile(wait, 95)),
        "cpu p95 ms": float(np.percentile(cpu, 95)),
        "arrays MB": engine.size / 1e6,
    }


def _asked(engine: Engine, made: MadeUp) -> tuple[float, float]:
    vector = made.vectors(1)
    text = made.words(9)
    began, cpu = time.perf_counter(), time.thread_time()
    engine.search(question(text, "de", lambda texts: np.repeat(vector, len(texts), axis=0)), 30)
    return (time.perf_counter() - began) * 1000, (time.thread_time() - cpu) * 1000


def sureness(folder: Path) -> list[dict[str, float]]:
    """Return for each tenth of confidence how often the first answer was said and was right."""
    encode = Packaged().encode
    told = [pair for docs in sorted(folder.glob("*.docs.jsonl")) for pair in _told(docs, encode)]
    sure, right = np.array(told, dtype=float).reshape(-1, 2).T
    tenths = np.minimum((sure * 10).astype(int), 9)
    return [
        {
            "from": tenth / 10,
            "questions": int((tenths == tenth).sum()),
            "said": float(sure[tenths == tenth].mean()),
            "was": float(right[tenths == tenth].mean()),
        }
        for tenth in range(10)
        if (tenths == tenth).any()
    ]


def diagram(rows: Sequence[dict[str, float]], width: int = 50) -> list[str]:
    """Draw a line a tenth: a bar as long as answers were right, and a mark where they were said to be."""
    return [
        f"{row['from']:.1f} {_bar(row['said'], row['was'], width)} {row['questions']:5.0f}  "
        f"said {row['said']:.2f} was {row['was']:.2f}"
        for row in rows
    ]


def _bar(said: float, was: float, width: int) -> str:
    bar = ("█" * round(was * width)).ljust(width + 1, "·")
    mark = round(said * width)
    return f"{bar[:mark]}|{bar[mark + 1 :]}"


def _told(docs: Path, encode: Any) -> list[tuple[float, bool]]:  # noqa: ANN401  a bound method
    trial = Trial(_lines(docs), encode)
    asked = _lines(docs.with_name(docs.name.replace(".docs.", ".queries.")))
    found = [(trial.answer(each["text"], 1), each["gold"]) for each in asked]
    return [(first[0].confidence, first[0].id in gold) for first, gold in found if first]


def _lines(path: Path) -> Sequence[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Print what was measured, one JSON object a line, and how far what was said was so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", help="numbers of articles")
    parser.add_argument("--cases", type=Path, help="folder of cases")
    options = parser.parse_args()
    sure = sureness(options.cases) if options.cases else []
    for row in [speed(size) for size in options.sizes] + sure:
        print(json.dumps({name: round(value, 3) for name, value in row.items()}))
    if sure:
        print("\n".join(["", "reliability, answers by tenths of confidence:", *diagram(sure)]))


if __name__ == "__main__":
    main()
