"""Casting: the mentions of an article gathered into its cast.

States, bodies and groups are known by the gazetteer's entry; persons by full name, then by surname; organisations by name
and the short form the article explains; the unnamed by their word and whom they belong to, a definite one ("the diplomat")
with the one introduced before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.dates import Interval
from parley.lexicon.actors import Gazetteer
from parley.reading.actors.antecedents import antecedents
from parley.reading.actors.bearers import take_name
from parley.reading.actors.cast import Cast
from parley.reading.actors.described import take_description
from parley.reading.actors.drafts import Drafts
from parley.reading.actors.incumbents import merge_incumbents
from parley.reading.actors.mention import NamedMention
from parley.reading.actors.names import named_mentions
from parley.reading.actors.nominals import NominalMention, nominal_mentions
from parley.reading.actors.numbered import numbered_speakers
from parley.reading.actors.owners import Owner
from parley.reading.actors.register import Register
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import Quotation

__all__ = ["cast_of"]

_ANY_TIME = Interval()


def cast_of(
    parse: Parse,
    gazetteer: Gazetteer,
    quotes: Sequence[Quotation] = (),
    written: Interval = _ANY_TIME,
    home: frozenset[str] = frozenset(),
) -> Cast:
    """Everybody in a parsed article; `quotes` keep what is said apart from what is told, `written` is when, as far as known.

    `home` are the gazetteer's entries for the government whose own text it is: "the President" there is its president.
    """
    names, adjectives = named_mentions(parse, gazetteer)
    numbered = numbered_speakers(parse, gazetteer)
    labels = {t for m in numbered for t in range(m.first, m.end)}
    names = tuple(m for m in names if m.head not in labels)
    taken = _taken(names) | labels
    drafts = Drafts(parse, gazetteer, home)
    todo: list[NamedMention | NominalMention] = [*names, *numbered, *nominal_mentions(parse, gazetteer, taken)]
    for mention in sorted(todo, key=lambda m: (m.head, m.first)):
        if isinstance(mention, NamedMention):
            take_name(drafts, mention)
        else:
            take_description(drafts, mention)
    merge_incumbents(drafts, written)
    return _settled(drafts, adjectives, _quoted(parse, quotes))


def _quoted(parse: Parse, quotes: Sequence[Quotation]) -> frozenset[int]:
    return frozenset(t for q in quotes for t in parse.tokens_in((q.start, q.end)))


def _headings(parse: Parse) -> frozenset[int]:
    return frozenset(n for n, (a, b) in enumerate(parse.sents) if not {"VERB", "AUX"}.intersection(parse.pos[a:b]))


def _taken(names: Sequence[NamedMention]) -> set[int]:
    taken = {t for m in names for t in range(m.first, m.end)}
    titles = [t for m in names for t in (m.title, *m.apposed) if t]
    return taken | {t for title in titles for t in range(title.first, title.end)}


def _settled(drafts: Drafts, adjectives: Sequence[Owner], quoted: frozenset[int]) -> Cast:
    """Everybody gathered; states that only adjectives name are there for who refers to them."""
    for owner in adjectives:
        drafts.entry(owner)
    for draft in list(drafts.all):
        if draft.of is None and draft.owners:
            draft.of = drafts.entry(draft.owners[0])
    members = tuple(draft.member() for draft in drafts.all)
    mentions = tuple(sorted((head, n) for n, member in enumerate(members) for head in member.heads))
    register = Register.of(drafts.parse, members)
    cast = Cast(
        drafts.parse,
        members,
        drafts.at,
        drafts.gazetteer,
        drafts.several,
        _headings(drafts.parse),
        mentions,
        quoted,
        register=register,
        home=drafts.home,
    )
    return replace(cast, meant=antecedents(cast))
