"""The certificate with which our SMTP intake encrypts."""

import ssl


def server_context(certificate: str, key: str) -> ssl.SSLContext | None:
    """Return the context for a certificate chain and its key (paths), None where none is set.

    Raises OSError or ssl.SSLError, which says what is wrong with the files.
    """
    if not certificate:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key or None)
    return context
