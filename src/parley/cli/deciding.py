"""`parley decide`, `add`, `remove`, `undo`, `log`, `adopt`: what persons decide, and what was decided."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import RecordFile, opened, write_out
from parley.cli.questions import Form, Format, print_rows
from parley.cli.signing import By, Note, now, signer
from parley.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parley.model import Decision
    from parley.record import Record

__all__ = ["add", "add_to", "adopt", "decide", "log", "remove", "undo"]


def add_to(app: typer.Typer) -> None:
    """Make the commands part of the app."""
    for command in (decide, add, remove, undo, log, adopt):
        app.command(command.__name__)(command)


def decide(  # noqa: PLR0913, PLR0917 - one option a choice
    any_id: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a line, a report or an article, or its first letters.")
    ],
    verb: Annotated[
        str,
        typer.Argument(
            metavar="VERB", help="accept, reject, dispute, unsure, correct, merge, split, same-as, not-same-as."
        ),
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME=VALUE | ID...]", help="What the verb takes.", show_default=False),
    ] = None,
    record: RecordFile = None,
    note: Note = "",
    by: By = None,
    report: Annotated[  # noqa: FBT002 - an option
        bool, typer.Option("--report", help="Accept, reject or dispute only the report of that id, not its whole line.")
    ] = False,
    each: Annotated[  # noqa: FBT002 - an option
        bool, typer.Option("--each", help="Split the line so that each of its reports stands by itself.")
    ] = False,
) -> None:
    """Decide on a line, a report or an article; it stands beside what the machine read, survives every new reading, and can be undone.

    accept, reject, dispute and unsure are on the whole line. correct NAME=VALUE sets right what was misread in one report (NAME= clears the
    field; several values are parted by " | "). merge ID makes one line of two; split takes this report (and those named after it) out of
    its line, with --each it parts all of them; same-as ID and not-same-as ID say of two reports whether they speak of one thing.

    Of an article (by id, path or address) correct sets right published, source, title, author, genre or taken_from, and what was read in
    it is read again so; same-as ARTICLE says that one of the two is a copy of the other, not-same-as that none is.

    \b
    Examples:
      parley decide m:05f5 accept --note "seen in the communique"
      parley decide m:c63b correct date=2023-03-14
      parley decide m:66dc merge m:bb63
      parley decide m:05f5 split
      parley decide coverage/a.txt correct published=2023-03-04
    """  # noqa: D301
    if each and (verb != "split" or words):
        raise UsageError("--each is for split ID alone.", "See: parley decide --help")
    with opened(record) as kept:
        if each:
            made = kept.split_apart(any_id, who=signer(by), at=now(), note=note)
        else:
            parts = _parted(verb, words or ())
            made = (kept.decide(any_id, verb, *parts, who=signer(by), at=now(), note=note, alone=report),)
        _follow(kept)
    for decision in made:
        _tell(decision)


def add(  # noqa: PLR0913, PLR0917 - one option a choice
    kind: Annotated[str, typer.Argument(metavar="KIND", help="meeting, statement, commitment, actor …")],
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="The id of an article, its first letters, or its path.")
    ],
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="The words of the article that say so.")],
    field: Annotated[
        list[str] | None,
        typer.Option(
            "--field", metavar="NAME=VALUE", help="What the report says; once for each field.", show_default=False
        ),
    ] = None,
    nth: Annotated[
        int | None,
        typer.Option(
            "--nth", metavar="N", help="Which time, if the words stand there several times.", show_default=False
        ),
    ] = None,
    record: RecordFile = None,
    note: Note = "",
    by: By = None,
) -> None:
    """Add what the machine missed: a report by you, on words of an article; it is confirmed, and found by its line like any other.

    Actors are given by the name that the article calls them. What a kind needs is said if it is missing.

    \b
    Examples:
      parley add meeting coverage/a.txt --words "met in Geneva on Friday" --field status=held --field form=talks --field date=2023-03-03
      parley add commitment 3f9a --words "will open the road" --field kind=promise --field by=Orlava
    """  # noqa: D301
    with opened(record) as kept:
        made = kept.add_report(kind, article, words, _fields(field), who=signer(by), at=now(), note=note, nth=nth)
    _tell(made)


def remove(  # noqa: PLR0913, PLR0917 - one option a choice
    article: Annotated[
        str | None,
        typer.Argument(metavar="ARTICLE", help="Its id, its first letters, or any of its paths.", show_default=False),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help="All articles of this source.", show_default=False)
    ] = None,
    record: RecordFile = None,
    note: Note = "",
    by: By = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,  # noqa: FBT002
) -> None:
    """Remove an article, or all of a source: its text, its reports and what follows from them leave the file for good.

    That it was removed is logged, decisions on it stay listed without its words, and reading it again is refused until you undo this.
    Copies of the file that you made before are not touched.

    \b
    Examples:
      parley remove coverage/a.txt --note "asked by the author"
      parley remove --source "Daily Example"
    """  # noqa: D301
    with opened(record) as kept:
        if not yes:
            _confirm(article or f"all articles of {source}")
        made = kept.remove(article, source=source, who=signer(by), at=now(), note=note)
        _date_again(kept)
        lost = [r for r in kept.log() if {a.article for a in r.decision.on} & {gone.article for gone in made.removed}]
    n = len({gone.article for gone in made.removed})
    typer.echo(f"Removed: {n} article{'' if n == 1 else 's'}. It is decision {made.number}.")
    if lost:
        typer.echo(f"Decisions on what was removed: {', '.join(str(r.decision.number) for r in lost)} (parley log)")


def undo(
    number: Annotated[
        int | None,
        typer.Argument(metavar="[N]", help="The number of a decision (else your last one).", show_default=False),
    ] = None,
    record: RecordFile = None,
    note: Note = "",
    by: By = None,
) -> None:
    """Take back a decision: your last one, or number N; an undoing can be undone too.

    \b
    Examples:
      parley undo
      parley undo 12
    """  # noqa: D301
    with opened(record) as kept:
        made = kept.undo(number, who=signer(by), at=now(), note=note)
        _follow(kept)
    _tell(made)


def log(
    record: RecordFile = None,
    orphaned: Annotated[bool, typer.Option("--orphaned", help="Only those whose report is gone.")] = False,  # noqa: FBT002
    form: Form = Format.table,
) -> None:
    """List every decision: who made it, when, what it says, and whether it is in force, undone, overruled by a later one or orphaned.

    \b
    Examples:
      parley log
      parley log --orphaned
      parley log --format csv > decisions.csv
    """  # noqa: D301
    with opened(record) as kept:
        ruled = [r for r in kept.log() if not orphaned or r.lost or r.state == "orphaned"]
    from parley.cli.decisions import log_json, log_rows  # noqa: PLC0415 - with the record

    if form is Format.json:
        write_out(log_json(ruled), None)
    else:
        print_rows(*log_rows(ruled), form, full=True)


def adopt(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Another record, or what parley log --format json wrote.")
    ],
    record: RecordFile = None,
) -> None:
    """Take over what was decided in another file, a copy that you shared for instance: with names and times, each decision once.

    They count as made after yours. Removals are left out: make them here.

    \b
    Examples:
      parley adopt from-ann.db
      parley adopt decisions.json
    """  # noqa: D301
    from parley.cli.decisions import decisions_in  # noqa: PLC0415 - with the record

    others = decisions_in(file)
    with opened(record) as kept:
        found = kept.adopt(others)
        _follow(kept)
    from parley.record.brief.wording import count  # noqa: PLC0415 - with the record

    left = f", {count(found.removals, 'removal')} left out" if found.removals else ""
    typer.echo(f"Adopted: {count(len(found.decisions), 'decision')} ({found.known} known already{left}).")


def _parted(verb: str, words: Sequence[str]) -> Sequence[str]:
    """What stands after a verb; a field and its value, written NAME=VALUE as for `add`, are two words."""
    if verb == "correct" and len(words) == 1:
        name, equals, value = words[0].partition("=")
        return (name.strip(), value) if equals else words
    return words


def _fields(given: list[str] | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in given or ():
        name, equals, value = text.partition("=")
        if not equals or name.strip() in found:
            raise UsageError(f"--field {text} is no field and value.", "Write each field once, as --field NAME=VALUE.")
        found[name.strip()] = value
    return found


def _confirm(what: str) -> None:
    if not sys.stdin.isatty():
        raise UsageError(f"Removing {what} cannot be taken back.", "Add --yes if you mean it.")
    typer.confirm(f"Remove {what} for good?", abort=True)


def _date_again(record: Record) -> None:
    """Without the article others may be dated otherwise."""
    from parley.run import date_again  # noqa: PLC0415 - the reader is slow to import

    date_again(record)


def _follow(record: Record) -> None:
    """What was set right of an article is read again with it."""
    from parley.run import follow_decisions  # noqa: PLC0415 - the reader is slow to import

    follow_decisions(record)


def _tell(made: Decision) -> None:
    from parley.cli.decisions import said  # noqa: PLC0415 - with the record

    typer.echo(f"Decision {made.number}: {said(made)}. Take it back with: parley undo {made.number}")
