"""What can go wrong with people."""


class PeopleError(Exception):
    """Base of this room's errors."""


class CodeRefusedError(PeopleError):
    """The sign-in code is wrong, used, too old or tried too often; the reader is not told which."""


class TooManyCodesError(PeopleError):
    """Too many codes were asked for within an hour."""


class AddressTakenError(PeopleError):
    """An agent with this address exists already."""


class CalendarRefusedError(PeopleError):
    """The calendar's rules make no sense; the message names the first fault."""


class CalendarNotFoundError(PeopleError):
    """There is no such calendar, or it may not be set by this agent."""


class LastAdminError(PeopleError):
    """Somebody has to be able to run the installation: the last administrator stays one."""


class NameTakenError(PeopleError):
    """Another team, segment or calendar has this name already."""


class HostTakenError(PeopleError):
    """Another brand's help centre is reached under this name."""


class UnknownOrganisationError(PeopleError):
    """There is no organisation of this name."""


class KeyReusedError(PeopleError):
    """The idempotency key was used for another request."""
