"""ES modules joined into one classic script, for pages that are not ours: one request, no CORS, any policy.

Each module becomes a function that returns what it exports; `import` reads from it. Style sheets that a
module imports become constructed ones, which no policy of a page forbids.
"""

import json
import re
from pathlib import Path

from ruhepol.ui.minify import minify_css, minify_js

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+\.js)";$', re.MULTILINE)
_SHEET = re.compile(r'^import (\w+) from "\./([\w-]+\.css)" with \{ type: "css" \};$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class ModuleError(ValueError):
    """A module says something the joiner does not understand, or two need one another."""


def join(entry: Path) -> str:
    """Return the module with all it imports as one script that leaves nothing behind in the page."""
    order: list[Path] = []
    _visit(entry, order, ())
    return '(() => {\n"use strict";\n' + "".join(map(_wrapped, order)) + "})();\n"


def _visit(path: Path, order: list[Path], coming_from: tuple[Path, ...]) -> None:
    """Put what a module needs before the module."""
    if path in coming_from:
        raise ModuleError(f"{path.name} needs itself")
    if path in order:
        return
    for match in _IMPORT.finditer(path.read_text(encoding="utf-8")):
        _visit(path.parent / match[2], order, (*coming_from, path))
    order.append(path)


def _wrapped(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    exported = [match[1] for match in _EXPORT.finditer(text)]
    text = _IMPORT.sub(lambda match: f"const {{ {match[1]} }} = {_name(match[2])};", text)
    text = _SHEET.sub(lambda match: _sheet(match[1], path.parent / match[2]), text)
    text = _EXPORT.sub("", text)
    if left := _LEFT.search(text):
        raise ModuleError(f"{path.name}: {left[0]}")
    body = f"{minify_js(text)}\nreturn {{ {', '.join(exported)} }};"
    return f"const {_name(path.name)} = (() => {{\n{body}\n}})();\n"


def _name(file_name: str) -> str:
    return "$" + re.sub(r"\W", "_", file_name.removesuffix(".js"))


def _sheet(name: str, path: Path) -> str:
    style = json.dumps(minify_css(path.read_text(encoding="utf-8")))
    return f"const {name} = new CSSStyleSheet();\n{name}.replaceSync({style});"
