"""The parts of the measuring: what each measures, on which files, and what to say where these are not at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from quality import meantime, plover, polnear
from quality.calibration import error, made
from quality.corpora import CORPORA, EVALS, SHARED, Corpus, content_hash, hands
from quality.figures import Figure, Figures, of_accounts, of_score, of_shares
from quality.open_text import ANNOTATED, OpenText

__all__ = ["PARTS", "Part"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name, what it is, the files whose bytes its figures belong to, and how they are counted.

    `families`: it counts families on annotated articles, and has a column of its own in the table.
    """

    name: str
    what: str
    files: Callable[[], Iterable[Path]]
    measure: Callable[[], Figures]
    families: bool = False

    @property
    def here(self) -> bool:
        """Whether its files are at hand."""
        return next(iter(self.files()), None) is not None

    def hash(self) -> str:
        """What names its files as they are."""
        return content_hash(self.files())


def _annotated(corpus: Corpus | OpenText) -> Figures:
    pairs = corpus.pairs()
    apart = error(made(pairs))
    return of_accounts(pairs) | {"calibration": Figure(1 - apart.value, apart.of)}


_FIRST, _SECOND = CORPORA[0], EVALS / "second"
"""The articles of evals as the first hand annotated them, and the folder of what the second did."""


def _two_hands() -> Figures:
    return of_accounts(hands(_FIRST, _SECOND))


def _both_hands() -> Iterator[Path]:
    second = sorted(_SECOND.glob("*.json"))
    yield from second
    yield from (_FIRST.folder / path.name for path in second)


def _times() -> Figures:
    scores = meantime.measure(SHARED / "data" / "meantime")
    return {name: figure for part, counts in scores.items() for name, figure in of_score(part, counts).items()}


def _attributions() -> Figures:
    scores, paraphrases = polnear.measure(SHARED / "data" / "polnear-dev")
    found = {name: figure for part, counts in scores.items() for name, figure in of_score(part, counts).items()}
    return found | of_shares("", {"paraphrases found": paraphrases})


def _events() -> Figures:
    scores, shares = plover.measure(SHARED / "data" / "plover" / "gsr.jsonl")
    events = sum(counts.annotated for counts in scores.values())
    macro = Figure(sum(counts.f1 for counts in scores.values()) / max(1, len(scores)), events)
    named = {"type and source": shares["source"], "type, source and target": shares["both"]}
    return {
        "macro F1": macro,
        **of_shares("", named),
        **{t: Figure(c.f1, c.annotated) for t, c in sorted(scores.items())},
    }


def _model() -> Figures:
    from training.check import table  # noqa: PLC0415 - the model is loaded where it is needed

    from parley.run import shipped_reader  # noqa: PLC0415 - likewise

    return {
        f"{row}: {name}": Figure(value / 100, 0)
        for row, columns in table(shipped_reader()).items()
        for name, value in columns.items()
        if isinstance(value, float)
    }


def _below(folder: Path, *patterns: str) -> Callable[[], Iterable[Path]]:
    return lambda: (path for pattern in patterns for path in sorted(folder.rglob(pattern)))


_DATA = SHARED / "data"
PARTS: tuple[Part, ...] = (
    *(Part(c.name, c.what, c.files, partial(_annotated, c), families=True) for c in ANNOTATED),
    Part("hands", "the two hands on evals", _both_hands, _two_hands, families=True),
    Part("times", "MEANTIME", _below(_DATA / "meantime", "*.xml"), _times),
    Part("attributions", "PolNeAR, development part", _below(_DATA / "polnear-dev", "*.txt", "*.ann"), _attributions),
    Part("plover", "PLOVER gold standard, raw sentences", _below(_DATA / "plover", "*.jsonl"), _events),
    Part("model", "the reader model: parsing and names", _below(_DATA / "ud", "*.xz"), _model),
)
