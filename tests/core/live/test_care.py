"""The rounds over open sockets go on, whatever one of them meets."""

import asyncio
from unittest.mock import Mock

import pytest
from django.db import DatabaseError

from ruhepol.core.live import care
from tests.processes import PATIENCE


@pytest.mark.parametrize("fault", [DatabaseError("gone"), RuntimeError("a topic's fault")])
def test_a_round_that_fails_is_not_the_last(monkeypatch, fault: Exception):
    """Rights that ended are asked for again in the next one, and the fault is written down."""
    log = Mock()
    monkeypatch.setattr(care, "log", log)
    monkeypatch.setattr(care, "ROUND_SECONDS", 0)

    async def live_on() -> None:
        again, faults = asyncio.Event(), [fault]

        async def round_(**_how: float) -> None:
            if faults:
                raise faults.pop()
            again.set()

        rounds = care.Care(Mock(), Mock())
        monkeypatch.setattr(rounds, "round", round_)
        monkeypatch.setattr(care, "ROUNDS_TO_REPEAT", 10**9)
        await rounds.start()
        try:
            await asyncio.wait_for(again.wait(), PATIENCE)
        finally:
            await rounds.stop()

    asyncio.run(live_on())
    assert len(log.method_calls) == 1
