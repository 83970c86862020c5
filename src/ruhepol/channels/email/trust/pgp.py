"""PGP: whether a signature was made with the key that is kept here of the sender. `gpgv` checks it.

It is GnuPG's program for just that: it reads one file of keys, asks nobody and writes nothing. Whose a key is
says the name of its file, and so the person who put it there; what a key says of itself proves nothing.
"""

import binascii
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from ruhepol.channels.email.mime.seals.pgp import Signed

PATIENCE = 10.0  # seconds
_LARGEST = 1_000_000  # bytes of a file of keys
_ARMOUR = re.compile(
    rb"-----BEGIN PGP PUBLIC KEY BLOCK-----\r?\n(?:[^\r\n:]+:[^\r\n]*\r?\n)*\r?\n([A-Za-z0-9+/=\s]+?)"
    rb"(?:\r?\n=[A-Za-z0-9+/]{4})?\s*-----END PGP PUBLIC KEY BLOCK-----"
)
_SAID = re.compile(rb"^\[GNUPG:\] (\w+)", re.MULTILINE)
_WORTH = (
    ("BADSIG", "broken"),
    ("EXPSIG", "expired"),
    ("EXPKEYSIG", "expired"),
    ("REVKEYSIG", "expired"),
    ("GOODSIG", "valid"),
    ("NO_PUBKEY", "unknown"),
)
"""What gpgv says, and what it means; of several signatures the worst that is known counts."""


def program() -> str | None:
    """Return where gpgv is, None where it is not installed."""
    return shutil.which("gpgv")


def state(signed: Signed, sender: str, folder: str) -> str:
    """Return what a signature is worth.

    `valid`: made with the sender's key, of all that stands there; `partial`: of a part of it; `broken`: of
    other words; `unknown`: with another key; `expired`: with one that had ended or was called back; `no_key`:
    none is kept of the sender; `unchecked`: the program is not there, did not understand it or took too long.
    """
    keys, gpgv = _keys_of(sender, folder), program()
    if keys is None:
        return "no_key"
    if gpgv is None:
        return "unchecked"
    worth = _asked(gpgv, keys, signed)
    return "partial" if worth == "valid" and not signed.is_all else worth


def _keys_of(sender: str, folder: str) -> bytes | None:
    """Return the keys that are good for an address, as gpgv reads them."""
    try:
        found = [path for path in Path(folder).iterdir() if path.stem.lower() == sender.lower()]
        content = found[0].read_bytes() if found and found[0].stat().st_size <= _LARGEST else b""
    except OSError:
        return None
    try:
        plain = b"".join(binascii.a2b_base64(block) for block in _ARMOUR.findall(content))
    except binascii.Error:
        return None
    return plain or content or None


def _asked(gpgv: str, keys: bytes, signed: Signed) -> str:
    with tempfile.TemporaryDirectory(prefix="ruhepol-pgp-") as name:
        home = Path(name)
        (home / "keys.gpg").write_bytes(keys)
        (home / "signature").write_bytes(signed.signature)
        command = [gpgv, "--homedir", name, "--keyring", str(home / "keys.gpg"), "--weak-digest", "SHA1"]
        command += ["--status-fd", "1", str(home / "signature")]
        try:
            told = subprocess.run(  # noqa: S603  a program of the system, fixed words and paths of ours
                command if signed.content is None else [*command, "-"],
                input=signed.content or b"",
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"LC_ALL": "C"},
                cwd=name,
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return "unchecked"
    said = {word.decode("ascii") for word in _SAID.findall(told.stdout)}
    return next((worth for word, worth in _WORTH if word in said), "unchecked")
