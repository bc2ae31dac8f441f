"""An event in a line of words, for entries of calendars, labels of maps and headlines of briefs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from summitry.show.export.known import country_name, people

_LEAD: Mapping[str, str] = MappingProxyType(
    {"announced": "Announced", "cancelled": "Called off", "postponed": "Put off", "denied": "Denied", "rumoured": "Rumoured"}
)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def headline(event: Mapping[str, Any]) -> str:
    """ "Called off: Anna Rossi to Paris, France": who did what where, in which status where it did not take place."""
    lead = _LEAD.get(event.get("status", ""), "")
    return f"{lead}: {_deed(event)}" if lead else _deed(event)


def _deed(event: Mapping[str, Any]) -> str:
    names = [p.get("name", "") for p in people(event, "visitor") or event.get("participants", ())]
    where = place_name(event)
    if event["kind"] == "visit":
        return f"{names[0] if names else 'Somebody'} to {where or 'somewhere abroad'}"
    deed = (
        "by phone"
        if event.get("mode") == "phone"
        else "by video"
        if event.get("mode") == "video"
        else f"in {where}"
        if where
        else "meeting"
    )
    return f"{' and '.join(names) or 'Some leaders'}, {deed}"


def place_name(event: Mapping[str, Any]) -> str:
    """ "Paris, France", as far as it is known."""
    return ", ".join(filter(None, (event.get("place", ""), country_name(event.get("host_country", "")))))


def writable(text: str) -> str:
    """Text without the characters that XML and calendars have no way to write."""
    return _UNWRITABLE.sub("", text)
