"""Sessions in the database, as Django keeps them, read by a query that is made once: every page asks it."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from ruhepol.core.db.prepared import Prepared, Slot

_SESSION = Prepared(lambda: Session.objects.filter(session_key=Slot("key"), expire_date__gt=Slot("now")))


class SessionStore(db.SessionStore):
    """Django's own store with a quicker look."""

    def _get_session_from_db(self) -> Any:  # noqa: ANN401  as Django has it
        found = _SESSION.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found
