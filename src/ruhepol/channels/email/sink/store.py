"""Where the sink keeps mails: one `.eml` file each, newest last by name."""

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

from ruhepol.channels.email.mime.model import Mail
from ruhepol.channels.email.mime.parse import parse

_NAME = re.compile(r"\d{10,25}-\d+")
SHOWN = 200
MOST = 2_000
TIDIED_EVERY = 100  # mails; looking through the folder costs more than keeping one


@dataclass(frozen=True, slots=True)
class Kept:
    """A mail in the sink."""

    name: str
    raw: bytes
    mail: Mail


class Store:
    """A folder of mails."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made with the first mail."""
        self._folder = folder
        self._added = 0

    def add(self, raw: bytes) -> str:
        """Keep a mail and return its name; the oldest ones go now and then."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{time.time_ns()}-{os.getpid()}"
        draft = self._folder / f".{name}"
        draft.write_bytes(raw)
        draft.replace(self._folder / f"{name}.eml")
        self._added += 1
        if self._added % TIDIED_EVERY == 0:
            self._tidy()
        return name

    def _tidy(self) -> None:
        for old in self._names()[MOST:]:
            (self._folder / f"{old}.eml").unlink(missing_ok=True)

    def newest(self) -> list[Kept]:
        """Return the newest mails, newest first."""
        return [kept for name in self._names()[:SHOWN] if (kept := self.get(name))]

    def get(self, name: str) -> Kept | None:
        """Return one mail, None where there is none of this name."""
        if not _NAME.fullmatch(name):
            return None
        try:
            raw = (self._folder / f"{name}.eml").read_bytes()
        except FileNotFoundError:
            return None
        return Kept(name, raw, parse(raw))

    def _names(self) -> list[str]:
        if not self._folder.is_dir():
            return []
        names = (path.stem for path in self._folder.glob("*.eml"))
        return sorted((name for name in names if _NAME.fullmatch(name)), reverse=True)
