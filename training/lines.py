"""``python -m training.lines``: the heads that weigh what rules found, from the annotated articles that may be learned from.

A line is right where the guidelines' rules prove it by an annotated report, or where it stands on a sentence that is labelled with its family
(`training/labelled.py`; not for figures, of which labels do not tell which of several numbers counts). What sentences tell is taken from networks
that did not learn them (`training/left_out.py`). ``--check`` measures on left-out articles and writes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from parley.lexicon import Lexicon
from parley.reading.actors.reports import everybody
from parley.reading.lines import WEIGHED, lines
from parley.reading.read import Readers, found_in, setting_of
from training.heads import WHOLE, Example, check, fit, lessons, only_check, right, taught, write
from training.labelled import labelled
from training.left_out import LeftOut
from training.paths import READING

MADE_BY = "python -m training.lines"
KEEP = {"commitments": 0.5, "figures": 0.5, "meetings": 0.6, "positions": 0.4}
"""The chance from which on a lead is kept: where left-out and held-back articles have the highest F1, or nearly so with more precision."""
LABELLED = frozenset({"commitments", "meetings", "positions"})
"""Families that learn from labelled sentences too."""
HOLD = 4.0
"""How strongly weights are held near zero; 8 foretells left-out articles alike, 2 worse."""

Found = list[tuple[list[Example], int]]


def examples() -> dict[str, Found]:
    """By family, for each article its lines, and how many reports are annotated."""
    readers = Readers.of(LeftOut.load(), Lexicon.load())
    found: dict[str, Found] = {family: [] for family in WEIGHED}
    for lesson in lessons("statements", WHOLE):
        setting = setting_of(lesson.article, readers)
        told = replace(found_in(setting, readers), actors=everybody(setting))
        for family in WEIGHED:
            weighed = lines(setting, family, getattr(told, family))
            marks = right(family, told, lesson)
            shown = [(traits, good) for (_, traits), good in zip(weighed, marks, strict=True)]
            found[family].append((shown, len(lesson.gold.reports[family])))
    return found


def more_examples() -> dict[str, list[list[Example]]]:
    """By family, for each article whose sentences are labelled its lines, without those that the labels leave open.

    What became of an earlier promise is seldom labelled, and left to the whole annotations.
    """
    readers = Readers.of(LeftOut.load(), Lexicon.load())
    found: dict[str, list[list[Example]]] = {family: [] for family in LABELLED}
    for text in labelled(readers.lexicon):
        setting = setting_of(text.article, readers)
        told = found_in(setting, readers)
        for family in LABELLED:
            weighed = lines(setting, family, getattr(told, family))
            judged = ((t, text.proves(family, r.evidence)) for r, t in weighed if getattr(r, "state", "made") == "made")
            found[family].append([(traits, good) for traits, good in judged if good is not None])
    return found


def main() -> None:
    """Check, or check, train and write."""
    checking = only_check(MADE_BY)
    more = more_examples()
    for family, found in examples().items():
        print(family)
        others = [e for shown in more.get(family, ()) for e in shown]
        check([shown for shown, _ in found], sum(count for _, count in found), HOLD, others)
        if not checking:
            weights = fit(taught([e for shown, _ in found for e in shown], others), HOLD)
            write(weights, READING / family / "head.toml", MADE_BY, KEEP[family])


if __name__ == "__main__":
    main()
