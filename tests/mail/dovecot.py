"""A real Dovecot with one mailbox in a temporary folder, on free ports of this machine."""

import getpass
import os
import re
import shutil
import smtplib
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

USER, PASSWORD = "desk", "secret-of-the-desk"
CONFIG = """
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
default_login_user = {login}
default_internal_user = {internal}
default_internal_group = {group}
first_valid_uid = 1
auth_mechanisms = plain login
service imap-login {{
  {chroot}
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
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
disable_plaintext_auth = no
mail_location = maildir:{home}/box
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {home}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/box
}}
"""
SINCE_24 = """
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = {home}/box
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
    """A running server."""

    imap: int
    lmtp: int

    def deliver(self, *raws):
        """Put mails into the mailbox as a mail server would."""
        with smtplib.LMTP("127.0.0.1", self.lmtp) as line:
            for raw in raws:
                line.sendmail("kim@turnierserver.example", [USER], raw)


def free_port():
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def dialect(program):
    """Return the configuration as the installed version reads it; 2.4 wants to be told the version first."""
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.match(r"\d+\.\d+", told).group()
    if version < "2.4":
        return CONFIG + UNTIL_23
    return f"dovecot_config_version = {version}.0\ndovecot_storage_version = {version}.0\n{CONFIG}{SINCE_24}"


def config(program, home):
    """Return the configuration and the two ports; as root the mails belong to the system's mail user."""
    root = os.geteuid() == 0
    me = getpass.getuser()
    ports = {"imap": free_port(), "lmtp": free_port()}
    text = dialect(program).format(
        home=home,
        login="dovenull" if root else me,
        internal="dovecot" if root else me,
        group="dovecot" if root else me,
        uid="mail" if root else me,
        gid="mail" if root else me,
        chroot="" if root else "chroot =",
        **ports,
    )
    return text, ports


@contextmanager
def running():
    """Run a server as long as the block; skip where Dovecot is not installed."""
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not program:
        pytest.skip("Dovecot is not installed (Debian: dovecot-imapd dovecot-lmtpd)")
    home = Path(tempfile.mkdtemp(prefix="ruhepol-dovecot-"))
    home.chmod(0o755)
    text, ports = config(program, home)
    (home / "box").mkdir()
    if os.geteuid() == 0:
        shutil.chown(home / "box", "mail", "mail")
    (home / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
    (home / "dovecot.conf").write_text(text)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [program, "-c", str(home / "dovecot.conf")]
    try:
        # It returns once it listens and goes on in the background, where it would hold a pipe open.
        subprocess.run(command, check=True, timeout=30, **quiet)
        yield Dovecot(**ports)
    finally:
        if (home / "run" / "master.pid").exists():
            subprocess.run([*command, "stop"], check=False, timeout=30, **quiet)
        shutil.rmtree(home, ignore_errors=True)
