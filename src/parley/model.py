"""The nouns of Parley as frozen data: article, evidence, the reports, the reading, the lines.

A *report* is what one article says of one thing; a *line* is what the coverage together says of it. Keys carry the
meanings that `docs/record.md` gives them. Dates are EDTF strings (ISO 8601-2, levels 0 and 1, and `[a,b]`, `XXXX-07`).
Offsets are code points into `Article.text`, end exclusive. They stand in one module, long as it is, because every room takes its nouns from
one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Literal

__all__ = [
    "CALLED_OFF",
    "DATES",
    "FAMILIES",
    "HELD",
    "KINDS",
    "Actor",
    "Anchor",
    "Article",
    "Attribution",
    "Commitment",
    "Correction",
    "Decision",
    "Evidence",
    "Figure",
    "Furniture",
    "Incident",
    "Instrument",
    "Line",
    "Meeting",
    "Mention",
    "Position",
    "Published",
    "Reading",
    "Removed",
    "Report",
    "Side",
    "Span",
    "Statement",
    "Step",
    "Time",
    "Value",
]

Span = tuple[int, int]
"""Start and end in code points of the article's text, end exclusive."""

ActorType = Literal["person", "state", "organisation", "armed_group", "group"]
Modality = Literal[
    "happened",
    "ongoing",
    "planned",
    "proposed",
    "hypothetical",
    "conditional",
    "negated",
    "denied",
    "alleged",
    "rumoured",
]
Review = Literal["machine", "confirmed", "disputed", "rejected"]
Genre = Literal["report", "opinion", "analysis", "transcript", "statement", "digest"]
Relevance = Literal["central", "partly", "no"]
MeetingForm = Literal["talks", "visit", "call", "summit", "conference", "session"]
MeetingStatus = Literal["held", "under way", "planned", "proposed", "postponed", "cancelled", "failed to happen"]
HELD: frozenset[MeetingStatus] = frozenset({"held", "under way"})
CALLED_OFF: frozenset[MeetingStatus] = frozenset({"postponed", "cancelled", "failed to happen"})
Outcome = Literal["agreement", "partial agreement", "no agreement", "suspended", "unknown"]
SpeechForm = Literal["direct", "indirect", "mixed"]
CommitmentKind = Literal["promise", "offer", "agreement", "obligation", "threat"]
CommitmentState = Literal[
    "made", "repeated", "renewed", "refused", "withdrawn", "kept", "partly kept", "broken", "lapsed", "alleged broken"
]
Fate = Literal["open", "due, no report", "kept", "partly kept", "broken", "lapsed", "refused", "withdrawn"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Verb = Literal[
    "accept",
    "reject",
    "dispute",
    "unsure",
    "correct",
    "merge",
    "split",
    "same-as",
    "not-same-as",
    "add",
    "remove",
    "undo",
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article, and where they stand: `article.text[start:end] == words`. Made by `parley.evidence` only."""

    article: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """A range of page text that is not the article: `kind` says what it is (share, advert, error, byline-box …)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Published:
    """When the article was written: an EDTF day or interval, or None if nothing tells; `basis` says why in words.

    `stated` keeps what the page or the sidecar says when that is not what is believed.
    """

    edtf: str | None = None
    basis: str = "nothing tells"
    stated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document of coverage. `text` is never cut; `furniture` are the ranges that readings skip."""

    id: str
    text: str
    text_sha256: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    source: str | None = None
    author: str | None = None
    language: str | None = None
    published: Published = Published()
    genre: Genre = "report"
    taken_from: str | None = None
    taken_basis: str | None = None
    """Why it is taken to be from there, in words, where the article itself does not say so."""
    furniture: tuple[Furniture, ...] = ()
    changes: tuple[str, ...] = ()
    """What decoding had to change, in words (a wrong charset, a NUL dropped)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A field that a person set right: what the machine had read (several values parted by " | "), and by which decision."""

    field: str
    machine: str | None
    decision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one article says of one thing, on words of that article.

    `confidence` is between 0 and 1; `made_by` names the rule or head, "by hand" a person; `according_to` are ids of actor reports.
    `review` and `corrected` follow from decisions; a reading as the machine made it has none.
    """

    id: str
    evidence: tuple[Evidence, ...]
    confidence: float
    made_by: str
    modality: Modality = "happened"
    according_to: tuple[str, ...] = ()
    review: Review = "machine"
    corrected: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Report):
    """Somebody or something that acts, speaks, meets, promises or is acted on. `of` is an actor id."""

    name: str
    type: ActorType
    role: str | None = None
    of: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Report):
    """A time expression: ISO-TimeML `value` and `type`, and the EDTF date or interval it stands for, if any."""

    start: int
    end: int
    words: str
    type: TimeType
    value: str
    edtf: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Report):
    """Anything attributed to somebody: speech, belief, intention, a document's words. Spans may be discontinuous.

    `kind`: speech | writing | belief | intention | perception. `sources` are ids of actor reports, empty if nobody is named.
    """

    kind: str
    sources: tuple[str, ...] = ()
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    content_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Report):
    """Words or their gist that somebody spoke, wrote or announced: the speech part of the attributions."""

    speakers: tuple[str, ...] = ()
    speaker_text: str | None = None
    form: SpeechForm
    cue: str | None = None
    content: str
    content_more: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    via: str | None = None
    date: str | None = None
    occasion: str | None = None
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    content_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Report):
    """An encounter of at least two parties, past or to come. `series` is the id of another meeting report."""

    form: MeetingForm
    participants: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    date_text: str | None = None
    status: MeetingStatus
    outcome: Outcome | None = None
    about: tuple[str, ...] = ()
    series: str | None = None
    round: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Report):
    """Something that binds somebody's future conduct, or the report of an earlier one repeated, kept, broken, refused."""

    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    kind: CommitmentKind
    action: str
    condition: str | None = None
    due: str | None = None
    due_text: str | None = None
    made: str | None = None
    state: CommitmentState = "made"
    earlier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Report):
    """A thing that can be in force or fail: ceasefire, resolution, sanction, mandate, list and the like."""

    name: str
    type: str
    parties: tuple[str, ...] = ()
    place: str | None = None
    state: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Report):
    """What the parties did or had done to them, in a PLOVER type."""

    type: str
    what: str
    by: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Report):
    """A count that bears on the conflict or the talks. `comparison` is one of `= > >= < <= ~`."""

    value: float
    comparison: str
    unit: str | None = None
    measure: str | None = None
    place: str | None = None
    as_of: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Report):
    """What an actor wants or refuses on an issue under negotiation."""

    actor: str
    issue: str
    stance: str
    wants: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All reports of one article, in the order of the text. A pure function of (text, metadata, lexicon, reader version)."""

    article: str
    relevance: Relevance = "no"
    actors: tuple[Actor, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    incidents: tuple[Incident, ...] = ()
    figures: tuple[Figure, ...] = ()
    positions: tuple[Position, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    def reports(self) -> tuple[Report, ...]:
        """Every report, family after family."""
        return tuple(report for family in FAMILIES for report in getattr(self, family))


FAMILIES: dict[str, type[Report]] = {
    "actors": Actor,
    "meetings": Meeting,
    "statements": Statement,
    "commitments": Commitment,
    "instruments": Instrument,
    "incidents": Incident,
    "figures": Figure,
    "positions": Position,
    "times": Time,
    "attributions": Attribution,
}
"""The families of report, in the order of the export."""

KINDS = (
    "processes",
    "actors",
    "meetings",
    "statements",
    "commitments",
    "instruments",
    "incidents",
    "figures",
    "positions",
    "disagreements",
)
"""The kinds of line, in the order of the export."""

DATES = ("date", "made", "due", "since", "until", "as_of")
"""The keys of reports and lines that hold dates (EDTF)."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value that some reports give for a field of a line."""

    value: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One station of a commitment thread."""

    step: str
    on: str | None
    reports: tuple[str, ...]
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement."""

    says: str
    reports: tuple[str, ...]


_TO_COME = frozenset({"ongoing", "planned", "proposed", "conditional"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What the coverage together says of one thing. Its id is the smallest of its reports' ids."""

    id: str
    kind: str
    reports: tuple[str, ...]
    review: Review = "machine"
    values: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    tellers: tuple[str, ...] = ()
    independent: int = 1
    process: str | None = None
    confidence: float = 0.0
    series: str | None = None
    round: int | None = None
    fate: str | None = None
    steps: tuple[Step, ...] = ()
    about: str | None = None
    sides: tuple[Side, ...] = ()
    within_article: bool | None = None

    def first(self, name: str) -> str | None:
        """The value of a field that most independent tellers give, or None."""
        values = self.values.get(name)
        return values[0].value if values else None

    @property
    def reserve(self) -> str | None:
        """How most tellers take back what the line would say by itself ("denied", "hypothetical" …); None where they tell it plainly.

        What another field says is no reserve: a status, a state or a condition that something is to come, a status that it failed to happen.
        """
        modality = self.first("modality")
        said = _TO_COME if self.kind != "incidents" else frozenset[str]()
        if self.kind == "meetings" and self.first("status") in CALLED_OFF:
            said |= {"negated"}
        return None if modality in {None, "happened", *said} else modality


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a decision was made on: a report by its id, and what finds it again if that id is gone.

    `family` is that of the report, or the kind of a line that has no reports of its own (disagreements, processes); `quote` are the first
    words that it stands on, from `start` (code points) in the article, with the characters before and after; `gist` is what it says in short, and
    `place` the address or path of the article.
    """

    report: str
    family: str
    article: str = ""
    start: int = 0
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    gist: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """What is left of an article that a person removed: hashes and where it was found."""

    article: str
    text_sha256: str
    path: str | None = None
    url: str | None = None
    source: str | None = None
    page_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's ruling. `number` is its place among all rulings of the record and orders them; `at` is a time in words, which orders nothing.

    `on` is what was decided on, `other` the second side of merge, same-as and not-same-as, of split those that were left behind, of correct
    and add the actors that the fields name. `fields` are the values that a person gave (EDTF for dates, ids for actors, several parted by
    " | ", None where a field was cleared). `undoes` is the number that an undo takes back; `source` and `removed` are what a remove took out.
    """

    number: int = 0
    who: str
    at: str | None = None
    verb: Verb
    note: str = ""
    on: tuple[Anchor, ...] = ()
    other: tuple[Anchor, ...] = ()
    fields: dict[str, str | None] = field(default_factory=dict)
    undoes: int | None = None
    source: str | None = None
    removed: tuple[Removed, ...] = ()


def report_fields(family: str) -> tuple[str, ...]:
    """Names of a family's own keys, in the order of their declaration, the common ones left out."""
    common = {f.name for f in fields(Report)}
    return tuple(f.name for f in fields(FAMILIES[family]) if f.name not in common)
