"""Both databases run the same code; what differs has one address."""

import ast

from tests.house import source

HOMES = ("core/db/", "core/search/sqlite.py", "core/search/postgres.py")


def at_home(path):
    """Tell whether a file may know which database it talks to."""
    return str(path.relative_to(source.PACKAGE)).startswith(HOMES)


def test_only_the_database_layer_asks_for_the_vendor():
    """`connection.vendor` appears in core/db and the two search adapters, nowhere else."""
    asked = [
        source.at(path, node)
        for path in source.modules()
        if not at_home(path)
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "vendor"
    ]
    assert asked == []


def test_nothing_of_one_database_is_used_elsewhere():
    """`django.contrib.postgres` would end the embedded default, so only its adapter may import it."""
    imported = [
        source.at(path, node)
        for path in source.modules()
        if not at_home(path)
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.contrib.postgres")
    ]
    assert imported == []
