"""How customers asked for an article, as learned from what it solved; an author may take words away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.knowledge.models import Article, Wording
from ruhepol.knowledge.policies import get_wording_for
from ruhepol.knowledge.services.learning import drop_wording
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import draw, is_swap

MOST = 50


def learned(article: Article) -> list[Wording]:
    """Return the article's wordings, those in use first."""
    return list(article.wordings.filter(dropped_at=None)[:MOST])


@desk("POST", needs=staff)
def drop(request: DeskRequest, article_id: int, wording_id: int) -> HttpResponse:
    """Take a wording away for good."""
    wording = get_wording_for(request.user, article_id, wording_id)
    drop_wording(wording=wording, by=request.user.actor)
    if is_swap(request):
        return draw(
            request, "article/_wordings", {"article": wording.article, "wordings": learned(wording.article)}
        )
    messages.success(request, _("Forgotten. Suggestions no longer know these words."))
    return redirect("workspace:article", article_id=article_id)
