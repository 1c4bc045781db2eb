"""What was agreed, and by whom: the verbs and nouns that tell of an agreement or that there was none, each of the encounter at which it was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from parley.dates import fits
from parley.model import HELD, MeetingForm
from parley.reading.actors.cast import Cast
from parley.reading.meetings.encounter import MeetingMention
from parley.reading.meetings.parties import takes_up_parties
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import agent, participle, reality, to_infinitive
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse
from parley.reading.times.present import is_present

__all__ = ["agreed", "agreed_there", "joint_agreements"]

_THERE = frozenset({"at", "during", "in", "by"})
"""Prepositions of the encounter at which something is agreed, or which agrees it."""
_AFTER = frozenset({"after", "following"})
"""Prepositions of the encounter after which those who met agree."""
_RESULT_OF = frozenset({"of", "from", "at", "following"})
_UNREAL = frozenset({"will", "would", "shall", "should", "may", "might", "must"})
_SURE = frozenset({"will", "would", "shall"})
"""Auxiliaries of what was agreed to happen."""
_NO = frozenset({"no", "neither"})
_NOTHING = frozenset({"nothing", "little"})
_UPON = frozenset({"on", "upon", "to", "about"})
_CLIMB = 4
_LOOK_BACK = 20
"""So many meetings back those who agree are looked for."""

Group = Sequence[MeetingMention]


def agreed(parse: Parse, words: MeetingWords, verb: int) -> bool | None:
    """Whether a verb says that something was agreed ("struck a deal"), or that nothing was ("failed to agree"); None if it says neither."""
    made_so = parse.child(verb, "xcomp") is not None  # "an accord that has not been made public"
    reaches = parse.lemma[verb] in words.outcome.reaching and _deals(parse, words, verb) and not made_so
    if parse.pos[verb] != "VERB" or not (reaches or parse.lemma[verb] in words.outcome.agreeing):
        return None
    if _in_vain(parse, verb):
        return False
    if parse.lemma[verb] in words.settling and not _settles(parse, words, verb):
        return None
    aim = parse.dep[verb] == "advcl" and to_infinitive(parse, verb)
    if aim or (parse.has(verb, "VerbForm=Ger") and parse.dep[verb] != "conj"):
        return None
    stands = reality(parse, verb)
    real = stands == "past" or participle(parse, verb) or (stands == "present" and is_present(parse, verb))
    return True if real else None


def _settles(parse: Parse, words: MeetingWords, verb: int) -> bool:
    """Whether those who agree settle what is to be done.

    Not where they share a view ("that A must act", "on the need for calm", "with B") or go on as before ("to stay in touch").
    """
    clauses = parse.kids(verb, "ccomp", "csubj", "csubj:pass")
    deeds = [d for c in parse.kids(verb, "xcomp", "advcl") for d in (c, *parse.kids(c, "conj"))]
    things = [t for c in parse.kids(verb, "obl", "obl:arg") for t in (c, *parse.kids(c, "conj"))]
    matters = [t for t in things if parse.case(t) in _UPON]
    if not (clauses or deeds or matters):
        return all(parse.case(t) != "with" for t in things)
    sure = any(not _SURE.isdisjoint(parse.aux(c)) for c in clauses)
    new = any(parse.lemma[d] not in words.outcome.upkeep or _deals(parse, words, d) for d in deeds)
    return sure or new or any(parse.lemma[t] not in words.outcome.views for t in matters)


def _deals(parse: Parse, words: MeetingWords, verb: int) -> bool:
    """Whether a deal is what a verb has as its object, or tells of: "they struck a deal", "the decisions we made"."""
    above = (parse.head[verb],) if parse.dep[verb] in ("acl", "acl:relcl") else ()
    return any(parse.lemma[t] in words.outcome.deals for t in (*parse.kids(verb, "obj", "nsubj:pass"), *above))


def _in_vain(parse: Parse, verb: int) -> bool:
    """Whether it is denied or was tried in vain: "have not reached a deal", "no deal was reached", "failed to agree"."""
    if parse.dep[verb] == "xcomp" and parse.lemma[parse.head[verb]] in parse.governing.undone:
        return True
    things = parse.kids(verb, "obj", "nsubj", "nsubj:pass")
    nothing = any(
        parse.lower[t] in _NOTHING or any(parse.lower[d] in _NO for d in parse.kids(t, "det", "cc:preconj"))
        for t in things
    )
    return (nothing or parse.negated(verb)) and _UNREAL.isdisjoint(parse.aux(verb))


def agreed_there(setting: Setting, words: MeetingWords, m: MeetingMention) -> bool:
    """Whether the phrase or clause in which an encounter stands tells what was agreed there.

    "The decisions of the summit", "they agreed during a call", "a plan that was approved at the meeting".
    """
    parse, at = setting.parse, m.trigger
    case = parse.case(at)
    result_of = case in _RESULT_OF
    for above in islice(parse.ancestors(m.trigger), _CLIMB):
        if (
            parse.dep[at] == "nmod"
            and result_of
            and parse.lemma[above] in words.outcome.results
            and _is_known(parse, above)
        ):
            return True
        case = _preposition(parse, at) if parse.dep[at] in ("obl", "obl:agent", "advcl") else case
        if agreed(parse, words, above):
            return case in _THERE or (case in _AFTER and not set(_doers(setting, above)).isdisjoint(m.who))
        at = above
    return False


def _preposition(parse: Parse, noun: int) -> str:
    """The preposition of a noun; "after talks with A" is also read as a clause."""
    return parse.case(noun) or next((parse.lower[m] for m in parse.kids(noun, "mark")), "")


def _is_known(parse: Parse, noun: int) -> bool:
    """Whether a result is told as one that there is: "the decisions", "understandings"; not "a decision"."""
    return parse.has(noun, "Number=Plur") or any(parse.lower[d] == "the" for d in parse.kids(noun, "det"))


def _doers(setting: Setting, verb: int) -> tuple[int, ...]:
    """Who does what a verb tells, in the active or the passive."""
    parse, cast = setting.parse, setting.cast
    return (*cast.all(parse.subject(verb)), *cast.all(agent(parse, verb)))


def joint_agreements(setting: Setting, words: MeetingWords, gathered: Sequence[Group]) -> Mapping[int, frozenset[bool]]:
    """For meetings (their places in `gathered`) whether those who met agreed something, told anywhere behind; of some both are told.

    It is of the last meeting told of before in which they took part, unless it has another day.
    """
    told: dict[int, list[int]] = {}
    for k, group in enumerate(gathered):
        for n in sorted({m.sent for m in group if m.status in HELD}):
            told.setdefault(n, []).append(k)
    met = [_met(setting.cast, group) for group in gathered]
    latest: dict[int, None] = {}
    found: dict[int, frozenset[bool]] = {}
    for n, first, end in setting.parse.read_sentences():
        for k in told.get(n, ()):
            latest.pop(k, None)
            latest[k] = None
        for verb in range(first, end) if latest else ():
            stands = agreed(setting.parse, words, verb)
            if stands is None:
                continue
            several = _those_of(setting, words, verb)
            form = _form_at(setting.parse, words, verb)
            last = (k for k in islice(reversed(latest), _LOOK_BACK) if form in (None, gathered[k][0].form))
            near = next((k for k in last if several(met[k])), None)
            if near is not None and _on_its_day(setting, verb, gathered[near]):
                found[near] = found.get(near, frozenset()) | {stands}
    return found


def _form_at(parse: Parse, words: MeetingWords, verb: int) -> MeetingForm | None:
    """The form of the encounter of which those who agree are told to be: "participants in the conference adopted …"."""
    subject = parse.subject(verb)
    of = parse.kids(subject, "nmod") if subject is not None else ()
    return next((words.nouns[parse.lemma[c]] for c in of if parse.lemma[c] in words.nouns), None)


def _met(cast: Cast, group: Group) -> frozenset[int]:
    """Who met, and the states and bodies they are of."""
    who = {n for m in group for n in m.who}
    return frozenset(who | {of for n in who if (of := cast.members[n].of) is not None})


def _those_of(setting: Setting, words: MeetingWords, verb: int) -> Callable[[frozenset[int]], bool]:
    """Whether of those who met several agree, or all: "they agreed", "the sides agreed", "it was agreed"."""
    who = frozenset(_doers(setting, verb))
    all_of_them = _impersonal(setting.parse, verb) if not who else len(who) == 1 and _sides(setting.cast, words, *who)
    return lambda met: len(met) > 1 and (all_of_them or len(met & who) > 1)


def _on_its_day(setting: Setting, verb: int, group: Group) -> bool:
    """Whether what a verb tells may have been on the day of a meeting."""
    time, day = setting.when(verb), next((m.date for m in group if m.date), None)
    return time is None or fits(time.edtf, day)


def _sides(cast: Cast, words: MeetingWords, n: int) -> bool:
    """Whether a mention takes up all who met: "the sides", "the heads of state"."""
    sides = words.officials | words.sides
    return takes_up_parties(cast, n) and not sides.isdisjoint(singular(w) for w in cast.members[n].name.lower().split())


def _impersonal(parse: Parse, verb: int) -> bool:
    """Whether nobody is said to agree: "it was agreed to …", "no deal was reached"."""
    subject = parse.child(verb, "nsubj:pass")
    return subject is not None and (parse.lower[subject] == "it" or _in_vain(parse, verb))
