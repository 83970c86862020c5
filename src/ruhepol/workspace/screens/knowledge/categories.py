"""The help centre's categories, arranged by leads."""

from dataclasses import fields

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.knowledge.exceptions import CategoryInUseError
from ruhepol.knowledge.models import Category
from ruhepol.knowledge.policies import get_category
from ruhepol.knowledge.services.categories import CategoryFacts, delete_category, save_category
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.knowledge.forms import CategoryForm


@desk("GET", needs=leads)
def categories(request: DeskRequest) -> HttpResponse:
    """List the categories in the order readers see them."""
    rows = Category.objects.annotate(size=Count("articles"))
    return show(request, "categories", {"categories": rows})


@desk("GET", "POST", needs=leads)
def new_category(request: DeskRequest) -> HttpResponse:
    """Put up a category, behind the others unless told otherwise."""
    initial = {"position": Category.objects.count()}
    return _edit(request, None, CategoryForm(request.POST or None, agent=request.user, initial=initial))


@desk("GET", "POST", needs=leads)
def category(request: DeskRequest, slug: str) -> HttpResponse:
    """Call a category otherwise, or put it elsewhere."""
    held = get_category(slug)
    initial = {field.name: getattr(held, field.name) for field in fields(CategoryFacts)}
    initial["brands"] = held.brands.all()
    return _edit(request, held, CategoryForm(request.POST or None, agent=request.user, initial=initial))


@desk("POST", needs=leads)
def delete(request: DeskRequest, slug: str) -> HttpResponse:
    """Take an empty category away."""
    try:
        delete_category(category=get_category(slug), by=request.user.actor)
        messages.success(request, _("The category is gone."))
    except CategoryInUseError:
        messages.error(request, _("Articles stand in this category. Move them first."))
    return redirect("workspace:categories")


def _edit(request: DeskRequest, held: Category | None, form: CategoryForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        save_category(category=held, facts=form.facts, by=request.user.actor)
        messages.success(request, _("Saved."))
        return redirect("workspace:categories")
    return show(request, "category", {"form": form, "category": held}, status=422 if form.errors else 200)
