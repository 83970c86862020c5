"""What each kind of check comes down to: a question that is made here and asked later, in whatever thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from ruhepol.healing.diagnosis import looks_like
from ruhepol.healing.doing.calls import Call, call, document
from ruhepol.healing.doing.filling import Asked, filled_path, listed_command
from ruhepol.healing.doing.guard import host_name
from ruhepol.healing.doing.place import NobodyThereError, NotDoneError
from ruhepol.healing.doing.programs import run
from ruhepol.healing.doing.queries import value_of
from ruhepol.healing.doing.reach import Door, certificate, leads_to, listens
from ruhepol.healing.jsonpath import path
from ruhepol.healing.plans import checks
from ruhepol.healing.plans.places import fill, fill_all


@dataclass(frozen=True, slots=True)
class Found:
    """A value that was read, and what the check says where it does not say what must hold."""

    value: Any
    good: bool


@dataclass(frozen=True, slots=True)
class Question:
    """Ready to be asked within so many seconds, without the database unless `here`."""

    ask: Callable[[float], Found]
    secrets: tuple[str, ...] = ()
    here: bool = False


def question(check: checks.Check, asked: Asked) -> Question:
    """Return the question of a check. Raises NotDoneError, UnfilledError."""
    match check:
        case checks.SignalsCheck():
            holds = partial(looks_like, check.condition, asked.target.asset)
            return Question(lambda _limit: Found(value=None, good=holds()), here=True)
        case checks.HttpCheck():
            return _http(check, asked)
        case checks.SqlCheck():
            return _sql(check, asked)
        case checks.CommandCheck():
            return _command(check, asked)
        case checks.DnsCheck():
            name = host_name(fill(check.host, asked.values))
            return Question(partial(_names, name, check.record))
        case checks.TcpCheck() | checks.TlsCheck():
            ask = _listens if check.ask == "tcp" else _certificate
            return Question(partial(ask, _door(check.host, check.port, asked)))


def _http(check: checks.HttpCheck, asked: Asked) -> Question:
    place = asked.systems.place(check.system, "http")
    wanted = Call(check.method, filled_path(check.path, asked.values), fill_all(check.json_, asked.values))

    def ask(limit: float) -> Found:
        try:
            answer = call(place, wanted, limit=limit)
        except NobodyThereError:
            if check.value or check.holds:
                raise
            return Found(value=None, good=False)
        if check.value is None:
            return Found(answer.status, answer.is_good)
        if not answer.is_good:
            raise NotDoneError(f"the answer was {answer.status}")
        value = path(check.value).first(answer.document())
        return Found(value, bool(value))

    return Question(ask, place.secrets)


def _sql(check: checks.SqlCheck, asked: Asked) -> Question:
    place = asked.systems.place(check.system, "sql")
    params = [fill(one, asked.values) if isinstance(one, str) else one for one in check.params]

    def ask(limit: float) -> Found:
        value = value_of(place, check.query, params, limit=limit)
        return Found(value, bool(value))

    return Question(ask, place.secrets)


def _command(check: checks.CommandCheck, asked: Asked) -> Question:
    place, words, only_looks = listed_command(check, asked)
    if not only_looks:
        raise NotDoneError(f"the list of commands does not let checks ask {check.system}.{check.command}")

    def ask(limit: float) -> Found:
        ended = run(words, limit=limit, environment={"RUHEPOL_SECRET": place.secret})
        if ended.code and (check.value or check.holds):
            raise NotDoneError(f"it ended with {ended.code}: {ended.said}")
        said = ended.said.strip()
        value = path(check.value).first(document(ended.said)) if check.value else said
        return Found(value, bool(value) if check.value else not ended.code)

    return Question(ask, place.secrets)


def _names(name: str, record: str, limit: float) -> Found:
    found = leads_to(name, record, limit=limit)
    return Found(found, bool(found))


def _listens(door: Door, limit: float) -> Found:
    heard = listens(door, limit=limit)
    return Found(heard, heard)


def _certificate(door: Door, limit: float) -> Found:
    shown = certificate(door, limit=limit)
    return Found(shown.days, not shown.wrong)


def _door(written: str, port: int, asked: Asked) -> Door:
    host = host_name(fill(written, asked.values))
    return Door(host, port, asked.systems.networks(written, host))
