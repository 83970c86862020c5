"""How articles do, and the acts that mend what is wrong with them."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.core.text import Language
from ruhepol.knowledge import health as knowledge_health
from ruhepol.knowledge import library
from ruhepol.knowledge.exceptions import CannotReplaceError
from ruhepol.knowledge.models import ArticleFeedback
from ruhepol.knowledge.policies import get_article_for, get_overlap_for
from ruhepol.knowledge.services.articles import confirm_article
from ruhepol.knowledge.services.overlaps import dismiss_overlap, replace_article
from ruhepol.ui.formats import day
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.knowledge.panels import as_read
from ruhepol.workspace.words import language


@desk("GET", needs=staff)
def health(request: DeskRequest) -> HttpResponse:
    """Show which articles do not help, repeat or contradict one another, or are due to be read again."""
    context = {
        "health": knowledge_health.health(request.user, language()),
        "days": knowledge_health.DAYS,
        "reasons": dict(ArticleFeedback.Reason.choices),
        "counts": library.counts(request.user),
    }
    return show(request, "article_health", context)


@desk("POST", needs=staff)
def confirm(request: DeskRequest, article_id: int) -> HttpResponse:
    """Take an author's word that an article is still right."""
    due = confirm_article(article=get_article_for(request.user, article_id), by=request.user.actor)
    messages.success(request, _("Noted. It comes up again on %(day)s.") % {"day": day(due)})
    return redirect("workspace:article-health")


@desk("GET", needs=staff)
def compare(request: DeskRequest, overlap_id: int) -> HttpResponse:
    """Show two articles side by side, as readers see them, with what differs named."""
    overlap = get_overlap_for(request.user, overlap_id)
    texts = (overlap.first, overlap.second)
    sides = [(text, as_read(text.body, cast("Language", text.language), text.article_id)) for text in texts]
    return show(request, "compare", {"overlap": overlap, "sides": sides})


@desk("POST", needs=staff)
def dismiss(request: DeskRequest, overlap_id: int) -> HttpResponse:
    """Take an author's word that both articles are right."""
    dismiss_overlap(overlap=get_overlap_for(request.user, overlap_id), by=request.user.actor)
    messages.success(request, _("Noted. The pair comes back only if something else is found."))
    return redirect("workspace:article-health")


@desk("POST", needs=staff)
def keep(request: DeskRequest, overlap_id: int, article_id: int) -> HttpResponse:
    """Keep one article of a pair and archive the other, whose addresses lead to it from now on."""
    overlap = get_overlap_for(request.user, overlap_id)
    pair = {overlap.first.article_id, overlap.second.article_id}
    kept = get_article_for(request.user, article_id if article_id in pair else 0)
    other = get_article_for(request.user, next(iter(pair - {article_id})))
    try:
        replace_article(article=other, kept=kept, by=request.user.actor)
    except CannotReplaceError:
        messages.error(
            request, _("The other one is also there in another language. Translate this one first.")
        )
    else:
        messages.success(request, _("Archived. Its addresses now lead to the article you kept."))
    return redirect("workspace:article-health")
