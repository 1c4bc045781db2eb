"""The phrase of a noun that may name an encounter: what belongs to it, which verb carries it, and who is told of in it."""

from __future__ import annotations

from dataclasses import dataclass

from parley.reading.meetings.doers import around_noun
from parley.reading.meetings.hosts import those_there
from parley.reading.meetings.light import carries
from parley.reading.meetings.parties import means
from parley.reading.meetings.shunned import shuns
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import governor
from parley.reading.syntax.parse import Parse

__all__ = ["Phrase", "heads_talks", "lies_beside", "phrase_of", "told_above"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun for an encounter with what belongs to it; all are tokens but `word` and `who`, which are indices of the cast."""

    noun: int
    word: str
    """The noun as the vocabulary has it."""
    verb: int | None
    """The verb or predicate of whose clause it is a part."""
    light: int | None
    """The verb that carries it, or by which somebody stays away."""
    inner: tuple[int, ...]
    """Nouns below it for the same encounter: "a round of talks"."""
    around: tuple[int, ...]
    """Beside these stand those who are there."""
    heads: tuple[int, ...]
    """Beside these stand its day and its place."""
    who: tuple[int, ...]
    """The parties to it."""


def phrase_of(setting: Setting, words: MeetingWords, i: int) -> Phrase:
    """The phrase of a noun."""
    parse = setting.parse
    verb = governor(parse, i)
    light = _light(parse, words, i, verb)
    inner = tuple(c for c in parse.kids(i, "nmod") if told_above(parse, words, c))
    clauses = tuple(c for c in parse.kids(i, "acl", "acl:relcl") if not _since(parse, c))
    below = () if light is None or _follows(parse, words, i, light) else (light, *parse.kids(light, "xcomp"))
    subject = parse.dep[i].startswith("nsubj")
    around = (i, *inner, *below, *((verb,) if verb is not None and parse.head[i] == verb and subject else ()))
    telling = (parse.head[i],) if parse.dep[i] == "nsubj" else ()  # "the meeting included A and B"
    who = (
        *around_noun(setting, words, i, light, but=inner),
        *_brought(setting, words, (*clauses, *telling)),
        *(n for c in inner for n in around_noun(setting, words, c, light)),
        *those_there(setting, words, around),
    )
    return Phrase(
        noun=i,
        word=parse.lower[i] if parse.lower[i] in words.nouns else parse.lemma[i],
        verb=verb,
        light=light,
        inner=inner,
        around=around,
        heads=(
            i,
            *inner,
            *clauses,
            *_of_parties(parse, words, i),
            *_right_behind(parse, words, i),
            *below,
            *_where(parse, light),
        ),
        who=tuple(dict.fromkeys(who)),
    )


def _where(parse: Parse, light: int | None) -> tuple[int, ...]:
    """The place of which a clause tells what is done there: "was in A on Monday, where he held talks"."""
    there = light is not None and parse.dep[light].endswith(":relcl")
    where = light is not None and there and any(parse.lower[c] == "where" for c in parse.kids(light, "advmod"))
    return (parse.head[light],) if light is not None and where else ()


def _follows(parse: Parse, words: MeetingWords, noun: int, light: int) -> bool:
    """Whether what is told with its verb is of another encounter: "the talks followed a call on Monday"."""
    other = parse.child(light, "obj")
    return other is not None and other != noun and parse.lemma[other] in words.nouns


def _since(parse: Parse, clause: int) -> bool:
    """Whether a clause tells what was before: "the first meeting since A walked out"."""
    return any(parse.lower[m] == "since" for m in parse.kids(clause, "mark"))


def told_above(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether the word above tells of the same encounter: "a round of talks", "will meet for talks"."""
    above = parse.head[i]
    if above == i:
        return False
    if parse.dep[i] == "nmod":
        return parse.case(i) == "of" and parse.lemma[above] in words.nouns and parse.lemma[i] in words.nouns
    beside = lies_beside(parse, words, i)
    return parse.dep[i] == "obl" and words.verbs.get(parse.lemma[above]) in ("talks", "session") and not beside


def lies_beside(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether those who meet do so at a gathering of others: "will meet at the summit, which begins on Monday"."""
    at = parse.case(i) in ("at", "during") and words.nouns.get(parse.lemma[i]) in ("summit", "conference")
    return at or (parse.dep[i] == "nmod" and parse.lemma[parse.head[i]] in words.margins)


def heads_talks(parse: Parse, i: int) -> bool:
    """Whether "talks" that the tagger takes for a verb is the noun.

    Nobody talks and another verb follows ("Talks on water continue"), it is the subject of one, or a town stands before it with "the".
    """
    if parse.pos[i] != "VERB":
        return False
    if parse.dep[i] in ("nsubj", "nsubj:pass"):
        return True
    subject = parse.child(i, "nsubj", "nsubj:pass")
    if subject is not None:
        return subject == i - 1 and any(parse.lower[c] == "the" for c in parse.kids(subject, "det"))
    return _carrier(parse, i) is not None


def _carrier(parse: Parse, i: int) -> int | None:
    """The verb behind "talks" that has no subject of its own."""
    behind = (
        v
        for v in parse.kids(i, "parataxis", "conj", "ccomp", "xcomp", "acl", "advcl", "dep")
        if v > i and parse.pos[v] == "VERB"
    )
    return next((v for v in behind if parse.child(v, "nsubj", "nsubj:pass") is None), None)


def _light(parse: Parse, words: MeetingWords, i: int, verb: int | None) -> int | None:
    """The verb that carries the noun or its stretch ("held two days of talks"), or by which somebody stays away."""
    above = parse.head[i]
    if verb is not None and (carries(parse, words, i, verb) or shuns(parse, words, i, verb)):
        return verb
    stretch = parse.dep[i] == "nmod" and parse.case(i) == "of" and parse.lemma[above] in words.stretches
    if stretch and verb is not None and carries(parse, words, above, verb):
        return verb
    return _carrier(parse, i) if parse.pos[i] == "VERB" or above == i else None


def _right_behind(parse: Parse, words: MeetingWords, i: int) -> list[int]:
    """A participle of holding or planning right behind a noun, whatever the tree hangs it on: "decisions of the conference, held on Monday"."""
    at = i + 1 + (i + 1 < len(parse.words) and parse.words[i + 1] == ",")
    told = at < len(parse.words) and parse.dep[at] == "acl" and parse.lemma[at] in words.light
    return [at] if told and parse.sent[at] == parse.sent[i] else []


def _of_parties(parse: Parse, words: MeetingWords, i: int) -> list[int]:
    """Verbs of holding or planning that the tree hangs on the parties: "a meeting of experts planned for May"."""
    verbs = (v for c in parse.kids(i, "nmod") for v in parse.kids(c, "acl", "acl:relcl"))
    return [v for v in verbs if parse.lemma[v] in words.light]


def _brought(setting: Setting, words: MeetingWords, clauses: tuple[int, ...]) -> tuple[int, ...]:
    """Those whom talks bring together: "talks that were to bring A and B to C"."""
    parse = setting.parse
    verbs = (v for v in clauses if parse.lemma[v] in words.bringing)
    brought = (
        t for v in verbs for t in parse.kids(v, "obj", "nsubj") if t > v
    )  # a list behind a colon may be hung as a subject
    return tuple(n for t in brought for n in means(parse, setting.cast, t))
