"""robots.txt: which pages of a host its owner lets be fetched, and how often; asked once a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from summitry.model import Problem
from summitry.run.fetching import Fetched

AGENT = "summitry"
_KEPT = 24 * 3600.0
"""Seconds for which what a host said is taken to stand."""
_LONGEST_DELAY = 60.0
"""Seconds beyond which a Crawl-delay is meant for those who fetch whole sites."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots.txt says, and when it was read."""

    said: RobotFileParser
    read: float
    why: str = ""
    """Why nothing of it may be fetched, where the file itself cannot be."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of the hosts that were asked; `ask` fetches an address, `clock` gives seconds."""

    ask: Callable[[str], Fetched | Problem]
    clock: Callable[[], float]
    known: dict[str, Rules] = field(default_factory=dict)

    def refusal(self, url: str) -> Problem | None:
        """Why a page is not fetched, None where it may be."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return None  # which is for the fetching to say
        if parts.scheme not in ("http", "https") or not parts.netloc:
            return None
        rules = self._rules(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")))
        if rules.why:
            return Problem(url, f"is not fetched: {rules.why}", "fetch")
        if not rules.said.can_fetch(AGENT, url):
            return Problem(url, "is not fetched: robots.txt of its host asks not to (--no-robots, where you have its leave)", "fetch")
        return None

    def delay(self, host: str) -> float:
        """Seconds a host wishes between two questions, where it was asked and says so."""
        found = [r.said.crawl_delay(AGENT) for at, r in self.known.items() if urlsplit(at).hostname == host]
        return min(_LONGEST_DELAY, max((float(d) for d in found if d), default=0.0))

    def _rules(self, address: str) -> Rules:
        held = self.known.get(address)
        if held is None or held.read + _KEPT <= self.clock():
            held = self.known[address] = self._read(address)
        return held

    def _read(self, address: str) -> Rules:
        """As RFC 9309 has it: a host without the file allows all, one that cannot be asked allows nothing until it can."""
        answer, said = self.ask(address), RobotFileParser()
        if isinstance(answer, Problem) or answer.status >= 500:
            what = answer.message if isinstance(answer, Problem) else f"answered {answer.status}"
            return Rules(said, self.clock(), f"{address} {what}")
        lines = answer.body.decode("utf-8-sig", "replace").splitlines() if answer.status == 200 else []
        said.parse(lines)
        return Rules(said, self.clock())
