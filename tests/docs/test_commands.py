"""The page of commands says what the commands say, and every command shows how it is used."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from claims.cli.group import COMMANDS, claims

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "commands.py"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_commands", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CONTEXTS: list[click.Context] = list(_load().commands(claims))


def test_the_page_is_what_the_commands_print() -> None:
    checked = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, f"`python docs/commands.py --write` rewrites it:\n{checked.stdout}{checked.stderr}"


def test_the_page_has_every_command() -> None:
    documented = {context.command_path for context in CONTEXTS}
    assert {f"claims {name}" for name in COMMANDS} < documented
    assert {f"claims db {name}" for name in ("upgrade", "check", "backup", "stats")} < documented


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.command_path)
def test_every_command_has_an_example_that_calls_it(context: click.Context) -> None:
    _, example, after = context.get_help().partition("Example:")
    assert example
    assert context.command_path in after.partition("Options:")[0]


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.command_path)
def test_every_option_says_what_it_does(context: click.Context) -> None:
    options = [each for each in context.command.params if isinstance(each, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("context", CONTEXTS[1:], ids=lambda context: context.command_path)
def test_the_database_can_be_named_after_every_command(context: click.Context) -> None:
    if not isinstance(context.command, click.Group):
        assert any("--db" in option.opts for option in context.command.params)
