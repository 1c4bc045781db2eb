"""Meetings: encounters of at least two parties, past, under way or to come, each once however often it is mentioned."""

from __future__ import annotations

from collections.abc import Sequence

from parley.model import Meeting, MeetingForm, MeetingStatus, Modality, Outcome, Statement
from parley.reading.actors.cast import Cast
from parley.reading.denials import is_denied
from parley.reading.meetings.counted import dated_by_count
from parley.reading.meetings.encounter import MeetingMention
from parley.reading.meetings.gathering import gather, with_title
from parley.reading.meetings.leads import meeting_leads
from parley.reading.meetings.mentions import meeting_mentions, title_mentions
from parley.reading.meetings.outcome import outcomes
from parley.reading.meetings.parties import meeting_parties, one_side
from parley.reading.meetings.sides import with_parties
from parley.reading.meetings.voices import with_voices
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
_OFF = frozenset({"postponed", "cancelled", "failed to happen"})
_TWO = 2
_SERIES = frozenset({"talks", "summit", "conference", "session"})
"""Forms that are told of without their parties."""


def meetings(setting: Setting, said: Sequence[Statement], words: MeetingWords) -> tuple[Meeting, ...]:
    """The meetings of an article in the order of their first mention; `said` are its statements."""
    setting = with_voices(setting, words, said)
    found = tuple(meeting_mentions(setting, words))
    more = meeting_leads(setting, words, {m.sent for m in found})
    told, leads = (
        [m for m in some if _travels(m) or not one_side(setting.cast, words, m.who)] for some in (found, more)
    )
    gathered = gather(setting.cast, told, leads)
    with_title(setting.cast, gathered, title_mentions(setting, words))
    with_parties(setting, gathered)
    dated_by_count(setting, words.ordinals, gathered)
    came = outcomes(setting, words, gathered)
    made = (_meeting(setting, said, words, group, outcome) for group, outcome in zip(gathered, came, strict=True))
    return tuple(m for m in made if m is not None)


def _meeting(
    setting: Setting,
    said: Sequence[Statement],
    words: MeetingWords,
    group: Sequence[MeetingMention],
    outcome: Outcome | None,
) -> Meeting | None:
    cast = setting.cast
    parties = meeting_parties(cast, [n for m in group for n in m.who if n in setting.ids])
    date = next((m.date for m in group if m.date), None)
    place = next((m.place for m in group if m.place), None)
    if not _worth_keeping(cast, parties, group):
        return None
    best = max(group, key=lambda m: (m.rule != "meeting-discussed", m.told, -m.sent))
    off = next((m for m in reversed(group) if m.status in _OFF and m.anaphor), best)
    cited = sorted({m.sent: m.trigger for m in (off, best)}.items())
    status = off.status
    first, last = group[0].anchor
    return Meeting(
        id=setting.report_id("m", (setting.span(first)[0], setting.span(last)[1])),
        evidence=tuple(setting.sentence(trigger) for _, trigger in cited),
        confidence=_confidence(parties, date),
        made_by=f"rule {best.rule}",
        modality="denied"
        if is_denied(setting.parse, best.trigger, setting.denied)
        else told_as(said, setting.parse.start[best.trigger], words.told) or _MODALITY[status],
        according_to=tellers(said, setting.parse.start[best.trigger]),
        form=_form(cast, _told_form(group, best), parties, place),
        participants=setting.refer(parties),
        place=place,
        date=date,
        date_text=next((m.date_text for m in group if m.date_text), None),
        status=status,
        outcome=outcome,
    )


def _told_form(group: Sequence[MeetingMention], best: MeetingMention) -> MeetingForm:
    """The form that the mentions tell: talks on a visit are the visit, what was sealed there was sealed at the talks."""
    if group[0].form == "visit" and best.form == "talks":
        return "visit"
    named = (m.form for m in group if m.rule == "meeting-noun" and m.sent == best.sent)
    return next(named, best.form) if best.rule == "meeting-sealed" else best.form


def _travels(mention: MeetingMention) -> bool:
    """Whether one party alone suffices: somebody by himself, or several of one side who go somewhere."""
    return len(mention.who) < _TWO or (mention.form == "visit" and mention.place is not None)


def _form(cast: Cast, form: MeetingForm, parties: Sequence[int], place: str | None) -> MeetingForm:
    """One body alone sits in session; whoever meets somebody in that one's own capital is on a visit."""
    kinds = [cast.members[n].type for n in parties]
    if form == "talks" and kinds == ["organisation"] and cast.members[parties[0]].named:
        return "session"
    if form == "talks" and place and len(kinds) > 1 and set(kinds) == {"person"} and _at_home(cast, parties, place):
        return "visit"
    return form


def _at_home(cast: Cast, parties: Sequence[int], place: str) -> bool:
    """Whether a place is in the state of some of the parties, and not of all."""
    match = cast.gazetteer.names.match(place.split(), 0)
    host = match.entry.name if match and match.entry else None
    homes = {cast.members[of].name if (of := cast.members[n].of) is not None else None for n in parties}
    return host is not None and host in homes and len(homes) > 1


def _worth_keeping(cast: Cast, parties: Sequence[int], group: Sequence[MeetingMention]) -> bool:
    """Two parties, one with a day or place, or talks that are known by these."""
    date, place = any(m.date for m in group), any(m.place for m in group)
    if parties:
        alone = cast.members[parties[0]]
        sits = alone.type == "organisation" and alone.named and group[0].rule == "meeting-verb"
        off = any(m.status in _OFF or m.partner or m.series for m in group)
        return len(parties) > 1 or date or place or alone.plural or sits or off
    if any(m.called or m.series for m in group):
        return True
    if all(m.bare and m.anaphor for m in group) and not place:
        return False
    if place and group[0].form == "visit" and group[0].definite:
        return True
    off = any(m.status in _OFF for m in group) and any(m.date_text for m in group)
    return (place and date) or off or (group[0].form in _SERIES and (place or date or group[0].status == "under way"))


def _confidence(parties: Sequence[int], date: str | None) -> float:
    """As counted on annotated articles: a day says most, two parties some; a place makes no difference."""
    return round(0.5 + (0.1 if len(parties) > 1 else 0.0) + (0.18 if date else 0.0), 2)
