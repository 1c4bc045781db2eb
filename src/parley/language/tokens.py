"""Text to tokens: spaCy's English rules, with runs of one mark kept together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, LENGTH, ORTH, SPACY  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc
from spacy.util import compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

_LONG_RUN = re.compile(r"\S{500}(?=\S)")
_RANKS = ("Amb.", "Brig.", "Capt.", "Cmdr.", "Col.", "Lt.", "Maj.", "Sgt.")
"""Ranks that are one token with their dot, as "Gen." is in spaCy's rules and all are in the treebanks: "Lt. Gen. A" is one name's title."""

_RUNS = [r"!{2,}", r"\?{2,}", r"[?!]{3,}", r"\*{2,}", r"={2,}", r"_{2,}", r"-{2,}", r"~{2,}"]


def tokenizer() -> tuple[Tokenizer, Vocab]:
    """Make the tokenizer. Its tokens cover the text, so that ``doc.text == text`` always holds.

    :return: the tokenizer and the vocabulary that its documents share.
    :raises TypeError: if spaCy's English pipeline brings another kind of tokenizer.
    """
    blank = spacy.blank("en")
    made = blank.tokenizer
    if not isinstance(made, Tokenizer):
        message = "spaCy's English tokenizer has another type than expected; install spacy>=3.8,<4"
        raise TypeError(message)
    made.prefix_search = compile_prefix_regex([*_RUNS, *(blank.Defaults.prefixes or ())]).search
    made.suffix_search = compile_suffix_regex([*_RUNS, *(blank.Defaults.suffixes or ())]).search
    for rank in _RANKS:
        made.add_special_case(rank, [{ORTH: rank}])
    return made, blank.vocab


def tokenize(make: Tokenizer, text: str) -> Doc:
    """Tokenise a text in time that grows with its length.

    spaCy's rules take quadratic time over a run of marks without white space, so a run of 500 characters is cut.
    """
    cuts = [0, *(found.end() for found in _LONG_RUN.finditer(text)), len(text)]
    if len(cuts) == 2:
        whole: Doc = make(text)
        return whole
    parts: list[Doc] = [make(text[start:end]) for start, end in pairwise(cuts)]
    words = [token.text for part in parts for token in part]
    return Doc(make.vocab, words=words, spaces=[bool(token.whitespace_) for part in parts for token in part])


class Tokens(NamedTuple):
    """The tokens of a document in plain lists.

    ``blank`` marks white space tokens, ``spaced`` the tokens that white space (or the end) follows.
    """

    texts: list[str]
    blank: list[bool]
    spaced: list[bool]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    @classmethod
    def of(cls, doc: Doc) -> Tokens:
        """List the tokens of a document."""
        columns = doc.to_array([IS_SPACE, SPACY, LENGTH]).reshape(-1, 3).astype(np.int64)
        ends = np.cumsum(columns[:, 1] + columns[:, 2]) - columns[:, 1]
        starts = ends - columns[:, 2]
        blank = columns[:, 0].astype(bool)
        spaced = columns[:, 1].astype(bool) | np.append(blank[1:], values=True)
        text = doc.text
        texts = [text[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        return cls(texts, blank.tolist(), spaced[: len(texts)].tolist(), starts, ends)

    def touching(self, skip: Sequence[tuple[int, int]]) -> list[bool]:
        """Mark the tokens that touch one of the character ranges."""
        touched = np.zeros(len(self.texts), bool)
        for start, end in skip:
            touched |= (self.starts < end) & (self.ends > start)
        marked: list[bool] = touched.tolist()
        return marked
