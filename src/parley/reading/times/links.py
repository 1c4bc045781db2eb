"""Which time belongs to which verb or noun: the one that hangs on it in the tree, else the nearest of its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from parley.model import Time
from parley.reading.syntax.parse import Parse

__all__ = ["time_of", "times_within"]

_CLIMB = 10


def times_within(times: Sequence[Time], start: int, end: int) -> Sequence[Time]:
    """The times that begin inside a range of code points; `times` are in the order of the text."""
    first = bisect_left(times, start, key=lambda t: t.start)
    return times[first : bisect_left(times, end, lo=first, key=lambda t: t.start)]


def time_of(parse: Parse, index: int, times: Sequence[Time], *, undated: bool = False) -> Time | None:
    """The date or time of day that governs token `index`, a verb or noun; `times` are those of the article, in order of the text.

    Taken is the time that hangs on the token with the fewest steps between and no other verb; else the nearest one on the verb of its
    clause. Recurring times ("every Friday") are no answer, nor are times of which the days are unknown, unless `undated` is asked for.
    """
    start, end = parse.sents[parse.sent[index]]
    first = bisect_left(times, parse.start[start], key=lambda t: t.start)
    here: list[tuple[int, int, int, Time]] = []
    verb = _clause(parse, index)
    for time in times[first:]:
        if time.start >= parse.end[end - 1]:
            break
        if time.type == "SET" or (time.edtf is None and not (undated and time.type in ("DATE", "TIME"))):
            continue
        for head in (_teller(parse, time) or _head(parse, time), *_then(parse, time)):
            steps = _steps(parse, head, index)
            if steps is not None:
                here.append((0, steps, abs(head - index), time))
            elif _clause(parse, head) == verb:
                here.append((1, abs(head - index), head, time))
    return min(here, key=lambda found: found[:3])[3] if here else None


def _head(parse: Parse, time: Time) -> int:
    """The token of the expression that hangs on a token outside it."""
    first = max(0, bisect_left(parse.end, time.start + 1))
    last = max(first + 1, bisect_left(parse.start, time.end))
    return next((i for i in range(first, last) if not first <= parse.head[i] < last or parse.head[i] == i), first)


def _then(parse: Parse, time: Time) -> tuple[int, ...]:
    """The verb of a clause that tells what is on that day: "until September, when they are to meet"."""
    behind = bisect_left(parse.start, time.end)
    when = behind + (parse.words[behind : behind + 1] == (",",))
    told = parse.lower[when : when + 1] == ("when",) and parse.dep[when] in ("advmod", "mark")
    return (parse.head[when],) if told and parse.head[when] > when else ()


def _teller(parse: Parse, time: Time) -> int | None:
    """The verb of a teller at the end of a sentence, if the time stands right behind it: what comes before may have had another day."""
    first = bisect_left(parse.start, time.start)
    verb = first - 2 if first and parse.lower[first - 1] == "on" else first - 1
    if verb < 0 or parse.pos[verb] != "VERB" or parse.dep[verb] not in ("root", "parataxis"):
        return None
    told = parse.child(verb, "ccomp") or (parse.head[verb] if parse.dep[verb] == "parataxis" else None)
    return verb if told is not None and told < verb else None


def _steps(parse: Parse, head: int, index: int) -> int | None:
    """How many steps up the tree from `head` to `index`; None if it is not there, or another verb stands between."""
    for steps in range(_CLIMB):
        if head == index:
            return steps
        if (steps and parse.pos[head] == "VERB") or parse.head[head] == head:
            return None
        head = parse.head[head]
    return None


def _clause(parse: Parse, index: int) -> int:
    """The verb of the clause in which a token stands, or the root."""
    for _ in range(_CLIMB):
        if parse.pos[index] == "VERB" or parse.head[index] == index:
            break
        index = parse.head[index]
    return index
