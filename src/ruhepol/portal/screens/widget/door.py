"""The door every question of a widget comes through: whose page it is, how often it asks, what it says.

No cookie is read, no session is made: a foreign page proves nothing but its origin, which browsers do not let
it choose. Answers, also refusals, carry the CORS headers of that one origin.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from ruhepol.channels.chat.exceptions import ChatNotFoundError
from ruhepol.channels.chat.models import Chat, Widget
from ruhepol.channels.chat.policies import get_chat_by_token, get_widget
from ruhepol.portal.limits import allows
from ruhepol.portal.screens.widget.refusal import Refusal, refusals

LONGEST_BODY = 64 * 1024  # bytes
PREFLIGHT_SECONDS = "7200"


@dataclass(frozen=True, slots=True)
class Call:
    """One question of a widget: from which page it comes, and what it says, checked."""

    request: HttpRequest
    widget: Widget
    origin: str
    said: dict[str, Any] = field(default_factory=dict)
    opened: Chat | None = None

    def chat(self) -> Chat:
        """Return the chat whose token stands in the header. Raises ChatNotFoundError."""
        return self.opened or self.chat_now()

    def chat_now(self) -> Chat:
        """Return it as it is after what was done to it."""
        token = self.request.headers.get("Authorization", "").removeprefix("Bearer ")
        return get_chat_by_token(token, origin=self.origin, key=self.widget.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one address of the widget lets in.

    `most` questions in so many `seconds`, of one chat where it needs one (`in_chat`), else of one address.
    `says` is the form for what is said; the browser may keep the answer for `fresh` seconds.
    """

    method: str
    says: type[forms.Form] | None = None
    in_chat: bool = False
    most: int
    seconds: int = 60
    fresh: int = 0


Answer = Callable[[Call], dict[str, Any]]
View = Callable[[HttpRequest, str], HttpResponse]


def asked(rules: Rules) -> Callable[[Answer], View]:
    """Make a view of a function from a Call to JSON."""

    def wrap(answer: Answer) -> View:
        @csrf_exempt
        @wraps(answer)
        def view(request: HttpRequest, key: str) -> HttpResponse:
            origin = _origin(request)
            with translation.override(_language(request)):
                try:
                    widget = get_widget(key, origin=origin)
                except ChatNotFoundError:
                    return JsonResponse({"error": _("There is no such chat on this page.")}, status=404)
                if request.method == "OPTIONS":
                    return _with_cors(_preflight(rules.method), origin)
                response = _answered(answer, Call(request, widget, origin), rules)
                kept = f"private, max-age={rules.fresh}" if rules.fresh else "no-store"
                response.headers["Cache-Control"] = kept
                return _with_cors(response, origin)

        return view

    return wrap


def _answered(answer: Answer, call: Call, rules: Rules) -> HttpResponse:
    try:
        with refusals():
            opened = _let_in(call, rules, answer.__name__)
            said = _said(call.request, rules.says)
            return JsonResponse(answer(replace(call, said=said, opened=opened)))
    except Refusal as refusal:
        return JsonResponse({"error": refusal.words}, status=refusal.status)


def _let_in(call: Call, rules: Rules, act: str) -> Chat | None:
    """Look at method, token and number of questions, before anything of the body is read; return the chat."""
    if call.request.method != rules.method:
        raise Refusal(405, "")
    chat = call.chat_now() if rules.in_chat else None
    counted = f"widget.{act}:{chat.pk}" if chat else f"widget.{act}"
    asking = None if chat else call.request
    if not allows(asking, counted, most=rules.most, seconds=rules.seconds):
        raise Refusal(429, _("That was too much at once. Please wait a moment."))
    return chat


def _origin(request: HttpRequest) -> str:
    """Return the page's origin. To a page of our own the browser names none, but says that it is one."""
    named = request.headers.get("Origin", "")
    if not named and request.headers.get("Sec-Fetch-Site") == "same-origin":
        return f"{request.scheme}://{request.get_host()}"
    return named


def _language(request: HttpRequest) -> str:
    """Return German or English: what the page speaks, else what the browser asks for."""
    wanted = request.GET.get("lang") or translation.get_language_from_request(request)
    return "de" if wanted.lower().startswith("de") else "en"


def _said(request: HttpRequest, says: type[forms.Form] | None) -> dict[str, Any]:
    if says is None:
        return {}
    if request.method == "GET":
        form = says(request.GET)
    elif request.content_type == "multipart/form-data":
        form = says(request.POST, request.FILES)
    else:
        form = says(_json(request))
    if not form.is_valid():
        raise Refusal(422, " ".join(str(fault) for faults in form.errors.values() for fault in faults))
    return form.cleaned_data


def _json(request: HttpRequest) -> dict[str, Any]:
    """Return the body: one flat object of texts, numbers and yes or no."""
    if int(request.headers.get("Content-Length") or 0) > LONGEST_BODY:
        raise Refusal(413, _("That is too long."))
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not all(isinstance(value, str | int | None) for value in said.values()):
        raise Refusal(400, _("This cannot be read."))
    return {name: _whole(value) for name, value in said.items()}


def _whole(value: str | int | None) -> str | int | None:
    """Return a text without halves of characters, which scripts make of a cut emoji and no database keeps."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _preflight(method: str) -> HttpResponse:
    response = HttpResponse(status=204)
    response.headers["Access-Control-Allow-Methods"] = method
    response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
    response.headers["Access-Control-Max-Age"] = PREFLIGHT_SECONDS
    return response


def _with_cors(response: HttpResponse, origin: str) -> HttpResponse:
    response.headers["Access-Control-Allow-Origin"] = origin
    patch_vary_headers(response, ["Origin"])
    return response
