"""Sources: the token of who says something, where the tree has it and where the tree went wrong."""

from __future__ import annotations

from collections.abc import Container, Sequence

from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.clauses import agent, passive, to_infinitive
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import Quotation, touching
from parley.reading.syntax.subjects import joined_amiss

__all__ = ["adds", "inverted", "lets_know", "nearer", "source", "standing_before", "stray_source", "told_on"]

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl")
_OWN = ("nsubj", "nsubj:pass", "aux", "mark", "obj", "iobj")
_OBLIQUE = frozenset({"obl", "nmod", "conj", "compound"})
_CLOSERS = frozenset({",", "”", '"', "’", "»", "''"})
_SHORTEST = 3
"""Tokens of what may be said before a cue that closes its sentence."""
_QUOTE_ENDS = frozenset({"”", '"', "’", "»", "''"})


def source(parse: Parse, words: SpeechWords, i: int, quotes: Sequence[Quotation]) -> int | None:
    """Who says it: the subject; the agent of a passive; for "was quoted as saying" the one quoted."""
    above = parse.head[i]
    if lets_know(parse, i):
        return parse.subject(above)
    if (
        (parse.lemma[above] in words.quoting or (parse.lemma[above] in words.hearing and passive(parse, above)))
        and parse.dep[i] in ("advcl", "xcomp", "obl")
        and not to_infinitive(parse, i)
        and (quoted := parse.child(above, "obj", "nsubj:pass")) is not None
    ):
        return quoted
    if parse.child(i, "nsubj") is None and parse.has(i, "Tense=Past"):
        by = _agent(parse, i)
        if by is not None or (parse.dep[i] == "acl" and (parse.has(i, "VerbForm=Part") or parse.words[i - 1] == ",")):
            return by  # "the plan, described as a trick": the plan describes nothing
    if (
        parse.dep[i] == "advcl"
        and parse.has(i, "Tense=Past")
        and (parse.child(i, *_OWN) is None or _was_asked(parse, i))
    ):
        return None  # "Asked whether …, the envoy said …": who was asked does not ask
    if parse.child(i, "nsubj:pass") is None and not parse.kids(i, "aux:pass"):
        return parse.subject(_outside_quotation(parse, i, quotes))
    return parse.subject(i) if parse.lemma[i] in words.quoting else None


def _was_asked(parse: Parse, i: int) -> bool:
    """Whether a cue only interrupts what its subject does, behind a comma: "the envoy, asked whether it would fail, shrugged"."""
    subject, above = parse.child(i, "nsubj"), parse.head[i]
    between = subject is not None and subject < i < above and parse.words[i - 1] == ","
    return between and parse.child(above, "nsubj", "nsubj:pass") is None


def lets_know(parse: Parse, i: int) -> bool:
    """Whether a verb of knowing stands in "let it be known that …"."""
    above = parse.head[i]
    it = parse.child(above, "obj", "expl")
    return parse.lemma[above] == "let" and it is not None and parse.lower[it] == "it" and passive(parse, i)


def _agent(parse: Parse, i: int) -> int | None:
    """Who does what a passive tells, also where the tree hangs it on what stands before: "described as a trick by the envoy"."""
    behind = (n for o in parse.kids(i, "obl") for n in parse.kids(o, "nmod") if parse.case(n) == "by")
    by = agent(parse, i)
    return by if by is not None or not (parse.dep[i] == "acl" or passive(parse, i)) else next(behind, None)


def _outside_quotation(parse: Parse, i: int, quotes: Sequence[Quotation]) -> int:
    """The verb whose subject a participle shares: none inside a quotation behind which it stands ("said “…”, adding that …")."""
    above = parse.start[parse.head[i]]
    around = next((q for q in touching(quotes, above, above + 1) if q.start <= above < q.end), None)
    if parse.dep[i] != "advcl" or around is None or around.start <= parse.start[i] < around.end:
        return i
    return next((t for t in parse.ancestors(i) if not around.start <= parse.start[t] < around.end), i)


def stray_source(parse: Parse, i: int) -> int | None:
    """The noun phrase between a quotation and its cue, or right behind the cue, that the tree hung into the quoted clause."""
    if (
        parse.child(i, "nsubj", "nsubj:pass", "nsubj:outer", "csubj") is not None
        or parse.child(i, "ccomp", "parataxis") is None
        or parse.lower[i].endswith("ing")
    ):
        return None
    if parse.words[i - 1] in _QUOTE_ENDS:
        return _phrase_at(parse, i + 1)
    start = parse.sents[parse.sent[i]][0]
    mark = next((t for t in range(i - 1, max(start, i - 16), -1) if parse.words[t] in _QUOTE_ENDS), None)
    return _phrase_at(parse, mark + 1) if mark is not None else None


def inverted(parse: Parse, words: SpeechWords, people: Container[int], i: int) -> int | None:
    """Who speaks behind a cue that closes its sentence: "…, argued the government's lawyer", "…, read a statement", which the tree takes for an object."""
    who = parse.child(i, "obj", "iobj", "vocative") or next(
        (o for o in parse.kids(i, "obl") if not parse.case(o)), None
    )
    if (
        parse.dep[i] not in ("conj", "parataxis", "advcl", "root")
        or not (who in people or (who is not None and parse.lemma[who] in words.documents))
        or parse.words[i - 1] not in _CLOSERS
    ):
        return None
    first, end = parse.sents[parse.sent[i]]
    own = parse.subtree(who) if who is not None else [i]
    if own[0] != i + 1 or parse.subject(i) in (own[0], who) or parse.child(i, "nsubj", "nsubj:pass") is not None:
        return None
    behind = own[-1] + 1 < end and (
        parse.words[own[-1] + 1] == "," or all(parse.pos[t] in ("PUNCT", "SPACE") for t in range(own[-1] + 1, end))
    )
    return who if behind and i - 1 > first + _SHORTEST else None


def standing_before(parse: Parse, people: Container[int], i: int) -> int | None:
    """Who stands right before a finite cue to which the tree gives no subject: "After A and B, the mediators, warned that …"."""
    if parse.child(i, *_SUBJECTS, "obl:agent") is not None or parse.child(i, "ccomp") is None:
        return None
    verbs = (*parse.kids(i, "aux"), i)
    if parse.dep[i] == "conj" or parse.kids(i, "aux:pass") or not any(parse.has(t, "VerbForm=Fin") for t in verbs):
        return None
    first, before = parse.sents[parse.sent[i]][0], verbs[0]
    last = before - 1 - (parse.words[before - 1] == ",")
    ends = [t for t in range(first, before) if t in people and parse.subtree(t)[-1] in (before - 1, last)]
    named = (t for t in ends if parse.dep[t] not in _OBLIQUE)  # "Speaking to the Post, the envoy, N, said …"
    return next(named, next(iter(ends), None))


def _phrase_at(parse: Parse, k: int) -> int | None:
    """The noun whose phrase begins with token `k`."""
    for t in range(k, min(k + 8, parse.sents[parse.sent[k - 1]][1])):
        if (
            parse.pos[t] in ("NOUN", "PROPN", "PRON")
            and parse.subtree(t)[0] == k
            and parse.dep[t] not in ("compound", "nmod:desc", "nmod:poss")
        ):
            return t
        if parse.pos[t] not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART") and parse.words[t] != "-":
            return None
    return None


def nearer(parse: Parse, people: Container[int], i: int) -> int | None:
    """Who does what is told right before a participle, where the main clause tells of a thing: "talks collapsed after the union left, accusing …"."""
    beside = (c for c in parse.kids(parse.head[i], "advcl") if c < i and parse.subtree(c)[-1] + 2 >= i)
    found = next((parse.child(c, "nsubj") for c in beside), None)
    return found if parse.dep[i] == "advcl" and parse.lower[i].endswith("ing") and found in people else None


def adds(parse: Parse, t: int) -> bool:
    """Whether a verb is a participle behind a comma without a subject of its own: ", saying that …", ", while warning that …"."""
    first = t - (parse.lower[t - 1] == "while")
    comma = first - 1
    while comma > 0 and parse.words[comma] in _QUOTE_ENDS:
        comma -= 1
    marks = parse.kids(t, "mark", "case")
    return (
        (parse.dep[t] == "advcl" or (parse.dep[t] == "acl" and comma < first - 1))
        and (parse.has(t, "VerbForm=Ger") or parse.has(t, "VerbForm=Part"))
        and parse.words[comma] == ","
        and parse.child(t, "nsubj", "nsubj:pass") is None
        and all(m == first for m in marks)
    )


def told_on(parse: Parse, words: SpeechWords, people: Container[int], i: int) -> int | None:
    """Who speaks where the tree gives a second cue the subject of what was said: not the truce that "did not suffice, and urged …"."""
    adding = adds(parse, i) or joined_amiss(parse, i)
    if not adding and (
        parse.dep[i] != "conj" or parse.child(i, "nsubj", "nsubj:pass", "nsubj:outer", "aux") is not None
    ):
        return None
    thing = None if adding else parse.subject(i)
    if not adding and (thing is None or thing in people or parse.pos[thing] in ("PRON", "PROPN")):
        return None
    outer = (a for a in parse.ancestors(i) if words.says(parse.lemma[a]))
    speakers = (s for a in outer if (s := parse.subject(a)) is not None and s != thing)
    return next((s for s in speakers if s in people or parse.pos[s] in ("PRON", "PROPN")), None)
