"""Who is sent a mail besides the customer, as the API takes it."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from ninja import Field

from ruhepol.api.hearing import Heard
from ruhepol.api.problems import Problem
from ruhepol.api.v1.schemas import ADDRESS
from ruhepol.tickets.services.receive import CopyTo


class NewCopy(Heard):
    """Somebody who is sent a reply by mail, too."""

    email: str = Field(min_length=3, max_length=254, pattern=ADDRESS)
    name: str = Field("", max_length=160)
    blind: bool = Field(False, description="the others are not told")

    def as_copy(self) -> CopyTo:
        """Return it as the services take it."""
        try:
            validate_email(self.email)
        except ValidationError:
            raise Problem(422, f"{self.email} is no mail address.", "Name addresses as they are.") from None
        return CopyTo(address=self.email, name=self.name, is_blind=self.blind)
