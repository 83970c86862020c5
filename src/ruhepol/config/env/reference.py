"""Writes the reference page of all settings from the table, so that the two cannot differ."""

from collections.abc import Iterator

from ruhepol.config.env.table import rows, variable

HEAD = """\
# Settings

Ruhepol reads its settings from the environment. None has to be set.
A variable that begins with `RUHEPOL_` and is not listed here stops the start,
and so does a value that makes no sense.
A secret can also be read from a file:
`RUHEPOL_SMTP_PASSWORD_FILE=/run/secrets/smtp` instead of `RUHEPOL_SMTP_PASSWORD`.

This page is generated from the table in `ruhepol.config.env.table` by `python -m tools.reference write`.

| variable | what it does | expected | default |
|---|---|---|---|
"""


def page() -> str:
    """Return the reference page as Markdown."""
    return HEAD + "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    for name, row in rows().items():
        shown = f"`{variable(name)}`" + (" or `…_FILE`" if row.secret else "")
        default = f"`{row.default}`" if row.default else "empty"
        yield f"| {shown} | {row.about} | {row.kind.expects} | {default} |"
