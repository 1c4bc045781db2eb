"""Where an article stands and where it comes from: its outlet (`source`), and the outlet that it says it was taken from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from parley.coverage.lines import Line
from parley.coverage.metadata import Meta
from parley.coverage.outlets import Outlets
from parley.dates import parse_absolute

__all__ = ["find_source", "find_taken_from", "outlet_lines"]

_HEAD: Final = 7
_FOOT: Final = 6
_PIECES: Final = re.compile(r"[|\u203a\u00bb>\u00b7\u2022;,]| [-\u2013\u2014/] ")
_NAME: Final = r"((?:[A-Z@]|al-|the )[^.:;()\n\u201c\u201d\"]{1,80})"
_OWNED: Final = (
    re.compile(
        rf"(?:\u00a9|\([cC]\)|Copyright)[ \u00a0]{{0,2}}(?:\d{{4}}(?:[-\u2013]\d{{2,4}})?,?[ \u00a0])?(?:by )?{_NAME}"
    ),
    re.compile(
        rf"(?:reflect|represent)(?:s|ing)? (?:the )?(?:views?|opinions?|positions?|policy|policies|stance|editorial (?:policy|stance|line|position))(?: or \w{{4,10}})? of {_NAME}"
    ),
    re.compile(
        r"(?:reflect|represent)s? ([A-Z][\w .&'\u2019-]{1,60}?)['\u2019]s? (?:own )?(?:point[- ]of[- ]view|views?|opinions?|positions?|editorial|policy|stance)"
    ),
)
"""What copyright lines and disclaimers call the outlet."""
_OPENER: Final = re.compile(r"([A-Z][\w.&'\u2019 -]{1,40}?)[ \u00a0]{0,2}(?:\u2026|\.\.\.|[\u2014\u2013]|--|- )")
"""An outlet before the text of its report: "Harbour News... In the past weeks"."""
_TAKEN: Final = (
    re.compile(
        rf"(?:[\u2013\u2014-] ?)?(?:Source|SOURCE|Via|VIA|Originally from|Courtesy|By arrangement with)[ \u00a0]{{0,2}}(?::|of|with)[ \u00a0]{{0,3}}{_NAME}"
    ),
    re.compile(
        r"(?i:\bthis (?:article|story|report|piece|text|column|essay|interview|commentary|item|post|version)\b[^.\n]{0,60}?"
        r"\b(?:appeared|published|ran|printed|reprinted|republished|reproduced|reposted|taken|adapted|translated|syndicated|provided|produced|distributed)"
        rf"(?: [a-z]{{2,12}}){{0,3}} (?:in|on|by|from|at|with permission from|with the permission of)) {_NAME}"
    ),
    re.compile(
        rf"(?i:\b(?:republished|reprinted|reproduced|reposted|cross-posted|excerpted|syndicated) (?:here )?(?:(?:with|by) (?:the )?(?:kind )?permission (?:from|of)|from|courtesy of)) {_NAME}"
    ),
    re.compile(
        rf"(?i:report|story|news|details|interview)(?: that was| which was)? first (?:published|carried|reported|printed|given|broadcast) (?:by|in|on) {_NAME}"
    ),
    re.compile(
        rf"(?:[Rr]eport|[Ss]tory|[Tt]ext|[Cc]opy|[Aa]rticle)s? (?:supplied|provided|distributed|furnished) by {_NAME}"
    ),
    re.compile(r"\(([A-Z][^()\n]{2,60}?), by (?:kind )?(?:arrangement|permission)\)"),
    re.compile(
        rf"(?i:\bthis (?:leader|editorial|comment|dispatch|report)\b) (?:first |originally )?(?:appeared|was published|ran) in {_NAME}"
    ),
    re.compile(rf"\b[Ff]irst published (?:by|in|on) {_NAME}"),
    re.compile(rf"\b[Oo]riginally (?:published|printed|posted|appeared) (?:by|in|on|at) {_NAME}"),
)
"""How texts say where they were taken from."""
_STAMP: Final = re.compile(
    r"\(([A-Z][\w .&'\u2019-]{1,40})\)[ \u00a0]{0,2}(?:[-\u2013\u2014:]|\.)|^([A-Z]{2,10})[ \u00a0](?:[-\u2013\u2014])"
)
_DATELINE: Final = re.compile(
    r"[A-Z\u00c0-\u00de]{3}[^()\n]{0,80}\(([A-Z][\w .&'\u2019-]{1,40})\)[ \u00a0]{0,2}[-\u2013\u2014]"
)
"""A dateline, its place in capitals, with the stamp of an outlet that need not be known."""
_SIGNED: Final = re.compile(r"(?:[\u2014\u2013-]{1,2}[ \u00a0]?|\()([A-Z][\w .&'\u2019/-]{1,60}?)\)?\.?$")
_TOLD: Final = re.compile(r"\btold ([A-Z][\w&-]{1,30}(?: [A-Z][\w-]{1,20}){0,2})")
_CUT: Final = re.compile(
    r"(?i), | (?:on|in|under|with|at|and|as|where|has|which|that|is|was|news (?:web)?site|(?:web)?site|newspaper)\b| - | \|"
)


def outlet_lines(lines: tuple[Line, ...], outlets: Outlets, skip: Collection[int]) -> dict[int, str]:
    """Lines near either end that name an outlet and hold, apart from dates and sections, nothing else: line number to outlet."""
    found: dict[int, str] = {}
    head = [n for n in range(min(_HEAD, len(lines))) if n not in skip]
    foot = [n for n in range(max(_HEAD, len(lines) - _FOOT), len(lines)) if n not in skip]
    for number in (*head, *foot):
        name = _masthead(lines[number], outlets)
        if name:
            found[number] = name
    return found


def _masthead(line: Line, outlets: Outlets) -> str | None:
    if line.words > 14:
        return None
    pieces = [p.strip() for p in _PIECES.split(_undated(line.text)) if p.strip(" .,")]
    if not pieces or len(pieces) > 5:
        return None
    whole = outlets.known(" ".join(pieces)) if len(pieces) > 1 else None
    return whole or outlets.named(pieces[0]) or (outlets.known(pieces[-1]) if len(pieces) < 4 else None)


def _undated(text: str) -> str:
    """The line with its dates replaced by a bar, so that they separate what stands around them."""
    for date in reversed(parse_absolute(text)):
        text = f"{text[: date.start]}|{text[date.end :]}"
    return text


def find_source(
    lines: tuple[Line, ...], meta: Meta, mastheads: Mapping[int, str], furniture: Mapping[int, str], outlets: Outlets
) -> str | None:
    """The outlet: as stated, by the address, by a line that names it, by a copyright line or disclaimer, by how the text opens."""
    return (
        meta.source
        or outlets.at(meta.url)
        or next((mastheads[n] for n in sorted(mastheads)), None)
        or next(_owners(lines, furniture, outlets), None)
        or next(_openers(lines, outlets), None)
        or next((m[1] for line in lines[:_HEAD] if (m := _DATELINE.match(line.text[:120]))), None)
    )


def _owners(lines: tuple[Line, ...], furniture: Mapping[int, str], outlets: Outlets) -> Iterator[str]:
    for number in sorted(furniture):
        if furniture[number] in {"disclaimer", "copyright", "cookie"}:
            for pattern in _OWNED:
                if found := pattern.search(lines[number].text):
                    yield _trimmed(found[1], outlets)
        elif furniture[number] == "navigation":
            yield from (name for piece in _PIECES.split(lines[number].text)[:1] if (name := outlets.named(piece)))


def _trimmed(name: str, outlets: Outlets) -> str:
    name = _CUT.split(name.strip(), maxsplit=1)[0].strip(" .,'\u2019")
    return outlets.known(name) or re.sub(r"^(?:the|The) (?=[a-z])", "", name)


def _openers(lines: tuple[Line, ...], outlets: Outlets) -> Iterator[str]:
    for line in lines[:_HEAD]:
        found = _OPENER.match(line.text)
        if found and line.words > 12 and (name := outlets.named(found[1])) and outlets.kind(name) != "agency":
            yield name


def find_taken_from(lines: tuple[Line, ...], source: str | None, outlets: Outlets) -> str | None:
    """The outlet that the text says it was taken from, or the agency whose stamp it bears, if that is not its own outlet."""
    for name in (*_credits(lines), *_stamps(lines, outlets), *_confidants(lines, outlets)):
        taken = _trimmed(name, outlets)
        if len(taken) > 1 and not taken.islower() and not outlets.same(taken, source):
            return taken
    return None


def _credits(lines: tuple[Line, ...]) -> Iterator[str]:
    edges = (*lines[-_FOOT:], *lines[:_HEAD], *lines[_HEAD:-_FOOT])
    for pattern in _TAKEN[:1]:
        yield from (found[1] for line in edges if line.words <= 14 and (found := pattern.match(line.text)))
    for pattern in _TAKEN[1:]:
        yield from (found[1] for line in edges if (found := pattern.search(line.text[:2000])))


def _stamps(lines: tuple[Line, ...], outlets: Outlets) -> Iterator[str]:
    """The agency in a dateline ("(Reuters) - ") or under the last line ("- AFP")."""
    for line in lines[:_HEAD]:
        found = _STAMP.search(line.text[:90])
        if found and (name := outlets.known(found[1] or found[2])) and outlets.kind(name) == "agency":
            yield name
    for line in lines[-_FOOT:]:
        found = _SIGNED.search(line.text[-70:])
        if found and (name := outlets.known(found[1].split("/")[0])) and outlets.kind(name) == "agency":
            yield name


def _confidants(lines: tuple[Line, ...], outlets: Outlets) -> Iterator[str]:
    """The agency to which several speakers spoke: a text in which two people "told" one agency is that agency's."""
    told = Counter(name for line in lines for m in _TOLD.finditer(line.text) if (name := _agency(m[1], outlets)))
    yield from sorted(name for name, times in told.items() if times > 1)


def _agency(text: str, outlets: Outlets) -> str | None:
    run = text.split()
    names = (outlets.known(" ".join(run[:n])) for n in range(len(run), 0, -1))
    return next((name for name in names if name and outlets.kind(name) == "agency"), None)
