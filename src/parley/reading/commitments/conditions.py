"""Conditions: what a commitment depends on, by the marker before it ("if", "unless", "in return for")."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from parley.model import Span
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.words import CommitmentWords
from parley.reading.syntax.clauses import inverted, to_infinitive
from parley.reading.syntax.parse import Parse, trim

__all__ = ["UNTIL", "Condition", "condition_of"]

_LONGEST_MARKER = 4
"""Words of the longest marker before a nominal."""
_LIGHT = frozenset({"ADV", "CCONJ", "PUNCT"})
"""Parts of speech of a word that may stand before a marker: "only if", "but once"; "to providing" is none."""
UNTIL = frozenset({"until", "till"})
"""Markers of what only tells when a deed ends, or on what its denial depends."""
_REACH = 40
"""Tokens behind the deed among which a plain marker is looked for."""


@dataclass(frozen=True, slots=True)
class Condition:
    """The words of a condition (code points), and the tokens of it and its marker."""

    span: Span
    tokens: frozenset[int]


def condition_of(parse: Parse, words: CommitmentWords, m: CommitmentMention) -> Condition | None:
    """The condition that hangs on the deed, else on the trigger, else the one behind a marker that can mean nothing else."""
    heads = dict.fromkeys(head for head in (m.deed, m.trigger) if head is not None)
    near = [c for head in heads for c in parse.children[head]]
    for c in (*near, *_deeper(parse, m, near), *_before_saying(parse, m)):
        marker = _clause_marker(parse, words, c) if parse.dep[c] == "advcl" else _nominal_marker(parse, words, c)
        if marker and not _is_end(parse, words, c, heads):
            beside = _next_clause(parse, c) | marker
            content = [t for t in parse.subtree(c, _second_deed(parse, c)) if t not in beside]
            if (made := _made(parse, content, beside)) is not None or any(parse.lower[t] == "as" for t in marker):
                return made
    return _plain(parse, words, m.deed if m.deed is not None else m.trigger)


def _is_end(parse: Parse, words: CommitmentWords, clause: int, heads: Collection[int]) -> bool:
    """Whether "until" only tells how long something is to be done: "keep talking until …"; what is not to be done until then depends on it."""
    if parse.lower[parse.subtree(clause)[0]] not in UNTIL:
        return False
    over = (*heads, parse.head[clause], *(parse.head[h] for h in heads))
    return not any(
        parse.negated(h) or parse.lemma[h] in words.refusing | words.withholding or _is_nor(parse, h) for h in over
    )


def _is_nor(parse: Parse, verb: int) -> bool:
    """As in "will not meet, nor lift sanctions until …"."""
    return any(parse.lower[c] == "nor" for c in parse.kids(verb, "cc"))


def _deeper(parse: Parse, m: CommitmentMention, near: Collection[int]) -> Iterator[int]:
    """Clauses that hang deeper in the deed, as behind "nor lift sanctions until …"."""
    yield from (t for t in m.action if parse.dep[t] == "advcl" and t not in near)


def _before_saying(parse: Parse, m: CommitmentMention) -> Iterator[int]:
    """Clauses at the head of the sentence that says what somebody will do: "If they attack, he said, his army will …", "Should it fail, he said he would …"."""
    deed = m.deed if m.deed is not None else m.trigger
    saying = parse.head[deed] if parse.dep[deed] == "ccomp" else None
    if m.rule == "own-will" and saying is not None:
        yield from (c for c in parse.kids(saying, "advcl") if c < min(saying, deed) and not to_infinitive(parse, c))


def _second_deed(parse: Parse, clause: int) -> frozenset[int]:
    """A second deed that the tree hangs on a condition: "to lift it once they are back, and to exempt food"."""
    return frozenset(
        c for c in parse.kids(clause, "conj") if parse.child(c, "cc") is not None and to_infinitive(parse, c)
    )


def _next_clause(parse: Parse, clause: int) -> set[int]:
    """The words of a clause that only follows a condition: "if they stop, and both sides will leave"."""
    follows = (c for c in parse.kids(clause, "conj") if {"will", "shall"} & set(parse.aux(c)))
    return {t for c in follows for t in parse.subtree(c)}


def _made(parse: Parse, content: list[int], marker: set[int]) -> Condition | None:
    degree = len(content) == 1 and parse.lower[content[0] - 1] == "as"  # "as soon as possible"
    span = trim(parse.text, parse.start[content[0]], parse.end[content[-1]]) if content and not degree else None
    return Condition(span, frozenset(content) | marker) if span is not None else None


def _clause_marker(parse: Parse, words: CommitmentWords, c: int) -> set[int]:
    tokens = parse.subtree(c)
    lower = [parse.lower[t] for t in tokens[:5]]
    if lower[:1] == ["even"]:
        return set()  # "even if" supposes, and asks for nothing
    if inverted(parse, c):
        return {
            t for t in parse.kids(c, "aux", "aux:pass", "cop", "mark") if t == tokens[0]
        }  # "should both ask for it"
    for phrase in words.clauses:
        for k in range(2):
            opens = k == 0 or parse.pos[tokens[0]] in _LIGHT
            if opens and tuple(lower[k : k + len(phrase)]) == phrase:
                end = k + len(phrase)
                return set(tokens[: end + (1 if lower[end : end + 1] == ["that"] else 0)])
    return set()


def _nominal_marker(parse: Parse, words: CommitmentWords, c: int) -> set[int]:
    if parse.dep[c] not in ("obl", "obl:arg", "nmod"):
        return set()
    tokens = parse.subtree(c)
    opening = " ".join(parse.lower[t] for t in tokens[:_LONGEST_MARKER])
    found = next((len(phrase.split()) for phrase in words.nominals if f"{opening} ".startswith(f"{phrase} ")), 0)
    return set(tokens[:found])


def _plain(parse: Parse, words: CommitmentWords, deed: int) -> Condition | None:
    """The words behind a plain marker after the deed, to the end of the clause or phrase that they head."""
    end = min(parse.sents[parse.sent[deed]][1], deed + _REACH)
    beside = next((a for a in (deed, *parse.ancestors(deed)) if parse.dep[a] == "acl:relcl"), None)
    end = (
        end if beside is None else min(end, parse.subtree(beside)[-1] + 1)
    )  # what the main clause depends on is its own
    for k in range(deed + 1, end):
        phrase = next((p for p in words.anywhere if parse.lower[k : k + len(p)] == p), None)
        if phrase is not None and k + len(phrase) < end:
            first = k + len(phrase)
            content = [t for t in parse.subtree(_top(parse, first)) if t >= first]
            return _made(parse, content, set(range(k, first)))
    return None


def _top(parse: Parse, first: int) -> int:
    """The head of the phrase that begins at a token."""
    top = first
    while parse.head[top] != top and parse.head[top] >= first:
        top = parse.head[top]
    return top
