"""Settings come typed from the environment; nonsense is named, all of it at once."""

from pathlib import Path

import pytest

from ruhepol.config.env.read import WrongSettingsError, read
from ruhepol.config.env.table import Settings, rows, variable

WRONG = {
    "RUHEPOL_PORT": "eighty",
    "RUHEPOL_WEB_THREADS": "0",
    "RUHEPOL_DEBUG": "perhaps",
    "RUHEPOL_SMTP_TLS": "ssl3",
    "RUHEPOL_TIME_ZONE": "Mars/Olympus",
    "RUHEPOL_BASE_URL": "help.example.org",
    "RUHEPOL_DATABASE_URL": "mysql://db/ruhepol",
    "RUHEPOL_TRUSTED_PROXIES": "10.0.0.0/99",
    "RUHEPOL_MAIL_FROM": "the help desk",
    "RUHEPOL_SECRET_KEY": "short",
    "RUHEPOL_LANGUAGE": "fr",
}


def complaints(environ: dict[str, str]) -> list[str]:
    """Return what the reader says about an environment it must refuse."""
    with pytest.raises(WrongSettingsError) as caught:
        read(environ)
    return caught.value.complaints


def test_nothing_has_to_be_set():
    """An empty environment gives the documented defaults."""
    settings = read({})
    assert settings == Settings()
    assert (settings.port, settings.host, settings.smtp) == (8000, "127.0.0.1", ("127.0.0.1", 1025))
    assert settings.address == "http://127.0.0.1:8000"


def test_values_arrive_typed():
    """Texts become numbers, paths, networks and names."""
    settings = read(
        {
            "RUHEPOL_PORT": "9001",
            "RUHEPOL_DATA_DIR": "/srv/help",
            "RUHEPOL_DEBUG": "yes",
            "RUHEPOL_ALLOWED_HOSTS": "a.example, b.example",
            "RUHEPOL_TRUSTED_PROXIES": "10.0.0.0/8,::1",
            "RUHEPOL_SMTP_HOST": "mail.example",
            "RUHEPOL_BASE_URL": "https://help.example/",
        }
    )
    assert (settings.port, settings.data_dir, settings.debug) == (9001, Path("/srv/help"), True)
    assert settings.allowed_hosts == ("a.example", "b.example")
    assert [str(network) for network in settings.trusted_proxies] == ["10.0.0.0/8", "::1/128"]
    assert settings.smtp == ("mail.example", 587)
    assert settings.address == "https://help.example"
    assert settings.hosts[:3] == ["help.example", "a.example", "b.example"]


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_named_with_what_is_expected(name: str):
    """The complaint holds the variable, what was given (unless secret) and what would do."""
    (complaint,) = complaints({name: WRONG[name]})
    row = rows()[name.removeprefix("RUHEPOL_").lower()]
    assert complaint.startswith(name)
    assert row.kind.expects in complaint
    assert (WRONG[name] in complaint) is not row.secret


def test_all_faults_are_named_at_once():
    """An operator mends everything in one go."""
    assert len(complaints(WRONG)) == len(WRONG)


def test_a_misspelt_variable_stops_the_start_with_a_hint():
    """A typo cannot silently leave a default in force."""
    (complaint,) = complaints({"RUHEPOL_DATABSE_URL": "sqlite:///x"})
    assert complaint == "RUHEPOL_DATABSE_URL is not known; did you mean RUHEPOL_DATABASE_URL?"


def test_foreign_variables_are_left_alone():
    """Only names with our prefix are ours."""
    assert read({"PORT": "x", "HOME": "/"}) == Settings()


def test_a_secret_can_come_from_a_file(tmp_path: Path):
    """The `_FILE` variant reads the file, without the line break editors leave."""
    place = tmp_path / "password"
    place.write_text("tiger\n", encoding="utf-8")
    settings = read({"RUHEPOL_SMTP_USER": "help", "RUHEPOL_SMTP_PASSWORD_FILE": str(place)})
    assert settings.smtp_password == "tiger"


def test_a_secret_file_that_is_missing_or_empty_is_named(tmp_path: Path):
    """A mount that did not happen is told, not taken for an empty password."""
    empty = tmp_path / "empty"
    empty.touch()
    (missing,) = complaints({"RUHEPOL_SECRET_KEY_FILE": str(tmp_path / "none")})
    (void,) = complaints({"RUHEPOL_SECRET_KEY_FILE": str(empty)})
    assert "cannot be read: No such file" in missing
    assert "which is empty" in void


def test_a_secret_given_twice_is_refused(tmp_path: Path):
    """Two sources for one secret would make a rotation silently fail."""
    (complaint,) = complaints({"RUHEPOL_SMTP_PASSWORD": "a", "RUHEPOL_SMTP_PASSWORD_FILE": str(tmp_path)})
    assert "both set" in complaint


def test_only_secrets_have_a_file_variant():
    """`RUHEPOL_PORT_FILE` is a mistake, not a setting."""
    assert "RUHEPOL_PORT_FILE is not known" in complaints({"RUHEPOL_PORT_FILE": "/x"})[0]


@pytest.mark.parametrize(
    ("environ", "word"),
    [
        ({"RUHEPOL_WEB_PROCESSES": "2"}, "PostgreSQL"),
        ({"RUHEPOL_SINK_PORT": "8000"}, "both 8000"),
        ({"RUHEPOL_SMTP_PASSWORD": "a"}, "RUHEPOL_SMTP_USER"),
    ],
)
def test_values_that_quarrel_are_refused(environ: dict[str, str], word: str):
    """Values that are right alone and wrong together stop the start too."""
    assert word in complaints(environ)[0]


def test_every_setting_tells_its_story():
    """No row of the table is without words, and each default is one its own kind accepts."""
    for name, row in rows().items():
        assert row.about.endswith("."), name
        assert row.kind.expects
        if row.default:
            assert getattr(read({variable(name): row.default}), name) == getattr(Settings(), name)
