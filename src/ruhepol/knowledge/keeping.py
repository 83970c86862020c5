"""Which stored bytes this room needs."""

from ruhepol.knowledge.models import ArticleFile, ArticleImage


def needs_file(digest: str) -> bool:
    """Tell whether an article has these bytes as a file or a picture."""
    return any(model.objects.filter(digest=digest).exists() for model in (ArticleFile, ArticleImage))
