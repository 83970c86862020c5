"""The nouns of the knowledge room."""

from ruhepol.knowledge.models.article import Article, ArticleAddress, ArticleText, ArticleVersion
from ruhepol.knowledge.models.ask import Ask, AskShown
from ruhepol.knowledge.models.category import Category
from ruhepol.knowledge.models.edition import Edition
from ruhepol.knowledge.models.feedback import ArticleFeedback
from ruhepol.knowledge.models.gap import SearchGap
from ruhepol.knowledge.models.image import ArticleImage

__all__ = [
    "Article",
    "ArticleAddress",
    "ArticleFeedback",
    "ArticleImage",
    "ArticleText",
    "ArticleVersion",
    "Ask",
    "AskShown",
    "Category",
    "Edition",
    "SearchGap",
]
