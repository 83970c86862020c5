"""Who is at the other end of a socket and what they may follow; the faces say so here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ruhepol.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Visitor:
    """What a socket brings along before anyone knows who it is."""

    cookies: dict[str, str]
    query: dict[str, str]


Identify = Callable[[Visitor], Actor | None]
MayFollow = Callable[[Actor, str], bool]


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to follow: `ticket` stands for every `ticket:<key>`, `inbox` for itself.

    `may_follow(actor, key)` is asked with the part after the colon, empty where there is none.
    `covers` are nouns of event streams; an event on any of them is news of this topic as a whole.
    """

    name: str
    may_follow: MayFollow
    covers: tuple[str, ...] = ()


_identities: list[Identify] = []
_topics: dict[str, Topic] = {}


def identify_by(identify: Identify) -> Identify:
    """Register a way to recognise a visitor; the first that returns an actor counts."""
    if identify not in _identities:
        _identities.append(identify)
    return identify


def offer(name: str, may_follow: MayFollow, *, covers: tuple[str, ...] = ()) -> None:
    """Let a topic be followed."""
    _topics[name] = Topic(name, may_follow, covers)


def identify(visitor: Visitor) -> Actor | None:
    """Return who the visitor is, or None."""
    return next((actor for ask in _identities if (actor := ask(visitor))), None)


def may_follow(actor: Actor, stream: str) -> bool:
    """Tell whether the actor may follow a stream; what nobody offers is refused like what is forbidden."""
    name, _, key = stream.partition(":")
    topic = _topics.get(name)
    return bool(topic and bool(topic.covers) is not bool(key) and topic.may_follow(actor, key))


def allowed(actor: Actor, streams: Iterable[str]) -> list[str]:
    """Return those of the streams that the actor may follow."""
    return [stream for stream in streams if may_follow(actor, stream)]


def covered_by(topic: str) -> tuple[str, ...]:
    """Return the nouns whose events are news of a topic as a whole."""
    found = _topics.get(topic)
    return found.covers if found else ()


def addresses(stream: str) -> list[str]:
    """Return everything under which an event of this stream is news: itself and the topics covering it."""
    noun = stream.partition(":")[0]
    return [stream, *(topic.name for topic in _topics.values() if noun in topic.covers)]
