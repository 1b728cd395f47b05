"""Tags as they are typed: `+tag` puts one on, `-tag` takes one off, and no tag is an option."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def claim(desk: Run) -> str:
    return desk("list", "--ids").lines[0]


def tags(desk: Run, claim: str) -> list[str]:
    found: list[str] = desk("show", claim, "--json").json["tags"]
    return found


@pytest.mark.parametrize(
    "name",
    [
        "draft",
        "hearsay",  # -h is help
        "quoted",  # -q is quiet
        "db",
        "2031",
        "élan",
        "a-b",
    ],
)
def test_any_tag_can_be_taken_off(desk: Run, claim: str, name: str) -> None:
    assert desk("tag", claim, f"+{name}", "+other").err == "1 claim, 2 tags changed\n"
    assert desk("tag", claim, f"-{name}").err == "1 claim, 1 tag changed\n"
    assert tags(desk, claim) == ["other"]


def test_the_order_of_words_does_not_matter(desk: Run, claim: str, store: object) -> None:
    desk("tag", "+old", claim)
    assert desk("tag", "-old", "--db", store, "+new", claim).code == 0
    assert tags(desk, claim) == ["new"]


def test_a_tag_of_one_letter_is_taken_off_behind_two_dashes(desk: Run, claim: str) -> None:
    desk("tag", claim, "+h")
    assert desk("tag", claim, "-h").out.startswith("Usage:")
    assert desk("tag", claim, "--", "-h").code == 0
    assert tags(desk, claim) == []


def test_tagging_twice_changes_nothing(desk: Run, claim: str) -> None:
    desk("tag", claim, "+check", "-absent")
    assert desk("tag", claim, "+check", "-absent").err == "1 claim, no tags changed\n"
    assert len(desk("log", claim, "--action", "tag", "--json").json) == 1


@pytest.mark.parametrize("word", ["+", "+a,b", "+a b", "++x", "+-x"])
def test_what_is_no_tag(desk: Run, claim: str, word: str) -> None:
    refused = desk("tag", claim, word)
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "a tag is one word" in refused.err


def test_a_tag_cannot_go_on_and_off_at_once(desk: Run, claim: str) -> None:
    assert desk("tag", claim, "+check", "-check").code == 2
    assert tags(desk, claim) == []
