"""Hooks of mkdocs (`mkdocs.yml`): pages of the repository that lie outside docs/, a list of decisions, and links between them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[1]
OUTSIDE = {"README.md": "readme.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
PLAIN = ("NOTICE", "LICENSE")
LISTED = "decisions/index.md"


def on_config(config: Any) -> Any:
    """Pages that nobody has to list: every page of docs/ that the navigation does not name, decisions last."""
    named = set(re.findall(r"[\w/-]+\.md", str(config["nav"])))
    decisions = [p.relative_to(ROOT / "docs").as_posix() for p in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))]
    others = [p.relative_to(ROOT / "docs").as_posix() for p in sorted((ROOT / "docs").rglob("*.md"))]
    config["nav"] += [page for page in others if page not in named and page not in decisions]
    config["nav"] += [{"Decisions": [LISTED, *decisions]}, {"Project": [*OUTSIDE.values()]}]
    return config


def on_files(files: Files, config: Any) -> Files:
    """Adds what lies outside docs/."""
    for name, page in OUTSIDE.items():
        files.append(File.generated(config, page, content=(ROOT / name).read_text(encoding="utf-8")))
    for name in PLAIN:
        files.append(File.generated(config, f"{name.lower()}.txt", content=(ROOT / name).read_text(encoding="utf-8")))
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    titles = [f"- [{p.read_text(encoding='utf-8').splitlines()[0].removeprefix('# ')}]({p.name})" for p in pages]
    files.append(File.generated(config, LISTED, content="# Decisions\n\n" + "\n".join(titles) + "\n"))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Links written for the repository lead to the same pages of the site."""
    up = "../" * page.file.src_uri.count("/")
    for name, target in OUTSIDE.items():
        markdown = re.sub(rf"\]\((?:\.\./)*{re.escape(name)}", f"]({up}{target}", markdown)
    for name in PLAIN:
        markdown = re.sub(rf"\]\((?:\.\./)*{name}\)", f"]({up}{name.lower()}.txt)", markdown)
    if page.file.src_uri in OUTSIDE.values():
        markdown = re.sub(r"\]\(docs/", "](", markdown)
        markdown = re.sub(r"\]\(decisions/\)", "](decisions/index.md)", markdown)
        markdown = re.sub(r"\[([^\]]*)\]\((?:tests|cases|scripts|examples|eval|bench|\.ci)/[^)]*\)", r"\1", markdown)
    return re.sub(r"\]\(decisions/\)", "](decisions/index.md)", markdown)
