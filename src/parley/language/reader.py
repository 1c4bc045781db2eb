"""Article text to a spaCy ``Doc``: tokens, sentences, parts of speech, morphology, lemmas, dependencies, names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parley.language.lemmas import Lemmas
from parley.language.network import Analysis, Network
from parley.language.pieces import Pieces
from parley.language.sentences import Splitter, ranges
from parley.language.tokens import Tokens, tokenize, tokenizer

MODEL, LABELS, PIECES = "reader-en.onnx", "labels.json", "tokenizer.json"
_HERE = Path(__file__).parent
_FIELDS = [HEAD, DEP, POS, LEMMA, MORPH, ENT_IOB, ENT_TYPE]
_HEAD, _DEP, _POS, _LEMMA, _MORPH, _IOB, _KIND = range(len(_FIELDS))
_IOB_CODES = {"I": 1, "O": 2, "B": 3}


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of each head in the order of their ids, the table of lemmas, the weights of the splitter."""

    upos: list[str]
    feats: list[str]
    scripts: list[str]
    labels: list[str]
    names: list[str]
    tells: list[str]
    arguments: list[str]
    lemmas: dict[str, str]
    splits: dict[str, float]

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read ``labels.json``.

        :raises OSError: if the file is missing or lacks a list.
        """
        try:
            whole: dict[str, Any] = json.loads(path.read_text("utf-8"))
            return cls(**{name: whole[name] for name in cls.__slots__})
        except (ValueError, KeyError) as error:
            message = f"{path.name} does not go with this version of Parley: {error!r}"
            raise OSError(message) from error


class Reader:
    """The reader of English. Holds no state that changes a reading: the same text gives the same ``Doc``, always."""

    def __init__(self, network: Network, pieces: Pieces, labels: Labels, version: str) -> None:
        """Put a reader together; :meth:`load` is the usual way.

        :param version: names the model and its weights.
        """
        self.network, self.pieces, self.labels, self.version = network, pieces, labels, version
        self.splitter, self._lemma = Splitter(labels.splits), Lemmas(labels.lemmas)
        self._make_tokens: Tokenizer
        self._vocab: Vocab
        self._make_tokens, self._vocab = tokenizer()
        add, morphology = self._vocab.strings.add, self._vocab.morphology.add
        self._upos = np.array([add(name) for name in labels.upos], np.uint64)
        self._dep = np.array([add(name) for name in labels.labels], np.uint64)
        self._morph = np.array([morphology(name) for name in labels.feats], np.uint64)
        self._kind = np.array([0 if name == "O" else add(name[2:]) for name in labels.names], np.uint64)
        self._iob = np.array([_IOB_CODES[name[0]] for name in labels.names], np.uint64)
        self._x, self._space, self._loose = add("X"), add("SPACE"), add("dep")
        self._lemma_hashes: dict[tuple[Any, ...], int] = {}

    @classmethod
    def load(cls, folder: Path = _HERE) -> Reader:
        """Load the model that comes with Parley. Takes about half a second: keep the reader.

        :param folder: where the graph, the labels and the tokenizer file are.
        :raises OSError: if a file is missing or is not what it should be.
        """
        digest = hashlib.sha256()
        for name in (MODEL, LABELS):
            digest.update((folder / name).read_bytes())
        version = f"en-1-{digest.hexdigest()[:10]}"
        return cls(Network(folder / MODEL), Pieces.load(folder / PIECES), Labels.load(folder / LABELS), version)

    def read(self, text: str, skip: Sequence[tuple[int, int]] = ()) -> Doc:
        """Read a text.

        Every sentence is read by itself, so it gets the same labels alone, in its article and among strangers. A new
        line always ends a sentence. The time grows with the length of the text, whatever the text is.

        :param text: Any text; may be empty.
        :param skip: Character ranges (start, end) that are not analysed, such as page furniture. A token that touches
            one has ``pos_`` X and ``dep_`` dep; ``doc.user_data["skipped"]`` lists the places of these tokens.
            ``doc.user_data["tells"]`` gives for the place of the first token of each sentence that was read the log
            odds, to one decimal, that it tells each kind of thing (``Labels.tells``), ``doc.user_data["arguments"]`` for each
            part (``Labels.arguments``) the log odds of every token that it plays it; -inf where nothing was read.
        :return: a ``Doc`` with ``doc.text == text`` and pos, lemma, morph, head, dep (Universal Dependencies), sentence
            starts and names (PERSON, ORG, PLACE, FAC, NORP, EVENT). White space tokens belong to the sentence before.
        """
        doc = tokenize(self._make_tokens, text)
        tokens = Tokens.of(doc)
        skipped = tokens.touching(skip)
        sentences = [s for paragraph in paragraphs_of(tokens, skipped) for s in self._split(tokens, paragraph)]
        encoded = [
            self.pieces.encode([tokens.texts[i] for i in s], [tokens.spaced[i] for i in s]) for s in sentences
        ]  # fmt: skip
        found = self.network.analyse(encoded)
        filled = self._fill(doc, tokens, sentences, found)
        filled.user_data["skipped"] = [place for place, touched in enumerate(skipped) if touched]
        filled.user_data["tells"] = _told(self.labels.tells, sentences, found.tells)
        filled.user_data["arguments"] = _played(self.labels.arguments, len(doc), sentences, found.arguments)
        return filled

    def lemma(self, form: str, part: int, features: int, script: int) -> str:
        """Give the lemma of a word from the ids that the network gave it."""
        labels = self.labels
        return self._lemma.of(form, labels.upos[part], labels.feats[features], labels.scripts[script])

    def _split(self, tokens: Tokens, paragraph: Sequence[int]) -> Iterator[Sequence[int]]:
        words, spaced = [tokens.texts[i] for i in paragraph], [tokens.spaced[i] for i in paragraph]
        for start, end in ranges(list(self.splitter.starts(words, spaced)), len(paragraph)):
            yield paragraph[start:end]

    def _fill(self, doc: Doc, tokens: Tokens, sentences: Sequence[Sequence[int]], found: Analysis) -> Doc:
        """Write the labels into the document at once."""
        size = len(doc)
        fields = np.zeros((size, len(_FIELDS)), np.uint64)
        fields[:, _IOB], fields[:, _DEP] = _IOB_CODES["O"], self._loose
        fields[:, _POS] = np.where(tokens.blank, np.uint64(self._space), np.uint64(self._x))
        heads = _hanging(tokens, frozenset(chain.from_iterable(sentences)))
        if sentences:
            places = np.fromiter(chain.from_iterable(sentences), np.int64)
            counts = [len(s) for s in sentences]
            offsets = np.repeat(np.cumsum([0, *counts[:-1]]), counts)
            heads[places] = np.where(found.heads == 0, places, places[np.maximum(offsets + found.heads - 1, 0)])
            fields[places, _DEP], fields[places, _POS] = self._dep[found.labels], self._upos[found.upos]
            fields[places, _MORPH], fields[places, _LEMMA] = (
                self._morph[found.feats],
                self._lemmas(tokens, places, found),
            )
            fields[places, _IOB], fields[places, _KIND] = self._iob[found.names], self._kind[found.names]
            _names_over_blanks(fields, np.flatnonzero(tokens.blank))
        fields[:, _HEAD] = (heads - np.arange(size)).view(np.uint64)
        return doc.from_array(_FIELDS, fields)  # type: ignore[arg-type]  # any integers will do

    def _lemmas(self, tokens: Tokens, places: NDArray[np.int64], found: Analysis) -> list[int]:
        known, hashes = self._lemma_hashes, []
        if len(known) > 200_000:
            known.clear()
        ids = (found.upos.tolist(), found.feats.tolist(), found.lemmas.tolist())
        for place, *key in zip(places.tolist(), *ids, strict=True):
            word = (tokens.texts[place], *key)
            hashed = known.get(word)
            if hashed is None:
                hashed = known[word] = self._vocab.strings.add(self.lemma(*word))
            hashes.append(hashed)
        return hashes


def _told(
    kinds: Sequence[str], sentences: Sequence[Sequence[int]], odds: NDArray[np.float32]
) -> dict[int, dict[str, float]]:
    """What each sentence tells, by the place of its first token."""
    rounded = np.round(odds.astype(np.float64), 1).tolist()
    return {s[0]: dict(zip(kinds, row, strict=True)) for s, row in zip(sentences, rounded, strict=True)}


def _played(
    parts: Sequence[str], size: int, sentences: Sequence[Sequence[int]], odds: NDArray[np.float32]
) -> dict[str, list[float]]:
    """The odds of every token for each part."""
    table = np.full((size, len(parts)), -np.inf)
    if sentences:
        table[np.fromiter(chain.from_iterable(sentences), np.int64)] = np.round(odds.astype(np.float64), 1)
    return dict(zip(parts, table.T.tolist(), strict=True))


def paragraphs_of(tokens: Tokens, skipped: Sequence[bool]) -> Iterator[list[int]]:
    """Give the words of each line that are not skipped, as places in the document."""
    paragraph: list[int] = []
    for place, (text, blank, touched) in enumerate(zip(tokens.texts, tokens.blank, skipped, strict=True)):
        if not blank and not touched:
            paragraph.append(place)
        elif paragraph and (touched or "\n" in text or "\r" in text):
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _hanging(tokens: Tokens, analysed: frozenset[int]) -> NDArray[np.int64]:
    """Hang what is not analysed on the token before it, so that it opens no sentence of its own needlessly.

    White space belongs to the sentence before, at the start of the text to the one after; a run of skipped tokens is
    one sentence.
    """
    heads = np.arange(len(tokens.texts))
    goes_on = False
    for place in range(len(heads)):
        if place in analysed:
            goes_on = False
        elif tokens.blank[place]:
            heads[place] = max(0, place - 1)
        else:
            heads[place] = place - goes_on
            goes_on = True
    if len(heads) > 1 and tokens.blank[0]:
        heads[0] = 1
        if heads[1] == 0:
            heads[1] = 1
    return heads


def _names_over_blanks(fields: NDArray[np.uint64], blanks: NDArray[np.int64]) -> None:
    """White space between two words of one name belongs to the name: spaCy takes no name with a hole."""
    inside, outside = _IOB_CODES["I"], _IOB_CODES["O"]
    for i in blanks.tolist():
        if 0 < i < len(fields) - 1 and fields[i + 1, _IOB] == inside and fields[i - 1, _IOB] != outside:
            fields[i, _IOB], fields[i, _KIND] = inside, fields[i - 1, _KIND]
