"""Statements: the speech part of the attributions, with who speaks, to whom, quoted or not, and what goes on without a cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parley.model import Attribution, Modality, Span, SpeechForm, Statement
from parley.reading.setting import Setting
from parley.reading.statements.continued import with_speakers_before
from parley.reading.statements.hearers import told_us
from parley.reading.statements.issued import issued
from parley.reading.statements.nesting import Stretches
from parley.reading.statements.passed import cited, passed_on, with_tellers
from parley.reading.statements.quoted import with_quotations
from parley.reading.statements.speech import SPEECH, Attributed, SpeechWords
from parley.reading.statements.turns import turns
from parley.reading.statements.voices import addressed, name_alone, voice_of
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import Quotation, touching

__all__ = ["attributions", "statements", "tellers", "told_as"]

_CONFIDENCE = {
    "clause-cue": 0.92,
    "quotation-cue": 0.88,
    "according-to": 0.93,
    "hearsay": 0.6,
    "infinitive-cue": 0.65,
    "request-cue": 0.75,
    "predicate-cue": 0.77,
    "oblique-cue": 0.5,
    "object-cue": 0.65,
    "noun-cue": 0.4,
}
"""Chance that a statement made by the rule is one, as counted on annotated articles."""

_NEAR = 40
"""Statements before an offset among which those around it are looked for: a bound, for long texts."""

_NESTED = 8
"""Stretches of speech that may begin between a cue and the beginning of the speech it stands in."""

_SPEAKING = frozenset({"i", "we", "you", "one", "who", "what", "it"})
"""Subjects that name nobody whom the article could quote."""

_RELATED = frozenset({"clause-cue", "predicate-cue", "according-to"})
_RELATIVE = frozenset({"which", "that", "who", "whom", "what", "for", "of"})
_CONTENT_POS = frozenset({"VERB", "NOUN", "PROPN", "NUM", "INTJ", "ADJ"})
_SHORT = frozenset({"PRON", "AUX"})
"""What there is at least in a clause without such words: "it would not"."""
_TOLD = frozenset({"noun-cue", "object-cue"})
"""Rules by which also something is told that nobody is named to say."""
_NEEDS_SPEAKER = frozenset({"object-cue", "oblique-cue", "predicate-cue", "noun-cue", "infinitive-cue", "request-cue"})


def attributions(
    setting: Setting, found: Sequence[Attributed], said: Sequence[Statement], words: SpeechWords
) -> tuple[Attribution, ...]:
    """Everything attributed to somebody, speech or not; what the statements `said` take to go on goes on here too."""
    whole = {s.cue_spans: s.content_spans for s in said if s.cue_spans}
    spoken = Stretches(
        (
            *(span for a in found if a.kind in SPEECH for span in a.content),
            *(span for s in said for span in s.content_spans),
        )
    )
    named = (a for a in found if _of_another(setting, a) and not _in_mind_as_told(setting, spoken, a))
    return tuple(
        _attribution(setting, replace(a, content=whole.get(_cue_spans(setting, a), a.content)), words) for a in named
    )


def _of_another(setting: Setting, a: Attributed) -> bool:
    """Whether something is attributed to somebody; what "I" or "you" think is the speaker's own to say."""
    if a.source is None:
        return a.kind in SPEECH
    return setting.parse.lower[a.source] not in _SPEAKING


def _in_mind_as_told(setting: Setting, spoken: Stretches, a: Attributed) -> bool:
    """Whether somebody's thought or plan is only told within what somebody says: "said that the rebels wanted peace"."""
    return a.kind not in SPEECH and spoken.hold(setting.span(a.cue))


def _attribution(setting: Setting, a: Attributed, words: SpeechWords) -> Attribution:
    """The report that an attribution makes; its evidence reaches to the source where that stands in the same sentence."""
    source, cue = _source_spans(setting, a), _cue_spans(setting, a)
    beside = source if a.source is not None and setting.parse.sent[a.source] == setting.parse.sent[a.cue] else ()
    return Attribution(
        id=setting.report_id("q", cue[0]),
        evidence=(setting.around([*beside, *cue, *a.content]),),
        confidence=_CONFIDENCE[a.rule],
        made_by=f"rule {a.rule}",
        modality="happened" if a.real else "negated",
        kind=a.kind,
        sources=setting.refer(voice_of(setting, words, a).members),
        source_spans=source,
        cue_spans=cue,
        content_spans=a.content,
    )


def _source_spans(setting: Setting, a: Attributed) -> tuple[Span, ...]:
    """The words of the source."""
    return (setting.parse.phrase(a.source, name_alone(setting.parse, a.source)),) if a.source is not None else ()


def _cue_spans(setting: Setting, a: Attributed) -> tuple[Span, ...]:
    """The words of the cue."""
    return tuple(setting.span(t) for t in a.cue_tokens)


def statements(setting: Setting, found: Sequence[Attributed], words: SpeechWords) -> tuple[Statement, ...]:
    """What the article attributes to somebody's speech, writing or announcement, in the order of the text."""
    speech = [a for a in found if a.kind in SPEECH and a.real and not setting.in_title(a.cue)]
    cued = [made for a in speech if (made := _statement(setting, a, words)) is not None]
    cued = with_speakers_before(setting, words, cued)
    told = with_tellers(setting, words, with_quotations(setting, _not_his_own(cued)))
    return told_us(setting, speech, _by_genre(setting, told, speech, words))


def _by_genre(
    setting: Setting, told: Sequence[Statement], speech: Sequence[Attributed], words: SpeechWords
) -> tuple[Statement, ...]:
    """What is said in a transcript, turn by turn, and in a text that speaks for itself."""
    if setting.article.genre == "transcript":
        return turns(setting, told, words)
    return issued(setting, told, speech, words) if setting.article.genre == "statement" else tuple(told)


def _statement(setting: Setting, a: Attributed, words: SpeechWords) -> Statement | None:
    """The statement that an attribution makes; None where nobody says it or it says nothing."""
    parse, text = setting.parse, setting.article.text
    voice = voice_of(setting, words, a)
    members = cited(setting, words, a) or voice.members
    told = a.rule in _TOLD and a.source is None
    if not members and (voice.text is None or (a.rule in _NEEDS_SPEAKER and not told)):
        return None
    content = [(start, _before_comma(text, end)) for start, end in _told(parse, a) if end - start > 1]
    if not content or not _tells_something(setting, content[0]):
        return None
    if a.rule in _TOLD and _only_names(setting, content):
        return None
    if a.rule == "noun-cue" and _a_deed(parse, content):
        return None
    cue = _cue_spans(setting, a)
    speakers = setting.refer(members)
    return Statement(
        id=setting.report_id("s", cue[0]),
        evidence=(setting.around([*cue, *content]),),
        confidence=_CONFIDENCE[a.rule],
        made_by=f"rule {a.rule}",
        speakers=speakers,
        speaker_text=None if speakers else voice.text,
        form=_form(setting.quotes, content),
        cue=" ".join(text[start:end] for start, end in cue),
        content=text[content[0][0] : content[0][1]],
        content_more=tuple(text[start:end] for start, end in content[1:]),
        addressee=setting.refer(n for n in addressed(setting, a) if n not in members),
        via=passed_on(setting, words, a),
        date=_date(setting, a, content),
        source_spans=_source_spans(setting, a),
        cue_spans=cue,
        content_spans=tuple(content),
    )


def _told(parse: Parse, a: Attributed) -> tuple[Span, ...]:
    """What was said without a "which", "that" or "and" before the cue that interrupts it: "a date that he had said could not be moved"."""
    first, *more = a.content
    leads = a.rule in _RELATED and all(parse.lower[t] in _RELATIVE or _joins(parse, t) for t in parse.tokens_in(first))
    return tuple(more) if more and leads else a.content


def _joins(parse: Parse, t: int) -> bool:
    """Whether a word only joins others."""
    return parse.pos[t] in ("CCONJ", "SCONJ", "PUNCT")


def _tells_something(setting: Setting, content: Span) -> bool:
    """Whether a stretch tells something: it has a word with a meaning of its own, or it is quoted ("“Not yet,” he said")."""
    parse = setting.parse
    told = [parse.pos[t] for t in parse.tokens_in(content)]
    meant = not _CONTENT_POS.isdisjoint(told) or _SHORT.issubset(told)
    return meant or any(content[0] in (q.start, q.outer_start) for q in touching(setting.quotes, *content))


def _only_names(setting: Setting, content: Sequence[Span]) -> bool:
    """Whether an object is somebody and nothing more: whom one criticised, whose report one noted, not what one said."""
    cast, parse = setting.cast, setting.parse
    tokens = [t for span in content for t in parse.tokens_in(span) if parse.pos[t] != "DET"]
    named = {cast.at[t] for t in tokens if t in cast.at}
    first, end = parse.start[tokens[0]], content[-1][1]
    return any(a <= first and end <= b for n in named for a, b in cast.members[n].spans)


def _a_deed(parse: Parse, content: Sequence[Span]) -> bool:
    """Whether a noun tells what is to be done, not what was said: "their pledge to withdraw"."""
    return parse.lower[parse.tokens_in(content[0])[0]] == "to"


def _not_his_own(made: Sequence[Statement]) -> list[Statement]:
    """Without those that somebody tells of himself ("said that he had urged …"), or tells as hearsay: "said that they had reportedly left"."""
    said = sorted((span, n) for n, s in enumerate(made) for span in s.content_spans)
    starts = [span[0] for span, _ in said]
    spoken = Stretches(span for s in made if s.made_by != "rule hearsay" for span in s.content_spans)

    def own(n: int, s: Statement) -> bool:
        cue = s.cue_spans[0][0]
        near = said[max(0, (last := bisect_right(starts, cue)) - _NESTED) : last] if s.speakers else ()
        return any(end > cue and m != n and made[m].speakers == s.speakers for (_, end), m in near)

    def told(s: Statement) -> bool:
        return s.made_by == "rule hearsay" and spoken.hold(s.cue_spans[0])

    return [s for n, s in enumerate(made) if not own(n, s) and not told(s)]


def _before_comma(text: str, end: int) -> int:
    """The end of what was said without the comma that only joins it to its cue."""
    return end - 1 if text[end - 1] == "," else end


def _date(setting: Setting, a: Attributed, content: Sequence[Span]) -> str | None:
    """When it was said: the time on its cue, if that is not part of what was said; else the day that the text tells of."""
    time = setting.moment(a.cue)
    if time is None or any(start <= time.start < end for start, end in content):
        return setting.day(a.cue)
    return time.edtf


def _form(quotes: Sequence[Quotation], content: Sequence[Span]) -> SpeechForm:
    """Whether what is said stands in quotation marks: all of it, none of it, or some."""
    inside = sum(min(e, q.outer_end) - max(s, q.outer_start) for s, e in content for q in touching(quotes, s, e))
    total = sum(e - s for s, e in content)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.95 * total else "mixed"


def _near(said: Sequence[Statement], offset: int) -> Sequence[Statement]:
    """Statements, of those in the order of their evidence, that begin before an offset and may go on to it."""
    last = bisect_right(said, offset, key=lambda s: s.evidence[0].start)
    return said[max(0, last - _NEAR) : last]


def told_as(said: Sequence[Statement], offset: int, stems: Mapping[Modality, tuple[str, ...]]) -> Modality | None:
    """How the saying around an offset colours what it tells: denied, alleged, rumoured; None if it just tells it."""
    near = _near(said, offset)
    around = [s for s in near if s.cue and any(a <= offset < b for a, b in s.content_spans)]
    cues = [s.cue.lower() for s in around if s.cue]
    return next((m for m, begins in stems.items() if any(c.startswith(begins) for c in cues)), None)


def tellers(said: Sequence[Statement], offset: int) -> tuple[str, ...]:
    """Actor reports of who tells what stands at an offset: the speakers of the shortest saying around it, () if the article does."""
    around = [s for s in _near(said, offset) for a, b in s.content_spans if a <= offset < b]
    return min(around, key=lambda s: s.content_spans[-1][1] - s.content_spans[0][0]).speakers if around else ()
