"""What every format checks of a text, and the digest that tells one text from another."""

from __future__ import annotations

import hashlib

from summitry.model import Problem
from summitry.read.language import foreign
from summitry.settings import Settings


def digest(title: str, text: str) -> str:
    """SHA-256 of title and text, first 16 hex digits."""
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:16]


def text_problem(text: str, source: str, language: str = "") -> Problem | None:
    """Why a text is not read, None where it can be."""
    if not text.strip("\ufeff \t\n\r\f\v"):
        return Problem(source, "holds no text: remove it, or put the article's words there", "article")
    said = language.strip().lower()
    if said and not said.startswith(("en", "und", "mul")):
        return Problem(source, f"is said to be in {language!r}, and only English is read: give a translation", "article")
    strange = "" if said.startswith("en") else foreign(text)
    if strange:
        return Problem(source, f"does not look English ({strange}), and only English is read: give a translation", "article")
    return None


def too_long(source: str, settings: Settings) -> Problem:
    """A document over the limit of size."""
    limit = settings.max_document_bytes
    return Problem(source, f"is longer than {limit:,} bytes: cut it into articles, or raise SUMMITRY_MAX_DOCUMENT_BYTES", "document")
