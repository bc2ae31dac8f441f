"""Libraries that some installations lack: the module, or an error that names the extra."""

from __future__ import annotations

import importlib
from typing import Any

from summitry.errors import UsageError


def module(name: str, extra: str) -> Any:
    """The module of a library that comes with an extra; raises `UsageError` naming it where it is not installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as e:
        if e.name != name.partition(".")[0] and e.name != name:
            raise
        raise UsageError(f"this needs {e.name}, which is not installed: python -m pip install 'summitry[{extra}]'") from e
