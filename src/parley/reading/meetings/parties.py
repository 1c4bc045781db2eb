"""Who meets: the parties to an encounter, by the grammar around its trigger."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from parley.model import ActorType
from parley.reading.actors.cast import Cast, Member
from parley.reading.meetings.words import MeetingWords
from parley.reading.syntax.clauses import agent
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

__all__ = [
    "PARTIES",
    "WITH",
    "around_verb",
    "both",
    "can_sit",
    "means",
    "meeting_parties",
    "one_side",
    "takes_up_parties",
]

PARTIES = frozenset({"with", "between", "among", "of", "by", "from"})
"""Prepositions of a party."""

WITH = frozenset({"with", "between", "together with", "alongside"})
_TWO = 2
_BARE = 2
_MENTIONS = 8
"""Mentions of some people by which it is known of whom they are."""
_ACTORS: frozenset[ActorType] = frozenset({"person", "state", "organisation", "armed_group", "group"})


def meeting_parties(cast: Cast, who: Sequence[int]) -> tuple[int, ...]:
    """Who can meet, each once; a state goes where somebody of it is there, and a crowd where all whose it is are."""
    known = [n for n in dict.fromkeys(who) if cast.members[n].type in _ACTORS]
    names = {cast.members[n].name for n in known if cast.members[n].named}
    known = [n for n in known if not _of_all(cast.members[n], names)]
    homes = {cast.members[n].of for n in known if cast.members[n].type == "person" or _of_one(cast, n)}
    return tuple(n for n in known if not (n in homes and cast.members[n].type == "state"))


def _of_all(people: Member, names: AbstractSet[str]) -> bool:
    """Whether somebody is only the people of several of these together: "senior officials from A and B"."""
    whose = {o.name for o in people.owners}
    return people.plural and not people.named and len(whose) > 1 and whose <= names


def _of_one(cast: Cast, n: int) -> bool:
    """Whether unnamed people come from one state: not "the ministers of A and B"."""
    people = cast.members[n]
    if people.type != "group" or people.of is None:
        return False
    inside = {cast.at.get(t) for span in people.spans[:_MENTIONS] for t in cast.parse.tokens_in(span)} - {
        None,
        people.of,
    }
    return not any(cast.members[m].type == "state" for m in inside if m is not None)


def takes_up_parties(cast: Cast, n: int) -> bool:
    """Whether a mention only takes up parties told of elsewhere: "the two sides", "both delegations"."""
    member = cast.members[n]
    own = member.named or member.of is not None or member.owners or any(c.isdigit() for c in member.name)
    return member.type == "group" and member.plural and not own and len(member.name.split()) <= _BARE


def can_sit(cast: Cast, n: int) -> bool:
    """Whether one party alone can meet: several people, or a body."""
    member = cast.members[n]
    return member.plural or member.type in ("organisation", "group")


def one_side(cast: Cast, words: MeetingWords, parties: Sequence[int]) -> bool:
    """Whether all belong to one state or body: what meets inside one party is no encounter.

    Several states or sides are never one: "the leaders of the EU countries".
    """
    homes = {n if cast.members[n].of is None else cast.members[n].of for n in parties}
    several = (cast.members[n].name.lower().split()[-1:] for n in parties if cast.members[n].plural)
    if any(singular(word) in words.sides for last in several for word in last):
        return False
    same = len(homes) == 1 and all(cast.members[n].type in ("person", "group", "state") for n in parties)
    return same or (len(parties) == _TWO and any(_part_of(cast, a, b) for a, b in (parties, parties[::-1])))


def _part_of(cast: Cast, part: int, whole: int) -> bool:
    """Whether unnamed people are those of a force or unnamed body: "the leaders of the group"."""
    people, home = cast.members[part], cast.members[whole]
    body = home.type == "armed_group" or (home.type == "organisation" and not home.named)
    if not body or people.named or not people.plural:
        return False
    homes = sorted(home.spans)
    starts = [start for start, _ in homes]
    return any(any(d <= b for _, d in homes[bisect_left(starts, a) : bisect_left(starts, b)]) for a, b in people.spans)


def means(parse: Parse, cast: Cast, token: int | None) -> tuple[int, ...]:
    """Those a token means; of unnamed envoys or delegations also those they come from: "envoys of A and B", "A and B's envoys"."""
    return () if token is None else _leading(parse, cast, token) or _behind(parse, cast, token)


def _behind(parse: Parse, cast: Cast, token: int) -> tuple[int, ...]:
    """Those a token means and those behind it: the named of a list, who is told beside it, whose envoys they are."""
    found = _called(parse, cast, token) or _without_co_owner(parse, cast, token, cast.all(_bearer(parse, cast, token)))
    joined = (n for c in parse.kids(token, "appos") if parse.kids(c, "cc") for n in cast.all(c))
    found = tuple(dict.fromkeys((*found, *joined)))  # "her counterpart A and Minister B"
    if len(found) > 1 and all(cast.members[n].named for n in found):
        found = (*found, *(n for n in _listed(parse, cast, token) if n not in found))
    several = cast.adjectives(token) if len(found) < _TWO and parse.has(token, "Number=Plur") else ()
    if len(several) > 1 and all(n in several or not cast.members[n].named for n in found):
        return several  # "the Israeli and Greek governments"
    if not any(not cast.members[n].named and cast.members[n].plural for n in found):
        return found
    if found and takes_up_parties(cast, found[0]) and len(told := _enumerated(parse, cast, token)) > 1:
        return told
    listed = tuple(n for c in parse.kids(token, "appos") for n in means(parse, cast, c) if n not in found)
    if len(listed) > 1:
        return listed
    homes = (c for c in parse.kids(token, "nmod", "nmod:poss") if parse.case(c) in ("of", "from", "'s", ""))
    owners = (n for c in homes for n in _ours(parse, cast, c) or _bodies(cast, c) if n not in found)
    return (*found, *owners)


def _leading(parse: Parse, cast: Cast, token: int) -> tuple[int, ...]:
    """The persons who lead unnamed people, told beside these: "negotiators led by A and B", "the delegation of C, headed by A"."""
    led = (v for v in parse.kids(token, "acl") if parse.lemma[v] in cast.gazetteer.roles.words.leading)
    found = tuple(n for v in led for n in means(parse, cast, agent(parse, v)))
    return found if all(cast.members[n].named and cast.members[n].type == "person" for n in found) else ()


def _bodies(cast: Cast, token: int) -> tuple[int, ...]:
    """The states and bodies that a token means: "the two countries" are not their two presidents."""
    found = cast.all(token)
    return () if token in cast.meant and all(cast.members[n].type == "person" for n in found) else found


def _ours(parse: Parse, cast: Cast, token: int) -> tuple[int, ...]:
    """Those of whom several who speak together say "our": "senior officials from our governments"."""
    return next((cast.several[c] for c in parse.kids(token, "nmod:poss") if c in cast.several), ())


def _enumerated(parse: Parse, cast: Cast, token: int) -> tuple[int, ...]:
    """The named who are told one after the other behind a word for all of them: "the six parties, A, B, C …"."""
    chain, waiting = [], [token]
    while waiting:
        at = waiting.pop(0)
        chain.append(at)
        waiting += [
            c for c in parse.kids(at, "conj", "appos", "nmod") if parse.dep[c] != "nmod" or parse.kids(c, "conj")
        ]
    return tuple(dict.fromkeys(n for t in chain if (n := cast.at.get(t)) is not None and cast.members[n].named))


def _listed(parse: Parse, cast: Cast, token: int) -> list[int]:
    """The named of a list, wherever the tree hangs them; who only stands in what is said of one of them is none."""

    def aside(t: int) -> bool:
        told = parse.dep[t] in ("acl", "acl:relcl", "advcl", "nmod:poss", "parataxis")
        return told or (parse.dep[t] == "nmod" and parse.case(t) != "")

    tokens = parse.subtree(token)
    cut = {t for t in tokens if t != token and aside(t)}
    kept = (cast.at[t] for t in parse.subtree(token, cut) if t in cast.at)
    kind = cast.members[cast.at[token]].type if token in cast.at else None
    return [n for n in dict.fromkeys(kept) if cast.members[n].named and cast.members[n].type == kind]


def _subjects(parse: Parse, verb: int) -> tuple[int | None, ...]:
    """The subject of a verb, or all of them where the tree gives it several of a list."""
    own = parse.kids(verb, "nsubj")
    return own if len(own) > 1 and all(parse.pos[t] in ("NOUN", "PROPN") for t in own) else (parse.subject(verb),)


def _bearer(parse: Parse, cast: Cast, token: int) -> int:
    """The person behind an office that is read as a body: "the Council of State chairman, A, and B" are A and B."""
    known = cast.at.get(token)
    if known is None or parse.kids(token, "conj"):
        return token
    beside = (c for c in parse.kids(token, "appos") if c in cast.at and cast.members[cast.at[c]].type == "person")
    office = cast.members[known].type == "organisation"
    return next((c for c in beside if office or cast.at[c] == known), token)


def _called(parse: Parse, cast: Cast, token: int) -> tuple[int, ...]:
    """The name behind a description of one person: "her counterpart, Minister A"."""
    known = cast.at.get(token)
    if known is None or cast.members[known].named or cast.members[known].type != "person" or token in cast.several:
        return ()
    names = (n for c in parse.kids(token, "appos") if (n := cast.at.get(c)) is not None)
    named = next((n for n in names if cast.members[n].named and cast.members[n].type == "person"), None)
    others = (n for n in cast.all(token) if n != known)
    return () if named is None else tuple(dict.fromkeys((named, *others)))


def _without_co_owner(parse: Parse, cast: Cast, token: int, found: tuple[int, ...]) -> tuple[int, ...]:
    """Of "President A and President B's envoys" the envoys and the state of A: the same office on both sides owns them together."""
    owners = (o for c in parse.kids(token, "conj") for o in parse.kids(c, "nmod:poss"))
    first, other = cast.at.get(token), next((n for o in owners if (n := cast.at.get(o)) is not None), None)
    if first is None or other is None or first not in found:
        return found
    a, b = cast.members[first], cast.members[other]
    if a.type != "person" or not a.role or not b.role or a.role.split()[-1] != b.role.split()[-1]:
        return found
    side = () if a.of is None else (a.of,)
    return (*side, *(n for n in found if n != first))


def around_verb(parse: Parse, cast: Cast, verb: int, *, obj: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(who does it, with whom); with `obj` its object is one of those."""
    other = [n for o in partners(parse, verb) for n in means(parse, cast, o)]
    if obj:
        other += means(parse, cast, parse.child(verb, "obj"))
    return tuple(dict.fromkeys(n for s in _subjects(parse, verb) for n in means(parse, cast, s))), tuple(other)


def partners(parse: Parse, verb: int) -> list[int]:
    """Tokens behind "with", "between"."""
    return [o for o in parse.kids(verb, "obl", "obl:arg", "nmod") if parse.case(o) in WITH]


def both(parse: Parse, cast: Cast, i: int) -> tuple[int, ...]:
    """Those of whom a clause behind the last tells that they met: "A and B, who met in C"."""
    last = parse.head[i]
    joined = parse.dep[i] == "acl:relcl" and parse.dep[last] == "conj" and parse.subject(i) == last
    return means(parse, cast, parse.head[last]) if joined else ()
