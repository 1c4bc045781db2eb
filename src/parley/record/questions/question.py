"""What somebody typed into a search box, understood: words, "phrases", -not, OR, and `field:value`.

Every string is a question. Terms beside each other must all hold; OR joins its two neighbours and binds them closer than that. What
looks like a field but is none, or has a value that the field cannot have, is looked for as words. Nothing of the text is ever
handed to a database as anything but a phrase of words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, get_args

from parley.dates import is_edtf, yearless
from parley.errors import UsageError
from parley.model import Fate, Review
from parley.record.questions.query import kind_named

__all__ = ["FIELDS", "Question", "Term", "parse", "says_something"]

FIELDS: Final = ("by", "fate", "kind", "place", "process", "review", "since", "source", "to", "until", "with")
"""Who, what became of it, kind of line (or article), where, which negotiation, state of review, from when, outlet, to whom, until when."""

_OPEN: Final = {'"': '"', "“": "”", "„": "“", "«": "»"}
_LONGEST: Final = 2000
"""Characters beyond this number are left aside, as are terms beyond the next one: nobody types so much, and no search takes long."""
_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must hold, or must not: words next to each other, anywhere (`field` None) or in one field."""

    words: str
    field: str | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Clauses that must all hold; of the terms of a clause one is enough. Without clauses it asks for nothing."""

    clauses: tuple[tuple[Term, ...], ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of what was typed: `quoted` words, or a bare run of characters; both with what stood before them."""

    words: str
    field: str | None
    negated: bool
    quoted: bool

    @property
    def is_or(self) -> bool:
        return self.words == "OR" and not (self.quoted or self.field or self.negated)


def parse(text: str) -> Question:
    """The question in a text; any text is one. Words without a letter or a digit ask for nothing and are left out."""
    tokens = list(islice(_tokens(_clean(text[:_LONGEST])), _MOST))
    clauses: list[list[Term]] = []
    joined = False
    for n, token in enumerate(tokens):
        if token.is_or and 0 < n < len(tokens) - 1 and not tokens[n - 1].is_or:
            joined = True
            continue
        term = _term(token)
        if not says_something(term.words):
            joined = False
        elif joined and clauses:
            clauses[-1].append(term)
            joined = False
        else:
            clauses.append([term])
            joined = False
    return Question(tuple(tuple(clause) for clause in clauses))


def _clean(text: str) -> str:
    """Without what no database takes: NUL and other controls, halves of characters."""
    return "".join(c if c.isprintable() else " " for c in text)


def says_something(words: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(c.isalnum() for c in words)


def _tokens(text: str) -> Iterator[_Token]:
    """The pieces, from left to right, each character looked at a few times at most."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        negated = text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace()
        at += negated
        field, at = _field(text, at)
        words, quoted, at = _value(text, at)
        yield _Token(words, field, negated, quoted)


def _field(text: str, at: int) -> tuple[str | None, int]:
    """The field named at this place, if something follows its colon."""
    for name in FIELDS:
        after = at + len(name) + 1
        if text[at:after].lower() == f"{name}:" and after < len(text) and not text[after].isspace():
            return name, after
    return None, at


def _value(text: str, at: int) -> tuple[str, bool, int]:
    """The words from here to the closing quotation mark or the next space (to the end, if there is none), and where they end."""
    closing = _OPEN.get(text[at])
    if closing:
        end = text.find(closing, at + 1)
        end = len(text) if end < 0 else end
        return text[at + 1 : end], True, end + 1
    end = at + 1
    while end < len(text) and not text[end].isspace() and text[end] not in _OPEN:
        end += 1
    return text[at:end], False, end


def _term(token: _Token) -> Term:
    """The term that a piece stands for; a field with a value that it cannot have is taken for words."""
    if token.field is None:
        return Term(token.words, None, token.negated)
    value = _fitting(token.field, token.words.strip())
    if value is None:
        return Term(f"{token.field} {token.words}", None, token.negated)
    return Term(value, token.field, token.negated)


def _fitting(field: str, value: str) -> str | None:
    """The value as it stands in the record, None if this field has no such value."""
    low = value.lower()
    if field in {"since", "until"}:
        return value if is_edtf(value) and not yearless(value) else None
    if field == "kind":
        return _kind(low)
    if field == "review":
        return low if low in get_args(Review) else None
    if field == "fate":
        return next((fate for fate in get_args(Fate) if fate.startswith(low)), None)
    return value


def _kind(low: str) -> str | None:
    if low in {"article", "articles"}:
        return "articles"
    try:
        return kind_named(low)
    except UsageError:
        return None
