"""Webhooks as systems sign them."""

import base64
import hashlib
import hmac

SECRET = "geheim"


def _mac(signed):
    return hmac.new(SECRET.encode(), signed, hashlib.sha256)


def as_github(body, **_others):
    """Return the header GitHub sends."""
    return {"X-Hub-Signature-256": f"sha256={_mac(body).hexdigest()}"}


def as_stripe(body, *, at):
    """Return Stripe's header: an older secret's signature beside the one that fits."""
    told = _mac(f"{at}.".encode() + body).hexdigest()
    return {"Stripe-Signature": f"t={at},v1={'0' * 64},v1={told},v0=old"}


def as_standard(body, *, at):
    """Return the three headers of Standard Webhooks."""
    told = base64.b64encode(_mac(f"msg_1.{at}.".encode() + body).digest()).decode()
    return {"webhook-id": "msg_1", "webhook-timestamp": str(at), "webhook-signature": f"v1a,x v1,{told}"}


def as_own(body, *, at):
    """Return headers of a system's own, with a moment."""
    return {"X-Sum": _mac(f"{at}.".encode() + body).hexdigest(), "X-At": str(at)}
