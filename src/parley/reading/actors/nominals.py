"""Unnamed mentions: "a senior US official", "rebels", "the army", "both delegations", "the Syrian government".

A word of `roles.toml` makes one where it heads its phrase and its phrase takes part in something.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from parley.lexicon.actors import Gazetteer
from parley.model import ActorType
from parley.reading.actors.extents import core_of, end_of_joined, end_of_whole, uncounted
from parley.reading.actors.owners import Owner, owners_in
from parley.reading.actors.persons import two_surnames
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

__all__ = ["NominalMention", "nominal_mentions"]

_TAKES_PART = frozenset(
    {"nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl:agent", "appos", "nmod:poss", "root"}
)
_PARTY = frozenset(
    {"according to", "according", "with", "by", "between", "to", "from", "against", "among", "for", "on", "of"}
)
_NONE = frozenset({"no", "any", "every", "neither", "none", "which", "what"})
_LEADS = frozenset({"the", "a", "an", "some", "this", "that", "these", "those", "its", "their", "his", "her"})
"""Words before a description that are no part of its name."""

_SOME = frozenset({"one", "another", "others", "some", "several", "many", "few"})
"""Words that stand for some of those named before: "one of the diplomats said"."""

_OWNS = frozenset({"'s", "’s", "'", "’"})
"""Marks of an owner, which are no part of his name."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset({"a", "an", "one", "some", "another", "two", "three", "several", "many", "few", "other"})


@dataclass(frozen=True, slots=True)
class NominalMention:
    """A description that stands for somebody: the whole phrase is tokens `first:end`, `head` its noun."""

    first: int
    end: int
    head: int
    type: ActorType
    name: str
    word: str
    """Lemma of the word that makes it an actor."""
    plural: bool
    definite: bool
    of: tuple[Owner, ...]
    owner: int | None
    """Token of the one it belongs to ("Marlow's government", "its delegation"), if that is no entry of the gazetteer."""
    active: bool
    """Whether it does something: subject or agent."""
    whole: int
    """End of the phrase with what is said of it up to the next comma: "officials familiar with the session"."""
    joined: int
    """End of the phrase with others of its kind that share its first words: "American diplomats and soldiers"."""
    role: str | None
    """What it says that somebody is: without its possessor before it, and behind it only with "of …"; None of "a woman"."""


def nominal_mentions(parse: Parse, gazetteer: Gazetteer, taken: Container[int]) -> tuple[NominalMention, ...]:
    """All unnamed mentions, in the order of the text; tokens in `taken` already belong to names and titles."""
    out = []
    for _, first, end in parse.read_sentences():
        for i in range(first, end):
            if i in taken or (parse.pos[i] not in ("NOUN", "PROPN", "ADJ") and parse.lower[i] not in _SOME):
                continue
            made = _at(parse, gazetteer, i, first)
            if made is not None:
                out.append(made)
    return tuple(out)


def _at(parse: Parse, gazetteer: Gazetteer, i: int, first: int) -> NominalMention | None:
    """The unnamed mention whose noun stands at a token, if it stands for somebody."""
    kind, side = _kind(parse, gazetteer, i, first), parse.lemma[i] in gazetteer.roles.words.governors
    if (kind is None and not side) or not _stands_for_somebody(parse, gazetteer, i):
        return None
    plural = _means_several(parse, i, kind)
    a, b = core_of(parse, i)
    owner = parse.child(i, "nmod:poss")
    of = owners_in(parse, gazetteer, a, b, owner_of=i)
    states = [o for o in of if o.name in gazetteer.names.states]
    if (kind == "person" and plural) or (kind == "state" and plural and not states and _among_states(parse, i)):
        kind = "group"
    if side and len(of) == 1 and of[0].end <= i and of[0].name in gazetteer.names.states:
        kind = "state"
    if kind is None or (kind == "state" and not of and owner is None and not _governs(parse, gazetteer, i)):
        return None
    if parse.pos[a] == "ADV":  # "also with the leaders"
        a = max((c + 1 for c in parse.kids(i, "case") if a < c < i), default=a)
    start = a + 1 if parse.lower[a] in _LEADS else a
    start = start if gazetteer.roles.stands_for_state(parse.lemma[i]) else uncounted(parse, i, start)
    return NominalMention(
        first=a,
        end=b,
        head=i,
        type=kind,
        name=parse.text[parse.start[min(start, i)] : parse.end[b - 1 - (b - 1 > i and parse.words[b - 1] in _OWNS)]],
        word=singular(parse.lower[i]) if plural and parse.pos[i] == "PROPN" else parse.lemma[i],
        plural=plural,
        definite=_is_definite(parse, i, owner),
        of=of,
        owner=owner if owner is not None and not of else None,
        active=parse.dep[i] in ("nsubj", "obl:agent", "nsubj:pass")
        or parse.case(i) in ("by", "according to", "according"),
        whole=end_of_whole(parse, i, b),
        joined=end_of_joined(parse, i, b),
        role=_role(parse, gazetteer, i, start, b),
    )


def _stands_for_somebody(parse: Parse, gazetteer: Gazetteer, i: int) -> bool:
    """Whether a noun has a part of its own in the sentence, and is not said to be nobody or whoever it may be."""
    if parse.dep[i] in ("compound", "amod", "nmod:desc", "flat", "fixed", "det") or parse.child(i, "cop") is not None:
        return False
    if not _takes_part(parse, i) or _held(parse, gazetteer, i) or _addressed(parse, gazetteer, i):
        return False
    if _is_number(parse, gazetteer, i):
        return False
    if parse.lemma[i] in gazetteer.roles.words.attitudes and any(parse.case(c) == "to" for c in parse.kids(i, "nmod")):
        return False
    return all(parse.lower[c] not in _NONE for c in parse.kids(i, "det"))


def _means_several(parse: Parse, i: int, kind: ActorType | None) -> bool:
    """Whether a noun means more than one: "ministers", "each envoy"; of a title in capitals, by its form."""
    titled = parse.pos[i] == "PROPN" and kind == "group" and parse.lower[i].endswith("s")
    return parse.has(i, "Number=Plur") or titled or _each(parse, i)


def _governs(parse: Parse, gazetteer: Gazetteer, i: int) -> bool:
    """Whether "the government" of nobody in particular does something, or is called after two persons."""
    acts = parse.dep[i] == "nsubj" or _led_by_two(parse, i)
    return parse.lemma[i] in gazetteer.roles.words.governing and acts


def _is_definite(parse: Parse, i: int, owner: int | None) -> bool:
    """Whether a phrase means somebody who is known: "the envoy", "both envoys", "its envoy"."""
    dets = {parse.lower[c] for c in parse.kids(i, "det", "nummod", "amod")}
    return dets.isdisjoint(_INDEFINITE) and (not dets.isdisjoint(_DEFINITE) or owner is not None)


def _held(parse: Parse, gazetteer: Gazetteer, i: int) -> bool:
    """Whether an object is whoever it may be that is held to account: "hold accountable actors who …"."""
    above = parse.head[i]
    held = parse.dep[i] == "obj" and parse.lemma[above] == "hold" and above + 1 < i
    return held and parse.lower[above + 1] in gazetteer.roles.words.accountable


def _led_by_two(parse: Parse, i: int) -> bool:
    """Whether a government is called after two persons: "the A-B administration's commitment"."""
    before = (parse.ents[parse.ent_at[c]] for c in parse.kids(i, "compound") if parse.ent_at[c] >= 0)
    return any(label == "PERSON" and two_surnames(parse, first, end) for first, end, label in before)


def _addressed(parse: Parse, gazetteer: Gazetteer, i: int) -> bool:
    """Whether somebody is only spoken to, or of as one speaks to him: "Mr President"; who that is the words do not tell."""
    before = parse.kids(i, "compound", "nmod:desc", "flat")
    return any(c == i - 1 and gazetteer.roles.honorific(parse.words[c]) == "honorific" for c in before)


def _among_states(parse: Parse, i: int) -> bool:
    """Whether several states are told from the rest by what they are: "the Nordic countries", "109 nations", not "the two countries"."""
    words = {parse.lower[c] for c in parse.kids(i, "det", "nummod", "det:predet")}
    return not words & {"two", "both"} and parse.child(i, "amod", "compound", "nummod") is not None


def _role(parse: Parse, gazetteer: Gazetteer, i: int, start: int, end: int) -> str | None:
    """What a description says that one person is, in the singular."""
    if parse.lemma[i] in gazetteer.roles.words.beings:
        return None
    if (several := _among(parse, i)) is not None:
        first = min((c for c in parse.kids(several, "amod", "compound") if c < several), default=several)
        return parse.text[parse.start[first] : parse.start[several]] + singular(parse.words[several])
    owner = parse.child(i, "nmod:poss")
    first = max(parse.subtree(owner)) + 1 if owner is not None and owner < i else start
    first += parse.lower[first] == "one" and first < i
    last = end if end > i + 1 and parse.lower[i + 1] == "of" else i + 1
    return parse.text[parse.start[min(first, i)] : parse.end[last - 1]]


def _among(parse: Parse, i: int) -> int | None:
    """Of whom somebody is one: the "diplomats" of "one of the diplomats"."""
    some = parse.lower[i] in ("one", "another")
    return next((c for c in parse.kids(i, "nmod") if parse.case(c) == "of"), None) if some else None


def _kind(parse: Parse, gazetteer: Gazetteer, i: int, first: int) -> ActorType | None:
    """The type of whoever a noun means, or None."""
    for k in range(max(first, i - 2), i + 1):
        found = gazetteer.roles.match_word(parse.lemma, k)
        if found and i == _head_of(parse, k, k + found[0]):
            sides = found[1] == "organisation" and gazetteer.roles.is_side(parse.lemma[i])
            return "group" if sides and (parse.has(i, "Number=Plur") or _each(parse, i)) else found[1]
    named = parse.pos[i] == "PROPN" and parse.lower[i].endswith("s")
    lemma = singular(parse.lower[i]) if named else parse.lemma[i]
    if named and (lemma in gazetteer.roles.words.mediating or gazetteer.roles.match_word([lemma], 0)):
        return "group"  # "The Special Envoys:", which the tagger takes for a name
    if not gazetteer.roles.is_side(lemma):
        return "person" if _named_by_doing(parse, gazetteer, i) else _speaking(parse, gazetteer, i)
    if named or parse.has(i, "Number=Plur") or _each(parse, i):
        return "group"
    if parse.lemma[i] == "counterpart":
        return "person"
    told = parse.dep[i] == "nsubj" and parse.kids(i, "amod", "compound", "nmod:poss", "nmod")
    return "group" if told and not parse.kids(i, "cop") else None


def _is_number(parse: Parse, gazetteer: Gazetteer, i: int) -> bool:
    """Whether "figures" are numbers: nothing says what kind of persons they would be, not even where ("key figures in the party")."""
    if parse.lemma[i] != "figure":
        return False
    kinds = (parse.lower[c] for c in parse.kids(i, "amod", "compound", "det"))
    return parse.child(i, "appos", "flat") is None and not any(w in gazetteer.roles.words.figures for w in kinds)


def _each(parse: Parse, i: int) -> bool:
    """Whether a noun in the singular means all of them: "each side"."""
    return any(parse.lower[c] in ("each", "either") for c in parse.kids(i, "det"))


def _speaking(parse: Parse, gazetteer: Gazetteer, i: int) -> ActorType | None:
    """What a subject is that no table knows but that says something: "the widow said …", "one of the two warned that …"."""
    verb = parse.head[i]
    if parse.lower[i] in _SOME and parse.case(i).startswith("according") and _among(parse, i) is not None:
        return "person"
    if parse.dep[i] != "nsubj" or parse.pos[i] == "PROPN":
        return None
    if not _is_telling(parse, gazetteer, verb):
        return None
    if parse.lower[i] in _SOME:
        return "person" if _among(parse, i) is not None else None
    return gazetteer.roles.speaks_as(parse.lemma[i]) if parse.pos[i] == "NOUN" else None


def _named_by_doing(parse: Parse, gazetteer: Gazetteer, i: int) -> bool:
    """Whether a plural that no table knows does something and is called as doers are: "growers", "lobbyists"."""
    does = parse.dep[i] in ("obl:agent", "conj") or (parse.dep[i] == "nsubj" and parse.pos[parse.head[i]] == "VERB")
    return does and parse.pos[i] == "NOUN" and parse.has(i, "Number=Plur") and gazetteer.roles.does(parse.lemma[i])


def _is_telling(parse: Parse, gazetteer: Gazetteer, verb: int) -> bool:
    """Whether a verb governs somebody's words, or does to something what only somebody does."""
    governs = parse.child(verb, "ccomp", "xcomp") is not None or parse.dep[verb] == "parataxis"
    about = parse.child(verb, "obj", "obl", "obl:arg") is not None
    roles, lemma = gazetteer.roles, parse.lemma[verb]
    return (governs and lemma in roles.words.telling) or (about and lemma in roles.words.of_people)


def _head_of(parse: Parse, first: int, end: int) -> int:
    """The noun that heads a word of several parts: the last, but the first before "of" ("heads of state")."""
    return first if end - first > 1 and parse.lower[first + 1] == "of" else end - 1


def _takes_part(parse: Parse, i: int) -> bool:
    """Whether a phrase stands where somebody acts, is acted on, or is a party."""
    dep = parse.dep[i]
    if dep == "conj" and parse.head[i] != i:
        return _takes_part(parse, parse.head[i]) if parse.pos[parse.head[i]] in ("NOUN", "PROPN") else True
    if dep in _TAKES_PART:
        return True
    return dep in ("obl", "obl:arg", "nmod") and parse.case(i) in _PARTY
