"""Wants: what somebody wants or refuses, as verbs, predicates, nouns and conditions of an article tell it.

Whoever asks for, supports or rejects something takes a stand on it (`incidents.acts`); so does who wants it, is ready for it, has a call
or support for it of his own, says that it is needed, or would do it on a condition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.reading.incidents.sayings import DENIALS, Act
from parley.reading.positions.acted import stand_of_act
from parley.reading.positions.conditions import barred, conditioned, conditions, strictly
from parley.reading.positions.issues import predicate
from parley.reading.positions.judged import judged
from parley.reading.positions.named import named
from parley.reading.positions.sides import on_a_side, sided
from parley.reading.positions.undecided import undecided
from parley.reading.positions.want import Want, denied, holds, other
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import passive, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["wants"]

_INSIDE = frozenset({"amod", "compound"})
_WANTED = frozenset({"obj", "xcomp", "ccomp", "obl"})
_RELATIVE = frozenset({"which", "that", "what", "whom"})
_SAID_ASIDE = frozenset({"advcl", "acl:relcl", "acl"})
_WOULD = frozenset({"would", "will", "could", "'ll", "can", "may"})
_CAN = frozenset({"can", "could", "will"})
_WILL = frozenset({"would", "will", "'ll", "wo"})


def wants(scene: Scene, acts: Sequence[Act], words: PositionWords) -> Iterator[Want]:
    """All wants of an article; furniture is left out."""
    yield from (want for act in acts if (want := stand_of_act(scene, words, act)) is not None)
    for _, first, end in scene.parse.read_sentences():
        yield from (want for i in range(first, end) if (want := _at(scene, words, i)) is not None)


def _at(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """What a word by itself tells that somebody wants."""
    parse = scene.parse
    pos, lemma = parse.pos[i], parse.lemma[i]
    if (found := judged(scene, words, i) or undecided(scene, words, i)) is not None:
        return found
    if pos in ("VERB", "ADJ") and parse.lower[i] in words.willing:
        return _willing(scene, words, i)
    if parse.child(i, "cop", "aux") is not None and (stood := on_a_side(scene, words, i)):
        return stood
    if (deed := _needed(scene, i)) is not None:
        return _due(scene, words, deed)
    if pos == "VERB":
        stood = _conditional(scene, words, i) or _refused(scene, words, i)
        stood = stood or _granted(scene, words, i) or _wanted(scene, words, i)
        stood = stood or (_bound(scene, words, i) if lemma in words.binding else None)
        return stood or sided(scene, words, i)
    return (barred(scene, words, i) or named(scene, words, i)) if pos == "NOUN" else None


def _needed(scene: Scene, i: int) -> int | None:
    """The deed or predicate of which a word says that it must be: "must go on", "has to be found", "is essential", "only a truce can …"."""
    parse, lemma = scene.parse, scene.parse.lemma[i]
    if parse.pos[i] == "AUX":
        deed = parse.head[i]
        return deed if lemma in scene.words.duty or (lemma in _CAN and _nothing_else(parse, deed)) else None
    if parse.pos[i] == "ADJ":
        return i if lemma in scene.words.needed and parse.child(i, "cop") is not None else None
    below = parse.child(i, "xcomp") if lemma == "have" and parse.pos[i] == "VERB" else None
    return i if below is not None and to_infinitive(parse, below) else None


def _conditional(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """The words "would accept a truce if …", "will not return until …", "depends on …"; of any deed where its doer says so."""
    parse = scene.parse
    depends = parse.lemma[i] in words.depending
    if parse.lemma[i] in words.vowing and holds(parse, words, i) and conditioned(scene, words, i):
        given = conditions(scene, words, i)
        terms = tuple(c for c in parse.kids(i, "obj", "obl", "xcomp") if c not in given)
        return Want(i, terms, scene.doers(i), "conditional", "conditional") if terms else None
    vowed = to_infinitive(parse, i) and parse.lemma[parse.head[i]] in words.vowing
    termed = conditioned(scene, words, i) or (vowed and conditioned(scene, words, parse.head[i]))
    if not depends and not (termed and (vowed or _to_come(parse, i))):
        return None
    actors = () if passive(parse, i) else scene.doers(i)
    tellers = scene.speakers(i)
    if depends or parse.lemma[i] in words.yielding:
        told = depends or strictly(parse, words, i)
        return Want(i, (i,), actors or (tellers if told else ()), "conditional", "conditional", whole=True)
    own = bool(scene.sides(actors) & scene.sides(tellers)) and not _CAN & set(parse.aux(i)) - _WILL
    if not (own if actors else strictly(parse, words, i)):
        return None
    return Want(i, (i,), actors or tellers, "own", "conditional", whole=True)


def _to_come(parse: Parse, i: int) -> bool:
    """Whether a deed lies ahead: "will …", "would …", "are to …"."""
    aux = set(parse.aux(i))
    return bool(_WOULD & aux) or ("be" in aux and to_infinitive(parse, i))


def _refused(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """What somebody says that he will not do, whatever it is: "said Iran would not pursue …"."""
    parse = scene.parse
    if not parse.negated(i) or not _WILL & set(parse.aux(i)) or parse.lemma[i] in words.telling:
        return None
    actors = scene.doers(i)
    own = scene.sides(actors) & scene.sides(scene.speakers(i))
    return Want(i, (i,), actors, "refused", "against", whole=True) if own else None


def _granted(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """What somebody says that he would do or allow: "said it could accept …", and what he would rather do."""
    parse = scene.parse
    modal = bool(_WOULD & set(parse.aux(i)))
    if not modal or parse.negated(i) or passive(parse, i):
        return None
    actors = scene.doers(i)
    if parse.lemma[i] in words.granting and scene.sides(actors) & scene.sides(scene.speakers(i)):
        return Want(i, (i,), actors, "granted", "for", whole=True)
    rather = any(parse.lower[c] == "rather" for c in parse.kids(i, "advmod"))
    welcome = parse.lemma[i] == "welcome" and "would" in parse.aux(i) and parse.child(i, "obj") is not None
    return Want(i, (i,), actors, "wanted", "for", whole=True) if rather or welcome else None


def _wanted(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """Who wants or does not want something: as object, clause or gerund, or as what a relative clause goes with."""
    parse = scene.parse
    stance = words.wants.get(predicate(parse, i))
    if stance is None and parse.lemma[i] in words.unrecognized and parse.negated(i):
        stance = "for"  # which is denied
    if stance is None or parse.dep[i] in _INSIDE or parse.child(i, "nsubj:pass", "aux:pass") is not None:
        return None
    if parse.negated(i) and any(parse.lemma[c] == parse.lemma[i] for c in parse.kids(i, "conj", "parataxis", "ccomp")):
        return None  # "we do not want a fight, we want a law"
    if scene.cue(i).startswith(DENIALS) or not (holds(parse, words, i) or _own_will(scene, i)):
        return None
    about = tuple(c for c in parse.children[i] if c > i and (_is_wanted(parse, c) or _gerund(parse, i, c)))
    if parse.lemma[i] in words.asserting:
        about = tuple(c for c in about if parse.dep[c] != "obj")  # "…, argued the lawyer"
    about = (*_antecedent(parse, i, about), *about)
    if not about or parse.lemma[about[0]] in words.courtesy:
        return None
    return Want(i, about, scene.doers(i), "wanted", other(stance) if denied(parse, i) else stance)


def _is_wanted(parse: Parse, c: int) -> bool:
    """Whether a complement says what is wanted; what somebody backs away from is not."""
    return parse.dep[c] in _WANTED and not (parse.dep[c] == "obl" and parse.case(c).endswith(("from", "out of")))


def _own_will(scene: Scene, i: int) -> bool:
    """Whether somebody says that he will take a stand: "said it would veto the draft"."""
    will = _WILL & set(scene.parse.aux(i)) and not scene.parse.negated(i)
    return bool(will and scene.sides(scene.doers(i)) & scene.sides(scene.speakers(i)))


def _gerund(parse: Parse, verb: int, c: int) -> bool:
    """Whether a clause is what its verb takes as a gerund: "ruled out extending …", "insists on hearing …"."""
    first = parse.subtree(c)[0]
    return (
        parse.dep[c] == "advcl"
        and parse.has(c, "VerbForm=Ger")
        and not any(parse.lower[t] == "," for t in range(verb, first))
    )


def _antecedent(parse: Parse, verb: int, about: Sequence[int]) -> tuple[int, ...]:
    """What a relative clause is on where its object is left to it: "the roads, which they want reopened", "what they seek is …"."""
    if parse.dep[verb] != "acl:relcl":
        return ()
    above = parse.head[verb]
    left = any(parse.lower[c] in _RELATIVE and c < verb for t in (verb, *about) for c in parse.kids(t, "obj", "obl"))
    if not left and (about or parse.child(verb, "obj") is not None):
        return ()
    if parse.lower[above] != "what":
        return (above,)
    return (parse.head[above],) if parse.child(parse.head[above], "cop") is not None else ()


def _bound(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """Who signs, accepts or welcomes what binds the parties, or is told not to: "signed the truce", "was not accepted by A"."""
    parse = scene.parse
    if not parse.negated(i) and (parse.lemma[i] not in words.welcoming or not holds(parse, words, i)):
        return None
    about = parse.child(i, "nsubj:pass") if passive(parse, i) else parse.child(i, "obj", "obl", "xcomp")
    if about is None or (parse.lemma[about] not in words.pacts and not _is_pact_again(parse, words, about)):
        return None
    actors = scene.agent(i) if passive(parse, i) else scene.doers(i)
    return Want(i, (about,), actors, "bound", "against" if parse.negated(i) else "for")


def _is_pact_again(parse: Parse, words: PositionWords, t: int) -> bool:
    """Whether a pronoun stands behind the name of a pact in its sentence: "signed a truce, but it was not accepted by A"."""
    first = parse.sents[parse.sent[t]][0]
    return parse.lower[t] == "it" and any(parse.lemma[k] in words.pacts for k in range(first, t))


def _willing(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """Who is ready for something; that another is, nobody but he himself can tell."""
    parse = scene.parse
    about = next((c for c in parse.kids(i, "xcomp", "ccomp", "advcl", "obl") if c > i), None)
    linked = parse.dep[i] == "xcomp" and parse.lemma[parse.head[i]] in words.linking
    if about is None or (not linked and parse.child(i, "cop", "aux:pass") is None):
        return None
    stance, actors, tellers = words.willing[parse.lower[i]], scene.people(parse.subject(i)), scene.speakers(i)
    known = [n for n in tellers if scene.cast.members[n].named or scene.cast.members[n].of is not None]
    if known and not scene.sides(actors) & scene.sides(tellers):
        return None
    return Want(i, (about,), actors, "willing", other(stance) if parse.negated(i) else stance)


def _due(scene: Scene, words: PositionWords, deed: int) -> Want | None:
    """What somebody says an issue must come to: "the talks must go on", "a solution has to be found"."""
    parse = scene.parse
    subject = parse.child(deed, "nsubj", "nsubj:pass")
    if subject is None or subject in scene.cast.at or parse.pos[subject] != "NOUN" or parse.dep[deed] in _SAID_ASIDE:
        return None
    if "have" in parse.aux(deed) or (parse.child(deed, "cop") is not None and parse.pos[deed] == "NOUN"):
        return None
    ends = parse.lemma[deed] in words.ending and parse.child(deed, "obj") is None
    against = parse.negated(deed) != ends
    return Want(deed, (subject,), scene.speakers(deed), "due", "against" if against else "for")


def _nothing_else(parse: Parse, deed: int) -> bool:
    """Whether a deed is its subject's alone: "only a settlement can end …"."""
    subject = parse.child(deed, "nsubj")
    first = None if subject is None else parse.subtree(subject)[0]
    return first is not None and "only" in (parse.lower[first], parse.lower[first - 1] if first else "")
