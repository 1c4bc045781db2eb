"""Who takes part in what a noun names: those inside its phrase, and those around the verb that carries it or the clause that it frames."""

from __future__ import annotations

from collections.abc import Container, Sequence

from parley.reading.actors.cast import Cast
from parley.reading.meetings.hosts import led_by
from parley.reading.meetings.naming import outer_of
from parley.reading.meetings.parties import PARTIES, WITH, means, meeting_parties
from parley.reading.meetings.shunned import shuns, two_sided
from parley.reading.meetings.visits import inviters
from parley.reading.meetings.within import inside
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import agent, governor, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["around_noun", "asked"]

_SETTING = frozenset({"during", "at", "in", "after", "before", "following", "from", "for", "ahead of", "including"})
_TWO = 2
_UP = 3
"""Clauses above an encounter in which the one who tells of it is looked for, and bodies above somebody up to the state."""
_ALONE = frozenset({"visit", "summit", "conference"})
"""Forms of which whoever does something there is a party, though no other is told of."""


def around_noun(
    setting: Setting, words: MeetingWords, noun: int, light: int | None, but: Container[int] = ()
) -> tuple[int, ...]:
    """Parties to what a noun names: inside its phrase, around the `light` verb that carries it, else those whose act it frames.

    Of a visit one party is enough: whoever does something on it. Tokens in `but` name the encounter itself, and nobody.
    """
    parse, cast = setting.parse, setting.cast
    inner = inside(setting, words, noun, but)
    if parse.child(noun, "cop") is not None and parse.case(noun) == "in":
        outer: Sequence[int] = means(parse, cast, parse.child(noun, "nsubj"))  # "A and B are in talks"
    elif light is not None:
        alone = _goes_without(parse, words, (light, noun), inner)
        outer = _carriers(parse, cast, words, (light, noun), alone=alone)
    else:
        outer = _framed(parse, cast, words, noun, inner)
    if not outer and _with_only(parse, noun):
        outer = _whose(parse, cast, words, noun, inner)
    return meeting_parties(cast, [*led_by(parse, cast, words, noun), *inner, *outer])


def _goes_without(parse: Parse, words: MeetingWords, at: tuple[int, int], inner: Sequence[int]) -> bool:
    """Whether an encounter is without the subject of its verb, `at` the tokens of verb and noun: he stays away, sends another, or speaks of those in its phrase."""
    light, noun = at
    away = parse.lemma[light] in words.attending and parse.negated(light)
    away |= shuns(parse, words, noun, light) and not two_sided(parse, noun)
    others = len(inner) >= _TWO and _between(parse, noun) and parse.dep[light] in ("acl", "xcomp")
    others |= _wished_of_others(parse, words, noun, light)
    return away or others or parse.lemma[light] in words.sending


def _framed(parse: Parse, cast: Cast, words: MeetingWords, noun: int, inner: Sequence[int]) -> Sequence[int]:
    """Who acts in the clause that an encounter frames, unless its phrase names both sides or the clause only speaks of it."""
    both = _between(parse, noun) if inner else False
    if both or not (len(inner) < _TWO or _with_only(parse, noun)) or _is_topic(parse, words, noun):
        return ()
    part = parse.dep[noun] == "nmod" and parse.lemma[parse.head[noun]] in words.participation
    return _beside(parse, cast, noun, inner, alone=part or words.nouns.get(parse.lemma[noun]) in _ALONE)


def _between(parse: Parse, noun: int) -> bool:
    """Whether a phrase names both sides: "talks between A and B"."""
    return any(parse.case(c) == "between" for c in parse.kids(noun, "nmod", "obl"))


def _is_topic(parse: Parse, words: MeetingWords, noun: int) -> bool:
    """Whether somebody only speaks of an encounter or of something about it: "discussed the talks in A", "… trade, and the prospects of the talks"."""
    top = noun
    while parse.dep[top] in ("nmod", "conj") and parse.pos[parse.head[top]] == "NOUN" and parse.head[top] != top:
        top = parse.head[top]
    return parse.dep[top] == "obj" and parse.lemma[parse.head[top]] in words.about


def _wished_of_others(parse: Parse, words: MeetingWords, noun: int, light: int) -> bool:
    """Whether somebody only favours what others are to hold: "supports resuming the dialogue"; with whom would tell that it is his own."""
    gerund = parse.dep[light] == "xcomp" and parse.has(light, "VerbForm=Ger")
    favoured = gerund and parse.lemma[parse.head[light]] in words.favouring
    return favoured and not any(parse.case(c) == "with" for c in parse.kids(noun, "nmod"))


def _whose(parse: Parse, cast: Cast, words: MeetingWords, noun: int, inner: Sequence[int]) -> tuple[int, ...]:
    """Whose talks with others are: those of the side that tells of them.

    "A's spokesman says that talks with B go on", "A announces a pause in talks with B"; whoever only speaks about them need not be.
    """
    known = {*inner, *(cast.members[n].of for n in inner)}
    at = noun
    for _ in range(_UP):
        verb = governor(parse, at)
        if verb is None or verb == at or parse.lemma[verb] in words.about:
            return ()
        tellers = [n for n in cast.all(parse.subject(verb)) if cast.members[n].named or cast.members[n].of is not None]
        if tellers:
            side = _side(cast, tellers[0])
            return () if side is None or side in known else (side,)
        at = verb
    return ()


def _side(cast: Cast, n: int) -> int | None:
    """The state for which somebody speaks, else the body or force; a named body of no state is a side itself."""
    home = cast.members[n].of
    for _ in range(_UP):
        if home is None or cast.members[home].of is None or cast.members[home].type == "state":
            break
        home = cast.members[home].of
    return n if home is None and cast.members[n].type != "person" else home


def _carriers(parse: Parse, cast: Cast, words: MeetingWords, at: tuple[int, int], *, alone: bool = False) -> list[int]:
    """Who holds, attends or opens it by a verb and noun, and with whom; of an invitation also who is invited, `alone` if the subject is not there."""
    verb, noun = at
    subject = None if alone else asked(parse, words, verb) or parse.subject(verb)
    out = list(means(parse, cast, subject) or _owners(parse, cast, verb, subject)) if subject != noun else []
    for o in parse.kids(verb, "obl", "obl:arg", "obl:agent"):
        if o != noun and parse.case(o) in ("with", "between", "by", "among"):
            out += [f for f in means(parse, cast, o) if f not in out]
    out += [n for n in inviters(parse, cast, verb) if n not in out]
    guests = parse.child(verb, "obj") if parse.case(noun) in ("to", "for") else None
    return out if guests is None else out + [n for n in means(parse, cast, guests) if n not in out]


def asked(parse: Parse, words: MeetingWords, verb: int) -> int | None:
    """Who is asked or sent to do what a verb tells: "called on A and B to resume talks", "sent A to attend the summit"."""
    above = parse.head[verb]
    given = _recipient(parse, words, verb)
    if given is not None:
        return given
    if parse.lemma[above] in words.sending and parse.dep[verb] in ("xcomp", "advcl") and to_infinitive(parse, verb):
        return parse.child(above, "obj", "nsubj:pass")
    if parse.dep[verb] not in ("advcl", "xcomp", "ccomp") or parse.lemma[above] not in parse.governing.asking:
        return None
    return next(
        (o for o in parse.kids(above, "obl", "obl:arg") if o < verb and parse.case(o) in ("on", "upon", "to")), None
    )


def _recipient(parse: Parse, words: MeetingWords, verb: int) -> int | None:
    """To whom is given what lets him do it: "granted A a visa to attend", "issued permits to A to join"."""
    if parse.dep[verb] not in ("advcl", "acl", "xcomp") or not to_infinitive(parse, verb):
        return None
    above = parse.head[verb]
    giving = parse.head[above] if parse.dep[verb] == "acl" and parse.dep[above] == "obj" else above
    thing = parse.child(giving, "obj")
    if thing is None or parse.lemma[thing] not in words.leave:
        return None
    behind = (c for t in (thing, giving) for c in parse.kids(t, "nmod", "obl", "obl:arg") if thing < c < verb)
    return parse.child(giving, "iobj") or next((c for c in behind if parse.case(c) in ("to", "for")), None)


def _owners(parse: Parse, cast: Cast, verb: int, subject: int | None) -> tuple[int, ...]:
    """Who means to do what a verb tells: "A and B confirmed their intention to hold talks"."""
    if subject is None or parse.dep[verb] != "acl":
        return ()
    owner = parse.child(subject, "nmod:poss")
    found = means(parse, cast, owner) if owner is not None else ()
    return found or (means(parse, cast, parse.subject(parse.head[subject])) if parse.dep[subject] == "obj" else ())


def _with_only(parse: Parse, noun: int) -> bool:
    """Whether a phrase names only those with whom somebody meets: "talks with A and B"."""
    cases = {parse.case(c) for c in parse.kids(noun, "nmod", "obl")} & (PARTIES | WITH)
    return cases == {"with"} and parse.child(noun, "nmod:poss") is None


def _beside(parse: Parse, cast: Cast, noun: int, inner: Sequence[int], *, alone: bool = False) -> list[int]:
    """Who takes part in an encounter that is only the setting of a clause: "… said during talks with B".

    Whoever does something at talks is a party to them; of a person and his own state the person is.
    """
    at = outer_of(parse, noun)
    case = parse.case(at)
    trip = alone and case == "on"
    if case not in _SETTING and not trip and (case or not inner):
        return []
    if case == "for" and parse.dep[at] == "nmod":
        return []  # "the need for talks" is nobody's act
    own = set(inner) | {cast.members[n].of for n in inner}
    for _ in range(1 if case == "for" or case not in _SETTING else 3):
        verb = governor(parse, at)
        if verb is None or verb == at or parse.dep[at] == "acl:relcl":
            return []
        acting = (*means(parse, cast, parse.subject(verb)), *cast.all(agent(parse, verb)))
        doers = [n for n in acting if n not in own and _comes(cast, n)]
        found = [n for n in doers if cast.members[n].of not in inner]
        if found and (inner or alone or len(found) > 1):
            return found
        if parse.dep[verb] in ("acl", "acl:relcl"):
            return []  # what was "decided at the talks" was, whoever speaks of it now
        at = verb
    return []


def _comes(cast: Cast, n: int) -> bool:
    """Whether one of the cast may have been at an encounter that is only the setting: somebody named, or who holds an office of a state."""
    member = cast.members[n]
    holds = member.type == "person" and not member.plural and member.of is not None
    return holds or (member.named and member.type != "organisation")
