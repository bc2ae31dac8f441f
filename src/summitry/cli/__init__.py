"""cli: the `summitry` command; each command is a thin shell over one function and loads it when it is run."""

from summitry.cli.app import main

__all__ = ("main",)
