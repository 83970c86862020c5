"""Names in addresses: short, readable, and numbered where one is taken."""

from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

from ruhepol.core.text import fold


def free_name(words: str, *, among: QuerySet[Any], field: str, longest: int, default: str) -> str:
    """Return a name made from `words` that no row of `among` carries in `field` yet.

    `longest` cuts it before a number is added; `default` stands where no letter is left.
    """
    base = slugify(fold(words))[:longest] or default
    taken = set(among.filter(**{f"{field}__startswith": base}).values_list(field, flat=True))
    wishes = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in wishes if name not in taken)
