"""judge, forget, merge, diff: what people decide about a record."""

from __future__ import annotations

import typer


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
