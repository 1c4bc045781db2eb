"""Whether a noun and what stands around it call an instrument, by what its kind needs beside it."""

from __future__ import annotations

from dataclasses import dataclass

from parley.reading.instruments.weighing import MADE
from parley.reading.instruments.words import Kind, Stage
from parley.reading.syntax.clauses import to_infinitive
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.supposed import is_in_present

__all__ = ["Noun", "is_one"]

_ANY = frozenset({"a", "an", "any", "every", "no"})
_MAY = frozenset({"can", "may", "must", "should", "could", "might"})
"""Auxiliaries under which something is said of every one: "a truce can end in an hour"."""
_YEAR = 4
"""Digits of a year."""
_FORMAL = frozenset({"signed", "adopted", "rejected"})


@dataclass(frozen=True, slots=True)
class Noun:
    """What is known of a noun that may call an instrument, before it is judged."""

    kind: Kind
    head: int
    stage: Stage | None
    marks: frozenset[str]
    named: bool
    numbered: bool
    plural: bool
    definite: bool
    determined: bool
    """Whether it has a determiner or owner of any kind."""
    told: bool
    """Whether anything is said of it beside a determiner."""
    valued: bool = False
    """Whether it is only said what one should be worth: "a bad deal"."""
    imposing: bool = False
    """Whether its sentence tells of sanctions."""
    gathering: bool = False
    """Whether it is said at which summit or conference they were made."""

    @property
    def formal(self) -> bool:
        """Whether it is signed, adopted or rejected."""
        return self.stage is not None and self.stage.name in _FORMAL


def is_one(parse: Parse, noun: Noun) -> bool:
    """Whether the words amount to an instrument, by what its noun needs."""
    if noun.gathering and noun.plural:
        return True
    if _is_any(parse, noun):
        return False
    ways = {"sure": _sure, "named": _called, "ruled": _ruled, "tied": _agreed, "aimed": _aimed, "signed": _signed}
    if noun.kind.need in ways:
        return ways[noun.kind.need](parse, noun)
    return noun.kind.need == "ordered" and noun.numbered and noun.imposing


def _is_any(parse: Parse, noun: Noun) -> bool:
    """Whether something is said of every one, and of none that there is: "a treaty needs twelve signatures", "either a treaty or no line"."""
    article = any(parse.lower[c] in _ANY for c in parse.kids(noun.head, "det"))
    bare = noun.plural and not noun.determined and not noun.told and noun.kind.type != "sanction"
    if not (article or bare) or noun.named or (noun.stage is not None and noun.stage.rank >= MADE):
        return False
    if noun.valued or _is_called(parse, noun.head):
        return True
    above = parse.head[noun.head]
    untold = noun.stage is None or noun.stage.thin
    of_any = is_in_present(parse, above) or (noun.stage is not None and not _MAY.isdisjoint(parse.aux(above)))
    in_general = parse.dep[noun.head] in ("nsubj", "nsubj:pass") and of_any and untold
    return in_general or any(parse.lower[c] == "either" for c in parse.kids(noun.head, "cc:preconj"))


def _is_called(parse: Parse, noun: int) -> bool:
    """Whether something is only said to be one, or to be none: "this is a ceasefire, not a peace treaty", "is neither a treaty nor a pact"."""
    first = parse.head[noun] if parse.dep[noun] == "conj" else noun
    return parse.child(first, "cop") is not None and parse.child(first, "expl") is None


def _sure(parse: Parse, noun: Noun) -> bool:
    """A noun that alone is one; several, if it is told which; what a body has to do is none: "deliver on its mandate"."""
    if noun.kind.type == "mandate" and noun.stage is None and not noun.named:
        owner = parse.child(noun.head, "nmod:poss")
        if noun.plural or (owner is not None and parse.pos[owner] == "PRON"):
            return False
    alone = not noun.plural or noun.kind.type in ("sanction", "ceasefire", "truce")
    return alone or noun.named or noun.definite or noun.stage is not None


def _called(parse: Parse, noun: Noun) -> bool:
    """A declaration or plan with a name of its own, one that is signed or adopted, somebody's plan for something."""
    if noun.plural and parse.pos[noun.head] != "PROPN":
        return noun.formal
    dated = noun.definite and any(len(m) == _YEAR and m.isdigit() for m in noun.marks)  # "the 2014 convention"
    return noun.formal or dated or (noun.named and parse.words[noun.head][:1].isupper()) or _owned(parse, noun)


def _agreed(parse: Parse, noun: Noun) -> bool:
    """An agreement with a name, or one of which something is told."""
    return noun.named or (not noun.plural and _tied(noun)) or _concluded(parse, noun)


def _aimed(parse: Parse, noun: Noun) -> bool:
    """A settlement that is sought or made; "the settlement of the crisis" is a thing that goes on."""
    return not noun.definite and _agreed(parse, noun)


def _concluded(parse: Parse, noun: Noun) -> bool:
    """Several that came about together: "the agreements reached in Geneva"."""
    made = noun.stage is not None and noun.stage.rank >= MADE
    return made and noun.definite and bool(parse.kids(noun.head, "acl"))


def _signed(_: Parse, noun: Noun) -> bool:
    """A paper of any name that is signed."""
    return noun.stage is not None and noun.stage.name == "signed" and not noun.plural


def _owned(parse: Parse, noun: Noun) -> bool:
    """As in "the minister's plan for the east", "an EU proposal to lift the ban" and "announced a plan for the port"."""
    on = any(parse.case(c) in ("on", "for") for c in parse.kids(noun.head, "nmod"))
    to_do = any(to_infinitive(parse, c) and c <= noun.head + 2 for c in parse.kids(noun.head, "acl"))
    owned = parse.child(noun.head, "nmod:poss", "compound", "amod") is not None
    whose = owned or any(parse.case(c) in ("from", "by", "of") for c in parse.kids(noun.head, "nmod"))
    told = noun.kind.type == "plan" and noun.stage is not None and not noun.definite
    return (on or to_do) and (told or (whose and any(m[:1].isupper() for m in noun.marks)))


def _ruled(parse: Parse, noun: Noun) -> bool:
    """A resolution of a body, no end of a quarrel: named, or adopted, drafted, broken, or one that calls for something."""
    if noun.named:
        return noun.numbered or noun.stage is not None or not noun.plural
    if any(parse.case(c) in ("of", "to", "for") for c in parse.kids(noun.head, "nmod")):
        return False
    ruled = noun.stage is not None and noun.stage.name not in ("being negotiated", "agreed")
    return ruled or (not noun.plural and parse.child(noun.head, "acl") is not None)


def _tied(noun: Noun) -> bool:
    """An agreement that something is told of: its stage, or what it is on."""
    if noun.stage is not None and noun.determined:
        return noun.stage.rank >= MADE or noun.definite or noun.told
    return bool(noun.marks) and noun.definite
