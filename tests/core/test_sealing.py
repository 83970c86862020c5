"""Secrets can be read again by this installation, for their purpose, and by nobody else."""

import pytest

from ruhepol.core.sealing import Box, UnreadableSecretError

BOX = Box("tests", "secrets")


def test_a_sealed_secret_is_read_again():
    """What lies in the table is not the secret; nothing stays nothing."""
    sealed = BOX.seal("hunter2")
    assert "hunter2" not in sealed
    assert BOX.unseal(sealed) == "hunter2"
    assert BOX.seal("") == BOX.unseal("") == ""


def test_another_box_or_key_cannot_read_it(settings):
    """Neither another purpose nor another installation opens it."""
    sealed = BOX.seal("hunter2")
    with pytest.raises(UnreadableSecretError):
        Box("tests", "others").unseal(sealed)
    settings.SECRET_KEY = "another"
    with pytest.raises(UnreadableSecretError):
        BOX.unseal(sealed)
