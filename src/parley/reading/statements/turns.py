"""Turns: what is said in a transcript, by whom, and words that are somebody's although no cue says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.evidence import cite
from parley.lexicon.phrases import key
from parley.model import Evidence, Span, Statement
from parley.reading.actors.cast import Cast
from parley.reading.actors.initials import initials, is_initials
from parley.reading.setting import Setting
from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.parse import Parse, trim

__all__ = ["has_verb", "is_aside", "own_words", "touches", "turn_begins", "turns"]

_CONFIDENCE = {"issuer": 0.9, "turn": 0.7}
"""Chance that a statement made by the rule is one, as counted on annotated articles."""

_UNNAMED = {"issuer": "we", "turn": "speaker"}
"""What stands for a speaker of such a text who is not found."""

_LABEL = 14
"""Tokens of the longest label before a turn: "The Foreign Minister of N (speaking through an interpreter):"."""

_SHORTEST = 5
"""Tokens of a sentence that says something."""

_ASIDE = 20
"""Tokens of the longest sentence that is an aside if it begins as one."""

_ON_THE_WAY = frozenset({"ADP", "CCONJ", "SCONJ", "INTJ"})
"""With what no label begins."""

_Q = "Q"
"""The label of a question that stands without a colon."""

_BRACKETED = re.compile(r"\(\((?P<name>[^()\n]{1,40})\)\)\s{0,3}:?")
"""A label in double brackets."""

_COLONS = frozenset({":", "):"})
_COVERED = 0.5
"""Share of a turn that a quotation with its own cue may hold; of more it is the turn itself."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Who speaks (indices of the cast), how the text labels him, the range of his words (code points), and whether they say anything."""

    who: tuple[int, ...]
    label: Span
    words: Span
    tells: bool


@dataclass(frozen=True, slots=True)
class _Label:
    """Where a label stands, whom of the cast it names, and where the words behind it begin (code points)."""

    span: Span
    who: tuple[int, ...]
    words: int


_NO_LABEL = _Label((0, 0), (), 0)


def turns(setting: Setting, made: Sequence[Statement], words: SpeechWords) -> tuple[Statement, ...]:
    """A transcript is what its speakers say; what a turn tells of others' words stays beside it.

    A turn is one statement, however long it is.
    """
    taken = _turns(setting, words)
    asker, answerer = _asker(setting, taken), _answerer(setting, taken, words)
    labels = [t.label for t in taken]
    out = [s for s in made if not any(a <= s.content_spans[0][0] and s.content_spans[0][1] <= b for a, b in labels)]
    for turn in taken:
        label = setting.article.text[slice(*turn.label)]
        called = label.strip(" .").casefold()
        if called in words.asking:
            who = asker or turn.who
        else:
            who = turn.who or (answerer if called in words.answering else ())
        if turn.tells and trim(setting.article.text, *turn.words) is not None and not _quoted_whole(out, turn.words):
            out.append(own_words(setting, turn.words, setting.refer(who), "turn", label))
    return tuple(sorted(out, key=lambda s: s.evidence[0].start))


def _asker(setting: Setting, taken: Sequence[_Turn]) -> tuple[int, ...]:
    """Who asks in an interview: the only one named in the title who answers nothing, else the paper, if it names itself; () if nobody or several are."""
    cast, tokens = setting.cast, range(len(setting.parse.words))
    titled = {cast.at[t] for t in tokens if setting.in_title(t) and t in cast.at}
    people = {n for n in titled if cast.members[n].type == "person" and cast.members[n].named}
    others = people - {n for turn in taken for n in turn.who}
    if len(others) == 1 and len(people) > 1:
        return tuple(others)
    paper = (setting.article.source or "").casefold().split()
    return tuple(n for n, member in enumerate(cast.members) if member.name.casefold() in paper)


def _answerer(setting: Setting, taken: Sequence[_Turn], words: SpeechWords) -> tuple[int, ...]:
    """Who answers under a mere letter: the one person whom the title names, else the one whom the text names before the first turn."""
    cast, parse = setting.cast, setting.parse
    text = setting.article.text
    if not any(text[slice(*t.label)].strip(" .").casefold() in words.answering for t in taken):
        return ()
    title = (setting.article.title or "").casefold()
    opening = [cast.at[t] for t in range(len(parse.words)) if parse.end[t] <= taken[0].label[0] and t in cast.at]
    people = [n for n in dict.fromkeys(opening) if cast.members[n].type == "person" and cast.members[n].named]
    titled = [n for n in people if cast.members[n].name.casefold() in title]
    chosen = titled or people
    return (chosen[0],) if len(chosen) == 1 else ()


def _turns(setting: Setting, words: SpeechWords) -> list[_Turn]:
    """The turns of a transcript; one begins with a label and a colon at the head of a paragraph and goes on to the next."""
    parse, text = setting.parse, setting.article.text
    labels = _labels(setting)
    printed = Counter(text[slice(*label.span)] for label in labels.values())
    known: dict[tuple[str, ...], tuple[int, ...]] = {}
    for label in labels.values():
        if label.who:
            known.setdefault(key(text[slice(*label.span)]), label.who)
            known.setdefault(key(text[slice(*label.span)])[-1:], label.who)
    called = _by_initials(setting.cast)
    out: list[_Turn] = []
    for n, a, b in parse.read_sentences():
        label = labels.get(n, _NO_LABEL)
        printed_as = text[slice(*label.span)]
        who = known.get(key(printed_as)) or label.who or known.get(key(printed_as)[-1:], ())
        who = who or (called.get(printed_as.replace(".", ""), ()) if is_initials(printed_as) else ())
        asks = printed_as.casefold() in words.asking | words.answering
        if printed_as and (who or asks or printed_as.isupper() or printed[printed_as] > 1):
            said = (label.words, parse.end[b - 1])
            courtesy = is_aside(parse, words, *_tokens(parse, said))
            out.append(_Turn(who, label.span, said, not courtesy))
        elif out and not _stage_direction(text[parse.start[a] : parse.end[b - 1]].strip()):
            tells = b - a >= _SHORTEST and has_verb(parse, a, b) and not is_aside(parse, words, a, b)
            said = (out[-1].words[0], parse.end[b - 1])
            out[-1] = replace(out[-1], words=said, tells=out[-1].tells or tells)
    return out


def _by_initials(cast: Cast) -> dict[str, tuple[int, ...]]:
    """The persons of the cast by their initials, if those are nobody else's: "JR" is Jane Roe."""
    people = [(initials(m.name), n) for n, m in enumerate(cast.members) if m.type == "person" and m.named]
    counts = Counter(letters for letters, _ in people)
    return {letters: (n,) for letters, n in people if counts[letters] == 1}


def _tokens(parse: Parse, said: Span) -> tuple[int, int]:
    within = parse.tokens_in(said)
    return within.start, within.stop


def _labels(setting: Setting) -> dict[int, _Label]:
    """By number of the sentence that it opens: the label before a turn."""
    parse, cast = setting.parse, setting.cast
    out: dict[int, _Label] = {}
    for n, a, b in parse.read_sentences():
        if parse.end[b - 1] <= setting.title_end:
            continue
        colon, bracketed = _colon(setting, a, b), _BRACKETED.match(parse.text, parse.start[a])
        if bracketed is not None and _opens_paragraph(setting, a):
            tokens = parse.tokens_in(bracketed.span("name"))
            named = [t for t in tokens if t in cast.at]
            out[n] = _Label(bracketed.span("name"), cast.all(named[-1]) if named else (), bracketed.end())
        elif parse.words[a] == _Q and colon != a + 1 and _opens_paragraph(setting, a):
            out[n] = _Label((parse.start[a], parse.end[a]), (), parse.end[a])
        elif colon is not None:
            # "JANE ROE, HOST:" names nobody behind its comma
            name_end = next((t for t in range(a, colon) if parse.words[t] == ","), colon)
            capitals = all(parse.words[t].isupper() for t in range(a, colon) if parse.words[t][0].isalpha())
            named = [t for t in range(a, name_end if capitals else colon) if t in cast.at]
            who = cast.all(named[-1]) if named else ()
            out[n] = _Label((parse.start[a], parse.end[colon - 1]), who, parse.end[colon])
    return out


def turn_begins(setting: Setting, a: int, b: int) -> tuple[int, int] | None:
    """(token of the speaker, first token of the words) if the sentence of tokens `a:b` opens a paragraph with "Name:"."""
    colon = _colon(setting, a, b)
    named = [t for t in range(a, colon or a) if t in setting.cast.at]
    return (named[-1], colon + 1) if colon is not None and named else None


def _colon(setting: Setting, a: int, b: int) -> int | None:
    """The colon behind the label with which a sentence opens a paragraph, if it does; whom a letter greets is no label.

    No more is who is named on the way to a colon: "And on the second question, N:".
    """
    parse = setting.parse
    if not _opens_paragraph(setting, a) or parse.lower[a] == "dear" or parse.pos[a] in _ON_THE_WAY:
        return None
    colon = next((t for t in range(a + 1, min(a + _LABEL, b)) if parse.words[t] in _COLONS), None)
    aside = next((t for t in range(a, colon or a) if parse.words[t] == "("), colon)
    return None if aside is None or has_verb(parse, a, aside) else colon


def _opens_paragraph(setting: Setting, a: int) -> bool:
    text, start = setting.article.text, setting.parse.start[a]
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _quoted_whole(made: Sequence[Statement], turn: Span) -> bool:
    """Whether a quotation with a cue of its own is most of a turn."""
    spans = (s for m in made if m.form != "indirect" and touches(m.evidence[0], turn) for s in m.content_spans)
    return any(min(b, turn[1]) - max(a, turn[0]) > _COVERED * (turn[1] - turn[0]) for a, b in spans)


def _stage_direction(words: str) -> bool:
    return words[:1] in "(<[…*" or not any(c.islower() for c in words)


def own_words(
    setting: Setting, sentence: Span, speakers: tuple[str, ...], rule: str, label: str | None = None
) -> Statement:
    """Sentences that are somebody's words although no cue says so; `label` stands for a speaker who is not known."""
    text = setting.article.text
    span = trim(text, *sentence) or sentence
    return Statement(
        id=setting.report_id("s", span),
        evidence=(cite(setting.article, *sentence),),
        confidence=_CONFIDENCE[rule],
        made_by=f"rule {rule}",
        speakers=speakers,
        speaker_text=None if speakers else label or _UNNAMED[rule],
        form="direct",
        content=text[span[0] : span[1]],
        content_spans=(span,),
    )


def touches(evidence: Evidence, span: Span) -> bool:
    """Whether evidence and a range of code points share a character."""
    return evidence.start < span[1] and span[0] < evidence.end


def is_aside(parse: Parse, words: SpeechWords, a: int, b: int) -> bool:
    """Whether the sentence of tokens `a:b` is a mere courtesy or pointer: "Thank you all.", "For more information …"."""
    return b - a < _ASIDE and any(parse.lower[a : a + len(aside)] == aside for aside in words.asides)


def has_verb(parse: Parse, a: int, b: int) -> bool:
    """Whether a verb stands between two tokens; the "United" of a name is none."""
    return any(parse.pos[t] in ("VERB", "AUX") and parse.ent_at[t] < 0 for t in range(a, b))
