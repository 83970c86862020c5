"""The rules that hold for every test are themselves in force."""

import socket

import pytest

pytest_plugins = ["pytester"]


def test_no_test_reaches_the_network():
    """A connection to anything but this machine is refused before a packet leaves."""
    with socket.socket() as line, pytest.raises(OSError, match="only loopback"):
        line.connect(("192.0.2.1", 80))


@pytest.mark.parametrize(("ci", "outcome"), [("true", "failed"), ("", "skipped")])
def test_under_ci_a_skip_is_a_failure(pytester, monkeypatch, ci, outcome):
    """A missing service stops the build; on a developer's machine it is only told."""
    monkeypatch.setenv("CI", ci)
    pytester.makeconftest("from tests.conftest import pytest_runtest_makereport")
    pytester.makepyfile("import pytest\ndef test_it():\n    pytest.skip('no service')\n")
    result = pytester.runpytest_inprocess("-p", "no:django", "-p", "no:randomly")
    result.assert_outcomes(**{outcome: 1})
