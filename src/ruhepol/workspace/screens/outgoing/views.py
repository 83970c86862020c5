"""Outgoing mail for administrators."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.channels.email.models import Letterhead, SigningKey
from ruhepol.channels.email.policies import get_brand_for, get_signing_key_for
from ruhepol.channels.email.services.letterheads import save_letterhead
from ruhepol.channels.email.services.signing import let_sign, make_key
from ruhepol.channels.email.trust.published import Finding, look_up
from ruhepol.people.models import Brand
from ruhepol.workspace.desk import DeskRequest, admins, desk
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.outgoing.forms import LetterheadForm

PATIENCE = 2.0  # seconds for each question: somebody waits for the page


@dataclass(frozen=True, slots=True)
class Sender:
    """A brand as one who sends."""

    brand: Brand
    head: Letterhead | None
    key: SigningKey | None
    findings: Sequence[Finding] = ()


@desk("GET", needs=admins)
def outgoing(request: DeskRequest) -> HttpResponse:
    """Show each brand's letterhead and the state of its key; `?look=` asks the name servers about one."""
    heads = {head.brand_id: head for head in Letterhead.objects.all()}
    keys = {key.domain: key for key in SigningKey.objects.all()}
    brands = list(Brand.objects.all())
    looked = request.GET.get("look", "")
    senders = [
        Sender(
            brand=one,
            head=heads.get(one.pk),
            key=keys.get(one.domain),
            findings=_published(one, keys.get(one.domain)) if looked == str(one.pk) else (),
        )
        for one in brands
    ]
    return show(request, "outgoing", {"senders": senders})


def _published(brand: Brand, key: SigningKey | None) -> Sequence[Finding]:
    # Loaded here: it brings a DNS library of 2 MB, which other pages never need.
    from ruhepol.channels.email.trust.network import Network  # noqa: PLC0415

    return look_up(brand.domain, key, settings.EMAIL_HOST, Network(PATIENCE))


@desk("GET", "POST", needs=admins)
def letterhead(request: DeskRequest, brand_id: int) -> HttpResponse:
    """Change what stands below a brand's mails."""
    brand = get_brand_for(request.user, brand_id)
    head = Letterhead.objects.filter(brand=brand).first()
    initial = {"text": head.text, "html": head.html} if head else None
    form = LetterheadForm(request.POST or None, request.FILES or None, agent=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        picture = facts.pop("picture")
        save_letterhead(
            brand=brand,
            by=request.user.actor,
            picture=picture.file if picture else None,
            **facts,
        )
        messages.success(request, _("Saved. The next mail bears it."))
        return redirect("workspace:outgoing")
    context = {"form": form, "brand": brand, "head": head}
    return show(request, "letterhead", context, status=422 if form.errors else 200)


@desk("POST", needs=admins)
def make(request: DeskRequest, brand_id: int) -> HttpResponse:
    """Make the key of a brand's domain."""
    make_key(domain=get_brand_for(request.user, brand_id).domain, by=request.user.actor)
    messages.success(request, _("The key is made. Put its record into the DNS, then let it sign."))
    return redirect("workspace:outgoing")


@desk("POST", needs=admins)
def use(request: DeskRequest, brand_id: int, *, signs: bool) -> HttpResponse:
    """Begin or stop to sign."""
    brand = get_brand_for(request.user, brand_id)
    let_sign(key=get_signing_key_for(request.user, brand), signs=signs, by=request.user.actor)
    messages.success(request, _("Mail is signed from now on.") if signs else _("Mail is no longer signed."))
    return redirect("workspace:outgoing")
