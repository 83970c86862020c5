"""What stands behind an error that any command may meet: a database that is not there, or not ready."""


def trouble_of(error: Exception) -> str:
    """Return what `ruhepol check` would find wrong with the database; nothing where the fault is ours."""
    from django.db import DatabaseError, InterfaceError  # noqa: PLC0415  loaded where it was raised

    if not isinstance(error, DatabaseError | InterfaceError):
        return ""
    from ruhepol.config.checks.database import answers, is_current  # noqa: PLC0415  these need Django set up
    from ruhepol.config.checks.finding import Grade  # noqa: PLC0415
    from ruhepol.config.env.read import settings  # noqa: PLC0415

    found = (check(settings()) for check in (answers, is_current))
    return next((one.text for one in found if one.grade is Grade.FAULT), "")
