"""Configured systems, and checks and steps as plans write them."""

from pydantic import TypeAdapter

from ruhepol.core import clock
from ruhepol.healing.doing.secrets import BOX
from ruhepol.healing.models import System
from ruhepol.healing.plans.checks import Check
from ruhepol.healing.plans.deeds import Step
from tests.healing.doing.servers import Backend

_CHECK: TypeAdapter[Check] = TypeAdapter(Check)
_STEP: TypeAdapter[Step] = TypeAdapter(Step)
BOTH = {"de": "ja", "en": "yes"}


def check(**said):
    """Return a check; as patient as one may be where nothing else is said."""
    return _CHECK.validate_python({"name": "look", "limit": "30s", **said})


def step(**said):
    """Return a step of the back end."""
    usual = {"name": "do", "do": "http", "system": "hosting", "says": BOTH}
    return _STEP.validate_python({**usual, **said})


def make_system(*, name="hosting", kind="http", secret="", **others):
    """Keep a system that may be asked."""
    now = clock.now()
    return System.objects.create(
        name=name, kind=kind, sealed=BOX.seal(secret), created_at=now, changed_at=now, **others
    )


def hosting(server: Backend, **others):
    """Keep a running back end as the system hosting."""
    return make_system(address=server.place().address, **others)
