"""The classes of each head, counted on the training data, and the table of lemmas."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from parley.language.lemmas import edit_script
from training.corpora import NAME_CLASSES, Sentence


class Inventory:
    """Lists of classes; ids are places in them. Rare feature bundles and scripts are left out (id -1)."""

    def __init__(self, upos: list[str], feats: list[str], lemmas: list[str], labels: list[str]) -> None:
        """Take the lists, in the order of their ids."""
        self.upos, self.feats, self.lemmas, self.labels = upos, feats, lemmas, labels
        self.names = list(NAME_CLASSES)
        self._ids = [{name: i for i, name in enumerate(column)} for column in (upos, feats, lemmas, labels)]

    @classmethod
    def count(cls, sentences: Iterable[Sentence], at_least: int = 4) -> Inventory:
        """Count the classes of the sentences that have trees."""
        upos: Counter[str] = Counter()
        feats: Counter[str] = Counter()
        lemmas: Counter[str] = Counter()
        labels: Counter[str] = Counter()
        for sentence in sentences:
            upos.update(sentence.upos)
            feats.update(sentence.feats)
            labels.update(sentence.labels)
            lemmas.update(edit_script(f, le) for f, le in zip(sentence.words, sentence.lemmas, strict=False))
        return cls(*(
            sorted(name for name, n in column.items() if n >= least)
            for column, least in ((upos, 1), (feats, at_least), (lemmas, at_least), (labels, 2))
        ))  # fmt: skip

    def ids(self, sentence: Sentence) -> list[list[int]]:
        """Give upos, feats, lemma and label ids of a sentence; -1 where not known."""
        scripts = [edit_script(f, le) for f, le in zip(sentence.words, sentence.lemmas, strict=False)]
        columns = (sentence.upos, sentence.feats, scripts, sentence.labels)
        empty = [-1] * len(sentence.words)
        return [[ids.get(v, -1) for v in column] or empty for ids, column in zip(self._ids, columns, strict=True)]

    def save(self, path: Path, table: dict[str, str], splits: dict[str, float]) -> None:
        """Write the lists, the table of lemmas and the weights of the splitter as one JSON file."""
        whole = {"upos": self.upos, "feats": self.feats, "scripts": self.lemmas, "labels": self.labels, "names": self.names,
                 "lemmas": table, "splits": splits}  # fmt: skip
        path.write_text(json.dumps(whole, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")

    @classmethod
    def load(cls, path: Path) -> Inventory:
        """Read the lists back."""
        whole = json.loads(path.read_text("utf-8"))
        return cls(whole["upos"], whole["feats"], whole["scripts"], whole["labels"])


def saved_splits(path: Path) -> dict[str, float]:
    """Read back the weights of the splitter."""
    weights: dict[str, float] = json.loads(path.read_text("utf-8"))["splits"]
    return weights


def lemma_table(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Collect ``"PART form" -> lemma`` of the open and auxiliary word classes where the form has one lemma."""
    seen: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for form, part, lemma in zip(sentence.words, sentence.upos, sentence.lemmas, strict=False):
            if (
                part in {"VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON", "DET"}
                and form.replace("-", "").replace("'", "").isalpha()
            ):
                seen.setdefault(f"{part} {form.lower()}", Counter())[lemma] += 1
    table = {}
    for key, lemmas in sorted(seen.items()):
        lemma, most = lemmas.most_common(1)[0]
        if most >= 2 and most >= 0.9 * lemmas.total() and not lemma[0].isupper():
            table[key] = lemma
    return table
