"""What happened to those counted, as a measure: its name, and the event in which it was done or since when it has been."""

from __future__ import annotations

from collections.abc import Iterator

from parley.reading.actors.cast import Cast
from parley.reading.figures.counted import Count
from parley.reading.figures.fates import Fate, first_of
from parley.reading.figures.measures import TO_COME
from parley.reading.figures.wording import bare, is_thing, short, since, whole
from parley.reading.figures.words import MeasureWords
from parley.reading.syntax.clauses import governor, reality
from parley.reading.syntax.parse import Parse

__all__ = ["happened_to"]

_DURING = frozenset({"in", "during", "by"})
_AWAY = frozenset({"from", "out of"})
_RELATIVE = frozenset({"which", "that"})


def happened_to(parse: Parse, cast: Cast, words: MeasureWords, fate: Fate, count: Count) -> str:
    """What happened to those counted, and in what: "killed in the attack", "to be released"; by whom it says elsewhere."""
    verb = governor(parse, count.head)
    tells = verb is not None and {parse.lemma[verb], parse.lower[verb]} & (fate.object | fate.subject | fate.lost)
    if tells and verb is not None and reality(parse, verb) in TO_COME:
        return f"to be {fate.label}"
    counted = {count.head, count.noun, first_of(parse, count.head)}
    found = (
        (t for t in _events(parse, cast, words, verb) if t not in counted) if tells and verb is not None else iter(())
    )
    event = next((_event(parse, words, t) for t in found), None)
    begun = since(parse, verb) if tells and verb is not None else ""
    label = (_driven(parse, words, verb) if tells and verb is not None else None) or fate.label
    return " ".join(filter(None, (label, begun if event is None else event)))


def _event(parse: Parse, words: MeasureWords, t: int) -> str:
    """In what it was done, or with what: "in the bombing", "by explosives"."""
    return f"by {parse.lower[t]}" if parse.lemma[t] in words.tools else f"in the {bare(parse, t)}"


def _driven(parse: Parse, words: MeasureWords, verb: int) -> str | None:
    """A verb that says little without where from: "driven from their homes"."""
    away = next((c for c in parse.kids(verb, "obl", "obl:arg") if parse.case(c) in _AWAY and c > verb), None)
    return (
        f"{parse.lower[verb]} {short(parse, away)}" if away is not None and parse.lemma[verb] in words.driving else None
    )


def _events(parse: Parse, cast: Cast, words: MeasureWords, verb: int) -> Iterator[int]:
    """Things that did it ("the bombing killed …"), or in which it was done ("died in the bombing")."""
    subject = parse.subject(verb) if parse.child(verb, "nsubj:pass", "aux:pass") is None else None
    if subject is not None and parse.lower[subject] in _RELATIVE and parse.dep[verb] == "acl:relcl":
        subject = parse.head[verb]
    if subject is not None and parse.lemma[subject] == "toll":
        subject = next((c for c in parse.kids(subject, "nmod") if parse.case(c) == "from"), None)
    below = (whole(parse, c) for c in parse.kids(verb, "obl", "obl:agent") if _during(parse, verb, c))
    for t in (*((subject,) if subject is not None else ()), *below):
        if is_thing(parse, words, t) and t not in cast.at and parse.child(t, "nummod") is None:
            yield t


def _during(parse: Parse, verb: int, c: int) -> bool:
    """Whether a phrase tells in what it was done; of bare ones before the verb ("in addition") none does."""
    return parse.case(c) in _DURING and (
        c > verb or bool(parse.kids(c, "det", "compound", "nmod", "acl:relcl")) or whole(parse, c) != c
    )
