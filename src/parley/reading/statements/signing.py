"""Signing: whom a phrase lists, who of them signs a text, and for whom they stand who sign it."""

from __future__ import annotations

from collections.abc import Iterable

from parley.reading.actors.cast import Cast
from parley.reading.setting import Setting

__all__ = ["listed", "signing", "stood_for", "whose"]

_SEVERAL = 5
"""States and bodies that sign each by itself; more of them sign as the group that they are ("representatives of …")."""

_SENT = frozenset({"of", "from", "for"})
"""Prepositions before those for whom representatives speak."""
_TOLD = ("acl", "acl:relcl", "advcl")
_ABOUT = frozenset({"on", "about", "regarding", "concerning"})


def stood_for(setting: Setting, signed: Iterable[int]) -> tuple[int, ...]:
    """The states and bodies for whom several sign who are only described: "envoys from A, B and C", "we, the ministers of A, B and C"."""
    parse, cast = setting.parse, setting.cast
    several = (cast.members[n] for n in signed if cast.members[n].plural and not cast.members[n].named)
    sending = (c for m in several for h in m.heads for c in parse.kids(h, "nmod") if parse.case(c) in _SENT)
    all_sent = dict.fromkeys(n for c in sending for n in listed(setting, c))
    lands = tuple(n for n in all_sent if cast.members[n].named and cast.members[n].type != "person")
    return lands if len(lands) > 1 else ()  # the leaders of one body speak as those who lead it


def listed(setting: Setting, head: int) -> tuple[int, ...]:
    """Everybody in a phrase, those aside of whom it tells: "the governments of A and B, which met to discuss C", "… regarding C"."""
    parse, cast = setting.parse, setting.cast
    below = (t for t in parse.subtree(head) if t != head)
    told = {t for t in below if parse.dep[t] in _TOLD or parse.case(t) in _ABOUT or _is_sent_by(cast, t)}
    return tuple(dict.fromkeys(n for t in parse.subtree(head, told) if t in cast.at for n in cast.all(t)))


def _is_sent_by(cast: Cast, t: int) -> bool:
    """Whether a person is only named as whose envoy or spokesman another is: "Remarks by the Special Envoy of the Secretary-General"."""
    both = [cast.members[cast.at[k]] for k in (t, cast.parse.head[t]) if k in cast.at]
    alone = len(both) > 1 and all(m.type == "person" and not m.plural for m in both)
    return alone and cast.parse.dep[t] == "nmod" and cast.parse.case(t) == "of"


def signing(cast: Cast, among: Iterable[int]) -> tuple[int, ...]:
    """Who signs of those whom a phrase lists: persons, if one is named; else a body's members ("the G7 ministers of A and B") or those of many, and other persons; else all named."""
    members = tuple(among)
    named = tuple(n for n in members if cast.members[n].named)
    people = tuple(n for n in named if cast.members[n].type == "person")
    bodies = tuple(
        n
        for n in members
        if cast.members[n].plural and (owned := len(cast.members[n].owners)) and not 1 < owned <= _SEVERAL
    )
    described = [n for n in members if n not in named and cast.members[n].type == "person"]
    if people:
        return tuple(n for n in members if n in people or n in described or cast.members[n].plural)
    others = tuple(n for n in described if not cast.members[n].plural)
    offices = {cast.members[n].of for n in others}
    # "the foreign ministers of A and B" sign, not the states; for whom representatives sign is told by their name
    held = bool(others) and offices.issuperset(named) and not any(_represents(cast, n) for n in others)
    return (*bodies, *others) if bodies or held else named or members


def _represents(cast: Cast, n: int) -> bool:
    """Whether somebody is only said to stand for others: "representatives of A and B"."""
    return (cast.members[n].role or "").lower() in cast.gazetteer.roles.words.deputed


def whose(setting: Setting, text: int) -> tuple[int, ...]:
    """Whose statement a noun says it is: "Statement by …", "G7 Leaders' Statement"; persons, else those described, else states and bodies."""
    parse, cast = setting.parse, setting.cast
    named: list[int] = []
    for c in parse.children[text]:
        owns = parse.dep[c] in ("nmod:poss", "compound", "nmod:desc", "nsubj")
        # "by President [of N] [A]", "by A on behalf of B, and C": the tree hangs both on the statement
        goes_on = bool(named) and not parse.case(c)
        if owns or (
            parse.dep[c] in ("nmod", "obl", "conj") and (goes_on or parse.case(c) in ("by", "of", "from", "between"))
        ):
            named += listed(setting, c)
    return signing(cast, dict.fromkeys(named))
