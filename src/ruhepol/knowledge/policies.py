"""The gates through which articles and sessions reach a face."""

from typing import Any

from django.db.models import QuerySet

from ruhepol.knowledge.exceptions import (
    ArticleNotFoundError,
    AskNotFoundError,
    CategoryNotFoundError,
    FileNotFoundInArticleError,
    ImageNotFoundError,
    InsertionNotFoundError,
    MissingAnswerNotFoundError,
    OverlapNotFoundError,
    ReviewNotFoundError,
    SectionNotFoundError,
    SynonymsNotFoundError,
    WordingNotFoundError,
)
from ruhepol.knowledge.models import (
    Article,
    ArticleFile,
    ArticleImage,
    ArticleOverlap,
    ArticleReview,
    ArticleText,
    ArticleVersion,
    Ask,
    CannedAnswer,
    Category,
    MissingAnswer,
    Section,
    Synonyms,
    Wording,
)
from ruhepol.knowledge.readers import VISITOR, Reader, readable, shelves_for, texts_for
from ruhepol.knowledge.suggest import sources
from ruhepol.knowledge.suggest.contexts import ARTICLE, CANNED, SOLVED, Context
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Ticket


def get_text_for_visitor(language: str, slug: str, reader: Reader = VISITOR) -> ArticleText:
    """Return the text of an article that is for a reader by its address. Raises ArticleNotFoundError."""
    return _one(texts_for(reader).filter(language=language, slug=slug))


def get_text_for_visitor_by_any_slug(language: str, slug: str, reader: Reader = VISITOR) -> ArticleText:
    """Return a text that is for a reader in `language` by an address it has or had in either language.

    Where two articles had the same address, one in each language, the reader's language tells. Raises
    ArticleNotFoundError.
    """
    known = texts_for(reader).filter(language=language)
    own = known.filter(addresses__slug=slug)
    return _one(own if own.exists() else known.filter(article__texts__addresses__slug=slug))


def get_category(slug: str) -> Category:
    """Return a shelf. Raises CategoryNotFoundError."""
    category = Category.objects.filter(slug=slug).first()
    if category is None:
        raise CategoryNotFoundError
    return category


def get_category_for(reader: Reader, slug: str) -> Category:
    """Return a shelf of the reader's help centre. Raises CategoryNotFoundError."""
    category = shelves_for(reader).filter(slug=slug).first()
    if category is None:
        raise CategoryNotFoundError
    return category


def may_edit(agent: Agent) -> bool:
    """Tell whether an agent writes and publishes articles: every one of the house, no partner."""
    return agent.is_active and not agent.is_partner


def articles_for(agent: Agent) -> QuerySet[Article]:
    """Return the articles an agent may see: partners only what is published."""
    articles = Article.objects.all()
    return articles if may_edit(agent) else articles.filter(state=Article.State.PUBLISHED)


def get_article_for(agent: Agent, article_id: int) -> Article:
    """Return an article, whatever its state where the agent writes. Raises ArticleNotFoundError."""
    article = articles_for(agent).select_related("category", "owner").filter(pk=article_id).first()
    if article is None:
        raise ArticleNotFoundError
    return article


def get_version_for(agent: Agent, article_id: int, language: str, number: int) -> ArticleVersion:
    """Return a version of an article's text to an agent who writes. Raises ArticleNotFoundError."""
    found = ArticleVersion.objects.filter(
        text__article_id=article_id, text__language=language, number=number
    ).select_related("text__article", "agent")
    version = found.first() if may_edit(agent) else None
    if version is None:
        raise ArticleNotFoundError
    return version


def get_image_to_remove(agent: Agent, article_id: int, image_id: int) -> ArticleImage:
    """Return a picture of an article to an agent who writes. Raises ImageNotFoundError."""
    image = ArticleImage.objects.filter(article_id=article_id, pk=image_id).first()
    if image is None or not may_edit(agent):
        raise ImageNotFoundError
    return image


def get_wording_for(agent: Agent, article_id: int, wording_id: int) -> Wording:
    """Return a learned wording of an article to an agent who writes. Raises WordingNotFoundError."""
    wording = Wording.objects.filter(article=article_id, pk=wording_id, dropped_at=None).first()
    if wording is None or not may_edit(agent):
        raise WordingNotFoundError
    return wording


def get_overlap_for(agent: Agent, overlap_id: int) -> ArticleOverlap:
    """Return a pair of articles to an agent who writes. Raises OverlapNotFoundError."""
    overlap = ArticleOverlap.objects.select_related("first", "second").filter(pk=overlap_id).first()
    if overlap is None or not may_edit(agent):
        raise OverlapNotFoundError
    return overlap


def get_file_to_remove(agent: Agent, article_id: int, file_id: int) -> ArticleFile:
    """Return a file of an article to an agent who writes. Raises FileNotFoundInArticleError."""
    file = ArticleFile.objects.filter(article_id=article_id, pk=file_id).first()
    if file is None or not may_edit(agent):
        raise FileNotFoundInArticleError
    return file


def get_file_for_visitor(file_id: int, reader: Reader = VISITOR) -> ArticleFile:
    """Return a file of an article that is for a reader. Raises FileNotFoundInArticleError."""
    shown = ArticleFile.objects.filter(readable(reader, "article__"), article__state="published")
    return _file(shown, file_id)


def get_file_for_agent(agent: Agent, file_id: int) -> ArticleFile:
    """Return a file of an article this agent may see. Raises FileNotFoundInArticleError."""
    return _file(ArticleFile.objects.filter(article__in=articles_for(agent)), file_id)


def get_review_for(agent: Agent, article_id: int, review_id: int) -> ArticleReview:
    """Return a request to read an article to an agent who writes. Raises ReviewNotFoundError."""
    reviews = ArticleReview.objects.select_related("article").filter(article=article_id, pk=review_id)
    review = reviews.first() if may_edit(agent) else None
    if review is None:
        raise ReviewNotFoundError
    return review


def may_decide(agent: Agent, review: ArticleReview) -> bool:
    """Tell whether an agent is whom a request asks: the one named, else any colleague but the asker."""
    if review.reviewer_id:
        return agent.pk == review.reviewer_id
    return may_edit(agent) and agent.pk != review.asked_by_id


def get_section(category: Category, section_id: int) -> Section:
    """Return a section of a category. Raises SectionNotFoundError."""
    section = category.sections.filter(pk=section_id).first()
    if section is None:
        raise SectionNotFoundError
    return section


def get_missing_for(agent: Agent, missing_id: int) -> MissingAnswer:
    """Return a question without an answer to an agent who writes. Raises MissingAnswerNotFoundError."""
    missing = MissingAnswer.objects.filter(pk=missing_id).first()
    if missing is None or not may_edit(agent):
        raise MissingAnswerNotFoundError
    return missing


def may_arrange(agent: Agent) -> bool:
    """Tell whether an agent makes and renames categories."""
    return agent.is_active and agent.leads


def get_synonyms_for(agent: Agent, synonyms_id: int) -> Synonyms:
    """Return a group of synonyms to an agent who arranges. Raises SynonymsNotFoundError."""
    held = Synonyms.objects.filter(pk=synonyms_id).first()
    if held is None or not may_arrange(agent):
        raise SynonymsNotFoundError
    return held


def get_image_for_visitor(file_name: str, reader: Reader = VISITOR) -> ArticleImage:
    """Return a picture of an article that is for a reader. Raises ImageNotFoundError."""
    shown = ArticleImage.objects.filter(readable(reader, "article__"), article__state="published")
    return _picture(shown, file_name)


def get_image_for_agent(agent: Agent, file_name: str) -> ArticleImage:
    """Return a picture of an article this agent may see. Raises ImageNotFoundError."""
    return _picture(ArticleImage.objects.filter(article__in=articles_for(agent)), file_name)


def get_ask_by_token(token: str) -> Ask:
    """Return the session whose token the browser holds. Raises AskNotFoundError."""
    ask = Ask.objects.filter(token=token).first() if token else None
    if ask is None:
        raise AskNotFoundError
    return ask


def _one(texts: QuerySet[ArticleText]) -> ArticleText:
    text = texts.select_related("article__category", "article__owner").first()
    if text is None:
        raise ArticleNotFoundError
    return text


def _file(files: QuerySet[ArticleFile], file_id: int) -> ArticleFile:
    file = files.filter(pk=file_id).first()
    if file is None:
        raise FileNotFoundInArticleError
    return file


def _picture(images: QuerySet[ArticleImage], file_name: str) -> ArticleImage:
    image = images.filter(digest=file_name.partition(".")[0]).first()
    if image is None or image.file_name != file_name:
        raise ImageNotFoundError
    return image


def check_insertable(agent: Agent, kind: str, key: int) -> int:
    """Return the key of a suggestion that this agent may have inserted. Raises InsertionNotFoundError."""
    offered: dict[str, QuerySet[Any]] = {
        ARTICLE: articles_for(agent),
        CANNED: CannedAnswer.objects.visible_to(agent),
        SOLVED: Ticket.objects.visible_to(agent),
    }
    if kind in offered:
        may = offered[kind].filter(pk=key).exists()
    else:  # a room above offers it and knows
        may = kind in sources.kinds() and bool(sources.named(kind).allowed({(key, "")}, Context(agent=agent)))
    if not may:
        raise InsertionNotFoundError
    return key
