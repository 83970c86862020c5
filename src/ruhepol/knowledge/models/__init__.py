"""The nouns of the knowledge room."""

from ruhepol.knowledge.models.article import Article, ArticleAddress, ArticleText, ArticleVersion
from ruhepol.knowledge.models.ask import Ask, AskShown
from ruhepol.knowledge.models.canned import CannedAnswer
from ruhepol.knowledge.models.category import Category
from ruhepol.knowledge.models.causes import LearnedCauses
from ruhepol.knowledge.models.change import ProductChange
from ruhepol.knowledge.models.edition import Edition
from ruhepol.knowledge.models.feedback import ArticleFeedback
from ruhepol.knowledge.models.file import ArticleFile
from ruhepol.knowledge.models.gap import SearchGap
from ruhepol.knowledge.models.image import ArticleImage
from ruhepol.knowledge.models.meaning import TextMeaning
from ruhepol.knowledge.models.missing import MissingAnswer
from ruhepol.knowledge.models.overlap import ArticleOverlap
from ruhepol.knowledge.models.review import ArticleReview
from ruhepol.knowledge.models.section import Section
from ruhepol.knowledge.models.synonyms import Synonyms
from ruhepol.knowledge.models.views import ArticleViews
from ruhepol.knowledge.models.wording import Wording

__all__ = [
    "Article",
    "ArticleAddress",
    "ArticleFeedback",
    "ArticleFile",
    "ArticleImage",
    "ArticleOverlap",
    "ArticleReview",
    "ArticleText",
    "ArticleVersion",
    "ArticleViews",
    "Ask",
    "AskShown",
    "CannedAnswer",
    "Category",
    "Edition",
    "LearnedCauses",
    "MissingAnswer",
    "ProductChange",
    "SearchGap",
    "Section",
    "Synonyms",
    "TextMeaning",
    "Wording",
]
