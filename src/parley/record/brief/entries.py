"""What the one-page brief says of each line, and in which order it chooses among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parley.dates import days_of, fits, is_edtf, parse_absolute
from parley.model import Line, Published
from parley.record.brief.page import Entry, Page, first_day
from parley.record.brief.people import who
from parley.record.brief.promised import promised
from parley.record.brief.said import said
from parley.record.brief.wording import count, in_words, listed, shorten
from parley.record.fold.told import near_day, source_name, written_when

__all__ = ["Section", "sections"]

_STANDS = frozenset({"signed", "adopted", "in force", "extended", "holding"})
_PRESUMED = "in force"
"""What is presumed of an agreement that is only spoken of."""
_FORMS = frozenset({"call", "visit", "summit", "conference"})
_COURTESIES = frozenset({"call", "visit"})
_PARTIES = 3
"""More parties of the negotiation than these at one meeting make it no weightier."""
_OLD = 180
"""So many days before the last of the coverage was it told last what is said to be told long ago."""
_ONE_LINE = 78
"""What stands on one line of a terminal, behind its bullet."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its entries from the weightiest down, its share of the page in lines, and how many lines were too doubtful."""

    title: str
    entries: tuple[Entry, ...]
    share: int
    doubtful: int


def sections(page: Page) -> list[Section]:
    """The sections of the page in their order."""
    made = (
        ("Who", who, 5),
        ("Meetings", _meetings, 12),
        ("Said", said, 8),
        ("Promised", promised, 11),
        ("In force", _in_force, 4),
        ("Where tellers differ", _differ, 6),
        ("Sources", _sources, 3),
    )
    found = []
    for title, make, share in made:
        entries, doubtful = make(page)
        ordered = sorted(entries, key=lambda e: (-e.weight, e.order, e.text))
        found.append(Section(title, tuple(ordered), share, doubtful))
    return found


def _meetings(page: Page) -> tuple[list[Entry], int]:
    lines, doubtful = page.shown("meetings")
    parents = {line.series for line in lines if line.series}
    shown = [line for line in lines if _says_something(line)]
    entries = [_meeting(page, line) for line in shown if line.id not in parents or line.independent > 1]
    return entries, doubtful + len(lines) - len(shown)


def _says_something(line: Line) -> bool:
    """Whether it is known who met, or both where and when something was."""
    return bool(line.values.get("participants") or (line.first("place") and line.first("date")))


def _meeting(page: Page, line: Line) -> Entry:
    """A meeting with as many of those who met as one line holds.

    The heavier, the better told and the more of the parties of its negotiation were there, if it had a result or was a round of talks; then the later.
    """
    when, outcome, form = line.first("date"), line.first("outcome"), line.first("form")
    told = [
        line.first("place"),
        f"({form})" if form in _FORMS and (form not in _COURTESIES or not _is_round(line)) else None,
    ]
    ended = f", {outcome}" if outcome and outcome != "unknown" else ""
    status = ", ".join(filter(None, [line.first("status"), line.reserve]))
    written = page.near(line.first("told"))
    head = " ".join(filter(None, [page.when(when) or (f"Told {written}" if written else "No date"), *told]))
    forms = []
    for most in (4, 3, 2):
        who = page.names(line, "participants", most)
        forms.append(f"{head}: {who + ' – ' if who else ''}{status}{ended} {page.mark(line)}")
    words = next((f for f in forms if len(f) <= _ONE_LINE), forms[-1])
    weight = (
        1.5 * line.independent
        + page.recent(when)
        + min(len(line.values.get("participants", ())), 2)
        + min(page.parties_at(line), _PARTIES)
        + bool(when)
        + bool(line.process)
        + bool(ended)
        + 1.5 * _is_round(line)
    )
    return Entry(words, page.order(line, when or line.first("told")), weight)


def _is_round(line: Line) -> bool:
    """Whether sides sat together, rather than that somebody called or came to see somebody."""
    forms = {value.value for value in line.values.get("form", ())}
    return line.round is not None or line.series is not None or not forms <= _COURTESIES


def _in_force(page: Page) -> tuple[list[Entry], int]:
    """What stands on the day of the brief, or that nothing does."""
    shown, doubtful = page.shown("instruments")
    lines = [line for line in shown if not _is_bare(line)]
    standing = [line for line in lines if _stands(page, line)]
    over = len(lines) - len(standing)
    entries = [_instrument(page, line) for line in standing]
    if lines and not standing:
        entries = [
            Entry(
                f"Nothing that the coverage calls in force; {count(over, 'instrument')} ended or not yet begun.",
                "",
                0.0,
            )
        ]
    return entries, doubtful


def _stands(page: Page, line: Line) -> bool:
    """Whether the last article that tells its state has it standing, and no end that is told has passed."""
    states = [
        (first_day(page.view.article[e.article]), e.article, v.value)
        for v in line.values.get("state", ())
        for r in v.reports
        for e in page.view.report[r].evidence[:1]
    ]
    ends = [d for v in line.values.get("until", ()) if (d := days_of(v.value).last)]
    if line.reserve or (page.last and ends and max(ends) < page.last):
        return False
    return bool(states) and max(states)[2] in _STANDS


def _is_bare(line: Line) -> bool:
    """Whether nobody can know it again: "the agreement", presumed to stand, without a name, both parties, a beginning or an end."""
    told = [v.value for v in line.values.get("state", ())]
    named = line.first("name") != line.first("type") or len(line.values.get("parties", ())) > 1
    return not named and told == [_PRESUMED] and not (line.first("since") or line.first("until"))


def _instrument(page: Page, line: Line) -> Entry:
    since, until = line.first("since"), line.first("until")
    dates = [f"since {page.when(since)}" if since else "", f"until {page.when(until)}" if until else ""]
    parties = listed([v.value for v in line.values.get("parties", ())], 3)
    adopted = line.first("type") == "resolution" and parties
    by = f"adopted by {parties}" if adopted else parties
    state = None if adopted and line.first("state") == "adopted" else line.first("state")
    last = max((day for a in page.carriers(line) if (day := near_day(written_when(a)))), default=None)
    told = [shorten(line.first("name") or "", 80), by, *dates, state, _told_long_ago(page, last)]
    weight = line.independent + 1.5 * page.recent(last.isoformat() if last else since)
    return Entry(f"{', '.join(filter(None, told))} {page.mark(line)}", page.order(line, since), weight)


def _told_long_ago(page: Page, last: date | None) -> str:
    """When it was told last, where that is long before the coverage ends."""
    if last is None or page.last is None or (page.last - last).days <= _OLD:
        return ""
    return f"last told {page.when(last.isoformat()[:7])}"


def _differ(page: Page) -> tuple[list[Entry], int]:
    lines, doubtful = page.shown("disagreements")
    return [_difference(page, line) for line in lines], doubtful


def _difference(page: Page, line: Line) -> Entry:
    sides = [f"{shorten(side.says, 60)} ({listed(_tellers(page, side.reports), 1)})" for side in line.sides]
    inside = " within one article" if line.within_article else ""
    weight = line.independent + (0.0 if line.within_article else 1.0)
    return Entry(f"{shorten(line.about or '', 70)}{inside}: {' / '.join(sides)} {page.mark(line)}", "", weight)


def _tellers(page: Page, reports: Iterable[str]) -> list[str]:
    articles = {e.article for r in reports if r in page.view.report for e in page.view.report[r].evidence}
    return sorted({shorten(source_name(page.view.article[a]), 32) for a in articles if a in page.view.article})


def _sources(page: Page) -> tuple[list[Entry], int]:
    """What one should know of the sources: copies, opinion, dates that are not believed or not known."""
    view = page.view
    copies = [
        f"{source_name(view.article[c])} copies {source_name(view.article[o])}"
        for c, o in sorted(view.copies.items())
        if c in view.article and o in view.article
    ]
    opinion = sorted({source_name(a) for a in view.articles if a.genre == "opinion"})
    doubted = [a for a in view.articles if _is_doubted(a.published)]
    undated = [a for a in view.articles if not a.published.edtf]
    entries = []
    if copies:
        entries.append(
            Entry(
                f"{count(len(copies), 'article copies another and counts', 'articles copy others and count')} once: {'; '.join(copies[:3])}.",
                "1",
                4.0,
            )
        )
    if opinion:
        entries.append(Entry(f"Opinion: {listed(opinion, 4)}.", "2", 3.0))
    if doubted:
        told = [
            f"{source_name(a)}: {in_words(a.published.edtf) or 'undated'}, not as stated ({shorten(a.published.stated or '', 40)})"
            for a in doubted[:2]
        ]
        entries.append(Entry(f"Dated by content: {'; '.join(told)}.", "3", 2.0))
    if undated:
        entries.append(Entry(f"Without a date: {listed(sorted({source_name(a) for a in undated}), 3)}.", "4", 1.0))
    return entries, 0


def _is_doubted(published: Published) -> bool:
    """Whether the article states a day that is not believed; a page's "last update" that came later is none."""
    stated, believed = published.stated, published.edtf
    if not stated or not believed:
        return False
    days = [stated] if is_edtf(stated) else [written.edtf for written in parse_absolute(stated)]
    return bool(days) and not any(fits(day, believed) for day in days)
