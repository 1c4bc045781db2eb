"""When an article was written: what is stated, whether its own content allows it, and what the content alone tells.

A stated date is believed unless the text contradicts it. A page's "last update" is no publication date: it only says that the article
is no younger. The basis says in words what was believed and why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from parley.coverage.deixis import month_told
from parley.coverage.era import Era
from parley.coverage.lines import Line
from parley.coverage.metadata import Meta
from parley.dates import bounds, intersect, is_edtf, parse_absolute, yearless
from parley.model import Published

__all__ = ["Stated", "find_published"]

_HEAD: Final = 10
_FOOT: Final = 5
_NOT_DATED: Final = frozenset({"update", "copyright", "teaser", "related", "error", "blurb", "cookie"})
_SHORT: Final = 16
"""Words of a line that may be a date line."""
_OTHER: Final = re.compile(r"(?i)correct|clarif|updat|access|retriev|modif|archiv|editor")
"""Lines whose date is another one than the day of publication."""
_DATELINE: Final = re.compile(
    r"(?:\([^()\n]{2,40}\) ?)?[A-Z\u00c0-\u00de][^\n\u2013\u2014(]{0,70}?(?:\([^()\n]{2,40}\))?[ \u00a0]{0,2}(?:[\u2013\u2014]|--|- |: |\()"
)
_FIRST: Final = re.compile(
    r"(?i:first|originally) (?:appeared|published|ran|printed|posted)\b.{0,80}|\b(?:appeared|published|printed) (?:first|originally)\b.{0,80}"
)
_PUBLISHED: Final = re.compile(r"(?i)(?:first )?(?:published|posted|printed)\b")
_LAST: Final = re.compile(r"(?i)\blast (?:up|mod|rev|ed)")
_URL_DAY: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?([01]?\d|[a-zA-Z]{3,9})[/_-]?([0-3]?\d)(?!\d)")
_GRACE: Final = 180
"""Days by which a stated date may come after the end of a term: papers call people by offices just left."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that somebody states: as EDTF, the words, and who states it."""

    edtf: str
    words: str
    basis: str


def find_published(
    lines: tuple[Line, ...], meta: Meta, furniture: Mapping[int, str], era: Era, title: int | None = None
) -> Published:
    """The date of an article with its basis.

    `furniture` are line numbers with their kinds, `era` what the content tells, `title` the number of the title's line.
    """
    printed = _from_lines(lines, furniture, title)
    given = _from_meta(meta)
    first = _first_printed(lines, given) if given is None or printed is None else _earlier(printed, given)
    limit = _from_update(lines, furniture, era)
    if limit and given and not (first or printed) and _same_day(given, limit):
        return limit
    stated = first or given or printed or _from_url(meta.url)
    if stated:
        why_not = era.contradiction(stated.edtf, _GRACE)
        if not why_not:
            return _believed(stated, era)
        return _by_content(era, stated.words, f"not believed: {stated.basis}, but {why_not}")
    if meta.published:
        return _by_content(era, meta.published, f"{meta.origin} states a date that is none")
    return _from_dateline(lines, era) or _from_deixis(lines, furniture, limit) or limit or _by_content(era, None, "")


# --- what is stated ------------------------------------------------------------------------------------------------------------


def _from_meta(meta: Meta) -> Stated | None:
    told = (meta.published or "").strip()
    if not told:
        return None
    if is_edtf(told):
        edtf: str | None = told.partition("T")[0]
    else:
        edtf = next((d.edtf for d in parse_absolute(told) if not yearless(d.edtf)), None)
    return Stated(edtf, told, f"{meta.origin} states it") if edtf else None


def _from_lines(lines: tuple[Line, ...], furniture: Mapping[int, str], title: int | None) -> Stated | None:
    """A short line near the top, or the last ones, that gives a day with its year and is not an update."""
    head = [(n, "near the top of") for n in range(min(_HEAD, len(lines)))]
    foot = [(n, "at the end of") for n in range(max(_HEAD, len(lines) - _FOOT), len(lines))]
    for number, place in (*head, *foot):
        line = lines[number]
        if number == title or _OTHER.match(line.text) or furniture.get(number) in _NOT_DATED or line.words > _SHORT:
            continue
        edtf = _full_day(line.text, mostly_date=place.startswith("at") or line.ends_sentence)
        if edtf:
            return Stated(edtf, line.text, f"a date line {place} the text")
    opening = next((f for line in lines[:_HEAD] if line.words > _SHORT and (f := _opening(line.text))), None)
    if opening and not yearless(opening[0]):
        return Stated(opening[0], opening[1], "the dateline of the text")
    return None


def _first_printed(lines: tuple[Line, ...], given: Stated | None) -> Stated | None:
    """The day on which a text says that it first appeared elsewhere, if that is before the day on which it was carried here."""
    for line in (*lines[:_HEAD], *lines[-_FOOT:]):
        said = _FIRST.search(line.text)
        dates = [d for d in parse_absolute(said[0]) if len(d.edtf) == len("2001-01-01")] if said else []
        if dates and not yearless(dates[0].edtf) and (given is None or dates[0].edtf <= given.edtf):
            return Stated(dates[0].edtf, dates[0].edtf, "it says that it first appeared then")
    return None


def _earlier(printed: Stated, given: Stated) -> Stated | None:
    """What the text says of its own publication, where the sidecar or page gives a later day: that is when it was carried there."""
    own = _PUBLISHED.match(printed.words)
    if own is None or printed.edtf >= given.edtf or len(printed.edtf) < len("2001-01-01"):
        return None
    return Stated(printed.edtf, given.words, f"the text itself says so; later {given.basis}, when it was carried there")


def _same_day(given: Stated, update: Published) -> bool:
    """Whether what a sidecar or page states is nothing but the day of the page's last update."""
    days = {d.edtf for d in parse_absolute(update.stated or "")}
    return bool(_LAST.search(update.stated or "")) and given.edtf in days


def _full_day(text: str, *, mostly_date: bool) -> str | None:
    """The day that a line gives, if it gives one, with its year. `mostly_date`: what else it holds must be few words."""
    found = [d for d in parse_absolute(text) if len(d.edtf) >= 7 and not yearless(d.edtf)]
    if len({d.edtf for d in found}) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    most = 2 if mostly_date or len(found[0].edtf) < 10 else 6
    return None if len(re.findall(r"\b[a-z]{2,}", rest)) > most else found[0].edtf


def _opening(text: str) -> tuple[str, str] | None:
    """The date in a dateline: "GENEVA, Aug 27 (Reuters) - ..."."""
    head = _DATELINE.match(text[:140])
    dates = parse_absolute(head[0]) if head else []
    return (dates[-1].edtf, head[0].strip(" -\u2013\u2014(:")) if head and dates else None


def _from_url(url: str | None) -> Stated | None:
    found = _URL_DAY.search(url or "")
    if not found:
        return None
    year, month, day = found.groups()
    written = f"{day} {month.title()} {year}" if month.isalpha() else f"{year}-{int(month):02}-{int(day):02}"
    dates = parse_absolute(written)
    return Stated(dates[0].edtf, found[0], "the address carries the date") if dates else None


# --- what is believed ----------------------------------------------------------------------------------------------------------


def _believed(stated: Stated, era: Era) -> Published:
    edtf = stated.edtf
    if yearless(edtf) and era.edtf:
        edtf = _single(intersect(edtf, era.edtf)) or edtf
    return Published(edtf, stated.basis, None if stated.words == edtf else stated.words)


def _single(edtf: str | None) -> str | None:
    return edtf if edtf and "[" not in edtf else None


def _from_dateline(lines: tuple[Line, ...], era: Era) -> Published | None:
    opening = next((f for line in lines[:_HEAD] if (f := _opening(line.text))), None)
    if not opening:
        return None
    return _believed(Stated(opening[0], opening[1], "the dateline of the text, which names no year"), era)


def _from_deixis(lines: tuple[Line, ...], furniture: Mapping[int, str], limit: Published | None) -> Published | None:
    told = month_told("\n".join(line.text for n, line in enumerate(lines) if n not in furniture))
    if not told:
        return None
    why = f"{told[1]}: no year is told" + (
        f"; {limit.basis} than {limit.edtf.removeprefix('../')}" if limit and limit.edtf else ""
    )
    return Published(told[0], why, limit.stated if limit else None)


def _from_update(lines: tuple[Line, ...], furniture: Mapping[int, str], era: Era) -> Published | None:
    """A page's "last update" says only that the article is no younger; what its content tells bounds it further."""
    for number in sorted(furniture):
        dates = (
            [d for d in parse_absolute(lines[number].text) if not d.edtf.startswith(("XXXX", "["))]
            if furniture[number] == "update"
            else []
        )
        if dates:
            last = bounds(dates[0].edtf).last
            limit = f"../{last.isoformat()}" if last else None
            edtf = (intersect(limit, era.edtf) if limit and era.edtf else None) or (
                era.edtf if era.edtf and not limit else limit
            )
            told = "the page's last update is no publication date, it only says: not later"
            why = f"{told}; {era.basis}" if era.edtf and edtf != limit else told
            return Published(edtf, why, lines[number].text)
    return None


def _by_content(era: Era, stated: str | None, why: str) -> Published:
    told = f"{why}; {era.basis}" if why and era.edtf else why or (era.basis if era.edtf else "nothing tells")
    return Published(era.edtf, told, stated)
