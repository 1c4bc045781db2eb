"""The fixed input of the bare graph: the word pieces of the articles, in the batches in which the reader gives them.

`python -m benchmarks.batches` writes `batches.json` anew, after a change of the examples, the tokenizer or the sentence boundaries.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.articles import articles
from parley.language import Reader
from parley.language.network import Analysis, Network, batches, feed
from parley.language.pieces import Encoded

__all__ = ["FILE", "Fixed", "load", "of_reader"]

FILE = Path(__file__).parent / "batches.json"


class Fixed(NamedTuple):
    """Distinct sentences; for each article its batches, each a list of places in `sentences`."""

    sentences: list[Encoded]
    articles: list[list[list[int]]]

    def pieces(self) -> int:
        """Word pieces of all articles, opening and closing marks counted, padding not."""
        return sum(len(self.sentences[n].ids) for article in self.articles for batch in article for n in batch)

    def feeds(self) -> list[list[dict[str, Any]]]:
        """The graph's inputs, article after article, batch after batch."""
        return [[feed([self.sentences[n] for n in batch]) for batch in article] for article in self.articles]

    def full(self) -> list[dict[str, Any]]:
        """The graph's inputs with the sentences of all articles together, so that each batch is as full as it may be."""
        every = [self.sentences[n] for article in self.articles for batch in article for n in batch]
        return [feed([every[n] for n in batch]) for batch in batches(every)]


class _Listening(Network):
    """A network that notes the sentences it is given and passes them on."""

    def __init__(self, network: Network) -> None:
        self.network, self.heard = network, list[Sequence[Encoded]]()

    def analyse(self, sentences: Sequence[Encoded]) -> Analysis:
        """Note the sentences, then analyse them."""
        self.heard.append(sentences)
        return self.network.analyse(sentences)


def of_reader(reader: Reader) -> Fixed:
    """What the reader gives its graph for the articles now."""
    network = reader.network
    reader.network = listening = _Listening(network)
    try:
        for article in articles():
            reader.read(article.text)
    finally:
        reader.network = network
    places: dict[str, int] = {}
    sentences: list[Encoded] = []
    found: list[list[list[int]]] = []
    for heard in listening.heard:
        for sentence in heard:
            if (key := str(sentence)) not in places:
                places[key] = len(sentences)
                sentences.append(sentence)
        found.append([[places[str(heard[n])] for n in batch] for batch in batches(heard)])
    return Fixed(sentences, found)


def load() -> Fixed:
    """The fixed batches as they are kept."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    return Fixed([Encoded(*columns) for columns in kept["sentences"]], kept["articles"])


def _text(fixed: Fixed) -> str:
    """The batches as JSON, one sentence and one article a line."""
    parts = (
        (name, ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows))
        for name, rows in (("sentences", fixed.sentences), ("articles", fixed.articles))
    )
    return "{\n" + ",\n".join(f'"{name}": [\n{rows}\n]' for name, rows in parts) + "\n}\n"


def main() -> None:
    """Write the batches anew."""
    fixed = of_reader(Reader.load())
    FILE.write_text(_text(fixed), encoding="utf-8")
    print(f"{len(fixed.sentences)} sentences, {len(fixed.articles)} articles, {fixed.pieces()} pieces: {FILE.name}")


if __name__ == "__main__":
    main()
