"""Let a program act as an agent: make an API token, list the tokens, or revoke one.

The token is shown once. `ruhepol token ada@example.com --name "Shop sync" --write`
"""

import argparse

from ruhepol.config import boot
from ruhepol.config.cli.errors import CommandError
from ruhepol.config.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the agent, the name and what may be done."""
    parser.add_argument("email", help="address of the agent the program acts as")
    todo = parser.add_mutually_exclusive_group(required=True)
    todo.add_argument("--name", help="make a token for the program of this name")
    todo.add_argument("--list", action="store_true", help="show the agent's tokens")
    todo.add_argument("--revoke", type=int, metavar="NUMBER", help="end the token of this number")
    parser.add_argument("--write", action="store_true", help="let it change things, not only read")


def run(options: argparse.Namespace) -> int:
    """Make, list or revoke."""
    boot.django()
    from ruhepol.core.actors import SYSTEM  # noqa: PLC0415  needs Django set up
    from ruhepol.people.models import Agent  # noqa: PLC0415
    from ruhepol.people.services.api_tokens import issue_token, revoke_token  # noqa: PLC0415

    agent = Agent.objects.active().filter(email=options.email.strip().lower()).first()
    if agent is None:
        raise CommandError(f"There is no active agent with the address {options.email}.")
    if options.list:
        for token in agent.api_tokens.all():
            state = "revoked" if token.revoked_at else token.scope
            say(f"{token.pk}  {token.name}  {state}  last used: {token.last_used_at or 'never'}")
    elif options.revoke is not None:
        held = agent.api_tokens.filter(pk=options.revoke).first()
        if held is None:
            raise CommandError(f"{agent.email} has no token {options.revoke}; --list shows them.")
        revoke_token(token=held, by=SYSTEM)
        say(f"Token {held.pk} ({held.name}) is revoked.")
    else:
        scope = "write" if options.write else "read"
        say(issue_token(agent=agent, name=options.name, scope=scope, by=SYSTEM)[1])
    return 0
