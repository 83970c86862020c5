"""Before the first word: how it stands, and answers beside what is being typed."""

from contextlib import suppress
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from ruhepol.channels.chat.models import Invitation, Widget
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.incidents import Known, known
from ruhepol.knowledge.exceptions import ArticleNotFoundError, AskEndedError, AskNotFoundError
from ruhepol.knowledge.models import Ask
from ruhepol.knowledge.policies import get_ask_by_token
from ruhepol.knowledge.readers import visitor_of
from ruhepol.knowledge.services.asking import confirm_solved
from ruhepol.knowledge.suggest import shelf
from ruhepol.knowledge.suggest.suggesting import Suggestion
from ruhepol.portal import articles
from ruhepol.portal.page import reading
from ruhepol.portal.screens.request import panels
from ruhepol.portal.screens.widget.door import Call, Rules, asked
from ruhepol.portal.screens.widget.forms import Opened, Solved, Typed
from ruhepol.portal.screens.widget.refusal import Refusal
from ruhepol.portal.screens.widget.standing import before
from ruhepol.portal.screens.widget.words import launching
from ruhepol.portal.screens.widget.words import words as all_words
from ruhepol.portal.uploads import LARGEST, MOST
from ruhepol.ui.formats import moment

LIVE = "/live/"


@asked(Rules(method="GET", most=240, fresh=20))
def config(call: Call) -> dict[str, Any]:
    """Return what the page needs to draw the launcher and to judge its invitations."""
    widget, request = call.widget, call.request
    live = request.build_absolute_uri(LIVE)
    return {
        "name": widget.text("title", reading()) or widget.brand.name,
        "greeting": widget.text("greeting", reading()),
        "lang": reading(),
        "accent": widget.accent,
        "theme": "auto",
        "position": "end",
        "bot": widget.has_bot,
        "script": request.build_absolute_uri(static("portal/widget-panel.js")),
        "live": f"ws{live.removeprefix('http')}",
        "home": request.build_absolute_uri(reverse("portal:home")),
        "form": request.build_absolute_uri(reverse("portal:request")),
        "files": {"most": MOST, "largest": LARGEST},
        "words": launching(),
        "standing": before(widget),
        "known": [_known(request, one) for one in known(widget.brand)],
        "invitations": [_invitation(each) for each in _invitations(widget)],
    }


def _known(request: HttpRequest, one: Known) -> dict[str, str]:
    """Return an incident in the sentences the chat shows before anybody writes."""
    return {
        "title": _("We know: %(title)s") % {"title": one.incident.title_in(reading())},
        "line": " · ".join(one.facts(moment)),
        "more": request.build_absolute_uri(reverse("portal:incident", args=[one.incident.pk])),
        "follow": request.build_absolute_uri(reverse("portal:follow", args=[one.incident.pk])),
        "follow_label": _("Tell me when it is fixed"),
    }


@asked(Rules(method="GET", most=120, fresh=300))
def words(_call: Call) -> dict[str, Any]:
    """Return the sentences of the open chat, in which somebody is about to ask."""
    shelf.warm()
    return all_words()


@asked(Rules(method="POST", says=Typed, most=120))
def suggest(call: Call) -> dict[str, Any]:
    """Return answers that fit what is being typed; the text is read and forgotten."""
    writer = panels.Writer(
        identity=None, device="", language=reading(), reader=visitor_of(call.widget.brand), in_chat=True
    )
    found = panels.answers(call.said["text"][: panels.LONGEST], "", writer, ask_of(call))
    return {"ask": found.ask, "suggestions": [_suggestion(each) for each in found.suggestions]}


@asked(Rules(method="POST", says=Opened, most=60))
def answer(call: Call) -> dict[str, Any]:
    """Return one answer to be read in the chat, and remember that it was opened."""
    try:
        reader = visitor_of(call.widget.brand)
        opened = panels.open_answer(call.said["language"], call.said["slug"], ask_of(call), reader)
    except ArticleNotFoundError:
        raise Refusal(404, "") from None
    return {"article": opened.article_id, "title": opened.title, "html": opened.html}


@asked(Rules(method="POST", says=Solved, most=30))
def solved(call: Call) -> dict[str, Any]:
    """Take the visitor's word that an answer solved it: no ticket is needed."""
    ask = ask_of(call)
    if ask:
        with suppress(AskEndedError):  # the message was sent from another window
            confirm_solved(ask=ask, by=SYSTEM, article_id=call.said["article"])
    return {}


def ask_of(call: Call) -> Ask | None:
    """Return the session of answers shown so far."""
    try:
        return get_ask_by_token(call.said["ask"])
    except AskNotFoundError:
        return None


def _suggestion(found: Suggestion) -> dict[str, Any]:
    return {
        "title": found.title,
        "snippet": found.snippet.text,
        "language": found.language,
        "slug": found.slug,
        "url": articles.address(found.language, found.slug),
    }


def _invitations(widget: Widget) -> list[Invitation]:
    return list(widget.invitations.filter(is_active=True))


def _invitation(row: Invitation) -> dict[str, Any]:
    return {
        "id": row.pk,
        "text": row.text(reading()),
        "page": row.page,
        "seconds": row.after_seconds,
        "basket": float(row.basket_from) if row.basket_from is not None else 0,
        "segment": row.segment,
        "visits": 2 if row.returning_only else 0,
        "pause_days": row.pause_days,
    }
