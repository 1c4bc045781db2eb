"""Whether what was promised came about, as the clause around a word for the promise tells: "failed to keep", "believes that they broke it", "freed them, keeping a promise"."""

from __future__ import annotations

from parley.model import CommitmentState
from parley.reading.commitments.bound import accused_of
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import reality, to_infinitive
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.supposed import is_supposed

__all__ = ["done_in_it", "failed", "happened", "is_believed", "told_of"]

_TOLD = ("past", "present")
_ABLE = frozenset({"can", "could", "may", "might"})
"""Auxiliaries of what is only held to be possible or not."""


def failed(parse: Parse, words: CommitmentWords, verb: int) -> bool:
    """Whether a clause tells that somebody failed to do something, and not that he did not fail or may: "failed to keep", "their failure to keep"."""
    failing = parse.head[verb]
    if parse.dep[verb] == "acl" and parse.lemma[failing] in words.failures:
        feared = any(parse.lower[c] in words.tentative for c in parse.kids(failing, "amod"))
        return not feared and not is_supposed(parse, parse.head[failing], words.supposing)
    if parse.dep[verb] != "xcomp" or parse.lemma[failing] not in words.failing:
        return False
    told = not to_infinitive(parse, failing) and not parse.negated(failing) and reality(parse, failing) in _TOLD
    return told and not is_supposed(parse, failing, words.supposing)


def is_believed(parse: Parse, words: CommitmentWords, verb: int) -> bool:
    """Whether somebody only holds what a clause tells: "believes that they broke their word"."""
    return parse.dep[verb] in ("ccomp", "acl") and parse.lemma[parse.head[verb]] in words.believing


def happened(scene: Scene, words: CommitmentWords, verb: int, state: CommitmentState) -> bool:
    """Whether a verb tells what became of a promise, and not what should: "in keeping it" and "to keep it" tell nothing yet."""
    parse = scene.parse
    if reality(parse, verb) not in (*_TOLD, "negated") or parse.lemma[parse.head[verb]] in words.needful:
        return False
    if state in ("kept", "broken") and is_supposed(parse, verb, words.supposing):
        return False
    possible = parse.child(verb, "aux:pass") is not None and not _ABLE.isdisjoint(parse.aux(verb))
    if state in ("kept", "broken") and possible:
        return False  # "said that the deadline could not be met"
    gerund = parse.lower[verb].endswith("ing") and not parse.aux(verb)
    open_form = (gerund and done_in_it(parse, verb) is None) or to_infinitive(parse, verb)
    return not (open_form and state in ("kept", "broken")) or bool(accused_of(scene, words, verb))


def done_in_it(parse: Parse, gerund: int) -> int | None:
    """The deed by which somebody is told to have kept or broken his word: the "freed them" of "freed them, keeping a promise made in May"."""
    deed = parse.head[gerund]
    bare = parse.child(gerund, "mark", "case", "cc") is None and parse.lower[gerund].endswith("ing")
    beside = parse.dep[gerund] == "advcl" and bare and parse.pos[deed] == "VERB"
    return deed if beside and reality(parse, deed) == "past" else None


def told_of(parse: Parse, words: CommitmentWords, i: int, verb: int) -> CommitmentState | None:
    """What became of it, by the verb of which a noun is the object; "reneged on", "made good on" with their prepositions."""
    if verb == i or parse.pos[verb] != "VERB":
        return None
    lemma = parse.lemma[verb]
    if parse.lemma[i] in words.limits and lemma in words.extending:
        return "renewed"  # "extended the deadline for them to leave"
    if parse.dep[i] in ("obj", "nsubj:pass"):
        particle = parse.child(verb, "compound:prt")
        phrasal = f"{lemma} {parse.lower[particle]}" if particle is not None else lemma  # "turned down the offer"
        return words.states.get(phrasal, words.states.get(lemma))
    if parse.dep[i] not in ("obl", "obl:arg"):
        return None
    case = parse.case(i)
    particles = (parse.lower[c] for c in parse.kids(verb, "compound:prt", "advmod", "obj", "xcomp"))
    full = (f"{lemma} {case}", *(f"{lemma} {particle} {case}" for particle in particles))
    return next((words.states[phrase] for phrase in full if phrase in words.states), None)
