"""What the chat says of a customer's own things while they write. Only the page's signed word opens it."""

from contextlib import suppress
from typing import Any

from django.utils.translation import gettext as _

from ruhepol.channels.chat.claims import claim_of
from ruhepol.channels.chat.exceptions import ChatNotFoundError, IdentityRefusedError
from ruhepol.channels.chat.vouching import customer_behind
from ruhepol.healing.looking import Look
from ruhepol.people.models import Customer
from ruhepol.portal.page import reading
from ruhepol.portal.screens.widget.door import Call, Rules, asked
from ruhepol.portal.screens.widget.forms import Wondering
from ruhepol.portal.situation import situation_of
from ruhepol.ui.formats import moment


@asked(Rules(method="POST", says=Wondering, most=60))
def look(call: Call) -> dict[str, Any]:
    """Return what was looked at and found; the text is read and forgotten. Strangers are told nothing."""
    customer = behind(call)
    seen = situation_of(customer.pk, call.said["text"]) if customer else None
    if seen is None:
        return {"assets": [], "found": []}
    return {"assets": [asset.name for asset in seen.assets], "found": [_found(one) for one in seen.looks]}


def behind(call: Call) -> Customer | None:
    """Return the customer the page vouches for, now and in this browser."""
    with suppress(IdentityRefusedError):
        claim = claim_of(call.widget, call.said["identity"])
        earlier = None
        with suppress(ChatNotFoundError):
            earlier = call.chat()
        return customer_behind(call.widget, claim, earlier=earlier)
    return None


def _found(one: Look) -> dict[str, Any]:
    finding = one.finding
    return {
        "problem": finding.problem.pk,
        "asset": finding.asset.pk,
        "name": finding.asset.name,
        "title": finding.problem.title_in(reading()),
        "words": finding.problem.words_in(reading()),
        "since": _("since %(time)s") % {"time": moment(finding.since)} if finding.since else "",
        "fits": one.fits,
    }
