"""Habits every file keeps: it says why it is there, leaves nothing half done, and names no machine."""

import ast
import re
from pathlib import Path

import pytest

from tests.house import source

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MACHINE = re.compile(r"(?<![\w.$}/-])/(root|work|home/\w+)/")
TEXT = ("*.py", "*.html", "*.js", "*.css", "*.md", "*.toml", "*.sh")


def own_text_files():
    """Return every text file we wrote: product, tests, tools, bench and documents."""
    folders = [source.ROOT / name for name in ("src", "tests", "tools", "bench", "docs", "bin", ".ci")]
    found = [path for folder in folders for pattern in TEXT for path in source.files(folder, pattern)]
    scripts = [path for name in ("bin", ".ci") for path in (source.ROOT / name).glob("*") if path.is_file()]
    return sorted({*found, *scripts, *source.ROOT.glob("*.md")} - {Path(__file__)})


@pytest.mark.parametrize("pattern", [UNFINISHED, MACHINE], ids=["unfinished", "machine"])
def test_no_loose_ends(pattern):
    """Nothing is left to be done later, and no path of one machine is written down."""
    found = [
        f"{source.name(path)}:{number}: {line.strip()}"
        for path in own_text_files()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_every_module_says_why_it_is_there():
    """A module begins with a docstring of a few lines, so that a reader knows where he is."""
    silent = [source.name(path) for path in source.modules() if not ast.get_docstring(source.tree(path))]
    assert silent == []


def test_every_test_says_what_it_proves():
    """A test begins with one sentence about what it proves."""
    silent = [
        f"{source.at(path, function)} {function.name}"
        for path in source.test_files()
        if path.name.startswith("test_")
        for function in source.functions(path)
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]
    assert silent == []


def test_no_test_sleeps():
    """A test waits for a condition, never for time to pass."""
    sleeping = [
        source.at(path, call)
        for path in source.test_files()
        for call in source.calls(path)
        if ast.unparse(call.func).endswith((".sleep", "wait_for_timeout"))
        and not (call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value == 0)
    ]
    assert sleeping == []


def test_no_test_is_skipped_for_good():
    """A test runs or does not exist: `skip` and `xfail` marks are not a place to keep it."""
    parked = [
        source.at(path, node)
        for path in source.test_files()
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"pytest.mark.skip", "pytest.mark.xfail"}
    ]
    assert parked == []
