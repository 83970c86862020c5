"""Feed the reader of mails with what coverage finds interesting: `python -m tools.fuzz_mail CORPUS`.

Needs `pip install atheris`, which the product does not; the options are libFuzzer's. A finding is a mail that
raises, that loses a letter, or that takes longer than `-timeout`. The samples' folders make a good corpus.
"""

import sys

import atheris

with atheris.instrument_imports(include=["ruhepol"]):
    from ruhepol.channels.email.mime.parse import parse


def one(raw: bytes) -> None:
    """Read one mail; what is visible and what is folded must hold together the whole text."""
    mail = parse(raw)
    kept = "".join(f"{mail.visible}{mail.folded}".split())
    if sorted(kept) != sorted("".join(mail.text.split())):
        raise AssertionError(mail.text)


def main() -> None:
    """Run until a finding or until told to stop."""
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
