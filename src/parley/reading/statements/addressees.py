"""Addressees: whom a cue, what it governs or the occasion beside it tells to have been spoken to."""

from __future__ import annotations

from collections.abc import Iterator

from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.clauses import agent
from parley.reading.syntax.parse import Parse

__all__ = ["addressee_of", "spoken_to"]

_NAMING = frozenset({"NOUN", "PROPN"})


def addressee_of(parse: Parse, words: SpeechWords, i: int) -> int | None:
    """The token of whom something was said to.

    The object of verbs such as "tell", a noun behind "to", whom a letter or thanks are to, or with whom the talks are.
    """
    told = _told(parse, words, i)
    if told is not None:
        return told
    return next((o for o in _behind(parse, words, i) if parse.pos[o] in _NAMING), None)


def _told(parse: Parse, words: SpeechWords, i: int) -> int | None:
    """The object of a verb such as "tell", the subject of its passive: "was told by the envoy that …"."""
    obj = parse.child(i, "iobj")
    if obj is not None or parse.lemma[i] not in words.addressing:
        return obj
    subjects = parse.kids(i, "nsubj")
    if len(subjects) > 1 and subjects[0] < i < subjects[-1]:
        return subjects[-1]
    return parse.child(i, "obj") or (parse.child(i, "nsubj:pass") if agent(parse, i) is not None else None)


def _behind(parse: Parse, words: SpeechWords, i: int) -> Iterator[int]:
    """Nouns that stand where somebody spoken to is named, the surest first."""
    beside = (*parse.kids(i, "obl", "obl:arg"), *spoken_to(parse, words, i))
    texts = [o for o in beside if parse.lemma[o] in words.documents]
    uttered = [o for o in parse.kids(i, "obj") if _is_said(words, parse.lemma[o])]
    below = (n for o in (*texts, *uttered) for n in parse.kids(o, "nmod"))
    yield from (o for o in (*beside, *below) if parse.case(o) == "to")
    talks = (o for o in beside if parse.lemma[o] in words.occasions)
    yield from (n for o in talks for n in parse.kids(o, "nmod") if parse.case(n) == "with")
    above = parse.head[i]
    if parse.dep[i] == "advcl" and parse.lemma[above] in words.addressing:
        yield from parse.kids(above, "obj")
    if parse.dep[i] == "conj" and parse.lemma[above] in words.speaking:
        yield from (o for o in parse.kids(above, "obl", "obl:arg") if parse.case(o) == "with")


def _is_said(words: SpeechWords, lemma: str) -> bool:
    """Whether a noun names something said, that is to somebody: "gratitude to …", "his invitation to …"."""
    return lemma in words.expressions or words.nouns.get(lemma) == "speech" or lemma in words.issued


def spoken_to(parse: Parse, words: SpeechWords, i: int) -> tuple[int, ...]:
    """Where and to whom somebody speaks while saying something: "Speaking to the Post, the envoy said …", "…, speaking on radio"."""
    talks = (
        t
        for t in parse.kids(i, "advcl")
        if parse.lemma[t] in words.speaking and parse.child(t, "nsubj", "mark") is None
    )
    return tuple(o for t in talks for o in parse.kids(t, "obl", "obl:arg"))
