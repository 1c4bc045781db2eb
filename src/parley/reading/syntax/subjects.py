"""Subjects: who does what a verb tells, where the verb has none of its own or the tree gave it another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.reading.syntax.forms import MODALS

if TYPE_CHECKING:
    from parley.reading.syntax.parse import Parse

__all__ = ["joined_amiss", "of_nobody", "subject"]

_FARTHEST = 12
"""Clauses above a verb among which its subject is looked for."""
_NOBODY = frozenset({"no", "neither", "nobody"})
_OWN = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_SHARING = ("conj", "xcomp", "advcl", "aux", "cop", "ccomp", "parataxis")
"""Relations of a verb that takes the subject of the clause it depends on."""
_APPEALED = frozenset({"on", "upon", "to", "with"})
"""Prepositions behind which some verbs of asking name the one asked."""
_DEPENDENT = frozenset({"xcomp", "ccomp", "advcl"})


def of_nobody(parse: Parse, verb: int) -> bool:
    """Whether a clause tells what nobody of those spoken of does: "neither side shall withdraw", "Neither Chad nor Niger will leave"."""
    subjects = parse.kids(verb, "nsubj")
    return any(parse.lower[d] in _NOBODY for c in subjects for d in (c, *parse.kids(c, "det", "cc", "cc:preconj")))


def subject(parse: Parse, verb: int) -> int | None:
    """The token that is the subject of a verb: its own, the one stated above its paragraph, or one that it shares."""
    i = verb
    for _ in range(_FARTHEST):
        found = _at(parse, i)
        if found is None and parse.lower[verb].endswith("ing"):
            found = _credited(parse, i)
        if found is not None:
            return found
        if parse.dep[i] not in _SHARING or parse.head[i] == i:
            return None
        if (described := _goes_on(parse, i)) is not None:
            return described
        inside = joined_amiss(parse, i) and parse.dep[parse.head[i]] in _DEPENDENT
        i = parse.head[parse.head[i]] if inside else parse.head[i]
    return None


def _at(parse: Parse, i: int) -> int | None:
    """The subject that a verb has by itself or by how it hangs on its head."""
    above = parse.head[i]
    own = parse.enacted.get(i, parse.child(i, *_OWN))
    if own is not None:
        return _antecedent(parse, own, i)
    if parse.dep[i] in ("acl", "acl:relcl") and parse.pos[above] in ("NOUN", "PROPN", "PRON"):
        return above
    if (
        (asked := _asked(parse, i)) is not None
        or parse.dep[i] != "xcomp"
        or parse.lemma[above] in parse.governing.promising
    ):
        return asked
    return parse.child(above, "obj", "iobj")


def _goes_on(parse: Parse, verb: int) -> int | None:
    """Who a relative clause is about that the tree closes too early: "met N, who called it useful and said …"; a comma would close it."""
    joint = parse.child(verb, "cc")
    if parse.dep[verb] != "conj" or joint is None or not parse.head[verb] < joint - 1:
        return None
    last = joint - 1
    clause = next((t for t in (last, *parse.ancestors(last)) if parse.dep[t] == "acl:relcl"), None)
    if clause is None or not parse.head[verb] < clause or not parse.has(clause, "VerbForm=Fin"):
        return None
    who = parse.child(clause, "nsubj", "nsubj:pass")
    opened = who is not None and parse.lower[who] in ("who", "which") and parse.words[who - 1] == ","
    return parse.head[clause] if opened and "," not in parse.words[clause:joint] else None


def joined_amiss(parse: Parse, verb: int) -> bool:
    """Whether a finite verb cannot go on with what the tree joins it to: "urged them not to sign and calls …", "says A and B plan it and calls …"."""
    above = parse.head[verb]
    joined = parse.dep[verb] == "conj" and parse.child(verb, "cc") is not None and parse.child(verb, *_OWN) is None
    if not joined or not parse.has(verb, "VerbForm=Fin") or parse.aux(verb):
        return False
    bare = any(parse.lower[m] == "to" for m in parse.kids(above, "mark")) or MODALS & set(parse.aux(above))
    theirs = parse.child(above, "nsubj")
    several = theirs is not None and (parse.has(theirs, "Number=Plur") or parse.child(theirs, "conj") is not None)
    return bool(bare) or (several and parse.has(verb, "Number=Sing") and parse.has(verb, "Person=3"))


def _asked(parse: Parse, verb: int) -> int | None:
    """Who is to do an infinitive that stands beside him below the verb: "called on the army to stop"."""
    above = parse.head[verb]
    to = any(parse.lower[m] == "to" for m in parse.kids(verb, "mark"))
    if not to or parse.dep[verb] not in ("xcomp", "advcl") or parse.lemma[above] not in parse.governing.asking:
        return None
    obliques = (c for c in parse.kids(above, "obl", "obl:arg") if c < verb)
    return next((c for c in obliques if parse.case(c) in _APPEALED), None)


def _credited(parse: Parse, verb: int) -> int | None:
    """Who did that for which somebody thanks or blames him: "thanked A for hosting the talks"."""
    above = parse.head[verb]
    if parse.dep[verb] != "advcl" or parse.lemma[above] not in parse.governing.crediting:
        return None
    marked = any(parse.lower[m] == "for" for m in parse.kids(verb, "mark"))
    return parse.child(above, "obj", "nsubj:pass") if marked else None


def _antecedent(parse: Parse, found: int, verb: int) -> int:
    """The noun a relative pronoun stands for, else the subject itself."""
    if parse.lower[found] in ("who", "which", "that", "whose") and parse.dep[verb] in ("acl:relcl", "acl"):
        return parse.head[verb]
    return found
