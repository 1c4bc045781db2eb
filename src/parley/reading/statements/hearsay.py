"""Attributions without a verb of speech: "according to …", "reportedly"."""

from __future__ import annotations

from collections.abc import Sequence

from parley.reading.statements.clauses import outside
from parley.reading.statements.speech import Attributed, SpeechWords
from parley.reading.syntax.parse import Parse

__all__ = ["according", "hearsay", "in_his_opinion"]

_OWN = frozenset({"my", "our", "your"})
_MARKS = frozenset({"PUNCT", "SPACE"})


def according(parse: Parse, words: SpeechWords, i: int) -> list[Attributed]:
    """The source of "according to X, …" is the nominal, the content the clause without the phrase."""
    phrase = next((p for p in words.according if _stands(parse, p.split(), i)), None)
    if phrase is None:
        return []
    last = i + len(phrase.split()) - 1
    source = parse.head[i] if parse.dep[i] == "case" else next((t for t in parse.children[last] if t > last), None)
    if source is None or source <= last:
        source = next(
            (t for t in range(last + 1, min(last + 12, len(parse.words))) if parse.pos[t] in ("NOUN", "PROPN", "PRON")),
            None,
        )
    if source is None:
        return []
    while parse.dep[source] in ("compound", "amod", "nmod:poss", "det", "flat") and parse.head[source] != source:
        source = parse.head[source]
    if parse.lower[source] == "which":
        return []  # "an accord, according to which …" says what is in it
    tokens = _reported(parse, i, source)
    content = parse.runs(tokens)
    return [Attributed(i, tuple(range(i, last + 1)), "speech", "according-to", source, content)] if content else []


def in_his_opinion(parse: Parse, words: SpeechWords, i: int) -> list[Attributed]:
    """The clause with "in his opinion", "by the envoy's own account": the owner says it."""
    noun = parse.head[i]
    owner = parse.child(noun, "nmod:poss") if parse.dep[i] == "case" and parse.lemma[noun] in words.opinions else None
    if owner is None or parse.lower[owner] in _OWN or parse.dep[noun] not in ("obl", "nmod"):
        return []
    if parse.pos[owner] == "PRON" and parse.dep[noun] == "nmod" and parse.words[i - 1] == ",":
        return []  # "the office, in its account, made no mention of it" tells what the account says
    content = parse.runs(_reported(parse, i, noun))
    cue = tuple(t for t in parse.subtree(noun) if t != owner and parse.dep[t] != "punct")
    return [Attributed(i, cue, "speech", "according-to", owner, content)] if content else []


def hearsay(parse: Parse, words: SpeechWords, i: int) -> list[Attributed]:
    """What follows the adverb in the clause of "has reportedly left", which nobody is named to say; its subject is no hearsay."""
    clause = parse.head[i]
    if parse.dep[i] != "advmod" or parse.child(clause, "nsubj", "nsubj:pass", "expl") is None:
        return []
    if clause > i and parse.lemma[clause] in words.verbs and parse.child(clause, "ccomp", "parataxis") is not None:
        return []  # "reportedly said": what was said has its own cue
    whole = parse.subtree(clause, {i})
    behind = [t for t in whole if t > i]
    content = parse.runs(behind if clause in behind or parse.child(clause, "expl") is not None else whole)
    return [Attributed(i, (i,), "speech", "hearsay", None, content)] if content else []


def _reported(parse: Parse, i: int, source: int) -> list[int]:
    """The content of "according to X": the sentence when the phrase opens or closes it, else the clause it stands in."""
    first, end = parse.sents[parse.sent[i]]
    phrase = parse.subtree(source)
    before = [t for t in range(first, min(i, phrase[0])) if parse.pos[t] not in _MARKS and parse.pos[t] != "ADV"]
    after = [t for t in range(phrase[-1] + 1, end) if parse.pos[t] not in _MARKS]
    if not before:
        return list(range(phrase[-1] + 1, end))
    if not after:
        return list(range(first, min(i, phrase[0])))
    clause = parse.head[source]
    while not _predicate(parse, clause) and parse.head[clause] != clause:
        clause = parse.head[clause]
    return [t for t in parse.subtree(clause, {source}) if not outside(parse, clause, t)]


def _predicate(parse: Parse, t: int) -> bool:
    """Whether a token heads a clause: a verb with a subject, a finite one, or what is said of a subject."""
    if parse.child(t, "nsubj", "nsubj:pass", "cop", "expl") is not None:
        return True
    joined = parse.dep[t] in ("root", "conj", "ccomp", "parataxis", "advcl")
    return joined and parse.pos[t] in ("VERB", "ADJ")


def _stands(parse: Parse, phrase: Sequence[str], i: int) -> bool:
    return tuple(phrase) == parse.lower[i : i + len(phrase)]
