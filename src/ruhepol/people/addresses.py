"""The one form in which an address is stored and compared."""


def normalised(kind: str, value: str) -> str:
    """Return an address of an identity kind (`email`, `phone`, `external`, `visitor`) ready to compare."""
    value = value.strip()
    return value.lower() if kind == "email" else value.replace(" ", "")
