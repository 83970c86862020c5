"""Look at mails without a database: `ruhepol mail parse` reads paths and prints what each mail says.

Paths come one a line on standard input; each gives one line of JSON: who wrote, what of it is the
writer's own words, which files came along, whether a machine wrote it.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from ruhepol.config.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what to do with the mails."""
    parser.add_argument("what", choices=["parse"], help="parse: print each mail as one line of JSON")


def run(_options: argparse.Namespace) -> int:
    """Print one line for each path; 1 when a file could not be read."""
    failed = 0
    for line in sys.stdin:
        path = line.rstrip("\n")
        try:
            said = described(Path(path).read_bytes())
        except OSError as error:
            said, failed = {"path": path, "error": error.strerror or str(error)}, 1
        say(json.dumps(said, ensure_ascii=False))
    return failed


def described(raw: bytes) -> dict[str, Any]:
    """Return what is known of a mail, in words that JSON knows."""
    from ruhepol.channels.email.mime.parse import parse  # noqa: PLC0415  other commands start without it

    mail = parse(raw)
    return {
        "from_address": mail.sender.address if mail.sender else "",
        "from_name": mail.sender.name if mail.sender else "",
        "to": [to.address for to in mail.to],
        "cc": [cc.address for cc in mail.cc],
        "reply_to": [one.address for one in mail.reply_to],
        "subject": mail.subject,
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to[0] if mail.in_reply_to else "",
        "references": list(mail.references),
        "text": mail.visible,
        "folded": mail.folded,
        "full_text": mail.text,
        "html_present": bool(mail.html),
        "attachments": [
            {"filename": part.name, "size": len(part.content), "content_type": part.content_type}
            for part in mail.parts
        ],
        "is_auto_reply": mail.machine in {"auto", "challenge"},
        "is_auto_generated": mail.machine in {"auto", "challenge", "complaint", "list"} or mail.delayed,
        "suppress_auto_response": mail.quiet or bool(mail.machine),
        "is_list": mail.machine == "list",
        "is_bounce": mail.machine == "bounce",
        "is_delayed": mail.delayed,
        "is_arf": mail.machine == "complaint",
        "bounced_recipient": list(mail.bounced),
        "damage": mail.damage,
    }
