"""Instruments: what can be in force or fail, one report for each that an article speaks of, with the last state it tells.

Types of ceasefire follow ETH/PRIO's and stages of agreement PA-X's as far as the guidelines name them. Mentions gather into one
instrument while nothing speaks against it: numbers, names, places or parties that differ.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from parley.model import Instrument, Statement
from parley.reading.instruments.alleged import as_known
from parley.reading.instruments.mention import Mention
from parley.reading.instruments.mentions import mentions
from parley.reading.instruments.own_text import own_text
from parley.reading.instruments.parties import parties_of
from parley.reading.instruments.times import life
from parley.reading.instruments.weighing import MADE
from parley.reading.instruments.words import InstrumentWords, Stage
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import place_of
from parley.reading.syntax.parse import Parse

__all__ = ["InstrumentWords", "instruments"]

_SEVERAL = 2
_NEAR = 1
"""Sentences back to the instrument that "the treaty" rather is than another one."""
_OFTEN = 2
"""How many times as often as any other an instrument is spoken of that "the treaty" is."""
_NUMBERED = 4
"""Rank of adoption: a resolution with a number has come that far, and what a summit decided."""


def instruments(setting: Setting, said: Sequence[Statement], words: InstrumentWords) -> tuple[Instrument, ...]:
    """The instruments of an article in the order of their first mention; what only the title or a heading speaks of is none."""
    groups: list[_Group] = []
    index = {report: n for n, report in setting.ids.items()}
    for mention in (as_known(setting, words, said, index, m) for m in mentions(setting, words)):
        if setting.is_title(mention.sent) or setting.is_heading(mention.sent):
            continue
        homes = _homes(groups, mention, words) or (_Group(),)
        if len(homes) > 1:
            continue
        if not homes[0].told:
            groups.append(homes[0])
        homes[0].add(mention, words)
    return tuple(_instrument(setting, words, group.told) for group in groups if _holds(group.told))


@dataclass(slots=True)
class _Group:
    """The mentions of one instrument so far, and what they say together, so that another is weighed without looking at each."""

    told: list[Mention] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    called: set[frozenset[str]] = field(default_factory=set)
    """The marks of each mention, folded."""
    heads: set[int] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    parties: set[int] = field(default_factory=set)

    def add(self, mention: Mention, words: InstrumentWords) -> None:
        self.told.append(mention)
        self.kinds.add(words.group.get(mention.type, mention.type))
        self.numbers |= {mention.number} if mention.number else set()
        self.marks |= mention.marks
        self.called.add(_folded(mention.marks))
        self.heads.add(mention.head)
        self.nouns |= {mention.noun} if mention.noun else set()
        self.parties.update(mention.parties)


def _holds(group: list[Mention]) -> bool:
    """Whether mentions amount to an instrument: sanctions only threatened or feared are none."""
    if group[0].type != "sanction" or group[0].number is not None:
        return True
    return any(
        (m.stage is not None and m.stage.rank > 0) or _proper(m.marks) or (m.definite and not m.bare) for m in group
    )


def _told(m: Mention) -> float:
    """How much a mention tells: its stage, what names it, who is party to it; the earlier the better."""
    return (
        2 * (m.stage is not None)
        + (1.0 if _proper(m.marks) else 0.3 * bool(m.marks))
        + bool(m.parties)
        - (m.bare and m.definite)
        - 0.1 * m.sent
    )


def _homes(groups: list[_Group], mention: Mention, words: InstrumentWords) -> Sequence[_Group]:
    """The instruments that a mention may be of: none if it is a new one; a bare "the treaty" that may be of several is of none of them."""
    fitting = [group for group in reversed(groups) if _fits(group, mention, words)]
    if mention.marks or len(fitting) < _SEVERAL:
        return fitting[:1]
    kind = words.group.get(mention.type)
    alike = [group for group in fitting if words.group.get(group.told[0].type) == kind] or fitting
    theirs = [group for group in alike if group.parties & {*mention.parties}]
    same = [group for group in alike if mention.noun in group.nouns]
    near = [group for group in alike if mention.sent - group.told[-1].sent <= _NEAR]
    often = sorted(alike, key=lambda group: -len(group.told))
    clear = len(often) > 1 and len(often[0].told) >= _OFTEN * len(often[1].told)
    return next((one for one in (alike, theirs, near, same, often[:1] if clear else ()) if len(one) == 1), alike)


def _fits(group: _Group, mention: Mention, words: InstrumentWords) -> bool:
    """Whether nothing speaks against it that a mention is of the same instrument."""
    kind = words.group.get(mention.type, mention.type)
    taken_up = not mention.marks and mention.definite
    # what is imposed by being said is told apart from sanctions that are spoken of
    apart = (mention.kind.need == "told") != (group.told[0].kind.need == "told")
    takes_up = taken_up and mention.type == "agreement" and group.kinds & words.taken_up
    if apart or _of_others(group, mention) or mention.joined in group.heads or not (kind in group.kinds or takes_up):
        return False
    if mention.number:
        return mention.number in group.numbers
    if mention.earlier != group.told[0].earlier or _is_another(group, mention):
        return False
    if kind == "ceasefire" or (mention.kind.need == "ruled" and not group.numbers):
        return not _proper(group.marks) or not _proper(mention.marks) or bool(group.marks & mention.marks)
    if not mention.marks:
        return (not group.numbers or (mention.bare and mention.definite)) and (mention.definite or not group.marks)
    own = _folded(mention.marks)
    return any(own <= called or (called and called <= own) for called in group.called)


def _is_another(group: _Group, mention: Mention) -> bool:
    """Whether a new one is told of behind one that came about: "the truce of May collapsed; they agreed on a new truce"."""
    made = any(m.stage is not None and m.stage.rank >= MADE for m in group.told)
    return mention.fresh and not group.told[0].fresh and made


def _of_others(group: _Group, mention: Mention) -> bool:
    """Whether a mention tells of a new one between others: "Chad and Niger signed a truce, Mali and Togo signed a truce"."""
    several = min(len(mention.parties), len(group.parties)) > 1
    return several and not mention.definite and group.parties.isdisjoint(mention.parties)


def _folded(marks: frozenset[str]) -> frozenset[str]:
    """Words of the marks, in lower case."""
    return frozenset(word for mark in marks for word in mark.lower().split())


def _proper(marks: Collection[str]) -> bool:
    return any(m[:1].isupper() for m in marks)


def _instrument(setting: Setting, words: InstrumentWords, group: list[Mention]) -> Instrument:
    parse = setting.parse
    best = max(group, key=_told)
    paper = own_text(setting, group)
    state = paper.state if paper is not None and paper.state is not None else _state(words, group)
    naming = max(group, key=lambda m: (len(m.marks), -m.sent))
    parties = [k for m in group for k in m.parties]
    if paper is not None:
        parties = [*parties_of(parse, setting.cast, words, paper.noun, group[0].type), *parties]
    place = place_of(parse, *(m.head for m in group))
    since, until = life(setting, words, group, paper.since if paper is not None else None)
    return Instrument(
        id=setting.report_id("i", group[0].anchor),
        evidence=(setting.around([setting.span(best.head)]),),
        confidence=0.7 if group[0].kind.need == "sure" else 0.6,
        made_by=f"rule instrument-{group[0].kind.need}",
        modality="denied" if state is None and any(m.stage == words.false for m in group) else "happened",
        name=_words(parse, naming) if paper is None else paper.name,
        type=group[0].type,
        parties=setting.refer(dict.fromkeys(parties)),
        place=place.words if place else None,
        state=state,
        since=since,
        until=until,
    )


def _words(parse: Parse, m: Mention) -> str:
    """The name as the article has it; of "resolutions 242 and 338" each its own."""
    if m.number is None:
        return " ".join(parse.text[parse.start[m.first] : parse.end[m.end - 1]].split())
    before = parse.text[parse.start[m.first] : parse.start[m.head]]
    noun = parse.words[m.head]
    return " ".join(f"{before}{noun.removesuffix('s')} {m.number}".split())


def _presumed(words: InstrumentWords, group: list[Mention]) -> Stage | None:
    """What nobody says a stage of, and everybody knows, stands: a treaty, an agreement with a name, sanctions on somebody, "the ceasefire"."""
    truce = words.group.get(group[0].type) == "ceasefire"
    known = any(m.definite if truce else _proper(m.marks) and (m.definite or m.kind.need == "sure") for m in group)
    return words.presumed if known and group[0].type in words.standing_types else None


def _state(words: InstrumentWords, group: list[Mention]) -> str | None:
    """The stage latest in life; what is not signed, or only proposed, is not in force because it "expires in June"."""
    stages = [m.stage for m in group if m.stage is not None]
    barred, told = any(s.bars for s in stages), [s for s in stages if s.name]
    if barred or (words.wished in told and not any(s.rank >= MADE and not s.thin for s in told)):
        told = [s for s in told if not (s.thin if barred else s == words.running)]
    last = max(told, key=lambda s: s.rank, default=None if barred else _presumed(words, group))
    if group[0].kind.need == "ordered":
        return words.in_force.name
    decided = group[0].number is not None or group[0].kind.need == "reached"
    refused = last == words.rejected and group[0].number is not None  # by one of those whom it binds
    if decided and (last is None or last.rank <= _NUMBERED or refused):
        return "adopted"
    return last.name if last else None
