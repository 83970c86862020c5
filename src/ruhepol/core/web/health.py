"""Answers for load balancers and supervisors: is this process alive, can it do its work."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
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
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return _not_ready("the database does not answer")
    if waiting:
        return _not_ready(f"{len(waiting)} migrations are waiting")
    return HttpResponse("ready\n", content_type="text/plain")


def _not_ready(reason: str) -> HttpResponse:
    return HttpResponse(f"not ready: {reason}\n", status=503, content_type="text/plain")
