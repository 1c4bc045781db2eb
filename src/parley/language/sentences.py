"""Sentence boundaries: a new line always ends a sentence, and a small linear model decides after every end mark.

What it looks at lies inside the sentence that is being read and in the one token after it. So a sentence that is read
alone is never cut where it was not cut in its article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from parley.language.pieces import case_of

#: Longest sentence in words; a longer one is cut.
LONGEST = 200

_MARKS = frozenset(".?!:;\u2026")
_CLOSERS = frozenset("\"'\u201d\u2019)]}\u00bb")
_OPENERS = frozenset("\"'\u201c\u2018([{\u00ab")
_TITLES = frozenset(
    [
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "gen.",
        "sen.",
        "rep.",
        "lt.",
        "col.",
        "gov.",
        "sgt.",
        "maj.",
        "capt.",
        "prof.",
        "adm.",
        "brig.",
        "hon.",
        "rev.",
        "cmdr.",
        "pres.",
        "amb.",
        "messrs.",
        "vs.",
        "cf.",
        "viz.",
    ]
)
_NUMBERING = frozenset({"no", "nos", "the", "a", "und", "von"})
"""Words between which and a capital a number with a dot goes on: "No 1. FC", "the 1. FC"."""
_TITLED, _CAPITALS = 2, frozenset({3, 13})
_DASHES = frozenset({"-", "--", "\u2013", "\u2014", "*", "\u2022"})


def features(words: Sequence[str], spaced: Sequence[bool], start: int, place: int) -> list[str] | None:
    """Describe the place before ``words[place]`` in a sentence that began at ``start``.

    :param words: The tokens of a paragraph, without white space tokens.
    :param spaced: For each, whether white space follows it.
    :return: the names of the features that hold; None where no sentence can end.
    """
    closers, at = 0, place - 1
    while at > start and words[at] in _CLOSERS and closers < 3:
        closers += 1
        at -= 1
    last = words[at]
    mark = last[-1]
    if mark not in _MARKS:
        if last not in _DASHES and not closers:
            return None
        mark = "-" if last in _DASHES else "w"
    bare = last in _MARKS or not any(c.isalnum() for c in last)
    before = words[at - 1] if bare and at > start else ("" if bare else last)
    opener = words[place] in _OPENERS and not (spaced[place] and words[place] in "\"'")
    following = words[place + 1] if opener and place + 1 < len(words) else words[place]
    gap = _Gap(
        kind=f"{mark}{'' if bare else '~'}{'r' if len(last) > 1 and bare else ''}", mark=mark, closed=min(closers, 1),
        before=before, after=words[place], following=following, length=place - start, opener=opener,
        standing=_standing(words, start, place), spaced=spaced[place - 1],
    )  # fmt: skip
    return gap.features()


class _Gap(NamedTuple):
    """What is seen at a place where a sentence may end."""

    kind: str
    mark: str
    closed: int
    before: str
    after: str
    following: str
    length: int
    opener: bool
    standing: int
    spaced: bool

    def features(self) -> list[str]:
        """Name what holds here."""
        case, low, end = case_of(self.following), self.following.lower(), f"m{self.kind}"
        before, prior = self.before.lower(), case_of(self.before) if self.before else 0
        length = self.length
        size = min(length, 3) if length < 4 else 4 + (length > 8) + (length > 30)
        return [
            end, f"{end} c{self.closed} s{int(self.spaced)}", f"{end} n{case}", f"{end} p{prior} n{case}",
            f"{end} q{self.standing} c{self.closed}", f"{end} o{int(self.opener)} n{case}", f"b{before} m{self.mark}",
            f"b{before} n{case}", f"a{low} m{self.mark}", f"a{low} {case}", f"l{size} {end}", f"l{size} {end} n{case}",
            f"q{self.standing} n{case} {end}", f"x{self.after} {end}", f"len{min(len(before), 5)} {end} n{case}",
        ]  # fmt: skip


def _standing(words: Sequence[str], start: int, place: int) -> int:
    """Count what stands open since the start of the sentence: 0 nothing, 1 a quotation, 2 a bracket."""
    quotes = brackets = 0
    for word in words[start:place]:
        if word in {"(", "["}:
            brackets += 1
        elif word in {")", "]"}:
            brackets -= 1
        elif word == '"':
            quotes = 1 - quotes
        elif word in {"\u201c", "\u00ab"}:
            quotes = 1
        elif word in {"\u201d", "\u00bb"}:
            quotes = 0
    return 2 if brackets > 0 else quotes


def _dateline(words: Sequence[str], spaced: Sequence[bool], start: int) -> int:
    """Find where the text proper starts behind a dateline such as "GENEVA, Jan. 14 (Reuters) -"; 0 if there is none.

    A dateline counts as a sentence of its own.
    """
    first = words[start]
    if _stamped(first):
        return start + 1
    capitals = first[0] == "/" or (case_of(first) in _CAPITALS and len(first) > 2)
    if not capitals and case_of(first) != _TITLED:
        return 0
    inside = dated = False
    for place in range(start + 1, min(start + 16, len(words) - 1)):
        word = words[place]
        inside = inside and word not in {")", "]", "):"}
        dash = word in {"-", "--", "\u2013", "\u2014"} and spaced[place - 1] and spaced[place]
        colon = word in {":", "):"} and dated
        if not inside and (_stamped(word) or ((dash or colon) and (capitals or dated))):
            return place + 1
        dated = dated or (word[0].isdigit() and (capitals or "," in words[start:place])) or (capitals and word == "/")
        inside = inside or word in {"(", "["}
        if not inside and not _may_stand(words, place):
            return 0
    return 0


def _may_stand(words: Sequence[str], place: int) -> bool:
    """Whether a word may be part of a dateline outside its brackets; a name behind another without a comma is no place."""
    word = words[place]
    if word in {",", "/", "-", "and", "of", ".", ")", "]"}:
        return True
    second = case_of(word) == _TITLED and words[place - 1] not in {",", "(", "]", ")"} and len(word) > 4
    return (word[0].isupper() or word[0].isdigit() or word[0] == "/") and not second


def _stamped(word: str) -> bool:
    """Whether a word closes an agency's name between slashes, as in "OSLO, May 3. /TASS/. The two sides …"."""
    return len(word) > 2 and word.rstrip(".").endswith("/")


def _counted_out(words: Sequence[str], start: int, place: int) -> bool:
    """Whether a number behind a word closes a sentence: "… on July 1. The …"; one that opens a line numbers what follows."""
    number, before = place - 2, place - 3
    if before < start or not words[number].isdecimal() or not words[before].isalpha():
        return False
    return words[before].lower() not in _NUMBERING and words[place][0].isupper()


class Splitter:
    """Cuts paragraphs into sentences."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        """Take the weights of the features; ``""`` is the bias."""
        self._weights = weights
        self._bias = weights.get("", 0.0)

    def starts(self, words: Sequence[str], spaced: Sequence[bool]) -> Iterator[int]:
        """Give the places in one paragraph where sentences start, 0 among them.

        :param words: The tokens of the paragraph, without white space tokens; may be empty.
        :param spaced: For each token, whether white space follows it.
        """
        if not words:
            return
        start, dateline = 0, _dateline(words, spaced, 0)
        yield 0
        for place in range(1, len(words)):
            if place == dateline or place - start >= LONGEST or self._ends(words, spaced, start, place):
                start, dateline = place, _dateline(words, spaced, place)
                yield place

    def _ends(self, words: Sequence[str], spaced: Sequence[bool], start: int, place: int) -> bool:
        last = words[place - 1]
        if last[-1] not in _MARKS and last not in _CLOSERS and last not in _DASHES:
            return False
        parted = last == "." and place - 2 >= start and not spaced[place - 2]  # "MS." is two tokens
        if (words[place - 2] + last if parted else last).lower() in _TITLES:
            return False
        if parted and _counted_out(words, start, place) and spaced[place - 1]:
            return True
        found = features(words, spaced, start, place)
        if found is None:
            return False
        weights = self._weights
        return self._bias + sum(weights.get(name, 0.0) for name in found) > 0


def ranges(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    """Turn starts into (start, end) pairs."""
    return list(pairwise([*starts, end]))
