"""Texts that speak for themselves: a statement is its issuers' words, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from parley.model import Span, Statement
from parley.reading.actors.cast import Cast
from parley.reading.setting import Setting
from parley.reading.statements.issuers import first_subject, says_we_the, says_whose, tells_issuers
from parley.reading.statements.issuing import Issuing, is_company, issuing
from parley.reading.statements.released import released
from parley.reading.statements.signing import stood_for
from parley.reading.statements.speech import Attributed, SpeechWords
from parley.reading.statements.turns import has_verb, is_aside, own_words, touches, turn_begins, turns
from parley.reading.statements.voices import addressed, voice_of
from parley.reading.syntax.parse import Parse, trim

__all__ = ["issued"]

_SPEAKS = 0.25
"""Share of sentences in its issuers' voice above which a text speaks for itself: all of it is theirs."""

_SIGNED = 0.1
"""The same share for a text of which it says that it is a person's statement."""

_OTHERS = 0.25
"""Share of sentences that tell what others say up to which a text is the statement that its title says it is."""

_MARKER = 4
"""Tokens of a line with which a page says that the text begins."""

_SHORTEST = 4
"""Tokens of a sentence that says something."""

_SEVERAL = 2

_FIRST_PERSON, _OURS = frozenset({"we", "i"}), frozenset({"our", "my"})
_OWN = _FIRST_PERSON | _OURS


def issued(
    setting: Setting, made: Sequence[Statement], speech: Sequence[Attributed], words: SpeechWords
) -> tuple[Statement, ...]:
    """A text that speaks for itself is its issuer's words, sentence by sentence; what it tells of others' stays."""
    if _takes_turn(setting):
        return turns(setting, made, words)
    by = issuing(setting, words)
    whole = _speaks_all_along(setting, made, words, by)
    made = _for_all(setting, _signed_too(made, setting.refer(by.state), setting.refer(by.signed)), by)
    made = _to_others(made, setting.refer(by.signed))
    if (shown := released(setting, words, made, by.speakers if by.signed else ())) is not None:
        return shown
    if by.declared or (whole and not _told_by_others(setting, made, by)):
        return _by_sentence(setting, made, speech, words, by)
    return made


def _speaks_all_along(setting: Setting, made: Sequence[Statement], words: SpeechWords, by: Issuing) -> bool:
    """Whether a text is its issuers' words from beginning to end: it says "we" often enough, or tells nowhere what its signers say."""
    person = not by.state and any(setting.cast.members[n].type == "person" for n in by.signed)
    if _own_voice(setting) > (_SIGNED if person else _SPEAKS):
        return True
    if by.signed and (says_we_the(setting) or _told_of_nowhere(setting, made, by.own)):
        return True
    titled = bool(by.state or says_whose(setting, words))
    return titled and _untold(setting, made, by.own, by.signed, words)


def _by_sentence(
    setting: Setting, made: Sequence[Statement], speech: Sequence[Attributed], words: SpeechWords, by: Issuing
) -> tuple[Statement, ...]:
    """Each sentence as the issuers' words, in place of what was told of them in it; quotations stay whose they are."""
    out, starts = list(made), _starts(setting, words)
    cues: dict[int, list[Attributed]] = {}
    for cue in speech:
        cues.setdefault(setting.parse.sent[cue.cue], []).append(cue)
    for n, a, b in setting.parse.read_sentences():
        skipped = a < starts or setting.is_title(n) or tells_issuers(setting, words, n, (a, b))
        sentence = None if skipped else _told(setting, words, a, b)
        if sentence is None or any(touches(e, sentence) for s in out if s.form != "indirect" for e in s.evidence):
            continue
        said = [c for c in cues.get(n, ()) if _by_issuers(setting, words, c, by.own)]
        told = _told_of_them(setting, out, sentence, said, by.own)
        if len(told) > 1 and not _in_own_voice(setting, a, b):
            out = [_also_by(s, by.speakers) if s in told else s for s in out]
            continue
        to = setting.refer(dict.fromkeys(n for c in said for n in addressed(setting, c)))
        to = tuple(a for a in to if a not in by.own)  # nobody speaks to himself
        spoken = replace(own_words(setting, sentence, by.speakers, "issuer"), addressee=to)
        indirect = (by.declared or bool(by.state)) and any(s.speakers for s in told)
        out = [*(s for s in out if s not in told), replace(spoken, form="indirect") if indirect else spoken]
    return tuple(sorted(out, key=lambda s: s.evidence[0].start))


def _told_of_them(
    setting: Setting, made: Sequence[Statement], sentence: Span, said: Sequence[Attributed], own: frozenset[str]
) -> list[Statement]:
    """What a sentence tells of its issuers as it tells of others: "the ministers stressed …"."""
    ours = {setting.parse.start[c.cue] for c in said}
    return [
        s
        for s in made
        if touches(s.evidence[0], sentence)
        and (own.issuperset(s.speakers) or any(start in ours for start, _ in s.cue_spans))
    ]


def _by_issuers(setting: Setting, words: SpeechWords, said: Attributed, own: frozenset[str]) -> bool:
    """Whether those whose words a text is say something there: "we urge the parties to …"."""
    if said.source is not None and setting.parse.lower[said.source] in _FIRST_PERSON:
        return True
    speakers = setting.refer(voice_of(setting, words, said).members)
    return bool(speakers) and (own.issuperset(speakers) or _are_signers(setting, said.source, own))


def _are_signers(setting: Setting, source: int | None, own: frozenset[str]) -> bool:
    """Whether several who sign a text call themselves by what they are: "the representatives underscored …"."""
    n = setting.cast.who(source)
    return source is not None and n is not None and len(own) >= _SEVERAL and is_company(setting, n, source)


def _told_by_others(setting: Setting, made: Sequence[Statement], by: Issuing) -> bool:
    """Whether a text rather tells of its signers what they say ("the leaders reaffirmed …") than says it in their voice ("we reaffirm …")."""
    parse, cast = setting.parse, setting.cast
    people = {*setting.refer(n for n in (*by.signed, *by.sent) if cast.members[n].type != "state")}
    theirs = (s for s in made if s.form == "indirect" and not people.isdisjoint(s.speakers))
    sources = (parse.tokens_in(span) for s in theirs if by.own.issuperset(s.speakers) for span in s.source_spans)
    told = {
        parse.sent[span[0]]
        for span in sources
        if parse.lower[span[0]] not in _FIRST_PERSON
        and all(
            cast.members[n].type != "state" and n not in by.state for t in span if (n := cast.at.get(t)) is not None
        )
    }
    we = {parse.sent[t] for t, word in enumerate(parse.lower) if word in _FIRST_PERSON and t not in cast.quoted}
    return len(told) > len(we)


def _to_others(made: Sequence[Statement], signed: tuple[str, ...]) -> tuple[Statement, ...]:
    """Statements without those who issue the text as whom they speak to, if they are more than two: "the parties" whom three governments urge are others."""
    many = len(signed) > _SEVERAL
    return tuple(
        replace(s, addressee=()) if many and len(s.addressee) > 1 and {*s.addressee} <= {*signed} else s for s in made
    )


def _signed_too(made: Sequence[Statement], state: tuple[str, ...], signed: tuple[str, ...]) -> tuple[Statement, ...]:
    """What a state says in a text that one person signs for it, that person says too."""
    return tuple(
        replace(s, speakers=(*signed, *state)) if state and s.speakers == state and s.form == "indirect" else s
        for s in made
    )


def _for_all(setting: Setting, made: Sequence[Statement], by: Issuing) -> tuple[Statement, ...]:
    """What those say who are sent by several, these say too: "the envoys stressed …"; so do those who issue a text where it calls them "the participants"."""
    theirs = {setting.refer((n,)): setting.refer((n, *stood_for(setting, (n,)))) for n in by.sent}
    if len(by.signed) > 1:
        they = (n for n, m in enumerate(setting.cast.members) if any(is_company(setting, n, h) for h in m.heads[:1]))
        theirs |= {setting.refer((n,)): (*setting.refer((n,)), *by.speakers) for n in they if n not in by.signed}
    return tuple(replace(s, speakers=theirs.get(s.speakers, s.speakers)) for s in made)


def _in_own_voice(setting: Setting, a: int, b: int) -> bool:
    """Whether the first person stands between two tokens: what "A and B condemn …, urge … and stress …" say is told verb by verb."""
    return any(setting.parse.lower[t] in _OWN and t not in setting.cast.quoted for t in range(a, b))


def _also_by(said: Statement, speakers: tuple[str, ...]) -> Statement:
    """What is told of those for whom the issuers of a text speak, as their own word too."""
    return replace(said, speakers=tuple(dict.fromkeys((*speakers, *said.speakers))))


def _starts(setting: Setting, words: SpeechWords) -> int:
    """The token behind the line with which a page says that the text begins; 0 if there is none."""
    parse = setting.parse
    lines = (b for a, b in parse.sents if " ".join(parse.lower[a : a + _MARKER]).startswith(words.beginning))
    return next(lines, 0)


def _told_of_nowhere(setting: Setting, made: Sequence[Statement], own: AbstractSet[str]) -> bool:
    """Whether a text has words of the first person, and nobody in it is told to say what its signers say: they speak all along."""
    if any(not own.isdisjoint(s.speakers) for s in made):
        return False
    parse = setting.parse
    read = [(a, b) for n, a, b in parse.read_sentences() if b - a > _SHORTEST and not setting.is_title(n)]
    first = sum(any(parse.lower[t] in _OWN and t not in setting.cast.quoted for t in range(a, b)) for a, b in read)
    return first > _SIGNED * len(read)


def _untold(
    setting: Setting, made: Sequence[Statement], own: AbstractSet[str], signed: Sequence[int], words: SpeechWords
) -> bool:
    """Whether nobody reports what the signers of a text say, and it does not open as a report of what others say: the words below their names are theirs."""
    cast, parse = setting.cast, setting.parse
    people = [n for n in signed if cast.members[n].type == "person"]
    if not people or not {*setting.refer(people)}.isdisjoint(r for s in made for r in s.speakers):
        return False
    doing = (h for n in people for h in cast.members[n].heads if parse.dep[h] in ("nsubj", "nsubj:pass"))
    if any(not setting.in_title(h) for h in doing):
        return False
    others = sum(own.isdisjoint(s.speakers) for s in made)
    opens = setting.cast.who(first_subject(setting, words))
    if others and opens is not None and setting.cast.members[opens].type == "person" and opens not in signed:
        return False
    read = sum(1 for n, a, b in setting.parse.read_sentences() if b - a > _SHORTEST and not setting.is_title(n))
    return others <= _OTHERS * read


def _own_voice(setting: Setting) -> float:
    """Which share of the sentences of a text have "we" for a subject, between 0 and 1; 0 for a text of one or two sentences."""
    read = [(n, a, b) for n, a, b in setting.parse.read_sentences() if b - a > _SHORTEST and not setting.is_title(n)]
    own = sum(_says_we(setting.parse, setting.cast, a, b) for _, a, b in read)
    return own / len(read) if len(read) > 2 else 0.0


def _told(setting: Setting, words: SpeechWords, a: int, b: int) -> Span | None:
    """Where the sentence of tokens `a:b` stands, if it is one: with a verb, not the title, and no mere courtesy or pointer."""
    start, end = setting.parse.start[a], setting.parse.end[b - 1]
    if b - a < _SHORTEST or end <= setting.title_end or not has_verb(setting.parse, a, b):
        return None
    if is_aside(setting.parse, words, a, b):
        return None
    return (start, end) if trim(setting.article.text, start, end) is not None else None


def _takes_turn(setting: Setting) -> bool:
    """Whether one person takes a turn in the first half of a text and goes on to its end: "President N: Friends, …"."""
    read = [(a, b) for n, a, b in setting.parse.read_sentences() if not setting.is_title(n)]
    first = next((turn[0] for a, b in read[: len(read) // 2 + 1] if (turn := turn_begins(setting, a, b))), None)
    who = setting.cast.who(first) if first is not None and not setting.in_title(first) else None
    return who is not None and setting.cast.members[who].type == "person"


def _says_we(parse: Parse, cast: Cast, first: int, end: int) -> bool:
    """Whether "we" or "I" is a subject between two tokens, or what is "ours" or "mine", outside quotation marks."""
    subjects = (t for t in range(first, end) if parse.dep[t] in ("nsubj", "nsubj:pass") and t not in cast.quoted)
    return any(
        parse.lower[t] in _FIRST_PERSON or any(parse.lower[p] in _OURS for p in parse.kids(t, "nmod:poss"))
        for t in subjects
    )
