"""Adding, changing, trying out, pausing and removing mailboxes, for administrators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruhepol.channels.email.models import Mailbox
from ruhepol.channels.email.policies import get_mailbox_for
from ruhepol.channels.email.services import mailboxes as services
from ruhepol.channels.email.services.verify import check_forwarding
from ruhepol.workspace.desk import DeskRequest, admins, desk
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.mailboxes.consent import page_of
from ruhepol.workspace.screens.mailboxes.forms import MailboxForm, present


@desk("GET", "POST", needs=admins)
def new(request: DeskRequest) -> HttpResponse:
    """Connect a mailbox, and try it out at once."""
    form = MailboxForm(request.POST or None, agent=request.user)
    if request.method == "POST" and form.is_valid():
        box = services.add_mailbox(by=request.user.actor, **form.settings())
        if box.host and box.sign_in == Mailbox.SignIn.PASSWORD:
            _try_out(request, box)
        else:
            messages.success(request, _("Connected. One more step is left below."))
        return redirect("workspace:mailbox", key=box.pk)
    return show(request, "mailbox", {"form": form}, status=422 if form.errors else 200)


@desk("GET", "POST", needs=admins)
def mailbox(request: DeskRequest, key: int) -> HttpResponse:
    """Show how a mailbox is, and change it."""
    box = get_mailbox_for(request.user, key)
    form = MailboxForm(request.POST or None, agent=request.user, initial=present(box))
    if request.method == "POST" and form.is_valid():
        services.change_mailbox(mailbox=box, by=request.user.actor, **form.settings())
        messages.success(request, _("Kept. The mailbox is looked at anew within a minute."))
        return redirect("workspace:mailbox", key=key)
    context = {"form": form, "box": box, **page_of(request, box)}
    return show(request, "mailbox", context, status=422 if form.errors else 200)


@desk("POST", needs=admins)
def act(request: DeskRequest, key: int, verb: str) -> HttpResponse:
    """Try a mailbox out, pause or resume it, or check its forwarding."""
    box, by = get_mailbox_for(request.user, key), request.user.actor
    if verb == "test":
        _try_out(request, box)
    elif verb == "verify":
        check_forwarding(mailbox=box, language=request.user.language, by=by)
        messages.success(request, _("A mail is on its way to %(address)s.") % {"address": box.address})
    else:
        services.switch_mailbox(mailbox=box, on=verb == "resume", by=by)
        paused = _("Paused. Nothing is fetched until you resume it.")
        messages.success(request, _("It is fetched again.") if verb == "resume" else paused)
    return redirect("workspace:mailbox", key=key)


@desk("POST", needs=admins)
def remove(request: DeskRequest, key: int) -> HttpResponse:
    """Forget a mailbox."""
    box = get_mailbox_for(request.user, key)
    services.remove_mailbox(mailbox=box, by=request.user.actor)
    messages.success(
        request, _("%(address)s is no longer connected. Its tickets stay.") % {"address": box.address}
    )
    return redirect("workspace:channels")


def _try_out(request: DeskRequest, box: Mailbox) -> None:
    # Loaded here: what speaks IMAP takes memory in every web process and is needed once in a while.
    from ruhepol.channels.email.intake.probe import probe  # noqa: PLC0415

    found = probe(box)
    if found.error:
        messages.error(request, found.error)
        return
    words = ngettext(
        "The mailbox opens; %(n)s mail lies there.", "The mailbox opens; %(n)s mails lie there.", found.mails
    )
    messages.success(request, words % {"n": found.mails})
