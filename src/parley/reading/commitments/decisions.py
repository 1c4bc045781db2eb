"""Decisions: what binds those who tell it of themselves: "we have decided to …", "announced plans to …", "announced a withdrawal", "accepted the terms"."""

from __future__ import annotations

from parley.model import CommitmentKind, CommitmentState
from parley.reading.commitments.bound import bound, speak_for
from parley.reading.commitments.kinds import threatens
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.owed import to_whom
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = ["accepted", "announced", "decided"]

_TOLD = ("past", "present")
_WHENEVER = frozenset({"when", "whenever"})
"""Markers under which, in the present tense, nobody has decided yet: "whenever somebody makes a decision to …"."""
_MAIN = ("root", "conj", "ccomp", "parataxis")


def decided(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A verb of deciding of which the subject is whose text it is, who says it, or several together."""
    parse = scene.parse
    deed = parse.child(i, "xcomp", "ccomp") or next((c for c in parse.kids(i, "advcl") if c > i), None)
    if deed is None or not _to_come(parse, deed) or reality(parse, i) not in _TOLD:
        return None
    by = bound(scene, words, parse.subject(i))
    speakers = scene.speakers(i)
    official = scene.setting.article.genre == "statement" and parse.dep[i] in _MAIN
    own = official or len(by) > 1 or (speakers and speak_for(scene, speakers, by))
    return _made(scene, words, (i, deed), by) if own else None


def announced(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A plan or deed that somebody announces as his own: the object of a verb of telling."""
    parse = scene.parse
    verb = parse.head[i]
    told = reality(parse, verb)
    supposed = told == "present" and any(parse.lower[m] in _WHENEVER for m in parse.kids(verb, "mark", "advmod"))
    if parse.dep[i] != "obj" or parse.lemma[verb] not in words.telling or told not in _TOLD or supposed:
        return None
    if parse.lemma[i] in words.declared and parse.lemma[verb] != "declare":
        return None  # who announces a truce may be the mediator
    if any(parse.pos[c] == "NOUN" for c in parse.kids(verb, "xcomp", "obj") if c != i):
        return None  # "made the release of prisoners a condition"
    plan = parse.lemma[i] in words.decisions
    clauses = (*parse.kids(i, "acl", "xcomp", "ccomp"), *parse.kids(verb, "xcomp", "advcl"))
    deed = next((c for c in clauses if c > i and _to_come(parse, c)), None) if plan else i
    by = bound(scene, words, parse.subject(verb))
    return _made(scene, words, (i, deed), by) if deed is not None else None


def accepted(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """What somebody offers and another takes: "accepted the invitation to …", "accepted the terms"."""
    parse = scene.parse
    obj = parse.child(i, "obj")
    if (
        obj is None
        or parse.lemma[obj] not in words.offered
        or reality(parse, i) not in _TOLD
        or parse.has(i, "VerbForm=Ger")
    ):
        return None
    deed = next((c for c in parse.kids(obj, "acl") if _to_come(parse, c)), obj)
    return _made(scene, words, (i, deed), bound(scene, words, parse.subject(i)))


def _to_come(parse: Parse, clause: int) -> bool:
    marks = {parse.lower[m] for m in parse.kids(clause, "mark")}
    gerund = "on" in marks and parse.lower[clause].endswith("ing")
    return "to" in marks or gerund or bool({"will", "would"} & set(parse.aux(clause)))


def _made(scene: Scene, words: CommitmentWords, told: tuple[int, int], by: tuple[int, ...]) -> CommitmentMention | None:
    """What binds somebody to a deed: `told` are the tokens of the word that binds and of the deed."""
    parse, (i, deed) = scene.parse, told
    encounter = parse.lemma[i] not in words.accepting and parse.lemma[deed] in words.scheduled
    if not by or encounter or parse.lemma[deed] in words.empty:
        return None
    joint = len(by) > 1 or parse.lemma[i] in words.accepting
    harms = parse.lemma[i] not in words.accepting and threatens(parse, words, deed)
    kind: CommitmentKind = "threat" if harms else "agreement" if joint else "promise"
    action, to = tuple(parse.subtree(deed)), to_whom(scene, words, i, deed, by)
    state: CommitmentState = "renewed" if kind == "agreement" and parse.lemma[deed] in words.extending else "made"
    return CommitmentMention(i, "decision", kind, action, by, to, state, deed=deed, told=i)
