"""Faces own no tables and write nothing themselves: they ask one service."""

import ast

import pytest
from django.apps import apps

from tests.house import source

ALWAYS_WRITING = {
    "abulk_create", "acreate", "aget_or_create", "asave", "bulk_create", "bulk_update", "create",
    "get_or_create", "raw_delete", "update_or_create",
}  # fmt: skip
WRITING_ON_ROWS = {"adelete", "aupdate", "delete", "save", "update"}
MAKES_A_QUERYSET = {"all", "exclude", "filter", "objects", "select_for_update", "visible_to"}
NOT_A_TABLE = {"session", "cache", "cookies", "client", "context", "params", "headers"}


def words(node: ast.expr) -> set[str]:
    """Return the names a chain such as `Ticket.objects.filter(…)` is made of."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} | {
        n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)
    }


def writes(call: ast.Call) -> bool:
    """Tell whether a call would change a table.

    `save()` and a bare `delete()` do so on anything but a session or cache; `update(…)` only on a
    queryset, since dictionaries have one too.
    """
    if not isinstance(call.func, ast.Attribute):
        return False
    verb, owner = call.func.attr, words(call.func.value)
    if verb in ALWAYS_WRITING:
        return not owner & NOT_A_TABLE
    if verb not in WRITING_ON_ROWS:
        return False
    if owner & MAKES_A_QUERYSET:
        return True
    return verb != "update" and not call.args and not owner & NOT_A_TABLE


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Ticket.objects.create(subject='x')", True),
        ("Ticket.objects.filter(pk=1).update(state=2)", True),
        ("tickets.visible_to(agent).delete()", True),
        ("ticket.save()", True),
        ("form.save()", True),
        ("context.update(extra)", False),
        ("request.session.save()", False),
        ("cache.delete('key')", False),
        ("services.reply(ticket=ticket, by=me)", False),
    ],
)
def test_the_rule_tells_writing_from_other_words(code, expected):
    """The check below knows a table from a dictionary, a session and a cache."""
    call = ast.parse(code, mode="eval").body
    assert writes(call) is expected


@pytest.mark.parametrize("face", source.FACES)
def test_faces_write_nothing(face):
    """No view, form or panel changes a table past the services."""
    written = [
        source.at(path, call)
        for path in source.files(source.PACKAGE / face, "*.py")
        for call in source.calls(path)
        if writes(call)
    ]
    assert written == []


def test_faces_own_no_tables():
    """A face has no models, so it can be replaced without a migration."""
    own = tuple(f"ruhepol.{face}." for face in source.FACES)
    assert [model.__name__ for model in apps.get_models() if model.__module__.startswith(own)] == []
