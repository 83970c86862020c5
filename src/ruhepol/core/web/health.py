"""Answers for load balancers and supervisors: is this process alive, can it do its work."""

import pkgutil
from functools import cache
from importlib import import_module

from django.apps import apps
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import module_has_submodule
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  a view takes the request
    """Answer 200 while the process can answer at all."""
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  a view takes the request
    """Answer 200 when the database answers and has every migration, else 503 with the reason."""
    try:
        waiting = migrations() - set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return _not_ready("the database does not answer")
    if waiting:
        return _not_ready(f"{len(waiting)} migrations are waiting")
    return HttpResponse("ready\n", content_type="text/plain")


def _not_ready(reason: str) -> HttpResponse:
    return HttpResponse(f"not ready: {reason}\n", status=503, content_type="text/plain")


@cache
def migrations() -> frozenset[tuple[str, str]]:
    """Return (app, name) of every migration of this version; listed only, for loading them costs memory."""
    found = set()
    for app in apps.get_app_configs():
        if app.module and module_has_submodule(app.module, "migrations"):
            folder = import_module(f"{app.name}.migrations").__path__
            found |= {(app.label, info.name) for info in pkgutil.iter_modules(folder)}
    return frozenset(found)
