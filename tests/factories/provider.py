"""A mail provider's consent on a free port of this machine: codes, tokens, and what a token is worth."""

import base64
import hashlib
import json
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

CLIENT, SECRET = "client-of-the-desk", "secret-of-the-client"


class Provider:
    """Speaks RFC 6749, 7636 and 7662 as far as a mail client meets them, and is as strict as they ask."""

    def __init__(self):
        """Nobody has consented yet."""
        self.codes = {}
        self.lasting = set()
        self.current = {}
        self.asked = []
        self.url = ""

    def consent(self, address, user):
        """Do what a person does on the consent page at `address`; return the code."""
        facts = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert facts["response_type"] == "code"
        assert facts["client_id"] == CLIENT
        code = f"code-{len(self.codes)}"
        self.codes[code] = (facts, user)
        return code, facts

    def answer(self, path, facts):
        """Return status and answer of an endpoint."""
        if path.startswith("/introspect"):
            user = self.current.get(facts.get("token", ""))
            return 200, {"active": bool(user), **({"username": user} if user else {})}
        self.asked.append(facts)
        if (facts.get("client_id"), facts.get("client_secret")) != (CLIENT, SECRET):
            return 401, {
                "error": "invalid_client",
                "error_description": "AADSTS7000215: Invalid client secret",
            }
        if facts["grant_type"] == "authorization_code":
            return self._by_code(facts)
        if facts.get("refresh_token") not in self.lasting:
            return 400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}
        return 200, self._tokens("desk", renewed=True)

    def _by_code(self, facts):
        page, user = self.codes.pop(facts["code"], (None, None))
        proof = base64.urlsafe_b64encode(hashlib.sha256(facts["code_verifier"].encode()).digest())
        if not page or page["redirect_uri"] != facts["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        if proof.rstrip(b"=").decode() != page["code_challenge"]:
            return 400, {"error": "invalid_grant", "error_description": "wrong verifier"}
        return 200, self._tokens(user)

    def _tokens(self, user, *, renewed=False):
        number = len(self.asked)
        self.current[f"access-{number}"] = user
        told = {"token_type": "Bearer", "expires_in": 3599, "access_token": f"access-{number}"}
        if not renewed:
            self.lasting.add(f"lasting-{number}")
            told |= {"refresh_token": f"lasting-{number}", "refresh_token_expires_in": 604_799}
        return told


@contextmanager
def running():
    """Run a provider as long as the block; yields it with its address as `url`."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            sent = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
            if self.path == "/elsewhere":
                self.send_response(302)
                self.send_header("Location", f"{provider.url}/token")
                self.end_headers()
                return
            if self.path == "/endless":
                self.talk_on()
                return
            self.reply(*provider.answer(self.path, {k: v[0] for k, v in parse_qs(sent).items()}))

        def do_GET(self):
            query = parse_qs(urlsplit(self.path).query)
            token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
            facts = {"token": token, **{k: v[0] for k, v in query.items()}}
            self.reply(*provider.answer(self.path, facts))

        def talk_on(self):
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b" " * 65536)

        def reply(self, status, told):
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    provider.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
