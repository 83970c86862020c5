"""`bin/test` adds up what its runs say."""

from tools import suite


def test_the_closing_line_is_read():
    """Numbers and names of pytest's last line, with and without failures."""
    assert suite.outcomes("3 failed, 960 passed, 1 skipped in 200.10s (0:03:20)") == {
        "failed": 3,
        "passed": 960,
        "skipped": 1,
    }
    assert suite.outcomes("12 passed in 0.50s") == {"passed": 12}


def test_a_run_without_tests_is_no_failure():
    """A part of the suite may have nothing that depends on the database."""
    assert suite.Run(suite.NOTHING_COLLECTED, suite.outcomes("")).passed
    assert not suite.Run(1, suite.outcomes("1 failed in 0.10s")).passed


def test_what_is_there_in_a_lesser_form_is_wanted_and_not_missing():
    """A machine with a whole browser gets the quicker one where it may, and tests with its own where not."""
    lesser = suite.Program("Chromium", ("shell",), lambda: True, "browser tests", better=lambda: False)
    assert lesser.wanted()
    assert lesser.there()
    assert not suite.Program("Chromium", ("shell",), lambda: True, "browser tests").wanted()
