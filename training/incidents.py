"""``python -m training.incidents``: the head that weighs which acts are incidents, from the annotated articles that may be learned from.

A logistic regression over the traits of `parley.reading.incidents.traits`; an act is right if an annotated incident of its type stands in its
sentence. ``--check`` trains on seven eighths of the articles and measures on the rest, eight times over, and writes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quality.account import of_reading
from quality.families import FAMILIES, Pair

from parley.lexicon import Lexicon
from parley.reading.incidents.acts import acts_of
from parley.reading.incidents.proposals import proposals
from parley.reading.incidents.reports import report_of
from parley.reading.read import Readers, found_in, setting_of
from parley.reading.scene import Scene
from training.heads import Example, Lesson, lessons, run
from training.left_out import LeftOut
from training.paths import ROOT

HEAD = ROOT / "src" / "parley" / "reading" / "incidents" / "head.toml"
RAREST = 10
"""Acts that must show a trait for it to be weighed: words of fewer only name their articles."""
KEEP = 0.55
"""Precision before recall: from this chance on nearly four of five proposals are right on left-out articles."""
_LEFT_OUT = ("evals", "dev", "sudan", "open", "recent")
"""The articles of which a network is at hand that did not learn their sentences."""


def examples() -> Iterator[tuple[Sequence[Example], int]]:
    """For each article its proposals, and how many incidents are annotated."""
    readers = Readers.of(LeftOut.load(), Lexicon.load())
    found = [_examples(lesson, readers) for lesson in lessons("incidents", _LEFT_OUT)]
    counts = Counter(trait for shown, _ in found for traits, _ in shown for trait in traits)
    often = frozenset(trait for trait, n in counts.items() if n >= RAREST)
    yield from (([(traits & often, right) for traits, right in shown], annotated) for shown, annotated in found)


def _examples(lesson: Lesson, readers: Readers) -> tuple[list[Example], int]:
    setting = setting_of(lesson.article, readers)
    reading = found_in(setting, readers)
    scene = Scene.of(setting, reading.statements, readers.act)
    made = proposals(scene, tuple(acts_of(scene)))
    told = replace(reading, incidents=tuple(report_of(scene, p, 0.5) for p in made))
    read = of_reading(lesson.gold.id, lesson.article, told)
    gold = lesson.gold.reports["incidents"]
    right = [
        any(FAMILIES["incidents"].match(Pair(g, r, lesson.gold, read)) > 0 for g in gold)
        for r in read.reports["incidents"]
    ]
    return [(p.traits, good) for p, good in zip(made, right, strict=True)], len(gold)


if __name__ == "__main__":
    run(examples, HEAD, "python -m training.incidents", KEEP)
