"""``python -m training.incidents``: the head that weighs which acts are incidents, from the annotated articles that may be learned from.

A logistic regression over the traits of `parley.reading.incidents.traits`; an act is right if an annotated incident of its type stands in its
sentence, or if the sentence is labelled with its type (`training/labelled.py`). ``--check`` trains on seven eighths of the articles and measures on the rest, eight times over, and writes nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from quality.account import of_reading
from quality.families import FAMILIES, Pair

from parley.lexicon import Lexicon
from parley.reading.incidents.acts import acts_of
from parley.reading.incidents.proposals import proposals
from parley.reading.incidents.reports import report_of
from parley.reading.read import Readers, found_in, setting_of
from parley.reading.scene import Scene
from training.heads import HOLD, WHOLE, Example, Lesson, check, fit, lessons, only_check, taught, write
from training.labelled import Labelled, labelled
from training.left_out import LeftOut
from training.paths import READING

MADE_BY = "python -m training.incidents"
HEAD = READING / "incidents" / "head.toml"
RAREST = 10
"""Acts that must show a trait for it to be weighed: words of fewer only name their articles."""
KEEP = 0.5
"""The chance from which on an act that no rule made is told: more of these are right than not, on articles that were left out."""

Shown = list[Example]


def examples() -> tuple[list[Shown], list[Example], int]:
    """For each annotated article its proposals; those of articles whose sentences are labelled; how many incidents are annotated."""
    readers = Readers.of(LeftOut.load(), Lexicon.load())
    found = [_examples(lesson, readers) for lesson in lessons("incidents", WHOLE)]
    more = [example for text in labelled(readers.lexicon) for example in _more(text, readers)]
    counts = Counter(trait for shown in (*(s for s, _ in found), more) for traits, _ in shown for trait in traits)
    often = frozenset(trait for trait, n in counts.items() if n >= RAREST)
    whole = [[(traits & often, good) for traits, good in shown] for shown, _ in found]
    return whole, [(traits & often, good) for traits, good in more], sum(annotated for _, annotated in found)


def _more(text: Labelled, readers: Readers) -> Shown:
    """The proposals of an article whose sentences are labelled, without those that the labels leave open."""
    setting = setting_of(text.article, readers)
    scene = Scene.of(setting, found_in(setting, readers).statements, readers.act)
    made = proposals(scene, tuple(acts_of(scene)))
    judged = ((p.traits, text.proves("incidents", report_of(scene, p, 0.5).evidence, p.act.type)) for p in made)
    return [(traits, good) for traits, good in judged if good is not None]


def _examples(lesson: Lesson, readers: Readers) -> tuple[Shown, int]:
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


def main() -> None:
    """Check, or check, train and write."""
    checking = only_check(MADE_BY)
    found, more, annotated = examples()
    check(found, annotated, HOLD, more)
    if not checking:
        write(fit(taught([e for shown in found for e in shown], more), HOLD), HEAD, MADE_BY, KEEP)


if __name__ == "__main__":
    main()
