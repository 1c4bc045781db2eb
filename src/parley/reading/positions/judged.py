"""Issues that somebody judges: "the plan is unacceptable", "talks are off the table", "considers the vote a mistake"."""

from __future__ import annotations

from collections.abc import Iterator

from parley.reading.positions.want import Want, holds, other
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.parse import Parse

__all__ = ["judged"]

_FOR = frozenset({"for", "to"})
_NOT_SAID = frozenset({"advcl", "acl", "acl:relcl"})


def judged(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """The stand of who finds an issue so, or for whom it is so, or else of who says it."""
    parse = scene.parse
    stance = _verdict(parse, words, i)
    if stance is None:
        return None
    if (verb := _finder(parse, words, i)) is not None:
        about = parse.child(verb, "obj", "nsubj:pass")
        if about is None or about == i or not holds(parse, words, verb):
            return None
        actors = scene.agent(verb) if parse.child(verb, "nsubj:pass") is not None else scene.doers(verb)
        return Want(verb, (about,), actors, "judged", other(stance) if parse.negated(verb) else stance)
    about = parse.child(i, "nsubj", "nsubj:outer", "csubj")
    stated = parse.child(i, "cop") is not None or (parse.pos[i] == "VERB" and parse.lemma[i] not in words.verdicts)
    if about is None or not stated or parse.pos[about] == "PRON" or about in scene.cast.at:
        return None
    told = (f for c in parse.kids(i, "obl", "nmod") if parse.case(c) in _FOR and (f := scene.people(c)))
    actors = next(told, ()) or (() if parse.dep[i] in _NOT_SAID else scene.speakers(i))
    return Want(i, (about,), actors, "judged", other(stance) if parse.negated(i) else stance)


def _verdict(parse: Parse, words: PositionWords, i: int) -> str | None:
    """The stance of a predicate that judges: by its lemma, or by its phrase ("out of the question", "a red line")."""
    if parse.pos[i] not in ("ADJ", "NOUN", "VERB"):
        return None
    if parse.pos[i] == "VERB" and (told := next((p for p in _with_adverbs(parse, i) if p in words.verdicts), None)):
        return words.verdicts[told]
    around = (*(parse.lemma[c] for c in parse.kids(i, "amod")), *filter(None, (parse.case(i),)))
    return next(
        (
            words.verdicts[p]
            for p in (*(f"{a} {parse.lemma[i]}" for a in around), parse.lemma[i])
            if p in words.verdicts
        ),
        None,
    )


def _with_adverbs(parse: Parse, verb: int) -> Iterator[str]:
    """A verb with each word beside it that says how: "fall short", "go far enough"."""
    for c in parse.kids(verb, "advmod", "xcomp"):
        yield " ".join((parse.lemma[verb], *(parse.lower[t] for t in parse.subtree(c, parse.kids(c, "obl", "advcl")))))


def _finder(parse: Parse, words: PositionWords, i: int) -> int | None:
    """The verb by which somebody finds something so: "considers it …", "described it as …"."""
    verb = parse.head[i]
    as_it_is = parse.dep[i] == "xcomp" or (parse.dep[i] in ("obl", "advcl") and parse.case(i) in ("as", ""))
    return verb if verb != i and as_it_is and parse.lemma[verb] in words.finding else None
