"""Deeds told before the word that promised them: "lifted the blockade, which it had undertaken to do", "did something that they had vowed not to do"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.model import CommitmentState
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.outcomes import failed
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import governor, reality
from parley.reading.syntax.parse import Parse

__all__ = ["done_before", "told_beside"]

_WHICH = frozenset({"which"})


def done_before(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> CommitmentMention:
    """A promise "to do" what the clause before it tells, with that clause as its deed and with what became of it; another as it is."""
    parse = scene.parse
    if m.deed is None or parse.lemma[m.deed] != "do" or parse.dep[m.trigger] != "acl:relcl":
        return m
    if not any(parse.lower[c] in _WHICH for t in (m.deed, m.trigger) for c in parse.kids(t, "obj")):
        return m
    verb = governor(parse, parse.head[m.trigger])
    if verb is None or parse.pos[verb] != "VERB" or m.state != "made":
        return m
    while parse.dep[verb] == "xcomp" and parse.lower[verb].endswith("ing") and parse.pos[parse.head[verb]] == "VERB":
        verb = parse.head[verb]  # "has yet to stop backing them"
    told = "negated" if failed(parse, words, verb) else reality(parse, verb)
    unsure = told not in ("past", "negated") or (parse.dep[verb] == "xcomp" and told != "negated")
    done = (told == "past") != parse.negated(m.deed)
    state: CommitmentState = "made" if unsure else "kept" if done else "broken"
    beside = {parse.head[m.trigger], m.trigger, *parse.kids(verb, "nsubj", "nsubj:pass")}
    things = set(parse.subtree(parse.head[m.trigger], {m.trigger}))
    action = sorted(t for t in {*parse.subtree(verb, beside), *things} if t >= verb)
    return replace(m, deed=verb, action=tuple(action), state=state, thing=())


def told_beside(scene: Scene, words: CommitmentWords, m: CommitmentMention, clause: int) -> CommitmentState | None:
    """What a clause set beside a promise tells of it under its own name: "they promised to leave, a promise all of them have since broken"."""
    parse = scene.parse
    named = [
        c
        for c in parse.kids(clause, "nsubj", "obj")
        if parse.lemma[c] in words.nouns and _is_one(parse, parse.kids(c, "det"))
    ]
    state = words.states.get(parse.lemma[clause]) if named and parse.dep[clause] == "parataxis" else None
    told = reality(parse, clause)
    if state not in ("kept", "broken", "withdrawn", "repeated") or m.kind == "threat":
        return None
    if told == "negated":
        return "broken" if state == "kept" else None
    return state if told in ("past", "present") else None


def _is_one(parse: Parse, articles: Sequence[int]) -> bool:
    return any(parse.lower[d] in ("a", "an") for d in articles)
