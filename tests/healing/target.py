"""A target that keeps count: a real server on loopback, which knows idempotency keys again."""

import json
import threading
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

from ruhepol.healing.doing.target import Answer, Outcome, Reading
from ruhepol.healing.plans.holds import judge
from ruhepol.healing.plans.places import fill


class Recorder(ThreadingHTTPServer):
    """Counts what takes effect, by path. Under /keyed/ a key counts once."""

    daemon_threads = True

    def __init__(self):
        """Nothing happened yet, and nothing fails."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.effects, self.calls, self.keys = Counter(), Counter(), {}
        self.statuses, self.deaths, self.kill = {}, {}, None
        self.lock = threading.Lock()

    def take(self, path, key):
        """Let a call take effect, unless it is known or refused; return the status.

        Where a death is planned the caller is killed instead of answered, before the effect or after it.
        """
        with self.lock:
            self.calls[path] += 1
            death = self.deaths.pop(path, "")
            if death == "before":
                return self.kill()
            status = self.statuses.get(path, [200])
            status = status.pop(0) if len(status) > 1 else status[0]
            if status != 200:
                return status
            if not (path.startswith("/keyed/") and key in self.keys.setdefault(path, set())):
                self.effects[path] += 1
            self.keys.setdefault(path, set()).add(key)
            if death == "after":
                return self.kill()
            return 200

    def told(self, path):
        """Answer how often something took effect, or how full the disk is until it does."""
        question, _, about = path.removeprefix("/").partition("/")
        happened = self.effects[f"/{about}"]
        return {"value": happened if question == "did" else 20 if happened else 99}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self._send(200, self.server.told(self.path))

    def do_POST(self):
        self._send(self.server.take(self.path, self.headers["Idempotency-Key"]), {})

    def _send(self, status, body):
        if status is None:
            self.close_connection = True
            return
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_words):
        """Say nothing."""


@contextmanager
def recording():
    """Run a target on a free port and end it."""
    server = Recorder()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Client:
    """Hands that call the target; `before` and `after` are where a test lets them die."""

    def __init__(self, server, *, before=lambda: None, after=lambda: None):
        """Keep one connection."""
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{server.server_address[1]}")
        self.before, self.after = before, after

    def ask_all(self, checks, target, *, within):
        """Ask one after the other."""
        return [self._ask(check, target, within) for check in checks]

    def _ask(self, check, target, within):
        value = self.http.get(fill(check.path, target.values()), timeout=within).json()["value"]
        return Reading(check.name, Answer.YES if judge(check.holds, value) else Answer.NO, value)

    def perform(self, deed, target, *, key, dry):
        """Call once; a 5xx may have taken effect for all one knows."""
        if dry:
            return Outcome(ok=True, output=f"would call {deed.path}")
        self.before()
        path = fill(deed.path, target.values())
        answer = self.http.post(path, headers={"Idempotency-Key": key}, timeout=60)
        self.after()
        code = answer.status_code
        return Outcome(ok=code == 200, output=str(code), retry=code == 429, unsure=code >= 500)

    def close(self):
        """Hang up."""
        self.http.close()
