"""Which tests stay on one worker: those that share a server, browser or installation made once for them."""

from functools import cache
from pathlib import Path

from xdist.scheduler.loadscope import LoadScopeScheduling

ROOT = Path(__file__).parents[1]


class Together(LoadScopeScheduling):
    """Hands out whole files where a file shares something, all journeys as one, and other tests singly."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file.startswith("tests/journeys/"):
            return "tests/journeys"
        return file if _shares(file) else nodeid


@cache
def _shares(file: str) -> bool:
    """Tell whether a file makes something once for all of its tests; browser tests share their browser."""
    return file.startswith("tests/browser/") or 'scope="module"' in (ROOT / file).read_text()
