"""The gallery: components in all states, open to everybody, there in development and tests only."""

from tests.security.matrix import EVERYBODY, Row

ROWS = [
    Row(url="gallery:page", lets_in=EVERYBODY),
    Row(url="gallery:form", lets_in=EVERYBODY, method="post"),
    Row(url="gallery:options", lets_in=EVERYBODY),
    Row(url="gallery:commands", lets_in=EVERYBODY),
]
