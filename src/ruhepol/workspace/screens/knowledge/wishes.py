"""Questions and searches without an answer: each is a wish for an article, until there is one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ruhepol.knowledge import library, wanted
from ruhepol.knowledge.exceptions import CategoryNotFoundError
from ruhepol.knowledge.models import SearchGap
from ruhepol.knowledge.policies import get_missing_for
from ruhepol.knowledge.services.drafting import draft_answer
from ruhepol.knowledge.services.gaps import dismiss_gap
from ruhepol.knowledge.services.missing import DAYS, dismiss_missing
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import show


@desk("GET", needs=staff)
def wishes(request: DeskRequest) -> HttpResponse:
    """List what people asked and looked for in vain, and would still."""
    context = {
        "wishes": library.wishes(),
        "missing": wanted.missing(request.user),
        "days": DAYS,
        "counts": library.counts(request.user),
    }
    return show(request, "wishes", context)


@desk("POST", needs=staff)
def dismiss(request: DeskRequest, gap_id: int) -> HttpResponse:
    """Take a search from the list that is no wish."""
    dismiss_gap(gap=get_object_or_404(SearchGap, pk=gap_id), by=request.user.actor)
    messages.success(request, _("Taken from the list. If it is searched for again, it comes back."))
    return redirect("workspace:wishes")


@desk("POST", needs=staff)
def draft(request: DeskRequest, missing_id: int) -> HttpResponse:
    """Begin an article with what solved a question before, and open it to be written."""
    missing = get_missing_for(request.user, missing_id)
    try:
        article = draft_answer(missing=missing, by=request.user.actor)
    except CategoryNotFoundError:
        messages.error(request, _("Articles need a place: put up a category first."))
        return redirect("workspace:wishes")
    messages.success(request, _("Begun with the replies that solved it. Read with care before publishing."))
    return redirect("workspace:article", article_id=article.pk)


@desk("POST", needs=staff)
def settle(request: DeskRequest, missing_id: int) -> HttpResponse:
    """Take a question from the list that needs no article."""
    dismiss_missing(missing=get_missing_for(request.user, missing_id), by=request.user.actor)
    messages.success(request, _("Taken from the list. Only new requests bring it back."))
    return redirect("workspace:wishes")
