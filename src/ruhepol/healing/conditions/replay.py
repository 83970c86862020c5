"""What a condition would have found: asked at every moment at which something became known."""

from collections.abc import Sequence

from ruhepol.healing.conditions.judge import Told, Verdict, case, judge
from ruhepol.healing.conditions.language import Condition


def first_match(condition: Condition, rows: Sequence[Told], *, state: str = "") -> Verdict | None:
    """Return the first verdict that holds over an asset's past, None where there is none.

    The asset's state is taken for what it is today: its past is not kept.
    """
    moments = sorted({row.last_at for row in rows})
    found = (judge(condition, case(rows, now=at, state=state)) for at in moments)
    return next((verdict for verdict in found if verdict.holds), None)
