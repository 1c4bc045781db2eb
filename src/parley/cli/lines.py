"""Lines, articles and grounds on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from parley.cli.decisions import said
from parley.cli.tables import table
from parley.cli.terminal import console, printed
from parley.dates import contains
from parley.model import DATES, Actor, Article, Evidence, Line, Report, Span, report_fields
from parley.record import Branch, Change, View, Why, kind_named
from parley.record.decisions.fields import BETWEEN, family_of
from parley.record.decisions.ruled import Ruled
from parley.record.fold.values import holds_days
from parley.record.questions.why import Ground

__all__ = ["article_rows", "change_rows", "copy_rows", "show_lines", "show_rows", "show_why"]

_COLUMNS = {
    "processes": ("name", "about"),
    "actors": ("name", "type", "role", "of"),
    "meetings": ("date", "place", "form", "participants", "status", "outcome"),
    "statements": ("speakers", "content", "addressee", "via", "date"),
    "commitments": ("by", "action", "to", "condition", "due", "fate"),
    "instruments": ("name", "type", "parties", "state", "since", "until"),
    "incidents": ("type", "what", "by", "on", "place", "date", "modality"),
    "figures": ("comparison", "value", "unit", "measure", "place", "as_of", "by"),
    "positions": ("actor", "issue", "stance", "wants"),
    "disagreements": ("about", "sides"),
}

_SEVERAL = frozenset({"participants", "parties", "by", "to", "on", "speakers", "addressee", "about"})
"""Who is named here is listed whole."""
_WORDED = frozenset(
    {"name", "action", "content", "what", "measure", "wants", "issue", "condition", "state", "form", "role"}
)
"""What tellers word each in their own way: the best wording stands for all, with the number of the others; of states it is the last told."""

_PLANS = frozenset({"planned", "proposed"})


def show_lines(kind: str, lines: tuple[Line, ...], *, full: bool = False) -> None:
    """Print lines of one kind as a table, with `full` all that their cells hold, or say that there are none."""
    kind = kind_named(kind)
    if not lines:
        console(err=True).print(f"Nothing: no {kind} answer to that.", markup=False)
        return
    names = list(_COLUMNS[kind])
    if "modality" not in names and any(line.reserve for line in lines):
        names.append("modality")
    if any(line.review != "machine" for line in lines):
        names.append("review")
    rows = [[line.id, *(shown(line, name) for name in names), _tellers(line)] for line in lines]
    table(console(), ["id", *names, "told by"], rows, full=full)


def in_short(line: Line) -> str:
    """What a line says, in one line."""
    return "; ".join(filter(None, (shown(line, name) for name in _COLUMNS[line.kind])))


def _tellers(line: Line) -> str:
    return (
        printed(line.tellers[0] if len(line.tellers) == 1 else f"{len(line.tellers)} sources") if line.tellers else ""
    )


def shown(line: Line, name: str) -> str:
    """What a line says under one name: the value of most tellers, then the others after "or", or how many other wordings there are."""
    if name == "sides":
        return printed(" / ".join(side.says for side in line.sides))
    if name in {"about", "fate", "review"} and getattr(line, name) is not None:
        return printed(str(getattr(line, name)))
    texts = _telling(line, name)
    if name == "date" and not texts and (told := line.first("told")):
        return f"told {told}"
    if name in _WORDED and len(texts) > 1:
        return printed(f"{texts[0]} (+{len(texts) - 1})")
    return printed((", " if name in _SEVERAL else " or ").join(texts))


def _telling(line: Line, name: str) -> list[str]:
    """The values under one name, without plans of what was held or called off since, and dates within which another teller gives a nearer one.

    The days of talks that are told of day by day are those of the talks as a whole.
    """
    texts = [value.value for value in line.values.get(name, ())]
    if line.kind == "meetings" and name in ("status", "modality"):
        return [text for text in texts if text not in _PLANS] or texts
    if name in DATES:
        texts = [text for text in texts if name == "date" and holds_days(text, texts)] or texts
        return [t for t in texts if not any(o != t and contains(t, o) and not contains(o, t) for o in texts)]
    return texts


def _refs(report: Report, name: str) -> tuple[str, ...]:
    value = getattr(report, name, None)
    if name == "speakers" and not value:
        value = getattr(report, "speaker_text", None)
    return () if value is None else tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def named(view: View, value: str) -> str:
    """The name of the actor with this id; anything else as it is."""
    report = view.report.get(value)
    if not isinstance(report, Actor):
        return value
    line = view.line.get(value)
    return (line.first("name") if line else None) or report.name


def article_rows(view: View, articles: tuple[Article, ...]) -> tuple[list[str], list[list[str]]]:
    """What is shown of articles: the names of the columns, and a row for each."""
    names = ["id", "published", "source", "genre", "title", "path", "copy of"]
    rows = [
        [
            a.id,
            a.published.edtf or "",
            a.source or "",
            a.genre,
            a.title or "",
            a.path or a.url or "",
            view.copies.get(a.id, ""),
        ]
        for a in articles
    ]
    return names, rows


def change_rows(found: Sequence[Change]) -> tuple[list[str], list[list[str]]]:
    """What is shown of lines that are new, changed or gone: the names of the columns, and a row for each."""
    rows = [[c.how, c.kind, c.line.id, in_short(c.line), "; ".join(c.what)] for c in found]
    return ["how", "kind", "id", "line", "what changed"], rows


def copy_rows(branches: Sequence[Branch]) -> tuple[list[str], list[list[str]]]:
    """What is shown of copies, each below what it copies: how much of it stands there, and in words what it added and what it cut."""
    names = ["copy", "published", "source", "path", "copy of", "shared", "added", "cut"]
    return names, [[*_branch(b), *_compared(b)] for b in branches]


def _branch(branch: Branch) -> list[str]:
    article = branch.article
    marked = f"{'  ' * (branch.depth - 1)}└ {article.id}" if branch.depth else article.id
    return [marked, article.published.edtf or "", article.source or "", article.path or article.url or ""]


def _compared(branch: Branch) -> list[str]:
    if branch.of is None:
        return ["", "", "", ""]
    if branch.retold:
        return [branch.of.id, f"{branch.shared:.0%}", "retold in other words", ""]
    added, cut = (" ".join(sentences) for sentences in (branch.added, branch.cut))
    return [branch.of.id, f"{branch.shared:.0%}", *(f"{len(s.split())} words: {s}" if s else "" for s in (added, cut))]


def show_rows(names: list[str], rows: list[list[str]], *, full: bool = False) -> None:
    """Print rows of text from outside as a table, or say that there are none."""
    if not rows:
        console(err=True).print("Nothing answers to that.", markup=False)
        return
    table(console(), names, [[printed(cell) for cell in row] for row in rows], full=full)


def show_why(view: View, why: Why) -> None:
    """Print a line and everything that it stands on."""
    out = console()
    if why.article:
        _article(out, view, why.article, why.told)
    if why.line:
        _line(out, view, why.line)
    for ruled in why.decisions:
        out.print(Text("  " + _decision(ruled)))
    for ground in why.grounds:
        _ground(out, view, ground)


def _decision(ruled: Ruled) -> str:
    made = ruled.decision
    when, why = f", {made.at}" if made.at else "", f" – {made.note}" if made.note else ""
    state = "" if ruled.state == "in force" else f" ({ruled.state})"
    return printed(f"decision {made.number}{state}: {said(made)}, by {made.who}{when}{why}")


def _article(out: Console, view: View, article: Article, told: tuple[Line, ...]) -> None:
    out.print(Text(f"article {article.id}", style="bold"))
    dated = f"{article.published.edtf or 'unknown'}, {article.published.basis}"
    known = {
        **{
            name: getattr(article, name) for name in ("title", "source", "author", "url", "path", "genre", "taken_from")
        },
        "dated": dated,
        "stated": article.published.stated,
        "copy of": view.copies.get(article.id),
        "changed": "; ".join(article.changes),
        "text": f"{len(article.text):,} characters, SHA-256 {article.text_sha256}",
    }
    for name, value in known.items():
        if value:
            out.print(Text(f"  {name.replace('_', ' ')}: {printed(value)}"))
    for line in told:
        out.print(Text(f"  tells {line.id}  {in_short(line)}"))


def _line(out: Console, view: View, line: Line) -> None:
    out.print(Text(f"{line.kind} {line.id}", style="bold"))
    for name in dict.fromkeys((*_COLUMNS[line.kind], *line.values)):
        if said := shown(line, name):
            out.print(Text(f"  {name}: {said}"))
    for step in line.steps:
        by = f", according to {', '.join(named(view, a) for a in step.according_to)}" if step.according_to else ""
        out.print(Text("  step: " + printed(f"{step.step}{f' on {step.on}' if step.on else ''}{by}")))
    for side in line.sides:
        out.print(Text(f"  says: {printed(side.says)}"))
    copies = f", {line.independent} independent" if line.independent < len(line.tellers) else ""
    out.print(
        Text(
            f"  told by: {printed(', '.join(line.tellers))}{copies}; review: {line.review}; confidence {line.confidence:.2f}"
        )
    )


def _ground(out: Console, view: View, ground: Ground) -> None:
    article, report = ground.article, ground.report
    head = " · ".join(part for part in (article.source, article.published.edtf, article.title, article.path) if part)
    out.print(Text(f"\n{report.id}  {printed(head)}", style="bold"))
    for evidence, around in ground.evidence:
        out.print(_sentence(article.text, evidence, around))
    own = (
        (name, ", ".join(named(view, ref) for ref in _refs(report, name)))
        for name in report_fields(family_of(report))
        if not name.endswith("spans")
    )
    said = "; ".join(f"{name} {value}" for name, value in own if value and name not in {"mentions", "start", "end"})
    out.print(Text(f"  read as: {printed(said)}"))
    told = f", according to {', '.join(named(view, a) for a in report.according_to)}" if report.according_to else ""
    review = "" if report.review == "machine" else f"; {report.review}"
    made = f"{report.modality}{told}; {report.made_by}; confidence {report.confidence:.2f}{review}"
    out.print(Text("  " + printed(made)))
    for c in report.corrected:
        was = printed(", ".join(named(view, part) for part in (c.machine or "nothing").split(BETWEEN)))
        out.print(Text(f"  {c.field} corrected by decision {c.decision}; read as: {was}"))
    for other in ground.others:
        out.print(
            Text(
                f"  also read on these words: {other.id} ({printed(other.made_by)}, confidence {other.confidence:.2f})"
            )
        )


def _sentence(text: str, evidence: Evidence, around: Span) -> Text:
    before, after = text[around[0] : evidence.start], text[evidence.end : around[1]]
    said = Text("  ")
    said.append(printed(before) + " " if before.strip() else "")
    said.append(
        f"[{printed(evidence.words)}]" if before.strip() or after.strip() else printed(evidence.words),
        style="underline",
    )
    said.append(" " + printed(after) if after.strip() else "")
    said.append(f"  ({evidence.start}-{evidence.end})", style="dim")
    return said
