"""Making objects of rows without Django's detours, for prepared queries.

Django's way through `__init__` sets each column by name, sends two signals nobody here hears, and asks for
every value what it may be. What is made is the same object; a model that wants more gets Django's own way.
"""

from collections.abc import Callable, Sequence
from inspect import getattr_static
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query import RelatedPopulator, get_related_populators
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init

Row = Sequence[Any]
Make = Callable[[Row], Any]
Join = Callable[[Row, Any], None]

_PLAIN = (DeferredAttribute, ForeignKeyDeferredAttribute)
_MAKING = ("__init__", "__new__", "__setattr__", "from_db")
_DJANGOS = (Model, object)


def objects(compiler: Any) -> Make:  # noqa: ANN401  Django's inner type
    """Return what makes an object of a row of this query, with the objects that were joined to it."""
    info = compiler.klass_info
    begin, end = info["select_fields"][0], info["select_fields"][-1] + 1
    make = maker(info["model"], [column[0].target.attname for column in compiler.select[begin:end]])
    populators = get_related_populators(info, compiler.select, connection.alias)  # type: ignore[call-arg]  # stubs of a later Django
    joins = [_joining(populator) for populator in populators]
    annotated = tuple((compiler.annotation_col_map or {}).items())

    def shape(row: Row) -> Any:  # noqa: ANN401  an object of the queryset's model
        made = make(row[begin:end])
        for join in joins:
            join(row, made)
        for name, place in annotated:
            setattr(made, name, row[place])
        return made

    return shape


def maker(model: Any, names: Sequence[str]) -> Make:  # noqa: ANN401  a model's class
    """Return what makes an object of values in the order of these columns, as read from the database."""
    alias = connection.alias
    if not _is_plain(model, names):
        return lambda values: model.from_db(alias, names, values)

    def make(values: Row) -> Any:  # noqa: ANN401  an object of the model
        made = model.__new__(model)
        state = ModelState()
        state.db, state.adding = alias, False
        made.__dict__.update(zip(names, values, strict=True), _state=state)
        return made

    return make


def _is_plain(model: Any, names: Sequence[str]) -> bool:  # noqa: ANN401  as above
    """Tell whether making an object of this model is nothing but keeping its values."""
    if pre_init.has_listeners(model) or post_init.has_listeners(model):
        return False
    if any(name in vars(kind) for kind in model.__mro__ if kind not in _DJANGOS for name in _MAKING):
        return False
    return all(type(getattr_static(model, name)) in _PLAIN for name in names)


def _joining(populator: RelatedPopulator) -> Join:
    """Return what sets a joined object on the one it belongs to; None where the join found nothing."""
    if populator.reorder_for_init:
        return populator.populate
    begin, end, key = populator.cols_start, populator.cols_end, populator.pk_idx
    make = maker(populator.model_cls, populator.init_list)
    deeper = [_joining(one) for one in populator.related_populators]
    set_here, set_there = populator.local_setter, populator.remote_setter

    def join(row: Row, made: Any) -> None:  # noqa: ANN401  an object of the other model
        values = row[begin:end]
        other = None if values[key] is None else make(values)
        set_here(made, other)
        if other is not None:
            for one in deeper:
                one(row, other)
            set_there(other, made)

    return join
