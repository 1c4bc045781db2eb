"""Actors: everyone and everything that acts, speaks, meets, promises or is acted on, as reports."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from parley.evidence import cite
from parley.model import Actor, Mention, Report, Span
from parley.reading.actors.cast import Member
from parley.reading.actors.part import chance, traits
from parley.reading.setting import Setting
from parley.reading.syntax.parse import Parse

__all__ = ["actors", "everybody", "references", "weighed"]

_DATELINE = ((")", "-"), (")", "–"), (")", "—"))
_WEAK = frozenset({"commitment.to", "attribution.sources", "incident.on", "instrument.parties"})
"""Who something is promised to or done to is often nobody of the article ("all people"): being there makes nobody an actor."""

_LIKELY = 0.5
"""Chance of being an actor from which somebody is reported to whom nothing else refers."""
_FAIR = 0.4
"""The same of those to whom something is done or promised, sides aside."""


def actors(setting: Setting, reports: Sequence[Report]) -> tuple[Actor, ...]:
    """Reports on those of the cast that likely take part, or that one of the other `reports` refers to, in the order of the text."""
    ids, members = setting.ids, setting.cast.members
    referred = references(reports)
    chances = {n: chance(shown) for n, shown in weighed(setting, reports).items()}
    likely = (n for n in ids if chances[n] >= _LIKELY and not _only_prints(setting, n))
    fair = (n for n, report in ids.items() if report in referred and (chances[n] >= _FAIR or _is_side(setting, n)))
    keep = {*likely, *fair, *(n for n, report in ids.items() if referred.get(report, _WEAK) - _WEAK)}
    served = (members[n].of for n in keep if _serves(setting, members[n]))
    keep |= {of for of in served if of is not None and of in ids and members[of].type == "state"}
    spans = {n: [*members[n].spans] for n in keep}
    for n, report in ids.items():
        if report not in referred and _only_relates(setting, n):
            keep.discard(n)
        elif report not in referred and (both := _stands_for(setting, n)):
            keep.discard(n)
            for m in both & spans.keys():
                spans[m].extend(members[n].spans)
    out = [replace(_report(setting, n, spans[n], chances[n]), of=_of(setting, n, keep)) for n in sorted(keep)]
    return tuple(sorted(out, key=lambda a: (a.evidence[0].start, a.evidence[0].end)))


def _serves(setting: Setting, member: Member) -> bool:
    """Whether somebody acts for the state he is of, being its forces or in office; "a Dutch diplomat" only tells where he is from."""
    if member.type != "person":
        return member.type == "armed_group"
    words, lexicon = (member.role or "").split(), setting.cast.gazetteer
    known = not words and bool(lexicon.offices.holders(member.name))
    holds = known or any(lexicon.offices.match_office(words, t) for t in range(len(words)))
    return holds and all(lexicon.roles.standing(word) != "past" for word in words)


def _of(setting: Setting, n: int, kept: Container[int]) -> str | None:
    """The report of whom somebody belongs to; of a body that is no actor itself, of whom that belongs to."""
    of = setting.cast.members[n].of
    if of is not None and of not in kept:
        of = setting.cast.members[of].of
    return setting.ids.get(of) if of is not None and of in kept else None


def weighed(setting: Setting, reports: Iterable[Report]) -> dict[int, frozenset[str]]:
    """By index, each of the cast that is mentioned, with the traits that tell how likely it is an actor."""
    referred = references(reports)
    return {n: traits(setting, n, referred.get(report, ())) for n, report in setting.ids.items()}


def everybody(setting: Setting) -> tuple[Actor, ...]:
    """Each of the cast that is mentioned as a report, likely or not: what the head chooses from, in the order of `weighed`."""
    return tuple(_report(setting, n, setting.cast.members[n].spans, 1.0) for n in setting.ids)


def references(reports: Iterable[Report]) -> Mapping[str, frozenset[str]]:
    """By id of an actor report, the fields of other reports that hold it: "meeting.participants"."""
    out: dict[str, set[str]] = {}
    for report in reports:
        kind = type(report).__name__.lower()
        for field, item in _items(report):
            if item.startswith("a:"):
                out.setdefault(item, set()).add(f"{kind}.{field}")
    return {actor: frozenset(found) for actor, found in out.items()}


def _items(report: Report) -> Iterator[tuple[str, str]]:
    for f in fields(report):
        value = getattr(report, f.name)
        yield from (
            (f.name, item) for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, str)
        )


def _only_prints(setting: Setting, n: int) -> bool:
    """Whether somebody is the author or the outlet of the article, signs its dateline, or is a network on which things are posted."""
    article, name = setting.article, setting.cast.members[n].name.casefold()
    if setting.cast.gazetteer.roles.carries(name):
        return True
    heads = setting.cast.members[n].heads
    if heads and all(_signs(setting.parse, head) for head in heads):
        return True
    stated = [s.casefold() for s in (article.author, article.source, article.taken_from) if s]
    return setting.cast.gazetteer.names.entry(setting.cast.members[n].name) is None and any(name in s for s in stated)


def _signs(parse: Parse, head: int) -> bool:
    """Whether a name stands alone in brackets before the dash of a dateline: "DAKAR, May 11 (Reuters) -"."""
    start = parse.sents[parse.sent[head]][0]
    return head > start and parse.words[head - 1] == "(" and parse.words[head + 1 : head + 3] in _DATELINE


def _only_relates(setting: Setting, n: int) -> bool:
    """Whether "each side", "the other side" stands for parties that are known by other words, and for whom it stays open."""
    member = setting.cast.members[n]
    unnamed = not member.named and member.of is None and not member.owners
    return unnamed and _is_side(setting, n) and not _stands_for(setting, n)


def _is_side(setting: Setting, n: int) -> bool:
    """Whether one of the cast is only ever called a side or a party."""
    roles, lemma = setting.cast.gazetteer.roles, setting.parse.lemma
    return all(lemma[head] in roles.words.bare_sides for head in setting.cast.members[n].heads)


def _stands_for(setting: Setting, n: int) -> frozenset[int]:
    """Whom a description of several means wherever it stands ("both sides"), if that is always others of the cast."""
    member = setting.cast.members[n]
    own = any(setting.parse.lemma[head] in setting.cast.gazetteer.roles.words.listed_apart for head in member.heads)
    meant = [setting.cast.all(head) for head in member.heads] if member.plural and not own else []
    others = bool(meant) and all(pair and n not in pair for pair in meant)
    return frozenset(m for pair in meant for m in pair) if others else frozenset()


def _report(setting: Setting, n: int, mentions: Sequence[Span], likely: float) -> Actor:
    text, member = setting.article.text, setting.cast.members[n]
    spans = sorted(set(mentions))
    return Actor(
        id=setting.ids[n],
        evidence=(cite(setting.article, *spans[0]),),
        confidence=round(likely, 1),
        made_by=f"head part over rule {'named' if member.named else 'unnamed'}-actor",
        name=member.name,
        type=member.type,
        role=member.role,
        of=setting.ids.get(member.of) if member.of is not None else None,
        mentions=tuple(Mention(a, b, text[a:b]) for a, b in spans),
    )
