"""What money is for: "loan sought by Chad", "relief pledged for Chad", "cost of the war"."""

from __future__ import annotations

from parley.reading.actors.cast import Cast
from parley.reading.figures.counted import Count
from parley.reading.figures.measures import deed
from parley.reading.figures.wording import bare, is_thing, participle, short
from parley.reading.figures.words import MeasureWords
from parley.reading.setting import Setting
from parley.reading.syntax.parse import Parse

__all__ = ["worth"]

_FOR = frozenset({"for", "to"})


def worth(setting: Setting, words: MeasureWords, count: Count) -> str | None:
    """What a sum is for; None where nothing is named."""
    parse, cast = setting.parse, setting.cast
    if (priced := _priced(parse, count)) is not None:
        return f"cost of {short(parse, priced)}"
    thing = _thing_paid(parse, words, count)
    place = count.head if thing is None or parse.dep[thing] in ("nmod", "obl") else thing
    heads = (count.head,) if thing is None else (thing, count.head)
    done = deed(setting, words, place) or next((r for h in heads if (r := _relative(parse, cast, words, h))), "")
    if thing is None:
        return done or None
    heads = (thing, place, *((parse.head[place],) if parse.dep[place] in ("obj", "nsubj:pass") else ()))
    below = (c for h in heads for c in parse.kids(h, "nmod", "obl") if parse.case(c) in _FOR)
    purpose = next((short(parse, c) for c in below), "")
    if purpose and done:
        done = done.split(" by ")[0]
    return " ".join(filter(None, (bare(parse, thing, count.head), done, purpose)))


def _priced(parse: Parse, count: Count) -> int | None:
    """What costs the money: the subject of "cost"."""
    verb = parse.head[count.head]
    if (
        parse.lemma[verb] != "cost"
        or parse.pos[verb] != "VERB"
        or parse.dep[count.head] not in ("obj", "obl", "obl:unmarked")
    ):
        return None
    subject = parse.subject(verb)
    return subject if subject is not None and parse.pos[subject] in ("NOUN", "PROPN") else None


def _thing_paid(parse: Parse, words: MeasureWords, count: Count) -> int | None:
    """The loan of "a loan of $3 billion", "a $3 billion loan", "$3 billion in loans"."""
    at, above = count.head, parse.head[count.head]
    beside = (
        *parse.kids(at, "nmod"),
        *(parse.kids(above, "obl") if parse.dep[at] in ("obj", "nsubj:pass", "obl") else ()),
    )
    inside = next((c for c in beside if c > at and parse.case(c) in ("in", "of") and is_thing(parse, words, c)), None)
    if inside is not None:
        return inside
    within = parse.dep[at] in ("compound", "nummod", "amod", "nmod:unmarked") or (
        parse.dep[at] == "nmod" and parse.case(at).startswith(("of", "up to"))
    )
    return above if within and parse.pos[above] == "NOUN" else None


def _relative(parse: Parse, cast: Cast, words: MeasureWords, thing: int) -> str:
    """What a relative clause does with a thing: "relief that the king promised"."""
    clause = parse.child(thing, "acl:relcl", "acl")
    if clause is None or parse.pos[clause] != "VERB":
        return ""
    subject = parse.child(clause, "nsubj")
    if subject is None or parse.lower[subject] in ("that", "which"):
        return parse.lower[clause] if parse.has(clause, "VerbForm=Part") else ""
    who = cast.who(subject)
    name = cast.members[who].name if who is not None else short(parse, subject)
    return f"{participle(parse, words, clause)} by {name}"
