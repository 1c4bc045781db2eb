"""Who the brief names: the parties, and the persons, who are most involved."""

from __future__ import annotations

from collections.abc import Iterable

from parley.model import Line
from parley.record.brief.page import Entry, Page
from parley.record.brief.wording import shorten

__all__ = ["who"]

_KNOWN = 2
"""Who is only called "the government" is known if so many independent sources speak of the same one."""


def who(page: Page) -> tuple[list[Entry], int]:
    """Parties, then persons, who are most involved first; and how many are too doubtful to be shown."""
    lines, doubtful = page.shown("actors")
    weight = {line.id: page.involved.get(line.first("name") or "", 0) + line.independent for line in lines}
    lines = [line for line in lines if page.involved.get(line.first("name") or "", 0)]
    ordered = sorted(lines, key=lambda line: (-weight[line.id], line.id))
    others = _once([line for line in ordered if line.first("type") in ("state", "organisation", "armed_group")])
    persons = [line for line in ordered if line.first("type") == "person" and _is_name(page, line)]
    parts = (
        (", ".join(_party(page, line) for line in others[:6]), others[6:]),
        ("; ".join(_person(page, line) for line in persons[:5]), persons[5:]),
    )
    entries = [
        Entry(f"{text}{f' and {len(rest)} more' if rest else ''}", str(n), 2.0 - n)
        for n, (text, rest) in enumerate(parts)
        if text
    ]
    return entries, doubtful


def _once(lines: Iterable[Line]) -> list[Line]:
    """Those with names, or known to several sources, then one of each that are only called "the army" by articles apart."""
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(line.first("name") or "", line)
    return sorted(first.values(), key=lambda line: line.independent < _KNOWN and (line.first("name") or "").islower())


def _party(page: Page, line: Line) -> str:
    return f"{line.first('name')} {page.mark(line, tellers=False)}"


def _person(page: Page, line: Line) -> str:
    role, of = line.first("role"), line.first("of")
    what = shorten(role or of or "", 32)
    return f"{line.first('name')}{f' ({what})' if what else ''} {page.mark(line, tellers=False)}"


def _is_name(page: Page, line: Line) -> bool:
    """Whether a person is called by name, and not by an office alone."""
    name = line.first("name") or ""
    return name not in page.officers and any(word[:1].isupper() for word in name.split()[-1:])
