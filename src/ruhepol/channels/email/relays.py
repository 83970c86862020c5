"""Which servers that hand mail to us are our own."""

from django.conf import settings

from ruhepol.core.web.network import address_of


def is_relay(client: str) -> bool:
    """Tell whether an address is a mail server of ours."""
    address = address_of(client)
    return address is not None and any(address in network for network in settings.RUHEPOL.intake_relays)
