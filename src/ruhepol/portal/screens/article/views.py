"""Reading an article and saying whether it helped."""

from functools import partial

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from ruhepol.core.actors import SYSTEM
from ruhepol.core.html.video import HOSTS
from ruhepol.core.text import Language
from ruhepol.knowledge.exceptions import ArticleNotFoundError
from ruhepol.knowledge.models import ArticleFeedback
from ruhepol.knowledge.policies import get_text_for_visitor, get_text_for_visitor_by_any_slug
from ruhepol.knowledge.services.feedback import record_feedback
from ruhepol.knowledge.services.views import record_view
from ruhepol.portal.device import device_of, new_device, remember
from ruhepol.portal.journey import KIND, note
from ruhepol.portal.limits import allows
from ruhepol.portal.page import draw, missing, reading
from ruhepol.portal.screens.article import panels
from ruhepol.portal.screens.article.forms import FeedbackForm
from ruhepol.portal.visitor import identity_of, reader_of

_ROBOTS = ("bot", "crawl", "spider", "slurp", "facebookexternalhit", "preview", "curl", "wget", "python-")
_AHEAD = (
    "Sec-Purpose",
    "Purpose",
    "X-Moz",
)  # a browser that fetches what may never be looked at says so here


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article; its address in the other language leads to it as well."""
    language, reader = reading(), reader_of(request)
    try:
        text = get_text_for_visitor(language, slug, reader)
    except ArticleNotFoundError:
        return _elsewhere(request, language, slug)
    if _is_a_reading(request):
        record_view(text=text)
        note(request, KIND.ARTICLE, f"article:{text.article_id}", text.title)
    page = panels.page(text, language, reader)
    others = {code: address for code, address in page.addresses.items() if code != language}
    said = request.GET.get("said", "")
    context = {
        "page": page,
        "reasons": ArticleFeedback.Reason.choices if said == "no" else [],
        "structured": partial(panels.structured_data, page, request.build_absolute_uri),
        "said": said if said in {"yes", "no", "thanks"} else "",
        "other_languages": others,
    }
    response = draw(request, "article/page.html", context)
    if not page.is_public:
        _keep_private(response)
    return _with_players(response, request) if page.has_video else response


@require_POST
def feedback(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a verdict; the answer is the same page with a word of thanks."""
    try:
        text = get_text_for_visitor(reading(), slug, reader_of(request))
    except ArticleNotFoundError:
        return missing(request)
    form = FeedbackForm(request.POST)
    said = ""
    device = device_of(request) or new_device()
    if form.is_valid() and allows(request, "feedback", most=30, seconds=3600):
        visitor = identity_of(request)
        by = visitor.customer.actor if visitor else SYSTEM
        record_feedback(text=text, reader=device, by=by, **form.cleaned_data)
        said = _said(form)
    response = _thanks(slug, said)
    if said:
        remember(request, response, device)
    return response


def _is_a_reading(request: HttpRequest) -> bool:
    """Tell whether to count: no program by its word, no page fetched ahead, nobody back from a verdict."""
    agent = request.headers.get("User-Agent", "").lower()
    robot = request.method == "HEAD" or any(word in agent for word in _ROBOTS)
    ahead = any("prefetch" in request.headers.get(name, "").lower() for name in _AHEAD)
    return not robot and not ahead and "said" not in request.GET


def _keep_private(response: HttpResponse) -> None:
    """Let neither a cache nor a search engine keep what is not for everybody."""
    patch_cache_control(response, private=True, no_store=True)
    response.headers["X-Robots-Tag"] = "noindex"


def _with_players(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """Let this page, and no other, frame the players of the known video hosts."""
    return csp_update({"frame-src": list(HOSTS)})(lambda _request: response)(request)  # type: ignore[return-value]


def _said(form: FeedbackForm) -> str:
    if form.cleaned_data["comment"] or form.cleaned_data["reason"]:
        return "thanks"
    return "yes" if form.cleaned_data["helped"] else "no"


def _thanks(slug: str, said: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('portal:article', args=[slug])}?said={said}#feedback")


def _elsewhere(request: HttpRequest, language: Language, slug: str) -> HttpResponse:
    """Lead on to the article that had this address or has it in the other language, or say there is none."""
    try:
        text = get_text_for_visitor_by_any_slug(language, slug, reader_of(request))
    except ArticleNotFoundError:
        return missing(request)
    response = HttpResponsePermanentRedirect(reverse("portal:article", args=[text.slug]))
    patch_cache_control(response, no_cache=True, private=True)  # a title may go back to what it was
    return response
