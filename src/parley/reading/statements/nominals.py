"""Nominal cues: nouns that carry what somebody says: "Moscow's claim that …", "issued a warning to …", "their call for …"."""

from __future__ import annotations

from parley.reading.statements.clauses import content_of
from parley.reading.statements.speech import Attributed, SpeechWords
from parley.reading.syntax.clauses import agent
from parley.reading.syntax.parse import Parse

__all__ = ["nominal"]

_BY = frozenset({"by", "from", "of"})


def nominal(parse: Parse, words: SpeechWords, i: int) -> list[Attributed]:
    """What a noun says, in a clause or behind its preposition; its source is who possesses it or the subject of its light verb."""
    told = _clause(parse, words, i)
    owner = _owner(parse, words, i)
    source = owner if parse.lemma[i] not in words.hearers else None
    if told is None and (source is not None or _light(parse, words, i) or _rumoured(parse, words, i)):
        told = _topic(parse, words, i)
    if told is None:
        return []
    if source is None and parse.dep[i] == "nsubj:pass" and parse.lemma[parse.head[i]] in words.uttering:
        source = agent(parse, parse.head[i])
    if source is None and parse.dep[i] in ("obj", "obl") and not _rumoured(parse, words, i):
        if parse.dep[i] == "obj" and parse.lemma[parse.head[i]] in words.given:
            return []
        source = parse.subject(parse.head[i])
    content, kind = parse.runs(told), words.nouns[parse.lemma[i]]
    to = owner if owner is not None and source != owner else _hearer(parse, words, i)
    said = "no" not in (parse.lower[d] for d in parse.kids(i, "det"))  # "there are no reports that …"
    return [Attributed(i, (i,), kind, "noun-cue", source, content, to, real=said)] if content else []


def _owner(parse: Parse, words: SpeechWords, i: int) -> int | None:
    """Whose it is: its possessor, or who stands behind "by", "from" or, if that does not lead what is said, "of"."""
    owner, leads = parse.child(i, "nmod:poss"), words.topics.get(parse.lemma[i], frozenset())
    return (
        owner if owner is not None else next((n for n in parse.kids(i, "nmod") if parse.case(n) in _BY - leads), None)
    )


def _hearer(parse: Parse, words: SpeechWords, i: int) -> int | None:
    """Who is named behind "to", if that is not what it is about: "a warning to the rebels", "issued a warning to them"."""
    if "to" in words.topics.get(parse.lemma[i], ()):
        return None
    beside = parse.kids(parse.head[i], "obl", "obl:arg", "iobj") if _light(parse, words, i) else ()
    return next((n for n in (*parse.kids(i, "nmod"), *beside) if parse.case(n) == "to"), None)


def _light(parse: Parse, words: SpeechWords, i: int) -> bool:
    """Whether a noun is the object of a verb that only says that it was uttered: "made an appeal", "issued a warning"."""
    return parse.dep[i] == "obj" and parse.lemma[parse.head[i]] in words.uttering


def _rumoured(parse: Parse, words: SpeechWords, i: int) -> bool:
    """Whether a noun tells what nobody is named to say: "amid reports of fraud", not "denied reports of fraud", "his report of the vote"."""
    uttered = parse.dep[i] == "obj" and parse.lemma[parse.head[i]] in (*words.verbs, *words.uttering)
    return parse.lemma[i] in words.rumours and not uttered and not parse.kids(i, "nmod:poss", "amod")


def _clause(parse: Parse, words: SpeechWords, i: int) -> list[int] | None:
    """The clause of a noun: "the claim that …", "the warning it will …", "their answer was that …"."""
    below = next((c for c in (*parse.kids(i, "acl", "ccomp"), *_beside(parse, words, i)) if _says(parse, c)), None)
    if below is not None:
        return content_of(parse, below)
    above = parse.head[i]
    if parse.dep[i] == "nsubj:outer" and any(parse.lower[m] == "that" and m > i for m in parse.kids(above, "mark")):
        mark = next(m for m in parse.kids(above, "mark") if m > i)
        return [t for t in parse.subtree(above, {i}) if t > mark]
    return None


def _beside(parse: Parse, words: SpeechWords, i: int) -> list[int]:
    """Clauses behind "that" which the tree hung on the verb that utters a noun: "sent word on Sunday that …", "promises were made that …"."""
    verb = parse.head[i]
    uttered = parse.dep[i] in ("obj", "nsubj:pass") and parse.lemma[verb] in words.uttering
    heard = parse.dep[i] == "nsubj" and parse.pos[verb] == "VERB" and parse.lemma[i] in words.rumours
    below = parse.kids(verb, "ccomp", "advcl") if uttered or heard else ()
    return [c for c in below if c > verb and any(parse.lower[m] == "that" for m in parse.kids(c, "mark"))]


def _says(parse: Parse, c: int) -> bool:
    """Whether a clause tells what a noun says: behind "that" or "to", or with a subject and a finite verb of its own."""
    if parse.pos[c] not in ("VERB", "AUX", "ADJ", "NOUN"):
        return False
    if any(parse.lower[m] in ("that", "to") for m in parse.kids(c, "mark")):
        return True
    finite = any(parse.has(t, "VerbForm=Fin") for t in (c, *parse.kids(c, "aux", "cop", "aux:pass")))
    return parse.dep[c] == "acl" and finite and parse.child(c, "nsubj", "nsubj:pass") is not None


def _topic(parse: Parse, words: SpeechWords, i: int) -> list[int] | None:
    """What stands behind the preposition that goes with a noun: "their call for a truce", "allegations of fraud"."""
    takes = words.topics.get(parse.lemma[i], ())
    beside = parse.kids(parse.head[i], "obl", "obl:arg") if parse.dep[i] == "obj" else ()
    topic = next((n for n in (*parse.kids(i, "nmod", "acl"), *beside) if n > i and parse.case(n) in takes), None)
    if topic is None:
        return None
    case = parse.kids(topic, "case", "mark")
    return [t for t in parse.subtree(topic) if t not in case]
