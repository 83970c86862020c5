"""Articles for agents: found, written, seen before publishing, published."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.core.html.to_markdown import to_markdown
from ruhepol.core.text import Language
from ruhepol.core.web.keys import key_in
from ruhepol.knowledge import library
from ruhepol.knowledge.exceptions import NewerVersionError
from ruhepol.knowledge.library import Tongue
from ruhepol.knowledge.models import Article, Category
from ruhepol.knowledge.notices import review_notices
from ruhepol.knowledge.policies import get_article_for, may_edit
from ruhepol.knowledge.services.articles import archive_article
from ruhepol.knowledge.services.editing import confirm_translation, edit_article
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import draw, show
from ruhepol.workspace.screens.knowledge.panels import LANGUAGES, Editor, as_read, editor, public_addresses
from ruhepol.workspace.words import language

_LONGEST = 100_000  # characters of a text that is looked at


@desk("GET")
def articles(request: DeskRequest) -> HttpResponse:
    """List the articles with what they need."""
    asked = request.GET
    wanted = library.Wanted(
        words=asked.get("q", "")[:200],
        show=asked.get("show", ""),
        category=key_in(asked.get("category", "")) or None,
        owner=request.user.pk if asked.get("mine") else None,
        after=asked.get("after", ""),
    )
    context = {
        "wanted": wanted,
        "shown": library.listed(request.user, wanted),
        "counts": library.counts(request.user),
        "categories": [(each.pk, each.name_in(language())) for each in Category.objects.all()],
        "may_edit": may_edit(request.user),
        "notices": review_notices(request.user, language()),
    }
    return show(request, "articles", context, part="list")


@desk("GET", "POST", needs=staff)
def new_article(request: DeskRequest) -> HttpResponse:
    """Begin an article, perhaps with the words of a wish."""
    if not Category.objects.exists():
        return redirect("workspace:new-category" if request.user.leads else "workspace:articles")
    begun = {code: request.GET.get(code, "")[:160] for code in LANGUAGES}
    return _edit(request, editor(request.user, None, request.POST or None, **begun))


@desk("GET", "POST")
def article(request: DeskRequest, article_id: int) -> HttpResponse:
    """Write at an article; readers see nothing of it before it is published. Partners read."""
    held = get_article_for(request.user, article_id)
    if may_edit(request.user):
        return _edit(request, editor(request.user, held, request.POST or None))
    if request.method == "POST":
        raise PermissionDenied
    return _read(request, held)


@desk("POST", needs=staff)
def preview(request: DeskRequest, language: str) -> HttpResponse:
    """Show a text as readers would see it. Nothing is kept."""
    code = next((each for each in LANGUAGES if each == language), None)
    if code is None:
        raise Http404
    sent = {name: request.POST.get(f"{code}-{name}", "")[:_LONGEST] for name in ("title", "summary", "body")}
    number = key_in(request.GET.get("article", ""))
    held = get_article_for(request.user, number) if number else None
    html = as_read(sent["body"], code, held.pk if held else None)
    return draw(request, "article/_preview", {**sent, "html": html})


@desk("POST", needs=staff)
def from_html(request: DeskRequest) -> HttpResponse:
    """Return as Markdown what was copied from a word processor or a web page. Nothing is kept."""
    markdown = to_markdown(request.POST.get("html", ""))
    return HttpResponse(markdown, content_type="text/plain; charset=utf-8")


@desk("POST", needs=staff)
def archive(request: DeskRequest, article_id: int) -> HttpResponse:
    """Take an article from the readers."""
    archive_article(article=get_article_for(request.user, article_id), by=request.user.actor)
    messages.success(request, _("Archived. Nothing is deleted; publishing brings it back."))
    return redirect("workspace:article", article_id=article_id)


def _edit(request: DeskRequest, page: Editor) -> HttpResponse:
    if request.method == "POST" and page.is_valid():
        if not any(column.form.content for column in page.columns):
            page.form.add_error(None, _("Write at least one language."))
        elif saved := _saved(request, page):
            return redirect("workspace:article", article_id=saved.pk)
    tongues = {column.language: column.tongue for column in page.columns if column.tongue}
    context = {
        "page": page,
        "title": _title(tongues),
        "addresses": public_addresses(page.article, tongues) if page.article else {},
        "view": "both",
    }
    return show(request, "article", context, status=422 if page.is_wrong else 200)


def _title(tongues: Mapping[Language, Tongue]) -> str:
    own = next((each for code, each in tongues.items() if code == language()[:2]), None)
    known = own or next(iter(tongues.values()), None)
    return known.title if known else _("New article")


def _saved(request: DeskRequest, page: Editor) -> Article | None:
    contents = {each.language: each.form.content for each in page.columns if each.form.content}
    then = request.POST.get("then", "")
    try:
        held = edit_article(
            article=page.article,
            facts=page.form.facts,
            contents=contents,
            seen={each.language: each.form.cleaned_data["seen"] or 0 for each in page.columns},
            publish_now=then == "publish",
            by=request.user.actor,
        )
    except NewerVersionError as error:
        _say_overtaken(page, error.languages)
        return None
    if then.startswith("fits-"):
        for text in held.texts.filter(language=then.removeprefix("fits-")):
            confirm_translation(text=text, by=request.user.actor)
    said = (
        _("Published. Readers see it now.")
        if then == "publish"
        else _("Saved. Readers see it once you publish.")
    )
    messages.success(request, said, extra_tags=page.draft_key)
    return held


def _say_overtaken(page: Editor, languages: list[str]) -> None:
    """Tell what happened meanwhile; saving once more then makes these words the newest version."""
    for column in page.columns:
        if column.language in languages and column.tongue:
            column.seen = column.tongue.newest
            column.form.add_error(
                None, _("Somebody saved another version meanwhile. Saving again makes yours the newest.")
            )


def _read(request: DeskRequest, held: Article) -> HttpResponse:
    texts = held.texts.filter(version__gt=0).order_by("language")
    wanted = texts.filter(language=language()[:2]).first() or texts.first()
    if wanted is None:
        raise Http404
    code = next(each for each in LANGUAGES if each == wanted.language)
    return show(request, "article_read", {"text": wanted, "html": as_read(wanted.body, code, held.pk)})
