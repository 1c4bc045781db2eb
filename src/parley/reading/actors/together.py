"""Together: those whom "they", "both sides", "the three ministers", "the Parties" mean."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from parley.reading.actors.companies import companies, described, just_met
from parley.reading.syntax.forms import singular

if TYPE_CHECKING:
    from parley.reading.actors.cast import Cast

__all__ = ["are_between", "are_we", "means_several", "together_at", "together_before"]

_HOST_LOOK_BACK = 40
"""Sentences: how far back it may have been said who hosts the talks."""
_PAIR = 2
_JUST = 2
"""Sentences back to what is told just before."""
_DEFINED = 8
"""Mentions of a word of the text's own among which the one that sets it stands."""
_PAIR_LOOK_BACK = 12
"""Sentences: the parties of a text stay its parties for longer than a pronoun is understood."""
_AFFECTED = frozenset({"obj", "iobj", "obl", "obl:arg"})
_BOTH = frozenset({"they", "both", "their", "them"})
_COUNTS = {
    "two": 2,
    "both": 2,
    "pair": 2,
    "duo": 2,
    "three": 3,
    "trio": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
}


def together_at(cast: Cast, token: int) -> tuple[int, ...] | None:
    """Those whom "they", "both sides", "the three ministers" mean: the latest named together, if they fit; or the mediators."""
    if (defined := _defined(cast, token)) is not None:
        return defined
    if "each" in (cast.parse.lower[c] for c in cast.parse.kids(token, "det")):
        return next((two for h in _plurals(cast, token) if (two := together_at(cast, h)) is not None), None)
    if (
        token in cast.at
        and not cast.members[cast.at[token]].named
        and cast.parse.lemma[token] in cast.gazetteer.roles.words.mediating
    ):
        return _mediators(cast, token)
    persons = means_several(cast, token)
    if persons is None:
        return None
    bodies = (
        together_before(cast, token, bodies=True)
        if cast.parse.lemma[token] in cast.gazetteer.roles.words.pairs
        else None
    )
    found = bodies or together_before(cast, token, persons=persons)
    return None if found is not None and are_we(cast, token, found) else found


def are_we(cast: Cast, token: int, group: Sequence[int]) -> bool:
    """Whether a government's own text would speak of itself there: in "we urge the parties to …" those are others than we."""
    verb = cast.parse.head[token]
    subject = cast.parse.subject(verb) if cast.home and cast.parse.dep[token] in _AFFECTED else None
    ours = subject is not None and cast.parse.lower[subject] == "we"
    return ours and any(cast.members[n].name in cast.home for n in group)


def _defined(cast: Cast, token: int) -> tuple[int, ...] | None:
    """Those for whom the text sets a word of its own: "A and B (the Facilitators)", "A and B (together, the Parties)"."""
    member = cast.members[cast.at[token]] if token in cast.at else None
    if member is None or member.named or not member.plural:
        return None
    for head in member.heads[:_DEFINED]:
        opened = next((t for t in range(head - 1, max(head - 5, 0), -1) if cast.parse.words[t] == "("), None)
        if opened is None or head + 1 >= len(cast.parse.words) or cast.parse.words[head + 1] != ")":
            continue
        start = cast.parse.sents[cast.parse.sent[head]][0]
        named = dict.fromkeys(
            n for t in range(start, opened) if (n := cast.at.get(t)) is not None and cast.members[n].named
        )
        if len(last := tuple(named)[-2:]) == 2:
            return last
    return None


def _plurals(cast: Cast, token: int) -> Iterator[int]:
    """First mentions of several who are called as a token calls one of them: "the Parties" before "each Party"."""
    word = singular(cast.parse.lower[token])
    return (head for head in cast.register.several.get(word, ()) if head < token)


def together_before(cast: Cast, token: int, *, persons: bool = False, bodies: bool = False) -> tuple[int, ...] | None:
    """The two who were named together before a token: two persons, or two of which none is, if they must be.

    The latest who bear the title that it gives them ("the presidents"), else the bodies that are named together most often,
    else who are named more than once, else the latest.
    """
    near, lemma, members = _named_before(cast, token), cast.parse.lemma[token], cast.members
    count = counted(cast, token)
    pairs = (two for n in sorted(near, reverse=True) for two in _groups(cast, near[n], count, persons=persons))
    fit = [two for two in pairs if not bodies or "person" not in {members[n].type for n in two}]
    titled = chain(
        (two for two in fit if all(lemma in (members[n].role or "").lower() for n in two)),
        (
            two
            for two in fit
            if {lemma in (members[n].role or lemma).lower() for n in two} == {True} and _bears(cast, two, lemma)
        ),
    )
    if persons and lemma not in cast.gazetteer.roles.words.company:
        return next(titled, None) or _only_so_many(cast, token)  # "the experts" are not the presidents who met
    known = (two for two in fit if all(bisect_left(members[n].heads, token) > 1 for n in two))
    just = just_met(cast, near, token, fit)
    often = _oftenest(fit) or next((two for two in fit if _is_between(cast, near, two)), None) if bodies else None
    return (
        next(titled, None) or just or often or next(known, None) or next(iter(fit), None) or _only_so_many(cast, token)
    )


def _bears(cast: Cast, two: Sequence[int], lemma: str) -> bool:
    """Whether one of two is said to bear a title: "the presidents" after "N met with the president of A, M"."""
    return any(lemma in (cast.members[n].role or "").lower() for n in two)


def are_between(cast: Cast, token: int, two: Sequence[int]) -> bool:
    """Whether it was told just before a token that something is between two, and of nobody else: "the talks between A and B"."""
    near = {sent: named for sent, named in _named_before(cast, token).items() if cast.parse.sent[token] - sent <= _JUST}
    heads = [h for named in near.values() for h, n in named if n in two]
    return any(cast.parse.case(h) == "between" or _of_those_between(cast, h) for h in heads)


def _of_those_between(cast: Cast, name: int) -> bool:
    """Whether one is of those between whom something is: "the talks between the delegations of A and B"."""
    parse, above = cast.parse, cast.parse.head[name]
    return parse.dep[name] == "nmod" and parse.case(name) == "of" and parse.case(above) == "between"


def _is_between(cast: Cast, near: dict[int, list[tuple[int, int]]], two: tuple[int, ...]) -> bool:
    """Whether something is told to be between two: "the agreement between A and B"."""
    heads = (described(cast, h) for named in near.values() for h, n in named if n in two)
    return any(cast.parse.case(h) == "between" for h in heads)


def _only_so_many(cast: Cast, token: int) -> tuple[int, ...] | None:
    """The only persons before a token who bear the title that it gives so many: "the two ministers"."""
    count = counted(cast, token)
    if count is None:
        return None
    titled = cast.register.titled.get(cast.parse.lemma[token], ())[: count + 1]
    titled = tuple(sorted(n for n in titled if cast.members[n].heads[0] < token))
    return titled if len(titled) == count else None


def _oftenest(pairs: Sequence[tuple[int, ...]]) -> tuple[int, ...] | None:
    """The group that comes most often, the latest of several; None if each comes once."""
    counts = Counter(frozenset(two) for two in pairs)
    best = max(pairs, key=lambda two: counts[frozenset(two)], default=None)
    return best if best is not None and counts[frozenset(best)] > 1 else None


def _mediators(cast: Cast, token: int) -> tuple[int, ...] | None:
    """Who hosts or mediates what "the mediators" mediate: the last of whom that was said, several at once; None if nobody."""
    if not cast.parse.has(token, "Number=Plur"):
        return None
    first = cast.parse.sents[max(cast.parse.sent[token] - _HOST_LOOK_BACK, 0)][0]
    for verb in range(token - 1, first - 1, -1):
        if cast.parse.pos[verb] == "VERB" and cast.parse.lemma[verb] in cast.gazetteer.roles.words.mediating:
            agents = [c for c in cast.parse.kids(verb, "obl:agent", "obl") if cast.parse.case(c) == "by"]
            hosts = (agents or [*cast.parse.kids(verb, "nsubj")])[:1]
            who = [cast.at.get(t) for h in hosts for t in (h, *cast.parse.kids(h, "conj"))]
            if len(named := dict.fromkeys(n for n in who if n is not None and cast.members[n].named)) > 1:
                return tuple(named)
    return None


def _named_before(cast: Cast, token: int) -> dict[int, list[tuple[int, int]]]:
    """(head, index) of the names, governments and holders of offices before a token, by sentence, as far back as a pair is looked for."""
    sent, quoted = cast.parse.sent[token], token in cast.quoted
    near: dict[int, list[tuple[int, int]]] = {}
    for h, n in cast.between(cast.parse.sents[max(sent - _PAIR_LOOK_BACK, 0)][0], token):
        if (cast.members[n].named or cast.members[n].type == "state" or _is_holder(cast, n)) and (
            h in cast.quoted
        ) == quoted:
            near.setdefault(cast.parse.sent[h], []).append((h, n))
    return near


def _is_holder(cast: Cast, n: int) -> bool:
    """Whether somebody without a name is the one who holds an office of somebody named: "the Kenyan president", "her Kenyan counterpart"."""
    member = cast.members[n]
    return member.type == "person" and not member.plural and member.role is not None and bool(member.owners)


def counted(cast: Cast, token: int) -> int | None:
    """How many a word says that it means: two of "both sides", three of "the three ministers"; None if it does not say."""
    words = (cast.parse.lower[c] for c in (token, *cast.parse.kids(token, "nummod", "det", "det:predet")))
    return next((_COUNTS[w] for w in words if w in _COUNTS), None)


def _groups(
    cast: Cast, named: Sequence[tuple[int, int]], count: int | None, *, persons: bool
) -> Iterator[tuple[int, ...]]:
    """Those of the names of a sentence who may be meant together, the last first: as many as are counted, else all of a company, else two."""
    whole: list[frozenset[int]] = []
    for company in companies(cast, named):
        kinds = {cast.members[n].type for n in company}
        if kinds != {"person"} and (persons or "person" in kinds):
            continue
        if len(company) == (count or len(company)):
            whole.append(frozenset(company))
            yield company
    if count in (None, _PAIR):
        pairs = _pairs(cast, named, persons=persons)
        yield from (two for two in pairs if not any(company.issuperset(two) for company in whole))


def _pairs(cast: Cast, named: Sequence[tuple[int, int]], *, persons: bool) -> Iterator[tuple[int, int]]:
    """Two of the names of a sentence that are joined, the last ones first: both persons, or neither unless persons may be meant."""
    heads = sorted(named)
    for k in range(len(heads) - 1, -1, -1):
        b, second = heads[k]
        for a, first in reversed(heads[:k]):
            kinds = {cast.members[first].type, cast.members[second].type}
            right = kinds == {"person"} or (not persons and "person" not in kinds)
            if first != second and right and _together(cast, a, b):
                yield first, second


def means_several(cast: Cast, token: int) -> bool | None:
    """None if a token means no pair; else whether the two must be persons."""
    lower, lemma = cast.parse.lower[token], cast.parse.lemma[token]
    if (lower in _BOTH and cast.parse.pos[token] in ("PRON", "DET")) or _is_two(cast, token):
        return False
    member = cast.members[cast.at[token]] if token in cast.at else None
    if member is None or member.named or member.owners or member.of is not None:
        return None
    if member.type == "armed_group" or lemma in cast.gazetteer.roles.words.fighters:
        return None
    if not (member.plural or cast.parse.has(token, "Number=Plur")):
        return None
    dets = {cast.parse.lower[c] for c in cast.parse.kids(token, "det", "nummod", "det:predet")}
    more = [
        c
        for c in cast.parse.kids(token, "nmod", "acl", "acl:relcl", "compound")
        if not cast.gazetteer.roles.stands_for_state(cast.parse.lemma[c])
    ]
    if not dets & {"the", "both", "two", "each"} or more:
        return None
    return lemma not in cast.gazetteer.roles.words.pairs


def _is_two(cast: Cast, token: int) -> bool:
    """Whether words say how many are meant and nothing of who: "the two", "the three countries", "both nations"."""
    parse = cast.parse
    dets = {parse.lower[c] for c in parse.kids(token, "det", "nummod", "det:predet")}
    if parse.lower[token] in _COUNTS and parse.lower[token] != "both":
        return "the" in dets and not parse.kids(token, "nmod", "acl:relcl")
    several = not dets.isdisjoint(_COUNTS) and parse.has(token, "Number=Plur")
    return token not in cast.at and several and parse.lemma[token] in cast.gazetteer.roles.words.pairs


def _together(cast: Cast, a: int, b: int) -> bool:
    """Whether two names are joined in one breath: "A and B", "A met B", "between A and B", "A … with B"."""
    parse = cast.parse
    if parse.sent[a] != parse.sent[b]:
        return False
    a, b = described(cast, a), described(cast, b)
    if parse.dep[b] == "conj" and parse.head[b] == a:
        return True
    above = parse.head[b] if parse.dep[b] not in ("flat", "nmod:desc") else parse.head[parse.head[b]]
    same = parse.head[a] == above or above in parse.children[parse.head[a]]
    return same and parse.dep[a] == "nsubj" and (parse.dep[b] == "obj" or parse.case(b) in ("with", "and"))
