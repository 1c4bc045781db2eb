"""The vocabulary of encounters as a typed, frozen view over `lexicon/meetings.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from parley.lexicon import Lexicon
from parley.model import MeetingForm, MeetingStatus, Modality
from parley.reading.meetings.outcome_words import OutcomeWords

__all__ = ["MeetingWords"]


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """Verbs and nouns by the form of the encounter, light verbs by what they say of its status."""

    verbs: Mapping[str, MeetingForm | Literal["speak"]]
    nouns: Mapping[str, MeetingForm]
    vague: frozenset[str]
    going: frozenset[str]
    """Nouns for going somewhere: the place stands behind "to"."""
    lasting: frozenset[str]
    """Nouns for what goes on for years under a name of its own: "the Strategic Dialogue"."""
    gatherings: frozenset[str]
    """Nouns for what may also be a standing body: an encounter only with a day or a place."""
    settling: frozenset[str]
    """Verbs that tell no more than that several parties agree."""
    deciding: frozenset[str]
    """Verbs by which a body decides: on that day it sat."""
    sitting: frozenset[str]
    """Words in the name of a body that sits to decide."""
    officials: frozenset[str]
    """Nouns for people in office: where they gather they meet."""
    sides: frozenset[str]
    """Nouns for all who meet: "the parties"."""
    uniting: frozenset[str]
    """Verbs by which somebody brings others together, or to a place."""
    addressing: frozenset[str]
    """Verbs of speaking to a body that sits."""
    summoning: frozenset[str]
    """Verbs by which a government calls in an envoy."""
    summoned: frozenset[str]
    """Nouns for those whom it calls in."""
    deeds: frozenset[str]
    """All verbs of what is done together: sealing, settling, deciding, uniting, summoning."""
    margins: frozenset[str]
    """Nouns for what lies beside a gathering: "on the sidelines of the summit"."""
    attending: frozenset[str]
    """Verbs of being there: who does not, leaves the meeting as it is."""
    departing: frozenset[str]
    """Verbs of those who were there and left: "walked out of the talks"."""
    stretches: frozenset[str]
    """Nouns for a number or stretch of meetings: "a cycle of talks", "two days of talks"."""
    press: frozenset[str]
    """Nouns for people of the press, whom somebody only speaks to."""
    standing: frozenset[str]
    """Nouns for exchanges that go on without end, behind "in": "remain in consultation with B"."""
    awaiting: frozenset[str]
    """Verbs of which the meeting that is their object is to come."""
    awaited: frozenset[str]
    """Nouns of which the meeting behind "for" is to come."""
    tables: frozenset[str]
    """Nouns that stand for talks with one of `of_talks` before them: "the negotiating table"."""
    of_talks: frozenset[str]
    never: frozenset[str]
    """Words before a noun that make it no meeting: "press conference"."""
    bringing: frozenset[str]
    """Verbs of which talks are the subject and the parties the object."""
    manner: frozenset[str]
    """Nouns that stand as the object of meeting and are none: "met face to face"."""
    having: frozenset[str]
    """Verbs of which those who meet are the subject and the meeting the object: "had a talk", "the talks that A and B held"."""
    light: Mapping[str, str]
    described: Mapping[str, MeetingStatus]
    """Adjectives by what they say of the status."""
    put_off: Mapping[str, MeetingStatus]
    """Nouns by what they say became of the meeting behind "of", "in" or "on"."""
    open: frozenset[str]
    """Adjectives of a meeting that may be, and of those who would come."""
    about: frozenset[str]
    """Verbs that only speak of a meeting that is their object: their day is not its day."""
    wishing: frozenset[str]
    """Verbs that wish for what stands behind "for" or "to"."""
    wishes: frozenset[str]
    """Nouns that do."""
    habit: frozenset[str]
    """Adverbs of what is done again and again."""
    beginning: frozenset[str]
    ending: frozenset[str]
    """Verbs by which talks end."""
    outcome: OutcomeWords
    phone: frozenset[str]
    """Words beside a trigger that make it a call."""
    phoning: frozenset[str]
    """Triggers that are calls by themselves."""
    spoken: frozenset[str]
    """Verbs and nouns for an exchange of words, which may be a call."""
    taking_part: frozenset[str]
    participation: frozenset[str]
    """Nouns for taking part."""
    inviting: frozenset[str]
    """Verbs with a guest as object, and a meeting behind "to" or "for"."""
    leave: frozenset[str]
    """Nouns for what lets somebody come: "granted A a visa to attend"."""
    sending: frozenset[str]
    """Those of them of which the subject does not take part."""
    auspices: frozenset[str]
    """Nouns for what those do who mediate: "under A's mediation"."""
    present: frozenset[str]
    """Words for being there: "with A present"."""
    refusal: frozenset[str]
    """Nouns for not having the meeting behind "of" or "to"."""
    shunning: frozenset[str]
    """Verbs of those who stay away from the meeting that is their object."""
    quitting: frozenset[str]
    """Verbs of those who stay away from the one behind "of" or "from"."""
    appearing: frozenset[str]
    """Verbs for coming, which those who stay away do not."""
    backing: frozenset[str]
    """Those of both that may also be said of talks that go on."""
    favouring: frozenset[str]
    """Verbs with a gerund of what others are to do."""
    glad: frozenset[str]
    """Adjectives and nouns of those who meet just then: "glad to meet you"."""
    coming_from: frozenset[str]
    """Words of those who come from a meeting that they have had, and of what comes of it."""
    over: frozenset[str]
    """Nouns for the end of the talks behind "of", and for what they came to."""
    thanking: frozenset[str]
    """Verbs and nouns of which what stands behind "for" was done."""
    beginnings: frozenset[str]
    """Nouns for the beginning or holding of the meeting behind "of"."""
    needed: frozenset[str]
    """Predicates of what should be and is not yet."""
    rests: frozenset[str]
    """Verbs of being and staying so: "the talks remain off"."""
    held_up: frozenset[str]
    """Nouns behind "on" for what does not move: "the talks are on hold"."""
    ahead: frozenset[str]
    """Nouns behind "on" or "in" for what may be: "a summit is on the cards"."""
    expecting: frozenset[str]
    """Verbs of which those who are expected somewhere are the passive subject."""
    refusing: frozenset[str]
    """Verbs of those who will not have the meeting that is their object."""
    travel: frozenset[str]
    leaving: frozenset[str]
    """Verbs of setting out: what somebody sets out for is to come."""
    arriving: frozenset[str]
    """Verbs of travel that begin a stay."""
    receiving: frozenset[str]
    """Verbs of which the guest is the object."""
    seeing: frozenset[str]
    """Verbs for meeting the one to whom somebody travels."""
    series: frozenset[str]
    topics: frozenset[str]
    """Words before talks that say of which kind they are."""
    within: tuple[str, ...]
    """Beginnings of such words: "intra-"."""
    settled: frozenset[str]
    """Verbs by which several settle that there will be talks: "agreed to talks"."""
    ordinals: Mapping[str, int]
    told: Mapping[Modality, tuple[str, ...]]
    """How a saying colours what it tells, by the beginnings of its cue."""

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> MeetingWords:
        """Built once for a lexicon."""
        table = lexicon.table("meetings")
        phone = table["phone"]
        described: dict[MeetingStatus, list[str]] = table["described"]
        told: dict[Modality, list[str]] = lexicon.table("speech")["modality"]
        return cls(
            verbs={verb: form for form, verbs in table["verbs"].items() for verb in verbs},
            nouns={
                word: form
                for form, words in table["nouns"].items()
                if form not in ("vague", "gatherings", "lasting")
                for word in words
            },
            vague=frozenset(table["nouns"]["vague"]),
            going=frozenset(table["nouns"]["visit"]),
            lasting=frozenset(table["nouns"]["lasting"]),
            gatherings=frozenset(table["nouns"]["gatherings"]),
            settling=frozenset(table["sealing"]["settling"]),
            deciding=frozenset(table["deciding"]["verbs"]),
            sitting=frozenset(table["deciding"]["bodies"]),
            officials=frozenset(table["gathering"]["officials"]),
            sides=frozenset(table["gathering"]["sides"]),
            uniting=frozenset(table["uniting"]["verbs"]),
            addressing=frozenset(table["deciding"]["addressing"]),
            summoning=frozenset(table["summoning"]["verbs"]),
            summoned=frozenset(table["summoning"]["guests"]),
            deeds=frozenset(
                (
                    *table["sealing"]["verbs"],
                    *table["sealing"]["settling"],
                    *table["deciding"]["verbs"],
                    *table["uniting"]["verbs"],
                    *table["deciding"]["addressing"],
                    *table["summoning"]["verbs"],
                    *table["inviting"]["sending"],
                    *table["awaiting"]["guests"],
                )
            ),
            margins=frozenset(table["margins"]["nouns"]),
            attending=frozenset(table["taking_part"]["attending"]),
            departing=frozenset(table["taking_part"]["departing"]),
            stretches=frozenset(table["stretches"]["nouns"]),
            press=frozenset(table["never"]["press"]),
            standing=frozenset(table["never"]["standing"]),
            awaiting=frozenset(table["awaiting"]["verbs"]),
            awaited=frozenset(table["awaiting"]["nouns"]),
            tables=frozenset(table["tables"]["nouns"]),
            of_talks=frozenset(table["tables"]["before"]),
            never=frozenset(table["never"]["before"]),
            bringing=frozenset(table["bringing"]["verbs"]),
            manner=frozenset(table["manner"]["nouns"]),
            having=frozenset(table["having"]["verbs"]),
            light={verb: status for status, verbs in table["light"].items() for verb in verbs},
            told={modality: tuple(cues) for modality, cues in told.items()},
            ordinals=lexicon.table("times")["ordinals"] | dict.fromkeys(table["numbered"]["first"], 1),
            described={word: status for status, words in described.items() for word in words},
            put_off={noun: status for status, nouns in table["put_off"].items() for noun in nouns},
            open=frozenset(table["open"]["adjectives"]),
            about=frozenset(table["about"]["verbs"]),
            wishing=frozenset(table["wishing"]["verbs"]),
            wishes=frozenset(table["wishing"]["nouns"]),
            habit=frozenset(table["habit"]["adverbs"]),
            beginning=frozenset(table["beginning"]["verbs"]),
            ending=frozenset(table["ending"]["verbs"]),
            outcome=OutcomeWords.of(table["outcome"]),
            phone=frozenset(phone["words"]),
            phoning=frozenset(phone["triggers"]),
            spoken=frozenset(phone["spoken"]),
            taking_part=frozenset(table["taking_part"]["verbs"]),
            participation=frozenset(table["taking_part"]["nouns"]),
            inviting=frozenset((*table["inviting"]["verbs"], *table["inviting"]["sending"])),
            leave=frozenset(table["inviting"]["leave"]),
            sending=frozenset(table["inviting"]["sending"]),
            auspices=frozenset(table["hosting"]["auspices"]),
            present=frozenset(table["hosting"]["present"]),
            refusal=frozenset(table["refusing"]["nouns"]),
            shunning=frozenset(table["shunning"]["verbs"]),
            quitting=frozenset(table["shunning"]["quitting"]),
            appearing=frozenset(table["shunning"]["appearing"]),
            backing=frozenset(table["wishing"]["backing"]),
            favouring=frozenset(table["wishing"]["favouring"]),
            glad=frozenset(table["wishing"]["glad"]),
            coming_from=frozenset(table["ending"]["coming_from"]),
            over=frozenset(table["ending"]["nouns"]),
            thanking=frozenset(table["wishing"]["thanking"]),
            beginnings=frozenset(table["wishing"]["beginnings"]),
            needed=frozenset(table["wishing"]["needed"]),
            rests=frozenset(table["rests"]["verbs"]),
            held_up=frozenset(table["rests"]["nouns"]),
            ahead=frozenset(table["rests"]["ahead"]),
            expecting=frozenset(table["awaiting"]["guests"]),
            refusing=frozenset(table["refusing"]["verbs"]),
            leaving=frozenset(table["travel"]["leaving"]),
            arriving=frozenset(table["travel"]["arriving"]),
            receiving=frozenset(table["travel"]["receiving"]),
            seeing=frozenset(table["travel"]["seeing"]),
            travel=frozenset(table["travel"]["verbs"]),
            series=frozenset(table["series"]["nouns"]),
            topics=frozenset(table["series"]["topics"]),
            settled=frozenset(table["series"]["settled"]),
            within=tuple(table["series"]["within"]),
        )
