"""Doing a step, or what undoes it; a rehearsal tells what it would be and does nothing outside."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from shlex import join

from django.conf import settings

from ruhepol.healing.doing import playbooks
from ruhepol.healing.doing.calls import Answered, Call, address, call
from ruhepol.healing.doing.filling import Asked, filled, filled_path, listed_command
from ruhepol.healing.doing.masking import kept, kept_data, masked_data
from ruhepol.healing.doing.place import NotDoneError, Place
from ruhepol.healing.doing.playbooks import Play
from ruhepol.healing.doing.programs import Ended, run
from ruhepol.healing.doing.systems import Systems
from ruhepol.healing.doing.target import Outcome, Target
from ruhepol.healing.plans.deeds import AnsibleDeed, CommandDeed, Deed, HttpDeed
from ruhepol.healing.plans.places import UnfilledError, fill_all

_SERVERS_FAULT = 500
_IN_PROGRESS = 409
_TIME_OVER = 254  # how ansible-runner ends a playbook whose time is over


@dataclass(frozen=True, slots=True)
class _Act:
    """What is done, in words that are kept, and the doing itself."""

    input: str
    do: Callable[[], Outcome]
    secrets: tuple[str, ...] = ()


def perform(deed: Deed, target: Target, *, key: str, dry: bool) -> Outcome:
    """Do it, with a key that stays the same over all tries. Nothing may be done inside a transaction."""
    try:
        act = _act(deed, target, key)
    except UnfilledError as error:
        return Outcome(ok=False, output=f"nothing is known as {{{error}}}")
    except NotDoneError as error:
        return Outcome(ok=False, output=kept(str(error)))
    if dry:
        return Outcome(ok=True, output="", input=act.input)
    try:
        done = act.do()
    except NotDoneError as error:
        done = Outcome(ok=False, output=str(error), retry=error.retry, unsure=error.unsure)
    output = kept(done.output, act.secrets)
    return Outcome(ok=done.ok, output=output, retry=done.retry, unsure=done.unsure, input=act.input)


def _act(deed: Deed, target: Target, key: str) -> _Act:
    """Return what a deed comes to. Raises NotDoneError, UnfilledError."""
    system = getattr(deed, "system", "")
    asked = Asked(target, Systems([system]), target.values())
    match deed:
        case HttpDeed():
            return _http(deed, asked, key)
        case CommandDeed():
            return _command(deed, asked, key)
        case AnsibleDeed():
            return _ansible(deed, asked, key)
        case _:
            raise NotDoneError("a message is written by the run itself")


def _http(deed: HttpDeed, asked: Asked, key: str) -> _Act:
    place = asked.systems.place(deed.system, "http")
    wanted = Call(deed.method, filled_path(deed.path, asked.values), fill_all(deed.json_, asked.values), key)
    words = f"{deed.method} {address(place, wanted.path)}"
    if wanted.json is not None:
        words += f"\n{kept_data(wanted.json, place.secrets)}"
    return _Act(kept(words, place.secrets), partial(_called, place, wanted, _seconds(deed)), place.secrets)


def _called(place: Place, wanted: Call, limit: float) -> Outcome:
    answer = call(place, wanted, limit=limit)
    refused = answer.is_busy or answer.status == _IN_PROGRESS
    broken = answer.status >= _SERVERS_FAULT and not refused
    output = f"{answer.status}\n{_said(answer, place)}".strip()
    return Outcome(ok=answer.is_good, output=output, retry=refused or broken, unsure=broken)


def _said(answer: Answered, place: Place) -> str:
    try:
        return kept_data(masked_data(answer.document(), place.secrets))
    except NotDoneError:
        return answer.body.decode("utf-8", "replace")


def _command(deed: CommandDeed, asked: Asked, key: str) -> _Act:
    place, words, _only_looks = listed_command(deed, asked)
    environment = {"RUHEPOL_KEY": key, "RUHEPOL_SECRET": place.secret}

    def do() -> Outcome:
        return _ended(deed, run(words, limit=_seconds(deed), environment=environment))

    return _Act(kept(join(words), place.secrets), do, place.secrets)


def _ansible(deed: AnsibleDeed, asked: Asked, key: str) -> _Act:
    place = asked.systems.place(deed.system, "ansible")
    folder = settings.RUHEPOL.playbooks
    wanted = Play(deed.playbook, filled(deed.vars, asked.values), key)
    playbooks.prepare(folder, place, wanted)

    def do() -> Outcome:
        return _ended(deed, playbooks.play(folder, place, wanted, limit=_seconds(deed)))

    words = f"ansible-playbook {deed.playbook}\n{kept_data(wanted.values, place.secrets)}"
    return _Act(kept(words, place.secrets), do, place.secrets)


def _ended(deed: CommandDeed | AnsibleDeed, ended: Ended) -> Outcome:
    """Return what a program came to; one that failed may be tried again where doing it twice does no harm."""
    harmless = deed.repeat in {"safe", "key"}
    late = isinstance(deed, AnsibleDeed) and ended.code == _TIME_OVER
    output = ended.said if ended.code == 0 else f"ended with {ended.code}\n{ended.said}"
    return Outcome(ok=ended.code == 0, output=output, retry=harmless, unsure=late)


def _seconds(deed: Deed) -> float:
    return deed.limit.total_seconds()
