"""Writing to us: answers appear while the customer types, and a person is never further than *Send*.

What is typed reaches the server to look for answers, in the body of a request that stores no text.
"""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ruhepol.core import crypto
from ruhepol.healing.incidents import known
from ruhepol.knowledge.exceptions import ArticleNotFoundError, AskEndedError, AskNotFoundError
from ruhepol.knowledge.models import Ask
from ruhepol.knowledge.policies import get_ask_by_token
from ruhepol.knowledge.services.asking import record_verdict
from ruhepol.knowledge.suggest import shelf
from ruhepol.portal.device import device_of, new_device, remember
from ruhepol.portal.journey import KIND, join, note
from ruhepol.portal.limits import allows
from ruhepol.portal.page import draw, posted_number, reading
from ruhepol.portal.proof import challenge, patience
from ruhepol.portal.screens.request import gate, panels
from ruhepol.portal.screens.request.forms import RequestForm, so_far
from ruhepol.portal.screens.request.promise import measured_reply_time
from ruhepol.portal.screens.request.send import send
from ruhepol.portal.screens.request.situation import situation
from ruhepol.portal.visitor import brand_of, identity_of, reader_of

RECEIPT = "portal.receipt"
TOO_MANY = 429


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Show the form, or take what was written."""
    visitor, brand = identity_of(request), brand_of(request)
    if request.method == "GET":
        begun = {name: request.GET.get(name, "") for name in ("topic", "read")}
        note(request, KIND.FORM, "form", "")
        shelf.warm()
        return _form(request, RequestForm(visitor=visitor, brand=brand, initial=begun))
    if "look" in request.POST:  # without a script: what does this topic ask?
        return _form(request, RequestForm(visitor=visitor, brand=brand, initial=so_far(request.POST)))
    form = RequestForm(request.POST, request.FILES, visitor=visitor, brand=brand)
    if form.from_a_machine:
        return HttpResponseRedirect(reverse("portal:request_glad"))
    if not form.is_valid():
        return _form(request, form, status=422)
    if (held := gate.held_back(request, stranger=visitor is None)) is not None:
        return _form(request, form, status=TOO_MANY if held is gate.Held.FLOOD else 422, held=held)
    ask = _ask(request)
    if ask is None and form.cleaned_data["read"]:
        ask = panels.begin(request.POST.get("topic", ""), _writer(request, device_of(request)))
    ticket = send(form, brand=brand, visitor=visitor, language=reading(), ask=ask)
    join(request, ticket.pk)
    return HttpResponseRedirect(reverse("portal:request_sent", args=[crypto.sign(RECEIPT, ticket.pk)]))


@require_safe
def proof(request: HttpRequest) -> JsonResponse:
    """Return what the browser has to work on before it sends; nothing on calm days."""
    asked = challenge(request)
    response = JsonResponse({"token": asked.token, "bits": asked.bits})
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Return what a topic asks, for the form that is open."""
    begun = {"topic": request.GET.get("topic", "")}
    form = RequestForm(visitor=identity_of(request), brand=brand_of(request), initial=begun)
    response = draw(request, "request/_questions.html", {"form": form})
    patch_cache_control(response, private=True, no_store=True)  # it may name things of theirs
    return response


@require_POST
def answers(request: HttpRequest) -> HttpResponse:
    """Return the answers that fit what has been typed so far."""
    if not allows(request, "answers", most=120, seconds=60):
        return HttpResponse(status=TOO_MANY)
    typed = f"{request.POST.get('subject', '')}\n{request.POST.get('text', '')}"[: panels.LONGEST]
    topic = request.POST.get("topic", "")
    device = device_of(request) or new_device()
    found = panels.answers(typed, topic, _writer(request, device), _ask(request))
    response = draw(request, "request/_answers.html", {"found": found})
    if found.ask:
        remember(request, response, device)
    return response


@require_POST
def open_answer(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Return one answer to be read beside the form, and remember that it was opened."""
    try:
        text = panels.open_answer(language, slug, _ask(request), reader_of(request))
        note(request, KIND.ARTICLE, f"article:{text.article_id}", text.title)
    except ArticleNotFoundError:
        return draw(request, "request/_gone.html", status=404)
    return draw(request, "request/_answer.html", {"text": text, "ask": request.POST.get("ask", "")})


@require_POST
def not_it(request: HttpRequest) -> HttpResponse:
    """Take the customer's word that an answer did not help; they go on writing."""
    ask, article = _ask(request), posted_number(request, "article")
    if ask is not None and article:
        with suppress(ArticleNotFoundError, AskEndedError):
            record_verdict(ask=ask, article_id=article, helped=False)
    return HttpResponse(status=204)


@require_safe
def sent(request: HttpRequest, receipt: str) -> HttpResponse:
    """Confirm that the request has arrived and what happens next."""
    try:
        number = crypto.unsign(RECEIPT, receipt)
    except crypto.BadSignature:
        return draw(request, "request/lost.html", status=404)
    return draw(request, "request/sent.html", {"number": number, "measured": measured_reply_time()})


def _form(
    request: HttpRequest, form: RequestForm, *, status: int = 200, held: gate.Held | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "held": held.value if held else "",
        "patience": patience() if held is gate.Held.UNPROVEN else "",
        "measured": measured_reply_time(),
        "situation": situation(request),
        "known": known(brand_of(request)),
    }
    response = draw(request, "request/form.html", context, status=status)
    if identity_of(request):
        patch_cache_control(response, private=True, no_store=True)  # it names things of theirs
    return response


def _writer(request: HttpRequest, device: str) -> panels.Writer:
    read = request.POST.get("read", "")
    return panels.Writer(
        identity=identity_of(request),
        device=device,
        language=reading(),
        reader=reader_of(request),
        read=read,
    )


def _ask(request: HttpRequest) -> Ask | None:
    try:
        return get_ask_by_token(request.POST.get("ask", ""))
    except AskNotFoundError:
        return None
