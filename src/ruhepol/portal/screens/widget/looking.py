"""What the chat says of a customer's own things while they write. Only the page's signed word opens it."""

from contextlib import suppress
from typing import Any

from django.utils.translation import gettext as _

from ruhepol.channels.chat.claims import claim_of
from ruhepol.channels.chat.exceptions import ChatNotFoundError, IdentityRefusedError
from ruhepol.channels.chat.vouching import customer_behind
from ruhepol.healing.models import Run
from ruhepol.healing.policies import get_own_run
from ruhepol.healing.progress import Offer, Progress, progress
from ruhepol.healing.services.runs import say
from ruhepol.people.models import Customer
from ruhepol.portal.page import reading
from ruhepol.portal.screens.widget import forms
from ruhepol.portal.screens.widget.door import Call, Rules, asked
from ruhepol.portal.screens.widget.refusal import Refusal
from ruhepol.portal.situation import Found, situation_of
from ruhepol.portal.situation import repair as begin
from ruhepol.ui.formats import moment


@asked(Rules(method="POST", says=forms.Wondering, most=60))
def look(call: Call) -> dict[str, Any]:
    """Return what was looked at and found; the text is read and forgotten. Strangers are told nothing."""
    customer = behind(call)
    seen = situation_of(customer, call.said["text"], reading()) if customer else None
    if seen is None:
        return {"assets": [], "found": [], "runs": []}
    return {
        "assets": [asset.name for asset in seen.assets],
        "found": [_found(one) for one in seen.found],
        "runs": [_run(one) for one in seen.runs],
    }


@asked(Rules(method="POST", says=forms.Repaired, most=20, seconds=600))
def repair(call: Call) -> dict[str, Any]:
    """Begin what was offered: for a thing of theirs, for what it has just now."""
    run = begin(customer=_known(call), problem_id=call.said["problem"], asset_id=call.said["asset"])
    return _run(progress(run, reading()))


@asked(Rules(method="POST", says=forms.Followed, most=240))
def run(call: Call) -> dict[str, Any]:
    """Return how far a repair of theirs is."""
    return _run(progress(_own(call), reading()))


@asked(Rules(method="POST", says=forms.Judged, most=30))
def judge(call: Call) -> dict[str, Any]:
    """Take the customer's word whether it is solved."""
    kept = say(run=_own(call), solved=call.said["solved"], by=_known(call).actor)
    return _run(progress(kept, reading()))


def behind(call: Call) -> Customer | None:
    """Return the customer the page vouches for, now and in this browser."""
    with suppress(IdentityRefusedError):
        claim = claim_of(call.widget, call.said["identity"])
        earlier = None
        with suppress(ChatNotFoundError):
            earlier = call.chat()
        return customer_behind(call.widget, claim, earlier=earlier)
    return None


def _known(call: Call) -> Customer:
    customer = behind(call)
    if customer is None:
        raise Refusal(403, _("Please sign in on this page first."))
    return customer


def _own(call: Call) -> Run:
    return get_own_run(_known(call), call.said["run"])


def _found(one: Found) -> dict[str, Any]:
    finding = one.look.finding
    words = [(each.answer, each.words.get(reading())) for each in one.look.readings]
    return {
        "problem": finding.problem.pk,
        "asset": finding.asset.pk,
        "name": finding.asset.name,
        "title": finding.problem.title_in(reading()),
        "words": f"{finding.problem.words_in(reading())} {one.held}".rstrip(),
        "since": _("since %(time)s") % {"time": moment(finding.since)} if finding.since else "",
        "fits": one.look.fits,
        "readings": [{"bad": answer == "yes", "words": said} for answer, said in words if said],
        "offer": _offer(one.offer) if one.offer and not one.offer.forbidden else None,
    }


def _offer(offer: Offer) -> dict[str, Any]:
    button = _("Ask us to repair it") if offer.mode == "approval" else _("Repair it now")
    return {
        "words": offer.words,
        "steps": [*offer.steps, _("Then we look whether it helped.")],
        "button": button,
    }


def _run(shown: Progress) -> dict[str, Any]:
    return {
        "run": shown.run.pk,
        "name": shown.run.asset.name,
        "title": shown.run.problem.title_in(reading()),
        "line": shown.line,
        "proof": shown.proof,
        "acts": [{"words": act.words, "state": act.state, "label": act.label} for act in shown.steps],
        "over": shown.run.is_over,
        "healed": shown.is_healed,
        "asks": shown.asks,
    }
