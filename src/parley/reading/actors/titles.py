"""Titles: the words beside a person's name that say what somebody is, before it or set off by commas."""

from __future__ import annotations

from dataclasses import dataclass

from parley.lexicon.actors import Gazetteer
from parley.reading.syntax.parse import Parse

__all__ = ["Title", "apposed_titles", "left_title", "only_honorifics"]

_INNER = frozenset({"of", "for", "to", "and", "'s", "'", "-", "–", "on", "the", "in"})
_WORD_POS = frozenset({"PROPN", "NOUN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Title:
    """Words beside a name that say what somebody is: tokens `first:end`, on its left or in apposition."""

    first: int
    end: int
    words: str
    head: int
    """The token that says what somebody is."""


def left_title(parse: Parse, gazetteer: Gazetteer, first: int) -> Title | None:
    """The title before a name: "U.S. Secretary of State", "army chief"."""
    start = parse.sents[parse.sent[first]][0]
    k = first
    while k > start and first - k < 14 and (parse.pos[k - 1] in _WORD_POS or parse.lower[k - 1] in _INNER):
        k -= 1
    for p in range(first - 1, k, -1):
        joint = parse.lower[p] in ("of", "for", "to", "and", "on", "in")
        if joint and (not _one_person(parse, gazetteer, p - 1) or only_honorifics(parse, gazetteer, p + 1, first)):
            k = p + 1
            break
    while k < first and (parse.pos[k] not in _WORD_POS or not _begins_title(parse, gazetteer, k, first)):
        k += 1
    if k == first:
        return None
    return Title(k, first, parse.text[parse.start[k] : parse.end[first - 1]], first - 1)


def _begins_title(parse: Parse, gazetteer: Gazetteer, k: int, first: int) -> bool:
    """Whether a title can begin here: some word up to the name must say what somebody is."""
    return (
        any(
            _is_role(parse, gazetteer, t)
            or gazetteer.roles.honorific(parse.words[t])
            or gazetteer.offices.match_office(parse.words, t)
            for t in range(k, first)
        )
        and parse.ent_at[k] != parse.ent_at[first]
    )


def _one_person(parse: Parse, gazetteer: Gazetteer, t: int) -> bool:
    """Whether a word before "of" is what one person is: "minister", not "office", not "envoys"."""
    office = gazetteer.offices.match_office(parse.words, t) is not None or parse.pos[t] == "PROPN"
    return not parse.has(t, "Number=Plur") and (
        gazetteer.roles.person_word(parse.lemma[t]) == "person" or (office and _is_role(parse, gazetteer, t))
    )


def only_honorifics(parse: Parse, gazetteer: Gazetteer, first: int, end: int) -> bool:
    """Of "envoy of General X" what stands before the name belongs to the name, what stands before "of" to somebody else."""
    return all(
        gazetteer.roles.honorific(parse.words[t]) in ("honorific", "military", "royal", "religious")
        or parse.words[t] == "."
        for t in range(first, end)
    )


def _is_role(parse: Parse, gazetteer: Gazetteer, t: int) -> bool:
    return (
        gazetteer.roles.person_word(parse.lemma[t]) is not None
        or gazetteer.offices.match_office(parse.words, t) is not None
    )


def apposed_titles(parse: Parse, gazetteer: Gazetteer, head: int, first: int, end: int) -> tuple[Title, ...]:
    """The titles set off by commas, after the name or before it."""
    name = set(range(first, end))
    out = [
        _phrase_title(parse, c, name) for c in parse.kids(head, "appos") if c >= end and _is_role(parse, gazetteer, c)
    ]
    above = parse.head[head]
    if (
        parse.dep[head] in ("appos", "flat")
        and above < first
        and (_is_role(parse, gazetteer, above) or gazetteer.roles.is_side(parse.lemma[above]))
    ):
        out.append(_phrase_title(parse, above, name | {head}))
    return tuple(out)


def _phrase_title(parse: Parse, c: int, without: set[int]) -> Title:
    skip = without | {
        k for k in parse.children[c] if parse.dep[k] in ("acl", "acl:relcl", "punct", "appos", "conj", "parataxis")
    }
    tokens = [t for t in parse.subtree(c, skip) if parse.dep[t] != "det" or t > c]
    first, last = tokens[0], tokens[-1]
    last = next((t for t in range(first, last) if parse.words[t + 1] in (",", "(", ";")), last)
    return Title(first, last + 1, parse.text[parse.start[first] : parse.end[last]], c)
