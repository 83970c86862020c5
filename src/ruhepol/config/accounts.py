"""How allauth treats our agents' accounts."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import LoginForm
from django.http import HttpRequest
from django.utils import translation

from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.people.models import Agent

_AGENT = Prepared(lambda: Agent.objects.filter(pk=Slot("id")))


class AgentAccounts(DefaultAccountAdapter):
    """Agents are made by admins, so nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth's signature
        """Keep the sign-up page shut."""
        return False

    def add_message(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  as above
        """Say it in the language of the agent's pages; before sign-in only the browser's was known."""
        agent = request.user
        own = agent.language if isinstance(agent, Agent) else ""
        with translation.override(own or translation.get_language()):
            super().add_message(request, *args, **kwargs)


class AgentBackend(AuthenticationBackend):
    """allauth's, with a quicker look at who is signed in: every page asks."""

    def get_user(self, user_id: int) -> Agent | None:
        """Return the agent of a session, None where the account is gone or shut."""
        agent = _AGENT.first(id=user_id)
        return agent if agent and self.user_can_authenticate(agent) else None


class SignInForm(LoginForm):
    """The form of the agents' door, without what allauth adds and our page says itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Django's signature
        """Take away the link below the password and the names inside the boxes."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)
