"""The operator's list of commands, and the values it lets in."""

import pytest

from ruhepol.healing.doing.allowed import command, commands_of
from ruhepol.healing.doing.place import NotDoneError

LIST = """
[hosting.clean-logs]
argv = ["/usr/local/bin/clean", "--server={server}", "{days}"]
args = {server = "s-[0-9]{1,6}", days = "[0-9]{1,3}"}

[hosting.load]
argv = ["/usr/bin/uptime"]
asks = true

[mail.flush]
argv = ["/usr/sbin/postqueue", "-f"]
"""


@pytest.fixture
def allowed(tmp_path):
    """Write the list; return its path as a setting holds it."""
    path = tmp_path / "commands.toml"
    path.write_text(LIST)
    return path


def test_the_words_of_a_command(allowed):
    """Values stand where the operator put them, as parts of one word each."""
    found = command(str(allowed), "hosting", "clean-logs")
    assert found.words({"server": "s-42", "days": 7}) == ["/usr/local/bin/clean", "--server=s-42", "7"]
    assert command(str(allowed), "hosting", "load").words({}) == ["/usr/bin/uptime"]


@pytest.mark.parametrize(
    "values",
    [
        {"server": "s-42; reboot", "days": 7},
        {"server": "s-42\n", "days": 7},
        {"server": "{days}", "days": 7},
        {"server": "s-42", "days": "--force"},
        {"server": "s-42", "days": "7" * 300},
        {"server": "s-42"},
        {"server": "s-42", "days": 7, "more": 1},
    ],
)
def test_values_of_another_form(allowed, values):
    """A value that does not have its form starts nothing."""
    with pytest.raises(NotDoneError):
        command(str(allowed), "hosting", "clean-logs").words(values)


def test_only_what_is_listed(allowed):
    """A system has its own commands and no other's; without a list there are none."""
    assert list(commands_of(str(allowed), "hosting")) == ["clean-logs", "load"]
    assert dict(commands_of("", "hosting")) == {}
    for system, name in [("hosting", "flush"), ("nobody", "load"), ("hosting", "nope")]:
        with pytest.raises(NotDoneError, match="has no"):
            command(str(allowed), system, name)


def test_a_list_that_changed_is_read_anew(allowed):
    """The operator's change counts with the next command."""
    assert "new" not in commands_of(str(allowed), "hosting")
    allowed.write_text(f'{LIST}\n[hosting.new]\nargv = ["/bin/true"]\n')
    assert "new" in commands_of(str(allowed), "hosting")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[a.b", "list of commands"),
        ('[a.b]\nargv = ["true"]', "whole path"),
        ('[a.b]\nargv = ["{x}"]\nargs = {x = ".*"}', "whole path"),
        ('[a.b]\nargv = ["/bin/echo", "{x}"]', "a form"),
        ('[a.b]\nargv = ["/bin/echo"]\nargs = {x = "["}', "a.b"),
        ("[a.b]\nargv = []", "a.b"),
        ('[a.b]\nargv = ["/bin/true"]\nshell = true', "a.b.shell"),
    ],
)
def test_a_list_with_mistakes(tmp_path, text, words):
    """A mistake is named by its place, and nothing of the list is used."""
    path = tmp_path / "commands.toml"
    path.write_text(text)
    with pytest.raises(NotDoneError, match=words):
        commands_of(str(path), "a")


def test_a_list_that_is_not_there(tmp_path):
    """A wrong path in the settings is said so."""
    with pytest.raises(NotDoneError, match="cannot be read"):
        commands_of(str(tmp_path / "none.toml"), "a")
