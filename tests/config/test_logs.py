"""What is written into the log."""

from ruhepol.config.logs import logging_config


def test_addresses_that_are_asked_stay_out_of_the_log():
    """The client that asks other systems would write whole addresses, with what stands in them."""
    assert logging_config(form="json", level="debug")["loggers"]["httpx"]["level"] == "WARNING"
