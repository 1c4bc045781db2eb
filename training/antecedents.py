"""``python -m training.antecedents``: the head that weighs whom a pronoun or "the two sides" takes up.

A mention-ranking model: of the candidates for a word and nobody, the softmax over the sums of their weights; learned from all texts of
`training/chains.py`. ``--check`` measures on left-out articles, with how often words mean whom it says, and writes nothing.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from parley.coverage.article import Text, read_text
from parley.coverage.metadata import Meta
from parley.language import Reader
from parley.lexicon import Lexicon
from parley.reading.actors.anaphors import Group, Search, anaphors, kind_of
from parley.reading.actors.antecedents import traits
from parley.reading.actors.cast import Cast
from parley.reading.actors.standing import head_of
from parley.reading.read import Readers, setting_of
from parley.reading.setting import Setting
from parley.reading.syntax.parse import Parse
from training.chains import Bearers, Chained, Range, chained
from training.heads import only_check, write
from training.paths import READING

MADE_BY = "python -m training.antecedents"
HEAD = READING / "actors" / "antecedents.toml"
KEEP = 0.3
"""The chance from which on somebody is meant: precision before recall."""
HOLD, RAREST, STEPS, PARTS = 2.0, 4, 150, 6
"""How strongly weights are held near zero; words that must show a trait; steps of the fit; parts into which articles are divided to check."""
_SILENT = ("person", "several")
"""Kinds of word that may mean somebody who is described only: that no name is given for them tells nothing."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A word with what the text shows of each candidate, nobody last, and which of them are right."""

    source: str
    kind: str
    shown: Sequence[frozenset[str]]
    right: Sequence[bool]
    annotated: bool


def examples() -> Iterator[list[Ranked]]:
    """The words of each text; what is annotated of one word is known when the next are looked at."""
    readers = Readers.of(Reader.load(), Lexicon.load())
    for number, one in enumerate(chained()):
        setting = setting_of(
            read_text(Text(str(number), one.text, Meta(origin="a text to learn from")), readers.lexicon), readers
        )
        meant = _meant(setting, one)
        search, found = Search(setting.cast), []
        for token in anaphors(setting.cast):
            kind, groups = kind_of(setting.cast, token), meant.get(token)
            if groups is None and (not one.complete or kind in _SILENT or _inside(setting.parse, one, token)):
                continue
            candidates = search.candidates(token)
            right = [c.group in (groups or ()) for c in candidates]
            shown = traits(search, token, candidates)
            found.append(Ranked(one.source, kind, shown, [*right, not any(right)], bool(groups)))
            if any(right):
                search.take(token, candidates[right.index(True)].group)
        yield found


def _meant(setting: Setting, one: Chained) -> Mapping[int, frozenset[Group]]:
    """Whom each annotated word means: any of these groups; none of the cast if there is none."""
    parse, cast, found = setting.parse, setting.cast, {}
    for place, bearers in one.phrases.items():
        tokens = parse.tokens_in(place)
        if tokens:
            found[head_of(parse, tokens[0], tokens[-1] + 1)] = _groups(cast, bearers)
    for place, bearers in one.subjects.items():
        verb = next(iter(parse.tokens_in(place)), None)
        subject = parse.child(verb, "nsubj", "nsubj:pass") if verb is not None else None
        groups = _groups(cast, bearers)
        if (
            subject is not None
            and groups
            and kind_of(cast, subject)
            and (len(bearers) == 1 or kind_of(cast, subject) != "person")
        ):
            found[subject] = groups
    return found


def _groups(cast: Cast, bearers: Bearers) -> frozenset[Group]:
    members = [{n for place in places if (n := _member(cast, place)) is not None} for places in bearers]
    return frozenset(tuple(sorted(set(group))) for group in itertools.product(*members)) if members else frozenset()


def _member(cast: Cast, place: Range) -> int | None:
    """Who is named at a place: by its head, else by any of its words, else by a mention that it touches."""
    tokens = cast.parse.tokens_in(place)
    if not tokens:
        return None
    by_word = (cast.at.get(t) for t in (head_of(cast.parse, tokens[0], tokens[-1] + 1), *reversed(tokens)))
    touched = (n for n, m in enumerate(cast.members) if any(a < place[1] and b > place[0] for a, b in m.spans))
    return next((n for n in by_word if n is not None), next(touched, None))


def _inside(parse: Parse, one: Chained, token: int) -> bool:
    """Whether a word is part of an annotated phrase: the "his" of "his country"."""
    return any(start <= parse.start[token] < end for start, end in one.phrases)


def fit(found: Sequence[Ranked]) -> dict[str, float]:
    """The weights under which the right candidates are likeliest."""
    counts = Counter(trait for word in found for shown in word.shown for trait in shown)
    names = sorted(t for t, n in counts.items() if n >= RAREST)
    known = {trait: n for n, trait in enumerate(names)}
    rows = [[known[t] for t in sorted(shown) if t in known] for word in found for shown in word.shown]
    traits_of = torch.tensor([n for row in rows for n in row])
    candidate = torch.tensor([n for n, row in enumerate(rows) for _ in row])
    word = torch.tensor([n for n, one in enumerate(found) for _ in one.shown])
    wrong = torch.tensor([not good for one in found for good in one.right])
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    best = torch.optim.LBFGS([weights], max_iter=STEPS, history_size=20, line_search_fn="strong_wolfe")

    def likelihood(odds: torch.Tensor) -> torch.Tensor:
        """The logarithm of the sum of the candidates' shares, for each word."""
        return torch.zeros(len(found), dtype=torch.float64).index_add(0, word, torch.exp(odds)).log()

    def loss() -> torch.Tensor:
        best.zero_grad()
        odds = torch.zeros(len(rows), dtype=torch.float64).index_add(0, candidate, weights[traits_of])
        right = likelihood(odds.masked_fill(wrong, -torch.inf))
        value = (likelihood(odds) - right).sum() + HOLD / 2 * (weights @ weights)
        value.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
        return value

    best.step(loss)  # type: ignore[no-untyped-call]  # torch has no type for it
    return {trait: round(float(weights.detach()[n]), 2) for trait, n in known.items()}


def check(articles: Sequence[Sequence[Ranked]]) -> None:
    """Print, for words of left-out articles, how many mean whom the head says, and how many of its answers are right."""
    answers: dict[tuple[str, str], list[tuple[float, bool, bool]]] = {}
    for part in range(PARTS):
        weights = fit([word for n, found in enumerate(articles) if n % PARTS != part for word in found])
        for word in itertools.chain.from_iterable(articles[part::PARTS]):
            odds = np.array([sum(weights.get(t, 0.0) for t in shown) for shown in word.shown])
            chances = np.exp(odds - odds.max())
            best = int(chances[:-1].argmax()) if len(chances) > 1 else 0
            answer = (float(chances[best] / chances.sum()), word.right[best] and len(chances) > 1, word.annotated)
            answers.setdefault((word.source, word.kind), []).append(answer)
    for (source, kind), told in sorted(answers.items()):
        annotated = sum(known for _, _, known in told)
        parts = [f"{source} {kind}: {annotated} annotated"]
        for keep in (0.0, KEEP, 0.4, 0.5):
            kept = [good for chance, good, _ in told if chance >= keep]
            recall, precision = sum(kept) / max(1, annotated), sum(kept) / max(1, len(kept))
            parts.append(f"from {keep:.2f} on {recall:.3f} found, {precision:.3f} right")
        print("; ".join(parts))


def main() -> None:
    """Check, or train and write."""
    checking = only_check(MADE_BY)
    articles = list(examples())
    if checking:
        check(articles)
    else:
        write(fit([word for found in articles for word in found]), HEAD, MADE_BY, KEEP)


if __name__ == "__main__":
    main()
