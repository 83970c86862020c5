"""A real Dovecot with one mailbox in a temporary folder, on free ports of this machine."""

import getpass
import grp
import os
import re
import shutil
import signal
import smtplib
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from imapclient import IMAPClient

from tests.processes import PATIENCE
from tools.postgres import free_port

USER, PASSWORD = "desk", "secret-of-the-desk"
MECHANISMS = "plain login xoauth2 oauthbearer"
CONFIG = """
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/dovecot.log
protocols = imap lmtp pop3
listen = 127.0.0.1
default_login_user = {login}
default_internal_user = {internal}
default_internal_group = {group}
first_valid_uid = 1
auth_mechanisms = {mechanisms}
service imap-login {{
  {chroot}
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service pop3-login {{
  {chroot}
  inet_listener pop3 {{
    port = {pop3}
  }}
  inet_listener pop3s {{
    port = {pop3s}
    ssl = yes
  }}
}}
service anvil {{
  {chroot}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
"""

# What 2.4 (Debian 13) calls by other names than 2.3 (Debian 12, Ubuntu 24.04).
UNTIL_23 = """
{tls_23}
{quota_23}
{idle_23}
disable_plaintext_auth = no
mail_location = maildir:{home}/box
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {home}/users
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {home}/oauth2
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/box
}}
"""
OAUTH2 = """
introspection_mode = auth
introspection_url = {introspection}
username_attribute = username
"""
SINCE_24 = """
{tls_24}
{quota_24}
{idle_24}
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = {home}/box
passdb oauth2 {{
  mechanisms_filter = xoauth2 oauthbearer
}}
oauth2 {{
  introspection_mode = auth
  introspection_url = {introspection}
  username_attribute = username
}}
passdb passwd-file {{
  passwd_file_path = {home}/users
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {home}/box
  }}
}}
"""


@dataclass
class Dovecot:
    """A running server; `imaps` and `pop3s` are 0 without a certificate."""

    imap: int
    pop3: int
    imaps: int
    pop3s: int
    lmtp: int
    home: Path
    program: str

    def start(self):
        """Listen. The command returns then and goes on in the background, where it would hold a pipe open."""
        self._run(check=True)

    def stop(self):
        """End, and throw out who is still signed in: Dovecot lets them finish what they do."""
        children = self._processes()[1:]
        if children:
            self._run("stop")
            end(children, signal.SIGTERM)

    def kill(self):
        """End at once: nothing is to be kept."""
        end(self._processes(), signal.SIGKILL)

    def _processes(self):
        """Return the master's process and those it started; none where it does not run."""
        try:
            master = (self.home / "run" / "master.pid").read_text().strip()
        except FileNotFoundError:
            return []
        mine = ["ps", "-o", "pid=", "--ppid", master]
        return [master, *subprocess.run(mine, capture_output=True, text=True, check=False).stdout.split()]

    def _run(self, *words, check=False):
        command = [self.program, "-c", str(self.home / "dovecot.conf"), *words]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(command, check=check, timeout=PATIENCE, **quiet)

    def lay(self, *raws):
        """Put many mails there at once, as files, which is faster than delivering them."""
        folder = self.home / "box" / "new"
        for place in (folder, folder.parent / "cur", folder.parent / "tmp"):
            place.mkdir(exist_ok=True)
            if os.geteuid() == 0:
                shutil.chown(place, "mail", "mail")
        for number, raw in enumerate(raws):
            path = folder / f"1700000000.M{number:06d}P1.here"
            path.write_bytes(raw)
            if os.geteuid() == 0:
                shutil.chown(path, "mail", "mail")

    def count(self):
        """Return how many mails lie there."""
        with self.opened() as client:
            return client.select_folder("INBOX")[b"EXISTS"]

    def empty(self):
        """Delete all that lies there."""
        with self.opened() as client:
            client.select_folder("INBOX")
            client.delete_messages(client.search())
            client.expunge()

    def opened(self):
        """Return a signed-in IMAP connection of somebody else."""
        client = IMAPClient("127.0.0.1", port=self.imap, ssl=False)
        client.login(USER, PASSWORD)
        return client

    def deliver(self, *raws):
        """Put mails into the mailbox as a mail server would."""
        with smtplib.LMTP("127.0.0.1", self.lmtp) as line:
            for raw in raws:
                line.sendmail("kim@turnierserver.example", [USER], raw)


def end(processes, signum):
    """Send processes of ours a signal; who is gone already needs none."""
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(int(process), signum)


def dialect(program):
    """Return the configuration as the installed version reads it; 2.4 wants to be told the version first."""
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.match(r"\d+\.\d+", told).group()
    if version < "2.4":
        return CONFIG + UNTIL_23
    return f"dovecot_config_version = {version}.0\ndovecot_storage_version = {version}.0\n{CONFIG}{SINCE_24}"


def encryption(certificate):
    """Return what each version of the configuration says of TLS, offered only with a certificate."""
    if certificate is None:
        return {"tls_23": "ssl = no", "tls_24": "ssl = no"}
    chain, key = certificate
    return {
        "tls_23": f"ssl = yes\nssl_cert = <{chain}\nssl_key = <{key}",
        "tls_24": f"ssl = yes\nssl_server_cert_file = {chain}\nssl_server_key_file = {key}",
    }


QUOTA_23 = """
mail_plugins = quota
plugin {{
  quota = maildir:User quota
  quota_rule = *:bytes={quota}
}}
"""
QUOTA_24 = """
mail_plugins {{
  quota = yes
}}
quota "User quota" {{
  driver = count
  storage_size = {quota}B
}}
"""


def fullness(quota):
    """Return what each version of the configuration says of how many bytes a mailbox holds."""
    if not quota:
        return {"quota_23": "", "quota_24": ""}
    return {"quota_23": QUOTA_23.format(quota=quota), "quota_24": QUOTA_24.format(quota=quota)}


def telling(idles):
    """Return what each version of the configuration says of IDLE; old servers and some gateways know none."""
    if idles:
        return {"idle_23": "", "idle_24": ""}
    return {
        "idle_23": "imap_capability = IMAP4rev1 SASL-IR UIDPLUS MOVE",
        "idle_24": "imap_capability {\n  IDLE = no\n}",
    }


def config(program, home, *, encrypts, **wanted):
    """Return the configuration and the ports; as root the mails belong to the system's mail user."""
    root = os.geteuid() == 0
    me, mine = getpass.getuser(), grp.getgrgid(os.getegid()).gr_name
    ports = {name: free_port() for name in ("imap", "pop3", "lmtp")}
    ports |= {name: free_port() if encrypts else 0 for name in ("imaps", "pop3s")}
    text = dialect(program).format(
        home=home,
        login="dovenull" if root else me,
        internal="dovecot" if root else me,
        group="dovecot" if root else mine,
        uid="mail" if root else me,
        gid="mail" if root else mine,
        chroot="" if root else "chroot =",
        **wanted,
        **ports,
    )
    return text, ports


@contextmanager
def running(
    introspection="http://127.0.0.1:9/", certificate=None, mechanisms=MECHANISMS, quota=0, idles=True
):
    """Run a server as long as the block, which asks at `introspection` what a token is worth.

    With the paths of a `certificate` and its key it encrypts; `mechanisms` are the ways to sign in it offers.
    `quota` is how many bytes the mailbox holds; without `idles` it tells nobody that something came.

    Skips where Dovecot is not installed.
    """
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not program:
        pytest.skip("Dovecot is not installed (Debian: dovecot-imapd dovecot-pop3d dovecot-lmtpd)")
    home = Path(tempfile.mkdtemp(prefix="ruhepol-dovecot-"))
    home.chmod(0o755)
    wanted = {**encryption(certificate), **fullness(quota), **telling(idles), "mechanisms": mechanisms}
    text, ports = config(
        program, home, encrypts=certificate is not None, introspection=introspection, **wanted
    )
    (home / "box").mkdir()
    if os.geteuid() == 0:
        shutil.chown(home / "box", "mail", "mail")
    (home / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
    (home / "oauth2").write_text(OAUTH2.format(introspection=introspection))
    (home / "dovecot.conf").write_text(text)
    server = Dovecot(home=home, program=program, **ports)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(home, ignore_errors=True)
