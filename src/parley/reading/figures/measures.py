"""Measures: what a figure is a count of, in words that stand beside it.

People to whom something happened have its name and the event ("killed in the bombing"), money what it is for ("relief pledged for
Chad"), times what they are the length of, all else what its verb does with it ("launched by the navy") or what it belongs to.
"""

from __future__ import annotations

from collections.abc import Container

from parley.reading.actors.cast import Cast
from parley.reading.figures.counted import Count
from parley.reading.figures.fates import changed, first_of
from parley.reading.figures.wording import bare, is_site, is_thing, is_time, participle, said_of, short, since, whole
from parley.reading.figures.words import MeasureWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import governor, reality
from parley.reading.syntax.parse import Parse

__all__ = ["held", "length_of", "part_of", "summed", "told_of", "voted", "worth"]

_SUCH = frozenset({"including", "such as", "like", "except", "excluding"})
_VERSUS = frozenset({"to", "-", "–", "against"})
_FOR = frozenset({"for", "to"})
_TO_COME = frozenset({"future", "proposed", "conditional"})


def length_of(parse: Parse, words: MeasureWords, of: int) -> str:
    """Of what a time is the length: a noun, or what a verb does: "extension of the truce", "length of the session"."""
    if parse.pos[of] != "VERB":
        return f"length of the {parse.lower[of]}"
    lemma = parse.lemma[of]
    if lemma in words.changes:
        changed = parse.child(of, "obj", "nsubj:pass")
        said = words.changes[lemma]
        return said if changed is None or parse.pos[changed] != "NOUN" else f"{said} of the {bare(parse, changed)}"
    subject = parse.subject(of)
    if lemma in words.lasting and subject is not None and parse.pos[subject] == "NOUN":
        return f"length of the {bare(parse, subject)}"
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


def _thing_paid(parse: Parse, count: Count) -> int | None:
    """The loan of "a loan of $3 billion", "a $3 billion loan", "$3 billion in loans"."""
    at, above = count.head, parse.head[count.head]
    beside = (*parse.kids(at, "nmod"), *(parse.kids(above, "obl") if parse.dep[at] in ("obj", "nsubj:pass") else ()))
    inside = next((c for c in beside if c > at and parse.case(c) in ("in", "of") and is_thing(parse, c)), None)
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
        subject = changed(parse, place)
        return short(parse, subject) if subject is not None and parse.pos[subject] in ("NOUN", "PROPN") else None
    among = parse.dep[place] == "nmod" and parse.case(place) in ("between", "among") and parse.pos[above] == "NOUN"
    return f"in the {bare(parse, above, place)}" if among else None


def voted(parse: Parse, words: MeasureWords, count: Count) -> str:
    """For or against what votes were: the second of two numbers is against it ("by 151 votes to 27"), unless they vote to reject it."""
    verb = governor(parse, count.head)
    deed = parse.child(verb, "xcomp", "advcl") if verb is not None else None
    turned = deed is not None and parse.lemma[deed] in words.rejecting
    side = "against" if (parse.lower[count.first - 1] in _VERSUS) != turned else "for"
    bill = next(
        (
            b
            for t in (verb, deed)
            if t is not None and (b := parse.child(t, "obj")) is not None and parse.pos[b] != "NUM"
        ),
        None,
    )
    if bill is None or bill in (count.head, count.noun):
        return side
    return f"{side} the {parse.lower[bill]}" if parse.pos[bill] == "NOUN" else f"{side} {short(parse, bill)}"


def told_of(setting: Setting, words: MeasureWords, count: Count) -> str | None:
    """What is done by or with those counted, to what they belong, or what is said of them; of a weight what weighs so much, first."""
    parse = setting.parse
    at = count.noun if count.noun is not None and not _taken_up(count) else count.head
    if (
        parse.lemma[at] in words.weights
        and (stuff := next((c for c in parse.kids(at, "nmod") if parse.case(c) == "of"), None)) is not None
    ):
        return " ".join(filter(None, (bare(parse, stuff), done_with(setting, words, count))))
    if (done := next((c for c in parse.kids(at, "acl") if c > at), None)) is not None:
        return short(parse, done)
    place = first_of(parse, count.head)
    if (deed := _deed(setting, words, place)) is not None:
        return deed
    predicate = parse.head[place]
    if parse.dep[place] == "nsubj" and parse.child(predicate, "cop") is not None and parse.case(predicate):
        return short(parse, predicate)
    below = (c for c in parse.kids(at, "nmod", "acl:relcl") if c > at and not is_site(parse, c))
    told = next((c for c in below if parse.case(c) not in _SUCH), None)
    if told is not None:
        return said_of(parse, told)
    above = parse.head[place]
    whole = parse.dep[place] == "compound" or (parse.dep[place] == "nmod" and parse.case(place) == "of")
    return f"of the {bare(parse, above, place)}" if whole and parse.pos[above] in ("NOUN", "PROPN") else None


def _taken_up(count: Count) -> bool:
    """Whether a number has the noun of one before it: "two bodies, with 19 still missing"."""
    return count.noun is not None and count.noun < count.first


def part_of(parse: Parse, count: Count) -> str | None:
    """Of what a share is where nothing tells what is done with it: "of commodities"; or what is so high: "duty on goods"."""
    above = parse.head[count.head]
    if parse.dep[count.head] == "nmod" and parse.case(count.head).startswith("of") and parse.pos[above] == "NOUN":
        beside = (
            *parse.kids(count.head, "nmod"),
            *parse.kids(above, "nmod"),
            *(parse.kids(parse.head[above], "obl") if parse.dep[above] == "obj" else ()),
        )
        on = next((short(parse, c) for c in beside if c > count.head and parse.case(c) in ("on", "for")), "")
        return f"{bare(parse, above)} {on}".strip()
    return short(parse, count.noun) if count.noun is not None and count.noun != count.head else None


def done_with(setting: Setting, words: MeasureWords, count: Count) -> str | None:
    """What a verb does with those counted; None where no verb does anything."""
    return _deed(setting, words, first_of(setting.parse, count.head))


def held(setting: Setting, words: MeasureWords, count: Count, parts: Container[str]) -> str | None:
    """What is told of captives and the like beside that they are such: "handed over by …", "to be exchanged", "of the bodies"."""
    parse = setting.parse
    at = count.noun if count.noun is not None and not _taken_up(count) else count.head
    clause = next((c for c in parse.kids(at, "acl") if c > at), None)
    place = first_of(parse, count.head)
    if (done := done_with(setting, words, count)) is not None or clause is not None:
        return done or (short(parse, clause) if clause is not None else None)
    above = parse.head[place]
    belong = parse.dep[place] == "nmod:poss" or (parse.dep[place] == "nmod" and parse.case(place) == "of")
    if not belong or parse.pos[above] != "NOUN" or parse.lemma[above] in parts:
        return None
    return f"of the {bare(parse, above, place)}"


def _deed(setting: Setting, words: MeasureWords, place: int) -> str | None:
    """As in "won by the opposition", "launched in the exercise", "bombed Tskhinvali", "of the committee" that has them."""
    parse = setting.parse
    verb, dep = parse.head[place], parse.dep[place]
    if verb == place or parse.pos[verb] not in ("VERB", "ADJ") or parse.lemma[verb] in words.telling:
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
    done = participle(parse, words, verb)
    if reality(parse, verb) in _TO_COME:
        done = f"to be {done}"
        goal = next((c for c in parse.kids(verb, "obl", "obl:arg") if parse.case(c) == "to"), None)
        if goal is not None and not setting.is_time(goal) and not is_site(parse, goal):
            return f"{done} {short(parse, goal)}"
    return f"{done} by {name}" if name else done


def _called(parse: Parse, subject: int | None) -> str | None:
    """A doer who is nobody of the cast: "the memorandum"; None for a pronoun."""
    if subject is None or parse.pos[subject] not in ("NOUN", "PROPN"):
        return None
    return f"the {bare(parse, subject)}" if parse.pos[subject] == "NOUN" else short(parse, subject)


def _with_oblique(setting: Setting, words: MeasureWords, verb: int, target: int | None = None) -> str:
    """A verb with an object that says little, if it has one, and the first phrase on it that is no time, and no place unless one lives there."""
    parse = setting.parse
    there = parse.lemma[verb] in words.dwelling
    told = (
        c
        for c in parse.kids(verb, "obl", "obl:arg")
        if (c > verb or whole(parse, c) != c)
        and not setting.is_time(c)
        and not is_time(parse, c)
        and (there or not is_site(parse, c))
    )
    phrase = next(
        (short(parse, c) if whole(parse, c) == c else f"in the {bare(parse, whole(parse, c))}" for c in told), ""
    )
    phrase = (
        phrase
        or since(parse, verb)
        or next((short(parse, c) for c in parse.kids(verb, "obl") if c > verb and is_site(parse, c)), "")
    )
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
    return f"{participle(parse, words, clause)} by {name}"
