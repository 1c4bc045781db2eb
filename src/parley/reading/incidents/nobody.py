"""Clauses that tell of nobody's deed: of none of those named, of whoever may do so, of what is tried by nobody, of what something is only called."""

from __future__ import annotations

from parley.reading.syntax.clauses import governor, reality, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["of_any", "of_neither", "of_whoever", "only_called", "untold"]

_WHOEVER = frozenset({"those", "anyone", "anybody", "whoever"})


def of_neither(parse: Parse, verb: int) -> bool:
    """Whether none of those named does what a verb tells: "neither Kenya nor Chad attacked", "not one ship was boarded"."""
    named = parse.kids(verb, "nsubj", "nsubj:pass")
    none = {parse.lower[c] for s in named for c in parse.kids(s, "cc:preconj", "cc", "advmod")}
    return not none.isdisjoint(("neither", "not"))


def of_whoever(parse: Parse, i: int) -> bool:
    """Whether a clause only says of whom something will be true: "will be used against groups that refuse to disarm", "those who attack it"."""
    host = parse.head[i]
    if parse.dep[i] != "acl:relcl" or reality(parse, i) != "present":
        return False
    bare = (
        parse.pos[host] == "NOUN"
        and parse.has(host, "Number=Plur")
        and not parse.kids(host, "det", "nmod:poss", "nummod")
    )
    above = governor(parse, host)
    if not (bare or parse.lower[host] in _WHOEVER) or above is None:
        return False
    return reality(parse, above) in ("future", "proposed", "conditional")


def of_any(parse: Parse, i: int) -> bool:
    """Whether an infinitive tells what nobody is said to have tried: "would oppose any attempt to undermine …", "made no effort to attack"."""
    dets = {parse.lower[d] for d in parse.kids(parse.head[i], "det")}
    return parse.dep[i] == "acl" and to_infinitive(parse, i) and not dets.isdisjoint(("any", "no", "every"))


def only_called(parse: Parse, noun: int) -> bool:
    """Whether a noun says what somebody calls a thing: "dismissed the demand as an ultimatum"."""
    ones = any(parse.lower[d] in ("a", "an") for d in parse.kids(noun, "det"))
    return ones and parse.case(noun) == "as" and parse.pos[parse.head[noun]] == "VERB"


def untold(parse: Parse, telling: int) -> bool:
    """Whether nobody tells a thing: "had no reports of an attack", "has not seen reports of …"."""
    above = parse.head[telling]
    none = any(parse.lower[d] == "no" for d in parse.kids(telling, "det"))
    return none or (parse.dep[telling] == "obj" and parse.negated(above))
