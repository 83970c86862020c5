"""Who still needs stored bytes. Rooms that point at some say so; bytes nobody needs can be let go."""

from collections.abc import Callable, Iterable

from ruhepol.core.files.services import remove

Needs = Callable[[str], bool]
_NEEDS: list[Needs] = []


def offer(needs: Needs) -> None:
    """Ask this, too, before the bytes of a digest are let go."""
    if needs not in _NEEDS:
        _NEEDS.append(needs)


def let_go(digests: Iterable[str]) -> int:
    """Remove the bytes of those digests that nobody needs; return how many."""
    spare = [digest for digest in set(digests) if not any(needs(digest) for needs in _NEEDS)]
    for digest in spare:
        remove(digest)
    return len(spare)


def let_go_later(digests: list[str]) -> None:
    """Let go of bytes after the caller's transaction, also where a crash comes in between."""
    from ruhepol.core.tasks import let_files_go  # noqa: PLC0415  it calls this module

    if digests:
        let_files_go.enqueue(digests=digests)
