"""Who meets by the phrase of a noun alone: "talks between A and B", "A's talks with B", "the talks that A held with B"."""

from __future__ import annotations

from collections.abc import Container

from parley.reading.actors.cast import Cast
from parley.reading.meetings.parties import PARTIES, WITH, means
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import place_at
from parley.reading.syntax.parse import Parse

__all__ = ["inside"]

_TWO = 2
_BEHIND = 6


def inside(setting: Setting, words: MeetingWords, noun: int, but: Container[int] = ()) -> list[int]:
    """Parties inside the phrase: "between A and B", "held with C", "A's", "US-Russian"; of a caption those it stands beside."""
    parse, cast = setting.parse, setting.cast
    out: list[int] = []
    held = [v for v in parse.kids(noun, "acl", "acl:relcl") if words.light.get(parse.lemma[v]) == "held"]
    had = [v for v in held if parse.dep[v] == "acl:relcl" and parse.lemma[v] in words.having]
    out += [n for v in had for n in _who_had(parse, cast, noun, parse.child(v, "nsubj")) if not _does_itself(parse, v)]
    called = words.nouns.get(parse.lemma[noun]) == "call"
    cases = PARTIES | {"to"} if called else PARTIES  # "a call to B"
    behind = [o for v in held for o in parse.kids(v, "obl", "obl:agent", "obl:arg")]
    for c in (*parse.children[noun], *(o for o in behind if parse.case(o) != "by")):
        if c in but:
            continue
        beside = parse.dep[c] not in ("acl", "acl:relcl") and (parse.case(c) in cases or _second_side(parse, c))
        if parse.dep[c] == "nmod:poss" or beside:
            out += [f for f in means(parse, cast, c) if f not in out]
    if not out:
        out += _right_behind(parse, cast, noun)
    out += [n for o in behind if parse.case(o) == "by" for n in means(parse, cast, o) if n not in out]
    adjectives = [f for f in cast.adjectives(noun) if f not in out]
    if len(adjectives) > 1 and (len(out) < _TWO or all(cast.members[n].of is None for n in out)):
        out += adjectives
    if not out and parse.case(noun) in ("at", "in", "during") and _caption(parse, noun):
        before = dict.fromkeys(cast.at.get(t) for t in range(parse.sents[parse.sent[noun]][0], noun))
        out += [n for n in before if n is not None and cast.members[n].type == "person"]
    return out


def _second_side(parse: Parse, token: int) -> bool:
    """Whether somebody is joined by "and" to the first side of "between", but hung beside it."""
    joined = parse.dep[token] == "nmod" and parse.case(token) == "" and parse.kids(token, "cc")
    return bool(joined) and any(parse.case(c) == "between" for c in parse.kids(parse.head[token], "nmod"))


def _right_behind(parse: Parse, cast: Cast, noun: int) -> tuple[int, ...]:
    """Those right behind the noun, whatever the tree hangs them on: "talks between A and B have …"."""
    last = parse.sents[parse.sent[noun]][1]
    end = min(last, noun + _BEHIND)
    stop = next((t for t in range(noun + 1, end) if parse.pos[t] in ("VERB", "AUX", "PUNCT", "CCONJ")), end)
    at = next((t for t in range(noun + 1, stop) if parse.lower[t] in WITH and parse.dep[t] == "case"), None)
    farther = (t for t in range(noun + 1, min(end + _BEHIND, last)) if parse.lower[t] == "between")
    at = at if at is not None else next((t for t in farther if _behind_place(parse, noun, parse.head[t])), None)
    return means(parse, cast, parse.head[at]) if at is not None and parse.head[at] > at else ()


def _behind_place(parse: Parse, noun: int, party: int) -> bool:
    """Whether a party hangs on the place of an encounter or on the verb that tells of it: "talks held in A between B and C"."""
    above = parse.head[party]
    return place_at(parse, above) is not None or parse.head[above] == noun


def _who_had(parse: Parse, cast: Cast, noun: int, subject: int | None) -> tuple[int, ...]:
    """Those who had the meeting of a relative clause: "they" are the two persons told of right before it."""
    if subject is not None and parse.lower[subject] == "they":
        before = (cast.at.get(t) for t in range(noun - 1, parse.sents[parse.sent[noun]][0] - 1, -1))
        persons = dict.fromkeys(n for n in before if n is not None and cast.members[n].type == "person")
        if len(persons) > 1:
            return tuple(persons)[:_TWO]
    return means(parse, cast, subject)


def _does_itself(parse: Parse, verb: int) -> bool:
    """Whether the noun before a clause is who does what it tells: "the forum, which held its first session"."""
    subject = parse.child(verb, "nsubj")
    return subject is not None and parse.lower[subject] in ("which", "that") and parse.child(verb, "obj") is not None


def _caption(parse: Parse, noun: int) -> bool:
    """A sentence without a finite verb: "A and B at a meeting in C"."""
    first, end = parse.sents[parse.sent[noun]]
    return not any(parse.has(t, "VerbForm=Fin") or parse.has(t, "Mood=Ind") for t in range(first, end))
