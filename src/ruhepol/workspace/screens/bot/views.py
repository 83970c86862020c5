"""The bot's page: how its chats ended, what it said, and where words may go."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ruhepol.automation.bot.summary import reasons
from ruhepol.automation.selectors import ONLY, count_waiting, get_answer_for, review
from ruhepol.automation.services.reviewing import take_note
from ruhepol.channels.chat.models import Widget
from ruhepol.core.db.keyset import read_mark, write_mark
from ruhepol.insights.figures import catalogue
from ruhepol.insights.selectors.readings import read_all
from ruhepol.knowledge import library
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import next_address, show
from ruhepol.workspace.navigation import forget
from ruhepol.workspace.screens.insights.asked import CHOICES, read_asked

SHARES = (
    catalogue.BOT_CONFIRMED,
    catalogue.BOT_PRESUMED,
    catalogue.BOT_HANDED_OVER,
    catalogue.BOT_UNKNOWN,
)


@desk("GET", needs=staff)
def bot(request: DeskRequest) -> HttpResponse:
    """Show the shares of a period and the answers, the newest first, or only the bad ones."""
    asked, only = read_asked(request.GET), request.GET.get("show", "")
    only = only if only in ONLY else ""
    found = review(request.user, only=only, after=read_mark(request.GET.get("after", "")))
    following = {"show": only, "after": write_mark(*found.following)} if found.following else {}
    context = {
        "asked": asked,
        "choices": CHOICES,
        "shares": list(zip(SHARES, read_all(SHARES, asked.scope, asked.period).values(), strict=True)),
        "only": only,
        "found": found,
        "reasons": {reason.value: words for reason, words in reasons().items()},
        "older": f"?{urlencode(following)}" if following else "",
        "is_on": Widget.objects.filter(has_bot=True, is_active=True).exists(),
        "model_host": urlsplit(settings.RUHEPOL.bot_model_address).netloc,
        "waiting": count_waiting(request.user),
        "counts": library.counts(request.user),
    }
    return show(request, "bot", context)


@desk("POST", needs=staff)
def noted(request: DeskRequest, message_id: int) -> HttpResponse:
    """Take a bad answer off the list of those that wait to be looked at."""
    take_note(answer=get_answer_for(request.user, message_id), by=request.user.actor)
    forget(request.user)
    return redirect(next_address(request, reverse("workspace:bot")))
