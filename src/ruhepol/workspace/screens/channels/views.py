"""Channels for leads and administrators."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.policies import (
    get_quarantined_for,
    get_raw_mail_for,
    get_storm_for,
    get_stuck_for,
)
from ruhepol.channels.email.selectors import health, quarantined_for, stuck_for
from ruhepol.channels.email.services import decide
from ruhepol.channels.email.services.large import want
from ruhepol.channels.email.services.storms import end_storm
from ruhepol.core.files.services import open_file
from ruhepol.workspace.desk import DeskRequest, admins, desk, leads
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.channels import panels

MOST = 50


@desk("GET", needs=leads)
def channels(request: DeskRequest) -> HttpResponse:
    """Show mailboxes, mails in quarantine and mails that did not go out."""
    context = {
        "health": health(),
        **panels.well_being(),
        "mailboxes": Mailbox.objects.select_related("brand", "grant").order_by("address"),
        "quarantined": quarantined_for(request.user)[:MOST],
        "stuck": stuck_for(request.user)[:MOST],
    }
    return show(request, "channels", context)


@desk("GET", needs=leads)
def raw_mail(request: DeskRequest, mail_id: int) -> FileResponse:
    """Hand out a mail's bytes as they came."""
    mail = get_raw_mail_for(request.user, mail_id)
    stream, name = open_file(mail.digest), f"mail-{mail.pk}.eml"
    response = FileResponse(stream, as_attachment=True, filename=name, content_type="message/rfc822")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@desk("POST", needs=leads)
def settle(request: DeskRequest, mail_id: int, verb: str) -> HttpResponse:
    """Read a quarantined mail again, make a ticket of it anyhow, or set it aside."""
    mail = get_quarantined_for(request.user, mail_id)
    if verb == "aside":
        decide.set_aside(mail=mail, by=request.user.actor)
        messages.success(request, _("Set aside. Its bytes are kept."))
    elif mail.extent:
        messages.warning(request, _("Only the header of this mail is here. Fetch it first."))
    else:
        _report(request, decide.try_again(mail=mail, by=request.user.actor, anyhow=verb == "anyhow"))
    return redirect("workspace:channels")


@desk("POST", needs=leads)
def fetch_anyway(request: DeskRequest, mail_id: int) -> HttpResponse:
    """Have a very large mail fetched whole."""
    want(mail=get_quarantined_for(request.user, mail_id), by=request.user.actor)
    messages.success(request, _("It is fetched at the next visit, within a minute or two."))
    return redirect("workspace:channels")


def _report(request: DeskRequest, read: RawMail) -> None:
    if read.state == RawMail.State.QUARANTINED:
        messages.warning(request, _("Still not readable: %(reason)s") % {"reason": read.reason})
    elif read.state == RawMail.State.RECEIVED:
        messages.success(
            request, _("It is large and is read in the background. What becomes of it is seen here.")
        )
    elif read.ticket_id:
        messages.success(request, _("It is ticket #%(number)s now.") % {"number": read.ticket_id})
    else:
        messages.success(request, _("Settled: %(state)s") % {"state": read.get_state_display()})


@desk("POST")
def resend(request: DeskRequest, delivery_id: int, verb: str) -> HttpResponse:
    """Send a stuck mail once more, or let it be."""
    delivery = get_stuck_for(request.user, delivery_id)
    if verb == "again":
        decide.send_again(delivery=delivery, by=request.user.actor)
        messages.success(request, _("It is on its way again."))
    else:
        decide.let_be(delivery=delivery, by=request.user.actor)
        messages.success(request, _("It stays unsent."))
    if delivery.ticket_id and (request.POST.get("from") == "ticket" or not request.user.leads):
        return redirect("workspace:ticket", number=delivery.ticket_id)
    return redirect("workspace:channels")


@desk("POST", needs=admins)
def settle_held(request: DeskRequest, *, release: bool) -> HttpResponse:
    """Let all held mails go out, or drop them."""
    count = decide.settle_held(release=release, by=request.user.actor)
    words = (
        ngettext("%(n)s mail is on its way.", "%(n)s mails are on their way.", count)
        if release
        else ngettext("%(n)s mail was dropped.", "%(n)s mails were dropped.", count)
    )
    messages.success(request, words % {"n": count})
    return redirect("workspace:channels")


@desk("POST", needs=admins)
def end_brake(request: DeskRequest, storm_id: int) -> HttpResponse:
    """Let automatic mail flow again."""
    end_storm(storm=get_storm_for(request.user, storm_id), by=request.user.actor)
    messages.success(request, _("Automatic mail flows again. What was held waits for your decision."))
    return redirect("workspace:channels")
