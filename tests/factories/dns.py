"""Name servers that answer from a table, and mails signed with a key they publish."""

import base64

import dkim
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import rsa

from ruhepol.channels.email.trust.names import NoAnswerError

_KEY = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505  quickly made
PRIVATE = _KEY.private_bytes(form.Encoding.PEM, form.PrivateFormat.TraditionalOpenSSL, form.NoEncryption())
PUBLIC = base64.b64encode(
    _KEY.public_key().public_bytes(form.Encoding.DER, form.PublicFormat.SubjectPublicKeyInfo)
)


class Zones:
    """Answers from a table of (name, kind); a name in `dead` cannot be asked. Keeps what was asked."""

    def __init__(self, **policies):
        """Know nothing yet but the texts given by domain, `__` for a dot."""
        self.table = {(name.replace("__", "."), "TXT"): [text] for name, text in policies.items()}
        self.dead = set()
        self.asked = []

    def ask(self, name, kind):
        """Answer as a resolver does."""
        self.asked.append((name, kind))
        if name in self.dead:
            raise NoAnswerError(name)
        return self.table.get((name, kind), [])

    def publish_key(self, domain, selector="s1"):
        """Publish the public key of this module under a domain."""
        self.table[f"{selector}._domainkey.{domain}", "TXT"] = [b"v=DKIM1; k=rsa; p=" + PUBLIC]
        return self


def signed(mail, domain, selector="s1", **facts):
    """Return a mail's bytes with a signature of `domain`."""
    raw = mail.as_bytes().replace(b"\n", b"\r\n")
    return dkim.sign(raw, selector.encode(), domain.encode(), PRIVATE, **facts) + raw
