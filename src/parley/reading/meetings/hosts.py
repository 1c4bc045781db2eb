"""Who hosts, leads or mediates an encounter, or is present at it, told beside it: "A-led talks", "met under the auspices of A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from parley.reading.actors.cast import Cast
from parley.reading.meetings.parties import means
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import agent
from parley.reading.syntax.parse import Parse

__all__ = ["hosts_of", "led_by", "those_there"]

_UNDER = frozenset({"under", "with", "through", "via", "by", "thanks to"})
"""Prepositions of an encounter's mediation."""
_OWNED = frozenset({"of", "by", "'s", "’s", "'", "’", ""})
_BESIDE = ("obl", "nmod", "obl:arg", "obj", "nsubj:pass")
_BEFORE = 8
"""Tokens before "-led" among which those who lead stand."""
_NAMING = frozenset({"PROPN", "ADJ", "CCONJ"})


def led_by(parse: Parse, cast: Cast, words: MeetingWords, noun: int) -> tuple[int, ...]:
    """Who leads or mediates an encounter, told in one word: "A-led talks", "A and B-mediated talks"."""
    first = parse.sents[parse.sent[noun]][0]
    led = [
        v
        for v in parse.kids(noun, "amod")
        if words.light.get(parse.lemma[v]) == "held" and "-" in parse.words[first:v][-1:]
    ]
    before = (range(v - 2, max(v - _BEFORE, first) - 1, -1) for v in led)
    naming = (takewhile(lambda t: parse.pos[t] in _NAMING or parse.ent_at[t] >= 0, tokens) for tokens in before)
    return tuple(dict.fromkeys(n for tokens in naming for t in tokens if (n := cast.at.get(t)) is not None))


def hosts_of(setting: Setting, words: MeetingWords, heads: Sequence[int]) -> tuple[int, ...]:
    """Who hosts or mediates what the tokens tell: "met under A's mediation", "talks in B facilitated by A", "signed a truce, hosted by A"."""
    parse, cast = setting.parse, setting.cast
    found: list[int] = []
    for c in (c for head in heads for c in parse.kids(head, *_BESIDE)):
        brought = (v for v in parse.kids(c, "acl") if parse.lemma[v] in cast.gazetteer.roles.words.mediating)
        found += [n for v in brought for n in means(parse, cast, agent(parse, v))]
        if parse.lemma[c] in words.auspices and parse.case(c) in _UNDER:
            found += _whose(parse, cast, c)
    return tuple(dict.fromkeys(found))


def those_there(setting: Setting, words: MeetingWords, heads: Sequence[int]) -> tuple[int, ...]:
    """Who is at what the tokens tell, by a phrase of its own: "in the presence of A", "with the participation of A", "with A present"."""
    parse, cast = setting.parse, setting.cast
    found: list[int] = []
    for c in (c for head in heads for c in parse.kids(head, "obl", "nmod", "obl:arg", "advcl")):
        if parse.lemma[c] in words.participation and parse.case(c) in ("in", "with"):
            found += _whose(parse, cast, c)
        subject = parse.child(c, "nsubj")
        there = parse.lemma[c] in words.present and any(parse.lower[m] == "with" for m in parse.kids(c, "mark", "case"))
        if there and subject is not None and subject not in cast.meant:
            found += means(parse, cast, subject)
    return tuple(dict.fromkeys(found))


def _whose(parse: Parse, cast: Cast, noun: int) -> Iterator[int]:
    """Whose mediation or presence it is: "A's mediation", "the auspices of A", "Norwegian and Chadian mediation"."""
    owners = (c for c in parse.kids(noun, "nmod", "nmod:poss") if parse.case(c) in _OWNED)
    yield from (n for c in owners for n in means(parse, cast, c))
    yield from cast.adjectives(noun)
