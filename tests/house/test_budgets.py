"""Sizes that keep the house readable: files, functions, templates, scripts and style sheets."""

from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.house import source

HARD_FUNCTION = 50
HARD = {"*.py": 400, "*.html": 200, "*.js": 150, "*.css": 300}


def lines(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text().splitlines())


def p90(values: list[int]) -> float:
    """Return the 90th percentile."""
    return quantiles(values, n=10, method="inclusive")[-1] if len(values) > 1 else values[0]


def function_lengths(paths: list[Path]) -> dict[str, int]:
    """Return the length of every function body, the docstring not counted."""
    lengths = {}
    for path in paths:
        for function in source.functions(path):
            body = function.body[1:] if len(function.body) > 1 and has_docstring(function) else function.body
            lengths[source.at(path, function)] = (body[-1].end_lineno or 0) - body[0].lineno + 1
    return lengths


def has_docstring(function: source.Function) -> bool:
    """Tell whether a function begins with a docstring."""
    return source.ast.get_docstring(function) is not None


@pytest.mark.parametrize("pattern", HARD)
def test_no_file_is_too_long(pattern):
    """Every file of the product fits its budget."""
    too_long = {source.name(path): lines(path) for path in source.files(source.PACKAGE, pattern)}
    assert {name: size for name, size in too_long.items() if size > HARD[pattern]} == {}


def test_no_test_file_is_too_long():
    """Tests are read as often as the product and obey the same limit."""
    sizes = {source.name(path): lines(path) for path in source.test_files()}
    assert {name: size for name, size in sizes.items() if size > HARD["*.py"]} == {}


def test_files_are_mostly_short():
    """The usual module is one thought: median 60 lines, nine in ten below 200."""
    sizes = [lines(path) for path in source.modules()]
    assert median(sizes) <= 60
    assert p90(sizes) <= 200


def test_functions_are_mostly_short():
    """The usual function is seen at a glance: median 8 lines, nine in ten below 25, none above 50."""
    lengths = function_lengths(source.modules())
    assert {place: length for place, length in lengths.items() if length > HARD_FUNCTION} == {}
    assert median(lengths.values()) <= 8
    assert p90(list(lengths.values())) <= 25


def test_templates_are_mostly_short():
    """Nine in ten templates fit on one screen and a half."""
    sizes = [lines(path) for path in source.files(source.PACKAGE, "*.html")]
    assert p90(sizes or [0]) <= 80
