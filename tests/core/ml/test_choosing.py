"""From settings to an encoder."""

from dataclasses import replace

import pytest

from ruhepol.core.ml.choosing import encoder
from ruhepol.core.ml.folder import Folder
from ruhepol.core.ml.packaged import Packaged
from ruhepol.core.ml.service import Service
from ruhepol.core.ml.shared import Shared


@pytest.fixture(autouse=True)
def _anew():
    encoder.cache_clear()
    yield
    encoder.cache_clear()


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [
        ({"encoder": "none"}, type(None)),
        ({"encoder": "packaged"}, Shared),
        ({"encoder": "packaged", "encoder_process": False}, Packaged),
        ({"encoder": "folder", "encoder_folder": "/models/e5", "encoder_process": False}, Folder),
        ({"encoder": "service", "encoder_address": "http://127.0.0.1:9/v1", "encoder_model": "m"}, Service),
    ],
)
def test_the_settings_name_the_encoder(settings, wanted, kind):
    """Each choice has its adapter, and choosing loads nothing."""
    settings.RUHEPOL = replace(settings.RUHEPOL, **wanted)
    assert type(encoder()) is kind


def test_without_a_word_the_packaged_model_is_shared(settings):
    """The default needs no network and one copy of the model."""
    untouched = type(settings.RUHEPOL)()
    assert (untouched.encoder, untouched.encoder_process, untouched.encoder_address) == ("packaged", True, "")
