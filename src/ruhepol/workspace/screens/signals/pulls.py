"""What is fetched for a source, for administrators: from where, how far it is, and what went wrong."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.core import clock
from ruhepol.healing.models import Pull
from ruhepol.healing.policies import get_source_for
from ruhepol.healing.services.pulls import set_pull
from ruhepol.workspace.desk import DeskRequest, admins, desk
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.signals.hooks import tried
from ruhepol.workspace.screens.signals.pull_forms import PullForm


@desk("GET", "POST", needs=admins)
def pull(request: DeskRequest, source_id: int) -> HttpResponse:
    """Show what is fetched for a source and how that goes, set it up and change it."""
    source = get_source_for(request.user, source_id)
    held = Pull.objects.filter(source=source).first()
    form = PullForm(request.POST or None, instance=held or Pull(watermark=clock.now().isoformat()))
    if request.method == "POST" and form.is_valid():
        set_pull(source=source, errand=form.errand(), by=request.user.actor)
        messages.success(request, _("Saved. It is fetched within seconds."))
        return redirect("workspace:source-pull", source_id=source.pk)
    context = {
        "source": source,
        "pull": Pull.objects.filter(source=source).first(),
        "form": form,
        **tried(source, form["form"].value() or ""),
    }
    return show(request, "pull", context, status=422 if form.errors else 200)
