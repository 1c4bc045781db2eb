"""Voices: who speaks where a source is named, and texts that speak for themselves: statements of an issuer, turns of a transcript."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from parley.evidence import cite
from parley.model import Evidence, Span, Statement
from parley.reading.actors.cast import Cast
from parley.reading.setting import Setting
from parley.reading.statements.attributions import Attributed
from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.clauses import agent
from parley.reading.syntax.parse import Parse, trim

__all__ = ["Voice", "issued", "name_alone", "own_voice", "turns", "voice_of"]

_CONFIDENCE = {"issuer": 0.9, "turn": 0.7}
"""Chance that a statement made by the rule is one, as counted on annotated articles."""

_UNNAMED = {"issuer": "we", "turn": "speaker"}
"""What stands for a speaker of such a text who is not found."""

_HEAD = 6
"""Sentences at the head of an official text in which its author's name may stand alone."""

_SHORTEST = 5
"""Tokens of a sentence that says something."""

_FIRST_PERSON = frozenset({"we", "i"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: indices of the cast, or the words that hide the speaker."""

    members: tuple[int, ...] = ()
    text: str | None = None


def voice_of(setting: Setting, words: SpeechWords, a: Attributed) -> Voice:
    """Who is behind the source of an attribution: the issuer of a document, somebody of the cast, or nobody named."""
    parse, cast, source = setting.parse, setting.cast, a.source
    if source is None:
        impersonal = a.rule == "clause-cue" and parse.kids(a.cue, "aux:pass", "expl")
        return Voice(text=parse.words[a.cue] if impersonal else None)
    document = parse.lemma[source] in words.documents
    if (document or parse.lower[source] in words.documents) and (issuer := _issuer(parse, cast, source)):
        return Voice(issuer)
    if members := cast.all(source):
        return Voice(members)
    if parse.lemma[source] in words.hidden or parse.lower[source] in words.hidden or parse.pos[source] == "PRON":
        first_person = parse.lower[source] in ("i", "we", "you", "one")
        return Voice(text=None if first_person else _words_of(parse, source))
    return Voice(text=_words_of(parse, source) if document else None)


def _issuer(parse: Parse, cast: Cast, document: int) -> tuple[int, ...]:
    """Whose statement or report it is: owner, adjective, "by …", "from …"; else the subject that issues it."""
    for c in parse.children[document]:
        if parse.dep[c] in ("nmod:poss", "amod", "compound", "nmod") and (
            parse.dep[c] != "nmod" or parse.case(c) in ("by", "from", "of")
        ):
            found = cast.who(c)
            if found is not None:
                return cast.all(c)
    head = parse.head[document]
    if parse.dep[document] in ("obj", "obl", "nsubj:pass") and head != document:
        return cast.all(parse.subject(head))
    return ()


def _words_of(parse: Parse, token: int) -> str:
    start, end = parse.phrase(token, name_alone(parse, token) | set(parse.kids(token, "case")))
    return parse.text[start:end]


def name_alone(parse: Parse, token: int) -> frozenset[int]:
    """Relative clauses and loose parts of a source: they say more of it, they are not its name."""
    return frozenset(
        c for c in parse.children[token] if parse.dep[c] in ("acl:relcl", "parataxis", "punct", "ccomp", "advcl")
    )


def issued(setting: Setting, made: Sequence[Statement], words: SpeechWords, *, whole: bool) -> tuple[Statement, ...]:
    """A text that speaks for itself is its issuer's words, sentence by sentence; what it tells of others' stays.

    `whole`: every sentence is; else only those that say "we".
    """
    issuers = _issuing(setting, words)
    owners = (setting.cast.members[n].of for n in issuers)
    behind = {*issuers, *(of for of in owners if of is not None), *setting.cast.named_in(setting.article.source or "")}
    speakers = setting.refer(issuers)
    out = list(made)
    for n, a, b in setting.parse.read_sentences():
        sentence = _told(setting, a, b)
        if sentence is None or not (whole or _says_we(setting.parse, setting.cast, a, b)):
            continue
        if any(_touch(e, sentence) for s in out if s.form != "indirect" for e in s.evidence):
            continue
        out = [s for s in out if not _touch(s.evidence[0], sentence) or (s.speakers and s.speakers != speakers)]
        third = _third_person(setting, behind, n)
        spoken = _own_words(setting, sentence, speakers if third is None else (setting.ids[third],), "issuer")
        out.append(spoken if third is None else replace(spoken, form="indirect"))
    return tuple(sorted(out, key=lambda s: s.evidence[0].start))


def _told(setting: Setting, a: int, b: int) -> Span | None:
    """Where the sentence of tokens `a:b` stands, if it is one: with a verb, and not the title."""
    start, end = setting.parse.start[a], setting.parse.end[b - 1]
    if b - a < _SHORTEST or end <= setting.title_end or not _has_verb(setting.parse, a, b):
        return None
    return (start, end) if trim(setting.article.text, start, end) is not None else None


def _touch(evidence: Evidence, span: Span) -> bool:
    return evidence.start < span[1] and span[0] < evidence.end


def _has_verb(parse: Parse, a: int, b: int) -> bool:
    return any(parse.pos[t] in ("VERB", "AUX") for t in range(a, b))


def _third_person(setting: Setting, behind: Container[int], sentence: int) -> int | None:
    """The state or body as whose words a sentence gives itself: "The United States condemns …" in its minister's statement."""
    parse, cast = setting.parse, setting.cast
    root = next((t for t in range(*parse.sents[sentence]) if parse.head[t] == t), None)
    subject = cast.who(parse.subject(root)) if root is not None else None
    if subject is None or subject not in setting.ids or subject not in behind:
        return None
    return subject if cast.members[subject].type in ("state", "organisation") else None


def _own_words(setting: Setting, sentence: Span, speakers: tuple[str, ...], rule: str) -> Statement:
    """Sentences that are somebody's words although no cue says so."""
    text = setting.article.text
    span = trim(text, *sentence) or sentence
    return Statement(
        id=setting.report_id("s", span),
        evidence=(cite(setting.article, *sentence),),
        confidence=_CONFIDENCE[rule],
        made_by=f"rule {rule}",
        speakers=speakers,
        speaker_text=None if speakers else _UNNAMED[rule],
        form="direct",
        content=text[span[0] : span[1]],
        content_spans=(span,),
    )


def turns(setting: Setting, made: Sequence[Statement]) -> tuple[Statement, ...]:
    """A transcript is what its speakers say, each turn one statement; a turn begins with a name and a colon at the head of a paragraph."""
    parse, text = setting.parse, setting.article.text
    found: list[tuple[tuple[int, ...], int, int]] = []
    for _, a, b in parse.read_sentences():
        begins = _turn_begins(setting, a, b)
        if begins is not None and parse.end[b - 1] > setting.title_end:
            found.append((setting.cast.all(begins[0]), parse.start[begins[1]], parse.end[b - 1]))
        elif found and not _stage_direction(text[parse.start[a] : parse.end[b - 1]].strip()):
            found[-1] = (*found[-1][:2], parse.end[b - 1])
    out = list(made)
    for who, start, end in found:
        if trim(text, start, end) is not None and not any(_touch(s.evidence[0], (start, end)) for s in made):
            out.append(_own_words(setting, (start, end), setting.refer(who), "turn"))
    return tuple(sorted(out, key=lambda s: s.evidence[0].start))


def _turn_begins(setting: Setting, a: int, b: int) -> tuple[int, int] | None:
    """(token of the speaker, first token of the words) if a sentence opens a paragraph with "Name:"."""
    parse, text = setting.parse, setting.article.text
    start = parse.start[a]
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return None
    colon = next((t for t in range(a, min(a + 14, b)) if parse.words[t] == ":"), None)
    if colon is None or colon + 1 >= b or _has_verb(parse, a, colon):
        return None
    named = [t for t in range(a, colon) if t in setting.cast.at]
    return (named[-1], colon + 1) if named else None


def _stage_direction(words: str) -> bool:
    return words[:1] in "(<[…*" or not any(c.islower() for c in words)


def _issuing(setting: Setting, words: SpeechWords) -> tuple[int, ...]:
    """Who "we" is: named beside it, releasing it, signing at its head, or whose statement the title says it is; else the source."""
    parse, cast = setting.parse, setting.cast
    for n, a, b in parse.read_sentences():
        if found := _beside_we(setting, words, a, b):
            return found
        if n < _HEAD and parse.start[a] >= setting.title_end and (signed := _signature(parse, cast, a, b)):
            return signed
    head = next((t for t in sorted(cast.at) if setting.in_title(t) and _issues(parse, words, t)), None)
    return cast.all(head) if head is not None else cast.named_in(setting.article.source or "")[:1]


def _beside_we(setting: Setting, words: SpeechWords, a: int, b: int) -> tuple[int, ...]:
    """Those of "We, the leaders of …", or by whom a text is released."""
    parse, cast = setting.parse, setting.cast
    for t in range(a, min(b - 2, a + 40)):
        if parse.lower[t] == "we" and parse.words[t + 1] == ",":
            near = range(t + 2, min(t + 10, b))
            if named := next((cast.all(k) for k in near if k in cast.at), ()):
                return named
        if parse.lemma[t] in words.issuing and (by := agent(parse, t)) is not None and (agents := cast.below(by)):
            return agents
    return ()


def _signature(parse: Parse, cast: Cast, a: int, b: int) -> tuple[int, ...]:
    """A person's name and office on a line of its own."""
    if b - a > 14 or _has_verb(parse, a, b):
        return ()
    here = dict.fromkeys(cast.at[t] for t in range(a, b) if t in cast.at)
    return tuple(n for n in here if cast.members[n].type == "person" and cast.members[n].named)


def _issues(parse: Parse, words: SpeechWords, t: int) -> bool:
    """Whether a name in a title is whose statement it is: "G7 Leaders' Statement", "Statement by …"."""
    if parse.dep[t] == "conj":
        return _issues(parse, words, parse.head[t])
    owns = parse.dep[t] == "nmod:poss" or parse.case(t) in ("of", "from", "between")
    return parse.case(t) == "by" or (owns and parse.lemma[parse.head[t]] in words.issued)


def own_voice(parse: Parse, cast: Cast) -> float:
    """Which share of the sentences of a text have "we" or "I" as a subject, between 0 and 1; 0 for a text of one or two sentences."""
    read = [(a, b) for _, a, b in parse.read_sentences() if b - a > _SHORTEST]
    return sum(_says_we(parse, cast, a, b) for a, b in read) / len(read) if len(read) > 2 else 0.0


def _says_we(parse: Parse, cast: Cast, first: int, end: int) -> bool:
    return any(
        parse.lower[t] in _FIRST_PERSON and parse.dep[t] in ("nsubj", "nsubj:pass") and t not in cast.quoted
        for t in range(first, end)
    )
