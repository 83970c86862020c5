"""What can happen to articles and to those who were about to ask."""

from dataclasses import dataclass
from typing import ClassVar

from ruhepol.core.events.base import Event


@dataclass(frozen=True, kw_only=True)
class ArticleSaved(Event):
    """A version was saved; readers do not see it yet."""

    about: ClassVar[str] = "article"
    article_id: int
    language: str
    version: int


@dataclass(frozen=True, kw_only=True)
class ArticlePublished(Event):
    """Readers see the newest versions."""

    about: ClassVar[str] = "article"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleArchived(Event):
    """Readers no longer see it."""

    about: ClassVar[str] = "article"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleDescribed(Event):
    """Its category, audience, owner or review date changed."""

    about: ClassVar[str] = "article"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class TranslationConfirmed(Event):
    """Somebody says that a text still says the same as the other language's newer one."""

    about: ClassVar[str] = "article"
    article_id: int
    language: str


@dataclass(frozen=True, kw_only=True)
class CategorySaved(Event):
    """A category is new, or is called or placed otherwise."""

    about: ClassVar[str] = "category"
    category_id: int


@dataclass(frozen=True, kw_only=True)
class CategoryDeleted(Event):
    """An empty category is gone."""

    about: ClassVar[str] = "category"
    category_id: int


@dataclass(frozen=True, kw_only=True)
class GapDismissed(Event):
    """A search that found nothing is no wish for an article."""

    about: ClassVar[str] = "gap"
    gap_id: int


@dataclass(frozen=True, kw_only=True)
class ImageAdded(Event):
    """A picture may be named in the article's texts, or the one of that name was replaced."""

    about: ClassVar[str] = "article"
    article_id: int
    image: str


@dataclass(frozen=True, kw_only=True)
class ImageRemoved(Event):
    """A picture is gone; texts that name it show its words instead."""

    about: ClassVar[str] = "article"
    article_id: int
    image: str


@dataclass(frozen=True, kw_only=True)
class FeedbackGiven(Event):
    """A reader said whether an article helped."""

    about: ClassVar[str] = "article"
    article_id: int
    helped: bool


@dataclass(frozen=True, kw_only=True)
class AvoidedConfirmed(Event):
    """Somebody about to ask says that an answer solved it."""

    about: ClassVar[str] = "ask"
    ask_id: int
    article_id: int | None


@dataclass(frozen=True, kw_only=True)
class AvoidedPresumed(Event):
    """Somebody about to ask read an answer and did not come back for seven days."""

    about: ClassVar[str] = "ask"
    ask_id: int


@dataclass(frozen=True, kw_only=True)
class AskJoined(Event):
    """A ticket came of it; what was shown and read before belongs to the ticket."""

    about: ClassVar[str] = "ticket"
    ticket_id: int
    ask_id: int
    shown: int
    opened: int


@dataclass(frozen=True, kw_only=True)
class AvoidedWithdrawn(Event):
    """A contact counted as avoided was needed after all."""

    about: ClassVar[str] = "ask"
    ask_id: int
