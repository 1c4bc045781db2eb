"""Meetings: encounters of at least two parties, past, under way or to come, each once however often it is mentioned.

Mentions gather into one meeting while nothing speaks against it: days that cannot be one, places that differ, parties
without overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

from parley.dates import bounds, fits
from parley.model import Meeting, MeetingForm, MeetingStatus, Modality, Statement
from parley.reading.actors.cast import Cast
from parley.reading.meetings.counted import dated_by_count
from parley.reading.meetings.mentions import MeetingMention, meeting_mentions
from parley.reading.meetings.parties import meeting_parties, one_side
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.statements.reports import tellers, told_as

__all__ = ["MeetingWords", "meetings"]

_MODALITY: dict[MeetingStatus, Modality] = {
    "held": "happened",
    "under way": "ongoing",
    "planned": "planned",
    "proposed": "proposed",
    "postponed": "planned",
    "cancelled": "negated",
    "failed to happen": "negated",
}
_PAST = frozenset({"held", "under way"})
_TO_COME = frozenset({"planned", "proposed", "postponed", "cancelled"})
_WEEK = 7
_SERIES = frozenset({"talks", "summit", "conference", "session"})
"""Forms that are told of without their parties."""


def meetings(setting: Setting, said: Sequence[Statement], words: MeetingWords) -> tuple[Meeting, ...]:
    """The meetings of an article in the order of their first mention; `said` are its statements."""
    gathered: list[list[MeetingMention]] = []
    for mention in meeting_mentions(setting, words):
        if len(mention.who) > 1 and one_side(setting.cast, mention.who):
            continue
        home = _home(gathered, mention)
        if home is None:
            gathered.append([mention])
        else:
            home.append(mention)
    dated_by_count(setting, words.ordinals, gathered)
    made = (_meeting(setting, said, words, group) for group in gathered)
    return tuple(m for m in made if m is not None)


def _home(gathered: Sequence[list[MeetingMention]], m: MeetingMention) -> list[MeetingMention] | None:
    """The meeting that a mention takes up: the latest that fits, if the mention says too little to be another."""
    fitting = (group for group in reversed(gathered) if all(_may_be_one(g, m) for g in group))
    return next((group for group in fitting if _takes_up(m, group)), None)


def _takes_up(m: MeetingMention, group: Sequence[MeetingMention]) -> bool:
    who = {n for g in group for n in g.who}
    shared = who & set(m.who)
    if any(g.date and g.date == m.date for g in group) and (shared or not m.who or not who):
        return True
    if not m.who:
        if m.place and not any(g.place for g in group):
            return False  # "the Geneva talks" are those of which Geneva has been told
        return m.anaphor or (m.status == "under way" and not m.date and not m.place)
    same = shared and (m.anaphor or len(shared) > 1 or set(m.who) <= who)
    return bool(same) and (m.date is None or (_near(m.date) and all(g.date is None for g in group)))


def _near(edtf: str) -> bool:
    """Whether a date is near enough to a day to date a meeting told of before; "the July talks" are others."""
    if edtf.startswith("XXXX"):
        return len(edtf) == len("XXXX-MM-DD")
    days = bounds(edtf).days
    return edtf.startswith("[") or (days is not None and days <= _WEEK)


def _may_be_one(a: MeetingMention, b: MeetingMention) -> bool:
    if a.date and b.date and not fits(a.date, b.date):
        return False
    if a.place and b.place and a.place.lower() not in b.place.lower() and b.place.lower() not in a.place.lower():
        return False
    if (a.form == "call") != (b.form == "call") and not (a.anaphor or b.anaphor):
        return False
    apart = (a.status in _PAST and b.status in _TO_COME) or (a.status in _TO_COME and b.status in _PAST)
    return not apart or (a.date is not None and a.date == b.date)


def _meeting(
    setting: Setting, said: Sequence[Statement], words: MeetingWords, group: Sequence[MeetingMention]
) -> Meeting | None:
    cast = setting.cast
    parties = meeting_parties(cast, [n for m in group for n in m.who if n in setting.ids])
    date = next((m.date for m in group if m.date), None)
    place = next((m.place for m in group if m.place), None)
    if not _worth_keeping(cast, parties, group):
        return None
    best = max(group, key=lambda m: (m.told, -m.sent))
    return Meeting(
        id=setting.report_id("m", setting.span(group[0].trigger)),
        evidence=(setting.sentence(best.trigger),),
        confidence=_confidence(parties, date),
        made_by=f"rule {best.rule}",
        modality=told_as(said, setting.parse.start[best.trigger], words.told) or _MODALITY[best.status],
        according_to=tellers(said, setting.parse.start[best.trigger]),
        form=_form(cast, best.form, parties, place),
        participants=setting.refer(parties),
        place=place,
        date=date,
        date_text=next((m.date_text for m in group if m.date_text), None),
        status=best.status,
    )


def _form(cast: Cast, form: MeetingForm, parties: Sequence[int], place: str | None) -> MeetingForm:
    """One body alone sits in session; whoever meets somebody in that one's own capital is on a visit."""
    kinds = [cast.members[n].type for n in parties]
    if form == "talks" and "organisation" in kinds and "state" not in kinds and len(kinds) < 3:
        return "session"
    if form == "talks" and place and len(kinds) > 1 and set(kinds) == {"person"} and _at_home(cast, parties, place):
        return "visit"
    return form


def _at_home(cast: Cast, parties: Sequence[int], place: str) -> bool:
    """Whether a place is in the state of some of the parties, and not of all."""
    match = cast.gazetteer.match(place.split(), 0)
    host = match.entry.name if match and match.entry else None
    homes = {cast.members[of].name if (of := cast.members[n].of) is not None else None for n in parties}
    return host is not None and host in homes and len(homes) > 1


def _worth_keeping(cast: Cast, parties: Sequence[int], group: Sequence[MeetingMention]) -> bool:
    """Two parties, one with a day or place, or talks that are known by these."""
    date, place = any(m.date for m in group), any(m.place for m in group)
    if parties:
        return len(parties) > 1 or date or place or cast.members[parties[0]].plural
    return (place and date) or (group[0].form in _SERIES and (place or date or group[0].status == "under way"))


def _confidence(parties: Sequence[int], date: str | None) -> float:
    """As counted on annotated articles: a day says most, two parties some; a place makes no difference."""
    return round(0.5 + (0.1 if len(parties) > 1 else 0.0) + (0.18 if date else 0.0), 2)
