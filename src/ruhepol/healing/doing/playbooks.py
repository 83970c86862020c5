"""Playing an Ansible playbook of the operator's through `ansible-runner`, where both are installed.

`RUHEPOL_PLAYBOOKS` is a folder on the server with one folder a system: its `inventory` and its playbooks.
No page can change them. Ansible itself is no part of the product and is found on the path, or is not.
"""

import importlib.util
import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruhepol.healing.doing.place import NotDoneError, Place
from ruhepol.healing.doing.programs import PATH, Ended, run

_PATH = f"{Path(sys.executable).parent}:{PATH}"
_TEMPLATE = ("{{", "{%", "{#")
_SLACK = 10  # seconds that ansible-runner gets to end a playbook itself


@dataclass(frozen=True, slots=True)
class Play:
    """A playbook of a system's, and the variables it is given."""

    playbook: str
    values: Mapping[str, Any]
    key: str = ""


def play(folder: str, place: Place, wanted: Play, *, limit: float) -> Ended:
    """Play it to its end. Raises NotDoneError.

    It finds its values as variables, and the system's secret and the idempotency key in its environment
    as RUHEPOL_SECRET and RUHEPOL_KEY.
    """
    home = _home(folder, place.name)
    prepare(folder, place, wanted)
    with tempfile.TemporaryDirectory(prefix="ruhepol-play-") as data:
        settings = Path(data, "env")
        settings.mkdir()
        (settings / "extravars").write_text(json.dumps(dict(wanted.values)))
        (settings / "settings").write_text(json.dumps({"job_timeout": max(1, round(limit))}))
        words = [sys.executable, "-m", "ansible_runner", "run", data, "--project-dir", str(home)]
        words += ["--inventory", str(home / "inventory"), "-p", str(home / wanted.playbook)]
        environment = {"PATH": _PATH, "HOME": data, "RUHEPOL_KEY": wanted.key, "RUHEPOL_SECRET": place.secret}
        return run(words, limit=limit + _SLACK, environment=environment)


def prepare(folder: str, place: Place, wanted: Play) -> None:
    """Raise NotDoneError where it could not be played."""
    home = _home(folder, place.name)
    if Path(wanted.playbook).name != wanted.playbook or not (home / wanted.playbook).is_file():
        raise NotDoneError(f"there is no playbook {place.name}/{wanted.playbook}")
    if missing := what_is_missing():
        raise NotDoneError(missing)
    for name, value in wanted.values.items():
        # Ansible would carry out what stands in such a value.
        if any(sign in str(value) for sign in _TEMPLATE):
            raise NotDoneError(f"{name} may not hold a template")


def playbooks_of(folder: str, system: str) -> list[str]:
    """Return the names of a system's playbooks. Raises NotDoneError."""
    return sorted(path.name for path in _home(folder, system).glob("*.y*ml"))


def what_is_missing() -> str:
    """Return what has to be installed before anything can be played, nothing where all is there."""
    if importlib.util.find_spec("ansible_runner") is None:
        return "ansible-runner is not installed (ruhepol[ansible])"
    if shutil.which("ansible-playbook", path=_PATH) is None:
        return "Ansible is not installed on this server"
    return ""


def _home(folder: str, system: str) -> Path:
    home = Path(folder, system)
    if not folder or not home.is_dir():
        raise NotDoneError(f"there is no folder of playbooks for {system}")
    return home
