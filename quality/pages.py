"""Files that are written from figures: whole or not at all, and parts of pages between marks."""

from __future__ import annotations

import re
from pathlib import Path

from training.paths import LANGUAGE, ROOT

__all__ = ["CARD", "MEASURING", "kept", "put", "replace"]

CARD = LANGUAGE / "model_card.md"
MEASURING = ROOT / "docs" / "measuring.md"


def put(page: str, name: str, text: str) -> str:
    """The page with other text between the marks of this name. Raises ValueError if it has none."""
    if not _marked(name).search(page):
        begin, end = _marks(name)
        raise ValueError(f"The page has no place for {name}: give it the lines {begin} and {end}.")
    return _marked(name).sub(lambda _: "\n".join((_marks(name)[0], text, _marks(name)[1])), page)


def kept(page: str, name: str) -> str:
    """The marks of this name with all that a page has between them; bare ones if it has none."""
    found = _marked(name).search(page)
    return found[0] if found else "\n".join(_marks(name))


def replace(path: Path, text: str) -> None:
    """Write a file whole: nobody sees half of it, and a break leaves the old one."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- {name}: written by `python -m quality` -->", f"<!-- end of {name} -->"


def _marked(name: str) -> re.Pattern[str]:
    begin, end = _marks(name)
    return re.compile(re.escape(begin) + r".*?" + re.escape(end), re.DOTALL)
