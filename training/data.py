"""What is trained on, put together."""

from __future__ import annotations

from collections.abc import Mapping

from training.annotated import annotated
from training.corpora import Sentence, treebank
from training.names import ewt_with_names, gum_names, politics, twitter, wnut

#: Sources whose names are pure enough to be put into other sentences.
TRUSTED = frozenset({"annotated", "crossner", "ewt.dev"})
#: Longest sentence that is trained on, in words.
LONGEST = 200


def training_sentences(splits: Mapping[str, float]) -> list[Sentence]:
    """Give every sentence that is trained on, in a fixed order.

    :param splits: the weights of the sentence splitter, which cuts the texts that come without sentences.
    """
    sentences = [s for document in treebank("ewt.train") for s in document]
    sentences += ewt_with_names()
    for part in ("gum.train", "gum.dev"):
        sentences += [gum_names(s) for document in treebank(part) for s in document]
    sentences += [s for n, s in enumerate(twitter()) if n % 3 == 0]
    sentences += [s for n, s in enumerate(wnut()) if n % 3 == 0]
    sentences += politics()
    sentences += annotated("train", splits)
    return [s for s in sentences if 1 <= len(s.words) <= LONGEST]
