"""Who is at the other end of a socket and what they may follow; the faces say so here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ruhepol.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Visitor:
    """What a socket brings along before anyone knows who it is; `is_ours` where a page of ours opened it."""

    cookies: dict[str, str]
    query: dict[str, str]
    origin: str | None = None
    is_ours: bool = True


Identify = Callable[[Visitor], Actor | None]
MayFollow = Callable[[Actor, str], bool]
Present = Callable[[Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to follow: `ticket` stands for every `ticket:<key>`, `inbox` for itself.

    `may_follow(actor, key)` is asked with the part after the colon, empty where there is none.
    `covers` are nouns of event streams; an event on any of them is news of this topic as a whole.
    `hears` names, by noun, events on streams of the same key that are news here, too.
    With `tells_typing` customers learn that somebody types, never who; `present` is told now and then
    the keys whose customers are there.
    """

    name: str
    may_follow: MayFollow
    covers: tuple[str, ...] = ()
    hears: Mapping[str, Sequence[str]] = field(default_factory=dict)
    tells_typing: bool = False
    present: Present | None = None


_identities: list[tuple[Identify, bool]] = []
_topics: dict[str, Topic] = {}


def identify_by(identify: Identify, *, from_anywhere: bool = False) -> Identify:
    """Register a way to recognise a visitor; the first that returns an actor counts.

    Only with `from_anywhere` is it asked about pages that are not ours: it then looks at the origin
    itself, and never at cookies, which browsers send along whoever asks.
    """
    if (identify, from_anywhere) not in _identities:
        _identities.append((identify, from_anywhere))
    return identify


def offer(  # noqa: PLR0913  a topic has this many facts
    name: str,
    may_follow: MayFollow,
    *,
    covers: tuple[str, ...] = (),
    hears: Mapping[str, Sequence[str]] | None = None,
    tells_typing: bool = False,
    present: Present | None = None,
) -> None:
    """Let a topic be followed."""
    _topics[name] = Topic(name, may_follow, covers, hears or {}, tells_typing, present)


def topic_of(stream: str) -> Topic | None:
    """Return the topic a stream belongs to, or None where nobody offers it."""
    return _topics.get(stream.partition(":")[0])


def identify(visitor: Visitor) -> Actor | None:
    """Return who the visitor is, or None."""
    asked = (ask for ask, from_anywhere in _identities if visitor.is_ours or from_anywhere)
    return next((actor for ask in asked if (actor := ask(visitor))), None)


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


def addresses(stream: str, event: str) -> list[str]:
    """Return everything under which an event is news: its stream and the topics that hear of it."""
    noun, _, key = stream.partition(":")
    covering = [topic.name for topic in _topics.values() if noun in topic.covers]
    hearing = [f"{topic.name}:{key}" for topic in _topics.values() if event in topic.hears.get(noun, ())]
    return [stream, *covering, *hearing]


def heard_by(stream: str) -> dict[str, Sequence[str]]:
    """Return the other streams of which a followed stream hears, with the names of those events."""
    topic, key = topic_of(stream), stream.partition(":")[2]
    return {f"{noun}:{key}": names for noun, names in topic.hears.items()} if topic else {}
