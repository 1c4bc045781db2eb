"""Sentences of annotated articles with what each tells: the families of report that stand on it, and some of their attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from training.annotated import annotated_text, cut
from training.arguments import Arguments
from training.corpora import Sentence
from training.rows import FULL, Row, rows_of

__all__ = ["ABSENT", "FILES", "KINDS", "LETTERS", "OPEN", "PRESENT", "articles", "told_articles", "told_sentences"]

PRESENT, ABSENT, OPEN = 1, 0, -1
"""A sentence tells a kind, does not, or the annotation leaves it open."""

_FAMILIES = ("commitments", "figures", "incidents", "instruments", "meetings", "positions", "statements")
_TYPES = (
    *("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE"),
    *("MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"),
)
KINDS = (
    *_FAMILIES,
    *_TYPES,
    *("incidents not real", "meetings ahead", "positions against", "threats", "about a negotiation"),
)
"""What a sentence may tell, in the order of the ids: families, PLOVER's types, modes, and whether its article is about a negotiation."""

_ALL = frozenset(_FAMILIES)
FILES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(FULL, _ALL),
    "sentences": _ALL,
    "stances": frozenset({"incidents", "figures", "positions"}),
    "meetings": frozenset({"meetings"}),
    "sayings": frozenset({"statements"}),
    "pledges": frozenset({"commitments", "instruments"}),
}
"""The files of annotations, and the families of which each lists every report."""

LETTERS = {
    "S": ("statements",),
    "M": ("meetings", "status"),
    "C": ("commitments", "kind", "state"),
    "N": ("instruments",),
    "I": ("incidents", "type", "reality"),
    "F": ("figures",),
    "P": ("positions", "stance"),
}
"""What a letter of `sentences.jsonl` means: a family, and the attributes that follow it."""

_PARTS_OF = {
    "incidents": (*_TYPES, "incidents not real"),
    "meetings": ("meetings ahead",),
    "positions": ("positions against",),
    "commitments": ("threats",),
}


def told_sentences(splits: Mapping[str, float], part: str = "learned") -> Iterator[Sentence]:
    """The sentences of all articles of a part, in a fixed order; every other column is empty.

    :raises ValueError: if a text is not the one that was annotated.
    """
    for _, found in told_articles(splits, part):
        yield from found


def told_articles(splits: Mapping[str, float], part: str = "learned") -> Iterator[tuple[str, list[Sentence]]]:
    """The same article by article, each with the file of its annotations."""
    learned = {key for file in FILES for key, _ in articles(file, "learned")}
    for file, families in FILES.items():
        for (corpus, number), rows in articles(file, part):
            if part != "learned" and (corpus, number) in learned:
                continue  # held back for one family, learned from for another
            (text,) = {annotated_text(corpus, number, digest) for digest in {row["sha256"] for row in rows}}
            arguments = Arguments((corpus, number), rows, marked=file == "sentences")
            yield file, list(_sentences(text, rows, families, splits, arguments))


def articles(file: str, part: str) -> Iterator[tuple[tuple[str, str], list[Row]]]:
    """The articles of a part in a file of annotations by corpus and row, each with its rows; labelled sentences as rows such as other files have."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows_of(file):
        found.setdefault((row["corpus"], row["row"]), []).extend(_spread(row) if "sentences" in row else [row])
    for key, rows in sorted(found.items()):
        parts = {row["part"] for row in rows if row.get("part")}
        if (parts or {"learned"}) == {part}:
            yield key, rows


def _spread(article: Row) -> Iterator[Row]:
    """An article whose sentences are labelled, as rows: "I:ASSAULT:denied", in small letters what is left open."""
    base = {key: article[key] for key in ("corpus", "row", "sha256", "part")}
    yield base | {"family": "document", "relevance": article["relevance"]}
    yield base | {"family": "seen", "start": 0, "end": article["end"]}
    for start, end, labels in article["sentences"]:
        for label in labels.split():
            letter, *rest = label.split(":")
            family, *keys = LETTERS[letter.upper()]
            told = dict(zip(keys, (value.replace("-", " ") for value in rest), strict=False))
            yield base | {"family": family, "start": start, "end": end, "label": told, "open": letter.islower()}


def _sentences(
    text: str, rows: Sequence[Row], families: frozenset[str], splits: Mapping[str, float], arguments: Arguments
) -> Iterator[Sentence]:
    relevance = next((r.get("relevance") for r in rows if r["family"] == "document"), None)
    looked_at = max((r["end"] for r in rows if r["family"] == "seen"), default=len(text))
    base = dict.fromkeys(KINDS, OPEN)
    for family in families:
        base |= dict.fromkeys((family, *_PARTS_OF.get(family, ())), ABSENT)
    if relevance in ("central", "no"):
        base["about a negotiation"] = PRESENT if relevance == "central" else ABSENT
    for places, words, spaces in cut(text, splits):
        start, end = places[0][0], places[-1][1]
        if start >= looked_at:
            return
        told = dict(base)
        for row in rows:
            if row["family"] in families and row["start"] < end and row["end"] > start:
                for kind in _kinds_of(row):
                    told[kind] = OPEN if row.get("open") and told[kind] != PRESENT else PRESENT
        tells = tuple(told[kind] for kind in KINDS)
        yield Sentence(words, spaces, "told", tells=tells, arguments=arguments.columns(places, words))


def _kinds_of(row: Row) -> Iterator[str]:
    family, label = row["family"], row.get("label") or {}
    yield family
    if family == "incidents":
        if label.get("type") in _TYPES:
            yield label["type"]
        if label.get("reality", "reported") not in ("reported", "ongoing"):
            yield "incidents not real"
    elif family == "meetings" and label.get("status") in ("planned", "proposed"):
        yield "meetings ahead"
    elif family == "positions" and label.get("stance") == "against":
        yield "positions against"
    elif family == "commitments" and label.get("kind") == "threat":
        yield "threats"
