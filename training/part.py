"""``python -m training.part``: the head that weighs who takes part in an article, from every annotated article that may be learned from.

A candidate is right where the guidelines' rules prove it by an annotated actor. ``--check`` measures on left-out articles and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.lexicon import Lexicon
from parley.reading.actors.reports import everybody, weighed
from parley.reading.read import Readers, setting_of, told_in
from training.heads import Example, check, fit, lessons, only_check, right, write
from training.left_out import LeftOut
from training.paths import READING

MADE_BY = "python -m training.part"
HEAD = READING / "actors" / "head.toml"
HOLD = 3.5
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
    """Check, or check, train and write."""
    checking = only_check(MADE_BY)
    found = list(examples())
    check([shown for shown, _ in found], sum(annotated for _, annotated in found), HOLD)
    if not checking:
        write(fit([e for shown, _ in found for e in shown], HOLD), HEAD, MADE_BY)


if __name__ == "__main__":
    main()
