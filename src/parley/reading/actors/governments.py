"""Governments: the states for which "the government", "the Kenyan government" and "Marlow's government" stand."""

from __future__ import annotations

from collections.abc import Sequence

from parley.reading.actors.drafts import Draft, Drafts
from parley.reading.actors.nominals import NominalMention
from parley.reading.actors.owners import Owner

__all__ = ["governed"]


def governed(drafts: Drafts, m: NominalMention, owner: int | None) -> int:
    """The state that is meant by "the Syrian government", by "Marlow's government"; else one that nobody names."""
    if m.of:
        index = drafts.entry(m.of[0])
    elif owner is not None and drafts.all[owner].type == "state":
        index = owner
    elif (led := _led_by(drafts, m, owner)) is not None:
        index = drafts.entry(led)
    else:
        called = owner is None and not _names_before(drafts, m)
        main = drafts.main_state() if called and m.definite and not drafts.stories.firsts else None
        index = drafts.new(Draft("state", m.name, of=owner, named=False)) if main is None else main
    drafts.all[index].words.add(m.word)
    return index


def _led_by(drafts: Drafts, m: NominalMention, owner: int | None) -> Owner | None:
    """The state of those after whom a government is called, by the article, else by the lexicon: "Marlow's government", "the Marlow-Hale administration"."""
    names = [drafts.all[owner].name] if owner is not None else [drafts.parse.words[t] for t in _names_before(drafts, m)]
    known = [owner] if owner is not None else [drafts.by_surname.get(name.casefold()) for name in names]
    told = next((drafts.all[n].owners for n in known if n is not None and drafts.all[n].owners), None)
    if told:
        return told[0]
    served = {(name, t.of) for name in names for t in drafts.gazetteer.offices.holders(name) if t.of is not None}
    # others bear the surname of a leader too: it is his where his state is spoken of
    states = {of for name, of in served if " " in name or drafts.spoken.of(of)}
    return Owner(states.pop()) if len(states) == 1 else None


def _names_before(drafts: Drafts, m: NominalMention) -> Sequence[int]:
    """The names that stand as parts of a description before its noun: the "Marlow" of "the Marlow government"."""
    return [
        t for t in drafts.parse.kids(m.head, "compound") if drafts.parse.pos[t] == "PROPN" and m.first <= t < m.head
    ]
