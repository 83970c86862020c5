"""Rooms touch only at their joints: keys point down silently, and models are imported by name."""

from django.apps import apps
from django.db.models import ForeignObject, ManyToManyField

from tests.house import source

PRIVATE = {"receivers", "tasks", "querysets"}


def room_of(model) -> str:
    """Return the package of ours a model lives in, or nothing for other people's models."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "ruhepol" else ""


def foreign_keys():
    """Yield every relation field declared in the house."""
    for model in apps.get_models():
        if room_of(model):
            for field in (*model._meta.local_fields, *model._meta.local_many_to_many):  # noqa: SLF001
                if isinstance(field, ForeignObject | ManyToManyField):
                    yield field


def test_keys_into_another_room_leave_no_trace_there():
    """A lower room never sees who points at it: such a key has related_name="+"."""
    loud = [
        str(field)
        for field in foreign_keys()
        if room_of(field.related_model)
        and room_of(field.related_model) != room_of(field.model)
        and not field.remote_field.hidden
    ]
    assert loud == []


def test_models_are_looked_up_by_name_only_in_migrations():
    """`apps.get_model` hides an import from the contracts, so only migrations use it."""
    hidden = [
        source.at(path, call)
        for path in source.modules()
        for call in source.calls(path)
        if isinstance(call.func, source.ast.Attribute) and call.func.attr == "get_model"
    ]
    assert hidden == []


def is_private(module: str) -> bool:
    """Tell whether a dotted name leads into a private corner of a room."""
    parts = module.split(".")[2:]
    return bool(PRIVATE & set(parts)) or any(part.startswith("_") for part in parts)


def test_a_room_leaves_the_corners_of_others_alone():
    """Receivers, tasks, querysets and modules that begin with _ are imported only at home."""
    trespasses = [
        f"{source.at(path, node)} imports {node.module}"
        for path in source.modules()
        for node in source.ast.walk(source.tree(path))
        if isinstance(node, source.ast.ImportFrom)
        and (node.module or "").startswith("ruhepol.")
        and is_private(node.module)
        and node.module.split(".")[1] != path.relative_to(source.PACKAGE).parts[0]
    ]
    assert trespasses == []


def test_signals_carry_no_logic():
    """What follows from a change is an event with a receiver, not a hidden signal."""
    signals = [
        source.at(path, node)
        for room in source.rooms()
        for path in source.files(source.PACKAGE / room, "*.py")
        for node in source.ast.walk(source.tree(path))
        if isinstance(node, source.ast.ImportFrom)
        and (node.module or "").startswith(("django.db.models.signals", "django.dispatch"))
    ]
    assert signals == []
