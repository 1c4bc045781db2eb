"""Persons taken up by what they are: by a form of address, by a general word, by an office that the text tells late."""

from __future__ import annotations

from itertools import islice

from parley.reading.actors.drafts import Drafts
from parley.reading.actors.latest import AT_ALL, NAMED
from parley.reading.actors.nominals import NominalMention

__all__ = ["addressed", "told_late"]

_NEAR = 3
"""Sentences back to whom a general word takes up."""
_FIRST = 8
"""Named ones, at most, of an article that has only begun: the office of the one person among them may still be to come."""


def addressed(drafts: Drafts, m: NominalMention) -> int | None:
    """The last of those named with a title for which a form of address or a general word stands: "His Majesty" after "King N", "the diplomat"."""
    parse, titles = drafts.parse, drafts.gazetteer.roles.titles_of(m.word)
    several = next(drafts.latest.of(m.word, (True,), (AT_ALL,)), None)  # "the official" after "two officials"
    if not titles or several is not None or not m.definite or m.of or m.role is None or len(m.role.split()) > 1:
        return None
    bearers = (n for title in titles for n in islice(drafts.latest.of(title, (False,), (AT_ALL,)), 1))
    named = (n for n in bearers if drafts.all[n].named and drafts.all[n].type == "person")
    last = max(named, key=lambda n: max(drafts.all[n].heads), default=None)
    near = last is not None and parse.sent[m.head] - parse.sent[max(drafts.all[last].heads)] <= _NEAR
    return last if near else None


def told_late(drafts: Drafts, m: NominalMention) -> int | None:
    """The one whose office a text tells only when he is mentioned again, and who bears it from then on: "Ann Lee has accused A of … The union's secretary told B …"."""
    parse, offices = drafts.parse, drafts.gazetteer.offices
    named = list(islice(drafts.latest.of(NAMED, (False,), (AT_ALL,)), _FIRST + 1))
    people = [n for n in named if drafts.all[n].type == "person"]
    if len(named) > _FIRST or len(people) != 1 or not (m.definite and m.active and m.role):
        return None
    draft = drafts.all[people[0]]
    once = len(draft.heads) == 1 and parse.dep[draft.heads[0]] == "nsubj"
    unknown = draft.role is None and draft.of is None and not draft.owners and not offices.holders(draft.name)
    if not (once and unknown and " " in draft.name and parse.sent[draft.heads[0]] == parse.sent[m.head] - 1):
        return None
    draft.role, draft.owners = m.role, m.of
    draft.office = drafts.office(m.first, m.end, m.of)
    return people[0]
