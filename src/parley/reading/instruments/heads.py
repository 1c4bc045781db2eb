"""Which nouns call an instrument, and which noun of a phrase has its place: "agreement" in "ceasefire agreement"."""

from __future__ import annotations

from parley.reading.actors.cast import Cast
from parley.reading.actors.standing import head_of
from parley.reading.instruments.weighing import MADE
from parley.reading.instruments.words import InstrumentWords, Kind
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

__all__ = ["LISTING", "head_at", "kind_at", "of_agreement"]

LISTING = frozenset({"including", "such as"})
"""Prepositions before one of those that the noun above means: "papers, including an accord"."""
_QUOTES = frozenset({"“", "”", '"', "‘", "'"})


def kind_at(parse: Parse, words: InstrumentWords, i: int, first: int) -> Kind | None:
    """The kind of instrument that a noun calls, alone or with the words before it from `first` on; a gloss in brackets calls none."""
    lemma = parse.lemma[i]
    for last in dict.fromkeys((lemma, singular(parse.lower[i]))):
        for phrase, kind in words.phrases.get(last, ()):
            start = i - len(phrase) + 1
            before = zip(range(start, i), phrase[:-1], strict=True)
            if start >= first and all(w in (parse.lower[t], parse.lemma[t]) for t, w in before):
                return kind
    person = parse.ent_at[i] >= 0 and parse.ents[parse.ent_at[i]][2] == "PERSON"
    if (
        person
        or _is_gloss(parse, i)
        or (lemma == "understanding" and any(parse.case(c) == "of" for c in parse.kids(i, "nmod")))
    ):
        return None  # "Pia Pact", "our understanding of the matter"
    return words.nouns.get(lemma) or words.nouns.get(parse.lower[i]) or words.nouns.get(singular(parse.lower[i]))


def _is_gloss(parse: Parse, i: int) -> bool:
    """Whether a noun opens a bracket behind one of its own: "the Treaty on … (NPT)", "a cooperation agreement (“123 agreement”)"."""
    first = next(t for t in parse.subtree(i) if parse.pos[t] != "PUNCT")
    while first > 0 and parse.words[first - 1] in _QUOTES:
        first -= 1
    same = first > 1 and parse.lemma[first - 2] == parse.lemma[i]
    return first > 1 and parse.words[first - 1] == "(" and (same or parse.dep[i] == "appos")


def of_agreement(parse: Parse, words: InstrumentWords, token: int) -> int | None:
    """The agreement that a ceasefire is the matter of: "the Agreement on a Ceasefire" is one instrument."""
    above = parse.head[token]
    kind, whole = words.nouns.get(parse.lemma[token]), words.nouns.get(parse.lemma[above])
    if kind is None or whole is None or parse.dep[token] != "nmod" or words.group.get(kind.type) != "ceasefire":
        return None
    return above if whole.type == "agreement" and parse.case(token) in ("on", "for", "of") else None


def head_at(parse: Parse, cast: Cast, words: InstrumentWords, i: int, kind: Kind) -> int | None:
    """The noun that has the instrument's place: "agreement" in "ceasefire agreement", None where it only describes ("truce monitors")."""
    head = i
    for t in range(i - kind.length + 1, i):
        if parse.head[i] == t:
            head = t
    known = cast.at.get(head)
    if (
        kind.type == "channel"
        and known is not None
        and cast.members[known].named
        and cast.members[known].type != "person"
    ):
        return None  # a broadcaster
    if kind.need in ("tied", "aimed") and _names_body(parse, cast, head):
        return None
    first = parse.head[head] if parse.dep[head] == "conj" else head
    if parse.dep[first] in ("compound", "nmod:desc") and parse.head[first] > head:
        above = parse.head[first]
        whole = words.nouns.get(parse.lemma[above])
        if parse.lemma[above] in words.wholes or (whole is not None and whole.type in words.taken_up):
            return above
        tells = words.above.get(parse.lemma[above])
        return head if kind.need == "sure" and tells is not None and tells.rank >= MADE else None
    whole = words.nouns.get(parse.lemma[parse.head[head]])
    inside = (
        parse.dep[head] == "nmod"
        and parse.case(head) not in LISTING
        and kind.need in ("tied", "aimed")
        and whole is not None
        and whole.type == "agreement"
        and not (whole.need == "signed" and parse.case(head) == "to")  # "our commitment to the pact"
    )
    if (inside and whole is not None and whole.need != "reached") or of_agreement(parse, words, head) is not None:
        return None
    return None if parse.dep[head] in ("amod", "flat") else head


def _names_body(parse: Parse, cast: Cast, head: int) -> bool:
    """Whether a noun is part of a body's name: the accord of "the Government of National Accord"."""
    above = parse.head[head]
    ent = parse.ent_at[head]
    inside = ent >= 0 and head_of(parse, *parse.ents[ent][:2]) != head
    capitals = parse.words[head][:1].isupper() and parse.words[above][:1].isupper()
    return inside or (capitals and parse.dep[head] == "nmod" and parse.case(head) == "of" and above in cast.at)
