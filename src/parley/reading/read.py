"""One article read by all readers, in the order in which each needs the others."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from spacy.tokens import Doc

from parley.dates import Interval, bounds
from parley.evidence import check
from parley.lexicon import Lexicon
from parley.lexicon.actors import Gazetteer
from parley.model import Actor, Article, Reading, Span
from parley.reading.actors.belonging import belonging
from parley.reading.actors.cast import headings_in
from parley.reading.actors.casting import cast_of
from parley.reading.actors.reports import actors
from parley.reading.commitments.reports import CommitmentWords, commitments
from parley.reading.confidence import Confidence
from parley.reading.dateline import place_line
from parley.reading.denials import DenialWords, denied
from parley.reading.figures.bearing import bears
from parley.reading.figures.reports import FigureWords, figures
from parley.reading.incidents.acts import acts_of
from parley.reading.incidents.reports import incidents
from parley.reading.incidents.words import ActWords
from parley.reading.instruments.reports import InstrumentWords, instruments
from parley.reading.lines import weighed
from parley.reading.meetings.reports import MeetingWords, meetings
from parley.reading.positions.reports import positions
from parley.reading.positions.words import PositionWords
from parley.reading.relevance import COUNTED, RelevanceWords, relevance
from parley.reading.scene import Scene
from parley.reading.setting import Setting
from parley.reading.statements.attributions import attributed
from parley.reading.statements.hearers import with_hearers
from parley.reading.statements.reports import attributions, statements
from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.enacting import with_enacting
from parley.reading.syntax.governing import Governing
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import quotations
from parley.reading.times import TimeWords, find_times

__all__ = ["Readers", "found_in", "read_article", "setting_of", "told_in"]

_CERTAIN = 0.7
"""Chance from which on a stand is kept in an article about no negotiation: what people want elsewhere is rarely at issue between parties."""
_FEW = 5
"""Sentences below which a text says too little of what it is about."""


class Parser(Protocol):
    """What a reading needs of the language room."""

    def read(self, text: str, skip: tuple[Span, ...] = ...) -> Doc:
        """The parsed text; `skip` are ranges of furniture in code points."""
        ...


@dataclass(frozen=True, slots=True)
class Readers:
    """The parser and the typed views over one lexicon: built once, used for every article."""

    parser: Parser
    lexicon: Lexicon
    gazetteer: Gazetteer
    speech: SpeechWords
    meeting: MeetingWords
    commitment: CommitmentWords
    relevance: RelevanceWords
    figure: FigureWords
    instrument: InstrumentWords
    act: ActWords
    position: PositionWords
    time: TimeWords
    denial: DenialWords
    governing: Governing
    confidence: Confidence

    @classmethod
    def of(cls, parser: Parser, lexicon: Lexicon, confidence: Confidence | None = None) -> Readers:
        """Build the views of a lexicon. Raises LexiconError if it does not follow its form.

        `confidence` are other counts than the shipped ones of how often each rule is right.
        """
        return cls(
            parser,
            lexicon,
            Gazetteer.from_lexicon(lexicon),
            SpeechWords.from_lexicon(lexicon),
            MeetingWords.from_lexicon(lexicon),
            CommitmentWords.from_lexicon(lexicon),
            RelevanceWords.from_lexicon(lexicon),
            FigureWords.from_lexicon(lexicon),
            InstrumentWords.from_lexicon(lexicon),
            ActWords.from_lexicon(lexicon),
            PositionWords.from_lexicon(lexicon),
            TimeWords.of(lexicon),
            DenialWords.from_lexicon(lexicon),
            Governing.from_lexicon(lexicon),
            confidence or Confidence.load(),
        )


def setting_of(article: Article, readers: Readers) -> Setting:
    """What all readers of an article look at: its parse, its quotations, its cast and its times."""
    skip = (*((f.start, f.end) for f in article.furniture), *place_line(article))
    doc = readers.parser.read(article.text, skip)
    parse = with_enacting(Parse.from_doc(doc, readers.governing, skip))
    quotes = quotations(article.text)
    written = bounds(article.published.edtf) if article.published.edtf else Interval()
    own = article.source if article.genre in ("statement", "transcript") else None
    home = headings_in(readers.gazetteer, own) if own else frozenset()
    cast = belonging(cast_of(parse, readers.gazetteer, quotes, written, home), article.published.edtf, home)
    times = find_times(article, doc, readers.time)
    return Setting.of(article, parse, quotes=quotes, cast=cast, times=times, denied=denied(parse, readers.denial))


def read_article(article: Article, readers: Readers) -> Reading:
    """All reports of one article. Raises EvidenceError only for a defect of Parley."""
    setting = setting_of(article, readers)
    told = told_in(setting, readers)
    reading = _among(told, actors(setting, told.reports()))
    check(article, reading.reports())
    return readers.confidence.applied(reading)


def told_in(setting: Setting, readers: Readers) -> Reading:
    """All that an article tells, its actors not yet chosen: reports refer to anybody of the cast."""
    told = weighed(found_in(setting, readers), setting)
    counts = {family: len(getattr(told, family)) for family in COUNTED}
    about = relevance(setting.parse, readers.relevance, counts, setting.article.title)
    if about == "no":
        note = sum(1 for _ in setting.parse.read_sentences()) < _FEW
        told = replace(told, positions=tuple(p for p in told.positions if note or p.confidence >= _CERTAIN))
        if not bears(setting.parse, told):
            told = replace(told, figures=(), incidents=())
    return replace(told, relevance=about)


def found_in(setting: Setting, readers: Readers) -> Reading:
    """All lines that the rules of an article find, before they are weighed; how relevant it is, is told by those that are kept."""
    parse = setting.parse
    found = attributed(parse, setting.quotes, readers.speech, setting.cast.at)
    said = statements(setting, found, readers.speech)
    met = meetings(setting, said, readers.meeting)
    said = with_hearers(setting, said, met)
    scene = Scene.of(setting, said, readers.act)
    bound = commitments(scene, said, met, readers.commitment)
    acts = tuple(acts_of(scene))
    wanted = positions(scene, acts, readers.position)
    kept = instruments(setting, said, readers.instrument)
    return Reading(
        article=setting.article.id,
        relevance="no",
        actors=(),
        meetings=met,
        statements=said,
        commitments=bound,
        instruments=kept,
        incidents=incidents(scene, acts),
        positions=wanted,
        figures=figures(setting, found, readers.figure),
        times=setting.times,
        attributions=attributions(setting, found, said, readers.speech),
    )


def _among(told: Reading, cast: tuple[Actor, ...]) -> Reading:
    """A reading with its actors; what is promised or done to somebody, or binds him, names those only who are actors of the article."""
    known = {actor.id for actor in cast}
    return replace(
        told,
        actors=cast,
        commitments=tuple(replace(c, to=_kept(c.to, known)) for c in told.commitments),
        incidents=tuple(replace(i, on=_kept(i.on, known)) for i in told.incidents),
        instruments=tuple(replace(i, parties=_kept(i.parties, known)) for i in told.instruments),
    )


def _kept(who: Iterable[str], known: Container[str]) -> tuple[str, ...]:
    """Those whose report is kept."""
    return tuple(one for one in who if one in known)
