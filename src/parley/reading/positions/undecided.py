"""Stands that are still open: "is considering the offer", "has yet to respond to the plan", "has not decided whether to attend"."""

from __future__ import annotations

from parley.reading.positions.want import Want
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["undecided"]

_ABOUT = ("ccomp", "xcomp", "advcl", "obj", "obl", "obl:arg")
_ON = frozenset({"on", "to", "about", "over"})
_TO_COME = frozenset({"will", "would", "'ll"})


def undecided(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """The stand of who has not made up his mind on an offer, a plan, or whether to do something."""
    parse = scene.parse
    if parse.pos[i] not in ("ADJ", "VERB"):
        return None
    if parse.pos[i] == "ADJ":
        is_open = parse.lower[i] in words.wavering and parse.child(i, "cop") is not None
    else:
        is_open = _ponders(parse, words, i) or _is_to_answer(parse, words, i)
    about = next((c for c in parse.children[i] if c > i and is_open and _is_matter(parse, words, i, c)), None)
    who = parse.head[i] if parse.dep[i] == "xcomp" and parse.lemma[parse.head[i]] == "have" else i
    return None if about is None else Want(i, (about,), scene.doers(who), "undecided", "undecided")


def _ponders(parse: Parse, words: PositionWords, i: int) -> bool:
    """Whether somebody thinks a thing over now: "is studying the proposal", "will consider the request"."""
    now = parse.has(i, "VerbForm=Part") and "be" in parse.aux(i) and parse.child(i, "nsubj:pass") is None
    return parse.lemma[i] in words.pondering and not parse.negated(i) and (now or bool(_TO_COME & set(parse.aux(i))))


def _is_to_answer(parse: Parse, words: PositionWords, i: int) -> bool:
    """Whether an answer or decision is still to be given: "has not yet replied", "is yet to sign", "will decide whether …"."""
    if parse.lemma[i] not in words.answering:
        return False
    above = parse.head[i] if parse.dep[i] == "xcomp" and parse.lemma[parse.head[i]] == "have" else i
    yet = any(parse.lower[c] in ("yet", "still") for t in {i, above} for c in parse.kids(t, "advmod"))
    if yet and (to_infinitive(parse, i) or parse.negated(i)):
        return True
    aux = set(parse.aux(i))
    return parse.lemma[i] == "decide" and ("have" in aux if parse.negated(i) else bool(_TO_COME & aux))


def _is_matter(parse: Parse, words: PositionWords, verb: int, c: int) -> bool:
    """Whether a complement says what is open: whether to do something, or what has been offered or proposed."""
    if parse.dep[c] not in _ABOUT:
        return False
    if any(parse.lower[m] == "whether" for m in parse.kids(c, "mark")):
        return True
    offered = parse.lemma[c] in words.pacts | words.offered or parse.pos[verb] == "ADJ"
    return offered and parse.pos[c] == "NOUN" and (parse.dep[c] == "obj" or parse.case(c) in _ON)
