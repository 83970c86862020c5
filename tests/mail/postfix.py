"""A real Postfix in a temporary folder, on a free port of this machine: it relays, refuses and returns."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.processes import PATIENCE, eventually
from tools.postgres import free_port

HERE, GONE, AWAY = "turnierserver.example", "gone.example", "nordstern.example"
"""Whose mailboxes it keeps; whose mail it takes and returns, for we refuse it; whose it hands on."""

MAIN = """
compatibility_level = 3.6
queue_directory = {home}/queue
data_directory = {home}/data
command_directory = /usr/sbin
daemon_directory = {daemons}
maillog_file = {home}/postfix.log
maillog_file_prefixes = {home}
myhostname = mx.test.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
local_transport = error:no local mail
smtp_host_lookup = native
smtp_dns_support_level = disabled
disable_dns_lookups = yes
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
bounce_queue_lifetime = 60s
virtual_mailbox_domains = {here}
virtual_mailbox_base = {home}/boxes
virtual_mailbox_maps = inline:{{kim@{here}=kim/, gray@{here}=gray/}}
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
relay_domains = {gone}, {away}
transport_maps = inline:{{ {gone}=smtp:[127.0.0.1]:{intake}, {away}=smtp:[127.0.0.1]:{intake} }}
smtpd_recipient_restrictions = check_recipient_access texthash:{home}/access, permit_mynetworks, reject
"""
MASTER = """
{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
smtp unix - - n - - smtp
virtual unix - n n - - virtual
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@dataclass
class Postfix:
    """A server that can be started, stopped and told whom to ask for patience."""

    home: Path
    port: int

    def _run(self, verb: str) -> int:
        command = ["postfix", "-c", str(self.home / "etc"), verb]
        path = f"{os.environ.get('PATH', '')}:/usr/sbin"
        return subprocess.run(command, check=False, timeout=PATIENCE, env={"PATH": path}, **QUIET).returncode

    def start(self) -> None:
        """Begin to listen."""
        assert self._run("start") == 0, self.log

    def stop(self) -> None:
        """End all its processes, and wait until they are gone."""
        self._run("stop")
        eventually(lambda: self._run("status") != 0, "Postfix to end")

    def say(self, address: str, answer: str) -> None:
        """Give this answer to whoever names a recipient; an empty one takes the mail."""
        (self.home / "access").write_text(f"{address} {answer}\n" if answer else "")
        self._run("reload")

    @property
    def log(self) -> str:
        """What it wrote down."""
        log = self.home / "postfix.log"
        return log.read_text() if log.exists() else ""

    def mails(self, box: str = "kim") -> list:
        """Return the mails in a mailbox, in no order."""
        found = (self.home / "boxes" / box / "new").glob("*")
        return [message_from_bytes(path.read_bytes(), policy=default) for path in found]

    def arrived(self, delivery, box: str = "kim"):
        """Wait for this mail in a mailbox and return it; it came once."""

        def copies() -> list:
            return [mail for mail in self.mails(box) if mail["Message-ID"] == f"<{delivery.header_id}>"]

        eventually(copies, f"mail {delivery.header_id} in the mailbox")
        [mail] = copies()
        return mail


def _lay_out(home: Path, port: int, intake: int) -> None:
    for name in ("etc", "queue", "data", "boxes"):
        (home / name).mkdir()
    shutil.chown(home / "data", "postfix", "postfix")
    shutil.chown(home / "boxes", "mail", "mail")
    (home / "access").write_text("")
    uid, gid = (home / "boxes").stat().st_uid, (home / "boxes").stat().st_gid
    daemons = next(path for path in ("/usr/lib/postfix/sbin", "/usr/libexec/postfix") if Path(path).is_dir())
    facts = {"here": HERE, "gone": GONE, "away": AWAY, "daemons": daemons, "uid": uid, "gid": gid}
    (home / "etc" / "main.cf").write_text(MAIN.format(home=home, intake=intake, **facts))
    (home / "etc" / "master.cf").write_text(MASTER.format(port=port))


@contextmanager
def running(intake: int):
    """Run a server as long as the block, handing mail for us to `intake`; its master needs root."""
    if not shutil.which("postfix", path=f"{os.environ.get('PATH', '')}:/usr/sbin"):
        pytest.skip("Postfix is not installed (Debian: postfix)")
    if os.geteuid() != 0:
        pytest.skip("Postfix's master starts only as root; run these as root")
    home = Path(tempfile.mkdtemp(prefix="ruhepol-postfix-"))
    home.chmod(0o755)
    port = free_port()
    _lay_out(home, port, intake)
    server = Postfix(home, port)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)
