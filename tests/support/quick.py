"""A gatherer and a reader that are quick and simple, to drive real runs through in tests, in this process and in others."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from make import article, reading

from parley.errors import Skipped, Unreadable
from parley.evidence import digest
from parley.record import Stamp
from parley.run import Tools


@dataclass(frozen=True)
class Found:
    name: str
    article: object = None
    problem: object = None
    raw: bytes | None = None


def gather(sources, *, as_is, lexicon):
    """Each file is an article; its first line may be `source: NAME` or `published: EDTF`; `<` first marks a page."""
    del as_is, lexicon
    for source in sources:
        path = Path(source)
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            yield one(file)


def one(file):
    text = file.read_text(encoding="utf-8")
    known = {}
    while text.startswith(("source: ", "published: ")):
        head, _, text = text.partition("\n")
        name, _, known_value = head.partition(": ")
        known[name] = known_value
    if not text.strip():
        return Found(str(file), problem=Skipped("The file is empty."))
    if text.startswith("\x7fbinary"):
        return Found(str(file), problem=Unreadable("The file is no text.", "Convert it."))
    raw = text.encode() if text.startswith("<") else None
    return Found(str(file), article(text, path=str(file), **known), raw=raw)


def stamp(lexicon):
    del lexicon
    return Stamp("quick-1", "words-1")


def load(case):
    del case
    return read


def read(art):
    if "BREAK" in art.text:
        message = "the word BREAK"
        raise ValueError(message)
    if "CRASH" in art.text:
        os._exit(9)
    if "HOLD" in art.text and "QUICK_HOLD" in os.environ:
        time.sleep(600)
    if "SLOW" in art.text:
        time.sleep(0.05)
    return reading(art, meeting_date=art.published.edtf and f"{art.published.edtf}~")


TOOLS = Tools(gather, stamp, load)


def coverage(folder, count=12):
    """A folder with small articles: reports, one copy under another source, an empty file, one that is no text, one that breaks."""
    from make import TEXT

    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        head = f"source: Outlet {n % 3}\npublished: 2024-05-{n + 1:02}\n"
        (folder / f"{n:02}.txt").write_text(f"{head}{TEXT} Number {digest(str(n))}. SLOW", encoding="utf-8")
    copy = (folder / "00.txt").read_text(encoding="utf-8").replace("Outlet 0", "Copyist")
    (folder / "copy.txt").write_text(copy, encoding="utf-8")
    (folder / "empty.txt").write_text("\n", encoding="utf-8")
    (folder / "no-text.txt").write_text("\x7fbinary", encoding="utf-8")
    (folder / "broken.txt").write_text("BREAK", encoding="utf-8")
    return folder
