"""Denials: what an article says is not so, though somebody told it: "reports that they agreed are false", "denied having signed"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.lexicon import Lexicon
from parley.reading.syntax.parse import Parse

__all__ = ["DenialWords", "denied", "is_denied"]

_CONTENT = ("acl", "ccomp", "acl:relcl")
_GOES_ON = ("xcomp", "ccomp", "conj")
_CARRIED = frozenset({"nsubj", "nsubj:pass", "obj"})
_EXPLETIVE = frozenset({"it"})


@dataclass(frozen=True, slots=True)
class DenialWords:
    """Nouns for what is told, words that call it false, words that call it true if not denied themselves, verbs that deny."""

    tellings: frozenset[str]
    false: frozenset[str]
    true: frozenset[str]
    denying: frozenset[str]
    """Verbs that deny a clause: "denied that they met"."""
    dismissing: frozenset[str]
    """Verbs that deny what is told: "dismissed reports that they met"."""
    contrary: frozenset[str]
    """Words over what is told that is not so: "contrary to reports"."""

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> DenialWords:
        """Built once for a lexicon."""
        table = lexicon.table("speech")["denial"]
        return cls(**{name: frozenset(table[name]) for name in cls.__slots__})


def denied(parse: Parse, words: DenialWords) -> frozenset[int]:
    """The verbs and nouns that tell what is said not to be so; not what is only told beside it: "denied breaking the truce signed in May"."""
    return frozenset(
        t for _, first, end in parse.read_sentences() for i in range(first, end) for t in _denied_by(parse, words, i)
    )


def is_denied(parse: Parse, token: int, within: frozenset[int]) -> bool:
    """Whether what a token tells is among what is denied: the token itself, or of a noun its verb: "denied that talks took place"."""
    return token in within or (parse.dep[token] in _CARRIED and parse.head[token] in within)


def _denied_by(parse: Parse, words: DenialWords, i: int) -> Iterator[int]:
    """What the word at `i` denies."""
    if parse.lemma[i] in words.tellings and _is_telling(parse, i):
        if _is_called_false(parse, words, i):
            of = (c for c in parse.kids(i, "nmod") if parse.case(c) == "of")
            yield from _all_followed(parse, (*parse.kids(i, *_CONTENT)[:1], *of))
    elif parse.lemma[i] in words.denying and parse.pos[i] == "VERB" and not parse.negated(i):
        yield from _all_followed(parse, parse.kids(i, "ccomp", "xcomp"))
    elif _is_false(parse, words, i):
        it = any(parse.lower[c] in _EXPLETIVE for c in parse.kids(i, "nsubj", "expl"))
        clauses = ("csubj", "ccomp", "advcl") if it else ("acl",) if parse.pos[i] == "NOUN" else ()
        yield from _all_followed(parse, parse.kids(i, *clauses))


def _is_telling(parse: Parse, i: int) -> bool:
    """Whether a word is a noun, or one that opens its sentence and that the tree so takes for a verb: "Reports that …"."""
    return parse.pos[i] == "NOUN" or (i == parse.sents[parse.sent[i]][0] and parse.child(i, "nsubj") is None)


def _all_followed(parse: Parse, heads: Iterable[int]) -> Iterator[int]:
    """The heads of clauses or phrases with what goes on from them: "agreed to withdraw and to pay"."""
    for head in heads:
        yield head
        yield from _all_followed(parse, parse.kids(head, *_GOES_ON))


def _is_called_false(parse: Parse, words: DenialWords, telling: int) -> bool:
    """Whether a report is said to be false: beside it, in its predicate, by who dismisses it, "contrary to" it."""
    above, dep = parse.head[telling], parse.dep[telling]
    if any(parse.lower[c] in words.false for c in parse.kids(telling, "amod")):
        return True
    if parse.pos[telling] == "VERB" or above == telling:
        behind = parse.kids(telling, "ccomp")[1:]
        return any(_is_false(parse, words, c) or _is_dismissed(parse, words, c) for c in behind)
    if parse.lower[above] in words.contrary or (dep == "nsubj" and _is_false(parse, words, above)):
        return True
    if dep in ("nmod", "obl"):
        return parse.case(telling) in ("in", "to", "of", "behind") and _is_false(parse, words, above)
    dismissed = dep in ("obj", "nsubj:pass") and _is_dismissed(parse, words, above)
    called = parse.kids(above, "xcomp", "obl", "obj") if dep in ("obj", "nsubj:pass") else ()
    return dismissed or any(_is_false(parse, words, c) for c in called)


def _is_dismissed(parse: Parse, words: DenialWords, verb: int) -> bool:
    return parse.lemma[verb] in words.dismissing and parse.pos[verb] == "VERB" and not parse.negated(verb)


def _is_false(parse: Parse, words: DenialWords, i: int) -> bool:
    """Whether a word calls something false: "false", "not true", "no truth"."""
    no = any(parse.lower[c] == "no" for c in parse.kids(i, "det"))
    return parse.lower[i] in (words.true if no or parse.negated(i) else words.false)
