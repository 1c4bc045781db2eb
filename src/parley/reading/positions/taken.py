"""Whether a stand that words name is taken: one given up, denied, doubted, fallen short of or held only at first is not."""

from __future__ import annotations

from parley.reading.incidents.sayings import DENIALS
from parley.reading.positions.issues import predicate
from parley.reading.positions.stances import given_up_below
from parley.reading.positions.want import Want
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse
from parley.reading.tells import LEAD

__all__ = ["taken"]

_SHORT = frozenset({("far", "from"), ("anything", "but"), ("short", "of")})
"""What stands before something that is not the case, and its preposition: "far from opposed", "anything but a supporter"."""
_OF = frozenset({"of", "from"})
_FLAT = ("deni", "deny", "refut", "doubt")
"""How cues begin that say that something is not so, whoever it is told of."""
_NOT_REAL = frozenset({"negated", "conditional", "proposed"})
_STATED = frozenset({"nsubj", "nsubj:pass", "obj", "obl"})


def taken(scene: Scene, words: PositionWords, want: Want) -> bool:
    """Whether a stand is taken as its words say: nothing above or beside them takes it back."""
    parse, i = scene.parse, want.trigger
    if _told_as_untrue(scene, want) or (want.rule == LEAD and _led_astray(parse, words, i)):
        return False
    if any(parse.lower[c] in words.unheld_adverbs for c in parse.kids(i, "advmod")):
        return False
    if any(predicate(parse, t) == "rule out" and parse.head[t] == i for t in want.about):
        return False  # who refuses to rule a thing out leaves it open
    if want.rule != "asked" and any(given_up_below(parse, words, t) is not None for t in want.about):
        return False
    return not (_untrue(parse, words, i) or _fallen_short(parse, words, i) or _given_up(parse, words, i))


def _told_as_untrue(scene: Scene, want: Want) -> bool:
    """Whether it is told under a denial, or another only says what somebody's stand will be: "said the rebels will accept the truce"."""
    i = want.trigger
    tellers = scene.speakers(i)
    own = bool(scene.sides(want.actors) & scene.sides(tellers))
    denied = scene.cue(i).startswith(DENIALS if own else _FLAT)
    return denied or (bool(tellers) and not own and reality(scene.parse, i) == "future")


def _led_astray(parse: Parse, words: PositionWords, i: int) -> bool:
    """Whether a clause leaves it open or tells of no stand: "whether it supports …", "dropped its demand"."""
    if any(parse.lower[m] == "whether" for m in parse.kids(i, "mark")):
        return True
    below = parse.children[i]
    return any((parse.lower[i], parse.case(c)) in _SHORT for c in below) or any(
        parse.lemma[c] in words.nouns.keys() | words.resolves and _given_up(parse, words, c) for c in below
    )


def _fallen_short(parse: Parse, words: PositionWords, i: int) -> bool:
    """As in "stopped short of opposing", "denied that it opposes", "stopped insisting", "is far from opposed"."""
    while parse.dep[i] == "conj" and parse.pos[parse.head[i]] == parse.pos[i]:
        i = parse.head[i]
    above = parse.head[i]
    if above == i:
        return False
    if (parse.lower[above], parse.case(i)) in _SHORT:
        return True
    marks = {parse.lower[m] for m in parse.kids(i, "mark", "case")}
    if parse.dep[i] == "ccomp" and parse.lemma[above] in words.feared:
        return True
    below = parse.dep[i] in ("xcomp", "ccomp") or (parse.dep[i] in ("advcl", "obl") and bool(marks & _OF))
    return below and parse.lemma[above] in words.unheld and reality(parse, above) not in _NOT_REAL


def _untrue(parse: Parse, words: PositionWords, i: int) -> bool:
    """As in "it is not true that …", "dismissed suggestions that …", "reversed its decision to …"."""
    above = parse.head[i]
    if parse.dep[i] in ("csubj", "ccomp", "advcl"):
        return parse.negated(above) and parse.lemma[above] in words.true
    if parse.dep[i] not in ("acl", "acl:relcl", "ccomp") or parse.pos[above] != "NOUN":
        return False
    verb = parse.head[above]
    gone = words.given_up | words.denying if parse.lemma[above] in words.claims | words.resolves else frozenset()
    return parse.dep[above] in ("obj", "nsubj:pass") and predicate(parse, verb) in gone and not parse.negated(verb)


def _given_up(parse: Parse, words: PositionWords, i: int) -> bool:
    """As in "dropped its demand", "backed away from its demand", "its opposition has softened", "sought Peru's support"."""
    above = parse.head[i]
    if parse.pos[i] != "NOUN" or parse.dep[i] not in _STATED or parse.pos[above] != "VERB":
        return False
    offered = parse.lemma[parse.head[above]] in words.vowing and parse.dep[above] == "xcomp"
    if reality(parse, above) in _NOT_REAL and not (offered and not parse.negated(above)):
        return False
    sought = parse.lemma[above] in words.seeking and parse.dep[i] in ("obj", "obl")
    owner = parse.child(i, "nmod:poss") if sought else None
    if owner is not None and parse.pos[owner] != "PRON":
        return True
    if parse.dep[i] == "obl":
        return parse.lemma[above] in words.retreating and parse.case(i).endswith("from")
    own = parse.dep[i] != "nsubj" or parse.child(above, "obj") is None
    return own and predicate(parse, above) in words.given_up
