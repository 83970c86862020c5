"""The order of a category: its sections and articles, by drag, by buttons, by keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.core.web.keys import key_in
from ruhepol.knowledge.library import title_in, tongues_of
from ruhepol.knowledge.models import Article, Category, Section
from ruhepol.knowledge.policies import get_category, get_section
from ruhepol.knowledge.services.sections import Part, arrange, delete_section, save_section
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.knowledge.forms import SectionForm
from ruhepol.workspace.words import language


@desk("GET", "POST", needs=leads)
def order(request: DeskRequest, slug: str) -> HttpResponse:
    """Show a category's sections and articles in their order; take another order, whole or by one step."""
    held = get_category(slug)
    if request.method == "POST":
        marks = request.POST.getlist("order")
        parts = _parts(_moved(marks, request.POST.get("move", "")))
        arrange(category=held, parts=parts, by=request.user.actor)
        return redirect("workspace:category-order", slug=slug)
    context = {"category": held, "lines": _lines(held), "form": SectionForm()}
    return show(request, "arrange", context)


@desk("POST", needs=leads)
def new_section(request: DeskRequest, slug: str) -> HttpResponse:
    """Put up a section behind the others."""
    held, form = get_category(slug), SectionForm(request.POST)
    if not form.is_valid():
        context = {"category": held, "lines": _lines(held), "form": form}
        return show(request, "arrange", context, status=422)
    save_section(category=held, by=request.user.actor, **form.cleaned_data)
    return redirect("workspace:category-order", slug=slug)


@desk("POST", needs=leads)
def section(request: DeskRequest, slug: str, section_id: int) -> HttpResponse:
    """Call a section otherwise, or take it away; its articles stay."""
    held = get_category(slug)
    chosen = get_section(held, section_id)
    form = SectionForm(request.POST)
    if request.POST.get("then") == "delete":
        delete_section(section=chosen, by=request.user.actor)
        messages.success(request, _("The section is gone; its articles are still in the category."))
    elif form.is_valid():
        save_section(category=held, section=chosen, by=request.user.actor, **form.cleaned_data)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("A section needs a name in both languages."))
    return redirect("workspace:category-order", slug=slug)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the order: a heading or an article. `mark` names it in the form."""

    mark: str
    title: str
    section: Section | None = None
    article: Article | None = None


def _lines(category: Category) -> list[Line]:
    """Return headings and articles in one list, as readers would go through them."""
    articles = list(category.articles.exclude(state=Article.State.ARCHIVED))
    tongues = tongues_of(article.pk for article in articles)
    lines: list[Line] = []
    sections = list(category.sections.all())
    for each in (None, *sections):
        if each:
            lines.append(Line(f"s{each.pk}", each.name_in(language()), section=each))
        for article in articles:
            if article.section_id == (each.pk if each else None):
                title = title_in(tongues.get(article.pk, {}), language()) or article.key
                lines.append(Line(f"a{article.pk}", title, article=article))
    return lines


def _moved(marks: Sequence[str], move: str) -> list[str]:
    """Return the marks with one of them a step up (`a7:up`) or down."""
    moved, (mark, _colon, way) = list(marks), move.partition(":")
    if mark in moved:
        at = moved.index(mark)
        to = at - 1 if way == "up" else at + 1
        if 0 <= to < len(moved):
            moved[at], moved[to] = moved[to], moved[at]
    return moved


def _parts(marks: Sequence[str]) -> list[Part]:
    """Read the order: every article belongs to the section named last."""
    parts = [Part(section=None, articles=())]
    for mark in marks:
        kind, key = mark[:1], key_in(mark[1:])
        if not key:
            continue
        if kind == "s":
            parts.append(Part(section=key, articles=()))
        else:
            parts[-1] = replace(parts[-1], articles=(*parts[-1].articles, key))
    return parts
