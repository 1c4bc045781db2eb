"""Whether a stand that words name is taken: one given up, denied, doubted, fallen short of or held only at first is not."""

from __future__ import annotations

from parley.reading.incidents.sayings import DENIALS, put_off
from parley.reading.positions.issues import predicate
from parley.reading.positions.stances import given_up_below
from parley.reading.positions.want import Want
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import passive, reality, to_infinitive
from parley.reading.syntax.parse import Parse
from parley.reading.tells import LEAD

__all__ = ["taken"]

_SHORT = frozenset({("far", "from"), ("anything", "but"), ("short", "of")})
"""What stands before something that is not the case, and its preposition: "far from opposed", "anything but a supporter"."""
_OF = frozenset({"of", "from"})
_FLAT = ("deni", "deny", "refut", "doubt")
"""How cues begin that say that something is not so, whoever it is told of."""
_FORECAST = frozenset({"will", "would", "could", "may", "might", "'ll"})
_NOT_REAL = frozenset({"negated", "conditional", "proposed"})
_THEIR = frozenset({"its", "their"})
_SO = frozenset({"has", "had", "can", "could", "would", "may", "might"})
"""Auxiliaries by which something is said to have come, or to come, so."""
_ANYBODY = frozenset({"nobody", "none", "everybody", "everyone", "anybody", "anyone", "somebody", "someone", "one"})
"""Subjects of what nobody in particular wants."""
_DUTY = frozenset({"must", "should", "ought"})
"""Auxiliaries by which the author of an article says what others are to do."""
_WHICH = frozenset({"which", "what", "whose"})
_STATED = frozenset({"nsubj", "nsubj:pass", "obj", "obl"})


def taken(scene: Scene, words: PositionWords, want: Want) -> bool:
    """Whether a stand is taken as its words say: nothing above or beside them takes it back."""
    parse, i = scene.parse, want.trigger
    if _told_as_untrue(scene, want) or _left_open(parse, i) or (want.rule == LEAD and _led_astray(scene, words, want)):
        return False
    if any(parse.lower[c] in words.unheld_adverbs for c in parse.kids(i, "advmod")) or _till_then(parse, i):
        return False
    if _is_no_word_of_it(parse, words, want) or (want.rule == "asked" and _to_the_world(parse, words, i)):
        return False
    if want.rule != "asked" and any(given_up_below(parse, words, t) is not None for t in want.about):
        return False
    return not (_untrue(parse, words, i) or _fallen_short(parse, words, i) or _given_up(parse, words, i))


def _told_as_untrue(scene: Scene, want: Want) -> bool:
    """Whether it is told under a denial, or another only says what somebody's stand will be: "said the rebels will accept the truce"."""
    i = want.trigger
    tellers = scene.speakers(i)
    own = bool(scene.sides(want.actors) & scene.sides(tellers)) or any(_is_theirs(scene, n, want) for n in tellers)
    denied = scene.cue(i).startswith(DENIALS if own else _FLAT)
    return denied or (bool(tellers) and not own and reality(scene.parse, i) == "future")


def _to_the_world(parse: Parse, words: PositionWords, verb: int) -> bool:
    """Whether those are asked who are no party to anything: "urged the international community to …", "called on all states to …"."""
    asked = [c for c in parse.kids(verb, "obj", "iobj", "obl", "obl:arg") if parse.case(c) in ("", "on", "upon")]
    return any(
        parse.lemma[c] in words.onlookers
        or (parse.lemma[c] in words.bystanders and any(parse.lower[d] in words.everywhere for d in parse.children[c]))
        for c in asked
    )


def _asserts(parse: Parse, words: PositionWords, verb: int, clause: int) -> bool:
    """Whether a verb that may ask for something only says that it is so: "argues that a cap would fail"."""
    if parse.lemma[verb] not in words.asserting:
        return False
    beside = {parse.lower[c] for c in parse.kids(clause, "aux", "aux:pass", "cop")}
    return bool(beside & _SO) or (not beside and parse.has(clause, "Tense=Past"))


def _till_then(parse: Parse, i: int) -> bool:
    """Whether a stand was held only so long: "until this month had refused to negotiate"."""
    past = any(parse.lower[a] == "had" for a in parse.kids(i, "aux"))
    return past and any(parse.case(c) == "until" for c in parse.kids(i, "obl", "obl:unmarked"))


def _is_theirs(scene: Scene, teller: int, want: Want) -> bool:
    """Whether who speaks is called by a pronoun behind the stand, which means who takes it: "A will return only if …, its envoy said"."""
    parse = scene.parse
    heads = (h for h in scene.cast.members[teller].heads if parse.sent[h] == parse.sent[want.trigger])
    titles = (parse.head[h] if parse.dep[h] == "appos" else h for h in heads)
    return any(parse.lower[c] in _THEIR for t in titles for c in parse.kids(t, "nmod:poss") if c > want.trigger)


def _is_no_word_of_it(parse: Parse, words: PositionWords, want: Want) -> bool:
    """Whether the words only look like a stand: "the talks were due to open in A", "argues that a cap would fail", "refused to rule out talks"."""
    i = want.trigger
    if want.rule == "willing" and parse.pos[i] == "VERB" and to_infinitive(parse, i):
        return True
    if any(parse.dep[t] == "ccomp" and _asserts(parse, words, i, t) for t in want.about):
        return True
    return any(predicate(parse, t) == "rule out" and parse.head[t] == i for t in want.about)


def _left_open(parse: Parse, i: int) -> bool:
    """Whether a clause leaves it open what somebody wants: "declined to say whether it supports …", "which plan it prefers", "what does A want?"."""
    asks = any(parse.lower[c] == "?" for c in parse.kids(i, "punct"))
    asks = asks or any(parse.lower[d] in _WHICH for c in parse.kids(i, "obj") if c < i for d in parse.kids(c, "det"))
    return asks or any(parse.lower[m] == "whether" for m in parse.kids(i, "mark"))


def _led_astray(scene: Scene, words: PositionWords, want: Want) -> bool:
    """Whether a clause tells of no stand: "dropped its demand", "lists would be exchanged", "would not meet before May", "neither side wants it"."""
    parse, i = scene.parse, want.trigger
    if parse.negated(i) and put_off(scene, i):
        return True
    if passive(parse, i) and _FORECAST & set(parse.aux(i)):
        return True
    subject = parse.subject(i)
    if subject is not None and (
        parse.lower[subject] in _ANYBODY or any(parse.lower[d] == "neither" for d in parse.kids(subject, "det"))
    ):
        return True
    if _DUTY & set(parse.aux(i)) and not scene.speakers(i):
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
