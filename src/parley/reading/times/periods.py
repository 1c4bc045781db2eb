"""Periods of the calendar with a name: "the 1990s", "19th century", "Q3 2016", "the first half of last year", "summer 2016", "Christmas"."""

from __future__ import annotations

from datetime import date

from parley.reading.times import calendar
from parley.reading.times.calendar import Point
from parley.reading.times.feasts import feast, feast_near
from parley.reading.times.moves import moved_unit
from parley.reading.times.points import DASHES, Context, Meaning, Read, Scene, fixed, nth_number, year, year_after
from parley.reading.times.words import Pieces

__all__ = ["named_period"]

_CENTURIES = range(2, 31)
#: Seasons that are verbs and nouns too, and need an article or "in".
_OTHER_WORDS = ("fall", "spring")


def named_period(scene: Scene, i: int) -> Read | None:
    """Read a decade, century, quarter, half, season or holiday at piece i (after any article)."""
    return (
        _decade(scene.pieces, i)
        or _century(scene.pieces, i)
        or _quarter(scene, i)
        or _season(scene, i)
        or _holiday(scene, i)
    )


def _decade(p: Pieces, i: int) -> Read | None:
    """Read "1990s", "1990's", "'90s"."""
    found = p.digits(i, 4)
    if found is None or found % 10:
        return None
    j = i + 1
    j = j + 1 if p.words[j] == "'" and p.tight(j) else j
    if p.words[j] != "s" or not p.tight(j):
        return None
    if len(p.words[i]) == 2 and p.words[i - 1] == "'":
        found += 1900 if found >= 30 else 2000
    return Read(j + 1, fixed(calendar.decade(found)), "decade", "DE") if 1000 <= found <= 2900 else None


def _century(p: Pieces, i: int) -> Read | None:
    """Read "19th century", "nineteenth-century", "twenty-first century"."""
    nth, j = nth_number(p, i)
    j = p.skip(j, DASHES)
    if p.words[j] != "century" or nth not in _CENTURIES:
        return None
    return Read(j + 1, fixed(calendar.point_of("CE", date((nth - 1) * 100 + 1, 1, 1))), "century", "CE")


def _quarter(scene: Scene, i: int) -> Read | None:
    """Read "Q3 2016", "third quarter (of 2016)", "first half of last year"."""
    p = scene.pieces
    if p.words[i] == "q" and p.tight(i + 1) and p.digits(i + 1, 1):
        grain, nth, j = "Q", int(p.words[i + 1]), i + 2
    else:
        nth, j = nth_number(p, i)
        j = p.skip(j, DASHES)
        grain, j = {"quarter": "Q", "half": "H"}.get(p.words[j], ""), j + 1
    if not grain or not 1 <= nth <= (4 if grain == "Q" else 2):
        return None
    whole = _of_year(scene, j)
    if whole is None and grain == "H":
        return None

    def meaning(c: Context) -> Point | None:
        about = whole.meaning(c) if whole else calendar.point_of("Y", c.day)
        return calendar.part_number(grain, about.first.year, nth) if about and about.first else None

    return Read(whole.end if whole else j, meaning, "quarter", grain)


def _of_year(scene: Scene, j: int) -> Read | None:
    """Read "2016", "of 2016", "of last year", "of the year" at piece j: a year."""
    p = scene.pieces
    of = p.words[j] == "of"
    written = year(p, j + of)
    if written:
        return Read(written[0], fixed(calendar.year_point(written[1])), "year", "Y")
    if of and p.words[j + 1] == "the" and p.words[j + 2] == "year":
        return Read(j + 3, lambda c: calendar.point_of("Y", c.day), "year", "Y")
    found = moved_unit(scene, j + of)
    return found if found and found.grain == "Y" else None


def _season(scene: Scene, i: int) -> Read | None:
    p = scene.pieces
    code = p.known.seasons.get(p.words[i])
    if code is None:
        return None
    whole = _of_year(scene, i + 1)
    if whole:
        return Read(whole.end, _season_of(code, whole.meaning), "season", code)
    article = p.words[i - 1] == "the"
    before = p.words[i - 1 - article]
    if before not in p.known.company["before_month"] or p.words[i + 1] == "of":
        return None
    if p.words[i] in _OTHER_WORDS and not article and before != "in":
        return None
    return Read(i + 1, lambda c: calendar.season_near(code, c.day, scene.tense.at(i).lean), "season", code)


def _season_of(code: str, whole: Meaning) -> Meaning:
    return lambda c: calendar.season(code, found.first.year) if (found := whole(c)) and found.first else None


def _holiday(scene: Scene, i: int) -> Read | None:
    p = scene.pieces
    found = p.phrase(i, p.known.holidays)
    if found is None or not p.capital(i):
        return None
    j, rule = found
    end, written = year_after(p, j)

    def meaning(c: Context) -> Point | None:
        if rule == "":
            return calendar.year_point(written) if written else Point("XXXX-XX-XX")
        return feast(rule, written) if written else feast_near(rule, c.day, scene.tense.at(i).lean)

    return Read(end, meaning, "no-date" if rule == "-" else "holiday", "" if rule == "" else "D")
