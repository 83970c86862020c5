"""The engine on anybody's own answers and questions, without a database: to measure it, and to try it out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ruhepol.core.text import Language, detect
from ruhepol.knowledge.suggest.confidence import confidences, credited
from ruhepol.knowledge.suggest.docs import Doc, units
from ruhepol.knowledge.suggest.engine import Engine
from ruhepol.knowledge.suggest.meaning import Pieces, read
from ruhepol.knowledge.suggest.question import Encode, question
from ruhepol.knowledge.suggest.typed import half_word, merged

_CANDIDATES = 30


@dataclass(frozen=True, slots=True)
class Result:
    """One answer to a question: its own id, the score, and how likely it is the right one."""

    id: Any
    score: float
    confidence: float


class Trial:
    """Answers given as they stand in a file: `id`, `title`, `text`, and where known `lang` and `wordings`."""

    def __init__(self, answers: Sequence[Mapping[str, Any]], encode: Encode | None = None) -> None:
        """Read the answers; those without a language have the one most of them seem to have."""
        self._ids = [answer["id"] for answer in answers]
        self._encode = encode
        self.language = _usual(answers)
        by_language: dict[Language, list[Doc]] = {}
        for number, answer in enumerate(answers):
            language: Language = "en" if (answer.get("lang") or self.language) == "en" else "de"
            by_language.setdefault(language, []).append(_doc(number, answer))
        self._engines = [
            Engine.of(docs, language, _meanings(docs, language, encode))
            for language, docs in by_language.items()
        ]

    def answer(self, text: str, limit: int = 10) -> list[Result]:
        """Return the best answers, best first."""
        asked = question(text, self.language, self._encode, endings=self._endings(text))
        hits = [hit for engine in self._engines for hit in engine.search(asked, max(limit, _CANDIDATES))]
        best = sorted(hits, key=lambda hit: -hit.score)
        scores = [hit.score for hit in best]
        sure = confidences(scores, meaning=asked.meaning is not None)
        found = zip(best, credited(scores), sure, strict=True)
        return [Result(self._ids[hit.id], score, share) for hit, score, share in found][:limit]

    def _endings(self, text: str) -> Sequence[str] | None:
        half = half_word(text) if self._encode else ""
        return merged(engine.endings(half) for engine in self._engines) if half else None


def _usual(answers: Sequence[Mapping[str, Any]]) -> Language:
    told = Counter(
        answer.get("lang") or detect(f"{answer.get('title', '')} {answer.get('text', '')}", default="en")
        for answer in answers
    )
    return "de" if told["de"] > told["en"] else "en"


def _doc(number: int, answer: Mapping[str, Any]) -> Doc:
    return Doc(
        id=number,
        title=answer.get("title") or "",
        text=answer.get("text") or "",
        keywords=answer.get("keywords") or "",
        wordings=tuple(answer.get("wordings") or answer.get("examples") or ()),
    )


def _meanings(docs: Sequence[Doc], language: Language, encode: Encode | None) -> dict[int, Pieces]:
    return {doc.id: Pieces.of(read(units(doc), language, encode)) for doc in docs} if encode else {}
