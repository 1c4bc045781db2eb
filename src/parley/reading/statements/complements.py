"""Complements: what a verb of attribution governs, by the kinds that `lexicon/speech.toml` knows.

Each finder answers with the tokens of the content and whom it was said to, or None where the sentence has no such complement.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.clauses import to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["Complement", "addressee_of", "complement", "content_of", "outside"]

_MARKS = frozenset('"”“’‘»«')
_OBJECTLESS = frozenset(
    {
        "it",
        "that",
        "this",
        "what",
        "which",
        "nothing",
        "something",
        "so",
        "him",
        "her",
        "them",
        "me",
        "us",
        "you",
        "himself",
        "themselves",
    }
)
"""Objects that only point to what was said elsewhere."""


_CONDITIONS = frozenset({"if", "unless", "because", "although", "though", "provided"})
_TAKES_UP = frozenset({"it", "they", "this", "that", "these", "those"})
_ITS = frozenset({"its", "their", "his", "her"})


class Complement(NamedTuple):
    """What was said (tokens, in the order in which the grammar has them), by which rule, and the token of whom it was said to."""

    rule: str
    tokens: list[int]
    addressee: int | None


def complement(parse: Parse, words: SpeechWords, i: int, takes: frozenset[str]) -> Complement | None:
    """The first complement of cue `i` that is among those it takes and that the sentence gives."""
    for kind, find in _FINDERS:
        if (kind in takes or kind == "oblique") and (made := find(parse, words, i, takes)) is not None:
            return made
    return None


def _finite(parse: Parse, words: SpeechWords, i: int, _: frozenset[str]) -> Complement | None:
    """A finite clause or quoted words: "said that …", "“…,” she said"."""
    tokens = _closing(parse, i) or _clause(parse, words, i)
    return Complement("clause", tokens, addressee_of(parse, words, i)) if tokens else None


def _closing(parse: Parse, i: int) -> list[int]:
    """Everything before the comma of "<what was said>, the mediators said on Friday", however the tree has it.

    Nothing but the cue, its subject and its adjuncts may follow that comma.
    """
    first, end = parse.sents[parse.sent[i]]
    subject = parse.child(i, "nsubj")
    if subject is None or parse.pos[i] != "VERB" or parse.lower[first] == "as":
        return []
    own = parse.subtree(subject)
    start = min(own[0], i)
    if (
        not first + 3 < start
        or start - own[-1] > 1
        or any(parse.dep[c] in ("ccomp", "xcomp", "obj", "conj") and c > i for c in parse.children[i])
    ):
        return []
    comma = start - 1
    while comma > first and parse.words[comma] in _MARKS:
        comma -= 1
    if (parse.words[comma] not in ",?!" and comma == start - 1) or _goes_on(parse, i, max(i, own[-1]) + 1, end):
        return []
    inside = range(first, comma)
    return list(inside) if any(parse.pos[t] in ("VERB", "AUX") for t in inside) else []


def _goes_on(parse: Parse, i: int, first: int, end: int) -> bool:
    """Whether something stands between two tokens that does not hang on the cue, or a clause that does."""
    return any(
        parse.dep[t] != "punct"
        and ((t != i and i not in parse.ancestors(t)) or (parse.pos[t] == "VERB" and parse.dep[t] in ("conj", "ccomp")))
        for t in range(first, end)
    )


def _clause(parse: Parse, words: SpeechWords, i: int) -> list[int]:
    """A finite clause, on either side; the clause that a parenthetical cue interrupts; words after a colon."""
    told = (
        *parse.children[i],
        *(c for x in parse.kids(i, "xcomp") if parse.pos[x] == "ADJ" for c in parse.children[x]),
    )
    for c in (t for t in told if parse.dep[t] in ("ccomp", "csubj", "csubj:pass", "csubj:outer")):
        return content_of(parse, c) + _said_too(parse, i, c) + _behind(parse, words, i, c)
    if parse.dep[i] == "parataxis" and not parse.kids(i, "parataxis"):
        return _interrupted(parse, i)
    if parse.dep[i] == "advcl" and any(parse.lower[m] in ("as", "like") for m in parse.kids(i, "mark", "advmod")):
        told_by = parse.child(i, "nsubj", "obl:agent", "obl")
        return _interrupted(parse, i) if told_by is not None else []
    for c in parse.kids(i, "parataxis"):
        if c > i and _after_colon(parse, i, c):
            return content_of(parse, c)
    return []


def _said_too(parse: Parse, i: int, c: int) -> list[int]:
    """A clause joined to the cue instead of to what was said: "said the talks had ended and their result was clear".

    It goes on with what was said if its subject takes that up and nothing sets it off.
    """
    out: list[int] = []
    for k in parse.kids(i, "conj"):
        subject = parse.child(k, "nsubj", "nsubj:pass")
        if subject is None or not i < c < k or any(parse.words[t] in ",;" for t in range(c, subject)):
            continue
        if parse.lower[subject] in _TAKES_UP or any(parse.lower[p] in _ITS for p in parse.kids(subject, "nmod:poss")):
            out += parse.subtree(k)
    return out


def _behind(parse: Parse, words: SpeechWords, i: int, c: int) -> list[int]:
    """What the tree hung on the cue although it stands behind what was said and is no part of the saying: "said it was off unless …"."""
    out: list[int] = []
    last = max(parse.subtree(c))
    for o in parse.children[i]:
        if not i < c < o or o < last or parse.dep[o] not in ("advcl", "obl", "xcomp", "ccomp", "obl:unmarked"):
            continue
        tokens = parse.subtree(o)
        set_off = any(parse.words[t] in ",;:–—" for t in range(last + 1, tokens[0] + 1))
        held = {parse.lower[m] for m in parse.kids(o, "mark")} & _CONDITIONS
        if (set_off and not held) or parse.lemma[o] in words.documents or parse.lemma[o] in words.verbs:
            break
        out += tokens
        last = tokens[-1]
    return out


def _interrupted(parse: Parse, i: int) -> list[int]:
    head = parse.head[i]
    if parse.subject(i) is None:
        return []
    return [t for t in parse.subtree(head, {i}) if not outside(parse, head, t)]


def outside(parse: Parse, head: int, token: int) -> bool:
    """Punctuation that hangs on the clause but does not belong to what was said."""
    return parse.dep[token] == "punct" and parse.head[token] == head and parse.words[token] in (",", "-", "–", "—")


def _after_colon(parse: Parse, i: int, c: int) -> bool:
    """Whether a colon stands before the clause of `c`, or a quotation mark, and nothing but those: "he went on: …"."""
    first = parse.subtree(c)[0]
    lead = [parse.words[t] for t in range(max(i + 1, first - 2), min(first + 2, c + 1))]
    return ":" in lead or bool(_MARKS.intersection(lead))


def content_of(parse: Parse, c: int) -> list[int]:
    """The clause without its leading "that"."""
    tokens = parse.subtree(c)
    marks = [m for m in parse.kids(c, "mark") if parse.lower[m] == "that"]
    first = next((t for t in tokens if parse.dep[t] != "punct"), None)
    return [t for t in tokens if not (t == first and t in marks)]


def _request(parse: Parse, words: SpeechWords, i: int, _: frozenset[str]) -> Complement | None:
    """Whom and what: "urged both sides to stop". The content holds both, the addressee is the first."""
    what = parse.child(i, "xcomp", "advcl", "ccomp")
    if what is None or parse.pos[what] not in ("VERB", "AUX", "ADJ", "NOUN") or not to_infinitive(parse, what):
        return None
    if parse.lemma[what] in words.naming:
        return None
    asked = parse.child(i, "obj", "iobj") or next(
        (o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) in ("on", "upon", "to") and o < what), None
    )
    if asked is None:
        return Complement("request", content_of(parse, what), None) if parse.dep[what] == "xcomp" else None
    case = set(parse.kids(asked, "case"))
    return Complement("request", [t for t in parse.subtree(asked) if t not in case] + parse.subtree(what), asked)


def _infinitive(parse: Parse, words: SpeechWords, i: int, _: frozenset[str]) -> Complement | None:
    """An open clause with the subject's own action: "promised to …"."""
    deed = parse.child(i, "xcomp")
    if parse.dep[i] == "acl:relcl" and parse.subject(i) != parse.head[i]:
        return None  # "the houses that they had promised to leave" tells of the houses
    if deed is None or parse.pos[deed] not in ("VERB", "AUX") or not to_infinitive(parse, deed):
        return None
    if parse.lemma[deed] in words.naming:
        return None
    doer = parse.child(i, "obj")
    if doer is not None and i < doer < deed and parse.lemma[i] not in words.addressing:
        return Complement("infinitive", parse.subtree(doer) + parse.subtree(deed), None)  # "wants the army to leave"
    return Complement("infinitive", content_of(parse, deed), addressee_of(parse, words, i))


def _predicate(parse: Parse, _: SpeechWords, i: int, __: frozenset[str]) -> Complement | None:
    """The object and its predicate: "called it a crime", "described the talks as useful"."""
    obj = parse.child(i, "obj", "nsubj:pass")
    what = parse.child(i, "xcomp")
    if what is None or (parse.pos[what] in ("VERB", "AUX") and to_infinitive(parse, what)):
        what = next((o for o in parse.kids(i, "obl", "advcl", "xcomp") if _as(parse, o)), None)
    if obj is None or what is None:
        return None
    return Complement("predicate", parse.subtree(obj) + parse.subtree(what), None)


def _as(parse: Parse, o: int) -> bool:
    return any(parse.lower[c] == "as" for c in parse.kids(o, "case", "mark"))


def _oblique(parse: Parse, _: SpeechWords, i: int, takes: frozenset[str]) -> Complement | None:
    """What stands behind one of the prepositions that the cue takes: "called for …", "accused him of …"."""
    obj = parse.child(i, "obj", "nsubj:pass")
    behind = parse.kids(obj, "acl", "nmod") if obj is not None and obj > i else ()
    for o in (*parse.children[i], *behind):
        if parse.dep[o] not in ("obl", "obl:arg", "advcl", "nmod", "xcomp", "ccomp", "acl") or o < i:
            continue
        if parse.lemma[o] == "behalf":
            continue
        marker = parse.case(o) or next((parse.lower[m] for m in parse.kids(o, "mark")), "")
        if marker in takes:
            lead = {c for c in parse.children[o] if parse.dep[c] in ("case", "mark") and parse.lower[c] == marker}
            tokens = [t for t in parse.subtree(o) if t not in lead]
            return _with_target(parse, i, takes, tokens) if tokens else None
    return None


def _with_target(parse: Parse, i: int, takes: frozenset[str], tokens: list[int]) -> Complement:
    target = parse.child(i, "obj")
    if "target" in takes and target is not None:
        tokens = parse.subtree(target) + tokens
    return Complement("oblique", tokens, target)


def _object(parse: Parse, words: SpeechWords, i: int, _: frozenset[str]) -> Complement | None:
    """The object and what follows it in the clause, up to where and when it was said."""
    obj = parse.child(i, "obj", "nsubj:pass")
    if obj is None or parse.lower[obj] in _OBJECTLESS:
        return None
    tokens = parse.subtree(obj)
    for o in parse.children[i]:
        if o < obj or parse.dep[o] not in ("obl", "obl:arg", "advcl") or _of_saying(parse, words, o) or o < tokens[-1]:
            continue
        if parse.dep[o] == "advcl" and parse.lemma[o] in words.verbs:
            break
        if any(parse.words[t] in ",;" for t in range(tokens[-1] + 1, parse.subtree(o)[0])):
            break
        tokens += parse.subtree(o)
    return Complement("object", tokens, addressee_of(parse, words, i))


def _of_saying(parse: Parse, words: SpeechWords, o: int) -> bool:
    """An adjunct that tells how, when or where something was said: "in a statement", "on Friday", "by phone", "in Geneva"."""
    case = parse.case(o)
    if parse.lemma[o] in words.documents or case in ("by", "during", "after", "before"):
        return True
    if parse.dep[o] == "advcl" or case not in ("", "on", "in", "at"):
        return False
    place = parse.ent_at[o] >= 0 and parse.ents[parse.ent_at[o]][2] in ("PLACE", "FAC")
    return not case or place or parse.pos[o] == "NUM" or parse.lemma[o] in words.occasions


def addressee_of(parse: Parse, words: SpeechWords, i: int) -> int | None:
    """The token of whom something was said to: the object of verbs such as "tell", or a noun behind "to"."""
    obj = parse.child(i, "iobj")
    if obj is None and parse.lemma[i] in words.addressing:
        obj = parse.child(i, "obj")
    if obj is not None:
        return obj
    behind = (o for o in parse.kids(i, "obl", "obl:arg") if parse.pos[o] in ("NOUN", "PROPN"))
    return next((o for o in behind if parse.case(o) == "to"), None)


_FINDERS: tuple[tuple[str, Callable[[Parse, SpeechWords, int, frozenset[str]], Complement | None]], ...] = (
    ("clause", _finite),
    ("request", _request),
    ("infinitive", _infinitive),
    ("predicate", _predicate),
    ("oblique", _oblique),
    ("object", _object),
)
"""In the order in which they are tried."""
