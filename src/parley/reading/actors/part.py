"""Who takes part: a head over what the text shows of each of the cast, trained on annotated articles.

The rules that gather the cast name everybody who might be an actor; which of them the text is about is weighed here: where they stand
in their clauses, what kind of name or description they bear, which reports refer to them. The weights are those of a logistic
regression (`training/part.py` makes `head.toml`), so that the sum can be read and explained feature by feature.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from parley.reading.actors.cast import Member
from parley.reading.head import Head
from parley.reading.setting import Setting

__all__ = ["chance", "traits"]

_STEPS = (1, 2, 3, 5, 9)
"""Counts are told apart up to here: once, twice, up to four times, up to eight, more often."""


def traits(setting: Setting, n: int, referred: Collection[str]) -> frozenset[str]:
    """What the text shows of one of the cast, as names of features; `referred` are the fields that refer to it ("meetings.participants")."""
    member = setting.cast.members[n]
    return frozenset(
        (
            *_kind(setting, member),
            *_standing(setting, member),
            *_places(setting, member),
            *_references(member, referred),
        )
    )


def chance(found: Collection[str]) -> float:
    """The chance that somebody of whom a text shows these traits is an actor of it, between 0 and 1."""
    return Head.load(__package__).chance(found)


def _kind(setting: Setting, member: Member) -> Iterator[str]:
    known = setting.cast.gazetteer.names.entry(member.name) is not None
    sort = f"{member.type} {'known' if known else 'named' if member.named else 'described'}"
    yield sort
    yield f"mentions {_step(len(member.spans))} {'named' if member.named else 'described'}"
    if member.plural:
        yield "plural"
    if member.of is not None or member.owners:
        yield f"owned {member.type}"
    if member.role is not None and member.named:
        yield "role"
    words = member.name.split()
    yield f"words {min(len(words), 4)} {'named' if member.named else 'described'}"
    if not member.named:
        yield from _description(setting, member)


def _description(setting: Setting, member: Member) -> Iterator[str]:
    parse = setting.parse
    for head in member.heads[:1]:
        yield f"word {parse.lemma[head]}"
        for c in parse.children[head]:
            if parse.dep[c] in ("det", "nummod", "nmod:poss", "acl", "acl:relcl", "amod", "compound"):
                yield f"with {parse.dep[c]}"
            if parse.dep[c] == "det":
                yield f"det {parse.lower[c]}"


def _standing(setting: Setting, member: Member) -> Iterator[str]:
    """In which relations it stands anywhere, and below which prepositions."""
    parse = setting.parse
    sort = "named" if member.named else "described"
    if not member.heads:
        yield f"no noun {member.type}"
    for head in member.heads:
        dep, case = parse.dep[head], parse.case(head)
        if dep in ("conj", "appos", "flat"):
            dep = f"{dep} {parse.dep[parse.head[head]]}"
        yield f"{sort} {dep}{' ' + case if case else ''}"
    if member.acts:
        yield f"acts {member.type}"


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


def _references(member: Member, referred: Collection[str]) -> Iterator[str]:
    sort = "named" if member.named else "described"
    for field in sorted(referred):
        yield f"in {field}"
    if not referred:
        yield f"in nothing {member.type} {sort}"


def _step(count: int) -> int:
    return max(step for step in _STEPS if step <= max(count, 1))
