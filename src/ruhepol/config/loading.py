"""Loads the program without looking for garbage in it all the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (20_000, 20, 1_000)


@contextmanager
def loading() -> Iterator[None]:
    """Let the collector look seldom inside the block: what modules leave behind stays, nearly all of it.

    A quarter of the CPU of a start went into it. It is not switched off, for some of what loading throws away
    is in circles, and would leave holes in the memory that children share.
    """
    usual = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
