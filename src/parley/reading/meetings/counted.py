"""Meetings counted within a stretch of time: "their third meeting in two weeks" dates itself and those before it by each other.

The meetings that are counted lie within the stretch, the one that is spoken of last among them. So an earlier one whose day is told
leaves so many days for it, and its own day leaves so many for the earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parley.dates import Interval, exact_day, format_alternatives, intersect, shift_day
from parley.dates.written import WEEKDAYS
from parley.model import Time
from parley.reading.meetings.encounter import MeetingMention
from parley.reading.setting import Setting
from parley.reading.times.links import times_within
from parley.reading.times.stretches import Stretch, stretch

__all__ = ["dated_by_count"]

_NEAR = 3
"""Tokens between a meeting and the stretch in which it is counted."""
_LEAST, _MOST = 2, 12
_LONGEST = 62
"""Days beyond which a count dates nothing."""
_TWO = 2

Group = list[MeetingMention]


def dated_by_count(setting: Setting, ordinals: Mapping[str, int], groups: Sequence[Group]) -> None:
    """Narrow the dates of meetings that are counted within a stretch, in place."""
    for group in groups:
        for mention in tuple(group):
            within = _counted(setting, ordinals, mention.trigger)
            if within is not None:
                _narrow(group, [g for g in groups if g is not group and _same_parties(g, group)], within)


def _counted(setting: Setting, ordinals: Mapping[str, int], trigger: int) -> Stretch | None:
    """The stretch behind "in" or "within" in which the meeting of a token is not the first."""
    parse = setting.parse
    numbers = (ordinals.get(parse.lower[c], 0) for c in parse.kids(trigger, "amod", "nummod"))
    if not any(_LEAST <= n <= _MOST for n in numbers):
        return None
    for k in range(trigger + 1, min(trigger + 1 + _NEAR, len(parse.words) - 1)):
        if parse.lower[k] in ("in", "within"):
            time = _duration_at(setting.times, parse.start[k + 1])
            return stretch(time.value) if time is not None else None
    return None


def _duration_at(times: Sequence[Time], start: int) -> Time | None:
    return next((t for t in times_within(times, start, start + 1) if t.type == "DURATION"), None)


def _same_parties(a: Group, b: Group) -> bool:
    """Whether two groups share two parties, and both have taken place."""
    shared = {n for m in a for n in m.who} & {n for m in b for n in m.who}
    return len(shared) >= _TWO and all(m.status in ("held", "under way") for m in (*a, *b))


def _narrow(group: Group, others: Sequence[Group], within: Stretch) -> None:
    """The earlier ones by the day of the last, or the last by that of the latest earlier one."""
    days, months = within.get("days", 0), within.get("months", 0)
    last, told = exact_day(_date(group)), [exact_day(_date(other)) for other in others]
    if last is not None:
        for other in others:
            _put(other, Interval(shift_day(last, -days, -months), shift_day(last, -1)))
        return
    earlier = max((d for d in told if d is not None), default=None)
    if earlier is not None:
        _put(group, Interval(shift_day(earlier, 1), shift_day(earlier, days, months)))


def _date(group: Group) -> str | None:
    return next((m.date for m in group if m.date), None)


def _put(group: Group, window: Interval) -> None:
    """Leave of a date that is no day what lies in the window: of "Friday" its Fridays, of no date at all the window."""
    at = next((k for k, m in enumerate(group) if m.date), 0)
    told = group[at]
    if exact_day(told.date) is not None or window.days is None or window.days > _LONGEST:
        return
    days = list(_days(window, WEEKDAYS.get((told.date_text or "").lower())))
    left = format_alternatives(days) if days else None
    date = intersect(told.date, left) if told.date and left else left
    if date is not None:
        group[at] = replace(told, date=date)


def _days(window: Interval, weekday: int | None) -> Iterator[Interval]:
    """The days of the window that are that day of the week; the window itself if there is none."""
    if weekday is None:
        yield window
    for n in range(window.days or 0) if weekday is not None else ():
        day = shift_day(window.first, n)
        if day is not None and day.weekday() == weekday:
            yield Interval(day, day)
