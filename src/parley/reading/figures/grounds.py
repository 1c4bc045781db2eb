"""On what ground a count is a figure: what happened to those counted, money, shares, lengths of talks, or how many they are."""

from __future__ import annotations

from parley.reading.figures.counted import Count
from parley.reading.figures.fates import fate_of
from parley.reading.figures.words import FigureWords
from parley.reading.setting import Setting
from parley.reading.syntax.parse import Parse
from parley.reading.tells import LEAD, LEADS, is_likely

__all__ = ["LARGE", "SMALL", "ground_of", "lead", "length_told"]

SMALL, LARGE = 10, 100
"""Below the first a count of ordinary things is told in passing; from the second on a number without a noun counts people."""
_NAMES = frozenset({"PERSON", "ORG", "FAC", "EVENT"})
_MODIFIES = frozenset({"compound", "nmod", "nmod:poss", "amod", "nummod"})
_TOLD_OF = frozenset({"nsubj", "nsubj:pass", "obj"})
"""Where something is told of those counted; "on half the quota" only measures something else."""
_POINTS = frozenset({"old", "ago", "after", "before", "earlier", "later", "from"})
"""What follows an age or a distance in time."""


def ground_of(setting: Setting, words: FigureWords, count: Count) -> str | None:
    """On what ground a count is a figure, None if it is none."""
    parse, n = setting.parse, count.numeral
    if n.value == 0 or _in_name(parse, count) or setting.is_time(count.first, lengths=False):
        return None
    if count.kind == "money":
        return "money"
    if count.kind == "time":
        return "time" if length_told(parse, words, count) is not None else None
    return _counted(parse, words, count)


def lead(setting: Setting, words: FigureWords, count: Count) -> str | None:
    """A count, but of time, in a sentence in which the reader model sees a figure; the head over lines decides."""
    parse = setting.parse
    named = _in_name(parse, count) or setting.is_time(count.first, lengths=False)
    likely = is_likely(parse, parse.sent[count.first], "figures", LEADS)
    counted = count.kind != "time" and count.numeral.value > 1
    return LEAD if likely and counted and not named and not _points(parse, words, count) else None


def _points(parse: Parse, words: FigureWords, count: Count) -> bool:
    """Whether a small number only tells which ones are meant: "the two mediators", "a two-state solution"."""
    noun = count.noun
    if noun is None or count.numeral.value >= SMALL:
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
    if n.share and parse.dep[count.head] not in _TOLD_OF:
        return None
    if count.kind in ("part", "votes"):
        return "part"
    if count.noun is None:
        return "left-out" if (n.open or n.value >= LARGE) and parse.dep[count.head] in _TOLD_OF else None
    return _thing(parse, words, count, count.noun)


def _thing(parse: Parse, words: FigureWords, count: Count, noun: int) -> str | None:
    """Why a count of people or things is told, or None where it is too small to tell anything."""
    n = count.numeral
    behind = count.first > noun  # "the number of observers came to 46"
    if not (
        n.open
        or behind
        or parse.has(noun, "Number=Plur")
        or parse.lower[n.end : n.end + 1] == ("-",)
        or parse.lemma[noun] in words.counts.units
    ):
        return None
    if parse.dep[noun] == "compound" and n.value < LARGE and not behind:
        return None
    if n.open:
        return "vague"
    if n.value >= SMALL:
        return "large"
    dets = {parse.lower[c] for c in parse.kids(noun, "det", "nmod:poss", "amod")}
    return None if parse.lemma[noun] in words.trivial or dets & words.pointing else "small"


def _in_name(parse: Parse, count: Count) -> bool:
    """Whether a number belongs to somebody's name."""
    e = parse.ent_at[count.numeral.first]
    return e >= 0 and parse.ents[e][2] in _NAMES


def length_told(parse: Parse, words: FigureWords, count: Count) -> int | None:
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
    return above if parse.lemma[above] in words.running and parse.case(noun) in ("", "by", "for") else None


def _term(parse: Parse, words: FigureWords, noun: int) -> int | None:
    """What a term is given to: the verb above its object ("prolonged the truce by ninety days"), or "a truce signed for ninety days"."""
    above, case = parse.head[noun], parse.case(noun)
    if parse.dep[noun] == "nmod" and parse.dep[above] == "obj" and case in ("by", "for"):
        return parse.head[above] if parse.lemma[parse.head[above]] in words.running else None
    made = parse.dep[noun] == "obl" and parse.dep[above] == "acl" and case == "for"
    return parse.head[above] if made and parse.lemma[parse.head[above]] in words.lengths_of else None
