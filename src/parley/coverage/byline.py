"""Who wrote an article, as its byline, a pull quote's byline or the blurb at its end says."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from parley.coverage.lines import Line, words
from parley.coverage.names import is_name, leading_name

__all__ = ["blurbs", "find_author", "name_alone"]

_BY: Final = re.compile(
    r"(?:(?:Opinion|Analysis|Commentary|Written|Text|Report|Story|Comment|Words)[ \u00a0:|-]{1,3})?(?:By|BY|by)[ \u00a0:]{1,2}(.{3,120})"
)
_BETWEEN: Final = re.compile(r", and |, | and | & ")
_AFTER: Final = re.compile(r"[;|\u2022\u00b7\u2013\u2014/(]| - | in | for | at | from | on | with |\d")
_APPOSED: Final = 25
"""Words that an apposition between the name and "is" may have."""
_HEAD: Final = 12
_NOTE: Final = 60
"""Words of a note on the author that begins with the name."""
_FOOT: Final = 8
_ALONE: Final = 7
"""Words of a line that is hardly more than a name."""


def find_author(lines: tuple[Line, ...], stated: str | None, quoted: Collection[int], blurb: str | None) -> str | None:
    """The author: as stated, by a "By ..." line, by the name under a pull quote, or by the blurb.

    `quoted` are the lines of pull quotes, `blurb` the text of the first blurb.
    """
    if stated:
        return stated
    edges = (*lines[:_HEAD], *(lines[_HEAD:][-4:]))
    signed = next((name for line in edges if line.words <= 16 and (name := _by(line.text))), None)
    under = next(
        (
            lines[n].text.lstrip("\u2014\u2013- ")
            for n in sorted(quoted)
            if is_name(lines[n].text.lstrip("\u2014\u2013- "))
        ),
        None,
    )
    return signed or under or (leading_name(blurb) if blurb else None)


def name_alone(lines: tuple[Line, ...]) -> str | None:
    """A name that stands alone near the top, and with which a line near the end begins: an author and the note on him."""
    head = (
        _AFTER.split(line.text.replace(",", " /"), maxsplit=1)[0].strip()
        for line in lines[1:_HEAD]
        if line.words < _ALONE
    )
    names = [name.title() if name.isupper() else name for name in head if is_name(name)]
    return next((name for name in names if any(line.text.startswith(f"{name} ") for line in lines[-_FOOT:])), None)


def _by(text: str) -> str | None:
    found = _BY.fullmatch(text.strip("()[]"))
    people: list[str] = []
    for part in _BETWEEN.split(found[1]) if found else ():
        name = _AFTER.split(part + " ", maxsplit=1)[0].strip()
        name = name.title() if name.isupper() else name
        if not is_name(name):
            break
        people.append(name)
    return ", ".join(people) or None


def blurbs(
    lines: tuple[Line, ...], skip: Collection[int], authors: Collection[str], table: Mapping[str, Any]
) -> dict[int, str]:
    """Line number to kind, for the lines at the end that tell who the author is. `table` is `blurb` of the vocabulary.

    A line that begins with a name is a blurb if the name is an author's, or if the text has not spoken of that person before.
    """
    foot = [n for n in range(len(lines) // 2, len(lines)) if n not in skip and lines[n].words > 2][-_FOOT:]
    found: dict[int, str] = {}
    for number in reversed(foot):
        line = lines[number]
        if line.words > 150:
            break
        if _is_blurb(line, lines[:number], authors, table):
            found[number] = "blurb"
        elif line.ends_sentence and number + 4 < foot[-1]:
            break
    return found


def _is_blurb(line: Line, before: tuple[Line, ...], authors: Collection[str], table: Mapping[str, Any]) -> bool:
    run = words(line.text[:600])
    said = " ".join(run)
    if line.text.endswith("?") or not set(table["speech"]).isdisjoint(run):
        return False
    if said.startswith(tuple(table["starts"])):
        return True
    name = next((a for a in authors if line.text.startswith(a)), None) or leading_name(line.text)
    if not name:
        return False
    after = run[len(words(name)) :]
    if line.text[len(name) : len(name) + 1] == "," and "is" in after[:_APPOSED]:
        after = after[after.index("is") :]  # "Jo Doe, once a minister, is a fellow at ..."
    verb = after[0] if after else ""
    if name in authors and after and (line.words <= _NOTE or verb in table["verbs"]):
        return True
    if verb not in table["verbs"]:
        return False
    told = any(f" {p} " in f" {said} " for p in table["contains"])
    role = (
        after[0] in {"is", "was"}
        and len(line.text) < 700
        and bool(set(after[1:9]) & set(table["roles"]))
        and bool(set(after[1:2]) & set(table["opens_role"]))
    )
    return (told or role) and not any(name.split()[-1] in earlier.text for earlier in before)
