"""Breaches that one side only charges the other with: "accused them of breaking the truce" tells that it is broken no more than that it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parley.model import Statement
from parley.reading.instruments.mention import Mention
from parley.reading.instruments.words import InstrumentWords
from parley.reading.setting import Setting
from parley.reading.statements.reports import tellers
from parley.reading.syntax.parse import Parse

__all__ = ["as_known"]

_CLIMB = 4
"""Words above the one that tells the breach among which the one that alleges it stands."""
_SIDES = frozenset({"state", "armed_group"})
"""Types of actors that take sides; monitors and mediators count what they see."""


def as_known(
    setting: Setting, words: InstrumentWords, said: Sequence[Statement], index: Mapping[str, int], m: Mention
) -> Mention:
    """The mention, where one side alleges a breach with the stage of what stands meanwhile; `index` are the cast by their reports."""
    if m.stage != words.violated or m.teller is None:
        return m
    alleged = _is_called_so(setting.parse, words, m.teller) or _is_one_sided(setting, said, index, m.teller)
    return replace(m, stage=words.presumed) if alleged else m


def _is_called_so(parse: Parse, words: InstrumentWords, teller: int) -> bool:
    """Whether a word beside or above calls it an allegation: "alleged violations", "accusations of violating it"."""
    above = list(parse.ancestors(teller))[:_CLIMB]
    return any(parse.lemma[t] in words.alleging for t in (*above, *parse.kids(teller, "amod")))


def _is_one_sided(setting: Setting, said: Sequence[Statement], index: Mapping[str, int], teller: int) -> bool:
    """Whether a side says it of somebody: "Niger said that Chad had broken the truce", "that the strikes were a breach of it"; what an official text says itself is its own."""
    parse, members = setting.parse, setting.cast.members
    of_somebody = parse.pos[teller] == "VERB" and bool(setting.cast.all(parse.subject(teller)))
    called = parse.pos[teller] == "NOUN" and parse.child(teller, "cop") is not None
    if not (of_somebody or called) or setting.article.genre == "statement":
        return False
    voices = [index[r] for r in tellers(said, parse.start[teller]) if r in index]
    bodies = [of if members[n].type == "person" and (of := members[n].of) is not None else n for n in voices]
    return bool(bodies) and all(members[n].type in _SIDES for n in bodies)
