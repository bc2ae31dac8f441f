"""show: a view of the record -> rows for people and programs; shared by the command line, the pages and Python."""

from summitry.show.filters import Filter, make_filter
from summitry.show.render import write
from summitry.show.said import saying
from summitry.show.shown import Shown
from summitry.show.what import WHAT, listing

__all__ = ("WHAT", "Filter", "Shown", "listing", "make_filter", "saying", "write")
