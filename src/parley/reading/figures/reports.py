"""Figures: counts of people, money, time or things that bear on the conflict or the talks, with who gives them.

Vague plurals are lower bounds (dozens at least 24), a range is two figures, a part of a whole is a share. Dates, ages, names with a
number in them and counts that only point ("the two leaders") are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parley.model import Figure, Span, Time
from parley.reading.figures.counted import Count, counts
from parley.reading.figures.distances import locates
from parley.reading.figures.fates import fate_of
from parley.reading.figures.givers import Tellers, called
from parley.reading.figures.grounds import LARGE, SMALL, ground_of, lead, length_told
from parley.reading.figures.happened import happened_to
from parley.reading.figures.measures import (
    among,
    brought,
    held,
    length_of,
    part_of,
    summed,
    told_of,
    voted,
)
from parley.reading.figures.words import FigureWords
from parley.reading.figures.worth import worth
from parley.reading.setting import Setting
from parley.reading.statements.speech import Attributed
from parley.reading.syntax.clauses import Place, governor, place_of
from parley.reading.syntax.parse import Parse
from parley.reading.tells import LEAD
from parley.reading.times.links import times_within

__all__ = ["FigureWords", "figures"]

_RUNNING = frozenset({"since", "between", "before", "after"})
_WORD = 12
"""Characters that such a word with its blank takes up."""
_FROM = 40
"""Characters before a time in which the number to which another is compared stands."""
_COMPARED = frozenset({"from", "against", "with", "to"})
_AT = frozenset({"in", "on"})
_BESIDE = 2
"""Words between a number and its own time: a noun and a preposition."""
_NEAR = 4
"""Tokens between a length and its conversion: "500 miles (800 km)"."""
_CONFIDENCE = {
    "measured": 0.9,
    "money": 0.9,
    "part": 0.85,
    "vague": 0.85,
    "large": 0.8,
    "small": 0.6,
    "time": 0.6,
    "left-out": 0.6,
    LEAD: 0.4,
}
"""Chance that a figure found on these grounds is one, as counted on annotated articles."""


def figures(setting: Setting, found: Sequence[Attributed], words: FigureWords) -> tuple[Figure, ...]:
    """The figures of an article in the order of the text, each once; what only the title says stays out."""
    said = Tellers.of(found)
    out: list[Figure] = []
    by_value: dict[float, list[Figure]] = {}
    sources = frozenset(x.source for x in found if x.source is not None)
    for count in _told(setting, words):
        if count.noun in sources and count.numeral.value < SMALL:
            continue  # "two officials said": who tells is no count
        if locates(setting.parse, count, words.fates.lengths, words.lying):
            continue
        ground = ground_of(setting, words, count) or lead(setting, words, count)
        if ground is None:
            continue
        figure = _figure(setting, said, words, count, ground)
        before = by_value.setdefault(figure.value, [])
        if not any(_same(figure, other) for other in before):
            before.append(figure)
            out.append(figure)
    return tuple(out)


def _same(a: Figure, b: Figure) -> bool:
    """Whether two figures of one value are one told twice: a large number seldom counts two things."""
    if a.evidence == b.evidence:
        return a.unit == b.unit and a.measure == b.measure
    fates = {f.measure.split()[0] for f in (a, b) if f.made_by == "rule figure-measured" and f.measure}
    return (a.unit == b.unit or a.value >= LARGE) and (len(fates) < 2 if a.value >= SMALL else a.measure == b.measure)


def _told(setting: Setting, words: FigureWords) -> Iterator[Count]:
    """The counts of an article, without its title and without measures given again in brackets."""
    parse = setting.parse
    measured = -_NEAR
    for n, first, end in parse.read_sentences():
        if setting.is_title(n):
            continue
        for count in counts(parse, words.counts, first, end):
            converted = parse.lower[count.first - 1] == "(" and count.first - measured <= _NEAR
            if count.noun is not None and parse.lemma[count.noun] in words.fates.lengths:
                measured = count.numeral.end
            if not converted:
                yield count


def _figure(setting: Setting, said: Tellers, words: FigureWords, count: Count, ground: str) -> Figure:
    """The report that a count makes."""
    parse, cast = setting.parse, setting.cast
    n = count.numeral
    span = (parse.start[count.first], parse.end[n.end - 1])
    verb = governor(parse, count.head)
    place = place_of(parse, *(t for t in (count.noun, count.head, verb) if t is not None)) or _only_place(
        parse, count.head
    )
    time = _counted_at(setting, span, setting.when(verb if verb is not None else count.head))
    teller = said.around(span)
    who = cast.all(teller.source) if teller is not None else ()
    return Figure(
        id=setting.report_id("f", _anchor(parse, span, n.bound)),
        evidence=(setting.around([span]),),
        confidence=_CONFIDENCE[ground],
        made_by=f"rule figure-{ground}",
        according_to=setting.refer(who),
        value=n.value,
        comparison=count.comparison,
        unit=count.unit,
        measure=_measure(setting, words, count),
        place=place.words if place else None,
        as_of=time.edtf if time is not None and time.type == "DATE" and not _runs(parse, time) else None,
        by=called(parse, cast, teller, who),
    )


def _counted_at(setting: Setting, span: Span, time: Time | None) -> Time | None:
    """When something was counted: not the time of a number to which it is compared ("up from 600 a week ago")."""
    if time is None:
        return None
    text, start = setting.article.text, max(span[1], time.start - _FROM)
    between = text[start : time.start].lower().replace(",", "").split() if time.start > span[1] else []
    other = any(
        word in _COMPARED and any(c.isdigit() for w in between[k + 1 : k + 3] for c in w)
        for k, word in enumerate(between)
    )
    near = times_within(setting.times, span[1], span[1] + _FROM)
    own = next((t for t in near if _follows(text[span[1] : t.start])), None)
    return own if own is not None else None if other else time


def _follows(between: str) -> bool:
    """Whether a time stands right behind what a number counts: "800,000 in May", "6,000 tonnes a week ago"."""
    words = between.lower().split()
    return bool(words) and len(words) <= _BESIDE and words[-1] in _AT and not any(c in between for c in ",.;:()")


def _runs(parse: Parse, time: Time) -> bool:
    """Whether a time only bounds how long something was counted: "since 2011", "between 2011 and 2014"."""
    before = parse.text[max(0, time.start - _WORD) : time.start].lower().split()
    return bool(before) and before[-1] in _RUNNING


def _anchor(parse: Parse, span: Span, bound: str) -> Span:
    """The words of a number; of the lower end of a range those up to its first dash or blank."""
    words = parse.text[span[0] : span[1]]
    cut = next((k for k, c in enumerate(words) if c in "-–— "), len(words)) if bound == ">=" else len(words)
    return span[0], span[0] + cut


def _only_place(parse: Parse, token: int) -> Place | None:
    """The place of the sentence, if it names but one."""
    first, end = parse.sents[parse.sent[token]]
    sites = {
        parse.ent_at[t] for t in range(first, end) if parse.ent_at[t] >= 0 and parse.ents[parse.ent_at[t]][2] == "PLACE"
    }
    if len(sites) != 1:
        return None
    a, b, _ = parse.ents[sites.pop()]
    return place_of(parse, parse.head[next(t for t in range(a, b) if not a <= parse.head[t] < b or parse.head[t] == t)])


def _measure(setting: Setting, words: FigureWords, count: Count) -> str | None:
    """What the count is of: what happened to those counted, what the money is for, whose length it is, or what its verb does."""
    parse = setting.parse
    fate = fate_of(parse, words.fates, count)
    if fate is not None:
        named = fate.state and count.noun is not None and parse.lemma[count.noun] in fate.nouns
        done = held(setting, words.measures, count, words.counts.numbers.parts) if named else None
        return done or happened_to(parse, setting.cast, words.measures, fate, count)
    if count.kind == "time":
        of = length_told(parse, words, count)
        return None if of is None else length_of(parse, words.measures, of)
    if count.kind == "money":
        return worth(setting, words.measures, count) or summed(parse, words.measures, count) or brought(parse, count)
    if count.unit.endswith("votes"):
        return voted(parse, words.measures, count)
    return _of_things(setting, words, count)


def _of_things(setting: Setting, words: FigureWords, count: Count) -> str | None:
    """What is told of things or of a part of them: what it is of, or what is told of those among whom they are."""
    parse = setting.parse
    within = parse.dep[count.head] in ("nmod", "compound") or parse.pos[parse.head[count.head]] == "ADJ"
    if count.unit == "%" and within and (high := part_of(parse, count)) is not None:
        return high
    if (whole := among(parse, count)) is not None:
        return _measure(setting, words, replace(count, head=whole, noun=whole))
    told = summed(parse, words.measures, count) or told_of(setting, words.measures, count)
    told = told or (part_of(parse, count) if count.kind == "part" else None)
    return told or brought(parse, count)
