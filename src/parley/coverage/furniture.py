"""Page text that is not the article, as ranges of its text: found by phrases, by repetition, by form and by place.

Furniture is never cut out; readings skip it. Rule 11 of the annotation guidelines says what it is: pull quotes with their byline,
photo credits, share counts, error texts, blurbs, disclaimers; captions are content. When in doubt a line is content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from parley.coverage.lines import Line
from parley.dates import parse_absolute
from parley.model import Furniture

__all__ = ["as_ranges", "by_form", "partial"]

_RULE: Final = re.compile(r"[\W_]{3,}")
_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,]?\d{1,3}){0,3}[KkMm]?")
_TRAIL: Final = re.compile(r"[\u203a\u00bb>\u2192]")
_HANDLE: Final = re.compile(r"@\w{2,30}|https?://\S{3,300}|www\.\S{3,300}|\S{1,60}@\S{2,60}\.\w{2,10}")
_HASHTAGS: Final = re.compile(r"#\w{2,40}(?:[ ,]{1,3}#\w{2,40}){0,20}")
_STRAY: Final = re.compile(r"[\]\[{}|]{2,6}[ \t]{0,4}|[\]}]{1,2}(?=\s)")
_PICTURED: Final = re.compile(r"(?i)photo|photograph|picture|image|caption")
_PHOTOGRAPHER: Final = re.compile(r"\((?:[A-Z][\w.'\u2019-]{0,20}[ /]?){1,4}\)\.?$")
"""Who took the picture, behind its caption: "(R. Dunn)"."""
_CREDIT: Final = re.compile(
    r"(?:^|(?<=[\w.!?)\"\u201d]) )(?:Image|Photo|Photograph|Picture|Video|Screenshot|Credit)s?(?: credit| courtesy)?: "
    r"(?:[A-Z][\w.'\u2019-]{0,20}|of|the|by|via|/)(?: (?:[A-Z(][\w.'\u2019()-]{0,20}|of|the|by|via|for|and|/)){0,6}\.?$"
)
"""Who took the picture, said in so many words behind its caption or alone: "Image: R. Dunn."."""
_UNOPENED: Final = re.compile(r"(?<=\s)[\]}]{2,6}(?=\s|$)")
"""Markup that closes what was never opened."""
_CREDITED: Final = re.compile(r"[^|\n]{3,120}\|[ \t]{0,3}")
_TRAILING: Final = re.compile(r"[\[(\u2014\u2013-][^\[\]()\n]{2,80}[\])]?$")
_COPYRIGHT: Final = re.compile(r"(?:\u00a9|\([cC]\) ?(?=[A-Z0-9])).{2,120}")
_BUTTONS: Final = re.compile(r"(?:\[[A-Za-z][\w +-]{1,14}\][ \t]{0,4}){2,9}.{0,40}")
"""Buttons that lost their pictures: "[Share] [Tweet] [Mail]  12 comments"."""
_BARS: Final = re.compile(r"\s*[|\u00b7\u2022]\s*|\s+[/:]\s+|\s{2,}|\t")
_BYLINE: Final = re.compile(r"(?i)by |from |in |photo|picture|image")
_PAGE: Final = re.compile(
    r"(?i)[-\u2013\u2014] ?\d{1,4} ?[-\u2013\u2014]|(?:.{1,80}\s{2,})?page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?:\s{2,}.{1,80})?"
)
"""The number of a page, alone ("- 2 -") or in the head that is printed over each page."""
_FORMS: Final = (
    ("page", _PAGE, True),
    ("rule", _RULE, True),
    ("tags", _HASHTAGS, True),
    ("count", _NUMBER, False),
    ("address", _HANDLE, False),
    ("copyright", _COPYRIGHT, False),
    ("share", _BUTTONS, False),
)
"""Kind, form of the whole line, and whether it is furniture anywhere or near the ends only."""
_SHORT: Final = 14
"""Words of a line that may be furniture by its form."""
_PIECE: Final = 3
"""Words of the name of a section."""
_PIECES: Final = 3
"""So many names make a menu."""
_EDGE: Final = 6
"""Lines from either end within which numbers and addresses alone are furniture."""


def by_form(lines: tuple[Line, ...]) -> dict[int, str]:
    """Line number to kind, for lines that are furniture by what they look like: rules, counts, trails of sections, addresses."""
    found: dict[int, str] = {}
    for number, line in enumerate(lines):
        edge = number < _EDGE or number >= len(lines) - _EDGE
        kind = _form(line, edge=edge)
        if kind:
            found[number] = kind
    return found


def _form(line: Line, *, edge: bool) -> str | None:
    if line.words > _SHORT:
        return None
    for kind, pattern, anywhere in _FORMS:
        if (edge or anywhere) and pattern.fullmatch(line.text):
            return kind
    if line.ends_sentence or parse_absolute(line.text):
        return None
    if _TRAIL.search(line.text[1:-1]):
        return "navigation"
    return "menu" if edge and _is_menu(line) else None


def _is_menu(line: Line) -> bool:
    """Whether a line is names of sections with bars between them: "Ideas | Books | Archive". A byline is none."""
    pieces = [piece for piece in _BARS.split(line.text) if piece.strip(" .")]
    short = all((len(piece.split()) <= _PIECE and piece.lstrip("([").istitle()) or piece.isupper() for piece in pieces)
    return len(pieces) >= _PIECES and short and not _BYLINE.match(line.text)


def partial(line: Line, table: Mapping[str, Any]) -> Iterator[Furniture]:
    """Ranges inside a line of content: stray markup before it, the credit of a photograph before or after its caption."""
    stray = _STRAY.match(line.text)
    if stray:
        yield Furniture(line.start, line.start + stray.end(), "markup")
    for left in _UNOPENED.finditer(line.text):
        yield Furniture(line.start + left.start(), line.start + left.end(), "markup")
    said = _CREDIT.search(line.text[-180:])
    if said:
        yield Furniture(line.end - len(said[0].lstrip()), line.end, "credit")
        return
    agencies = [a.lower() for a in table["agencies"]]
    before = _CREDITED.match(line.text)
    if before and before.end() < len(line.text) and _is_credit(before[0], agencies):
        yield Furniture(line.start, line.start + before.end(), "credit")
    taken = _PHOTOGRAPHER.search(line.text[-60:]) if _PICTURED.match(line.text) else None
    if taken and len(taken[0]) < len(line.text):
        yield Furniture(line.end - len(taken[0]), line.end, "credit")
        return
    after = _TRAILING.search(line.text[-84:]) if line.words <= 70 else None
    if after and len(after[0]) < len(line.text) and _is_credit(after[0], agencies):
        yield Furniture(line.end - len(after[0]), line.end, "credit")


def _is_credit(text: str, agencies: list[str]) -> bool:
    """Whether a stretch names an agency after a slash, or a file photo: "Jo Doe/AFP", "Pool / Reuters (file photo)"."""
    parts = [
        re.sub(r"\(.{0,30}\)|[^\w ]", " ", p).strip().lower() for p in re.split(r"[/|]| via ", text) if p.strip(" |")
    ]
    return (
        ("/" in text or " via " in text) and any(p in agencies for p in parts[1:] or parts) and len(text.split()) <= 14
    )


def as_ranges(lines: tuple[Line, ...], kinds: Mapping[int, str], extra: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """Sorted, disjoint ranges: neighbouring lines of one kind become one; of two that overlap the longer stays."""
    whole: list[Furniture] = []
    for number in sorted(kinds):
        line, kind = lines[number], kinds[number]
        if whole and number - 1 in kinds and whole[-1].kind == kind:
            whole[-1] = Furniture(whole[-1].start, line.end, kind)
        else:
            whole.append(Furniture(line.start, line.end, kind))
    return tuple(_disjoint([*whole, *extra]))


def _disjoint(ranges: list[Furniture]) -> list[Furniture]:
    kept: list[Furniture] = []
    for one in sorted(ranges, key=lambda f: (f.start, -f.end, f.kind)):
        if one.start >= one.end or (kept and one.start < kept[-1].end):
            continue
        kept.append(one)
    return kept
