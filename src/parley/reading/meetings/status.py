"""Whether a meeting was held, is under way or to come, was put off or called off."""

from __future__ import annotations

from parley.model import Article, MeetingStatus
from parley.reading.meetings.words import MeetingWords
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = ["carries", "status_of_noun", "status_of_verb", "status_on"]

_AFTER = frozenset({"after", "following", "during", "at", "since", "from", "in", "over"})
_BEFORE = frozenset({"before", "ahead of", "prior to", "for", "until", "to", "toward", "towards"})
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


def status_of_verb(parse: Parse, verb: int) -> MeetingStatus | None:
    """What the form of a verb of meeting says; None where it only denies that it is a habit or may be."""
    stands = reality(parse, verb)
    if stands == "negated":
        if any(parse.lower[c] == "yet" for c in parse.kids(verb, "advmod")):
            return "planned"
        if "have" in parse.aux(verb) and any(parse.case(c) in ("since", "for") for c in parse.kids(verb, "obl")):
            return None  # "have not met since April" tells of no meeting
        return "failed to happen" if parse.has(verb, "Tense=Past") or "do" in parse.aux(verb) else None
    if stands == "present":
        return "under way" if parse.has(verb, "VerbForm=Ger") and "be" in parse.aux(verb) else "held"
    return _BY_REALITY[stands]


def status_of_noun(
    parse: Parse, words: MeetingWords, noun: int, light: int | None, verb: int | None
) -> MeetingStatus | None:
    """What the `light` verb that carries a noun says of it, else its preposition and the `verb` that governs it."""
    if light is not None:
        kind = words.light.get(_phrasal(parse, light)) or words.light[parse.lemma[light]]
        return _BY_LIGHT.get(kind) or status_of_verb(parse, light)
    case = parse.case(noun)
    if case in _BEFORE and verb is not None:
        told = reality(parse, verb) == "past" and case not in ("ahead of", "before", "prior to")
        return "held" if told else "planned"
    if case in ("after", "following", "during"):
        return "held"
    if parse.lower[noun] in words.series and _no_day(parse, noun):
        return "under way"
    if case in _AFTER or verb is None:
        return "held"
    stands = reality(parse, verb)
    return "proposed" if stands in ("proposed", "conditional") else "planned" if stands == "future" else "held"


def _no_day(parse: Parse, noun: int) -> bool:
    return not any(parse.dep[c] in ("nmod:unmarked", "obl:unmarked", "acl", "acl:relcl") for c in parse.children[noun])


def carries(parse: Parse, words: MeetingWords, noun: int, verb: int) -> bool:
    """Whether a verb says of the noun that it takes place, is planned, put off or called off."""
    if parse.head[noun] != verb or (parse.lemma[verb] not in words.light and _phrasal(parse, verb) not in words.light):
        return False
    if parse.dep[noun] in ("obl", "obl:arg"):
        return parse.case(noun) in ("in", "at") and parse.lemma[verb] in words.taking_part
    return parse.dep[noun] in ("obj", "nsubj", "nsubj:pass", "xcomp")


def _phrasal(parse: Parse, verb: int) -> str:
    """The verb with its particle or the noun that it stands with: "call off", "take place"."""
    beside = parse.child(verb, "compound:prt") or parse.child(verb, "obj")
    return f"{parse.lemma[verb]} {parse.lower[beside]}" if beside is not None else parse.lemma[verb]


def status_on(article: Article, status: MeetingStatus, date: str | None) -> MeetingStatus:
    """The status in view of the day: what is dated after the article has not been held; what a plan puts before it is left as told."""
    day = article.published.edtf
    if status not in ("held", "under way") or not date or not day or "/" in date:
        return status
    return "planned" if not date.startswith(("XXXX", "[", "..")) and date[:10] > day[-10:] else status
