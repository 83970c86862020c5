"""Questions about people."""

from zoneinfo import ZoneInfo

from ruhepol.people.addresses import normalised
from ruhepol.people.hours.rules import Hours, around_the_clock
from ruhepol.people.models import Agent, Brand, Calendar, Identity, IdentityKind

_HOURS: dict[str, Hours] = {}
_ALWAYS = around_the_clock(ZoneInfo("UTC"))


def default_brand() -> Brand | None:
    """Return the brand that speaks where no other is named; None before set-up."""
    return Brand.objects.order_by("id").first()


def has_agents() -> bool:
    """Tell whether anybody could sign in yet: false on a fresh installation."""
    return Agent.objects.exists()


def email_identity(address: str) -> Identity | None:
    """Return the identity of a known e-mail address with its customer, else None."""
    value = normalised(IdentityKind.EMAIL, address)
    return Identity.objects.select_related("customer").filter(kind=IdentityKind.EMAIL, value=value).first()


def hours_of(calendar: Calendar | None) -> Hours:
    """Return a calendar's hours, worked out once a revision and process; around the clock without one."""
    if calendar is None:
        return _ALWAYS
    if calendar.revision not in _HOURS:
        if len(_HOURS) > 100:  # old revisions are not asked for again  # noqa: PLR2004
            _HOURS.clear()
        _HOURS[calendar.revision] = calendar.hours()
    return _HOURS[calendar.revision]


def verified_identity(identity_id: int) -> Identity | None:
    """Return an identity somebody has proven, with its customer; None where it is gone or unproven."""
    proven = Identity.objects.select_related("customer__organisation").exclude(verified_at=None)
    return proven.filter(pk=identity_id).first()
