"""``python -m training.part``: the head that weighs who takes part in an article, from every annotated article that may be learned from.

A candidate is right where the guidelines' rules prove it by an annotated actor. ``--check`` measures on left-out articles and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.lexicon import Lexicon
from parley.reading.actors.reports import everybody, weighed
from parley.reading.read import Readers, setting_of, told_in
from training.heads import Example, lessons, right, run
from training.left_out import LeftOut
from training.paths import ROOT

HEAD = ROOT / "src" / "parley" / "reading" / "actors" / "head.toml"
STRENGTH = 3.5
"""How strongly weights are held near zero: left-out articles were foretold alike from 2.5 to 5."""


def examples() -> Iterator[tuple[list[Example], int]]:
    """For each article the traits of each of its cast, and whether an annotator lists that one; and how many are listed."""
    readers = Readers.of(LeftOut.load(), Lexicon.load())
    for lesson in lessons("actors"):
        setting = setting_of(lesson.article, readers)
        told = told_in(setting, readers)
        listed = right("actors", replace(told, actors=everybody(setting)), lesson)
        shown = weighed(setting, told.reports()).values()
        yield list(zip(shown, listed, strict=True)), len(lesson.gold.reports["actors"])


def main() -> None:
    """Check, or train and write."""
    run(examples, HEAD, "python -m training.part", hold=STRENGTH)


if __name__ == "__main__":
    main()
