"""How allauth treats our agents' accounts."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AgentAccounts(DefaultAccountAdapter):
    """Agents are made by admins, so nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth's signature
        """Keep the sign-up page shut."""
        return False
