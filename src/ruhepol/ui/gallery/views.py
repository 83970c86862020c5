"""The gallery's page and the small answers its components ask for."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_GET

from ruhepol.core import clock
from ruhepol.ui.gallery.forms import SampleForm

SECTIONS = (
    "foundations",
    "actions",
    "signs",
    "forms",
    "choosing",
    "content",
    "states",
    "figures",
    "conversation",
    "frame",
)
CUSTOMERS = ("Kim Berger", "Nora Lindt", "Łukasz Żak", "Turnierserver e. V.", "Nordstern Handel GmbH")


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show everything; `?lang=de` and `?density=compact` change how."""
    language = request.GET.get("lang", translation.get_language() or "en")
    with translation.override(language):
        return render(request, "ui/gallery/page.html", _samples(request, SampleForm()))


def form(request: HttpRequest) -> HttpResponse:
    """Take the sample form: errors come back as 422 with everything typed, success as a notice."""
    filled = SampleForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and filled.is_valid():
        messages.success(request, "Sent.", extra_tags="gallery")
        return redirect("gallery:page")
    status = 422 if request.method == "POST" else 200
    return render(request, "ui/gallery/page.html", _samples(request, filled), status=status)


@require_GET
def options(request: HttpRequest) -> HttpResponse:
    """Answer the combobox."""
    words = request.GET.get("q", "").casefold()
    found = [
        {"value": number, "label": name, "note": f"K-{number:03}"}
        for number, name in enumerate(CUSTOMERS, 1)
        if words in name.casefold()
    ]
    return render(request, "ui/gallery/_options.html", {"options": found})


@require_GET
def commands(request: HttpRequest) -> JsonResponse:
    """Answer the palette."""
    words = request.GET.get("q", "").casefold()
    entries = [{"label": name, "href": "?customer", "note": "Customer"} for name in CUSTOMERS]
    return JsonResponse([entry for entry in entries if words in entry["label"].casefold()], safe=False)


def _samples(request: HttpRequest, empty: SampleForm) -> dict[str, object]:
    """Collect what the sections show: forms in two states, moments around now, a series with a gap."""
    now = clock.now()
    weeks = (4.6, 4.4, 4.7, 4.1, 3.6, 3.7, None, 2.8, 2.7, 2.2, 1.9, 1.6)
    return {
        "sections": SECTIONS,
        "density": request.GET.get("density"),
        "form": empty,
        "wrong": _wrong_form(),
        "old": SampleForm(
            {"name": "Kim", "email": "kim@", "topic": "down", "message": "", "urgency": "high"},
            auto_id="wrong_%s",
        ),
        "ago": {name: now - timedelta(minutes=minutes) for name, minutes in _AGO.items()},
        "series": [(f"KW {36 + week}", value) for week, value in enumerate(weeks)],
        "hours": [(f"{hour}", float(2 + (hour * 7) % 11)) for hour in range(8, 18)],
    }


def _wrong_form() -> SampleForm:
    """Fill the form as people do when they are in a hurry."""
    typed = {"name": "Kim", "email": "kim@", "topic": "down", "message": "", "urgency": "high"}
    return SampleForm(typed, auto_id="wrong_%s")


_AGO = {"moment": 3, "hour": 95, "yesterday": 1500, "week": 6000, "month": 60000, "year": 600000}
