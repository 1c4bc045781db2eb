"""What happened to those counted: killed, wounded, displaced …, by the noun, what stands beside it, or its verb."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.lexicon import Lexicon
from parley.lexicon.views import word_sets
from parley.reading.figures.counted import Count
from parley.reading.syntax.forms import forms
from parley.reading.syntax.parse import Parse

__all__ = ["Fate", "FateWords", "changed", "fate_of", "first_of"]


_SUMS = frozenset({"total", "number"})
"""Nouns that only add up what is counted: "a total of 40 delegates"."""
_REACHING = frozenset({"", "to", "from", "at", "by", "above", "over", "beyond", "past", "up to", "towards", "toward"})
"""Before the number that a toll comes to."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What happened to those counted, and the words that say so: verbs with them as object or subject, nouns beside them."""

    label: str
    object: frozenset[str]
    subject: frozenset[str]
    nouns: frozenset[str]
    lost: frozenset[str]
    state: bool = False
    """Whether its nouns tell a state in which other things are done with those counted: "freed three prisoners"."""


@dataclass(frozen=True, slots=True)
class FateWords:
    """The fates, the surest first, and the units that suffer none (lengths, weights, money; places)."""

    fates: tuple[Fate, ...]
    lengths: frozenset[str]
    places: frozenset[str]
    leaving: frozenset[str]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> FateWords:
        """Built once for a lexicon."""
        table = lexicon.table("figures")
        fates = tuple(
            Fate(
                label=label,
                object=_inflected(entry["object"]),
                subject=_inflected(entry["subject"]),
                nouns=frozenset(entry["nouns"]),
                lost=_inflected(entry.get("lost", ())),
                state=entry.get("state", False),
            )
            for label, entry in table["measures"].items()
        )
        return cls(**word_sets(cls, table), fates=fates)


def _inflected(verbs: Iterable[str]) -> frozenset[str]:
    """All forms of some verbs."""
    return frozenset(form for verb in verbs for form in forms(verb))


def fate_of(parse: Parse, words: FateWords, count: Count) -> Fate | None:
    """What happened to those counted, by the noun itself, what stands beside it, or the verb that it depends on."""
    beside = _beside(parse, words, count)
    place = first_of(parse, count.head)
    if count.kind != "things" or (count.noun is not None and parse.lemma[count.noun] in words.lengths | words.places):
        return None
    near = {parse.lemma[t] for t in beside} | {parse.lower[t] for t in beside}
    for fate in words.fates:
        if near & (fate.nouns | fate.object) or _suffers(parse, fate, place, count) or _filled(parse, fate, place):
            return fate
    mates = [c for c in parse.kids(place, "conj") if c != count.head]
    later = {
        parse.lemma[a]
        for m in (place, *mates)
        for a in parse.kids(m, "acl", "acl:relcl", "amod")
        if a > count.head and _participle(parse, a)
    }
    return next((f for f in words.fates if later & (f.object | f.nouns)), None)


def first_of(parse: Parse, place: int) -> int:
    """The first of those that a count is joined with: it has their common place in the sentence."""
    while parse.dep[place] == "conj" and parse.pos[parse.head[place]] in ("NOUN", "PROPN", "NUM", "SYM", "ADJ"):
        place = parse.head[place]
    above = parse.head[place]
    return (
        above
        if parse.lemma[above] in _SUMS and parse.dep[place] == "nmod" and parse.case(place).startswith("of")
        else place
    )


def _beside(parse: Parse, words: FateWords, count: Count) -> list[int]:
    """The counted noun with its adjectives and participles; of a number alone the predicate beside it ("left 12 dead")."""
    own = [count.head, *([count.noun] if count.noun is not None else [])]
    out = [t for t in own if parse.pos[t] in ("NOUN", "ADJ", "VERB")]
    out += [
        c for t in own for c in parse.kids(t, "amod", "acl", "acl:relcl", "appos", "advcl") if _participle(parse, c)
    ]
    after = count.numeral.end
    if count.noun is None and parse.pos[after : after + 1] == ("AUX",) and not parse.negated(parse.head[after]):
        out.append(parse.head[after])
    above = parse.head[count.head]
    if parse.dep[count.head] == "obj" and parse.lemma[above] in words.leaving:
        out += parse.kids(above, "xcomp", "advcl")
    if parse.dep[count.head] in ("nsubj", "amod", "nummod") and parse.pos[above] != "VERB" and not parse.negated(above):
        out.append(above)
    return out


def _participle(parse: Parse, token: int) -> bool:
    """Whether a modifier says what was done to its noun: an adjective, or a participle without a subject of its own."""
    return parse.pos[token] != "VERB" or (
        parse.has(token, "VerbForm=Part") and parse.child(token, "nsubj", "nsubj:pass") is None
    )


def _suffers(parse: Parse, fate: Fate, place: int, count: Count) -> bool:
    """Whether the verb or noun on which the count depends says that it happened to those counted."""
    above, dep = parse.head[place], parse.dep[place]
    said = {parse.lemma[above], parse.lower[above]}
    if dep in ("nsubj", "nsubj:outer"):
        return bool(said & fate.subject)
    if dep in ("nsubj:pass", "obj"):
        return bool(said & fate.object) or (bool(said & fate.lost) and _lives(parse, place, count.noun))
    if dep == "obl" and said & fate.object and parse.child(above, "obj", "nsubj:pass") is None:
        return parse.case(place) in ("at", "up to", "over", "under", "between")
    if count.verb is not None:
        return bool({parse.lemma[count.verb], parse.lower[count.verb]} & fate.object)
    if dep != "nmod" or parse.case(place) != "of":
        return False
    return bool(said & fate.nouns) or ("life" in said and parse.lemma[parse.head[above]] in fate.lost)


def _lives(parse: Parse, noun: int, counted: int | None) -> bool:
    """Whether lives are counted: "cost 20 lives", "the lives of 20"."""
    return "life" in (parse.lemma[noun], parse.lemma[counted] if counted is not None else "") or any(
        parse.lemma[c] == "life" for c in parse.kids(noun, "nmod")
    )


def _filled(parse: Parse, fate: Fate, place: int) -> bool:
    """As in "the death toll rose to 46", "the dead number 46", "the toll was 46"."""
    verb = parse.head[place] if parse.dep[place] in ("obl", "obj", "xcomp") else place
    if verb == place and parse.child(place, "cop") is None:
        return False
    if parse.dep[place] == "obl" and parse.case(place) not in _REACHING:
        return False
    subject = parse.child(verb, "nsubj") if verb == place else changed(parse, place)
    return subject is not None and subject != place and parse.lemma[subject] in fate.nouns


def changed(parse: Parse, place: int) -> int | None:
    """What comes to so much: the object of who makes it so ("raised the toll to 46"), else the subject ("the toll rose to 46")."""
    verb = parse.head[place]
    raised = parse.child(verb, "obj") if parse.dep[place] == "obl" else None
    return parse.subject(verb) if raised is None else raised
