"""Articles and readings looked up one by one, and what is known of all of them without their texts: for pages that show little of much.

What a record of 20,000 articles holds whole takes minutes to read; its articles without their texts, and its reports without what they
say, take seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cached_property
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, func, select

from parley.model import FAMILIES, KINDS, Article, Published, Reading
from parley.record.copies.copies import copies
from parley.record.copies.origins import with_origins
from parley.record.copies.sketches import Alike
from parley.record.decisions.fields import references
from parley.record.decisions.shown import Shown
from parley.record.file import schema as t
from parley.record.file.codec import decoded, from_json, loads
from parley.record.file.lookups import Altered, Later, Lookup
from parley.record.file.pairs import kept_pairs
from parley.record.file.rows import article_of, batched, current, reading_of
from parley.record.view import PARTS, Card, Note, last_day

__all__ = ["Glances", "Known"]

T = TypeVar("T")
_ROLES: Final = {
    family: tuple(role for role in sorted(PARTS) if role in references(family))
    for family in KINDS
    if family in FAMILIES
}
"""The fields of each kind of line that say who has a part in it."""


class Glances:
    """What lies behind the questions that `asking` lets one put, until something changes there besides decisions.

    `article`, `reading`, `cards` and `notes` are as they were read; `before` is the one that was good until then.
    """

    def __init__(self, asking: Callable[[], AbstractContextManager[Connection]], before: Glances | None = None) -> None:
        self._asking = asking
        self._before = before if before is not None and before.is_noted else None
        with asking() as db:
            self._dated = {row.article: row for row in db.execute(select(t.dated))}
            given = {row.article: row for row in db.execute(_givings())}
        marks = {i: (row.path, row.known, self._better(i)) for i, row in given.items()}
        self.digests = {i: hash(mark) for i, mark in marks.items()}
        same = {i for i in marks if before is not None and before.digests.get(i) == self.digests[i]}
        told = {i: loads(known) for i, (_, known, _) in marks.items() if i not in same}
        noted = {i for i, known in told.items() if any(f["kind"] == "blurb" for f in known.get("furniture", ()))}
        self.blurbs: frozenset[str] = frozenset(noted | (before.blurbs & same if before is not None else set()))
        cards = {i: _card(i, known, *marks[i]) for i, known in told.items()}
        cards |= {i: before.cards[i] for i in same} if before is not None else {}
        self.cards: Mapping[str, Card] = dict(sorted(cards.items(), key=lambda pair: (pair[1].path or "", pair[0])))
        self.keys = {i: self._dated[i].reading if i in self._dated else given[i].reading for i in self.cards}
        self.article: Lookup[Article] = Lookup(self.keys, self._articles)
        self.reading: Lookup[Reading] = Lookup(self.keys, self._readings)
        self.notes: Later[Note] = Later(self._noted)

    def _better(self, article: str) -> str | None:
        return self._dated[article].published if article in self._dated else None

    def _articles(self, ids: list[str]) -> dict[str, Article]:
        with self._asking() as db:
            found = [article_of(row) for row in db.execute(current(ids))]
        dated = ((a, self._better(a.id)) for a in found)
        return {a.id: replace(a, published=_published(better)) if better else a for a, better in dated}

    def _readings(self, ids: list[str]) -> dict[str, Reading]:
        wanted = {self.keys[i]: i for i in ids}
        with self._asking() as db:
            rows = db.execute(
                select(t.readings.c.key, t.readings.c.body).where(t.readings.c.key.in_(list(wanted)))
            ).all()
        return {wanted[row.key]: reading_of(wanted[row.key], row.body) for row in rows}

    def _noted(self) -> dict[str, Note]:
        """The notes of all reports; those of readings that were noted before are taken over."""
        owner = {key: article for article, key in self.keys.items()}
        old = self._before
        known = owner.keys() & old.keys.values() if old and old.is_noted else frozenset[str]()
        found = (
            {i: note for i, note in old.notes.items() if self.keys.get(note.article) in known} if old and known else {}
        )
        self._before = None
        new = owner.keys() - known
        with self._asking() as db:
            for part in batched(sorted(new)) if known else [None]:
                asked = select(t.readings.c.key, t.readings.c.body)
                for key, body in db.execute(asked if part is None else asked.where(t.readings.c.key.in_(list(part)))):
                    if key in new:
                        found |= decoded(_notes, owner[key], loads(body))
        return found

    @property
    def is_noted(self) -> bool:
        """Whether the reports have been noted."""
        return self.notes.is_made

    def alike(self) -> tuple[list[Alike], frozenset[str]]:
        """The pairs of articles whose texts are alike, and the ids of those that share a text or much of one."""
        hashes = t.articles.c.text_sha256
        with self._asking() as db:
            pairs = kept_pairs(db)
            same = select(hashes).group_by(hashes).having(func.count() > 1)
            equal = db.execute(select(t.articles.c.id).where(hashes.in_(same))).scalars().all()
        return pairs, frozenset({i for pair in pairs for i in (pair.one, pair.other)}.union(equal) & self.keys.keys())

    @cached_property
    def made_by(self) -> tuple[str, str]:
        """The readers and the lexicons that made the readings which are shown, each comma-separated."""
        r = t.readings.c
        with self._asking() as db:
            rows = db.execute(select(r.key, r.reader, r.lexicon)).all()
        shown = set(self.keys.values())
        readers = {row.reader.partition("+")[0] for row in rows if row.key in shown}
        return ", ".join(sorted(readers)), ", ".join(sorted({row.lexicon for row in rows if row.key in shown}))


class Known:
    """The articles as persons set them right, and which copies which; `before` is the one that was good until then."""

    def __init__(self, glances: Glances, state: Shown, before: Known | None = None) -> None:
        self.glances, self.fixed, self.copied = glances, state.fixed, state.copied
        self._origins = self._looked_up()
        self.article: Mapping[str, Article] = Altered(glances.article, self._set_right)
        own = {i: Card.of(fixed.article) for i, fixed in state.fixed.items()}
        taken = {i: replace(own.get(i) or glances.cards[i], taken_from=home) for i, (home, _) in self._origins.items()}
        self.cards: Mapping[str, Card] = {**glances.cards, **own, **taken} if own or taken else glances.cards
        self.copies: Mapping[str, str] = before.copies if before else Later(self._copies)
        self._lags = before is not None

    @cached_property
    def as_of(self) -> str | None:
        """The last dated day of the coverage."""
        return last_day(self.cards.values())

    def holds_for(self, glances: Glances, state: Shown) -> bool:
        """Whether nothing has changed."""
        return self.glances is glances and (self.fixed, self.copied) == (state.fixed, state.copied)

    def catch_up(self) -> None:
        """Look for the copies among all articles, if those of before are still told."""
        if self._lags:
            self._lags, self.copies = False, Later(self._copies)

    def _looked_up(self) -> Mapping[str, tuple[str | None, str | None]]:
        """Where articles were taken from, as others tell it, unless a person did: only notes on authors tell it."""
        self.glances.article.bring(self.glances.blurbs)
        given = [self._fixed(i) for i in sorted(self.glances.blurbs)]
        told = ((old, new) for old, new in zip(given, with_origins(given), strict=True) if old is not new)
        return {
            new.id: (new.taken_from, new.taken_basis)
            for _, new in told
            if not (new.id in self.fixed and self.fixed[new.id].has("taken_from"))
        }

    def _fixed(self, article: str) -> Article:
        return self.fixed[article].article if article in self.fixed else self.glances.article[article]

    def _set_right(self, article: str) -> Article:
        known = self._fixed(article)
        taken = self._origins.get(article)
        return replace(known, taken_from=taken[0], taken_basis=taken[1]) if taken else known

    def _copies(self) -> dict[str, str]:
        """As `copies` has it of all articles: of those that share a text or much of one, or were ruled on."""
        pairs, near = self.glances.alike()
        ruled = {i for group in self.copied.one.values() for i in group}
        wanted = sorted(near | (ruled & self.glances.keys.keys()))
        self.glances.article.bring(wanted)
        return copies([self._set_right(i) for i in wanted], pairs, self.copied)


def _published(stored: str) -> Published:
    return decoded(from_json, Published, loads(stored))


def _card(i: str, known: Mapping[str, Any], path: str, _: str, better: str | None) -> Card:
    """The card of an article of which this is known in the place where it was found, under the `better` date that the record gives it."""
    return Card(
        id=i,
        title=known.get("title"),
        source=known.get("source"),
        author=known.get("author"),
        path=path or None,
        url=known.get("url"),
        published=_published(better) if better else decoded(Published, **known.get("published", {})),
        genre=known.get("genre", "report"),
        taken_from=known.get("taken_from"),
    )


def _givings() -> Any:
    """What is known of each article in the first place where it was found, by path."""
    g = t.givings.c
    first = select(g.article, func.min(g.path).label("path")).group_by(g.article).subquery()
    return select(g.article, g.path, g.known, g.reading).join(
        first, (g.article == first.c.article) & (g.path == first.c.path)
    )


def _notes(article: str, reading: Mapping[str, Any]) -> dict[str, Note]:
    """What is known of the reports of a reading besides what they say, by their ids."""
    told = ((roles, raw) for family, roles in _ROLES.items() for raw in reading.get(family, ()))
    return {raw["id"]: Note(article, raw["modality"], _parts(roles, raw), raw.get("occasion")) for roles, raw in told}


def _parts(roles: Iterable[str], report: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The actors in each role: a list of ids, an id, or nothing."""
    given = ((role, value) for role in roles if (value := report.get(role)))
    return tuple((role, i) for role, value in given for i in ((value,) if isinstance(value, str) else value))
