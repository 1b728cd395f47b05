"""`claims completion`: the completion script of a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from claims.cli.output import echo

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script of SHELL, for its start-up file.

    \b
    Example:
      claims completion bash >> ~/.bashrc
      claims completion fish > ~/.config/fish/completions/claims.fish
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    root = context.find_root()
    echo(kind(root.command, {}, "claims", "_CLAIMS_COMPLETE").source())
