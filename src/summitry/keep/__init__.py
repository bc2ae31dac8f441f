"""keep: the record on disk.  A `Store` owns the file; a `Writer` adds in batches; a `View` reads and cannot write."""

from summitry.keep.bare import Bare, Teller, as_bare
from summitry.keep.store import Store, open_view
from summitry.keep.view import Kept, View
from summitry.keep.wanted import Filter
from summitry.keep.writer import Writer

__all__ = ("Bare", "Filter", "Kept", "Store", "Teller", "View", "Writer", "as_bare", "open_view")
