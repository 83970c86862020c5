"""The `ruhepol` command. Each subcommand is one file in `commands`, found by its being there.

A command's module has a docstring (its help; the first line is the summary), `add_arguments(parser)`
and `run(options) -> int` (the exit code). It imports Django only inside `run`, after `boot.django()`.
"""

from ruhepol.config.cli.main import main

__all__ = ["main"]
