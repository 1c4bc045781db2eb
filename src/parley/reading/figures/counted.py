"""What a number counts: the noun, money, part or time that it belongs to in the tree, and how the words around it bound it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from parley.lexicon import Lexicon
from parley.lexicon.views import by_word, word_sets
from parley.reading.figures.elided import acts, is_spent, number_of, suffer, takes_up
from parley.reading.figures.nouns import QUANTIFIES, noun_of, partitive, top
from parley.reading.figures.numbers import NumberWords, Numeral, numerals
from parley.reading.figures.units import minted, unit_of
from parley.reading.syntax.parse import Parse

__all__ = ["Count", "CountWords", "counts"]

Kind = Literal["things", "money", "part", "time", "votes"]

_LONGEST_BOUND = 4
_TOLD = 10
"""From here on a number alone takes up what was counted before in its sentence: "54 states signed, only 27 ratified"."""
_MANY = 100
"""From here on a number that takes up nothing counts people."""
_ORDINAL = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
"""How a number ends that counts nothing: "twenty-sixth"."""


@dataclass(frozen=True, slots=True)
class CountWords:
    """The vocabulary around numbers, from `lexicon/figures.toml`."""

    numbers: NumberWords
    before: Mapping[tuple[str, ...], str]
    after: Mapping[tuple[str, ...], str]
    currencies: Mapping[str, str]
    percent: frozenset[str]
    units: Mapping[str, str]
    times: frozenset[str]
    fates: frozenset[str]
    """Words for what happens to people."""
    spending: frozenset[str]
    """Verbs of which a bare number as object is money: "cost taxpayers millions"."""
    handing: frozenset[str]
    """Verbs with which "over" is no bound: "handed over 20 prisoners"."""

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> CountWords:
        """Built once for a lexicon."""
        table = lexicon.table("figures")
        bounds = {
            side: {tuple(p.split()): sign for sign, phrases in table[side].items() for p in phrases}
            for side in ("before", "after")
        }
        return cls(
            **word_sets(cls, table),
            numbers=NumberWords.from_lexicon(lexicon),
            before=bounds["before"],
            after=bounds["after"],
            currencies=table["currencies"],
            units=by_word(table["units"]),
            fates=frozenset(
                w for m in table["measures"].values() for k in ("object", "subject", "nouns") for w in m[k]
            ),
        )


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts.

    `noun` is the counted noun, None if it is left out ("killed five"); `head` the token that has the count's place in the sentence.
    """

    numeral: Numeral
    first: int
    head: int
    noun: int | None
    unit: str
    kind: Kind
    comparison: str
    verb: int | None = None
    """The verb right before a number that the tree hangs elsewhere."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The sentence that is read, and the counts found in it so far."""

    parse: Parse
    words: CountWords
    first: int
    end: int
    made: list[Count]


def counts(parse: Parse, words: CountWords, first: int, end: int) -> Iterator[Count]:
    """Every number of the sentence `first:end` that counts something, in order."""
    sentence = _Sentence(parse, words, first, end, [])
    for numeral in numerals(parse.lower, first, end, words.numbers):
        count = None if _in_order(sentence, numeral) else _count(sentence, numeral)
        if count is not None:
            sentence.made.append(count)
            yield count


def _count(sentence: _Sentence, n: Numeral) -> Count | None:
    """What one number counts, or None."""
    parse, words = sentence.parse, sentence.words
    start = n.first - (n.first > sentence.first and parse.lower[n.first - 1] in words.currencies)
    stop = n.end + _percent(sentence, n.end)
    comparison = n.bound or _bound(sentence, start, stop) or (">=" if n.open else "=")
    head = top(parse, start, stop)
    if start < n.first:
        return Count(n, start, head, None, words.currencies[parse.lower[start]], "money", comparison)
    of = partitive(parse, start, stop)
    if stop > n.end:
        return Count(n, start, head, of, "%", "part", comparison)
    noun = of if of is not None else noun_of(parse, head, stop)
    again = _in_so_many(parse, n, head, comparison) or (_ones(sentence, noun) if noun is not None else None)
    if again is not None:
        return (
            again
            if again.numeral == n
            else replace(again, numeral=n, first=start, head=noun or head, comparison=comparison)
        )
    if noun is None and (numbered := number_of(parse, head)) is not None:
        return Count(n, start, head, numbered, unit_of(parse, words.units, numbered), "things", comparison)
    if noun is None or (noun < n.first and not n.share):
        return _left_out(sentence, n, head, comparison)
    place = head if of is not None and noun != parse.head[head] else noun
    unit, kind = _of_what(parse, words, n, noun)
    return Count(n, start, place, noun, unit, kind, comparison)


def _in_so_many(parse: Parse, n: Numeral, head: int, comparison: str) -> Count | None:
    """The share that "one in four trucks" tells, with what it is a share of."""
    noun = parse.head[n.end - 1]
    if not n.share or parse.lower[n.first + 1] != "in" or parse.pos[noun] != "NOUN":
        return None
    place = noun if head == n.end - 1 or parse.head[head] == n.end - 1 else head
    return Count(n, n.first, place, noun, "share", "part", comparison)


def _ones(sentence: _Sentence, noun: int) -> Count | None:
    """The count that "ones" takes up, with the words before it: "300 Kenyan prisoners for 200 Chadian ones"."""
    before = sentence.made[-1] if sentence.made else None
    if sentence.parse.lemma[noun] != "one" or before is None or before.noun is None:
        return None
    own = unit_of(sentence.parse, sentence.words.units, noun).split()[:-1]
    return replace(before, unit=" ".join((*own, *before.unit.split()[-1:])))


def _in_order(sentence: _Sentence, n: Numeral) -> bool:
    """Whether a number only says which one: a paragraph's ("4. The sides …"), a day's ("the twenty-sixth"), a law's behind another ("Orders 3 and 4")."""
    parse = sentence.parse
    after = parse.lower[n.end : n.end + 2]
    if n.first == sentence.first and after[:1] in ((".",), (")",)) and n.end + 1 < sentence.end:
        return True
    above = parse.head[n.first]
    beside = {parse.dep[t] for t in (above, *parse.children[above])}
    return (parse.dep[n.first] == "conj" and "flat" in beside) or (
        after[:1] == ("-",) and after[1:] != () and after[1].endswith(_ORDINAL)
    )


def _percent(sentence: _Sentence, at: int) -> int:
    """How many tokens the words for percent take there."""
    lower = sentence.parse.lower
    if at < sentence.end and lower[at] in sentence.words.percent:
        return 1
    return 2 if lower[at : at + 2] == ("per", "cent") else 0


def _of_what(parse: Parse, words: CountWords, n: Numeral, noun: int) -> tuple[str, Kind]:
    """Unit and kind of a count by its noun."""
    lemma = parse.lemma[noun]
    if n.share:
        return "share", "part"
    if lemma in words.currencies:
        return minted(parse, n.end, noun) or words.currencies[lemma], "money"
    return unit_of(parse, words.units, noun), "time" if lemma in words.times else "things"


def _left_out(sentence: _Sentence, n: Numeral, head: int, comparison: str) -> Count | None:
    """A number without a noun: votes for and against, the noun of the number it is joined with ("89 and 43 seats"), or people."""
    parse, made, first = sentence.parse, sentence.made, sentence.first
    if n.share and parse.lower[n.end : n.end + 2] == ("of", "it"):
        return None
    before = made[-1] if made else None
    together = parse.dep[head] in ("conj", "appos") and parse.pos[head] == "NUM"
    alike = parse.dep[head] == "nsubj" and n.value >= _TOLD and not suffer(parse, head, sentence.words.fates)
    if before is not None and before.kind != "money" and before.noun is not None and (together or alike):
        place = before.noun if before.head == before.noun and together else head if alike else before.head
        return Count(n, n.first, place, before.noun, before.unit, before.kind, comparison)
    if _voted(parse, n, head, made):
        return Count(n, n.first, head, None, "votes", "votes", comparison)
    more = parse.head[head]
    hurt = parse.dep[head] == "nummod" and parse.pos[more] == "VERB" and parse.lemma[more] in sentence.words.fates
    others = parse.lower[n.end : n.end + 1] in (("more",), ("others",)) and more == n.end
    if others or (hurt and more > head):  # "were killed and five wounded"
        return Count(n, n.first, more, None, "people", "things", comparison)
    at = n.first - 1
    while at > first and parse.pos[at] in ("ADV", "ADJ", "ADP", "DET") and n.first - at <= _LONGEST_BOUND:
        at -= 1
    if parse.head[head] < n.first and parse.dep[head] == "nummod" and parse.pos[at] == "VERB":
        return Count(n, n.first, head, None, "people", "things", comparison, verb=at)
    quantifies = parse.dep[head] in QUANTIFIES - {"nmod"} or _year(parse, n)
    return None if quantifies else _taken_up(sentence, n, head, comparison)


def _taken_up(sentence: _Sentence, n: Numeral, head: int, comparison: str) -> Count | None:
    """A number that takes up the noun counted before it in its sentence, else one of people who act or to whom something happens."""
    parse, words = sentence.parse, sentence.words
    before = sentence.made[-1] if sentence.made else None
    hurt = suffer(parse, head, words.fates)
    known = before is not None and before.noun is not None and parse.lemma[before.noun] in words.fates
    offered = before is not None and before.kind == "part" and parse.dep[head] == "obj" and n.value < _MANY
    if before is not None and offered:
        return Count(
            n, n.first, head, before.noun, before.unit, "part", comparison
        )  # "wants 6 per cent, was offered 3"
    if before is not None and before.kind == "things" and (known or not hurt) and takes_up(parse, head, before.head):
        return Count(n, n.first, head, before.noun, before.unit, "things", comparison)
    if hurt or ((_many(n) or acts(parse, head)) and not is_spent(parse, head, words.spending)):
        return Count(n, n.first, head, None, "people", "things", comparison)
    return None


def _voted(parse: Parse, n: Numeral, head: int, made: list[Count]) -> bool:
    """As in "a vote of 62-36", "voted 62-36", "by 151 votes to 27"."""
    if (
        made
        and made[-1].unit.endswith("votes")
        and n.first - made[-1].numeral.end <= 2
        and parse.lower[n.first - 1] in ("to", "-", "–")
    ):
        return True
    above = parse.head[head]
    subject = parse.child(head, "nsubj")
    pair = (
        parse.lower[n.end : n.end + 1] in (("-",), ("–",), ("to",))
        and parse.pos[min(n.end + 1, len(parse.pos) - 1)] == "NUM"
    )
    return pair and ("vote" in (parse.lemma[above], parse.lemma[subject] if subject is not None else ""))


def _many(n: Numeral) -> bool:
    """Whether a number without a noun is large enough to count people."""
    return n.open or n.value >= _MANY


def _year(parse: Parse, n: Numeral) -> bool:
    """Whether a number may be a year."""
    plain = n.end == n.first + 1 and "," not in parse.lower[n.first]  # "1,700"
    return plain and 1000 <= n.value < 2100 and not n.open


def _bound(sentence: _Sentence, start: int, stop: int) -> str:
    """The sign that the words right before or right after a number give it; the longest phrase wins."""
    parse, words, first, end = sentence.parse, sentence.words, sentence.first, sentence.end
    if parse.lower[start - 1] == "over" and parse.lemma[start - 2] in words.handing:
        return ""
    for size in range(_LONGEST_BOUND, 0, -1):
        sign = words.before.get(parse.lower[start - size : start]) if start - size >= first else None
        sign = sign or (words.after.get(parse.lower[stop : stop + size]) if stop + size <= end else None)
        if sign:
            return sign
    return ""
