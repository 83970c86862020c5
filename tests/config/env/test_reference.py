"""The reference page of the settings is the table, word for word."""

from pathlib import Path

from ruhepol.config.env.reference import page
from ruhepol.config.env.table import rows, variable

PAGE = Path(__file__).parents[3] / "docs/reference/settings.md"


def test_the_committed_page_is_current():
    """Changing the table without writing the page anew fails here."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_setting_is_on_the_page():
    """No setting is a secret of the source."""
    assert all(f"`{variable(name)}`" in page() for name in rows())
