"""Lines for the person at the terminal."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(text: str = "") -> None:
    """Print a line at once, also into a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(*lines: str) -> None:
    """Print lines about what went wrong."""
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    sys.stderr.flush()


@contextmanager
def step(text: str) -> Iterator[None]:
    """Print what is being done, and how long it took when that was noticeable."""
    sys.stdout.write(f"· {text} …")
    sys.stdout.flush()
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        say(" failed")
        raise
    took = time.monotonic() - begun
    say(f" done ({took:.1f} s)" if took > 1 else " done")
