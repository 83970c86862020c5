"""DKIM: which domains have signed a mail so that it still holds."""

import dkim

from ruhepol.channels.email.trust.names import NoAnswerError, Resolver

MOST = 5  # signatures looked at


def signers(raw: bytes, resolver: Resolver) -> tuple[str, list[str]]:
    """Return the result in one word and the domains whose signatures are good.

    A signature over only a part of the text (`l=`) proves nothing: anybody can write below it.
    """
    try:
        mail = dkim.DKIM(raw, minkey=1024)
        count = sum(name.lower() == b"dkim-signature" for name, _value in mail.headers)
    except Exception:  # noqa: BLE001  a forged mail may be broken in any way
        return "permerror", []
    words, domains = ["none"], []
    for index in range(min(count, MOST)):
        word, domain = _check(dkim.DKIM(raw, minkey=1024), index, resolver)
        words.append(word)
        domains += [domain] if word == "pass" else []
    ranked = ("pass", "temperror", "fail", "permerror", "none")
    return min(words, key=ranked.index), domains


def _check(mail: "dkim.DKIM", index: int, resolver: Resolver) -> tuple[str, str]:
    def key(name: bytes, timeout: float = 0) -> bytes:  # noqa: ARG001  the library's way to ask
        found = resolver.ask(name.decode("ascii").rstrip("."), "TXT")
        return bytes(found[0]) if found else b""

    try:
        good = mail.verify(index, dnsfunc=key)
    except NoAnswerError:
        return "temperror", ""
    except dkim.ValidationError:
        return "fail", ""
    except Exception:  # noqa: BLE001  a forged signature, too
        return "permerror", ""
    fields = mail.signature_fields or {}
    if not good or b"l" in fields:
        return "fail", ""
    return "pass", bytes(fields.get(b"d", b"")).decode("ascii", "replace").lower().rstrip(".")
