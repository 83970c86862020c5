"""Articles for agents: list, write, see before publishing, publish."""

from typing import get_args

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from markupsafe import Markup

from ruhepol.core.html.markdown import render as as_html
from ruhepol.core.text import Language
from ruhepol.knowledge.exceptions import NothingToPublishError
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.services.articles import archive_article, create_article, publish_article, save_draft
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import draw, show
from ruhepol.workspace.screens.knowledge.forms import ArticleForm, TextForm, free_key
from ruhepol.workspace.screens.knowledge.panels import shelf_list, texts_of

LANGUAGES: tuple[Language, ...] = get_args(Language)


@desk("GET", needs=staff)
def articles(request: DeskRequest) -> HttpResponse:
    """Show all articles with what they need."""
    return show(request, "articles", {"shelves": shelf_list(request.GET.get("q", ""))})


@desk("GET", "POST", needs=staff)
def new_article(request: DeskRequest) -> HttpResponse:
    """Begin an article."""
    return _edit(request, None)


@desk("GET", "POST", needs=staff)
def article(request: DeskRequest, article_id: int) -> HttpResponse:
    """Write at an article; readers see nothing of it before it is published."""
    return _edit(request, get_object_or_404(Article.objects.select_related("category"), pk=article_id))


@desk("POST", needs=staff)
def preview(request: DeskRequest, language: str) -> HttpResponse:
    """Show a text as readers would see it. Nothing is kept."""
    body = request.POST.get(f"{language}-body", "")[:100_000]
    return draw(request, "article/_preview", {"html": Markup(as_html(body))})  # noqa: S704  cleaned


@desk("POST", needs=staff)
def archive(request: DeskRequest, article_id: int) -> HttpResponse:
    """Take an article from the readers."""
    archive_article(article=get_object_or_404(Article, pk=article_id), by=request.user.actor)
    messages.success(request, _("Archived. Nothing is deleted; publishing brings it back."))
    return redirect("workspace:article", article_id=article_id)


def _edit(request: DeskRequest, known: Article | None) -> HttpResponse:
    written = texts_of(known) if known else {}
    place = {"category": known.category_id, "audience": known.audience} if known else {}
    form = ArticleForm(request.POST or None, agent=request.user, initial=place)
    texts = {
        language: TextForm(request.POST or None, prefix=language, initial=written.get(language))
        for language in LANGUAGES
    }
    if request.method == "POST" and all([form.is_valid(), *(text.is_valid() for text in texts.values())]):
        if any(text.content for text in texts.values()):
            return _saved(request, known, form, texts)
        form.add_error(None, _("Write at least one language."))
    wrong = form.errors or any(text.errors for text in texts.values())
    context = {"article": known, "form": form, "texts": texts, "written": written}
    return show(request, "article", context, status=422 if wrong else 200)


def _saved(
    request: DeskRequest, known: Article | None, form: ArticleForm, texts: dict[Language, TextForm]
) -> HttpResponse:
    contents = {language: text.content for language, text in texts.items() if text.content}
    by = request.user.actor
    held = known or create_article(
        key=free_key(next(iter(contents.values())).title),
        category=form.cleaned_data["category"],
        audience=form.cleaned_data["audience"],
        by=by,
    )
    for language, content in contents.items():
        save_draft(article=held, language=language, content=content, by=by)
    if "publish" in request.POST:
        try:
            publish_article(article=held, by=by)
            messages.success(request, _("Published. Readers see it now."))
        except NothingToPublishError:
            messages.warning(request, _("There is nothing to publish yet."))
    else:
        messages.success(request, _("Kept as a draft. Readers see what was published before."))
    return redirect("workspace:article", article_id=held.pk)
