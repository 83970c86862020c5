"""Played on PostgreSQL by `test_tail.py`: transactions that end in another order than they began.

Prints what a tail reads after each step, as JSON.
"""

import json
import sys
import threading

import django

if __name__ == "__main__":
    django.setup()

    from django.db import connections, transaction

    from ruhepol.core.actors import SYSTEM
    from ruhepol.core.events.outbox import publish
    from ruhepol.core.live.replay import missed
    from ruhepol.core.live.tail import Tail
    from ruhepol.tickets.events import NoteAdded

    class Writer:
        """A transaction of its own that publishes one event and stays open until told how to end."""

        def __init__(self) -> None:
            """Begin and wait until the event is written."""
            self.wrote, self.end = threading.Event(), threading.Event()
            self.number, self.keeps = 0, True
            self.thread = threading.Thread(target=self._write)
            self.thread.start()
            self.wrote.wait()

        def _write(self) -> None:
            with transaction.atomic():
                self.number = publish(NoteAdded(ticket_id=1, message_id=1), by=SYSTEM).pk
                self.wrote.set()
                self.end.wait()
                transaction.set_rollback(not self.keeps)
            connections.close_all()

        def close(self, *, keeps: bool = True) -> None:
            """Commit or roll back, and wait for it."""
            self.keeps = keeps
            self.end.set()
            self.thread.join()

    steps = []
    before, tail = Writer(), Tail()
    Writer().close()
    tail.start()

    def look(step: str) -> None:
        """Note what is new and from where one may resume, counted from the first event."""
        news = [(one.number - before.number, one.mark - before.number) for one in tail.read()]
        steps.append([step, news, tail.mark - before.number])

    def resume(since: int) -> list[int]:
        """Return what a page hears that was made when `since` was the highest number."""
        news = missed(["ticket:1"], since=since, until=tail.position, mark=tail.mark)
        return [one.number - before.number for one in news if one.number > before.number + 1]

    look("at the start one is open below what is there")
    before.close()
    look("it ends after all")
    early, given_up, late = Writer(), Writer(), Writer()
    late.close()
    look("the last of three is first")
    resumed = [resume(late.number)]
    early.close()
    look("the first follows")
    resumed.append(resume(late.number))
    given_up.close(keeps=False)
    Writer().close()
    Writer().close()
    look("the second never comes and is not waited for")
    sys.stdout.write(json.dumps({"steps": steps, "after_resume": resumed}))
    connections.close_all()
