"""What a condition would have found: asked at every moment at which something became known."""

from collections.abc import Sequence
from datetime import datetime

from ruhepol.healing.conditions.judge import Told, Verdict, case, judge
from ruhepol.healing.conditions.language import Condition


def outbreaks(
    condition: Condition, rows: Sequence[Told], *, state: str = "", most: int = 500
) -> list[tuple[datetime, Verdict]]:
    """Return each moment of an asset's past at which it began to hold, with what was said then.

    Looks at the newest moments only, `most` of them. The asset's state is taken for what it is today: its
    past is not kept.
    """
    found: list[tuple[datetime, Verdict]] = []
    held = False
    moments = sorted({row.last_at for row in rows})
    for at in moments[max(0, len(moments) - most) :]:
        verdict = judge(condition, case(rows, now=at, state=state))
        if verdict.holds and not held:
            found.append((at, verdict))
        held = verdict.holds
    return found
