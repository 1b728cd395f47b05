"""Passwords in what the user typed or set are told by nobody."""

from __future__ import annotations

import pytest

from claims.cli import passwords
from claims.database.url import describe, resolve_url
from claims.errors import StoreError


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("postgresql://u:hunter22@h/d", "the server at hunter22@h"),
        ("postgresql://u:hunter22@h:abc/d", "port hunter22"),
        ("postgresql://u:hun/ter@22@h/d", "in hun/ter@22"),
        ("postgresql://u:hunter%2222@h/d", 'decoded hunter"22 and not hunter%2222'),
        ("postgresql://h/d?sslmode=x&password=hunter22", "password=hunter22"),
        ("http://mara:hunter22@paper.example/", "hunter22 refused"),
    ],
)
def test_none_is_told(given: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_known", set())
    passwords.remember(["list", given])
    shown = passwords.concealed(told)
    assert "***" in shown
    assert "hun" not in shown


def test_words_without_a_password_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_known", set())
    passwords.remember(["http://paper.example:80/a@b", "a:b@c", "12:30"])
    assert passwords.concealed("http://paper.example:80/a@b at 12:30") == "http://paper.example:80/a@b at 12:30"


def test_a_library_tells_none_either() -> None:
    with pytest.raises(StoreError) as refused:
        resolve_url("postgresql://u:s3cret@127.0.0.1:abc/d")
    assert "s3cret" not in str(refused.value)
    assert "s3cret" not in describe(resolve_url("postgresql://u:s3cret@h/d?password=s3cret"))
