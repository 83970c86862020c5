"""Services have one shape: keyword-only, and an act is signed with who did it."""

import ast

from tests.house import source


def acts():
    """Yield (path, function) for every public function of a service that names an actor or publishes."""
    for room in source.rooms():
        for path in (source.PACKAGE / room).glob("**/services/*.py"):
            top = [node for node in source.tree(path).body if isinstance(node, source.Function)]
            public = [node for node in top if not node.name.startswith("_")]
            yield from ((path, node) for node in public if "by" in parameters(node) or publications(node))


def parameters(function):
    """Return the names of all parameters."""
    taken = function.args
    return [argument.arg for argument in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs)]


def publications(function):
    """Return the calls of `publish` in a function."""
    found = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return [call for call in found if ast.unparse(call.func) == "publish"]


def signature_of(call):
    """Return whom a publication names."""
    return [ast.unparse(word.value) for word in call.keywords if word.arg == "by"]


def test_acts_take_nothing_by_position():
    """A call of a service reads as a sentence: `solve(ticket=ticket, by=ada)`."""
    by_position = [
        f"{source.at(path, function)} {function.name}"
        for path, function in acts()
        if function.args.args or function.args.posonlyargs or function.args.vararg
    ]
    assert by_position == []


def test_acts_are_signed():
    """What a service publishes names the actor it was given, or the system where no hand is behind it."""
    unsigned = [
        f"{source.at(path, call)} {signature_of(call)}"
        for path, function in acts()
        for call in publications(function)
        if signature_of(call) != ["SYSTEM"] and not ("by" in parameters(function) and signature_of(call))
    ]
    assert unsigned == []
