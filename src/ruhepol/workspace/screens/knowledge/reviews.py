"""Asking a colleague to read an article, and what the colleague says."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.knowledge.exceptions import NewerVersionError, ReviewClosedError
from ruhepol.knowledge.notices import review_notices
from ruhepol.knowledge.policies import get_article_for, get_review_for, may_decide
from ruhepol.knowledge.services.reviews import approve, ask_for_review, note_verdict, send_back
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import draw, is_swap
from ruhepol.workspace.navigation import forget
from ruhepol.workspace.screens.knowledge.forms import ReviewForm, VerdictForm
from ruhepol.workspace.words import language


@desk("POST", needs=staff)
def ask(request: DeskRequest, article_id: int) -> HttpResponse:
    """Ask somebody to read what is saved."""
    held = get_article_for(request.user, article_id)
    form = ReviewForm(request.POST, agent=request.user)
    if form.is_valid():
        ask_for_review(article=held, by=request.user.actor, **form.cleaned_data)
        messages.success(request, _("Asked. It stands in the list under “In review”."))
    else:
        messages.error(request, _("Choose a colleague who writes articles."))
    forget(request.user)
    return redirect("workspace:article", article_id=article_id)


@desk("POST", needs=staff)
def decide(request: DeskRequest, article_id: int, review_id: int) -> HttpResponse:
    """Publish what was read, or say what is to be mended first."""
    review = get_review_for(request.user, article_id, review_id)
    if not may_decide(request.user, review):
        raise PermissionDenied
    form = VerdictForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    try:
        if request.POST.get("then") == "approve":
            seen = request.POST.get("seen", "")
            approve(review=review, seen=seen, words=words, by=request.user.actor)
            messages.success(request, _("Published. Readers see it now."))
        elif words:
            send_back(review=review, words=words, by=request.user.actor)
            messages.success(request, _("Sent back with your words."))
        else:
            messages.error(request, _("Say what is to be mended."))
    except NewerVersionError:
        messages.error(request, _("Somebody saved another version meanwhile. Please read it once more."))
    except ReviewClosedError:
        messages.error(request, _("Somebody has decided already."))
    forget(request.user)
    return redirect("workspace:article", article_id=article_id)


@desk("POST", needs=staff)
def note(request: DeskRequest, article_id: int, review_id: int) -> HttpResponse:
    """Take what a colleague said as read; it stays on the article's page."""
    review = get_review_for(request.user, article_id, review_id)
    if review.asked_by_id != request.user.pk or review.decided_at is None:
        raise PermissionDenied
    note_verdict(review=review, by=request.user.actor)
    return _drawn(request) if is_swap(request) else redirect("workspace:articles")


@desk("GET", needs=staff)
def notices(request: DeskRequest) -> HttpResponse:
    """Show what reviews ask or tell, anew."""
    return _drawn(request)


def _drawn(request: DeskRequest) -> HttpResponse:
    forget(request.user)
    return draw(request, "articles/_notices", {"notices": review_notices(request.user, language())})
