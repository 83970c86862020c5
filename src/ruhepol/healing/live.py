"""Who may follow a repair live: agents who see its asset, and the customer it is done for."""

from ruhepol.core.actors import Actor
from ruhepol.core.live import registry
from ruhepol.core.web.keys import key_in
from ruhepol.healing.exceptions import RunNotFoundError
from ruhepol.healing.policies import get_own_run, get_run_for
from ruhepol.people.models import Agent, Customer


def register() -> None:
    """Let repairs be followed."""
    registry.offer("run", may_hear)


def may_hear(actor: Actor, key: str) -> bool:
    """Tell whether somebody may follow a repair."""
    customer = Customer.objects.filter(pk=actor.id or 0).first() if actor.is_customer else None
    agent = Agent.objects.active().filter(pk=actor.id or 0).first() if actor.is_agent else None
    try:
        if customer:
            get_own_run(customer, key_in(key))
        elif agent:
            get_run_for(agent, key_in(key))
    except RunNotFoundError:
        return False
    return bool(customer or agent)
