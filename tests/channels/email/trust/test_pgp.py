"""PGP signatures are checked by the real gpgv with keys in files named by addresses.

Keys and signatures in `pgp` were made with GnuPG, one of them with a key that has ended since.
"""

import shutil
from pathlib import Path

import pytest

from ruhepol.channels.email.mime.parse import mended
from ruhepol.channels.email.mime.seals.pgp import signed_by_pgp
from ruhepol.channels.email.mime.tree import cut
from ruhepol.channels.email.trust import pgp

HERE = Path(__file__).parent / "pgp"
KIM = "kim@turnierserver.example"
PART = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nDer Server läuft.\n"
OTHER = "Content-Type: text/plain\n\nÜberweisen Sie 900 Euro.\n"


def beside(*parts: str, before: str = "", after: str = "") -> bytes:
    """Return a mail with these parts and Kim's signature over `PART` as the last."""
    signature = f"Content-Type: application/pgp-signature\n\n{(HERE / 'beside.asc').read_text()}"
    body = "".join(f"\n--b\n{part}" for part in [*parts, signature])
    kind = 'multipart/signed; protocol="application/pgp-signature"; boundary=b'
    return f"From: {KIM}\nContent-Type: {kind}\n\n{before}{body}\n--b--\n{after}".encode()


def in_place(name: str = "in-place") -> bytes:
    """Return a mail whose text bears its signature."""
    head = "From: x@y.example\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return head.encode() + (HERE / f"{name}.txt").read_bytes()


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """The folder of keys as an administrator fills it."""
    shutil.copy(HERE / "kim.asc", tmp_path / f"{KIM}.asc")
    shutil.copy(HERE / "ended.asc", tmp_path / "alt@turnierserver.example.asc")
    (tmp_path / "torn@turnierserver.example.asc").write_text("no key")
    return tmp_path


def worth(raw: bytes, keys: Path, sender: str = KIM) -> str:
    """Return what the signature of a mail is worth."""
    raw = mended(raw)
    signed = signed_by_pgp(raw, cut(raw))
    return pgp.state(signed, sender, str(keys)) if signed else "not found"


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_words_signed_with_the_senders_key_are_valid(keys: Path, ends: bytes) -> None:
    """In place and beside, whatever ends the lines came with, and whatever the letters of the address."""
    assert worth(beside(PART).replace(b"\n", ends), keys) == "valid"
    assert worth(in_place().replace(b"\n", ends), keys, KIM.title()) == "valid"


def test_other_words_are_broken(keys: Path) -> None:
    """One other word, and the signature no longer fits."""
    assert worth(beside(PART.replace("läuft", "steht")), keys) == "broken"
    assert worth(in_place().replace(b"Danke", b"Bitte"), keys) == "broken"


@pytest.mark.parametrize(
    ("raw", "sender", "state"),
    [
        (in_place("in-place-nora"), KIM, "unknown"),
        (in_place("in-place-ended"), "alt@turnierserver.example", "expired"),
        (in_place(), "nora@andere.example", "no_key"),
        (in_place(), "../../etc/passwd", "no_key"),
        (in_place(), "torn@turnierserver.example", "unknown"),
        (in_place("in-place-sha1"), KIM, "unchecked"),
    ],
)
def test_a_key_speaks_for_the_address_its_file_is_named_by(
    keys: Path, raw: bytes, sender: str, state: str
) -> None:
    """Another's key, one that ended, none, and a digest that can be forged are not the sender's signature."""
    assert worth(raw, keys, sender) == state


def test_words_beside_those_that_were_signed_do_not_pass_for_signed(keys: Path) -> None:
    """Nobody can hang true signed words behind, before or beside words of their own."""
    framed = in_place().replace(b"-----BEGIN PGP SIGNED", b"Ueberweisen Sie sofort.\n\n-----BEGIN PGP SIGNED")
    assert worth(framed, keys) == "partial"
    assert worth(beside(PART, OTHER), keys) == "not found"
    assert worth(beside(OTHER, before=f"--bZ\n{PART}"), keys) == "broken"
    assert worth(beside(OTHER, after=f"\n--b\n{PART}\n--b--\n"), keys) == "broken"
    hidden = beside(OTHER, after=f"\n--b\n{PART}\n--b\n").replace(
        b"\n--b\nContent-Type: app", b"\r--b\nContent-Type: app"
    )
    assert worth(hidden, keys) in {"broken", "not found"}


def test_without_the_program_nothing_is_claimed(keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is anything claimed of a signature on which it takes too long."""
    monkeypatch.setattr(pgp, "PATIENCE", 0.0)
    assert worth(in_place(), keys) == "unchecked"
    monkeypatch.setattr(pgp, "program", lambda: None)
    assert worth(in_place(), keys) == "unchecked"


@pytest.mark.parametrize(
    "raw",
    [
        b"-----BEGIN PGP SIGNED MESSAGE-----\n" * 20_000,
        b"-----BEGIN PGP SIGNED MESSAGE-----\n\n" + b"\x00\xff" * 50_000 + b"\n-----END PGP SIGNATURE-----",
        b"-----BEGIN PGP SIGNED MESSAGE-----\n-----BEGIN PGP SIGNATURE-----\n\n"
        + b"A" * 200_000
        + b"\n-----END PGP SIGNATURE-----",
    ],
    ids=["begins without end", "no words", "huge signature"],
)
def test_hostile_texts_prove_nothing(keys: Path, raw: bytes) -> None:
    """They are not found, not understood or broken, and never valid."""
    assert worth(b"From: x@y.example\n\n" + raw, keys) in {"not found", "unchecked", "broken"}
