"""Whether a meeting was held, is under way or to come, was put off or called off."""

from __future__ import annotations

from parley.model import Article, MeetingStatus
from parley.reading.meetings.words import MeetingWords
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = ["called_off", "carries", "phrasal", "status_of_noun", "status_of_verb", "status_on"]

_AFTER = frozenset({"after", "following", "during", "at", "since", "from", "in", "over"})
_BEFORE = frozenset({"before", "ahead of", "prior to", "for", "until", "to", "toward", "towards"})
_INTO = frozenset({"in", "at", "to", "into"})
_ONCE = frozenset({"after", "before", "once", "when", "until", "till"})
"""Conjunctions before a present that is to come: "after the council meets"."""
_BACK = frozenset({"back", "return", "come"})
"""Words of those who come from a meeting that they have had."""
_CANNOT = frozenset({"unable", "unlikely", "reluctant", "unwilling"})
_SETTLED = frozenset({"agree", "decide", "promise", "pledge", "vow", "consent"})
"""Verbs of which the meeting behind "to" is settled."""
_TELLING = frozenset({"say", "tell", "announce", "confirm", "add", "report", "state", "note", "write", "declare"})
"""Verbs behind which "would" is what "will" is outside: "said that they would meet"."""
_ORDERING = frozenset({"instruct", "order", "direct", "task", "authorize", "authorise", "mandate", "tell"})
"""Verbs that bid somebody to meet: it is to come."""
_BY_REALITY: dict[str, MeetingStatus] = {
    "past": "held",
    "future": "planned",
    "proposed": "proposed",
    "conditional": "proposed",
}
_BY_LIGHT: dict[str, MeetingStatus] = {
    "planned": "planned",
    "proposed": "proposed",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "ongoing": "under way",
    "failed": "held",
}


def status_of_verb(parse: Parse, words: MeetingWords, verb: int) -> MeetingStatus | None:
    """What the form of a verb of meeting says; None where it only denies that it is a habit or may be."""
    if parse.dep[verb] == "xcomp" and parse.lemma[parse.head[verb]] in _CANNOT:
        return None
    stands = reality(parse, verb)
    if stands == "negated":
        return _denied(parse, verb)
    if (bidden := _bidden(parse, words, verb)) is not None:
        return bidden
    if stands in ("past", "present") and parse.lower[verb].endswith("ing") and "be" in parse.aux(verb):
        return "under way"
    if stands == "present":
        return "planned" if any(parse.lower[m] in _ONCE for m in parse.kids(verb, "mark", "advmod")) else "held"
    top = _first_joined(parse, verb)
    above = parse.lemma[parse.head[top]]
    agreed = parse.dep[top] == "xcomp" and above in _SETTLED
    told = parse.dep[top] == "ccomp" and above in _TELLING and "would" in (*parse.aux(verb)[:1], *parse.aux(top)[:1])
    return "planned" if stands == "proposed" and (agreed or told) else _BY_REALITY[stands]


def _first_joined(parse: Parse, verb: int) -> int:
    """The verb to which another is joined: "said they would rest and return"."""
    while parse.dep[verb] == "conj" and parse.pos[parse.head[verb]] == "VERB":
        verb = parse.head[verb]
    return verb


def _unfulfilled(parse: Parse, verb: int) -> bool:
    """Whether something was to have happened, and so has not: "were to have met", "should have begun"."""
    aux = parse.aux(verb)
    to = next((m for m in parse.kids(verb, "mark", "aux") if parse.lower[m] == "to"), None)
    was = to is not None and any(parse.lemma[c] == "be" for c in parse.kids(verb, "aux", "cop") if c < to)
    return "have" in aux and ("should" in aux or was)


def _only_wished(parse: Parse, words: MeetingWords, verb: int) -> bool:
    """Whether a noun above only wishes for what a verb tells: "his hope that they will meet", "time for A to resume talks"."""
    top = _first_joined(parse, verb)
    told = reality(parse, verb) in ("future", "proposed") or parse.has(verb, "VerbForm=Ger")
    return (
        told and parse.dep[top] in ("acl", "ccomp", "csubj", "advcl") and parse.lemma[parse.head[top]] in words.wishes
    )


def _bidden(parse: Parse, words: MeetingWords, verb: int) -> MeetingStatus | None:
    """What the predicate above says of a meeting to come: "told them to meet", "was ready to meet"; or that it was to have been."""
    if _unfulfilled(parse, verb):
        return "failed to happen"
    if _only_wished(parse, words, verb):
        return "proposed"
    if parse.dep[verb] not in ("xcomp", "ccomp", "advcl"):
        return None
    above = parse.lemma[parse.head[verb]]
    if above in words.open or (above in words.wishing and parse.has(verb, "VerbForm=Ger")):
        return "proposed"
    if above in words.awaiting:
        return "planned"
    return "planned" if above in _ORDERING and parse.dep[verb] != "advcl" else None


def _denied(parse: Parse, verb: int) -> MeetingStatus | None:
    """What "not" makes of a meeting: "have not met yet" is to come, "did not meet" is one that failed to happen."""
    if any(parse.lower[c] == "yet" for c in parse.kids(verb, "advmod")):
        return "planned"
    if "will" in parse.aux(verb) and any(parse.lower[m] in ("until", "unless") for m in _marks(parse, verb)):
        return "planned"  # "will not begin until …"
    if "have" in parse.aux(verb) and any(parse.case(c) in ("since", "for") for c in parse.kids(verb, "obl")):
        return None  # "have not met since April" tells of no meeting
    return "failed to happen" if parse.has(verb, "Tense=Past") or "do" in parse.aux(verb) else None


def _marks(parse: Parse, verb: int) -> tuple[int, ...]:
    """What joins the clauses below a verb to it."""
    return tuple(m for c in parse.kids(verb, "advcl", "obl") for m in parse.kids(c, "mark", "case"))


def status_of_noun(
    parse: Parse, words: MeetingWords, noun: int, light: int | None, verb: int | None
) -> MeetingStatus | None:
    """What the `light` verb that carries a noun says of it, else its preposition and the `verb` that governs it."""
    if parse.lower[parse.head[noun]] == "off" and parse.dep[noun] == "nsubj":
        return "cancelled"
    if light is not None and parse.lemma[light] in words.attending and reality(parse, light) == "negated":
        return "planned" if {"will", "wo"} & set(parse.aux(light)) else "held"  # it is without those who stay away
    if light is not None and _unfulfilled(parse, light):
        return _off_again(parse, words, light) or "failed to happen"
    if light is not None:
        kind = _kind(parse, words, light) or "held"
        goes_on = not words.ending.isdisjoint((parse.lemma[light], phrasal(parse, light))) and parse.negated(light)
        return (
            _off_again(parse, words, light)
            or ("under way" if goes_on else None)
            or _BY_LIGHT.get(kind)
            or _begun(parse, words, noun, light)
            or status_of_verb(parse, words, light)
        )
    open_for = verb is not None and parse.lemma[verb] in words.open and parse.head[noun] == verb
    if open_for and parse.case(noun) not in _AFTER:
        return "proposed"  # "a meeting was possible", "ready for talks"
    told = "proposed" if _wished(parse, words, noun) else _described(parse, words, noun) or _set_for(parse, words, noun)
    told = _put_off(parse, words, noun) or _awaited(parse, words, noun) or told
    return told or _framed(parse, words, noun, verb)


def _kind(parse: Parse, words: MeetingWords, verb: int) -> str | None:
    """What a light verb says of the meeting that it carries."""
    return words.light.get(phrasal(parse, verb)) or words.light.get(parse.lemma[verb])


def _off_again(parse: Parse, words: MeetingWords, light: int) -> MeetingStatus | None:
    """What became of a plan in the same breath: "had been planned for Friday but was cancelled"."""
    after = (v for v in parse.kids(light, "conj") if parse.child(v, "nsubj", "nsubj:pass", "obj") is None)
    told = (_BY_LIGHT.get(_kind(parse, words, v) or "") for v in after if reality(parse, v) == "past")
    return next((status for status in told if status in ("postponed", "cancelled")), None)


def _framed(parse: Parse, words: MeetingWords, noun: int, verb: int | None) -> MeetingStatus:
    """What the preposition of a noun and the clause around it say: "after talks", "came for talks", "will agree at talks"."""
    case = parse.case(_outer(parse, noun))
    if case in _BEFORE and verb is not None:
        return _before(parse, words, noun, verb)
    if case == "from" and parse.lemma[parse.head[_outer(parse, noun)]] in _BACK:
        return "held"
    if case in ("after", "following", "during"):
        ahead = case == "during" and verb is not None and reality(parse, verb) == "future"
        return "planned" if ahead else "held"
    goes_on = parse.lower[noun] in words.series and _no_day(parse, noun)
    ahead = case == "at" or (case == "in" and not goes_on)
    if ahead and verb is not None and reality(parse, verb) == "future":
        return "planned"
    stretch = parse.case(noun) == "of" and parse.lemma[parse.head[noun]] in words.stretches
    if goes_on and not stretch:
        return "held" if verb is not None and _is_over(parse, noun, verb) else "under way"
    own = verb is not None and parse.head[noun] == verb and case not in _AFTER
    stands = reality(parse, verb) if verb is not None and own else "past"
    return "proposed" if stands in ("proposed", "conditional") else "planned" if stands == "future" else "held"


def _outer(parse: Parse, noun: int) -> int:
    """The noun of a stretch or number of meetings: "two days of talks"."""
    counted = parse.dep[noun] == "nmod" and parse.case(noun) == "of" and parse.kids(parse.head[noun], "nummod")
    return parse.head[noun] if counted else noun


def _before(parse: Parse, words: MeetingWords, noun: int, verb: int) -> MeetingStatus:
    """What "for", "to", "before" and the like say of a meeting, by the verb: "called for", "came to", "is expected for"."""
    if parse.lemma[verb] in words.wishing and parse.head[noun] == verb:
        return "proposed"
    to_come = words.light.get(parse.lemma[verb]) == "planned" or parse.lemma[verb] in words.awaiting
    to_come |= parse.case(noun) in ("ahead of", "before", "prior to")
    return "held" if reality(parse, verb) == "past" and not to_come else "planned"


def called_off(parse: Parse, words: MeetingWords, verb: int) -> MeetingStatus | None:
    """Whether a verb says of its object that it is put off or called off: "called it off"."""
    told = words.light.get(parse.lemma[verb]) or words.light.get(phrasal(parse, verb))
    status = _BY_LIGHT.get(told or "")
    return status if status in ("postponed", "cancelled") and reality(parse, verb) == "past" else None


def _wished(parse: Parse, words: MeetingWords, noun: int) -> bool:
    """Whether a noun above only wishes for the meeting: "the need for talks", "a return to negotiations"."""
    above = parse.head[noun]
    return parse.dep[noun] == "nmod" and parse.lemma[above] in words.wishes and parse.case(noun) in ("for", "to", "of")


def _put_off(parse: Parse, words: MeetingWords, noun: int) -> MeetingStatus | None:
    """What a noun above says became of it: "the postponement of the talks", "a pause in negotiations"."""
    above = parse.head[noun]
    return words.put_off.get(parse.lemma[above]) if parse.dep[noun] == "nmod" and above != noun else None


def _awaited(parse: Parse, words: MeetingWords, noun: int) -> MeetingStatus | None:
    """Planned, if a noun above says that it is made ready: "preparations for the summit"."""
    ahead = parse.dep[noun] == "nmod" and parse.case(noun) == "for" and parse.lemma[parse.head[noun]] in words.awaited
    return "planned" if ahead else None


def _described(parse: Parse, words: MeetingWords, noun: int) -> MeetingStatus | None:
    """What an adjective says of it, or of the part of it that is meant: "upcoming", "ongoing", "the next phase of talks"."""
    own = next((words.described[w] for c in parse.kids(noun, "amod") if (w := parse.lower[c]) in words.described), None)
    of = parse.dep[noun] == "nmod" and parse.case(noun) == "of"
    to_come = of and any(words.described.get(parse.lower[c]) == "planned" for c in parse.kids(parse.head[noun], "amod"))
    return "planned" if to_come and own is None else own


def _set_for(parse: Parse, words: MeetingWords, noun: int) -> MeetingStatus | None:
    """Planned, if the clause behind a noun says that it will take place: "talks that will begin soon", "a summit to be held in May"."""
    inside = (noun, *parse.kids(noun, "nmod"))
    verbs = (v for n in inside for v in parse.kids(n, "acl", "acl:relcl") if parse.pos[v] == "VERB")
    carried = (v for v in verbs if words.light.get(phrasal(parse, v)) or words.light.get(parse.lemma[v]))
    ahead = any(reality(parse, v) == "future" for v in carried)
    return "planned" if ahead else None


def _begun(parse: Parse, words: MeetingWords, noun: int, verb: int) -> MeetingStatus | None:
    """Talks that somebody has begun, or is entering, go on; those that began on a day were held then."""
    if parse.lemma[verb] not in words.beginning or parse.lower[noun] not in words.series:
        return None
    stands = reality(parse, verb)
    if (bidden := _bidden(parse, words, verb)) is not None:
        return bidden
    if stands == "present" and any(parse.lower[m] in _ONCE for m in parse.kids(verb, "mark", "advmod")):
        return "planned"
    goes_on = stands == "present" or (stands == "past" and "have" in parse.aux(verb))
    return "under way" if goes_on else None


def _is_over(parse: Parse, noun: int, verb: int) -> bool:
    """Whether the past is told of talks themselves, not up to now: "the talks focused on trade", "their talks were friendly"."""
    subject = parse.dep[noun] in ("nsubj", "nsubj:pass") and parse.head[noun] == verb
    return subject and reality(parse, verb) == "past" and "have" not in parse.aux(verb)


def _no_day(parse: Parse, noun: int) -> bool:
    told = [c for c in parse.kids(noun, "acl", "acl:relcl") if parse.has(c, "Tense=Past")]
    return not told and not parse.kids(noun, "nmod:unmarked", "obl:unmarked")


def carries(parse: Parse, words: MeetingWords, noun: int, verb: int) -> bool:
    """Whether a verb says of the noun that it takes place, is planned, put off or called off, or that somebody takes part in it."""
    if parse.head[noun] != verb:
        return False
    if parse.dep[noun] in ("obl", "obl:arg"):
        if parse.lemma[verb] in words.inviting:
            return parse.case(noun) in ("to", "for") and parse.child(verb, "obj") is not None
        sits_in = parse.case(noun) == "on" and phrasal(parse, verb) in words.taking_part  # "sat in on the session"
        return sits_in or (parse.case(noun) in _INTO and parse.lemma[verb] in words.taking_part)
    known = parse.lemma[verb] in words.light or phrasal(parse, verb) in words.light
    return known and parse.dep[noun] in ("obj", "nsubj", "nsubj:pass", "xcomp")


def phrasal(parse: Parse, verb: int) -> str:
    """The verb with its particle or the noun that it stands with: "call off", "take place"."""
    beside = parse.child(verb, "compound:prt") or _down(parse, verb) or parse.child(verb, "obj")
    return f"{parse.lemma[verb]} {parse.lower[beside]}" if beside is not None else parse.lemma[verb]


def _down(parse: Parse, verb: int) -> int | None:
    """An adverb right behind a verb, which may be its particle: "sat down"."""
    return next((c for c in parse.kids(verb, "advmod") if c == verb + 1), None)


def status_on(article: Article, status: MeetingStatus, date: str | None) -> MeetingStatus:
    """The status in view of the day: what is dated after the article has not been held; what a plan puts before it is left as told."""
    day = article.published.edtf
    if status not in ("held", "under way") or not date or not day:
        return status
    return "planned" if not date.startswith(("XXXX", "[", "..")) and date[:10] > day[-10:] else status
