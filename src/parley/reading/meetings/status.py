"""Whether a meeting that a verb tells was held, is under way or to come, or failed to happen; and what the day says of that."""

from __future__ import annotations

from parley.dates import bounds
from parley.model import Article, MeetingStatus
from parley.reading.meetings.light import phrasal, plan_off
from parley.reading.meetings.words import MeetingWords
from parley.reading.syntax.clauses import Reality, reality, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["ONCE", "bidden", "gone", "how_often", "in_vain", "none_such", "status_of_verb", "status_on", "unfulfilled"]

ONCE = frozenset({"after", "before", "once", "when", "until", "till"})
"""Conjunctions before a present that is to come: "after the council meets"."""
_LAST = 4
"""Tokens of the end of a sentence, quotation marks and blanks among them."""
_NONE = frozenset({"no", "without"})
_WHETHER = frozenset({"whether", "if"})
_EACH = frozenset({"every", "each"})
_A = frozenset({"a", "each", "every", "per"})
_TIMES = frozenset({"once", "twice", "times"})
_REACH = 8
"""Tokens behind a verb in which it is told how often: "meet at least once a year"."""
_SUPPOSING = frozenset({"may", "might", "could", "can", "must", "cannot"})
"""Auxiliaries before "have" of what may have been."""
_NOT_DONE = frozenset({"could", "can", "do"})
"""Auxiliaries that alone deny what was planned: "planned to meet but could not"."""
_AIMING = frozenset({"for", "on", "of", "toward", "towards"})
"""Prepositions between a noun and what it is for: "a plan for resuming talks"."""
_BY_REALITY: dict[str, MeetingStatus] = {
    "past": "held",
    "future": "planned",
    "proposed": "proposed",
    "conditional": "proposed",
}


def status_of_verb(parse: Parse, words: MeetingWords, verb: int) -> MeetingStatus | None:
    """What the form of a verb of meeting says; None where it only denies that it is a habit or may be, or supposes that it was."""
    stands = reality(parse, verb)
    if _tells_of_none(parse, words, verb, stands):
        return None
    if _is_refused(parse, words, verb):
        return "proposed"
    if stands == "negated":
        return _denied(parse, verb)
    if in_vain(parse, words, verb):
        return "failed to happen"
    return bidden(parse, words, verb) or _by_form(parse, words, verb, stands)


def _tells_of_none(parse: Parse, words: MeetingWords, verb: int, stands: Reality) -> bool:
    """Whether a verb tells of no encounter: of what is usual, asked, supposed or ruled out."""
    general = stands == "present" or to_infinitive(parse, verb)
    if _of_no_fact(parse, verb) or _is_asked(parse, verb) or (general and _is_habit(parse, words, verb)):
        return True
    # "if they met, what would they say?"
    supposed = stands == "conditional" and parse.has(verb, "Tense=Past") and not parse.kids(verb, "aux")
    return supposed or (_is_refused(parse, words, verb) and not parse.negated(parse.head[verb]))


def _by_form(parse: Parse, words: MeetingWords, verb: int, stands: Reality) -> MeetingStatus:
    """What tense and mood say, and the verb above them: "are meeting", "once they meet", "agreed to meet"."""
    if stands in ("past", "present") and parse.lower[verb].endswith("ing") and "be" in parse.aux(verb):
        return "held" if any(parse.lower[c] == "had" for c in parse.kids(verb, "aux")) else "under way"
    if (goes_on := _going_on(parse, words, verb)) is not None:
        return goes_on
    if stands == "present":
        once = any(parse.lower[m] in ONCE for m in parse.kids(verb, "mark", "advmod"))
        return "planned" if once or _on_journey_to_come(parse, verb) else "held"
    top = _first_joined(parse, verb)
    above = parse.lemma[parse.head[top]]
    agreed = parse.dep[top] in ("xcomp", "ccomp", "advcl") and above in parse.governing.settled
    told = (
        parse.dep[top] == "ccomp"
        and above in parse.governing.telling
        and "would" in (*parse.aux(verb)[:1], *parse.aux(top)[:1])
    )
    bound = agreed and stands == "past" and to_infinitive(parse, top)  # "committed to meet"
    return "planned" if bound or (stands == "proposed" and (agreed or told)) else _BY_REALITY[stands]


def _on_journey_to_come(parse: Parse, verb: int) -> bool:
    """Whether it is told of a place to which somebody is yet to go: "will fly to A, where he meets B"."""
    place = parse.head[verb]
    where = parse.dep[verb] == "acl:relcl" and any(parse.lower[c] == "where" for c in parse.kids(verb, "advmod"))
    return where and parse.dep[place].startswith("obl") and reality(parse, parse.head[place]) in ("future", "proposed")


def _going_on(parse: Parse, words: MeetingWords, verb: int) -> MeetingStatus | None:
    """What is said of those who go on meeting: "are continuing to negotiate", "would continue negotiating"."""
    above = parse.head[verb]
    if parse.dep[verb] != "xcomp" or words.light.get(parse.lemma[above]) != "ongoing":
        return None
    stands = reality(parse, above)
    return "under way" if stands in ("past", "present") else "planned" if stands in ("future", "proposed") else None


def _of_no_fact(parse: Parse, verb: int) -> bool:
    """Whether it is nowhere told that those meet, or will: "are unlikely to meet", "is not expected to meet", "has no plans to meet", "may have met"."""
    above = parse.head[verb]
    doubted = parse.dep[verb] == "xcomp" and (parse.lemma[above] in parse.governing.unable or parse.negated(above))
    aux = parse.aux(verb)
    supposed = "have" in aux and not _SUPPOSING.isdisjoint(aux)
    return doubted or supposed or none_such(parse, verb)


def _is_asked(parse: Parse, verb: int) -> bool:
    """Whether it is only asked whether they meet: "Will you meet the rebels?"."""
    first, end = parse.sents[parse.sent[verb]]
    if parse.dep[verb] == "ccomp" and any(parse.lower[m] in _WHETHER for m in parse.kids(verb, "mark")):
        return True  # "would not say whether they had met"
    subject = parse.child(verb, "nsubj")
    asks = subject is not None and any(c < subject for c in parse.kids(verb, "aux"))
    return asks and "?" in parse.words[max(first, end - _LAST) : end]


def _is_habit(parse: Parse, words: MeetingWords, verb: int) -> bool:
    """Whether it is done again and again: "meet weekly"."""
    if any(parse.lower[c] in words.habit for c in parse.kids(verb, "advmod")):
        return True
    return how_often(parse, words, verb + 1, min(verb + _REACH, parse.sents[parse.sent[verb]][1]))


def how_often(parse: Parse, words: MeetingWords, first: int, end: int) -> bool:
    """Whether some tokens say how often something is done: "at least once a year", "every week"."""
    units = (t for t in range(max(first, 2), end) if parse.lemma[t] in words.stretches)
    return any(
        parse.lower[t - 1] in _EACH or (parse.lower[t - 1] in _A and parse.lower[t - 2] in _TIMES) for t in units
    )


def _is_refused(parse: Parse, words: MeetingWords, verb: int) -> bool:
    """Whether a verb above says that somebody will not have it: "ruled out meeting B"; not, if that is denied."""
    above = parse.head[verb]
    below = parse.dep[verb] in ("xcomp", "ccomp", "advcl") and _is_gerund(parse, verb)
    return below and not words.refusing.isdisjoint((parse.lemma[above], phrasal(parse, above)))


def none_such(parse: Parse, token: int) -> bool:
    """Whether there is none, by the word above: "has no plans to meet", "without a meeting", "sees no need for talks"."""
    inside = [token] if parse.pos[token] == "NOUN" else []
    if parse.dep[token] in ("acl", "nmod", "ccomp") and parse.pos[parse.head[token]] == "NOUN":
        inside.append(parse.head[token])
    return any(parse.lower[c] in _NONE for t in inside for c in parse.kids(t, "det", "case"))


def in_vain(parse: Parse, words: MeetingWords, verb: int) -> bool:
    """Whether those who were to meet did not: "were to have met", "failed to meet", "had planned to meet but could not"."""
    ends = any(parse.lemma[v] in words.ending for v in (verb, *parse.kids(verb, "xcomp")))
    if unfulfilled(parse, verb) and not ends:  # what had been due to end was held
        return True
    above = parse.head[verb]
    if parse.dep[verb] == "xcomp" and parse.lemma[above] in words.outcome.failing:
        return reality(parse, above) == "past"
    top = above if parse.dep[verb] == "xcomp" else verb
    after = (v for v in parse.kids(top, "conj") if parse.child(v, "nsubj", "nsubj:pass") is None)
    return reality(parse, verb) != "past" and any(_undone(parse, words, v) for v in after)


def _undone(parse: Parse, words: MeetingWords, verb: int) -> bool:
    """Whether a clause denies what was planned before it: "but could not", "but failed to do so"."""
    alone = parse.pos[verb] == "AUX" and parse.lemma[verb] in _NOT_DONE
    could = "could" in parse.aux(verb)
    failed = parse.lemma[verb] in words.outcome.failing and reality(parse, verb) == "past"
    return failed or ((alone or could) and parse.negated(verb))


def _first_joined(parse: Parse, verb: int) -> int:
    """The verb to which another is joined: "said they would rest and return"."""
    while parse.dep[verb] == "conj" and parse.pos[parse.head[verb]] == "VERB":
        verb = parse.head[verb]
    return verb


def unfulfilled(parse: Parse, verb: int) -> bool:
    """Whether something was to have happened, and so has not: "were to have met", "should have begun", "would have met", "had been due to meet"."""
    aux = parse.aux(verb)
    above = parse.head[verb] if parse.dep[verb] == "xcomp" and to_infinitive(parse, verb) else verb
    been = {parse.lower[c] for c in parse.kids(above, "aux", "aux:pass", "cop")}
    due = "due" in parse.lower[max(verb - 2, 0) : verb]
    set_for = above != verb or any(to_infinitive(parse, c) for c in parse.kids(verb, "xcomp"))
    if "had" in been and "been" in been and (due or (set_for and parse.lemma[above] in parse.governing.to_come)):
        return True
    to = next((m for m in parse.kids(verb, "mark", "aux") if parse.lower[m] == "to"), None)
    was = to is not None and any(parse.lemma[c] == "be" for c in parse.kids(verb, "aux", "cop") if c < to)
    was |= to is not None and parse.lower[parse.head[verb]] in ("was", "were")  # "there was to have been a summit"
    return "have" in aux and ("should" in aux or "would" in aux or was)


def _only_wished(parse: Parse, words: MeetingWords, verb: int) -> bool:
    """Whether a noun above only wishes for what a verb tells: "his hope that they will meet", "time for A to resume talks"."""
    top = _first_joined(parse, verb)
    told = reality(parse, verb) in ("future", "proposed") or parse.has(verb, "VerbForm=Ger")
    return (
        told and parse.dep[top] in ("acl", "ccomp", "csubj", "advcl") and parse.lemma[parse.head[top]] in words.wishes
    )


def _is_aim(parse: Parse, words: MeetingWords, verb: int) -> bool:
    """Whether a gerund of beginning is only what something is for: "the provisions on resuming talks", "in support of relaunching the dialogue"."""
    top = _first_joined(parse, verb)
    above = parse.head[top]
    marks = {parse.lower[m] for m in parse.kids(top, "mark", "case")}
    if not _is_gerund(parse, verb) or parse.lemma[verb] not in words.beginning or above == top:
        return False
    if "including" in marks:
        to_come = reality(parse, above) in ("future", "proposed", "conditional")
        return to_come or (_is_gerund(parse, above) and _is_for(parse, above))
    return _is_for(parse, top)


def _is_glad(parse: Parse, words: MeetingWords, verb: int) -> bool:
    """Whether somebody says what it is to him that he meets another: "I am pleased to meet you", "it is an honour to welcome A"."""
    above = parse.head[verb]
    says = above != verb and parse.lower[above] in words.glad and to_infinitive(parse, verb)
    return (
        says and parse.dep[verb] in ("xcomp", "advcl", "csubj", "ccomp", "acl") and reality(parse, above) == "present"
    )


def _is_gerund(parse: Parse, verb: int) -> bool:
    """Whether a form in -ing tells no tense, whatever the tagger calls it."""
    return parse.lower[verb].endswith("ing") and not parse.kids(verb, "aux")


def _is_for(parse: Parse, gerund: int) -> bool:
    """Whether a gerund hangs on a noun as what that is for, on or of."""
    marks = {parse.lower[m] for m in parse.kids(gerund, "mark", "case")}
    return parse.dep[gerund] == "acl" and parse.pos[parse.head[gerund]] == "NOUN" and not _AIMING.isdisjoint(marks)


def bidden(parse: Parse, words: MeetingWords, verb: int) -> MeetingStatus | None:
    """What the predicate above says of a meeting: "told them to meet", "was ready to meet", "I am glad to meet you"."""
    if (aim := _is_aim(parse, words, verb)) or _is_glad(parse, words, verb):
        return "proposed" if aim else "held"
    if _only_wished(parse, words, verb):
        return plan_off(parse, words, parse.head[_first_joined(parse, verb)]) or "proposed"
    if parse.dep[verb] not in ("xcomp", "ccomp", "advcl"):
        return None
    above = parse.lemma[parse.head[verb]]
    favoured = above in words.wishing | (words.favouring - words.about) and _is_gerund(parse, verb)
    if above in words.open or favoured:
        return "proposed"
    if above in words.awaiting:
        return "planned"
    told = parse.dep[verb] == "ccomp" and reality(parse, verb) == "past" and not to_infinitive(parse, verb)
    return "planned" if above in parse.governing.ordering and parse.dep[verb] != "advcl" and not told else None


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


def status_on(article: Article, status: MeetingStatus, date: str | None) -> MeetingStatus:
    """The status in view of the day: what is dated after the article has not been held, and what is over goes on no more.

    What a plan puts before it is left as told.
    """
    day = article.published.edtf
    if status not in ("held", "under way") or not date or not day:
        return status
    if not date.startswith(("XXXX", "[", "..")) and date[:10] > day[-10:]:
        return "planned"
    return "held" if gone(article, date) else status


def gone(article: Article, date: str) -> bool:
    """Whether a date lies wholly before the day of an article."""
    day = article.published.edtf
    last, written = bounds(date).last, bounds(day).first if day else None
    return last is not None and written is not None and last < written
