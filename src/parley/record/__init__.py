"""The record of a negotiation: one file that articles and their readings are added to, and that is asked for lines.

It is long because it is the one door: every command, the desk and everybody's scripts come in by `Record`, whose methods are a few lines
each that say what is promised and hand over to the room that does it. Parted, it would be two doors to one house.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Literal

from parley.dates import exact_day
from parley.errors import RecordError, UnknownId, UsageError
from parley.model import Article, Decision, Line, Reading, Review, Span
from parley.record.copies.copy_tree import Branch, copy_tree
from parley.record.decisions.adopting import Adopted, checked
from parley.record.decisions.meant import article_meant, articles_meant, words_meant
from parley.record.decisions.queue import Waiting, queue
from parley.record.decisions.ruled import Ruled
from parley.record.decisions.ruling import added, decided, removal, removed, signed, split_apart, undone
from parley.record.file.engine import WAIT, Sqlite
from parley.record.file.feeds import close_feed, feed_of, feeds, open_feed
from parley.record.file.kept import Item, Outcome, Stamp
from parley.record.file.safekeeping import Copied, back_up, restore
from parley.record.file.sharing import share
from parley.record.file.store import Store
from parley.record.folding import Folding
from parley.record.moment import is_fresh
from parley.record.questions.alerts import NOTICE, Alert, alerts
from parley.record.questions.answers import Answers, Found, Hit
from parley.record.questions.aside import answers_aside, answers_now
from parley.record.questions.changes import Change, changes
from parley.record.questions.query import Filters, by_date, kind_named, select_articles, select_lines
from parley.record.questions.standing import Standing
from parley.record.questions.why import Why, explain
from parley.record.view import Card, MadeBy, Note, View
from parley.record.window import Windows

__all__ = [
    "Adopted",
    "Alert",
    "Branch",
    "Card",
    "Change",
    "Filters",
    "Found",
    "Hit",
    "Item",
    "MadeBy",
    "Note",
    "Outcome",
    "Record",
    "Ruled",
    "Stamp",
    "Standing",
    "View",
    "Waiting",
    "Why",
    "by_date",
    "changes",
    "kind_named",
    "restore",
    "select_articles",
    "select_lines",
]

BY_HAND = Stamp("unknown", "unknown")
"""The stamp of readings whose maker is not told."""


class Record:
    """An open record. Made by `parley.open_record`; a context manager; `close` lets the file go.

    Everything it answers is plain frozen data that stays valid when the record is closed.
    """

    def __init__(
        self, path: Path, *, create: bool = False, version: str = "", sqlite: Sqlite | None = None, wait: float = WAIT
    ) -> None:
        self.store = Store(path, create=create, sqlite=sqlite, wait=wait)
        self._folding = Folding(self.store, version)
        self._views: dict[str | None, tuple[str, View]] = {}
        self._windows = Windows(self.store, version, self.view, self._folding.carried_on)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go; closing twice does no harm."""
        self.store.close()

    @property
    def path(self) -> Path:
        """Where the record lies."""
        return self.store.path

    def add(self, article: Article, reading: Reading, raw: bytes | None = None, *, stamp: Stamp = BY_HAND) -> Outcome:
        """Add an article with its reading: "read", or "unchanged" if the record holds just this already.

        `raw` is the page's bytes, `stamp` says what read it. Raises as `Store.put` does; ValueError if the reading is of another article.
        """
        if reading.article != article.id:
            raise ValueError(f"reading of {reading.article} given for article {article.id}")
        return self.store.put(article, stamp, reading, raw=raw)

    def view(self, as_of: str | None = None, *, only: Literal["confirmed"] | None = None) -> View:
        """Everything at one moment, seen from an EDTF day; without one from the last dated day of the coverage.

        What was surely written after that day is not known then: neither the articles nor what they tell. Undated articles are known always.
        `only` what persons confirmed: their reports, and lines of nothing else.
        """
        if only is not None:
            return self._folding.view(as_of, only=only)
        inputs = self.store.inputs()
        kept = self._views.get(as_of)
        if kept is None or kept[0] != inputs:
            kept = inputs, self._folding.view(as_of)
            self._views[as_of] = kept
        return kept[1]

    def window(self, *, wait: bool = True) -> View:
        """The same as `view()`, its articles and readings fetched as they are asked for: quick to come, however large the record.

        Without `wait` the lines of a large record may lag behind what was added and decided last; `is_fresh` says whether they do. From then
        on decisions too are on what such a window shows.
        """
        return self._windows.latest(wait=wait)

    def articles(self) -> tuple[Article, ...]:
        """All articles, by path, then id."""
        return tuple(self.view().articles)

    def article(self, article_id: str) -> Article:
        """One article. Raises UnknownId."""
        found = self.view().article.get(article_id)
        return found if found is not None else self.store.article(article_id)

    def reading(self, article_id: str) -> Reading:
        """The reading of one article. Raises UnknownId."""
        return self.store.reading(article_id)

    def lines(  # noqa: PLR0913 - one keyword a filter
        self,
        kind: str,
        *,
        by: str | None = None,
        with_: str | None = None,
        to: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        review: Review | None = None,
        fate: str | None = None,
        text: str | None = None,
        process: str | None = None,
        as_of: str | None = None,
    ) -> tuple[Line, ...]:
        """The lines of a kind ("meetings", "commitment" …) that pass every filter; `Filters` says what each means.

        Raises UsageError for an unknown kind or a date that is none.
        """
        filters = Filters(
            by=by,
            with_=with_,
            to=to,
            place=place,
            since=since,
            until=until,
            review=review,
            fate=fate,
            text=text,
            process=process,
        )
        with self._answers(as_of, articles=False) as answers:
            return answers.lines(kind, filters)

    def why(self, any_id: str) -> Why:
        """What a line stands on. Its own id, that of any of its reports, or the beginning of one will do. Raises UnknownId."""
        return explain(self.view(), any_id)

    def search(self, text: str, *, limit: int = 20, as_of: str | None = None) -> Found:
        """Lines and articles that answer to words, "phrases", -not, OR and field:value, the best first; any text is a question."""
        with self._answers(as_of) as answers:
            return answers.search(text, limit)

    def which(self, kind: str, filters: Filters, known: Mapping[str, Line]) -> frozenset[str]:
        """The ids of the lines that `lines` would answer with, for who has them at hand. Raises UsageError as `lines` does."""
        with self._answers(None, articles=False) as answers:
            return answers.which(kind, filters, known)

    def articles_with(self, text: str) -> frozenset[str]:
        """The ids of the articles in which these words stand next to each other, their titles among it, in any case of letters."""
        with self._answers(None) as answers:
            return answers.articles_with(text)

    def in_force(self, on: str, *, as_of: str | None = None) -> tuple[Standing, ...]:
        """The instruments that are told to be in force on a day (EDTF), with who tells it, since when, until when, and between whom or by whom adopted.

        With `as_of` only what had been written by that day is known. Raises UsageError if either is no day.
        """
        day = exact_day(on)
        if day is None or (as_of and exact_day(as_of) is None):
            raise UsageError(f"{on if day is None else as_of} is no day.", "Write it as YEAR-MONTH-DAY.")
        with self._answers(as_of) as answers:
            return answers.in_force(day)

    def between(self, one: str, other: str, *, as_of: str | None = None) -> tuple[Line, ...]:
        """What passed between two: all in which both take part, in whatever role, in the order of time.

        Names match in any case and by whole words, and those who speak for them count.
        """
        with self._answers(as_of) as answers:
            return tuple(line for _, line in answers.between(one, other))

    def alerts(self, *, as_of: str | None = None, notice: int = NOTICE) -> tuple[Alert, ...]:
        """What calls for attention on a day, by default the last dated one of the coverage; `alerts.py` says what does."""
        return alerts(self.view(as_of), notice=notice)

    def mark_seen(self, ids: Iterable[str]) -> frozenset[str]:
        """Remember these alerts as seen; the answer are those that had not been. Raises RecordError if the file cannot be written."""
        return self.store.put_seen(ids)

    def backup(self, to: str | Path, *, overwrite: bool = False, copied: Copied | None = None) -> None:
        """Copy the record as it is now into another file, while others may go on writing; `copied` is called with pages left and in all.

        Raises UsageError if the file is there and may not be overwritten, RecordError if the record is damaged or there is no room.
        """
        back_up(self.path, Path(to), self.store.sqlite, overwrite=overwrite, copied=copied)

    def share(self, to: str | Path, *, overwrite: bool = False) -> None:
        """Write a record to give away: cited words with little context, hashes, addresses, lines and review, but no article's text.

        Raises UsageError if the file is there and may not be overwritten, RecordError if it cannot be written.
        """
        share(self.store, self.view, Path(to), overwrite=overwrite)

    def views(self) -> Mapping[str, str]:
        """The lists of the desk that were saved: their addresses by name."""
        return self.store.views()

    def save_view(self, name: str, address: str) -> None:
        """Keep an address of the desk under a name; another one of that name is forgotten."""
        self.store.put_view(name, address)

    def drop_view(self, name: str) -> None:
        """Forget the view of a name, and the secret under which it is read; if there is none, nothing happens."""
        self.close_feed(name)
        self.store.put_view(name, None)

    def feeds(self) -> Mapping[str, str]:
        """The secrets under which programs read saved views, by the names of the views."""
        with self.store.asking() as db:
            return feeds(db)

    def feed_of(self, token: str) -> tuple[str, str] | None:
        """The name and the address of the saved view that is read under a secret; None if there is none."""
        with self.store.asking() as db:
            return feed_of(db, token)

    def open_feed(self, name: str, token: str) -> None:
        """Let a saved view be read under a secret, which takes the place of an earlier one. Raises UnknownId."""
        with self.store.writing() as db:
            if not open_feed(db, name, token):
                raise UnknownId(f"No view is saved under the name {name!r}.", "Save it from a list first.")

    def close_feed(self, name: str) -> None:
        """Revoke the secret of a saved view; if it has none, nothing happens."""
        with self.store.writing() as db:
            close_feed(db, name)

    def last_run(self) -> int:
        """The number of the last `parley read` into this record; 0 if there was none."""
        return self.store.last_run()

    def read_since(self, run: int) -> tuple[str, ...]:
        """The ids of the articles that were read by runs after this one, each once, in the order in which they were read first."""
        return self.store.read_since(run)

    def _answers(self, as_of: str | None, *, articles: bool = True) -> AbstractContextManager[Answers]:
        if as_of is not None and as_of != self.as_of:
            return answers_aside(self.view(as_of), self.store.sqlite)
        return answers_now(self.store, self._windows.last, self._folding.carried_on, articles=articles)

    # --- decisions --------------------------------------------------------------------------------------------------------------

    def decide(  # noqa: PLR0913 - one keyword a choice
        self, any_id: str, verb: str, *words: str, who: str, at: str | None = None, note: str = "", alone: bool = False
    ) -> Decision:
        """Write down what `who` decides, `at` a time in words of the caller; the answer has its number.

        accept, reject, dispute and unsure are on all reports of the line behind `any_id`, or with `alone` on that report. `correct` takes a
        field and a value, `merge`, `same-as` and `not-same-as` another id, `split` the ids of reports that go with this one.
        Raises UnknownId, UsageError if it cannot be decided so.
        """
        decision = decided(self._windows.last(), self._named(any_id), verb, words, alone=alone)
        return self.store.put_decision(signed(decision, who, at, note))

    def decide_each(
        self, any_ids: Iterable[str], verb: str, *, who: str, at: str | None = None, note: str = ""
    ) -> tuple[Decision, ...]:
        """The same on several lines, a decision each: accept, reject, dispute, unsure. All are written down, or none.

        Raises UnknownId, UsageError if one of them cannot be decided on so.
        """
        view = self._windows.last()
        made = [signed(decided(view, any_id, verb, ()), who, at, note) for any_id in any_ids]
        return self.store.put_decisions(made)

    def split_apart(self, any_id: str, *, who: str, at: str | None = None, note: str = "") -> tuple[Decision, ...]:
        """Leave each report of a line by itself, a decision for each but one. All are written down, or none.

        Raises UnknownId, UsageError if it gathers no reports, or one only.
        """
        found = split_apart(self._windows.last(), self._named(any_id))
        return self.store.put_decisions([signed(decision, who, at, note) for decision in found])

    def add_report(  # noqa: PLR0913 - see above
        self,
        kind: str,
        article: str,
        where: str | Span,
        fields: Mapping[str, str] | None = None,
        *,
        who: str,
        at: str | None = None,
        note: str = "",
        nth: int | None = None,
    ) -> Decision:
        """Add what the machine missed: a report of this kind on words of an article, or on the span of them, with these fields.

        The id of the report is `on[0].report` of the answer. `nth` says which time, if the words stand there several times. Actors are given
        by name or id. Raises UnknownId, UsageError if the words do not stand there or a field is amiss or missing.
        """
        view = self._windows.last()
        meant = article_meant(view, self._named(article))
        span = words_meant(meant, where, nth) if isinstance(where, str) else where
        return self.store.put_decision(signed(added(view, kind, meant, span, fields or {}), who, at, note))

    def remove(
        self, article: str | None = None, *, source: str | None = None, who: str, at: str | None = None, note: str = ""
    ) -> Decision:
        """Take an article, or all of a source, out of the file for good, and keep out what is given of it again.

        The decisions on it stay listed, without its words; undoing lets it be read again. Of what was removed before, what was left of it in
        the file is cleared away. Raises UnknownId, UsageError, RecordBusy.
        """
        if earlier := removal(self.store.decisions(), article, source):
            self.store.sweep()
            return earlier
        meant = articles_meant(self.view(), self._named(article) if article is not None else None, source)
        places = [(a, place, self.store.raw(a.id)) for a in meant for place in self.store.places(a.id)]
        gone = removed([(replace(a, path=place or None), raw) for a, place, raw in places], source)
        self._views.clear()
        return self.store.remove(signed(gone, who, at, note))

    def _named(self, name: str) -> str:
        """The id of the article that was found in the place that is named, in whichever of its places; any other name as it is."""
        return self.store.found_in(name.strip()) or name

    def undo(self, number: int | None = None, *, who: str, at: str | None = None, note: str = "") -> Decision:
        """Take back a decision, by default the last of `who` that is in force; that too is written down. Raises UsageError."""
        return self.store.put_decision(signed(undone(self.store.decisions(), number, who), who, at, note))

    def adopt(self, decisions: Iterable[Decision]) -> Adopted:
        """Take over decisions made in another file, once each, with their names and times; they are later than all made here.

        Removals are left out. Raises UsageError if one of them cannot be.
        """
        return self.store.adopt(checked(decisions))

    def log(self) -> tuple[Ruled, ...]:
        """Every decision in the order in which they were made, and what became of it: in force, undone, overruled, orphaned."""
        return self.view().ruled

    def queue(self, *kinds: str, surest_first: bool = False) -> tuple[Waiting, ...]:
        """What waits for a decision, the least sure first; what somebody was unsure of last. Raises UsageError for an unknown kind."""
        return queue(self._windows.last(), kinds, surest_first=surest_first)

    @property
    def as_of(self) -> str | None:
        """The last dated day of the coverage, None if no article is dated."""
        return self._windows.last().as_of

    def counts(self) -> dict[Review, int]:
        """How many lines there are by `review`."""
        return dict(self.view().counts)

    def copies(self) -> tuple[Branch, ...]:
        """Every article that copies or is copied, each behind what it copies, with what was added and what was cut."""
        view = self.view()
        return tuple(copy_tree(view.article, view.copies))

    def is_fresh(self) -> bool:
        """Whether the lines are kept that follow from all that the record holds."""
        return is_fresh(self.store)

    def rebuild(self) -> tuple[Line, ...]:
        """Build the lines anew from articles and readings and keep them; the answer must be what was kept before.

        Raises RecordError if the file is damaged.
        """
        if damage := self.store.damage():
            raise RecordError(f"The record {self.path} is damaged: {damage[0]}.", "Restore it from a backup.")
        self._views.clear()
        return self._folding.rebuilt()
