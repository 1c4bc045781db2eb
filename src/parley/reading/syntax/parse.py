"""A parsed article as plain arrays: what every reader of reports walks over.

spaCy's `Doc` is the container at the boundary; walking it token by token in Python is slow, so a reading takes its
columns out once. Indices are those of the Doc's tokens; relations are Universal Dependencies.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from parley.model import Span
from parley.reading.syntax.governing import Governing
from parley.reading.syntax.main_verbs import with_main_verbs
from parley.reading.syntax.prefixes import Columns, joined
from parley.reading.syntax.rehung import rehung
from parley.reading.syntax.retagged import retagged
from parley.reading.syntax.subjects import subject

__all__ = ["Parse"]

_EDGE = frozenset(",;:.!?-–—…()[] \t\n\xa0\u2009\u200b")
_QUOTES = frozenset("\"“”„«»‘’'`")


@dataclass(frozen=True, slots=True)
class Parse:
    """Columns over the tokens of one article; `sents` and `ents` are ranges of token indices, end exclusive."""

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]
    morph: tuple[str, ...]
    head: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    sent: tuple[int, ...]
    sents: tuple[Span, ...]
    ents: tuple[tuple[int, int, str], ...]
    ent_at: tuple[int, ...]
    """Index into `ents` for each token, or -1."""
    governing: Governing
    skipped: frozenset[int] = frozenset()
    """Numbers of the sentences that are page furniture."""
    tells: tuple[Mapping[str, float], ...] = ()
    """For each sentence the log odds that it tells each kind of thing, as the reader model sees it by itself; empty where it was not read."""
    arguments: Mapping[str, Sequence[float]] = field(default_factory=dict)
    """For each part in a report, such as "commitments by", the log odds of every token that it plays it, if its sentence tells of one."""
    enacted: Mapping[int, int] = field(default_factory=dict)
    """The subject of each verb that takes one stated above its paragraph (`enacting`)."""

    @classmethod
    def from_doc(cls, doc: Doc, governing: Governing, skip: Iterable[Span] = ()) -> Parse:
        """The columns of a parsed Doc; sentences inside the `skip` ranges (code points) are marked as furniture."""
        tokens = list(doc)
        words = tuple(t.text for t in tokens)
        start = tuple(t.idx for t in tokens)
        lower = tuple(w.lower().replace("’", "'") for w in words)
        parsed = Columns(
            [t.lemma_.lower() for t in tokens],
            [t.pos_ for t in tokens],
            [t.dep_.lower() for t in tokens],
            [t.head.i for t in tokens],
        )
        whole = with_main_verbs(lower, joined(words, start, parsed))
        lemma, pos, dep, head = rehung(lower, retagged(lower, whole))
        children: list[list[int]] = [[] for _ in tokens]
        for i, h in enumerate(head):
            if h != i:
                children[h].append(i)
        sents = tuple((s.start, s.end) for s in doc.sents)
        sent = [0] * len(tokens)
        for n, (a, b) in enumerate(sents):
            sent[a:b] = [n] * (b - a)
        ents = tuple((e.start, e.end, e.label_) for e in doc.ents)
        ent_at = [-1] * len(tokens)
        for n, (a, b, _) in enumerate(ents):
            ent_at[a:b] = [n] * (b - a)
        end = tuple(t.idx + len(w) for t, w in zip(tokens, words, strict=True))
        return cls(
            text=doc.text,
            words=words,
            lower=lower,
            lemma=tuple(lemma),
            pos=tuple(pos),
            dep=tuple(dep),
            morph=tuple(str(t.morph) for t in tokens),
            head=tuple(head),
            start=start,
            end=end,
            children=tuple(tuple(c) for c in children),
            sent=tuple(sent),
            sents=sents,
            ents=ents,
            ent_at=tuple(ent_at),
            governing=governing,
            skipped=_furniture(sents, start, end, tuple(skip)),
            tells=_tells(doc, sents),
            arguments=doc.user_data.get("arguments", {}),
        )

    def read_sentences(self) -> Iterator[tuple[int, int, int]]:
        """(number, first token, end token) of each sentence that is not furniture."""
        for n, (a, b) in enumerate(self.sents):
            if n not in self.skipped:
                yield n, a, b

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token `i` in one of these relations, in the order of the text."""
        for c in self.children[i]:  # a loop: the question that is asked most often of all
            if self.dep[c] in deps:
                return c
        return None

    def kids(self, i: int, *deps: str) -> tuple[int, ...]:
        """All children of token `i` in one of these relations."""
        below = self.children[i]
        return tuple([c for c in below if self.dep[c] in deps]) if below else ()

    def subtree(self, i: int, without: Container[int] = ()) -> list[int]:
        """Tokens below and including `i`, in the order of the text, whole subtrees in `without` left out."""
        out, stack = [], [i]
        while stack:
            j = stack.pop()
            if j in without:
                continue
            out.append(j)
            stack.extend(self.children[j])
        return sorted(out)

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of `i`, the nearest first, up to the root of its sentence."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def case(self, i: int) -> str:
        """The preposition(s) of a nominal, joined by blanks, fixed parts included: 'according to'; of a name also those of its title."""
        if not self.children[i]:
            return ""
        out = []
        titles = () if self.child(i, "case") is not None else self.kids(i, "nmod:desc")
        # a name's own word is none, whatever the tree takes it for: "of the United Nations Mission"
        for c in (c for k in (i, *titles) for c in self.kids(k, "case") if self.pos[c] != "PROPN"):
            out.append(self.lower[c])
            out.extend(self.lower[f] for f in self.kids(c, "fixed"))
        return " ".join(out)

    def subject(self, verb: int) -> int | None:
        """The token that is the subject of a verb: its own, or the one it shares with the clause it depends on.

        Shared subjects follow Universal Dependencies: coordination, open complements and adverbial participles take
        the subject of their head; a relative clause takes the noun it modifies when its own subject is a pronoun.
        """
        return subject(self, verb)

    def negated(self, verb: int) -> bool:
        """Whether the verb itself is denied: not, never, no longer, n't, 'refused to'."""
        return any(
            self.lemma[c] in ("not", "never", "n't") or self.lower[c] in ("n't", "not", "never", "neither")
            for c in self.kids(verb, "advmod", "aux", "cc:preconj", "det")
        )

    def has(self, i: int, feature: str) -> bool:
        """Whether the token's morphology holds a feature such as `Tense=Past`."""
        return feature in self.morph[i]

    def aux(self, verb: int) -> tuple[str, ...]:
        """Lemmas of the auxiliaries of a verb, in lower case: ('have', 'be'), ('will',)."""
        return tuple(self.lemma[c] for c in self.kids(verb, "aux", "aux:pass", "cop"))

    def runs(self, tokens: Iterable[int]) -> tuple[Span, ...]:
        """Ranges of code points that cover these tokens; gaps that hold only white space or skipped commas are closed.

        Outer punctuation is trimmed, quotation marks only when both ends have one.
        """
        out: list[tuple[int, int]] = []
        last = None
        for i in sorted(tokens):
            if last is not None and i == last + 1:
                out[-1] = (out[-1][0], self.end[i])
            else:
                out.append((self.start[i], self.end[i]))
            last = i
        trimmed = (trim(self.text, a, b) for a, b in out)
        return tuple(span for span in trimmed if span is not None)

    def tokens_in(self, span: Span) -> range:
        """Tokens that begin inside a range of code points."""
        first = bisect_left(self.start, span[0])
        return range(first, bisect_left(self.start, span[1], lo=first))

    def sentences_around(self, span: Span) -> Span:
        """The whole sentences that a range of code points touches, as one range; the range itself if it touches none."""
        first, last = bisect_right(self.end, span[0]), bisect_left(self.start, span[1]) - 1
        if first > last:
            return span
        return self.start[self.sents[self.sent[first]][0]], self.end[self.sents[self.sent[last]][1] - 1]

    def phrase(self, i: int, without: Container[int] = ()) -> Span:
        """First and last code point of the subtree of `i`, as one range."""
        tokens = self.subtree(i, without)
        return self.start[tokens[0]], self.end[tokens[-1]]


def trim(text: str, start: int, end: int) -> Span | None:
    """The range without outer white space, commas and full stops; a pair of outer quotation marks goes too."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    if (
        end - start > 1
        and text[start] in _QUOTES
        and text[end - 1] in _QUOTES
        and not _inner_quotes(text[start + 1 : end - 1])
    ):
        return trim(text, start + 1, end - 1)
    return (start, end) if start < end else None


def _inner_quotes(inner: str) -> bool:
    """Whether there are quotation marks inside."""
    return any(c in '"“”„«»' for c in inner)


def _tells(doc: Doc, sents: Sequence[Span]) -> tuple[Mapping[str, float], ...]:
    """What each sentence tells; one that our parse joined from several tells what any of them does."""
    rows: Mapping[int, Mapping[str, float]] = doc.user_data.get("tells", {})
    told: list[Mapping[str, float]] = []
    for a, b in sents:
        found = [rows[place] for place in range(a, b) if place in rows]
        told.append(
            {kind: max(row[kind] for row in found) for kind in found[0]} if len(found) > 1 else (found or [{}])[0]
        )
    return tuple(told)


def _furniture(
    sents: tuple[Span, ...], start: tuple[int, ...], end: tuple[int, ...], skip: tuple[Span, ...]
) -> frozenset[int]:
    """Numbers of the sentences of which more than half lies in skipped ranges."""
    out = set()
    for n, (a, b) in enumerate(sents):
        if a >= b:
            continue
        first, last = start[a], end[b - 1]
        covered = sum(max(0, min(last, e) - max(first, s)) for s, e in skip)
        if covered * 2 > last - first:
            out.add(n)
    return frozenset(out)
