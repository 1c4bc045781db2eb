"""Words of a measure: phrases as the article has them, without what pauses, adds or only says when."""

from __future__ import annotations

from parley.reading.figures.words import MeasureWords
from parley.reading.syntax.forms import forms
from parley.reading.syntax.parse import Parse

__all__ = ["bare", "is_site", "is_thing", "is_time", "participle", "said_of", "short", "since", "whole"]

_LONGEST = 8
"""Words of a phrase in a measure."""
_SITES = frozenset({"PLACE", "FAC"})
_PAUSES = ("punct", "parataxis", "advcl", "conj")
_MEN = "men"
_WHO = frozenset({"who", "which", "that"})
_RELATIVE = frozenset({"which", "that"})
_PARTICLES = frozenset({"away", "back", "down", "in", "off", "on", "out", "over", "through", "up"})


def short(parse: Parse, token: int) -> str:
    """The words of a phrase up to the first clause or pause in it; of a predicate without who it is said of."""
    cut = _PAUSES if parse.pos[token] == "VERB" else (*_PAUSES, "acl:relcl", "cc")
    said = parse.kids(token, "nsubj", "cop", "aux", "advmod", "mark") if parse.child(token, "cop") is not None else ()
    tokens = parse.subtree(token, (*parse.kids(token, *cut), *said))
    last = next((t for t in tokens if t > token and parse.words[t] in (",", ";", "(", "–", "—")), tokens[-1] + 1)
    kept = [t for t in tokens if t < last][:_LONGEST]
    words = parse.text[parse.start[kept[0]] : parse.end[kept[-1]]]
    return _word(parse, kept[0]) + words[len(parse.words[kept[0]]) :]


def _word(parse: Parse, token: int) -> str:
    """A word as it stands inside a sentence: the first of one is small unless it is a name."""
    first = token == parse.sents[parse.sent[token]][0] and parse.pos[token] != "PROPN" and parse.ent_at[token] < 0
    return parse.lower[token] if first else parse.words[token]


def said_of(parse: Parse, token: int) -> str:
    """The words of what stands behind a noun; of a relative clause without its pronoun: "live in camps"."""
    words, subject = short(parse, token), parse.child(token, "nsubj", "nsubj:pass")
    relative = subject is not None and parse.lower[subject] in _WHO
    return words.partition(" ")[2] if relative else words


def bare(parse: Parse, noun: int, without: int | None = None) -> str:
    """A noun with what stands before it, its article and numbers aside: "Kabul car bombing"."""
    kept = [
        t
        for c in parse.kids(noun, "compound", "amod", "flat")
        if c < noun and c != without
        for t in parse.subtree(c)
        if t < noun and parse.words[t] not in "-,'‘’\"“”"
    ]
    return " ".join(_word(parse, t) for t in [*kept[-_LONGEST:], noun])


def since(parse: Parse, verb: int) -> str:
    """Since when something was done: "since January", "since the war began"; an empty string where it does not say."""
    for c in parse.kids(verb, "obl", "advcl", "obl:unmarked"):
        if c > verb and (parse.case(c) == "since" or any(parse.lower[m] == "since" for m in parse.kids(c, "mark"))):
            return short(parse, c)
    return ""


def whole(parse: Parse, c: int) -> int:
    """What a relative pronoun stands for: "the exercise, in which nine were launched"."""
    clause = parse.head[c]
    relative = parse.lower[c] in _RELATIVE and parse.dep[clause] in ("acl:relcl", "acl")
    return parse.head[clause] if relative else c


def is_thing(parse: Parse, words: MeasureWords, t: int) -> bool:
    """Whether a word means a thing: a common noun for no length of time, nor for men ("gunmen")."""
    named = parse.ent_at[t] >= 0 or parse.lower[t].endswith(_MEN)
    return parse.pos[t] == "NOUN" and not named and parse.lemma[t] not in words.spans


def is_time(parse: Parse, words: MeasureWords, t: int) -> bool:
    """Whether a word means a time: a name but of a place, or a noun for a length of it."""
    return (parse.ent_at[t] >= 0 and not is_site(parse, t)) or parse.lemma[t] in words.spans


def is_site(parse: Parse, t: int) -> bool:
    """Whether a word is part of the name of a place or building."""
    n = parse.ent_at[t]
    return n >= 0 and parse.ents[n][2] in _SITES


def participle(parse: Parse, words: MeasureWords, verb: int) -> str:
    """The past participle of a verb with its particle: "sent", "turned away"."""
    known = words.participles.get(parse.lemma[verb])
    done = known or (parse.lower[verb] if parse.has(verb, "Tense=Past") else forms(parse.lemma[verb])[2])
    particles = (c for c in parse.kids(verb, "compound:prt", "advmod") if parse.lower[c] in _PARTICLES)
    return " ".join((done, *(parse.lower[c] for c in particles)))
