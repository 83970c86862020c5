"""Where the sink keeps mails."""

from pathlib import Path

from ruhepol.channels.email.sink import store


def test_old_mails_go_now_and_then(tmp_path: Path, monkeypatch) -> None:
    """The folder is looked through once in a while, and the newest ones stay."""
    monkeypatch.setattr(store, "MOST", 3)
    monkeypatch.setattr(store, "TIDIED_EVERY", 5)
    kept = store.Store(tmp_path)
    names = [kept.add(b"Subject: x\n\ny") for _ in range(5)]
    assert [mail.name for mail in kept.newest()] == names[:1:-1]
    kept.add(b"Subject: x\n\ny")
    assert len(kept.newest()) == 4
