"""The way to a provider's consent page and back."""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from ruhepol.channels.email.models import Grant, Mailbox
from ruhepol.channels.email.oauth import ConsentError, consent_address
from ruhepol.channels.email.policies import get_grant_for, get_mailbox_for
from ruhepol.channels.email.services.grants import redeem, register
from ruhepol.core.crypto import BadSignature, sign, unsign
from ruhepol.workspace.desk import DeskRequest, admins, desk
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.mailboxes.forms import MailboxForm, ProviderForm, present

PATIENCE = timedelta(minutes=30)
KEPT = "consent_verifier"
PURPOSE = "mailbox-consent"


def way_back() -> str:
    """Return the address the provider sends the browser to; it has to be registered there."""
    return f"{settings.RUHEPOL.address}{reverse('workspace:consent')}"


def page_of(request: DeskRequest, box: Mailbox, form: ProviderForm | None = None) -> dict[str, Any]:
    """Return what a mailbox's page shows of its consent."""
    grant = getattr(box, "grant", None)
    names = ("provider", "client_id", "authorize_url", "token_url", "scope")
    initial = {name: getattr(grant, name) for name in names} if grant else {}
    return {
        "grant": grant,
        "way_back": way_back(),
        "provider_form": form or ProviderForm(agent=request.user, initial=initial),
    }


@desk("POST", needs=admins)
def provider(request: DeskRequest, key: int) -> HttpResponse:
    """Keep what the provider gave out."""
    box = get_mailbox_for(request.user, key)
    form = ProviderForm(request.POST, agent=request.user)
    if form.is_valid():
        register(mailbox=box, by=request.user.actor, **form.cleaned_data)
        messages.success(request, _("Kept. Now ask for consent."))
        return redirect("workspace:mailbox", key=key)
    settings_form = MailboxForm(agent=request.user, initial=present(box))
    context = {"form": settings_form, "box": box, **page_of(request, box, form)}
    return show(request, "mailbox", context, status=422)


@desk("GET", needs=admins)
def ask(request: DeskRequest, key: int) -> HttpResponse:
    """Lead the browser to the consent page."""
    grant = get_grant_for(request.user, key)
    verifier = secrets.token_urlsafe(48)
    request.session[KEPT] = verifier
    page = consent_address(
        grant.authorize_url,
        verifier=verifier,
        client_id=grant.client_id,
        redirect_uri=way_back(),
        scope=grant.scope,
        state=sign(PURPOSE, [key, request.user.pk]),
        login_hint=grant.mailbox.user,
    )
    return redirect(page)


@desk("GET", needs=admins)
def back(request: DeskRequest) -> HttpResponse:
    """Take the code the browser brings back, if it is the one that we asked this administrator for."""
    try:
        key, agent = unsign(PURPOSE, request.GET.get("state", ""), max_age=PATIENCE)
    except (BadSignature, TypeError, ValueError) as error:
        raise Http404 from error
    verifier = request.session.pop(KEPT, "")
    if not verifier or not constant_time_compare(str(agent), str(request.user.pk)):
        raise Http404
    grant = get_grant_for(request.user, key)
    _redeem(request, grant, verifier)
    return redirect("workspace:mailbox", key=key)


def _redeem(request: DeskRequest, grant: Grant, verifier: str) -> None:
    if refused := request.GET.get("error_description") or request.GET.get("error"):
        messages.error(request, _("The provider says: %(words)s") % {"words": refused[:500]})
        return
    code = request.GET.get("code", "")
    try:
        redeem(grant=grant, code=code, verifier=verifier, redirect_uri=way_back(), by=request.user.actor)
    except ConsentError as error:
        messages.error(request, _("The provider says: %(words)s") % {"words": error})
    else:
        messages.success(request, _("Consent is given. The mailbox is fetched within a minute."))
