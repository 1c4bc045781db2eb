"""Numbers whose noun is left out: what they take up, or whether they can count people at all.

"Let in 300 lorries instead of the 600 agreed", "two bodies, with 19 still missing": such a number takes up the noun that was counted
before. Without one it counts people only where a clause has them do or suffer something.
"""

from __future__ import annotations

from parley.reading.syntax.parse import Parse

__all__ = ["acts", "is_spent", "number_of", "suffer", "takes_up"]

_PARTS = frozenset({"nsubj", "nsubj:pass", "obl:agent", "obj", "iobj"})
_GOT = frozenset({"obj", "iobj"})
_SUMS = frozenset({"number", "total", "count", "tally", "amount"})
"""Nouns of which the number says how many there are: "brought the number of observers to 46", "the supporter count to 66"."""
_CLAUSES = frozenset({"acl", "acl:relcl", "amod", "xcomp", "advcl"})


def suffer(parse: Parse, head: int, words: frozenset[str]) -> bool:
    """Whether something is told to happen to those counted, by the verb above or a word beside the number: "killing five", "left 12 dead"."""
    above = parse.head[head]
    near = [above, *parse.kids(head, *_CLAUSES)]
    if parse.dep[head] == "obj":
        near += parse.kids(above, "xcomp")
    if parse.dep[head] == "obl":  # "the death toll rose to 46"
        near += parse.kids(above, "nsubj", "obj")
    return any({parse.lemma[t], parse.lower[t]} & words for t in near)


def takes_up(parse: Parse, head: int, before: int) -> bool:
    """Whether a number without a noun may take up the one counted at `before`; an age behind a name does not."""
    verb = parse.head[head]
    rises = (
        parse.dep[head] == "obl"
        and parse.case(head) == "to"
        and verb > before
        and parse.child(verb, "nsubj") is not None
    )
    if rises and parse.subject(verb) != parse.subject(parse.head[before]):
        return False  # "who won 31 seats, said the age must rise to 67"
    if parse.dep[head] == "obl" and parse.case(head) == "from" and parse.child(verb, "obj") not in (None, before):
        return False  # "…, want to raise the age from 65"
    return parse.pos[head] == "NUM" and not (parse.dep[head] == "appos" and parse.pos[verb] == "PROPN")


def acts(parse: Parse, head: int) -> bool:
    """Whether a clause tells what those counted do or have done to them: "eighteen voted for it", "needs sixty-one"."""
    return parse.dep[head] in _PARTS and parse.pos[parse.head[head]] == "VERB"


def is_spent(parse: Parse, head: int, spending: frozenset[str]) -> bool:
    """Whether a bare number is money: "cost taxpayers millions"."""
    return parse.dep[head] in _GOT and parse.lemma[parse.head[head]] in spending


def number_of(parse: Parse, head: int) -> int | None:
    """What is counted where its number comes to so much: "brought the number of observers to 46", "the supporter count to 66"."""
    if parse.dep[head] not in ("obl", "obj", "nmod"):
        return None
    above = parse.head[head]
    near = (above,) if parse.dep[head] == "nmod" else parse.kids(above, "obj", "nsubj")
    summed = next((c for c in near if parse.lemma[c] in _SUMS and c != head and parse.pos[c] == "NOUN"), None)
    if summed is None or (parse.dep[head] == "nmod" and parse.case(head) not in ("to", "from")):
        return None
    below = next((c for c in parse.kids(summed, "nmod") if parse.case(c) == "of" and c != head), None)
    return parse.child(summed, "compound") if below is None else below
