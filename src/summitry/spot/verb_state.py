"""What has been read of a verb group so far."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class State:
    """What has been read of a group so far; local to one call."""

    expect: str = "finite"
    tense: str = ""
    mood: str = ""
    neg: bool = False
    perfect: bool = False
    prog: bool = False
    passive: bool = False
    auxiliaries: int = 0
    fallback: tuple[int, str, str] | None = None
    """(end, lemma, class) should no main verb follow: "has", "is", "did" stand alone."""
    cues: list[str] = field(default_factory=list)
