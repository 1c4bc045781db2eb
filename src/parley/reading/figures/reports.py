"""Figures: counts of people, money, time or things that bear on the conflict or the talks, with who gives them.

Vague plurals are lower bounds (dozens at least 24), a range is two figures, a part of a whole is a share. Dates, ages, names with a
number in them and counts that only point ("the two leaders") are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.lexicon import Lexicon
from parley.model import Figure, Span
from parley.reading.figures.counted import Count, CountWords, counts
from parley.reading.figures.fates import FateWords, fate_of
from parley.reading.figures.givers import Tellers, called
from parley.reading.figures.measures import (
    done_with,
    happened_to,
    length_of,
    part_of,
    summed,
    told_of,
    voted,
    worth,
)
from parley.reading.figures.words import MeasureWords
from parley.reading.setting import Setting
from parley.reading.statements.speech import Attributed
from parley.reading.syntax.clauses import Place, governor, place_of
from parley.reading.syntax.parse import Parse
from parley.reading.tells import LEAD, LEADS, is_likely

__all__ = ["FigureWords", "figures"]

_SMALL, _LARGE = 10, 100
"""Below the first a count of ordinary things is told in passing; from the second on a number without a noun counts people."""
_NEAR = 4
"""Tokens between a length and its conversion: "500 miles (800 km)"."""
_NAMES = frozenset({"PERSON", "ORG", "FAC", "EVENT"})
_MODIFIES = frozenset({"compound", "nmod", "nmod:poss", "amod", "nummod"})
_POINTS = frozenset({"old", "ago", "after", "before", "earlier", "later", "from"})
"""What follows an age or a distance in time."""
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


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Typed view over `lexicon/figures.toml`."""

    counts: CountWords
    fates: FateWords
    measures: MeasureWords
    lengths_of: frozenset[str]
    lasting: frozenset[str]
    trivial: frozenset[str]
    names: frozenset[str]
    pointing: frozenset[str]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> FigureWords:
        """Built once for a lexicon."""
        table = lexicon.table("figures")
        trivial = table["trivial"]
        return cls(
            counts=CountWords.from_lexicon(lexicon),
            fates=FateWords.from_lexicon(lexicon),
            measures=MeasureWords.from_lexicon(lexicon),
            lengths_of=frozenset(table["time"]["of"]),
            lasting=frozenset(table["time"]["verbs"]),
            trivial=frozenset(trivial["nouns"]),
            names=frozenset(trivial["names"]),
            pointing=frozenset(trivial["pointing"]),
        )


def figures(setting: Setting, found: Sequence[Attributed], words: FigureWords) -> tuple[Figure, ...]:
    """The figures of an article in the order of the text, each once; what only the title says stays out."""
    said = Tellers.of(found)
    out: list[Figure] = []
    by_value: dict[float, list[Figure]] = {}
    for count in _told(setting, words):
        ground = _ground(setting, words, count) or _lead(setting, words, count)
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
    return (a.unit == b.unit or a.value >= _LARGE) and (len(fates) < 2 if a.value >= _SMALL else a.measure == b.measure)


def _told(setting: Setting, words: FigureWords) -> Iterator[Count]:
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


def _ground(setting: Setting, words: FigureWords, count: Count) -> str | None:
    """On what ground a count is a figure, None if it is none."""
    parse, n = setting.parse, count.numeral
    if n.value == 0 or _in_name(parse, count) or setting.is_time(count.first, lengths=False):
        return None
    if count.kind == "money":
        return "money"
    if count.kind == "time":
        return "time" if _length(parse, words, count) is not None else None
    return _counted(parse, words, count)


def _lead(setting: Setting, words: FigureWords, count: Count) -> str | None:
    """A count, but of time, in a sentence in which the reader model sees a figure; the head over lines decides."""
    parse = setting.parse
    named = _in_name(parse, count) or setting.is_time(count.first, lengths=False)
    likely = is_likely(parse, parse.sent[count.first], "figures", LEADS)
    counted = count.kind != "time" and count.numeral.value > 1
    return LEAD if likely and counted and not named and not _points(parse, words, count) else None


def _points(parse: Parse, words: FigureWords, count: Count) -> bool:
    """Whether a small number only tells which ones are meant: "the two mediators", "a two-state solution"."""
    noun = count.noun
    if noun is None or count.numeral.value >= _SMALL:
        return False
    before = {parse.lower[c] for c in parse.kids(noun, "det", "nmod:poss") if c < count.first}
    return parse.dep[noun] == "compound" or bool(before & words.pointing)


def _counted(parse: Parse, words: FigureWords, count: Count) -> str | None:
    """On what ground a count of people or things is a figure: what happened to them, or how many they are."""
    n = count.numeral
    fate = fate_of(parse, words.fates, count)
    if n.value == 1:
        return "measured" if fate and count.unit == "people" and count.noun is not None else None
    if fate is not None:
        return "measured"
    if count.kind in ("part", "votes"):
        return "part"
    if count.noun is None:
        return (
            "left-out"
            if (n.open or n.value >= _LARGE) and parse.dep[count.head] in ("nsubj", "nsubj:pass", "obj")
            else None
        )
    return _thing(parse, words, count, count.noun)


def _thing(parse: Parse, words: FigureWords, count: Count, noun: int) -> str | None:
    n = count.numeral
    if not (
        n.open
        or parse.has(noun, "Number=Plur")
        or parse.lower[n.end : n.end + 1] == ("-",)
        or parse.lemma[noun] in words.counts.units
    ):
        return None
    if parse.dep[noun] == "compound" and n.value < _LARGE:
        return None
    if n.open:
        return "vague"
    if n.value >= _SMALL:
        return "large"
    dets = {parse.lower[c] for c in parse.kids(noun, "det", "nmod:poss", "amod")}
    return None if parse.lemma[noun] in words.trivial or dets & words.pointing else "small"


def _in_name(parse: Parse, count: Count) -> bool:
    e = parse.ent_at[count.numeral.first]
    return e >= 0 and parse.ents[e][2] in _NAMES


def _length(parse: Parse, words: FigureWords, count: Count) -> int | None:
    """The talks, truce or war of which a time is the length, or the verb: "eight months of talks", "a five-day truce", "prolonged by five days"."""
    noun = count.noun if count.noun is not None else count.head
    after = parse.lower[noun + 1] if noun + 1 < len(parse.lower) else ""
    if (
        count.numeral.value < 2
        or after in _POINTS
        or parse.case(noun) == "within"
        or parse.lower[noun + 1 : noun + 3] == ("-", "old")
    ):
        return None
    above = parse.head[noun]
    if parse.dep[noun] in _MODIFIES and parse.lemma[above] in words.lengths_of:
        return above
    if (parted := _term(parse, words, noun)) is not None:
        return parted
    of = next(
        (c for c in parse.kids(noun, "nmod") if parse.case(c) == "of" and parse.lemma[c] in words.lengths_of), None
    )
    if of is not None or (not parse.dep[noun].startswith("obl") and parse.dep[noun] != "obj"):
        return of
    subject = parse.child(above, "nsubj", "nsubj:pass")
    if parse.case(noun) == "for" and subject is not None and parse.lemma[subject] in words.lengths_of:
        return subject
    return above if parse.lemma[above] in words.lasting and parse.case(noun) in ("", "by", "for") else None


def _term(parse: Parse, words: FigureWords, noun: int) -> int | None:
    """What a term is given to: the verb above its object ("prolonged the truce by ninety days"), or "a truce signed for ninety days"."""
    above, case = parse.head[noun], parse.case(noun)
    if parse.dep[noun] == "nmod" and parse.dep[above] == "obj" and case in ("by", "for"):
        return parse.head[above] if parse.lemma[parse.head[above]] in words.lasting else None
    made = parse.dep[noun] == "obl" and parse.dep[above] == "acl" and case == "for"
    return parse.head[above] if made and parse.lemma[parse.head[above]] in words.lengths_of else None


def _figure(setting: Setting, said: Tellers, words: FigureWords, count: Count, ground: str) -> Figure:
    parse, cast = setting.parse, setting.cast
    n = count.numeral
    span = (parse.start[count.first], parse.end[n.end - 1])
    verb = governor(parse, count.head)
    place = place_of(parse, *(t for t in (count.noun, count.head, verb) if t is not None)) or _only_place(
        parse, count.head
    )
    time = setting.when(verb if verb is not None else count.head)
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
        as_of=time.edtf if time is not None and time.type == "DATE" else None,
        by=called(parse, cast, teller, who),
    )


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
        done = done_with(setting, words.measures, count) if named else None
        return done or happened_to(parse, setting.cast, fate, count)
    if count.kind == "time":
        of = _length(parse, words, count)
        return None if of is None else length_of(parse, words.measures, of)
    if count.kind == "money":
        return worth(setting, words.measures, count) or summed(parse, words.measures, count)
    if count.unit.endswith("votes"):
        return voted(parse, count)
    told = summed(parse, words.measures, count) or told_of(setting, words.measures, count)
    return told or (part_of(parse, count) if count.kind == "part" else None)
