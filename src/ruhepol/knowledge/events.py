"""What can happen to articles and to those who were about to ask."""

from dataclasses import dataclass
from typing import ClassVar

from ruhepol.core.events.base import Event


@dataclass(frozen=True, kw_only=True)
class ArticleEvent(Event):
    """Base: lands on the article's stream."""

    about: ClassVar[str] = "article"
    article_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleSaved(ArticleEvent):
    """A version was saved; readers do not see it yet."""

    language: str
    version: int


@dataclass(frozen=True, kw_only=True)
class ArticlePublished(ArticleEvent):
    """Readers see the newest versions."""


@dataclass(frozen=True, kw_only=True)
class ArticleArchived(ArticleEvent):
    """Readers no longer see it."""


@dataclass(frozen=True, kw_only=True)
class ArticleReplaced(ArticleEvent):
    """It was archived in favour of another one, to which its addresses lead."""

    kept_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleReviewed(ArticleEvent):
    """Somebody read it again and says that it is still right."""


@dataclass(frozen=True, kw_only=True)
class OverlapDismissed(ArticleEvent):
    """Two articles that seemed to repeat or contradict one another are right as they are."""

    overlap_id: int


@dataclass(frozen=True, kw_only=True)
class ArticleDescribed(ArticleEvent):
    """Its category, audience, owner or review date changed."""


@dataclass(frozen=True, kw_only=True)
class TranslationConfirmed(ArticleEvent):
    """Somebody says that a text still says the same as the other language's newer one."""

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
class SynonymsSaved(Event):
    """Words mean the same from now on."""

    about: ClassVar[str] = "synonyms"
    synonyms_id: int


@dataclass(frozen=True, kw_only=True)
class SynonymsDeleted(Event):
    """Words mean what they say again."""

    about: ClassVar[str] = "synonyms"
    synonyms_id: int


@dataclass(frozen=True, kw_only=True)
class GapDismissed(Event):
    """A search that found nothing is no wish for an article."""

    about: ClassVar[str] = "gap"
    gap_id: int


@dataclass(frozen=True, kw_only=True)
class WordingDropped(ArticleEvent):
    """An author took away a customer's wording that the article had learned."""

    wording_id: int


@dataclass(frozen=True, kw_only=True)
class WordsForgotten(Event):
    """All wordings learned from one customer are gone."""

    about: ClassVar[str] = "customer"
    customer_id: int
    count: int


@dataclass(frozen=True, kw_only=True)
class MissingAnswerDismissed(Event):
    """A question people asked without a good answer needs no article."""

    about: ClassVar[str] = "missing"
    missing_id: int


@dataclass(frozen=True, kw_only=True)
class MissingAnswerDrafted(ArticleEvent):
    """An article was begun from the requests that asked for it."""

    missing_id: int


@dataclass(frozen=True, kw_only=True)
class ProductChanged(Event):
    """Something is different now; articles about it are to be read again."""

    about: ClassVar[str] = "change"
    change_id: int


@dataclass(frozen=True, kw_only=True)
class ImageAdded(ArticleEvent):
    """A picture may be named in the article's texts, or the one of that name was replaced."""

    image: str


@dataclass(frozen=True, kw_only=True)
class ImageRemoved(ArticleEvent):
    """A picture is gone; texts that name it show its words instead."""

    image: str


@dataclass(frozen=True, kw_only=True)
class FileAdded(ArticleEvent):
    """Readers may download a file, or another one of that name."""

    file_id: int


@dataclass(frozen=True, kw_only=True)
class FileRemoved(ArticleEvent):
    """A file is gone for all readers."""

    file_id: int


@dataclass(frozen=True, kw_only=True)
class ReviewAsked(ArticleEvent):
    """A colleague is asked to read it before readers do."""

    review_id: int


@dataclass(frozen=True, kw_only=True)
class ReviewDecided(ArticleEvent):
    """Somebody read it: `verdict` is approved, and it is published, or returned."""

    review_id: int
    verdict: str


@dataclass(frozen=True, kw_only=True)
class ReviewNoted(ArticleEvent):
    """Who had asked has read what was said."""

    review_id: int


@dataclass(frozen=True, kw_only=True)
class FeedbackGiven(ArticleEvent):
    """A reader said whether an article helped."""

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


@dataclass(frozen=True, kw_only=True)
class CannedAnswerSaved(Event):
    """A canned answer is new, says something else, or is offered again."""

    about: ClassVar[str] = "canned"
    canned_id: int


@dataclass(frozen=True, kw_only=True)
class CannedAnswerArchived(Event):
    """Agents are no longer offered it."""

    about: ClassVar[str] = "canned"
    canned_id: int


@dataclass(frozen=True, kw_only=True)
class AnswerInserted(Event):
    """An agent took a suggestion into an answer; `answer_id` is the key of what `kind` names."""

    about: ClassVar[str] = "answer"
    answer_id: int
    kind: str
    ticket_id: int
