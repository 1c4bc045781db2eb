"""Actors: everyone and everything that acts, speaks, meets, promises or is acted on, as reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from parley.evidence import cite
from parley.model import Actor, Mention, Report, Span
from parley.reading.actors.cast import Member
from parley.reading.setting import Setting

__all__ = ["actors"]

_NAMED = {"person": 0.89, "state": 0.8, "organisation": 0.72, "armed_group": 0.67, "group": 0.4}
_UNNAMED = {"person": 0.55, "state": 0.8, "organisation": 0.48, "armed_group": 0.53, "group": 0.56}
"""By type: how many of those reported were actors on annotated articles."""


def actors(setting: Setting, reports: Sequence[Report]) -> tuple[Actor, ...]:
    """Reports on those of the cast that act, or that one of the other `reports` refers to, in the order of the text."""
    ids, members = setting.ids, setting.cast.members
    referred = {reference for report in reports for reference in _references(report)}
    keep = {n for n, report in ids.items() if report in referred or _takes_part(members[n])}
    keep |= {of for n in keep if (of := members[n].of) is not None and of in ids}
    spans = {n: [*members[n].spans] for n in keep}
    for n in sorted(keep):
        if ids[n] not in referred and (both := _stands_for(setting, n)):
            keep.discard(n)
            for m in both & spans.keys():
                spans[m].extend(members[n].spans)
    out = [_report(setting, n, spans[n]) for n in sorted(keep)]
    return tuple(sorted(out, key=lambda a: (a.evidence[0].start, a.evidence[0].end)))


def _references(report: Report) -> Iterator[str]:
    """Ids of actor reports that a report holds in any of its fields."""
    for f in fields(report):
        value = getattr(report, f.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str) and item.startswith("a:"):
                yield item


def _takes_part(member: Member) -> bool:
    return member.acts if not member.named or member.type != "person" else True


def _stands_for(setting: Setting, n: int) -> frozenset[int]:
    """Whom a description of several means wherever it stands ("both sides"), if that is always others of the cast."""
    meant = [setting.cast.all(head) for head in setting.cast.members[n].heads] if setting.cast.members[n].plural else []
    return (
        frozenset(m for pair in meant for m in pair)
        if meant and not any(n in pair or not pair for pair in meant)
        else frozenset()
    )


def _report(setting: Setting, n: int, mentions: Sequence[Span]) -> Actor:
    text, member = setting.article.text, setting.cast.members[n]
    spans = sorted(set(mentions))
    return Actor(
        id=setting.ids[n],
        evidence=(cite(setting.article, *spans[0]),),
        confidence=(_NAMED if member.named else _UNNAMED)[member.type],
        made_by="rule named-actor" if member.named else "rule unnamed-actor",
        name=member.name,
        type=member.type,
        role=member.role,
        of=setting.ids.get(member.of) if member.of is not None else None,
        mentions=tuple(Mention(a, b, text[a:b]) for a, b in spans),
    )
