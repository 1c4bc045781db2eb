"""Lands: names of places that no table knows and that stand for those who govern them, and such as are a person's surname."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from parley.lexicon.actors import Gazetteer
from parley.reading.actors.standing import acts_at, head_of, stands_for_government
from parley.reading.arguments import PARTIES, plays
from parley.reading.syntax.parse import Parse

__all__ = ["Lands"]

_SURE = 3.0
"""Log odds from which on a place is believed to be a party."""
_LIKELY = 0.5
"""Log odds from which on one is that is one in several sentences …"""
_OFTEN = 2
"""… so many at least."""
_RULED = frozenset({"government", "republic", "kingdom", "ambassador", "president", "king", "emir", "affair"})
"""Nouns of what only a land has: "the government of N", "N's ambassador", "Ministry of Foreign Affairs of N"."""

_COMMON = frozenset(
    {"north", "south", "east", "west", "republic", "kingdom", "federation", "union", "state", "emirate"}
)
"""Words that are no name of a land by themselves."""


@dataclass(frozen=True, slots=True)
class Lands:
    """Of the places of an article those that are parties, by their names, and the surnames of its persons."""

    parties: frozenset[str]
    surnames: frozenset[str]

    @classmethod
    def of(cls, parse: Parse, gazetteer: Gazetteer) -> Lands:
        """Looked up once for an article: a place that once surely is a party is one wherever it acts."""
        count: Counter[str] = Counter()
        for first, end, label in parse.ents:
            head = head_of(parse, first, end)
            place = label == "PLACE" and not (end - first == 1 and parse.lower[first] in _COMMON)
            if not place or not _may_act(parse, gazetteer, head):
                continue
            odds = max(plays(parse, head, part) for part in PARTIES)
            ruled = end - first == 1 and _is_ruled(parse, head)
            count[_name(parse, first, end)] += _OFTEN if odds >= _SURE or ruled else int(odds >= _LIKELY)
        surnames = {parse.words[b - 1] for a, b, label in parse.ents if label == "PERSON" and b - a > 1}
        often = (name for name, n in count.items() if n >= _OFTEN and name.split()[-1] not in surnames)
        return cls(frozenset(often), frozenset(surnames))

    def is_party(self, parse: Parse, gazetteer: Gazetteer, first: int, end: int) -> bool:
        """Whether the name of a place stands for those who govern it: it does what a party does."""
        return _name(parse, first, end) in self.parties and _may_act(parse, gazetteer, head_of(parse, first, end))

    def is_surname(self, parse: Parse, gazetteer: Gazetteer, first: int, end: int) -> bool:
        """Whether what looks like a place is the surname of a person of the article who acts: "N's opposition to the plan"."""
        alone = end - first == 1 and parse.words[first] in self.surnames
        return alone and _may_act(parse, gazetteer, first)


def _name(parse: Parse, first: int, end: int) -> str:
    return parse.text[parse.start[first] : parse.end[end - 1]]


def _may_act(parse: Parse, gazetteer: Gazetteer, head: int) -> bool:
    return acts_at(parse, gazetteer, head) and stands_for_government(parse, gazetteer, head)


def _is_ruled(parse: Parse, head: int) -> bool:
    """Whether a name owns what only a land has, or its ministry of foreign affairs."""
    above = parse.head[head]
    owns = parse.dep[head] == "nmod:poss" or (parse.dep[head] == "nmod" and parse.case(head) == "of")
    foreign = any(parse.lower[t] == "foreign" for t in parse.subtree(above) if t < head)
    office = parse.lemma[above] in ("ministry", "minister", "office", "secretary") and foreign
    return owns and (office or parse.lemma[above] in _RULED)
