"""read: files -> Raw -> Article.  One file a format; `identify` then `split` then `parse`."""

from summitry.read.feed import items as feed_items
from summitry.read.feed import unreadable as feed_problem
from summitry.read.files import gather
from summitry.read.parsing import article
from summitry.read.readers import READERS, identify
from summitry.read.txt import of_text

__all__ = ("READERS", "article", "feed_items", "feed_problem", "gather", "identify", "of_text")
