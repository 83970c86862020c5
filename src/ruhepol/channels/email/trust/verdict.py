"""What is known of a mail's sender."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The results in the words of RFC 8601; `proven` is the domain of `From` where one of them proves it."""

    spf: str = ""
    dkim: str = ""
    dmarc: str = ""
    proven: str = ""
    judged_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Who handed a mail over: network address, greeting and envelope sender."""

    client: str = ""
    helo: str = ""
    envelope_from: str = ""


def domain_of(address: str) -> str:
    """Return the domain of an address in lower case and in ASCII, empty where there is none."""
    domain = address.rpartition("@")[2].strip().rstrip(".").lower()
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
