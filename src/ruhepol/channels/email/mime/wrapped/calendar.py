"""What an invitation says, for a mail that holds nothing but one."""

import re

_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(
    r"^(SUMMARY|DTSTART|DTEND|LOCATION|DESCRIPTION)(?:;[^:\n]{0,200})?:([^\n]{0,2000})$", re.MULTILINE
)
_STAMP = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$")
_ESCAPED = re.compile(r"\\([\\;,nN])")


def words(calendar: str) -> str:
    """Return title, time, place and text of the first event, a line each."""
    _, _, event = _FOLD.sub("", calendar).replace("\r", "").partition("BEGIN:VEVENT")
    found: dict[str, str] = {}
    for name, value in _LINE.findall(event.partition("END:VEVENT")[0]):
        found.setdefault(name, _plain(value))
    span = " – ".join(_moment(found[name]) for name in ("DTSTART", "DTEND") if found.get(name))
    lines = (found.get("SUMMARY", ""), span, found.get("LOCATION", ""), found.get("DESCRIPTION", ""))
    return "\n".join(line for line in lines if line)


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value).strip()


def _moment(stamp: str) -> str:
    match = _STAMP.match(stamp)
    if not match:
        return stamp
    year, month, day, hour, minute, zulu = match.groups()
    clock = f" {hour}:{minute}{' UTC' if zulu else ''}" if hour else ""
    return f"{year}-{month}-{day}{clock}"
