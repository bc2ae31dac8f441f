"""The choices a record was built with: they hold for all that is made from it later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from summitry.errors import UsageError
from summitry.keep import View, Writer
from summitry.settings import Settings

_REFERENCE, _SCOPE = "reference", "scope"


def keep_choices(view: View, writer: Writer, record: str | Path, settings: Settings) -> None:
    """Notes the choices of a record's first build; raises `UsageError` where a later one has others.

    A record half of whose articles were read for all and half for a few would show silence where there was none.
    """
    kept = as_built(view, settings)
    for name, option in ((_REFERENCE, "--no-reference"), (_SCOPE, "--scope")):
        if getattr(kept, name) != getattr(settings, name):
            raise UsageError(f"{record} was built with another {option}: build with the same, or into another record")
    writer.put(_REFERENCE, "yes" if settings.reference else "no")
    writer.put(_SCOPE, settings.scope)


def as_built(view: View, settings: Settings) -> Settings:
    """The settings with the choices a record was built with; as they are where it has none yet."""
    reference, scope = view.noted(_REFERENCE), view.noted(_SCOPE)
    return replace(settings, reference=reference == "yes", scope=scope) if reference and scope else settings
