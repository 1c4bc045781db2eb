"""Standing: how a name stands in its clause, and so whether it is somebody who acts or only says where something is."""

from __future__ import annotations

from parley.lexicon.actors import Gazetteer
from parley.reading.syntax.parse import Parse

__all__ = ["acts_at", "head_of", "is_located", "relation", "stands_as_noun", "stands_for_government"]

_LOCATIVE = frozenset(
    {"in", "at", "into", "near", "across", "inside", "within", "throughout", "around", "outside", "over", "through", "onto", "off", "toward", "towards", "beyond"}
)  # fmt: skip
_EXAMPLES = frozenset({"like", "such as"})
_WHERE = _LOCATIVE - {"over", "through", "off", "toward", "towards", "around", "into", "onto"}
"""Prepositions that are hardly ever said of persons."""
_JOINED = 4
_ALIKE = frozenset({"conj", "appos", "flat", "nmod:desc"})
"""Relations whose dependent is to the clause what its head is."""

_PLAIN = {"obj": "object", "iobj": "object", "nmod:poss": "owner", "root": "alone"}
_HOST = frozenset({"PLACE", "FAC"})


def head_of(parse: Parse, first: int, end: int) -> int:
    """The token of a span whose head lies outside it."""
    return next((t for t in range(first, end) if not first <= parse.head[t] < end or parse.head[t] == t), end - 1)


def stands_as_noun(parse: Parse, head: int) -> bool:
    """Whether a name is no part of another noun: not the "Russian" of "Russian troops"."""
    return parse.dep[head] not in ("amod", "compound", "nmod:desc", "flat", "nmod:poss") and parse.pos[head] in (
        "NOUN",
        "PROPN",
    )


def acts_at(parse: Parse, gazetteer: Gazetteer, head: int) -> bool:
    """Whether a name stands where something acts, is met, addressed or owned, and not only where something is."""
    dep = parse.dep[head]
    if dep in ("compound", "amod", "nmod:desc"):
        return False
    if dep in ("conj", "appos", "flat") and parse.head[head] != head:
        above = parse.head[head]
        if parse.ent_at[above] >= 0 and parse.ents[parse.ent_at[above]][2] in _HOST and dep == "appos":
            return False
        if dep == "conj" and parse.pos[above] == "NOUN" and parse.pos[head] == "PROPN":
            return True  # a name joined to what is none: their common preposition is a slip of the tree
        return acts_at(parse, gazetteer, above) if parse.pos[above] in ("NOUN", "PROPN") else True
    case = parse.case(head)
    if case in _EXAMPLES or set(case.split()) & _LOCATIVE:
        return False
    return not _is_whither(parse, gazetteer, head, case)


def _is_whither(parse: Parse, gazetteer: Gazetteer, head: int, case: str) -> bool:
    """Whether a name is where something goes to or comes from, or whose ground something is: "flew to N", "the border with N"."""
    above, roles = parse.lemma[parse.head[head]], gazetteer.roles
    joint = parse.child(head, "case")
    beside = parse.lemma[joint - 1] if joint else above  # the tree often hangs on the verb what belongs to the noun
    if parse.dep[head] in ("obl", "nmod") and case in ("of", "with", "to", "between") and beside in roles.words.ground:
        return True
    return case in ("to", "from") and parse.dep[head] in ("obl", "nmod") and above in roles.words.motion


def is_located(parse: Parse, gazetteer: Gazetteer, head: int) -> bool:
    """Whether a name tells where something is: below "in" or "near", what is entered or left, or joined to such a name."""
    for _ in range(_JOINED):
        if parse.case(head):
            return bool(set(parse.case(head).split()) & _WHERE)
        if parse.dep[head] == "obj":
            return parse.lemma[parse.head[head]] in gazetteer.roles.words.motion
        if parse.dep[head] != "conj" or parse.pos[parse.head[head]] != "PROPN":
            return False
        head = parse.head[head]
    return False


def stands_for_government(parse: Parse, gazetteer: Gazetteer, head: int) -> bool:
    """A capital stands for its government as a subject, an agent, a party of with, between or to, or an owner."""
    dep, case = parse.dep[head], parse.case(head)
    if dep == "conj" and parse.head[head] != head:
        return stands_for_government(parse, gazetteer, parse.head[head])
    if dep in ("nsubj", "nsubj:pass", "obl:agent"):
        return True
    if dep in ("obj", "iobj"):
        return parse.lemma[parse.head[head]] not in gazetteer.roles.words.motion
    return dep == "nmod:poss" or (
        dep in ("obl", "nmod", "obl:arg") and case in ("with", "between", "by", "against", "of")
    )


def relation(parse: Parse, gazetteer: Gazetteer, head: int) -> str:
    """What a mention is to its clause, in few words: "says", "acts", "owner", "oblique with"; of those joined what the first is."""
    noun = head
    for _ in range(_JOINED):
        above = parse.head[noun]
        if parse.dep[noun] not in _ALIKE or above == noun or parse.pos[above] not in ("NOUN", "PROPN", "ADJ"):
            break
        noun = above
    dep, above = parse.dep[noun], parse.head[noun]
    if dep in ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "obl:agent"):
        return _as_subject(parse, gazetteer, dep, above)
    if dep in ("obl", "obl:arg", "nmod"):
        case = (parse.case(head) or parse.case(noun)).split()
        return f"{dep.split(':')[0]} {case[0] if case else 'alone'}"
    return _PLAIN.get(dep, dep.split(":")[0])


def _as_subject(parse: Parse, gazetteer: Gazetteer, dep: str, verb: int) -> str:
    if parse.child(verb, "cop") is not None:
        return "is"
    if dep == "nsubj:pass":
        return "suffers"
    return "says" if parse.lemma[verb] in gazetteer.roles.words.telling else "acts"
