"""The reader of English, but with what sentences tell as branches of the network say that did not learn them.

So heads learn from chances such as unseen articles get. `training/teach.py` makes the table.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from parley.language import Reader
from parley.model import Span
from training.arguments import ARGUMENTS
from training.teach import LEFT_OUT, Odds
from training.telling import KINDS

__all__ = ["LeftOut"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The shipped reader over a table of odds; sentences that are not in it stay as they are read."""

    reader: Reader
    rows: Mapping[str, Odds]

    @classmethod
    def load(cls) -> LeftOut:
        """The shipped reader over the last table.

        :raises OSError: if there is no table yet.
        """
        return cls(Reader.load(), json.loads(LEFT_OUT.read_text("utf-8")))

    def read(self, text: str, skip: Sequence[Span] = ()) -> Doc:
        """As the reader does."""
        doc = self.reader.read(text, skip)
        tells: dict[int, dict[str, float]] = doc.user_data["tells"]
        arguments: dict[str, list[float]] = doc.user_data["arguments"]
        places = sorted(tells)
        for start, end in zip(places, [*places[1:], len(doc)], strict=True):
            words = [t for t in doc[start:end] if not t.is_space]
            row = self.rows.get(" ".join(t.text for t in words))
            if row is None:
                continue
            told, played = row
            tells[start] = dict(zip(KINDS, told, strict=True))
            for word, odds in zip(words, played, strict=True):
                for argument, chance in zip(ARGUMENTS, odds, strict=True):
                    arguments[argument][word.i] = chance
        return doc
