"""Whether a meeting that a noun names was held, is under way or to come: by the verb that carries it, its adjectives, its preposition, its clause."""

from __future__ import annotations

from parley.model import MeetingStatus
from parley.reading.meetings.light import off_again, phrasal, plan_off, told_by_light
from parley.reading.meetings.naming import outer_of
from parley.reading.meetings.series import any_such, goes_on, is_over
from parley.reading.meetings.shunned import shunned_status, shuns
from parley.reading.meetings.status import ONCE, bidden, in_vain, none_such, status_of_verb, unfulfilled
from parley.reading.meetings.words import MeetingWords
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = ["status_of_noun", "told_beside"]

_AFTER = frozenset({"after", "following", "during", "at", "since", "from", "in", "over"})
_BEFORE = frozenset({"before", "ahead of", "prior to", "for", "until", "to", "toward", "towards"})
_WISHED_FOR = frozenset({"for", "to", "of"})
_PAST = frozenset({"after", "following", "during"})
_MEANS = frozenset({"through", "via"})


def status_of_noun(
    parse: Parse, words: MeetingWords, noun: int, light: int | None, verb: int | None
) -> MeetingStatus | None:
    """What the `light` verb that carries a noun says of it, else the words beside it, its preposition and the `verb` that governs it."""
    unheard = _on_agenda(parse, words, noun) and parse.negated(parse.head[noun])
    if unheard or none_such(parse, noun) or _of_any(parse, words, noun):
        return None
    if (rest := _at_rest(parse, words, noun)) is not None:
        return rest
    if verb is not None and shuns(parse, words, noun, verb):
        return shunned_status(parse, noun, verb)
    if light is not None:
        return _carried(parse, words, noun, light)
    return told_beside(parse, words, noun, verb) or _framed(parse, words, noun, verb)


def _at_rest(parse: Parse, words: MeetingWords, noun: int) -> MeetingStatus | None:
    """What is said of an encounter that does not move: "the talks are off", "remain on hold"."""
    above = parse.head[noun]
    if not parse.dep[noun].startswith("nsubj"):
        return None
    beside = (above, *(parse.kids(above, "advmod", "xcomp", "obl") if parse.lemma[above] in words.rests else ()))
    if any(parse.lower[c] == "off" for c in beside):
        return "cancelled"
    if _on_agenda(parse, words, noun):
        return "proposed"
    return "postponed" if any(parse.lower[c] in words.held_up and parse.case(c) == "on" for c in beside) else None


def _on_agenda(parse: Parse, words: MeetingWords, noun: int) -> bool:
    """Whether it is said to be one that may be: "a summit is on the cards"; or that it may not: "is not on the agenda"."""
    above = parse.head[noun]
    return parse.dep[noun] == "nsubj" and parse.lemma[above] in words.ahead and parse.case(above) in ("on", "in")


def _of_any(parse: Parse, words: MeetingWords, noun: int) -> bool:
    """Whether something is said of such encounters in general: "meetings between them are rare"."""
    above = parse.head[noun]
    several = parse.has(noun, "Number=Plur") and parse.lower[noun] not in words.series and parse.dep[noun] == "nsubj"
    told = parse.pos[above] == "ADJ" and parse.lemma[above] not in words.open and reality(parse, above) == "present"
    return several and told and any_such(parse, noun)


def _carried(parse: Parse, words: MeetingWords, noun: int, light: int) -> MeetingStatus | None:
    """What the verb says that carries it: "held talks", "will not attend the summit", "the talks did not end"."""
    if parse.lemma[light] in words.attending and reality(parse, light) == "negated":
        return "planned" if {"will", "wo"} & set(parse.aux(light)) else "held"  # it is without those who stay away
    if (off := off_again(parse, words, light)) is not None:
        return off
    if in_vain(parse, words, light):
        return "failed to happen"
    goes_on = not words.ending.isdisjoint((parse.lemma[light], phrasal(parse, light))) and parse.negated(light)
    told = "under way" if goes_on else told_by_light(parse, words, light) or _begun(parse, words, noun, light)
    told = told or (_set_for(parse, words, noun) if reality(parse, light) == "present" else None)
    return told or status_of_verb(parse, words, light)


def told_beside(parse: Parse, words: MeetingWords, noun: int, verb: int | None) -> MeetingStatus | None:
    """What the words say that stand with a noun: "a possible meeting", "talks to be held in May", "the need for talks"."""
    open_for = verb is not None and parse.lemma[verb] in words.open and parse.head[noun] == verb
    first = _first_joined(parse, words, noun)
    if _needed(parse, words, first):
        return "proposed"
    if open_for and parse.case(noun) not in _AFTER:
        return "proposed"  # "a meeting was possible", "ready for talks"
    if verb is not None and parse.dep[noun] == "obj" and not words.refusing.isdisjoint(_called(parse, verb)):
        return "proposed"  # "has not ruled out a meeting"
    told = (
        _wished(parse, words, first)
        or _put_off(parse, words, first)
        or _awaited(parse, words, first)
        or _described(parse, words, noun)
    )
    return told or _set_for(parse, words, noun) or _is_one(parse, noun)


def _called(parse: Parse, verb: int) -> tuple[str, str]:
    """A verb as the vocabulary may have it, alone and with its particle."""
    return parse.lemma[verb], phrasal(parse, verb)


def _needed(parse: Parse, words: MeetingWords, noun: int) -> bool:
    """Whether an encounter or its beginning should be and is not yet: "the launch of talks is essential", "called for the start of talks"."""
    above = parse.head[noun]
    begins = parse.dep[noun] == "nmod" and parse.case(noun) == "of" and parse.lemma[above] in words.beginnings
    if not begins:
        return parse.dep[noun] == "nsubj" and any_such(parse, noun) and parse.lemma[above] in words.needed
    first = parse.head[above] if parse.dep[above] == "conj" else above  # "a truce and the launch of talks"
    return (
        _wished(parse, words, above) is not None
        or (parse.lemma[parse.head[above]] in words.wishing and parse.case(above) == "for")
        or (parse.dep[first] == "nsubj" and parse.lemma[parse.head[first]] in words.needed)
    )


def _first_joined(parse: Parse, words: MeetingWords, noun: int) -> int:
    """The encounter to which another is joined, so that what stands before the first is said of both: "preparations for a visit and a summit"."""
    above = parse.head[noun]
    joined = parse.dep[noun] == "conj" and parse.lemma[above] in words.nouns and not parse.case(noun)
    return above if joined else noun


def _is_one(parse: Parse, noun: int) -> MeetingStatus | None:
    """What the verb says of which it is the predicate: "it will be the first meeting of A and B", "there was to have been a summit"."""
    above = parse.head[noun]
    if parse.lemma[above] == "be" and parse.dep[noun] == "nsubj" and unfulfilled(parse, above):
        return "failed to happen"
    stands = reality(parse, noun) if parse.child(noun, "cop") is not None else "past"
    return "planned" if stands == "future" else "proposed" if stands == "proposed" else None


def _framed(parse: Parse, words: MeetingWords, noun: int, verb: int | None) -> MeetingStatus:
    """What the preposition of a noun and the clause around it say: "after talks", "came for talks", "will agree at talks"."""
    case = _case(parse, noun)
    if case in _BEFORE and verb is not None:
        return _before(parse, words, noun, verb)
    if case in _MEANS:
        return _by_means(parse, verb)
    ahead = verb is not None and reality(parse, verb) == "future"
    if case == "during" and ahead:
        return "planned"
    back = case == "from" and parse.lemma[parse.head[outer_of(parse, noun)]] in words.coming_from
    return "held" if back or case in _PAST else _at_it(parse, words, noun, verb)


def _at_it(parse: Parse, words: MeetingWords, noun: int, verb: int | None) -> MeetingStatus:
    """What the clause says that a noun is part of, or at which its deed is done: "will agree at talks", "the talks focused on trade"."""
    case = _case(parse, noun)
    ongoing = goes_on(parse, words, noun)
    ahead = case == "at" or (case == "in" and not ongoing)
    if ahead and verb is not None and reality(parse, verb) == "future":
        return "planned"
    stretch = parse.case(noun) == "of" and parse.lemma[parse.head[noun]] in words.stretches
    if ongoing and not stretch and not _is_ended(parse, words, noun):
        asked = any_such(parse, noun) and verb is not None and reality(parse, verb) in ("proposed", "conditional")
        over = verb is not None and is_over(parse, noun, verb)
        return "proposed" if asked else "held" if over else "under way"
    own = verb is not None and parse.head[noun] == verb and case not in _AFTER
    stands = reality(parse, verb) if verb is not None and own else "past"
    return "proposed" if stands in ("proposed", "conditional") else "planned" if stands == "future" else "held"


def _is_ended(parse: Parse, words: MeetingWords, noun: int) -> bool:
    """Whether the end of talks is told, and not wished for: "the outcome of the talks", "the collapse of the negotiations"."""
    above = parse.head[noun]
    return parse.case(noun) == "of" and parse.lemma[above] in words.over and _wished(parse, words, above) is None


def _by_means(parse: Parse, verb: int | None) -> MeetingStatus:
    """What a deed says of the talks by which it is done: "settled through talks" were held, "is to be settled through talks" asks for them."""
    stands = reality(parse, verb) if verb is not None else "past"
    bound = verb is not None and parse.dep[verb] == "xcomp" and parse.lemma[parse.head[verb]] == "have"
    if bound:  # "had to be settled through talks"
        return "proposed"
    return "held" if stands == "past" else "under way" if stands == "present" else "proposed"


def _case(parse: Parse, noun: int) -> str:
    """The preposition of a noun, or of its number or stretch; the tagger may take the "ahead" of "ahead of" for an adverb."""
    outer = outer_of(parse, noun)
    first = parse.child(outer, "case")
    if first is None and any(parse.lower[c] == "following" for c in parse.kids(outer, "amod")):
        return "following"  # which the tagger may take for a participle
    ahead = first is not None and first > 0 and parse.lower[first - 1] == "ahead"
    return "ahead of" if ahead else parse.case(outer)


def _before(parse: Parse, words: MeetingWords, noun: int, verb: int) -> MeetingStatus:
    """What "for", "to", "before" and the like say of a meeting, by the verb: "called for", "came to", "is expected for"."""
    if parse.lemma[verb] in words.wishing and parse.head[noun] == verb:
        return "proposed"
    if _case(parse, noun) == "for" and parse.lemma[parse.head[outer_of(parse, noun)]] in words.thanking:
        return "held"
    to_come = words.light.get(parse.lemma[verb]) == "planned" or parse.lemma[verb] in words.awaiting
    to_come |= parse.has(verb, "VerbForm=Ger") and parse.lemma[parse.head[verb]] in words.awaiting
    to_come |= (
        not words.leaving.isdisjoint((parse.lemma[verb], phrasal(parse, verb))) and parse.lemma[noun] not in words.going
    )
    to_come |= _case(parse, noun) in ("ahead of", "before", "prior to")
    due = words.light.get(parse.lemma[verb]) == "planned" or parse.lower[verb] == "due"
    if parse.child(verb, "cop") is not None and reality(parse, verb) == "present" and not due:
        return "under way"  # "is in A for talks"
    return "held" if reality(parse, verb) == "past" and not to_come else "planned"


def _wished(parse: Parse, words: MeetingWords, noun: int) -> MeetingStatus | None:
    """What a word above says that wishes for the meeting or backs it: proposed, if it only wishes for the meeting: "the need for talks", "a return to negotiations", "promoted a dialogue".

    A plan may also have been dropped: "abandoned plans for a summit".
    """
    above = parse.head[noun]
    if _is_backed(parse, words, noun):
        return "under way"
    if parse.dep[noun] == "obj" and parse.lemma[above] in words.wishing - words.about:
        return "proposed"
    plan = parse.child(above, "obj") if parse.dep[noun] == "obl" and parse.case(noun) == "for" else above
    nominal = parse.dep[noun] == "nmod" or plan != above
    if plan is None or not nominal or parse.lemma[plan] not in words.wishes or parse.case(noun) not in _WISHED_FOR:
        return None
    return plan_off(parse, words, plan) or "proposed"


def _is_backed(parse: Parse, words: MeetingWords, noun: int) -> bool:
    """Whether talks that are known, and so go on, are only backed: "support for the talks between A and B", not "support for talks"."""
    backed = parse.lemma[parse.head[noun]] in words.backing
    return backed and goes_on(parse, words, noun) and not any_such(parse, noun)


def _put_off(parse: Parse, words: MeetingWords, noun: int) -> MeetingStatus | None:
    """What a noun above says became of it: "the postponement of the talks", "a pause in negotiations"."""
    above = parse.head[noun]
    return words.put_off.get(parse.lemma[above]) if parse.dep[noun] == "nmod" and above != noun else None


def _awaited(parse: Parse, words: MeetingWords, noun: int) -> MeetingStatus | None:
    """Planned, if a noun above says that it is made ready: "preparations for the summit"."""
    if parse.dep[noun] != "nmod" or parse.case(noun) != "for":
        return None
    before = max(
        (parse.child(noun, "case") or noun) - 1, 0
    )  # "trade and preparations for the summit", hung on the first
    return "planned" if {parse.lemma[parse.head[noun]], parse.lemma[before]} & words.awaited else None


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
    if (told := bidden(parse, words, verb)) is not None:
        return told
    if stands == "present" and any(parse.lower[m] in ONCE for m in parse.kids(verb, "mark", "advmod")):
        return "planned"
    goes_on = stands == "present" or (stands == "past" and "have" in parse.aux(verb))
    return "under way" if goes_on else None
