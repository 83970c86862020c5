"""The parent's loop: reap, restart, and stop everything in order when told to."""

import os
import select
import signal
import time
from collections.abc import Callable, Sequence
from types import FrameType

import structlog

from ruhepol.config.supervisor.child import Child
from ruhepol.config.supervisor.lifeline import Lifeline

log = structlog.get_logger(__name__)

STOP_SECONDS = 15.0
SLEEP_SECONDS = 5.0
START_SLEEP_SECONDS = 0.1
FAILURES_AT_START = 5


class Supervisor:
    """Keeps its children alive until SIGTERM or Ctrl-C."""

    def __init__(self, children: Sequence[Child]) -> None:
        """Take the children in the order they start; they stop the other way round."""
        self._children = list(children)
        self._lifeline = Lifeline()
        self._asked = 0
        self._waking, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        os.set_blocking(self._waking, False)

    def run(self, *, is_ready: Callable[[], bool], when_ready: Callable[[], None]) -> int:
        """Start all and look after them until told to stop; `when_ready` is called once.

        Returns 0, or 1 after giving up because a child kept failing before all was ready.
        """
        self._hear_signals()
        ready = False
        while not self._asked:
            self._look_after()
            if not ready and (ready := is_ready()):
                when_ready()
            if not ready and any(child.failures >= FAILURES_AT_START for child in self._children):
                log.error("a process does not come up, giving up")
                self._stop()
                return 1
            self._sleep(SLEEP_SECONDS if ready else START_SLEEP_SECONDS)
        self._stop()
        return 0

    def _hear_signals(self) -> None:
        signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask_to_stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        """Count and no more: it may come in the middle of a look at a child or of a line of the log."""
        self._asked += 1

    def _look_after(self) -> None:
        for child in self._children:
            if (code := child.ended()) is not None:
                self._note_end(child, code)
            elif child.is_due():
                child.start(self._lifeline)

    def _note_end(self, child: Child, code: int) -> None:
        if child.has_done(code):
            child.failures = 0
            log.debug("ended, having done its work", child=child.name)
            return
        pause = child.plan_restart(code)
        log.warning("a process ended, starting it again", child=child.name, code=code, seconds=pause)

    def _sleep(self, longest: float) -> None:
        """Wait for a signal, a bell, the next restart, or `longest` seconds."""
        now = time.monotonic()
        waits = [child.restart_at - now for child in self._children if not (child.pid or child.bell)]
        bells = [child.bell.fileno() for child in self._children if child.bell]
        select.select([self._waking, *bells], [], [], max(0.0, min([longest, *waits])))
        try:
            os.read(self._waking, 4096)
        except BlockingIOError:
            return

    def _stop(self) -> None:
        """End the children, last started first to be told; those that do not listen are killed.

        So are all when we are asked a second time.
        """
        log.debug("stopping")
        for child in reversed(self._children):
            child.send(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while any(child.pid for child in self._children):
            for child in self._children:
                child.ended()
            if self._asked > 1 or time.monotonic() > deadline:
                for child in self._children:
                    child.send(signal.SIGKILL)
            self._sleep(START_SLEEP_SECONDS)
