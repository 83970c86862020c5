"""The source as the house tests read it: files, syntax trees and functions."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "ruhepol"
FACES = ("workspace", "portal", "api")
NOT_ROOMS = (*FACES, "config", "demo", "core", "ui")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def rooms() -> list[str]:
    """Return the packages that own nouns: neither faces nor the ground nor the roof."""
    return sorted(
        path.parent.name for path in PACKAGE.glob("*/__init__.py") if path.parent.name not in NOT_ROOMS
    )


def files(folder: Path, pattern: str) -> list[Path]:
    """Return the files below a folder, without vendored and generated ones."""
    return sorted(
        path
        for path in folder.rglob(pattern)
        if not {"vendor", "migrations", "__pycache__"} & set(path.relative_to(folder).parts)
    )


def modules() -> list[Path]:
    """Return every Python file of the product except migrations."""
    return files(PACKAGE, "*.py")


def test_files() -> list[Path]:
    """Return every Python file of the tests."""
    return files(ROOT / "tests", "*.py")


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    """Yield every function and method of a file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def calls(path: Path) -> Iterator[ast.Call]:
    """Yield every call in a file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def name(path: Path) -> str:
    """Return a path as a reader types it, from the root of the repository."""
    return str(path.relative_to(ROOT))


def at(path: Path, node: ast.AST) -> str:
    """Return `file:line` of a node."""
    return f"{name(path)}:{getattr(node, 'lineno', 0)}"
