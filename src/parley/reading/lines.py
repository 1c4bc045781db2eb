"""The second look at what rules found: a head weighs each line by its rule, and by what the reader model sees in the sentences it stands on.

A rule sees a word and its grammar, the network the whole sentence: each knows what the other cannot. The weights lie beside the code of the
family (`head.toml`, made by `training/lines.py`); a line keeps the chance as its confidence. Only families are weighed in which left-out
articles gained by it: of statements and instruments the rules know as much as the network.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from parley.model import Reading, Report
from parley.reading.arguments import odds_of_party
from parley.reading.head import Head
from parley.reading.setting import Setting
from parley.reading.tells import LEAD, odds_of, steps

__all__ = ["WEIGHED", "lines", "weighed"]

WEIGHED = ("commitments", "figures", "meetings", "positions")
"""The families whose lines are weighed here; actors and incidents have heads of their own."""

_ASPECTS = {
    "commitments": ("kind", "state"),
    "figures": ("comparison",),
    "meetings": ("form", "status"),
    "positions": ("stance",),
}
"""The closed attributes of a family that are weighed."""
_PARTIES = {"commitments": "by", "meetings": "participants", "positions": "actor"}
"""The attribute of a family that names whom its lines are about."""
_BEHIND = {"meetings": "meetings ahead", "positions": "positions against"}
"""What else the network tells of a family's sentences."""
_SURE = {"commitments": 0.3, "figures": 0.3, "meetings": 0.3, "positions": 0.32}
"""Chance from which on a line of a family that a rule made is kept; a lead needs what its head asks."""
_FATE = 0.1
"""The same for what became of an earlier promise: few are annotated, and sentences are seldom labelled for it."""


def lines(setting: Setting, family: str, reports: Sequence[Report]) -> Iterator[tuple[Report, frozenset[str]]]:
    """Each line of a family with its traits."""
    known = {report: n for n, report in setting.ids.items()}
    told: dict[int, int] = {}
    for report in reports:
        start = report.evidence[0].start if report.evidence else -1
        named = getattr(report, _PARTIES[family]) if family in _PARTIES else ()
        who = [known[id_] for id_ in ([named] if isinstance(named, str) else named) if id_ in known]
        yield report, frozenset(_traits(setting, family, report, who, told.get(start, 0)))
        told[start] = told.get(start, 0) + 1


def _traits(setting: Setting, family: str, report: Report, who: Sequence[int], before: int) -> Iterator[str]:
    """The traits of a line; `who` are its parties, `before` the lines of its family that begin with the same sentence, before it."""
    parse, genre, rule = setting.parse, setting.article.genre, report.made_by
    sentences = {parse.sent[t] for e in report.evidence for t in parse.tokens_in((e.start, e.end))}
    odds = odds_of(parse, sentences, family)
    yield rule
    yield f"genre {genre}"
    yield f"{rule} in {genre}"
    for aspect in _ASPECTS[family]:
        yield f"{aspect} {getattr(report, aspect)}"
    yield f"before it {min(before, 3)}"
    yield from steps("told", odds)
    if odds is not None:
        yield f"{rule} {'likely' if odds >= 0 else 'unlikely'}"
    if family in _BEHIND:
        yield from steps(_BEHIND[family], odds_of(parse, sentences, _BEHIND[family]))
    if family in _PARTIES:
        part = f"{family} {_PARTIES[family]}"
        yield f"{part} {min(len(who), 3)}"
        yield from steps(part, odds_of_party(parse, setting.cast, sentences, part, who))


def _least(head: Head, family: str, report: Report) -> float:
    """The chance that a line needs."""
    if report.made_by.endswith(LEAD):
        return head.keep
    return _FATE if family == "commitments" and getattr(report, "state", "made") != "made" else _SURE[family]


def weighed(reading: Reading, setting: Setting) -> Reading:
    """The reading with the lines that its heads keep, each with its chance."""
    kept: dict[str, Any] = {}
    for family in WEIGHED:
        head = Head.load(f"{__package__}.{family}")
        chances = ((r, head.chance(traits)) for r, traits in lines(setting, family, getattr(reading, family)))
        kept[family] = tuple(
            replace(r, confidence=round(chance, 1), made_by=f"head line over {r.made_by}")
            for r, chance in chances
            if chance >= _least(head, family, r)
        )
    return replace(reading, **kept)
