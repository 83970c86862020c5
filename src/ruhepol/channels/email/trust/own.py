"""Finding out ourselves who a mail is from. Slow: it asks the network, so never inside a transaction."""

from ruhepol.channels.email.trust.head import from_domain
from ruhepol.channels.email.trust.names import NoAnswerError, Resolver
from ruhepol.channels.email.trust.policy import aligned, organisation
from ruhepol.channels.email.trust.sender_policy import may_send
from ruhepol.channels.email.trust.signatures import signers
from ruhepol.channels.email.trust.verdict import Peer, Verdict

BY = "dns"


def judge(raw: bytes, peer: Peer, resolver: Resolver) -> Verdict:
    """Return what DNS proves about the sender of a mail; never raises because of what the mail says."""
    claimed = from_domain(raw)
    dkim, signed = signers(raw, resolver)
    spf, sent = may_send(peer, resolver)
    try:
        dmarc, proven = _dmarc(claimed, signed, sent, resolver)
    except NoAnswerError:
        dmarc, proven = "temperror", ""
    return Verdict(spf=spf, dkim=dkim, dmarc=dmarc, proven=proven, judged_by=BY)


def _dmarc(claimed: str, signed: list[str], sent: str, resolver: Resolver) -> tuple[str, str]:
    """Return the result of DMARC and the proven domain; a domain without a policy may be proven, too."""
    if not claimed:
        return "permerror", ""
    _, policy = organisation(claimed, resolver)
    strict = policy or {}
    by_key = any(
        aligned(domain, claimed, strict=strict.get("adkim") == "s", resolver=resolver) for domain in signed
    )
    by_path = aligned(sent, claimed, strict=strict.get("aspf") == "s", resolver=resolver)
    proven = claimed if by_key or by_path else ""
    if policy is None:
        return "none", proven
    return ("pass" if proven else "fail"), proven
