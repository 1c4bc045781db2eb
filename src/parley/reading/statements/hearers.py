"""Hearers: whom something was said to where no word beside its cue tells it, but the encounter at which it was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from parley.model import HELD, Meeting, Statement
from parley.reading.setting import Setting
from parley.reading.statements.speech import Attributed
from parley.reading.statements.turns import has_verb

__all__ = ["told_us", "with_hearers"]

_TWO = 2
_LEAD = 2
"""Sentences behind the title in which an account of an encounter tells who met."""

_NEAR = 12
"""Statements around another among which the one that tells it is looked for: a bound, for long texts."""

_US = frozenset({"us", "me"})


def with_hearers(setting: Setting, said: Sequence[Statement], met: Sequence[Meeting]) -> tuple[Statement, ...]:
    """Statements with their hearers: in the account of one call or meeting of two, or where two take turns, each speaks to the other."""
    two = _in_turns(said) if any(_is_turn(s) for s in said) else _in_account(setting, met)
    return tuple(_to_other(s, two) for s in said) if two else tuple(said)


def told_us(setting: Setting, speech: Sequence[Attributed], said: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements with their hearers where somebody tells what he himself was told: "“They assured us that …,” she said"."""
    cues = {setting.span(a.cue) for a in speech if a.addressee is not None and setting.parse.lower[a.addressee] in _US}
    return tuple(
        replace(s, addressee=_telling(said, k)) if not cues.isdisjoint(s.cue_spans) and not s.addressee else s
        for k, s in enumerate(said)
    )


def _telling(said: Sequence[Statement], k: int) -> tuple[str, ...]:
    """Who says the words in which the `k`th statement is told."""
    cue, speakers = said[k].cue_spans[0][0], said[k].speakers
    near = (t for t in said[max(0, k - _NEAR) : k + _NEAR] if t.speakers != speakers)
    return next((t.speakers for t in near if any(a <= cue < b for a, b in t.content_spans)), ())


def _to_other(s: Statement, two: frozenset[str]) -> Statement:
    if s.addressee or len(s.speakers) != 1 or not two.issuperset(s.speakers):
        return s
    return replace(s, addressee=tuple(two.difference(s.speakers)))


def _in_account(setting: Setting, met: Sequence[Meeting]) -> frozenset[str]:
    """The two persons whose call or meeting an official text gives an account of: named in its title, told of right behind it."""
    first = min(met, key=lambda m: m.evidence[0].start, default=None)
    if setting.article.genre != "statement" or first is None or first.status not in HELD:
        return frozenset()
    index = {report: n for n, report in setting.ids.items()}
    persons = [r for r in first.participants if setting.cast.members[index[r]].type == "person"]
    two = len(persons) == len(first.participants) == _TWO
    return frozenset(persons) if two and _titled_by_name(setting) and _leads(setting, first) else frozenset()


def _titled_by_name(setting: Setting) -> bool:
    """Whether the title names what the text is about and tells nothing of it: "Telephone conversation with President N"."""
    title = setting.parse.tokens_in((0, setting.title_end))
    return bool(title) and not has_verb(setting.parse, title.start + 1, title.stop)


def _leads(setting: Setting, meeting: Meeting) -> bool:
    """Whether an encounter is told of in the title or right behind it."""
    parse = setting.parse
    text = (
        b for n, a, b in parse.read_sentences() if parse.start[a] >= setting.title_end and not setting.is_heading(n)
    )
    lead = list(islice(text, _LEAD))
    return bool(lead) and meeting.evidence[0].start < parse.end[lead[-1] - 1]


def _in_turns(said: Sequence[Statement]) -> frozenset[str]:
    """The two who alone take turns; nobody if one of them mostly asks: what is said in an interview is said to its readers."""
    turns = [s for s in said if _is_turn(s)]
    speakers = frozenset(r for s in turns for r in s.speakers)
    named = len(speakers) == _TWO and all(len(s.speakers) == 1 for s in turns)
    return speakers if named and not any(_asks(turns, one) for one in speakers) else frozenset()


def _is_turn(s: Statement) -> bool:
    return s.made_by == "rule turn"


def _asks(turns: Sequence[Statement], speaker: str) -> bool:
    own = [s.evidence[0].words.rstrip().endswith("?") for s in turns if speaker in s.speakers]
    return 2 * sum(own) >= len(own)
