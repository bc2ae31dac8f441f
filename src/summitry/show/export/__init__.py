"""Doors out of the record: one file a format, each a function that writes the events asked for to an open file."""

from summitry.show.export.formats import FORMATS, format_named
from summitry.show.export.order import Left, Order
from summitry.show.export.placing import export

__all__ = ("FORMATS", "Left", "Order", "export", "format_named")
