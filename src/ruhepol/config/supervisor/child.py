"""One child process: what it runs, how it was started, when it may be started again."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import structlog

from ruhepol.config.supervisor.bell import Bell
from ruhepol.config.supervisor.lifeline import Lifeline

log = structlog.get_logger(__name__)

SHORTEST_PAUSE = 0.2
LONGEST_PAUSE = 30.0
STEADY_SECONDS = 60.0
_OURS = (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD)  # that the parent hears in its own way


@dataclass(slots=True)
class Child:
    """A named piece of work that runs until SIGTERM. Give it no open connections and no threads.

    One with a bell runs when that is rung, and ends by itself when it has done what there was to do.
    """

    name: str
    work: Callable[[], int | None]
    bell: Bell | None = None
    pid: int = 0
    started: float = 0.0
    restart_at: float = 0.0
    failures: int = 0

    def start(self, lifeline: Lifeline) -> None:
        """Fork and run the work in the new process, which ends with its exit code."""
        self.started = time.monotonic()
        # What is sent meanwhile waits: the child would hear it with the parent's ears, and go on.
        held = signal.pthread_sigmask(signal.SIG_BLOCK, _OURS)
        self.pid = os.fork()
        if self.pid == 0:
            os._exit(self._live(lifeline, held))
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        log.debug("started", child=self.name, pid=self.pid)

    def _live(self, lifeline: Lifeline, mask: Iterable[int]) -> int:
        """Be the child; everything is caught, for nothing may run on in the parent's frames."""
        try:
            os.setpgrp()  # Ctrl-C in the terminal is for the parent, which tells us.
            signal.set_wakeup_fd(-1)
            for number in _OURS:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            lifeline.hold_in_child()
            _be_called(f"ruhepol {self.name}")
            return self.work() or 0
        except SystemExit as error:
            return error.code if isinstance(error.code, int) else 1
        except BaseException:
            log.exception("crashed", child=self.name)
            return 1
        finally:
            sys.stdout.flush()
            sys.stderr.flush()

    def is_due(self) -> bool:
        """Tell whether to start it now. Rings while it runs or pauses are let go; more will come."""
        called = self.bell is None or self.bell.heard()
        return called and not self.pid and self.restart_at <= time.monotonic()

    def has_done(self, code: int) -> bool:
        """Tell whether it ended because it had done what it was called for."""
        return self.bell is not None and code == 0

    def ended(self) -> int | None:
        """Return the exit code when the process has ended since it was last asked, negative for a signal."""
        if not self.pid:
            return None
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if not pid:
            return None
        self.pid = 0
        return os.waitstatus_to_exitcode(status)

    def plan_restart(self, code: int) -> float:
        """Set when to start again, later each time it did not last, and return the pause in seconds.

        Who leaves with EX_TEMPFAIL, as a worker that a job holds up, asks for it and has not failed.
        """
        now = time.monotonic()
        steady = now - self.started > STEADY_SECONDS or code == os.EX_TEMPFAIL
        self.failures = 1 if steady else self.failures + 1
        pause: float = min(SHORTEST_PAUSE * 2.0 ** (self.failures - 1), LONGEST_PAUSE)
        self.restart_at = now + pause
        return pause

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the process and all it started."""
        if self.pid:
            try:
                os.killpg(self.pid, number)
            except ProcessLookupError:
                # It has not come as far as leading its own group, or is just gone.
                os.kill(self.pid, number)


def _be_called(name: str) -> None:
    """Let `top` and `ps` show which process this is, where the kernel takes names (Linux: 15 letters)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/comm").write_text(name[:15])
