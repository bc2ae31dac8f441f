"""A brief: what a record holds on a leader, a pair of countries or a stretch of time, in one file that opens offline."""

from summitry.show.brief.gathering import Brief, Subject, gather
from summitry.show.brief.page import FORMS, render

__all__ = ("FORMS", "Brief", "Subject", "gather", "render")
