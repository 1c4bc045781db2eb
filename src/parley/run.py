"""A run: what is given is gathered, read and kept, one article a transaction; afterwards the record dates what could not date itself.

Killed at any moment, a run leaves every article whole or absent; running the same again takes up where it ended, because what has
been read is known by the hash of everything its reading depends on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from parley.errors import ArticleError, EvidenceError, ModelError, ParleyError, Skipped, UsageError
from parley.lexicon import Lexicon
from parley.model import Article, Line, Reading
from parley.pool import Load, ReadArticle, Result, read_many
from parley.record import Change, Item, Record, Stamp, View, changes
from parley.record.dating.dating import dates_from_record
from parley.record.decisions.articles import ARTICLES, Fixed, fixed_articles
from parley.record.decisions.ruled import in_force
from parley.record.file.kept import reading_key
from parley.record.file.store import Store
from parley.record.rules import case_file, code_version
from parley.summary import Summary

if TYPE_CHECKING:
    from parley.language import Reader

__all__ = [
    "SHIPPED",
    "Given",
    "Progress",
    "Summary",
    "Tools",
    "date_again",
    "follow_decisions",
    "load_reader",
    "only_article",
    "read_into",
    "reader_stamp",
]

Progress = Callable[[Item], None]


class Given(Protocol):
    """One thing that was given: an article, or why there is none (`problem`), with the page's bytes if it came from a page."""

    @property
    def name(self) -> str:
        """What it is called: mostly its path."""

    @property
    def article(self) -> Article | None:
        """The article, if there is one."""

    @property
    def problem(self) -> ArticleError | None:
        """Why there is none."""

    @property
    def raw(self) -> bytes | None:
        """The page's bytes."""


class Gather(Protocol):
    """What turns sources into articles."""

    def __call__(self, sources: Sequence[str | Path], *, as_is: bool, lexicon: Lexicon) -> Iterable[Given]: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run works with; functions of modules, so that other processes can find them."""

    gather: Gather
    stamp: Callable[[Lexicon], Stamp]
    load: Load


def load_reader(case: Path | None) -> ReadArticle:
    """The reader model and the vocabulary, ready to read articles. Raises ModelError, LexiconError."""
    from parley.reading.read import Readers, read_article  # noqa: PLC0415 - the model is loaded where it is needed

    readers = Readers.of(shipped_reader(), Lexicon.load(case))

    def read(article: Article) -> Reading:
        return read_article(article, readers)

    return read


def reader_stamp(lexicon: Lexicon) -> Stamp:
    """The version of the reader (its model, and after "+" its rules) and of the vocabulary. Raises ModelError."""
    rules = code_version("parley.reading", "parley.language", "parley.lexicon", "parley.dates")
    return Stamp(f"{shipped_reader().version}+{rules}", lexicon.version)


@cache
def shipped_reader() -> Reader:
    """The reader of this process: it takes half a second to load and keeps no state that changes a reading."""
    from parley.language import Reader  # noqa: PLC0415 - spaCy is slow to import

    try:
        return Reader.load()
    except OSError as error:
        raise ModelError(f"The reader model cannot be loaded: {error}.", "Install parley-record again.") from error


def _gather(sources: Sequence[str | Path], *, as_is: bool, lexicon: Lexicon) -> Iterable[Given]:
    from parley.coverage import gather  # noqa: PLC0415 - page extraction is slow to import

    return gather(sources, as_is=as_is, lexicon=lexicon)


SHIPPED = Tools(_gather, reader_stamp, load_reader)
"""The gatherer and the reader that Parley comes with."""


def only_article(path: str | Path, *, as_is: bool, case: Path | None, gather: Gather = _gather) -> Article:
    """The one article in a file. Raises its ArticleError, or UsageError if there are none or several."""
    given = list(gather([path], as_is=as_is, lexicon=Lexicon.load(case)))
    if len(given) != 1:
        raise UsageError(f"{path} holds {len(given)} articles, not one.", "Read it into a record.")
    if given[0].article is None:
        raise given[0].problem or UsageError(f"{path} holds no article.")
    return given[0].article


def read_into(  # noqa: PLR0913 - one keyword a choice
    record: Record,
    *sources: str | Path,
    jobs: int = 1,
    as_is: bool = False,
    case: Path | None = None,
    progress: Progress | None = None,
    at: str | None = None,
    tools: Tools = SHIPPED,
) -> Summary:
    """Read files and folders into a record and say what became of each thing given.

    `jobs` processes read; `as_is` reads page furniture too; `case` is a vocabulary file for this negotiation, which the record keeps
    and uses from then on; `progress` is called with
    each item when it is kept; `at` is the time to log, in your words. The record is the same for any order of sources and any `jobs`.
    Raises UsageError for a source that is not there, RecordError and its kinds if the record cannot be written.
    """
    with case_file(case, record.store.vocabulary()) as vocabulary:
        run = _Run(record.store, tools, vocabulary, jobs)
        if case is not None:
            record.store.put_vocabulary(case.read_text(encoding="utf-8"))
        before = run.read_otherwise()
        summary = run.read(tools.gather(sources, as_is=as_is, lexicon=run.lexicon), progress or _quiet, at)
    return replace(summary, changes=_changes(before, record.view())) if before.lines else summary


def date_again(record: Record, tools: Tools = SHIPPED) -> None:
    """Let the record date its articles anew: after one was taken out that told the date of another, or a person set a date right.

    What a person set right of an article is read again with it, so that "on Friday" in its reports means another day then.
    """
    with case_file(None, record.store.vocabulary()) as vocabulary:
        _Run(record.store, tools, vocabulary, 1).date()


def follow_decisions(record: Record, tools: Tools = SHIPPED) -> None:
    """Date and read again as persons set articles right, after a decision or its undoing; where none ever did, nothing happens."""
    if any(d.verb == "correct" and d.on[0].family == ARTICLES for d in record.store.decisions()):
        date_again(record, tools)


@dataclass(frozen=True, slots=True)
class _Before:
    """The lines that another reader had given, and the articles that it had read."""

    lines: tuple[Line, ...] = ()
    articles: frozenset[str] = frozenset()


def _changes(before: _Before, now: View) -> tuple[Change, ...]:
    """What became of the lines of the articles that were there before."""
    found = changes(before.lines, now.lines)
    return tuple(c for c in found if c.how != "new" or _tells_of(before.articles, now, c.line))


def _tells_of(articles: frozenset[str], view: View, line: Line) -> bool:
    return not line.reports or any(view.report[r].evidence[0].article in articles for r in line.reports)


class _Run:
    """One run over one record."""

    def __init__(self, store: Store, tools: Tools, case: Path | None, jobs: int) -> None:
        self.store, self.tools, self.case, self.jobs = store, tools, case, jobs
        self.lexicon = Lexicon.load(case)
        self.stamp = tools.stamp(self.lexicon)

    def read(self, given: Iterable[Given], progress: Progress, at: str | None) -> Summary:
        number = self.store.begin_run(at)
        items: list[Item] = []
        for thing, result in self._results((g, self._unread(g.article)) for g in given):
            items.append(self._keep(thing, result, (number, len(items))))
            progress(items[-1])
        self.date()
        self.store.end_run(number)
        return Summary(tuple(items))

    def _results(self, tasks: Iterable[tuple[Any, Article | None]]) -> Iterator[tuple[Any, Result]]:
        return read_many(tasks, self.tools.load, self.case, self.jobs)

    def _unread(self, article: Article | None) -> Article | None:
        """The article, if its reading is not kept yet and nobody took it out of the record."""
        if article is None or self.store.has_reading(reading_key(article, self.stamp)) or self.store.is_barred(article):
            return None
        return article

    def _keep(self, given: Given, result: Result, run: tuple[int, int]) -> Item:
        problem = given.problem or (result if isinstance(result, ParleyError) else None)
        if given.article is not None and problem is None:
            reading = result if isinstance(result, Reading) else None
            try:
                outcome = self.store.put(given.article, self.stamp, reading, raw=given.raw, run=run)
                return Item(given.name, outcome, given.article.id, "; ".join(given.article.changes))
            except (ArticleError, EvidenceError) as error:
                problem = error
        item = _lost(given.name, problem)
        self.store.put_item(*run, item)
        return item

    def date(self) -> None:
        """Let the record date its articles, and read those anew whose date it tells better.

        The dates follow from the articles and readings as given, so that the order in which things were added leaves no trace.
        """
        as_given = {a.id: a for a in self.store.articles(dated=False)}
        fixed = self._fixed(as_given.values())
        self._read_again(f.article for _, f in sorted(fixed.items()))
        known = as_given | {i: f.article for i, f in fixed.items()}
        read = {r.article: r for r in self.store.readings(dated=False)}
        read |= {i: self.store.reading(i) for i in fixed}
        self.store.keep_pairs()
        told = dates_from_record(tuple(known.values()), tuple(read.values()), alike=self.store.pairs())
        settled = {i for i, f in fixed.items() if f.has("published") and f.article.published.edtf}
        better = {i: date for i, date in told.items() if date != known[i].published and i not in settled}
        self.store.drop_dated(set(self.store.dates()) - set(better) - set(fixed))
        self._read_again(replace(known[i], published=better[i]) for i in sorted(better))

    def read_otherwise(self) -> _Before:
        """The lines that are kept, if other readers than this one gave them; none else."""
        if all(stamp == self.stamp for stamp in self.store.stamps()):
            return _Before()
        return _Before(self.store.lines(), frozenset(a.id for a in self.store.articles()))

    def _fixed(self, articles: Iterable[Article]) -> dict[str, Fixed]:
        """The articles that persons set right: their reports follow from what persons say of them."""
        made = self.store.decisions()
        force = in_force(made)
        return fixed_articles(articles, [d for d in made if d.number in force])

    def _read_again(self, articles: Iterable[Article]) -> None:
        """Read articles under another date than they were given with, and keep it with the reading."""
        for article, result in self._results((a, self._unread(a)) for a in articles if not self._is_dated(a)):
            if not isinstance(result, ParleyError):
                self.store.put_dated(article, self.stamp, result)

    def _is_dated(self, article: Article) -> bool:
        return self.store.dated_reading(article.id) == reading_key(article, self.stamp)


def _lost(path: str, problem: ParleyError | None) -> Item:
    if problem is None:
        return Item(path, "failed", None, "Nothing came of it.", "Please report this as a defect.")
    return Item(path, "skipped" if isinstance(problem, Skipped) else "failed", None, problem.what, problem.next_step)


def _quiet(_: Item) -> None:
    """Show no progress."""
