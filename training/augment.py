"""Other garments of the same sentence: headline casing, capitals, no capitals, curly quotes, no final mark, other names."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from training.corpora import NAME_CLASSES, Sentence

_SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "from", "with", "as", "vs", "nor"]
)
_SWAPPED = ("PERSON", "PLACE", "ORG", "FAC")
_BEGIN = {1 << NAME_CLASSES.index(f"B-{kind}"): kind for kind in _SWAPPED}
_INSIDE = {kind: 1 << NAME_CLASSES.index(f"I-{kind}") for kind in _SWAPPED}


def dress(sentence: Sentence, rng: random.Random) -> Sentence:
    """Give the sentence as it is, or, for a share of the draws, in another garment."""
    draw = rng.random()
    words: Sequence[str] = sentence.words
    if draw < 0.05:
        words = [w if w.lower() in _SMALL and i else _capital(w) for i, w in enumerate(words)]
    elif draw < 0.08:
        words = [w.upper() for w in words]
    elif draw < 0.10:
        words = [w.lower() for w in words]
    elif draw < 0.14:
        stop = rng.randint(1, min(6, len(words)))
        words = [w.upper() if i < stop else w for i, w in enumerate(words)]
    if rng.random() < 0.3:
        words = _curl(words, sentence.spaces)
    changed = replace(sentence, words=tuple(words)) if words is not sentence.words else sentence
    if rng.random() < 0.05:
        changed = _without_last_mark(changed)
    return changed


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if word.isalpha() else word


def _curl(words: Sequence[str], spaces: Sequence[bool]) -> list[str]:
    curled, is_open = [], False
    for place, word in enumerate(words):
        if word == '"':
            is_open = not is_open
            curled.append("\u201c" if is_open else "\u201d")
        elif word == "'":
            opens = not spaces[place] and (place == 0 or spaces[place - 1])
            curled.append("\u2018" if opens else "\u2019")
        else:
            curled.append(word.replace("'", "\u2019"))
    return curled


def _without_last_mark(s: Sentence) -> Sentence:
    last = len(s.words)
    if last < 4 or s.words[-1] != "." or last in s.heads:
        return s
    cut = {
        name: getattr(s, name)[:-1]
        for name in ("words", "spaces", "upos", "feats", "lemmas", "heads", "labels", "names", "misc")
    }
    return replace(s, **cut)


class NameSwap:
    """Puts another name of the same kind and number of words in place of a name, so that no name is learnt by heart."""

    def __init__(self, sentences: Sequence[Sentence], trusted: frozenset[str]) -> None:
        """Collect the names of the trusted sources."""
        pools: dict[tuple[str, int], set[tuple[str, ...]]] = {}
        for sentence in sentences:
            if sentence.source in trusted:
                for start, end, kind in _names(sentence.names):
                    words = sentence.words[start:end]
                    if all(w[:1].isupper() or w == "-" or w[:1].islower() for w in words) and words[0][:1].isupper():
                        pools.setdefault((kind, end - start), set()).add(words)
        self._pools = {key: sorted(pool) for key, pool in sorted(pools.items())}

    def __call__(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """Swap each name with a chance of one half."""
        words = list(sentence.words)
        for start, end, kind in _names(sentence.names):
            pool = self._pools.get((kind, end - start))
            if pool and rng.random() < 0.5:
                new = rng.choice(pool)
                same = all((a == "-") == (b == "-") for a, b in zip(new, words[start:end], strict=True))
                if same and not any(w.isupper() and len(w) > 3 for w in words[start:end]):
                    words[start:end] = new
        return replace(sentence, words=tuple(words))


def _names(column: Sequence[int]) -> list[tuple[int, int, str]]:
    found, place = [], 0
    while place < len(column):
        kind = _BEGIN.get(column[place])
        end = place + 1
        if kind:
            while end < len(column) and column[end] == _INSIDE[kind]:
                end += 1
            found.append((place, end, kind))
        place = end
    return found
