"""Parley keeps the record of a negotiation from its coverage.

Read some words, and look at what they say; every report stands on words of the text:

>>> import parley
>>> reading = parley.read_text("Ivan Petrov said on Monday that the talks in Geneva had failed.", published="2016-09-12")
>>> said = reading.statements[0]
>>> said.content
'the talks in Geneva had failed'
>>> said.evidence[0].words
'Ivan Petrov said on Monday that the talks in Geneva had failed.'

`parley.read("a.html")` does the same for a file. Keep a record of many articles, and ask it:

>>> with parley.open_record(folder / "talks.db", create=True) as record:
...     summary = parley.read_into(record, folder / "coverage")
...     statements = record.lines("statements", by="petrov", since="2016-09")
>>> summary.given == summary.read + summary.skipped + summary.failed
True
>>> [line.first("content") for line in statements]
['the talks in Geneva had failed']

Nothing here knows the time or the network: the same words give the same reading, and the same articles the same record.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from parley import errors
from parley.model import Article, Decision, Evidence, Line, Published, Reading, Report

if TYPE_CHECKING:
    from parley.record import Record
    from parley.run import Progress, Summary

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Decision",
    "Evidence",
    "Line",
    "Published",
    "Reading",
    "Record",
    "Report",
    "Summary",
    "errors",
    "follow_decisions",
    "open_article",
    "open_record",
    "read",
    "read_into",
    "read_text",
]


def open_record(path: str | Path, *, create: bool = False) -> Record:
    """Open the record in a file; with `create` make it if it is not there. Use it in a `with` block.

    Raises UsageError if there is none, NotARecord if the file is something else, NewerRecord if a newer Parley wrote it, RecordBusy
    if another process goes on writing.
    """
    from parley.record import Record  # noqa: PLC0415 - the database is slow to import

    return Record(Path(path), create=create, version=__version__)


def open_article(path: str | Path, *, as_is: bool = False, case: str | Path | None = None) -> Article:
    """The article in a file (text, Markdown, HTML), with what is known of it; `as_is` takes page furniture for text.

    Raises ArticleError and its kinds if it cannot be read, UsageError if the file holds several.
    """
    from parley.run import only_article  # noqa: PLC0415 - page extraction is slow to import

    return only_article(path, as_is=as_is, case=_path(case))


def read(source: str | Path | Article, *, as_is: bool = False, case: str | Path | None = None) -> Reading:
    """What one article says: an article, or the path of a file that holds one.

    `as_is` reads page furniture too; `case` is a vocabulary file for the negotiation. The first call loads the reader (a second).
    Raises ArticleError and its kinds if the file cannot be read, UsageError if it holds several articles, ModelError, LexiconError.
    """
    from parley.run import load_reader  # noqa: PLC0415 - the reader is slow to import

    article = source if isinstance(source, Article) else open_article(source, as_is=as_is, case=case)
    return load_reader(_path(case))(article)


def read_text(text: str, *, published: str | None = None, case: str | Path | None = None, **known: Any) -> Reading:
    """What some words say.

    `published` (EDTF) is when they were written; `known` are other fields of Article: title, source, url …

    Raises UsageError if `published` is no EDTF date, ModelError, LexiconError.
    """
    from parley.dates import bounds  # noqa: PLC0415 - keeps `parley --help` quick
    from parley.evidence import article_id, text_hash  # noqa: PLC0415

    sha = text_hash(text)
    written = Published()
    if published is not None:
        bounds(published)
        written = Published(published, "given by the caller")
    of = article_id(sha, known.get("source"), known.get("url"))
    return read(Article(id=of, text=text, text_sha256=sha, published=written, **known), case=case)


def read_into(
    record: Record,
    *sources: str | Path,
    jobs: int = 1,
    as_is: bool = False,
    case: str | Path | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read files and folders into a record; the summary says what became of each, one bad article never stops the rest.

    `jobs` processes read (in a script, guard the call with `if __name__ == "__main__"` then); `as_is` reads page furniture too; `case` is
    a vocabulary file; `progress` is called with each item. The record is the same for any order of sources and any number of jobs.
    """
    from parley import run  # noqa: PLC0415 - the database is slow to import

    return run.read_into(record, *sources, jobs=jobs, as_is=as_is, case=_path(case), progress=progress)


def follow_decisions(record: Record) -> None:
    """Read again the articles whose date, source, genre … a person set right, or undid that: their reports follow from it.

    Needed after `Record.decide` on an article, `Record.undo` and `Record.adopt`; the commands do it themselves, and so does the next
    `read_into`. Where no article was ever set right nothing happens. Raises ModelError, RecordError.
    """
    from parley import run  # noqa: PLC0415 - the database is slow to import

    run.follow_decisions(record)


def __getattr__(name: str) -> Any:
    """Import `Record` and `Summary` when they are asked for."""
    if name == "Record":
        from parley.record import Record  # noqa: PLC0415 - see above

        return Record
    if name == "Summary":
        from parley.run import Summary  # noqa: PLC0415 - see above

        return Summary
    raise AttributeError(f"module 'parley' has no attribute {name!r}")


def _path(case: str | Path | None) -> Path | None:
    return Path(case) if case is not None else None
