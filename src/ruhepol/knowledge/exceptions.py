"""What can go wrong with knowledge."""


class KnowledgeError(Exception):
    """Base of this room's errors."""


class ArticleNotFoundError(KnowledgeError):
    """There is no such article for this reader; absent and forbidden answer alike."""


class CategoryNotFoundError(KnowledgeError):
    """There is no such shelf."""


class CategoryInUseError(KnowledgeError):
    """Articles stand in the category; it cannot go."""


class NewerVersionError(KnowledgeError):
    """Somebody saved these languages after the author began to write."""

    def __init__(self, languages: list[str]) -> None:
        """Keep which ones."""
        super().__init__(", ".join(languages))
        self.languages = languages


class OverlapNotFoundError(KnowledgeError):
    """There is no such pair of articles for this agent."""


class SynonymsNotFoundError(KnowledgeError):
    """There is no such group of words, or this agent does not arrange them."""


class WordingNotFoundError(KnowledgeError):
    """The article has learned no such wording, or it is not this agent's to take away."""


class CannotReplaceError(KnowledgeError):
    """The other article cannot stand in: it is not published, or not in every language that is needed."""


class ReviewNotFoundError(KnowledgeError):
    """There is no such request to read an article for this agent."""


class ReviewClosedError(KnowledgeError):
    """Somebody has decided already."""


class SectionNotFoundError(KnowledgeError):
    """There is no such section in this category."""


class FileNotFoundInArticleError(KnowledgeError):
    """There is no such file for this reader."""


class MissingAnswerNotFoundError(KnowledgeError):
    """There is no such question for this agent."""


class NothingToPublishError(KnowledgeError):
    """No text of the article has been saved."""


class AskNotFoundError(KnowledgeError):
    """There is no such session, or it is not this person's."""


class AskEndedError(KnowledgeError):
    """The session has ended another way."""


class BadArticleFileError(KnowledgeError):
    """A file to import is not written as expected; the message names file and fault."""


class BadImageError(KnowledgeError):
    """A file is no picture we take; the message says why, in the language of whoever sent it."""


class ImageNotFoundError(KnowledgeError):
    """There is no such picture for this reader."""


class EmptyAnswerError(KnowledgeError):
    """A canned answer says nothing in any language."""


class ShortcutTakenError(KnowledgeError):
    """Another canned answer has this shortcut."""


class InsertionNotFoundError(KnowledgeError):
    """There is nothing of this kind and number that this agent could have inserted."""
