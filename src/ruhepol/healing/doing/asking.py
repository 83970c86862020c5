"""Asking checks: all at once, each with its limit, and unknown where nobody answers in time."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from time import monotonic
from types import MappingProxyType
from typing import Any

import structlog
from babel.numbers import format_decimal

from ruhepol.healing.doing.filling import Asked
from ruhepol.healing.doing.masking import kept, kept_data, masked_data
from ruhepol.healing.doing.place import NotDoneError
from ruhepol.healing.doing.questions import Found, Question, question
from ruhepol.healing.doing.systems import Systems
from ruhepol.healing.doing.target import Answer, Reading, Target
from ruhepol.healing.jsonpath import PathError
from ruhepol.healing.plans.checks import Check
from ruhepol.healing.plans.holds import NotComparableError, judge
from ruhepol.healing.plans.places import UnfilledError, fill

log = structlog.get_logger(__name__)

AT_ONCE = 8
LARGEST = 2_000  # characters of a value that is kept
_REASONS = (NotDoneError, NotComparableError, PathError)


def ask(check: Check, target: Target) -> Reading:
    """Ask one check and return what it found."""
    return ask_all([check], target, within=check.limit.total_seconds())[0]


def ask_all(checks: Sequence[Check], target: Target, *, within: float) -> list[Reading]:
    """Ask checks at the same time and return what they found, in their order, after `within` seconds at most.

    Those that reach out run in threads of their own, which never touch the database. Nothing may be asked
    inside a transaction.
    """
    ends = monotonic() + within
    names = {name for check in checks if (name := getattr(check, "system", None))}
    systems = Systems(names, hosts=any(hasattr(check, "host") for check in checks))
    asked = Asked(target, systems, target.values())
    ready = [_ready(check, asked, within) for check in checks]
    far = [one for one in ready if not one.here]
    pool = ThreadPoolExecutor(max(1, min(AT_ONCE, len(far))), thread_name_prefix="check")
    try:
        futures = {id(one): pool.submit(one) for one in far}
        near = {id(one): one() for one in ready if one.here}
        wait(futures.values(), timeout=max(0, ends - monotonic()))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return [near[id(one)] if one.here else _in_time(one, futures[id(one)]) for one in ready]


class _Ready:
    """A check that is ready to be asked; calling it asks."""

    def __init__(self, check: Check, made: Question, values: Mapping[str, str], within: float) -> None:
        self.check, self.here = check, made.here
        self._made, self._values = made, values
        self._limit = min(check.limit.total_seconds(), within)

    def __call__(self) -> Reading:
        begun = monotonic()
        try:
            return self._read(self._made.ask(self._limit), begun)
        except _REASONS as error:
            return self.unknown(str(error), begun)
        except Exception:
            log.exception("a check failed in a way nobody foresaw", check=self.check.name)
            return self.unknown("unforeseen", begun)

    def _read(self, found: Found, begun: float) -> Reading:
        expression = getattr(self.check, "holds", None)
        holds = judge(expression, found.value) if expression else found.good
        value = masked_data(found.value, self._made.secrets)
        if len(kept_data(value)) > LARGEST:
            raise NotDoneError("the value is too large to be kept")
        answer = Answer.YES if holds else Answer.NO
        return Reading(self.check.name, answer, value, self._words(value), _took(begun))

    def _words(self, value: Any) -> dict[str, str]:  # noqa: ANN401  JSON
        """Return the words for people; none in a language in which a place stays open."""
        words: dict[str, str] = {}
        for language, text in (self.check.says or {}).items():
            try:
                words[language] = fill(
                    text, {**self._values, "value": shown(value, language, self.check.reads)}
                )
            except UnfilledError:
                return {}
        return words

    def unknown(self, why: str, begun: float) -> Reading:
        error = kept(why, self._made.secrets)
        return Reading(self.check.name, Answer.UNKNOWN, took_ms=_took(begun), error=error)


def _ready(check: Check, asked: Asked, within: float) -> _Ready:
    """Return a check that can be asked; one whose places stay open answers so when it is asked."""
    try:
        made = question(check, asked)
    except UnfilledError as error:
        made = Question(_refusing(f"nothing is known as {{{error}}}"), here=True)
    except NotDoneError as error:
        made = Question(_refusing(str(error)), here=True)
    return _Ready(check, made, asked.values, within)


def _refusing(why: str) -> Callable[[float], Found]:
    def refuse(_limit: float) -> Found:
        raise NotDoneError(why)

    return refuse


def _in_time(one: _Ready, future: "Future[Reading]") -> Reading:
    if future.done() and not future.cancelled():
        return future.result()
    return Reading(one.check.name, Answer.UNKNOWN, error="no answer in time")


def _took(begun: float) -> int:
    return round((monotonic() - begun) * 1000)


def shown(value: Any, language: str, reads: Mapping[str, Mapping[str, str]] = MappingProxyType({})) -> str:  # noqa: ANN401  JSON
    """Return a value as people read it; `reads` says what the words of a back end mean to them."""
    if isinstance(value, str) and value in reads:
        return reads[value][language]
    if isinstance(value, bool):
        return {("de", True): "ja", ("de", False): "nein", ("en", True): "yes"}.get((language, value), "no")
    if isinstance(value, int | float):
        return format_decimal(value, locale=language)
    if isinstance(value, list):
        return ", ".join(shown(one, language, reads) for one in value)
    return "" if value is None else str(value)
