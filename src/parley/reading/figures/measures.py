"""Measures: what a figure is a count of, in words that stand beside it.

People to whom something happened have its name and the event ("killed in the bombing"), money what it is for ("relief pledged for
Chad"), times what they are the length of, all else what its verb does with it ("launched by the navy") or what it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.reading.actors.cast import Cast
from parley.reading.figures.counted import Count
from parley.reading.figures.fates import Fate, first_of
from parley.reading.figures.words import MeasureWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import governor, reality
from parley.reading.syntax.forms import forms
from parley.reading.syntax.parse import Parse

__all__ = ["done_with", "happened_to", "length_of", "part_of", "short", "summed", "told_of", "voted", "worth"]

_LONGEST = 8
"""Words of a phrase in a measure."""
_SITES = frozenset({"PLACE", "FAC"})
_DURING = frozenset({"in", "during", "by"})
_PAUSES = ("punct", "parataxis", "advcl", "conj")
_TIMES = frozenset({"year", "month", "week", "day", "hour", "night", "morning", "decade", "total", "toll"})
_RELATIVE = frozenset({"which", "that"})
_VERSUS = frozenset({"to", "-", "–", "against"})
_PARTICLES = frozenset({"away", "back", "down", "in", "off", "on", "out", "over", "through", "up"})
_FOR = frozenset({"for", "to"})
_TO_COME = frozenset({"future", "proposed", "conditional"})


def happened_to(parse: Parse, cast: Cast, fate: Fate, count: Count) -> str:
    """What happened to those counted, and in what: "killed in the attack", "to be released"; by whom it says elsewhere."""
    verb = governor(parse, count.head)
    tells = verb is not None and {parse.lemma[verb], parse.lower[verb]} & (fate.object | fate.subject | fate.lost)
    if tells and verb is not None and reality(parse, verb) in _TO_COME:
        return f"to be {fate.label}"
    counted = {count.head, count.noun, first_of(parse, count.head)}
    found = (t for t in _events(parse, cast, verb) if t not in counted) if tells and verb is not None else iter(())
    event = next((_bare(parse, t) for t in found), None)
    return fate.label if event is None else f"{fate.label} in the {event}"


def _events(parse: Parse, cast: Cast, verb: int) -> Iterator[int]:
    """Things that did it ("the bombing killed …"), or in which it was done ("died in the bombing")."""
    subject = parse.subject(verb) if parse.child(verb, "nsubj:pass", "aux:pass") is None else None
    if subject is not None and parse.lower[subject] in _RELATIVE and parse.dep[verb] == "acl:relcl":
        subject = parse.head[verb]
    if subject is not None and parse.lemma[subject] == "toll":
        subject = next((c for c in parse.kids(subject, "nmod") if parse.case(c) == "from"), None)
    below = (c for c in parse.kids(verb, "obl", "obl:agent") if parse.case(c) in _DURING)
    for t in (*((subject,) if subject is not None else ()), *below):
        if _is_thing(parse, t) and t not in cast.at and parse.child(t, "nummod") is None:
            yield t


def _is_thing(parse: Parse, t: int) -> bool:
    return parse.pos[t] == "NOUN" and parse.ent_at[t] < 0 and parse.lemma[t] not in _TIMES


def _is_time(parse: Parse, t: int) -> bool:
    return (parse.ent_at[t] >= 0 and not _is_site(parse, t)) or parse.lemma[t] in _TIMES


def length_of(parse: Parse, words: MeasureWords, of: int) -> str:
    """Of what a time is the length: a noun, or what a verb does: "extension of the truce", "length of the session"."""
    if parse.pos[of] != "VERB":
        return f"length of the {parse.lower[of]}"
    lemma = parse.lemma[of]
    if lemma in words.changes:
        changed = parse.child(of, "obj", "nsubj:pass")
        said = words.changes[lemma]
        return said if changed is None or parse.pos[changed] != "NOUN" else f"{said} of the {_bare(parse, changed)}"
    subject = parse.subject(of)
    if lemma in words.lasting and subject is not None and parse.pos[subject] == "NOUN":
        return f"length of the {_bare(parse, subject)}"
    return f"length of the {words.sittings[lemma]}" if lemma in words.sittings else parse.lower[of]


def worth(setting: Setting, words: MeasureWords, count: Count) -> str | None:
    """What money is for: "loan sought by Chad", "relief pledged for Chad", "cost of the war"; None where nothing is named."""
    parse, cast = setting.parse, setting.cast
    if (priced := _priced(parse, count)) is not None:
        return f"cost of {short(parse, priced)}"
    thing = _thing_paid(parse, count)
    place = count.head if thing is None or parse.dep[thing] in ("nmod", "obl") else thing
    heads = (count.head,) if thing is None else (thing, count.head)
    done = _deed(setting, words, place) or next((r for h in heads if (r := _relative(parse, cast, words, h))), "")
    if thing is None:
        return done or None
    heads = (thing, place, *((parse.head[place],) if parse.dep[place] in ("obj", "nsubj:pass") else ()))
    below = (c for h in heads for c in parse.kids(h, "nmod", "obl") if parse.case(c) in _FOR)
    purpose = next((short(parse, c) for c in below), "")
    if purpose and done:
        done = done.split(" by ")[0]
    return " ".join(filter(None, (_bare(parse, thing, count.head), done, purpose)))


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


def _thing_paid(parse: Parse, count: Count) -> int | None:
    """The loan of "a loan of $3 billion", "a $3 billion loan", "$3 billion in loans"."""
    at, above = count.head, parse.head[count.head]
    beside = (*parse.kids(at, "nmod"), *(parse.kids(above, "obl") if parse.dep[at] in ("obj", "nsubj:pass") else ()))
    inside = next((c for c in beside if c > at and parse.case(c) in ("in", "of") and _is_thing(parse, c)), None)
    if inside is not None:
        return inside
    within = parse.dep[at] in ("compound", "nummod", "amod", "nmod:unmarked") or (
        parse.dep[at] == "nmod" and parse.case(at).startswith(("of", "up to"))
    )
    return above if within and parse.pos[above] == "NOUN" else None


def summed(parse: Parse, words: MeasureWords, count: Count) -> str | None:
    """What comes to so much, or has so many parts: "trade between A and B" that totals it, "in the talks" between so many."""
    place = first_of(parse, count.head)
    above = parse.head[place]
    if (
        parse.pos[above] == "VERB"
        and parse.lemma[above] in words.summing
        and parse.dep[place] in ("obj", "obl", "obl:unmarked")
    ):
        subject = parse.subject(above)
        return short(parse, subject) if subject is not None and parse.pos[subject] in ("NOUN", "PROPN") else None
    among = parse.dep[place] == "nmod" and parse.case(place) in ("between", "among") and parse.pos[above] == "NOUN"
    return f"in the {_bare(parse, above, place)}" if among else None


def voted(parse: Parse, count: Count) -> str:
    """For or against what votes were: the second of two numbers is against it ("by 151 votes to 27")."""
    side = "against" if parse.lower[count.first - 1] in _VERSUS else "for"
    verb = governor(parse, count.head)
    bill = parse.child(verb, "obj") if verb is not None else None
    if bill is None or bill in (count.head, count.noun):
        return side
    return f"{side} the {parse.lower[bill]}" if parse.pos[bill] == "NOUN" else f"{side} {short(parse, bill)}"


def told_of(setting: Setting, words: MeasureWords, count: Count) -> str | None:
    """What is done by or with those counted, to what they belong, or what is said of them."""
    parse = setting.parse
    at = count.noun if count.noun is not None else count.head
    if (done := next((c for c in parse.kids(at, "acl") if c > at), None)) is not None:
        return short(parse, done)
    place = first_of(parse, count.head)
    if (deed := _deed(setting, words, place)) is not None:
        return deed
    below = next((c for c in parse.kids(at, "nmod", "acl:relcl") if c > at and not _is_site(parse, c)), None)
    if below is not None:
        return short(parse, below)
    above = parse.head[place]
    whole = parse.dep[place] == "compound" or (parse.dep[place] == "nmod" and parse.case(place) == "of")
    return f"of the {_bare(parse, above, place)}" if whole and parse.pos[above] in ("NOUN", "PROPN") else None


def part_of(parse: Parse, count: Count) -> str | None:
    """Of what a share is where nothing tells what is done with it: "of commodities"."""
    return short(parse, count.noun) if count.noun is not None and count.noun != count.head else None


def done_with(setting: Setting, words: MeasureWords, count: Count) -> str | None:
    """What a verb does with those counted; None where no verb does anything."""
    return _deed(setting, words, first_of(setting.parse, count.head))


def _deed(setting: Setting, words: MeasureWords, place: int) -> str | None:
    """As in "won by the opposition", "launched in the exercise", "bombed Tskhinvali", "of the committee" that has them."""
    parse = setting.parse
    verb, dep = parse.head[place], parse.dep[place]
    if verb == place or parse.pos[verb] not in ("VERB", "ADJ"):
        return None
    if parse.child(verb, "expl") is not None:
        return _with_oblique(setting, words, verb).removeprefix(parse.lower[verb]).strip() or None
    if dep == "obj":
        goal = parse.child(verb, "xcomp")
        made = goal is not None and goal > place and parse.pos[goal] == "VERB"
        return f"to {short(parse, goal).removeprefix('to ')}" if made and goal else _of_object(setting, words, verb)
    if dep == "nsubj":
        target = parse.child(verb, "obj", "xcomp")
        if target is None or parse.lemma[target] in words.light:
            return _with_oblique(setting, words, verb, target)
        said = f"to {parse.lemma[target]}" if parse.dep[target] == "xcomp" else short(parse, target)
        return f"{parse.lower[verb]} {said}"
    return _with_oblique(setting, words, verb) if dep == "nsubj:pass" else None


def _of_object(setting: Setting, words: MeasureWords, verb: int) -> str:
    parse, cast = setting.parse, setting.cast
    subject = parse.subject(verb)
    who = cast.who(subject)
    name = cast.members[who].name if who is not None else _called(parse, subject)
    if parse.lemma[verb] in words.having:
        return f"of {name}" if name else parse.lower[verb]
    done = _participle(parse, words, verb)
    if reality(parse, verb) in _TO_COME:
        done = f"to be {done}"
        goal = next((c for c in parse.kids(verb, "obl", "obl:arg") if parse.case(c) == "to"), None)
        if goal is not None and not setting.is_time(goal) and not _is_site(parse, goal):
            return f"{done} {short(parse, goal)}"
    return f"{done} by {name}" if name else done


def _called(parse: Parse, subject: int | None) -> str | None:
    """A doer who is nobody of the cast: "the memorandum"; None for a pronoun."""
    if subject is None or parse.pos[subject] not in ("NOUN", "PROPN"):
        return None
    return f"the {_bare(parse, subject)}" if parse.pos[subject] == "NOUN" else short(parse, subject)


def _with_oblique(setting: Setting, words: MeasureWords, verb: int, target: int | None = None) -> str:
    """A verb with an object that says little, if it has one, and the first phrase on it that is no time, and no place unless one lives there."""
    parse = setting.parse
    there = parse.lemma[verb] in words.dwelling
    told = (
        c
        for c in parse.kids(verb, "obl", "obl:arg")
        if c > verb and not setting.is_time(c) and not _is_time(parse, c) and (there or not _is_site(parse, c))
    )
    phrase = next((short(parse, c) for c in told), "")
    said = " ".join((parse.lower[verb], *(parse.lower[c] for c in parse.kids(verb, "compound:prt"))))
    passive = parse.child(verb, "nsubj:pass") is not None
    how = "to be " if passive and reality(parse, verb) in _TO_COME else "not " if parse.negated(verb) else ""
    return " ".join(filter(None, (how + said, short(parse, target) if target is not None else "", phrase)))


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
    return f"{_participle(parse, words, clause)} by {name}"


def _participle(parse: Parse, words: MeasureWords, verb: int) -> str:
    """The past participle of a verb with its particle: "sent", "turned away"."""
    known = words.participles.get(parse.lemma[verb])
    done = known or (parse.lower[verb] if parse.has(verb, "Tense=Past") else forms(parse.lemma[verb])[2])
    particles = (c for c in parse.kids(verb, "compound:prt", "advmod") if parse.lower[c] in _PARTICLES)
    return " ".join((done, *(parse.lower[c] for c in particles)))


def _is_site(parse: Parse, t: int) -> bool:
    n = parse.ent_at[t]
    return n >= 0 and parse.ents[n][2] in _SITES


def _bare(parse: Parse, noun: int, without: int | None = None) -> str:
    """A noun with what stands before it, its article and numbers aside: "Kabul car bombing"."""
    kept = [
        t
        for c in parse.kids(noun, "compound", "amod", "flat")
        if c < noun and c != without
        for t in parse.subtree(c)
        if t < noun and parse.words[t] not in "-,"
    ]
    return " ".join(parse.words[t] for t in [*kept[-_LONGEST:], noun])


def short(parse: Parse, token: int) -> str:
    """The words of a phrase up to the first clause or pause in it."""
    cut = _PAUSES if parse.pos[token] == "VERB" else (*_PAUSES, "acl:relcl", "cc")
    tokens = parse.subtree(token, parse.kids(token, *cut))
    last = next((t for t in tokens if t > token and parse.words[t] in (",", ";", "(", "–", "—")), tokens[-1] + 1)
    kept = [t for t in tokens if t < last][:_LONGEST]
    return parse.text[parse.start[kept[0]] : parse.end[kept[-1]]]
