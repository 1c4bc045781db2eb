"""Bodies taken up by a general word: "the group" after "Hamas said", "the rebels" where a text names but one armed group."""

from __future__ import annotations

from itertools import islice

from parley.reading.actors.drafts import Draft, Drafts
from parley.reading.actors.latest import AT_ALL, NAMED
from parley.reading.actors.nominals import NominalMention

__all__ = ["body_taken_up"]

_NEAR = 2
"""Sentences back to the body that a word takes up."""
_LATEST = 12
"""Named ones, the last first, among which it is looked for."""
_MANY = 60
"""Named ones among which there is but one armed group where "the rebels" means it."""
_WORDS = 2
"""Tokens of a description with nothing but its article."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_BODIES = frozenset({"organisation", "armed_group", "group"})


def body_taken_up(drafts: Drafts, m: NominalMention) -> int | None:
    """The body that a definite description by a general word means: what did something in the nearest sentence that names one; None of several."""
    sort = drafts.gazetteer.roles.takes_up(m.word)
    told = drafts.parse.kids(m.head, "nmod", "acl", "acl:relcl", "amod", "compound", "appos")
    if sort is None or told or not m.definite or m.of or m.owner is not None or m.end - m.first > _WORDS:
        return None
    named = drafts.latest.of(NAMED, (False, True), (AT_ALL,))
    if sort == "fighters":
        return _only_fighters(drafts) if m.plural else None
    here = drafts.parse.sent[m.head]
    bodies = [n for n in islice(named, _LATEST) if drafts.all[n].type in _BODIES and not drafts.all[n].owners]
    fitting = {n for n in bodies if _fits(drafts, drafts.all[n], sort, m.word)}
    near = [n for n in bodies if here - _sentence(drafts, n) <= _NEAR]
    last = max((_sentence(drafts, n) for n in near if n in fitting), default=here)
    there = [n for n in near if _sentence(drafts, n) == last]
    meant = [n for n in there if _acts(drafts, n)] or [n for n in there if n in fitting]
    return meant[0] if not m.plural and len(meant) == 1 and meant[0] in fitting else None


def _sentence(drafts: Drafts, n: int) -> int:
    return drafts.parse.sent[max(drafts.all[n].heads)]


def _acts(drafts: Drafts, n: int) -> bool:
    """Whether somebody does something where he was mentioned last, alone or with others."""
    parse, head = drafts.parse, max(drafts.all[n].heads)
    return parse.dep[parse.head[head] if parse.dep[head] == "conj" else head] in _SUBJECTS


def _fits(drafts: Drafts, draft: Draft, sort: str, word: str) -> bool:
    """Whether a body may be called by a general word: no ministry is a group, no organisation of states a movement."""
    roles = drafts.gazetteer.roles
    kinds = {w for w in draft.words if roles.person_word(w) == "organisation" and w not in roles.words.kinds}
    if sort == "parties" and kinds and word not in kinds:
        return False
    known = drafts.gazetteer.names.entry(draft.name)
    of_states = known is not None and known.type == "organisation"
    return draft.type != "armed_group" if sort == "organisations" else not of_states


def _only_fighters(drafts: Drafts) -> int | None:
    """The only armed group among those named of late, no state's forces."""
    named = islice(drafts.latest.of(NAMED, (False, True), (AT_ALL,)), _MANY)
    found = [n for n in named if drafts.all[n].type == "armed_group" and not drafts.all[n].owners]
    return found[0] if len(found) == 1 else None
