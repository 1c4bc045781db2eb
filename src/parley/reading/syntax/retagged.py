"""Verbs that the tagger takes for nouns: "welcomes the accord and thanks the mediators"."""

from __future__ import annotations

from collections.abc import Sequence

from parley.reading.syntax.prefixes import Columns

__all__ = ["retagged"]


def retagged(lower: Sequence[str], columns: Columns) -> Columns:
    """The columns with a noun in "-s" that governs an object read as the verb that it is: no noun has one in Universal Dependencies."""
    lemma, pos, dep, head = columns
    verbs = {head[o] for o, relation in enumerate(dep) if relation == "obj" and head[o] < o and pos[head[o]] == "NOUN"}
    verbs = {v for v in verbs if lower[v].endswith("s")}
    if not verbs:
        return columns
    return Columns(
        [lower[t][:-1] if t in verbs else word for t, word in enumerate(lemma)],
        ["VERB" if t in verbs else tag for t, tag in enumerate(pos)],
        dep,
        head,
    )
