"""Who takes part: a head over what the text shows of each of the cast, trained on annotated articles.

The rules that gather the cast name everybody who might be an actor; which of them the text is about is weighed here: where they stand
in their clauses, what kind of name or description they bear, which reports refer to them. The weights are those of a logistic
regression (`training/part.py` makes `head.toml`), so that the sum can be read and explained feature by feature.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from parley.model import Span
from parley.reading.actors.cast import Member
from parley.reading.actors.standing import relation
from parley.reading.arguments import PARTIES, plays
from parley.reading.head import Head
from parley.reading.setting import Setting
from parley.reading.tells import steps

__all__ = ["chance", "traits"]

_STEPS = (1, 2, 3, 5, 9)
"""Counts are told apart up to here: once, twice, up to four times, up to eight, more often."""

_MOST = 0.7
"""Share of a line from which on a mention is all that it says."""
_NESTED = 8
"""Mentions before a word among which those around it are: a bound, for long texts."""


def traits(setting: Setting, n: int, referred: Collection[str]) -> frozenset[str]:
    """What the text shows of one of the cast, as names of features; `referred` are the fields that refer to it ("meetings.participants")."""
    member = setting.cast.members[n]
    return frozenset(
        (
            *_kind(setting, member),
            *_standing(setting, member),
            *_places(setting, member),
            *_references(setting, member, referred),
            *_seen(setting, member),
        )
    )


def chance(found: Collection[str]) -> float:
    """The chance that somebody of whom a text shows these traits is an actor of it, between 0 and 1."""
    return Head.load(__package__).chance(found)


def _kind(setting: Setting, member: Member) -> Iterator[str]:
    sort, named = _sort(setting, member), _named(member)
    yield sort
    yield f"mentions {_step(len(member.spans))} {named}"
    yield f"quarters {4 * len(member.spans) // setting.cast.register.most} of the most mentions {named}"
    if member.plural:
        yield "plural"
    if member.of is not None or member.owners:
        yield f"owned {member.type}"
    if member.of is not None:
        of = setting.cast.members[member.of]
        yield f"{member.type} of {of.type} named {min(len(of.spans), 4)}"
    words = member.name.split()
    yield f"words {min(len(words), 4)} {named}"
    if not member.named:
        yield from _description(setting, member)
    elif member.type == "person":
        yield "role" if member.role is not None else "no role"
        parts = "full" if len(words) > 1 else "one"
        yield f"{parts} name {'with' if member.role else 'without'} role, mentions {min(len(member.spans), 3)}"
    elif member.type != "state":
        yield f"last word {words[-1].lower()}"


def _sort(setting: Setting, member: Member) -> str:
    known = setting.cast.gazetteer.names.entry(member.name) is not None
    return f"{member.type} {'known' if known else _named(member)}"


def _named(member: Member) -> str:
    return "named" if member.named else "described"


def _description(setting: Setting, member: Member) -> Iterator[str]:
    parse = setting.parse
    for head in member.heads[:1]:
        yield f"word {parse.lemma[head]}"
        yield f"word {parse.lemma[head]} {'again' if len(member.spans) > 1 else 'once'}"
        for c in parse.children[head]:
            if parse.dep[c] in ("det", "nummod", "nmod:poss", "acl", "acl:relcl", "amod", "compound"):
                yield f"with {parse.dep[c]}"
            if parse.dep[c] == "det":
                yield f"det {parse.lower[c]}"


def _standing(setting: Setting, member: Member) -> Iterator[str]:
    """What it is to its clauses, if that is always the same, and what stands below it."""
    parse, cast, sort = setting.parse, setting.cast, _sort(setting, member)
    if not member.heads:
        yield f"no noun {member.type}"
    relations = {relation(parse, cast.gazetteer, head) for head in member.heads}
    if len(relations) == 1:
        (only,) = relations
        yield f"only {only} {sort}"
    if member.heads and all(_is_within(setting, member, head) for head in member.heads):
        yield f"only within another {member.type} {_named(member)}"
    spans = sorted(member.spans)
    for head in member.heads:
        name = parse.ent_at[head]
        yield f"{member.type} as {parse.ents[name][2] if name >= 0 else 'no name'}"
        yield from (f"has {parse.dep[c]} {_named(member)}" for c in parse.kids(head, "acl", "acl:relcl", "appos"))
        if _is_line(setting, spans, head):
            yield f"whole line {sort}"
    if member.acts:
        yield f"acts {member.type}"


def _is_within(setting: Setting, member: Member, head: int) -> bool:
    """Whether a mention is part of the words for another: the "army" of "the army's spokesman"."""
    parse, cast = setting.parse, setting.cast
    above = cast.at.get(parse.head[head])
    return (
        parse.dep[head] in ("nmod", "nmod:poss", "compound", "amod")
        and above is not None
        and cast.members[above] is not member
    )


def _is_line(setting: Setting, spans: Sequence[Span], head: int) -> bool:
    """Whether a mention, one of `spans` in their order, is nearly all that its sentence says: a heading, a signature."""
    parse, at = setting.parse, setting.parse.start[head]
    first, end = parse.sents[parse.sent[head]]
    length = parse.end[end - 1] - parse.start[first]
    last = bisect_left(spans, (at + 1,))
    return any(at < b and b - a >= _MOST * length for a, b in spans[max(0, last - _NESTED) : last])


def _places(setting: Setting, member: Member) -> Iterator[str]:
    """Where in the article it is named: in the title, a heading, a quotation, early or late."""
    parse, cast = setting.parse, setting.cast
    first = min(member.spans)[0]
    sentences = {parse.sent[h] for h in member.heads}
    if first < setting.title_end:
        yield "title"
    if sentences and sentences <= cast.headings:
        yield f"headings only {'named' if member.named else 'described'}"
    if member.heads and all(h in cast.quoted for h in member.heads):
        yield "quoted only"
    yield f"at {int(4 * first / (len(parse.text) + 1))}"
    names = (setting.article.source, setting.article.author, setting.article.taken_from)
    if any(name and member.name.casefold() in name.casefold() for name in names):
        yield "outlet or author"


def _references(setting: Setting, member: Member, referred: Collection[str]) -> Iterator[str]:
    sort = _sort(setting, member)
    for field in sorted(referred):
        yield f"in {field}"
        yield f"in {field} {sort}"
    if not referred:
        yield f"in nothing {member.type} {_named(member)}"


def _seen(setting: Setting, member: Member) -> Iterator[str]:
    """Which parts the reader model sees it play, in sentences that are likely to tell of such a thing."""
    parse = setting.parse
    best = {
        part: max((plays(parse, h, part) for h in member.heads), default=-math.inf)
        for part in PARTIES & parse.arguments.keys()
    }
    yield from steps(f"plays, {_named(member)}", max(best.values(), default=None))
    yield from sorted(f"plays {part}" for part, odds in best.items() if odds >= 0)


def _step(count: int) -> int:
    return max(step for step in _STEPS if step <= max(count, 1))
