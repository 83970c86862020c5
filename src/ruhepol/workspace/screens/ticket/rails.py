"""Why a repair cannot be begun just now, in words for agents."""

from django.utils.translation import gettext as _

from ruhepol.healing.exceptions import RailError
from ruhepol.ui.formats import moment


def held_back(error: RailError) -> str:
    """Return the words for a rail that holds."""
    words = {
        "stopped": _("This remedy was stopped. A lead has to release it."),
        "fixed": _("This problem counts as fixed."),
        "no_steps": _("Nothing is known that helps."),
        "click": _("This takes the customer's own click."),
        "asset": _("Another repair is at work on this asset."),
        "cool_down": _("The same was tried here a short while ago."),
        "limit": _("The same was done here too often."),
        "window": _("Outside the times at which this may be done."),
        "breaker": _("Too many of these repairs began within a short time; it was stopped."),
    }.get(error.rail, _("This cannot be done just now."))
    return (
        f"{words} {_('Possible again: %(moment)s') % {'moment': moment(error.until)}}"
        if error.until
        else words
    )
