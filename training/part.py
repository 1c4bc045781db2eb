"""``python -m training.part``: the head that weighs who takes part in an article, from the annotated articles of open text.

A logistic regression over the traits of `parley.reading.actors.part`, by Newton's method: a minute on one core. ``--check`` trains on seven
eighths of the articles and measures on the rest, eight times over, and writes nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from parley.coverage.article import Text, read_text
from parley.coverage.metadata import Meta
from parley.language import Reader
from parley.lexicon import Lexicon
from parley.model import Article
from parley.reading.actors.part import traits
from parley.reading.actors.reports import references
from parley.reading.read import Readers, read_article, setting_of
from training.annotated import text_of
from training.heads import Example, run
from training.paths import CASTS, ROOT

HEAD = ROOT / "src" / "parley" / "reading" / "actors" / "head.toml"
_WORD = re.compile(r"[^\W_]+")
_NO_NAME = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "s",
        "us",
        "u",
        "president",
        "minister",
        "foreign",
        "secretary",
        "state",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "senior",
        "official",
        "envoy",
        "special",
        "general",
        "prime",
        "deputy",
        "former",
    ]
)
"""Words by which mentions of one person differ."""


def examples() -> Iterator[list[Example]]:
    """For each annotated article, the traits of each of its cast, and whether the annotator lists that one as an actor."""
    readers = Readers.of(Reader.load(), Lexicon.load())
    for rows in _annotated():
        article = _article(rows[0])
        setting, reading = setting_of(article, readers), read_article(article, readers)
        families = ("statements", "commitments", "meetings", "figures", "instruments", "incidents", "positions")
        referred = references(r for family in families for r in getattr(reading, family))
        gold = [
            _names((article.text[a:b] for a, b in row["mentions"]), row["label"]["type"])
            for row in rows
            if row["family"] == "actors"
        ]
        members = {n: setting.cast.members[n] for n in setting.ids}
        cast = {n: _names((m.name, *(article.text[a:b] for a, b in m.spans)), m.type) for n, m in members.items()}
        listed = _listed(cast, gold)
        yield [(traits(setting, n, referred.get(report, ())), n in listed) for n, report in setting.ids.items()]


def _annotated() -> Iterator[list[dict[str, Any]]]:
    """The rows of each article in which everybody who acts is annotated; articles held back only measure."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for line in (line for path in CASTS for line in path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        if row.get("part") != "held":
            found.setdefault((row["corpus"], row["row"]), []).append(row)
    yield from (found[article] for article in sorted(found))


def _article(row: Mapping[str, Any]) -> Article:
    """The article of an annotation.

    :raises ValueError: if its text is not the one that was annotated.
    """
    given = text_of(row["corpus"], row["row"])
    text = f"{given['title']}\n{given['text']}"
    if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
        message = f"{row['corpus']} {row['row']}: the text is not the one that was annotated"
        raise ValueError(message)
    meta = Meta(source=given["source"], url=given["url"], published=given.get("date") or None, origin="the row")
    return read_text(Text(row["row"], text, meta), Lexicon.load())


def _listed(cast: Mapping[int, Collection[str]], gold: Sequence[Collection[str]]) -> frozenset[int]:
    """Those of the cast that are an annotated actor: pairs that share the greatest part of their names first, each once."""
    shared = sorted(
        (
            (len(words & mentions) / min(len(words), len(mentions)), k, n)
            for n, words in cast.items()
            for k, mentions in enumerate(gold)
            if words & mentions
        ),
        reverse=True,
    )
    members: dict[int, int] = {}
    for _, k, n in shared:
        if n not in members and k not in members.values():
            members[n] = k
    return frozenset(members)


def _names(mentions: Iterable[str], kind: str) -> frozenset[str]:
    """Mentions as they compare: in small letters, without articles, forms of address and words of office; of persons the last name too."""
    plain = [[w for w in _WORD.findall(words.casefold()) if w not in _NO_NAME] for words in mentions]
    last = [words[-1:] for words in plain if kind == "person"]
    return frozenset(" ".join(words) for words in (*plain, *last) if words)


def main() -> None:
    """Check, or train and write."""
    run(lambda: ((shown, sum(good for _, good in shown)) for shown in examples()), HEAD, "python -m training.part")


if __name__ == "__main__":
    main()
