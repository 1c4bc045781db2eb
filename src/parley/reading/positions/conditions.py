"""Conditions: under what somebody would do or accept a thing, and whether nothing else will do."""

from __future__ import annotations

from parley.reading.positions.want import Want
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.supposed import is_in_present

__all__ = ["barred", "conditioned", "conditions", "strictly"]

_CLAUSES = frozenset({"advcl", "conj"})
_WHEN = frozenset({"when", "after"})
_WILL = frozenset({"will", "would", "'ll", "wo", "can", "ca"})
_AS_LONG = frozenset({"long", "soon", "far"})
"""What stands between two "as" of a condition."""


def conditioned(scene: Scene, words: PositionWords, head: int) -> bool:
    """Whether a clause or phrase has a condition: "if …", "unless …", "in exchange for …"."""
    return bool(conditions(scene, words, head))


def conditions(scene: Scene, words: PositionWords, head: int) -> tuple[int, ...]:
    """The heads of what a clause or phrase has as its conditions."""
    own = tuple(c for c in scene.parse.children[head] if _is_condition(scene, words, c))
    below = scene.parse.child(head, "xcomp")
    return own if own or below is None else conditions(scene, words, below)  # "would consider joining if …"


def _is_condition(scene: Scene, words: PositionWords, c: int) -> bool:
    """Whether a clause or phrase is a condition of what is above it; a day until which something lasts is none."""
    parse = scene.parse
    if (
        parse.dep[c] in _CLAUSES
        and all(parse.lower[t] != "even" for t in parse.kids(c, "advmod"))
        and _opens(parse, words, c)
    ):
        return True
    if parse.dep[c] in ("obl", "obl:arg"):
        proviso = parse.lemma[c] in words.provisos and parse.child(c, "acl", "acl:relcl", "ccomp") is not None
        told = parse.pos[c] == "NUM" or scene.setting.is_time(c) or (c < parse.head[c] and parse.case(c) == "after")
        return proviso or (_terms(parse, c) in words.nominals and not told)  # "after the attack, both agreed": no terms
    clause = parse.child(c, "advcl") if parse.lower[c] in _AS_LONG else None
    said = clause is not None and parse.child(clause, "nsubj", "nsubj:pass") is not None
    return said and clause is not None and parse.lower[parse.subtree(clause)[0]] == "as"


def _opens(parse: Parse, words: PositionWords, clause: int) -> bool:
    """Whether a clause opens with a word for a condition, or with "only" and one for a time: "only when …", but not "until recently"."""
    marks = (clause, *parse.kids(clause, "mark", "advmod", "case"))
    opening = {parse.lower[m] for m in marks}
    if "while" in opening and parse.negated(parse.head[clause]) and is_in_present(parse, clause):
        return bool(_WILL & set(parse.aux(parse.head[clause])))  # "will not sign while there are tanks …"
    until = "until" in opening and parse.pos[clause] != "VERB" and parse.child(clause, "cop", "aux") is None
    only = any(parse.lower[m] in _WHEN and m > 0 and parse.lower[m - 1] == "only" for m in marks)
    return only or bool(opening & words.clauses and not until)


def _terms(parse: Parse, c: int) -> str:
    """The preposition of a phrase, with the noun that only serves it: "until", "in exchange for"."""
    served = parse.child(c, "nmod")
    if served is None or parse.child(c, "det") is not None:
        return parse.case(c)
    return f"{parse.case(c)} {parse.lower[c]} {parse.case(served)}"


def strictly(parse: Parse, words: PositionWords, head: int) -> bool:
    """Whether nothing but the condition will do: "only if …", "unless …", "not … until …", "stay … until …"."""
    firm = parse.negated(head) or parse.lemma[head] in words.lasting
    for c in parse.kids(head, "advcl"):
        marks = {parse.lower[c], *(parse.lower[m] for m in parse.kids(c, "mark", "advmod", "case"))}
        only = firm or "only" in marks or any(parse.lower[t] == "only" for t in parse.kids(head, "advmod") if t < c)
        if marks & words.strict or (only and marks & words.clauses):
            return True
    return False


def barred(scene: Scene, words: PositionWords, i: int) -> Want | None:
    """What somebody says there can be none of but on a condition: "no return to the talks unless …", "no deal without …"."""
    parse = scene.parse
    if not any(parse.lower[d] == "no" for d in parse.kids(i, "det")):
        return None
    clause = parse.head[i] if parse.dep[i] == "nsubj" and parse.child(parse.head[i], "expl") is not None else i
    terms = (c for t in {i, clause} for c in parse.kids(t, "advcl", "obl", "nmod") if c > i)
    if not any(
        parse.case(c) in words.barring or any(parse.lower[m] in words.barring for m in parse.kids(c, "mark"))
        for c in terms
    ):
        return None
    return Want(i, (i,), scene.speakers(i), "conditional", "conditional")
