"""Runs a piece of preparation in a process of its own, so that the parent stays fit to fork."""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError

from ruhepol.config.cli.errors import CommandError
from ruhepol.config.cli.say import complain


def run_aside(work: Callable[[], Any]) -> Any:  # noqa: ANN401  whatever the work returns
    """Run the work in a fork and return its JSON-ready result; raises CommandError when it failed."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        os._exit(_answer(work, writing))
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(pid, 0)
    if os.waitstatus_to_exitcode(status) or not answer:
        raise CommandError("Ruhepol could not be prepared; the reason is above.")
    return json.loads(answer)


def _answer(work: Callable[[], Any], writing: int) -> int:
    try:
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            json.dump(work(), pipe)
    except (CommandError, DatabaseError) as error:
        complain(f"  {error}".rstrip())
        return 1
    except KeyboardInterrupt:
        return 130
    except BaseException:  # noqa: BLE001  nothing may run on in the parent's frames
        sys.excepthook(*sys.exc_info())
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0
