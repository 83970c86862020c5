"""The bench beside the form: what a problem as it is being written would have meant last week."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ruhepol.core.db.keyset import write_mark
from ruhepol.healing.conditions.text import ConditionError
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.plans.text import PlanError
from ruhepol.healing.rehearsal import Outbreak, rehearse
from ruhepol.people.models import Agent
from ruhepol.workspace.screens.problems.forms import ProblemForm

MOST = 200
ANY = 2**62
"""Behind the number of any row: those of the moment itself are listed, too."""
_TEXTS = ("title_de", "title_en", "words_de", "words_en", "symptoms_de", "symptoms_en", "condition")


def tried(form: ProblemForm, agent: Agent) -> dict[str, object]:
    """Return what the bench shows: the past with this problem, or why it says nothing."""
    said = {name: str(form[name].value() or "") for name in (*_TEXTS, "asset_kind", "plan", "mode")}
    draft = KnownProblem(asset_kind=said["asset_kind"], **{name: said[name] for name in _TEXTS})
    try:
        past = rehearse(draft, plan=said["plan"], mode=said["mode"], agent=agent)
    except (ConditionError, PlanError) as error:
        return {"past": None, "wrong": str(error)}
    return {"past": past, "wrong": "", "rails": _rails(), "signs": _signs, "most": MOST}


def _signs(outbreak: Outbreak) -> str:
    """Return where the signals of an outbreak are read, up to the one with which it would have been found."""
    place = reverse("workspace:asset", kwargs={"asset_id": outbreak.asset.pk})
    return f"{place}?after={write_mark(outbreak.at, ANY)}"


def _rails() -> dict[str, str]:
    return {
        "no_steps": _("nothing is done"),
        "approval": _("an agent decides"),
        "window": _("outside the windows"),
        "cool_down": _("too soon after the last"),
        "limit": _("too often for one asset"),
    }
