"""The leads' first page and the cases behind each figure."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from ruhepol.core.db.keyset import read_mark, write_mark
from ruhepol.insights.figures.catalogue import FIGURES
from ruhepol.insights.figures.definition import Figure, Source
from ruhepol.insights.selectors.export import export_csv
from ruhepol.insights.selectors.lead import lead_page
from ruhepol.insights.selectors.listing import case_page
from ruhepol.knowledge.seen import answers_seen
from ruhepol.people.models import Brand, Team
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.insights.asked import CHOICES, read_asked
from ruhepol.workspace.words import language


@desk("GET", needs=leads)
def insights(request: DeskRequest) -> HttpResponse:
    """Show the first page: what was never needed, and how the needed contacts went."""
    asked = read_asked(request.GET)
    context = {
        "asked": asked,
        "page": lead_page(asked.scope, asked.period),
        "choices": CHOICES,
        "brands": Brand.objects.all(),
        "teams": Team.objects.all(),
    }
    return show(request, "insights", context)


@desk("GET", needs=leads)
def cases(request: DeskRequest, key: str) -> HttpResponse:
    """Show the very cases a figure counts."""
    figure, asked = _figure(key), read_asked(request.GET)
    period = None if figure.source is Source.WAITING else asked.period
    found = case_page(
        figure, asked.scope, period, agent=request.user, after=read_mark(request.GET.get("after", ""))
    )
    older = f"?{asked.query}&after={write_mark(*found.following)}" if found.following else ""
    context = {
        "asked": asked,
        "figure": figure,
        "found": found,
        "answers": answers_seen(
            [case.ask.pk for case in found.cases if case.ask], language=language(), reader=request.user
        ),
        "older": older,
        "title": str(figure.name),
    }
    return show(request, "cases", context)


@desk("GET", needs=leads)
def cases_csv(request: DeskRequest, key: str) -> StreamingHttpResponse:
    """Hand out all cases of a figure as a table file."""
    figure, asked = _figure(key), read_asked(request.GET)
    lines = export_csv(figure, asked.scope, asked.period)
    name = _("figures")
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{figure.key}.csv"'
    return response


def _figure(key: str) -> Figure:
    if key not in FIGURES:
        raise Http404
    return FIGURES[key]
