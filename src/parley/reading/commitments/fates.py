"""What became of a promise, told beside it: of the thing that was promised, or in a short sentence behind it ("It was not.")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from parley.model import CommitmentState
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = ["with_fates"]

_BACK = 2
"""Sentences back to the promise that "this promise" takes up."""
_LONGEST = 6
"""Words of the longest sentence that is taken for a verdict."""


def with_fates(
    scene: Scene, words: CommitmentWords, mentions: Iterable[CommitmentMention]
) -> tuple[CommitmentMention, ...]:
    """The mentions in their order, those that were made with what the text goes on to tell of them."""
    out: list[CommitmentMention] = []
    for m in mentions:
        before = _taken_up(scene.parse, out, m)
        if before is not None:
            out[before] = replace(out[before], state=m.state)
            continue
        fate = _of_thing(scene.parse, words, m) or _verdict(scene, words, m) if m.state == "made" else None
        out.append(replace(m, state=fate) if fate is not None else m)
    return tuple(out)


def _taken_up(parse: Parse, before: Sequence[CommitmentMention], m: CommitmentMention) -> int | None:
    """Which earlier mention "this commitment" and "that promise" take up, with what their verb tells: the last one of the same party."""
    if m.rule != "fate-verb" or m.deed is not None:
        return None
    if not any(parse.lower[c] in ("this", "that", "these", "those") for c in parse.kids(m.trigger, "det")):
        return None
    first = parse.sent[m.trigger] - _BACK
    same = (
        n
        for n in range(len(before) - 1, -1, -1)
        if parse.sent[before[n].trigger] >= first and (not m.by or set(m.by) & set(before[n].by))
    )
    return next(same, None)


def _of_thing(parse: Parse, words: CommitmentWords, m: CommitmentMention) -> CommitmentState | None:
    """What the verb tells of the thing before a relative clause: "the aid that they promised has not arrived"."""
    if parse.dep[m.trigger] != "acl:relcl" or m.deed is None:
        return None
    thing = parse.head[m.trigger]
    some = (
        parse.head[thing] if parse.dep[thing] == "nmod" and parse.lemma[parse.head[thing]] in words.parts_of else thing
    )
    verb, told = parse.head[some], reality(parse, parse.head[some])
    if parse.dep[some] not in ("nsubj", "nsubj:pass") or told not in ("past", "negated"):
        return None
    if m.thing and parse.lemma[m.deed] in words.creating and told == "past":
        return "kept"  # "the body that they undertook to set up met on Friday"
    if m.thing or parse.lemma[verb] not in words.done:
        return None
    partly = any(parse.lemma[t] in words.parts_of for t in (some, *parse.kids(some, "amod", "compound")))
    return "broken" if told == "negated" else "partly kept" if partly else "kept"


def _verdict(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> CommitmentState | None:
    """What the next sentence tells in few words: "It was not.", "They did.", "None has arrived."."""
    parse = scene.parse
    n = parse.sent[m.trigger] + 1
    if n >= len(parse.sents) or m.kind == "threat":
        return None
    tokens = [t for t in range(*parse.sents[n]) if parse.pos[t] not in ("PUNCT", "SPACE")]
    if not 2 <= len(tokens) <= _LONGEST or parse.lower[tokens[0]] not in words.verdicts:
        return None
    if (tokens[0] in scene.cast.quoted) != (m.trigger in scene.cast.quoted):
        return None
    if any(parse.lower[t] in words.denied for t in tokens):
        return "broken"
    return "kept" if len(tokens) == 2 and parse.pos[tokens[1]] == "AUX" else None
