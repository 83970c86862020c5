"""Several pieces of work in one transaction, all or nothing: no savepoint stands between them.

A savepoint costs two statements, a service in a service has one, and a mail has a dozen. They are needed
where one piece may fail and the others stay. In a bundle nothing stays; who opened it does each piece alone.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

T = TypeVar("T")


class Bundling(BaseDatabaseWrapper):
    """What our database backends add to Django's: savepoints can be left out.

    `writes_in_turn`: a single write has to wait until no other is going on.
    """

    writes_in_turn = False
    bundling = False
    remembered: dict[Hashable, Any] = {}
    until_news: dict[Hashable, Any] = {}

    @contextmanager
    def losable(self) -> Iterator[None]:
        """Let transactions that begin inside end without waiting for the disk."""
        yield

    @contextmanager
    def synced_together(self) -> Iterator[None]:
        """Let transactions that begin inside wait for the disk with others; a server does so by itself."""
        yield

    def _savepoint_allowed(self) -> bool:
        return not self.bundling and super()._savepoint_allowed()  # type: ignore[misc]


@contextmanager
def bundle() -> Iterator[None]:
    """Open a transaction without savepoints; whatever fails inside, even if it is caught, fails all of it.

    Raises TransactionManagementError where a failure was caught: then nothing has happened.
    """
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    with transaction.atomic():
        wrapper.bundling, wrapper.remembered, wrapper.until_news = True, {}, {}
        try:
            yield
        finally:
            wrapper.bundling, wrapper.remembered, wrapper.until_news = False, {}, {}
        if wrapper.needs_rollback:
            raise transaction.TransactionManagementError("a part of the bundle has failed")


def redone_if_lost() -> AbstractContextManager[None]:
    """Let transactions that begin in the block end before the disk has them: a power cut may undo them.

    For what is then done again by itself: a claim of a worker that has died with the machine, or a step that
    ends its job in the same transaction. A kill of ours undoes nothing, no order is changed, and the next
    commit that waits takes all before it along: so who is about to reach the outside commits something first.
    """
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    return wrapper.losable()  # type: ignore[no-any-return]


@contextmanager
def synced_together() -> Iterator[None]:
    """Let a transaction that begins in the block wait for the disk after it, in one with others.

    What was done is kept when the block ends, as ever; only the turn to write is not held while the disk
    works. Others may read it a moment earlier. For what comes by the hundred in a second, each a transaction.
    """
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    with wrapper.synced_together():
        yield


def once_in_a_bundle(name: Hashable, ask: Callable[[], list[T]]) -> list[T]:
    """Return what `ask` does, asking once until the bundle ends; outside of one, each time.

    For what no piece of a bundle changes. A bundle is done in less than a tenth of a second, so what others
    change meanwhile is seen by the next.
    """
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    if not wrapper.bundling:
        return ask()
    known: dict[Hashable, list[T]] = wrapper.remembered
    if name not in known:
        known[name] = ask()
    return known[name].copy()


def once_until_news(name: Hashable, ask: Callable[[], T]) -> T:
    """Return what `ask` does, asking once in a bundle until the next event is published; else each time.

    For what changes only with an event, and is held by who asks: others cannot change it before the bundle
    ends. What is returned is shared, so it must not be changed.
    """
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    if not wrapper.bundling:
        return ask()
    known: dict[Hashable, T] = wrapper.until_news
    if name not in known:
        known[name] = ask()
    return known[name]


def tell_news(name: Hashable, fact: object) -> None:
    """Let an open bundle forget what was true until now, and remember the news itself to its end."""
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    if wrapper.bundling:
        wrapper.until_news = {}
        wrapper.remembered[name] = fact


def news_of(name: Hashable) -> Any:  # noqa: ANN401  whatever was told
    """Return what was told in the open bundle under this name, or None."""
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    return wrapper.remembered.get(name) if wrapper.bundling else None
