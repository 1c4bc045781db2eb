"""The tables of a record file. `migrations/` builds them step by step; a test holds the two against each other.

articles   what was written: text and its hash, source and address; the id is a hash of these three. Where the text was withheld for
           sharing, line ends stand for its characters, and `kept_sha256` is the hash of what is there
givings    where an article was found and what is known of it there (title, date, furniture …); the raw page if there was one.
           An article found in several places is seen as in the first of them by path
readings   what was read, under the hash of everything that a reading depends on
dated      articles which the record dates better than they date themselves, with the reading made with that date
runs       what was given to `parley read`, and run_items what became of each
vocabulary the case file that the articles were read with: it names things, so the lines follow from it too
decisions  what persons ruled, in the order of their numbers: rows are added and never changed, but that the words of a removed article
           are taken out of them
changes    how often anything has changed that the lines follow from; in a second row, how often a pair of `alike` was found to be none
sketches   the sample of each text by which near copies are found, `runs_of_words` the index over them, `formulas` the runs that tell
           nothing, and `alike` the pairs of texts that share much; `pending` says which articles have no sketch yet and get one before
           the next fold, and which are to be put on the shelf
lines      what the coverage together says: derived, rebuilt when `fold` names another number of changes; `fold` knows, too, of what state
           of the record they were made, so that they can be carried on. `rolls` holds their long lists of reports, in parts (`rolls.py`)
same       which labels of actors are one, as shows in the story of which an article is the first; derived with the lines
catalogue  the lines as questions ask for them: who, whom, where, when, and the words of their evidence; derived with the lines
spells     the stretches of days on which an instrument is told to be in force, and `standings` what is told of it; derived with the lines
seen       alerts that `parley alerts --new-only` has shown
sharing    one row in a record that was shared without its texts: how many characters of context each cited passage kept at most
views      lists of the desk that somebody saved under a name
feeds      the secrets under which programs read some of these
shelf      the articles as questions ask for them; an article that is not on it is put there before the next search
           `catalogue_words` and `shelf_words` are the full-text indexes over both (`wordlists.py`)
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, event

from parley.record.file.sealed import Sealed, SealedNumber
from parley.record.file.wordlists import build_indexes

__all__ = [
    "APPLICATION_ID",
    "SCHEMA",
    "alike",
    "articles",
    "catalogue",
    "changes",
    "dated",
    "decisions",
    "feeds",
    "fold",
    "formulas",
    "givings",
    "lines",
    "metadata",
    "pending",
    "readings",
    "rolls",
    "run_items",
    "runs",
    "runs_of_words",
    "same",
    "seen",
    "shelf",
    "sketches",
    "spells",
    "standings",
    "views",
    "vocabulary",
]

APPLICATION_ID = 0x5041_524C
"""What SQLite's header says of a record file: the letters PARL."""

SCHEMA = 19
"""Number of migrations; kept in the file as `user_version`, so that an older Parley knows a newer record."""

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("text_sha256", Text, nullable=False, index=True),
    Column("source", Text),
    Column("url", Text),
    Column("kept_sha256", Text),
)

readings = Table(
    "readings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False, index=True),
    Column("reader", Sealed, nullable=False),
    Column("lexicon", Sealed, nullable=False),
    Column("body", Sealed, nullable=False),
)

givings = Table(
    "givings",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("path", Text, primary_key=True, index=True),
    Column("known", Sealed, nullable=False),
    Column("reading", Text, ForeignKey("readings.key"), nullable=False),
    Column("raw", LargeBinary),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", Text, nullable=False),
    Column("at", Text),
)

run_items = Table(
    "run_items",
    metadata,
    Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("path", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("article", Text),
    Column("reason", Text),
    Column("next_step", Text),
)

vocabulary = Table(
    "vocabulary",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Sealed, nullable=False),
)

dated = Table(
    "dated",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("published", Sealed, nullable=False),
    Column("reading", Text, ForeignKey("readings.key"), nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("who", Sealed, nullable=False),
    Column("at", Sealed),
    Column("verb", Sealed, nullable=False),
    Column("note", Sealed, nullable=False),
    Column("body", Sealed, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
)

sketches = Table(
    "sketches",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("sample", LargeBinary, nullable=False),
)

runs_of_words = Table(
    "runs_of_words",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("sketch", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

pending = Table(
    "pending",
    metadata,
    Column("task", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
)

formulas = Table(
    "formulas",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
)

alike = Table(
    "alike",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True, index=True),
    Column("shared", SealedNumber, nullable=False),
    Column("shorter", SealedNumber, nullable=False),
)

fold = Table(
    "fold",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("mark", Text),
)

same = Table(
    "same",
    metadata,
    Column("article", Text, primary_key=True),
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
)

lines = Table(
    "lines",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("body", Sealed, nullable=False),
)

rolls = Table(
    "rolls",
    metadata,
    Column("line", Text, ForeignKey("lines.id", ondelete="CASCADE"), primary_key=True),
    Column("part", Text, primary_key=True),
    Column("reports", Sealed, nullable=False),
)

catalogue = Table(
    "catalogue",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("line", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("process", Text, index=True),
    Column("review", Text, nullable=False),
    Column("fate", Text, index=True),
    Column("first", Text, nullable=False, index=True),
    Column("last", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("whom", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("evidence", Sealed, nullable=False),
    Index("ix_catalogue_kind_first", "kind", "first"),
)

standings = Table(
    "standings",
    metadata,
    Column("line", Text, primary_key=True),
    Column("body", Sealed, nullable=False),
)

spells = Table(
    "spells",
    metadata,
    Column("line", Text, ForeignKey("standings.line", ondelete="CASCADE"), primary_key=True),
    Column("first", Text, primary_key=True, index=True),
    Column("last", Text, nullable=False, index=True),
)

shelf = Table(
    "shelf",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
)

seen = Table("seen", metadata, Column("alert", Text, primary_key=True))

sharing = Table(
    "sharing", metadata, Column("id", Integer, primary_key=True), Column("context", Integer, nullable=False)
)

feeds = Table(
    "feeds", metadata, Column("token", Text, primary_key=True), Column("view", Text, nullable=False, unique=True)
)

views = Table("views", metadata, Column("name", Text, primary_key=True), Column("address", Text, nullable=False))

event.listen(metadata, "after_create", build_indexes)
