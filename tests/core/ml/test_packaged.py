"""The model that is installed along."""

import numpy as np
import pytest

from ruhepol.core.ml.packaged import Packaged


@pytest.fixture(scope="module")
def packaged() -> Packaged:
    """The model, loaded once for this file."""
    return Packaged()


def test_what_means_the_same_is_near_whatever_the_language(packaged):
    """A German and an English question about one thing are nearer than two German ones about two things."""
    password, same, other = packaged.encode(
        ["Ich habe mein Passwort vergessen", "I forgot my password", "Wann kommt mein Paket an?"]
    )
    assert password @ same > 0.7
    assert password @ other < 0.5


def test_rows_have_length_one_and_do_not_depend_on_their_neighbours(packaged):
    """A text has one vector, alone or among others."""
    alone = packaged.encode(["Rechnung"])
    among = packaged.encode(["", "Rechnung", "a much longer text about something else entirely"])
    assert alone.dtype == np.float32
    assert np.linalg.norm(alone, axis=1) == pytest.approx(1, abs=1e-4)
    assert among[1] == pytest.approx(alone[0], abs=1e-4)


def test_nothing_has_no_rows(packaged):
    """No texts, no vectors, and no error."""
    assert packaged.encode([]).shape == (0, 512)
