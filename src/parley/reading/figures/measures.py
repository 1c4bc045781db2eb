"""Measures: what a figure is a count of, in words that stand beside it.

People to whom something happened have its name and the event ("killed in the bombing"), money what it is for ("relief pledged for
Chad"), times what they are the length of, all else what its verb does with it ("launched by the navy") or what it belongs to.
"""

from __future__ import annotations

from collections.abc import Container

from parley.reading.figures.counted import Count
from parley.reading.figures.fates import changed, first_of
from parley.reading.figures.wording import bare, is_site, is_time, participle, said_of, short, since, whole
from parley.reading.figures.words import MeasureWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import governor, passive, reality
from parley.reading.syntax.parse import Parse

__all__ = ["TO_COME", "among", "deed", "held", "length_of", "part_of", "summed", "told_of", "voted"]

_SUCH = frozenset({"including", "such as", "like", "except", "excluding", "as of", "according to"})
_PART = frozenset({"including", "such as"})
_REACHED = frozenset({"to", "at", "from"})
_HUNDREDTH = frozenset({"per", "cent", "percent", "pct", "%", "-"})
_VERSUS = frozenset({"to", "-", "–", "against"})
TO_COME = frozenset({"future", "proposed", "conditional"})
"""What the grammar says of what has not happened."""


def length_of(parse: Parse, words: MeasureWords, of: int) -> str:
    """Of what a time is the length: a noun, or what a verb does: "extension of the truce", "length of the session"."""
    if parse.pos[of] != "VERB":
        return f"length of the {parse.lower[of]}"
    lemma = parse.lemma[of]
    if lemma in words.changes:
        thing, said = parse.child(of, "obj", "nsubj:pass"), words.changes[lemma]
        named = thing is not None and parse.pos[thing] == "NOUN"
        return f"{said} of the {bare(parse, thing)}" if thing is not None and named else f"length of the {said}"
    subject = parse.subject(of)
    held = passive(parse, of) or any(
        parse.pos[c] == "NOUN" and not is_time(parse, words, c) for c in parse.kids(of, "obj")
    )
    if lemma in words.lasting and not held and subject is not None and parse.pos[subject] == "NOUN":
        return f"length of the {bare(parse, subject)}"
    return f"length of the {words.sittings[lemma]}" if lemma in words.sittings else parse.lower[of]


def summed(parse: Parse, words: MeasureWords, count: Count) -> str | None:
    """What comes to so much, or has so many parts: "trade between A and B" that totals it, "in the talks" between so many."""
    place = first_of(parse, count.head)
    above = parse.head[place]
    if (
        parse.pos[above] == "VERB"
        and parse.lemma[above] in words.summing
        and not (parse.lemma[above] == "reach" and count.unit == "people" and parse.dep[place] == "obj")
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
        parse.lemma[at] in words.lengths
        and (stuff := next((c for c in parse.kids(at, "nmod") if parse.case(c) == "of"), None)) is not None
    ):
        return " ".join(filter(None, (bare(parse, stuff), done_with(setting, words, count))))
    if (done := next((c for c in parse.kids(at, "acl") if c > at), None)) is not None:
        return short(parse, done)
    place = first_of(parse, count.head)
    if doing := deed(setting, words, place) or _burdened(parse, words, place):
        return doing
    predicate = parse.head[place]
    if parse.dep[place] == "nsubj" and parse.child(predicate, "cop") is not None and parse.case(predicate):
        return short(parse, predicate)
    below = (c for c in parse.kids(at, "nmod", "acl:relcl") if c > at and not is_site(parse, c))
    told = next((c for c in below if parse.case(c) not in _SUCH), None)
    if told is not None:
        return said_of(parse, told)
    return _of_which(parse, words, at, place)


def _of_which(parse: Parse, words: MeasureWords, at: int, place: int) -> str | None:
    """To what those counted belong: "of the council"; what comes to a weight, without "of": "a catch of 7,000 tonnes"."""
    above = parse.head[place]
    below = parse.dep[place] == "nmod" and parse.case(place) == "of"
    if not (below or parse.dep[place] == "compound") or parse.pos[above] not in ("NOUN", "PROPN"):
        return None
    weighs = below and parse.lemma[at] in words.lengths
    return bare(parse, above, place) if weighs else f"of the {bare(parse, above, place)}"


def brought(parse: Parse, count: Count) -> str | None:
    """What somebody brings to so much: "cap imports at 1.5 million tonnes", "the fee is doubled to $12,000"."""
    place = first_of(parse, count.head)
    if parse.dep[place] != "obl" or parse.case(place) not in _REACHED or parse.pos[parse.head[place]] != "VERB":
        return None
    thing = parse.child(parse.head[place], "obj", "nsubj:pass")
    return short(parse, thing) if thing is not None and parse.pos[thing] == "NOUN" else None


def _taken_up(count: Count) -> bool:
    """Whether a number has the noun of one before it: "two bodies, with 19 still missing"."""
    return count.noun is not None and count.noun < count.first


def part_of(parse: Parse, count: Count) -> str | None:
    """Of what a share is where nothing tells what is done with it: "of commodities"; or what is so high: "duty on goods"."""
    above = parse.head[count.head]
    if parse.dep[count.head] == "obj" and parse.pos[above] == "ADJ":
        return bare(parse, parse.head[above], above)  # "a deal worth 9 per cent"
    if parse.dep[count.head] == "compound" and parse.pos[above] == "NOUN":
        after = (t for t in range(count.numeral.end, above) if parse.lower[t] not in _HUNDREDTH)
        first = next(after, above)  # "a 17 per cent share"
        return parse.text[parse.start[first] : parse.end[above]]
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
    return deed(setting, words, first_of(setting.parse, count.head))


def among(parse: Parse, count: Count) -> int | None:
    """Those of whom the counted are a part, with whom they share what is told: "20 people, 12 of whom were children", "…, including five children"."""
    at, end = count.head, count.numeral.end
    if parse.dep[at] == "obl" and parse.case(at) in _PART:
        return parse.child(parse.head[at], "obj", "nsubj:pass", "nsubj")
    of = parse.dep[at] == "appos" and parse.lower[end : end + 2] in (("of", "which"), ("of", "whom"), ("of", "them"))
    return parse.head[at] if of or (parse.dep[at] == "nmod" and parse.case(at) in _PART) else None


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


def deed(setting: Setting, words: MeasureWords, place: int) -> str | None:
    """As in "won by the opposition", "launched in the exercise", "bombed the port", "of the committee" that has them."""
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
        return _of_subject(setting, words, verb)
    if dep == "nsubj:pass":
        return _with_oblique(setting, words, verb)
    return _undergone(parse, verb) if dep == "obl:agent" else None


def _burdened(parse: Parse, words: MeasureWords, place: int) -> str | None:
    """What is laid on those counted: "under tariffs", of "put tariffs on six ports"."""
    above = parse.head[place]
    if parse.case(place) not in ("on", "against"):
        return None
    laid = above if parse.dep[place] == "nmod" else parse.child(above, "obj", "nsubj:pass")
    return f"under {bare(parse, laid)}" if laid is not None and parse.lemma[laid] in words.burdens else None


def _of_subject(setting: Setting, words: MeasureWords, verb: int) -> str:
    """What those who are counted do: "took part in the exercise", "bombed the port"."""
    parse = setting.parse
    target = parse.child(verb, "obj", "xcomp")
    if target is None or parse.lemma[target] in words.light:
        return _with_oblique(setting, words, verb, target)
    said = f"to {parse.lemma[target]}" if parse.dep[target] == "xcomp" else short(parse, target)
    return f"{parse.lower[verb]} {said}"


def _undergone(parse: Parse, verb: int) -> str | None:
    """What those who do what a passive verb tells did: "attended the talks"; of a verb whose past is another word than its participle it is not known."""
    subject = parse.subject(verb)
    if subject is None or parse.pos[subject] != "NOUN" or not parse.lower[verb].endswith("ed"):
        return None
    return f"{parse.lower[verb]} {short(parse, subject)}"


def _of_object(setting: Setting, words: MeasureWords, verb: int) -> str:
    """What is done with those counted, and by whom: "won by the opposition", "to be sent to Chad"; what somebody has is of him."""
    parse, cast = setting.parse, setting.cast
    subject = parse.subject(verb)
    meant = cast.all(subject) if subject is not None and parse.pos[subject] == "PRON" else ()
    who = meant[0] if len(meant) == 1 else cast.who(subject)
    name = cast.members[who].name if who is not None else _called(parse, subject)
    if parse.lemma[verb] in words.having:
        return f"of {name}" if name else ""
    done = participle(parse, words, verb)
    if reality(parse, verb) in TO_COME:
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
        and parse.case(c) not in _SUCH
        and not setting.is_time(c)
        and not is_time(parse, words, c)
        and (there or not is_site(parse, c))
    )
    phrase = next(
        (short(parse, c) if whole(parse, c) == c else f"in the {bare(parse, whole(parse, c))}" for c in told), ""
    )
    phrase = (
        phrase
        or since(parse, verb)
        or next((short(parse, c) for c in parse.kids(verb, "obl") if is_site(parse, c)), "")
    )
    said = " ".join((parse.lower[verb], *(parse.lower[c] for c in parse.kids(verb, "compound:prt"))))
    passive = parse.child(verb, "nsubj:pass") is not None
    how = "to be " if passive and reality(parse, verb) in TO_COME else "not " if parse.negated(verb) else ""
    return " ".join(filter(None, (how + said, short(parse, target) if target is not None else "", phrase)))
