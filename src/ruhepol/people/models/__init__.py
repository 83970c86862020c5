"""The nouns of the people room."""

from ruhepol.people.models.agent import Agent, Role
from ruhepol.people.models.api_token import ApiToken, KeptAnswer
from ruhepol.people.models.asset import Asset
from ruhepol.people.models.brand import Brand
from ruhepol.people.models.calendar import Calendar, SpecialDay
from ruhepol.people.models.customer import Customer, Identity, IdentityKind
from ruhepol.people.models.organisation import Organisation
from ruhepol.people.models.segment import Segment, SegmentAddress
from ruhepol.people.models.sign_in import SignInCode
from ruhepol.people.models.team import Membership, Team

__all__ = [
    "Agent",
    "ApiToken",
    "Asset",
    "Brand",
    "Calendar",
    "Customer",
    "Identity",
    "IdentityKind",
    "KeptAnswer",
    "Membership",
    "Organisation",
    "Role",
    "Segment",
    "SegmentAddress",
    "SignInCode",
    "SpecialDay",
    "Team",
]
