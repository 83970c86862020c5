"""Addresses of the house itself."""

from tests.security.matrix import EVERYBODY, Row

ROWS = [
    Row(url="health/live", lets_in=EVERYBODY),
    Row(url="health/ready", lets_in=EVERYBODY),
    Row(url="health/channels", lets_in=EVERYBODY),
]
