"""Beside: what the tree hung into what was said although it is told beside it, by the same speaker, of him, or by others."""

from __future__ import annotations

from collections.abc import Container, Sequence

from parley.reading.statements.clauses import QUOTE_MARKS
from parley.reading.statements.sources import adds, told_on
from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.parse import Parse

__all__ = ["beside"]

_BESIDE = frozenset({"after", "as", "while", "though", "although"})


def beside(parse: Parse, words: SpeechWords, people: Container[int], i: int, tokens: Sequence[int]) -> set[int]:
    """The tokens of a content of cue `i` that are no part of it."""
    return (
        _said_beside(parse, words, people, i, tokens)
        | _others_told(parse, words, i, tokens)
        | _done_then(parse, words, i, tokens)
    )


def _said_beside(parse: Parse, words: SpeechWords, people: Container[int], i: int, tokens: Sequence[int]) -> set[int]:
    """What the same speaker goes on to say, although the tree hung it into what was said before.

    "Denied keeping it, saying that …", "said the truce did not suffice, and urged both to …".
    """
    said = (t for t in tokens if t > i and words.says(parse.lemma[t]))
    for t in said:
        if adds(parse, t):
            return set(range(t - 1, max(tokens) + 1))
        if told_on(parse, words, people, t) is not None:
            return set(range(next(iter(parse.kids(t, "cc")), t), max(tokens) + 1))
    return set()


def _others_told(parse: Parse, words: SpeechWords, i: int, tokens: Sequence[int]) -> set[int]:
    """A clause at the end of what was said that tells what somebody else says: "called it over, while the rebels speak of a pause"."""
    last = max(tokens, default=i)
    for t in tokens:
        if t <= i or not (_takes_up(parse, t) if parse.dep[t] == "appos" else _tells_beside(parse, words, t)):
            continue
        own = parse.subtree(t)
        if last - own[-1] <= 1:
            return set(own)
    return set()


def _done_then(parse: Parse, words: SpeechWords, i: int, tokens: Sequence[int]) -> set[int]:
    """What is told behind a cue that the tree hung across it on what was said: "“It is late,” the envoy said, and left", "…, but others deny it"."""
    for t in tokens:
        before = parse.head[t]
        if parse.dep[t] != "conj" or not before < i < t:
            continue
        own = parse.subtree(t)
        if parse.child(t, "nsubj") is not None and words.says(parse.lemma[t]) and parse.child(t, "cc") is not None:
            return set(own)
        quoted = QUOTE_MARKS & set(parse.words[before:i]) and not QUOTE_MARKS & {parse.words[k] for k in own}
        if quoted and parse.child(t, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop") is None:
            return set(own)
    return set()


def _tells_beside(parse: Parse, words: SpeechWords, t: int) -> bool:
    """Whether a clause says what another says: "…, as the court ruled", "… while the rebels speak of a pause"."""
    so_did = parse.lower[t] in ("did", "do", "does", "has", "have", "had")  # "welcomed it, as did others"
    tells = parse.dep[t] == "advcl" and (so_did or parse.lemma[t] in words.verbs) and parse.child(t, "xcomp") is None
    tells = tells and parse.child(t, "nsubj") is not None
    return tells and parse.lower[next(k for k in parse.subtree(t) if parse.dep[k] != "punct")] in _BESIDE


def _takes_up(parse: Parse, t: int) -> bool:
    """Whether a noun takes up all that was said: "…, an offer which nobody accepted"."""
    a = any(parse.lower[d] in ("a", "an") for d in parse.kids(t, "det"))
    return a and parse.pos[t] == "NOUN" and parse.child(t, "acl:relcl") is not None
