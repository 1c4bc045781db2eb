"""The names corpora, each mapped to our kinds; what a corpus does not know stays open instead of teaching "no name"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from training.corpora import ANYTHING, OUTSIDE, Sentence, column_file, masks, treebank
from training.demonyms import DEMONYMS
from training.paths import DATA

_FACILITY = re.compile(
    r"\b(airport|bridge|camp|base|palace|prison|plant|crossing|stadium|hospital|station|hotel|tower|building|museum|"
    r"cathedral|mosque|church|temple|house|hall|library|theatre|theater|mall|dam|barracks|embassy|tunnel)$",
    re.IGNORECASE,
)
_TITLES = frozenset(
    [
        "president",
        "minister",
        "prime",
        "secretary",
        "general",
        "mr.",
        "mr",
        "mrs.",
        "mrs",
        "ms.",
        "ms",
        "dr.",
        "dr",
        "sir",
        "lady",
        "lord",
        "king",
        "queen",
        "prince",
        "princess",
        "senator",
        "sen.",
        "representative",
        "rep.",
        "governor",
        "gov.",
        "colonel",
        "col.",
        "lt.",
        "lieutenant",
        "captain",
        "capt.",
        "major",
        "maj.",
        "gen.",
        "sgt.",
        "sheikh",
        "shaikh",
        "sheik",
        "ayatollah",
        "pope",
        "saint",
        "professor",
        "prof.",
        "judge",
        "justice",
        "chancellor",
        "ambassador",
        "spokesman",
        "vice",
        "deputy",
        "foreign",
        "defence",
        "defense",
        "chairman",
        "director",
        "admiral",
        "adm.",
        "commander",
        "chief",
        "former",
    ]
)


def no_space_before(word: str) -> bool:
    """Guess whether a word of tokenised text stood right after the one before it."""
    return word in {
        ",",
        ".",
        ";",
        ":",
        "!",
        "?",
        ")",
        "]",
        "%",
        "'s",
        "n't",
        "'",
        "’s",
        "'re",
        "'ve",
        "'ll",
        "'m",
        "'d",
        "...",
    }


def guess_spaces(words: Sequence[str]) -> tuple[bool, ...]:
    """Guess the white space of tokenised text."""
    spaces = [not no_space_before(after) and word not in {"(", "[", "$", "#"} for word, after in pairwise(words)]
    return (*spaces, True)


def relabel(labels: Sequence[str], words: Sequence[str], kinds: Callable[[str, str], Sequence[str]],
            unknown: Sequence[str]) -> list[int]:  # fmt: skip
    """Turn BIO labels into masks.

    :param kinds: (label of a name, its text) -> our kinds that it may be; empty: not a name of ours.
    :param unknown: kinds that the corpus does not mark; a capitalised word outside its names may be one of them.
    """
    open_begin, open_inside = masks(unknown)
    column: list[int] = []
    for start, end, label in _runs(labels):
        if label == "O":
            column += [OUTSIDE | open_begin | open_inside if _may_be_name(words[i]) else OUTSIDE
                       for i in range(start, end)]  # fmt: skip
            continue
        found = kinds(label, " ".join(words[start:end]))
        if not found:
            column += [OUTSIDE] * (end - start)
        elif "?" in found:
            column += [ANYTHING] * (end - start)
        else:
            begin, inside = masks(found)
            column += [begin] + [inside] * (end - start - 1)
    return [
        masks(["NORP"])[0] if mask & masks(["NORP"])[0] and word.lower() in DEMONYMS and word[0].isupper() else mask
        for mask, word in zip(column, words, strict=True)
    ]


def _may_be_name(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1


def _runs(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for place in range(1, len(labels) + 1):
        if place < len(labels):
            label = labels[place]
            if label.startswith("I-") and labels[place - 1][2:] == label[2:]:
                continue
            if label == "O" == labels[place - 1]:
                continue
        label = labels[start]
        yield start, place, label if label == "O" else label[2:]
        start = place


def _place(text: str) -> list[str]:
    return ["FAC"] if _FACILITY.search(text) else ["PLACE"]


def twitter() -> Iterator[Sentence]:
    """Broad Twitter Corpus: persons, organisations, places and facilities as one."""

    def kinds(label: str, text: str) -> list[str]:
        simple = {"PER": ["PERSON"], "ORG": ["ORG"]}
        return simple.get(label) or (["FAC"] if _FACILITY.search(text) else ["PLACE", "FAC"])

    for part in ("train", "dev", "test"):
        for rows in column_file(DATA / "names/broad_twitter/train_dev_test_conll" / f"btc.{part}.xz", 0, 1):
            yield _plain(rows, "btc", kinds, ["NORP", "EVENT"])


def wnut() -> Iterator[Sentence]:
    """WNUT 2017, emerging names; its groups and products are told apart otherwise than ours."""

    def kinds(label: str, text: str) -> list[str]:
        table = {"person": ["PERSON"], "corporation": ["ORG"], "group": ["ORG", "NORP"], "location": ["PLACE", "FAC"]}
        return ["FAC"] if label == "location" and _FACILITY.search(text) else table.get(label, ["?"])

    for name in ("wnut17train.conll.xz", "emerging.dev.conll.xz"):
        for rows in column_file(DATA / "names/wnut17" / name, 0, 1):
            yield _plain(rows, "wnut", kinds, ["NORP", "EVENT"])


def politics() -> Iterator[Sentence]:
    """CrossNER, politics."""

    def kinds(label: str, text: str) -> list[str]:
        table = {
            "politician": ["PERSON"], "person": ["PERSON"], "organisation": ["ORG"], "politicalparty": ["ORG"],
            "country": ["PLACE"], "event": ["EVENT"], "election": ["EVENT"],
        }  # fmt: skip
        if label == "location":
            return _place(text)
        return table.get(label, ["?"])

    for part in ("train", "dev"):
        for rows in column_file(DATA / "names/crossner-politics" / f"{part}.txt.xz", 0, 1):
            yield _plain(rows, "crossner", kinds, ["NORP"])


def _plain(rows: list[tuple[str, str]], source: str, kinds: Callable[[str, str], Sequence[str]],
           unknown: Sequence[str]) -> Sentence:  # fmt: skip
    words = tuple(word for word, _ in rows)
    return Sentence(words, guess_spaces(words), source, names=tuple(
        relabel([label for _, label in rows], words, kinds, unknown)))  # fmt: skip


def uner(part: str) -> dict[tuple[str, ...], list[str]]:
    """Read Universal NER over a part of EWT: words -> BIO labels (PER, ORG, LOC, OTH)."""
    path = DATA / "ud" / f"uner-ewt.{part}.iob2.xz"
    return {tuple(w for w, _ in rows): [label for _, label in rows] for rows in column_file(path, 1, 2)}


def uner_kinds(label: str, text: str) -> list[str]:
    """Map a kind of Universal NER to ours."""
    if label == "LOC":
        return ["FAC"] if _FACILITY.search(text) else ["PLACE", "FAC"]
    return {"PER": ["PERSON"], "ORG": ["ORG"]}.get(label, ["?"])


def ewt_with_names() -> Iterator[Sentence]:
    """EWT dev with the names of Universal NER."""
    labels = uner("dev")
    for document in treebank("ewt.dev"):
        for sentence in document:
            found = labels.get(sentence.words)
            if found is None or len(found) != len(sentence.words):
                yield sentence
            else:
                yield sentence.with_names(relabel(found, sentence.words, uner_kinds, ["NORP", "EVENT"]))


_ENTITY = re.compile(r"\((\d+)-([a-z]+)-([^()]*)|(\d+)\)")


def gum_names(sentence: Sentence) -> Sentence:
    """Read the named ones of GUM's entity spans, by their type and proper nouns."""
    norp = masks(["NORP"])
    column = [OUTSIDE] * len(sentence.words)
    for place, (word, part) in enumerate(zip(sentence.words, sentence.upos, strict=True)):
        if _may_be_name(word) and part in {"PROPN", "ADJ", "NOUN"}:
            column[place] = ANYTHING if part == "PROPN" else OUTSIDE | sum(norp)
    taken = [False] * len(column)
    for start, end, kind in sorted(_entities(sentence), key=lambda span: span[0] - span[1]):
        core = _core(sentence, start, end, kind)
        if core and not any(taken[core.start : core.stop]):
            taken[core.start : core.stop] = [True] * len(core)
            column[core.start : core.stop] = _core_masks(sentence, core, kind)
    for place, word in enumerate(sentence.words):
        if not taken[place] and word[0].isupper() and word.lower() in DEMONYMS and sentence.upos[place] != "VERB":
            column[place] = norp[0]
    return sentence.with_names(column)


def _entities(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Give the (start, end, type) of the entity spans that begin and end in the sentence."""
    standing: dict[str, list[tuple[int, str]]] = {}
    for place, misc in enumerate(sentence.misc):
        column = next((m[7:] for m in misc.split("|") if m.startswith("Entity=")), "")
        for number, kind, rest, closing in _ENTITY.findall(column):
            if number:
                standing.setdefault(number, []).append((place, kind))
            ends = number if f"({number}-{kind}-{rest})" in column else closing
            if standing.get(ends):
                start, found = standing[ends].pop()
                yield start, place + 1, found


def _core(sentence: Sentence, start: int, end: int, kind: str) -> range:
    """Find the proper-noun core of one entity span, without titles; empty if the span is not named by it."""
    words, upos = sentence.words, sentence.upos
    while start < end and (upos[start] in {"DET", "PUNCT"} or (kind == "person" and words[start].lower() in _TITLES)):
        start += 1
    stop = start
    while stop < end and (upos[stop] == "PROPN" or (stop > start and _links(words, upos, stop, end, kind))):
        stop += 1
    named = any(not w.islower() for w in words[start:stop])
    return range(start, stop if named and any(_is_head(sentence, i, start, end) for i in range(start, stop)) else start)


def _core_masks(sentence: Sentence, core: range, kind: str) -> list[int]:
    text = " ".join(sentence.words[core.start : core.stop])
    if kind in {"time", "abstract", "substance", "animal", "plant"}:
        return [OUTSIDE] * len(core)
    if kind == "person" and sentence.words[core.start].lower() in DEMONYMS:
        return [masks(["NORP"])[0]] * len(core)
    table = {"person": ["PERSON"], "organization": ["ORG"], "place": _place(text), "event": ["EVENT"]}
    if kind not in table:
        return [ANYTHING] * len(core)
    begin, inside = masks(table[kind])
    return [begin] + [inside] * (len(core) - 1)


def _links(words: Sequence[str], upos: Sequence[str], place: int, end: int, kind: str) -> bool:
    nxt = place + 1 < end and words[place + 1][:1].isupper()
    joins = kind == "organization" and words[place].lower() in {"of", "and", "for", "&"}
    if words[place] == "-" or joins:
        return nxt
    if kind == "person":
        return words[place].lower() in {"al", "el", "bin", "ibn", "van", "von", "de", "der", "bint", "of"} and nxt
    return (
        kind in {"organization", "place", "event"}
        and words[place][:1].isupper()
        and upos[place] in {"NOUN", "ADJ", "NUM"}
    )


def _is_head(sentence: Sentence, place: int, start: int, end: int) -> bool:
    head = sentence.heads[place] - 1
    return head < start or head >= end
