"""Voices: who speaks where a source is named, and texts that speak for themselves: statements of an issuer, turns of a transcript."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.evidence import cite
from parley.model import Evidence, Span, Statement
from parley.reading.actors.cast import Cast
from parley.reading.setting import Setting
from parley.reading.statements.attributions import Attributed
from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.clauses import agent
from parley.reading.syntax.parse import Parse, trim

__all__ = ["Voice", "issued", "name_alone", "turns", "voice_of"]

_CONFIDENCE = {"issuer": 0.9, "turn": 0.7}
"""Chance that a statement made by the rule is one, as counted on annotated articles."""

_UNNAMED = {"issuer": "we", "turn": "speaker"}
"""What stands for a speaker of such a text who is not found."""

_HEAD = 6
"""Sentences at the head of an official text in which its author's name may stand alone."""

_NEAR = 40
"""Statements before a turn's end among which one of its own is looked for: a bound, for long texts."""
_PARTLY, _WHOLLY = 0.25, 0.34
"""Share of sentences in its issuers' voice above which a text speaks for itself in those sentences, and in all."""

_LOOK_BACK = 6
"""Sentences before a document is named again ("the letter") among which its issuer is looked for."""

_SHORTEST = 5
"""Tokens of a sentence that says something."""

_SET_OFF = frozenset({",", "-", "–", "—"})
_MYSELF = frozenset({"i", "my", "me"})
_FIRST_PERSON, _OURS = frozenset({"we", "i"}), frozenset({"our", "my"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: indices of the cast, or the words that hide the speaker."""

    members: tuple[int, ...] = ()
    text: str | None = None


def voice_of(setting: Setting, words: SpeechWords, a: Attributed) -> Voice:
    """Who is behind the source of an attribution: the issuer of a document, somebody of the cast, or nobody named."""
    parse, cast, source = setting.parse, setting.cast, a.source
    if source is None:
        impersonal = a.rule == "hearsay" or (a.rule == "clause-cue" and parse.kids(a.cue, "aux:pass", "expl"))
        return Voice(text=parse.words[a.cue] if impersonal else None)
    document = parse.lemma[source] in words.documents
    if (document or parse.lower[source] in words.documents) and (issuer := _issuer_known(parse, cast, source)):
        return Voice(issuer)
    if members := cast.all(source):
        return Voice(members)
    if parse.lemma[source] in words.hidden or parse.lower[source] in words.hidden or parse.pos[source] == "PRON":
        first_person = parse.lower[source] in ("i", "we", "you", "one")
        return Voice(text=None if first_person else _words_of(parse, source))
    return Voice(text=_words_of(parse, source) if document or a.rule == "according-to" else None)


def _issuer_known(parse: Parse, cast: Cast, document: int) -> tuple[int, ...]:
    """Whose statement or report it is, as told beside it, else of "the letter" where it was told before."""
    if found := _issuer(parse, cast, document):
        return found
    if not any(parse.lower[c] in ("the", "this") for c in parse.kids(document, "det")):
        return ()
    first = parse.sents[max(0, parse.sent[document] - _LOOK_BACK)][0]
    same = (t for t in range(document - 1, first - 1, -1) if parse.lemma[t] == parse.lemma[document])
    return next((found for t in same if (found := _issuer(parse, cast, t))), ())


def _issuer(parse: Parse, cast: Cast, document: int) -> tuple[int, ...]:
    """Whose statement or report it is: owner, adjective, "by …", "from …", "released by …"; else the subject that issues it."""
    for c in parse.kids(document, "acl"):
        if (by := agent(parse, c)) is not None and (issuers := cast.all(by)):
            return issuers
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


def issued(setting: Setting, made: Sequence[Statement], words: SpeechWords) -> tuple[Statement, ...]:
    """A text that speaks for itself is its issuer's words, sentence by sentence; what it tells of others' stays."""
    share = _own_voice(setting)
    if share <= _PARTLY:
        return tuple(made)
    source = setting.cast.named_in(setting.article.source or "")
    signed = _turning(setting) or _issuing(setting, words)
    house = _house(setting, signed, source)
    speakers = setting.refer(house or signed or source[:1])
    out = list(made)
    for n, a, b in setting.parse.read_sentences():
        sentence = None if setting.is_title(n) or _issued_by(setting, words, a, b) else _told(setting, a, b)
        if sentence is None or not (share > _WHOLLY or _says_we(setting.parse, setting.cast, a, b)):
            continue
        if any(_touch(e, sentence) for s in out if s.form != "indirect" for e in s.evidence):
            continue
        out = [s for s in out if not _touch(s.evidence[0], sentence) or (s.speakers and s.speakers != speakers)]
        spoken = _own_words(setting, sentence, speakers, "issuer")
        out.append(replace(spoken, form="indirect") if house else spoken)
    return tuple(sorted(out, key=lambda s: s.evidence[0].start))


def _house(setting: Setting, signed: Sequence[int], source: Sequence[int]) -> tuple[int, ...]:
    """The state for which one person signs a text that never says "I"; () if he speaks for himself, or several sign."""
    parse, cast = setting.parse, setting.cast
    if len(signed) != 1 or cast.members[signed[0]].type != "person":
        return ()
    if any(parse.lower[t] in _MYSELF and t not in cast.quoted for t in range(len(parse.words))):
        return ()
    whose = [cast.members[n].of for n in (*signed, *source)] + list(source)
    return tuple(n for n in whose if n is not None and cast.members[n].type == "state")[:1]


def _own_voice(setting: Setting) -> float:
    """Which share of the sentences of a text have "we" for a subject, between 0 and 1; 0 for a text of one or two sentences."""
    read = [(n, a, b) for n, a, b in setting.parse.read_sentences() if b - a > _SHORTEST and not setting.is_title(n)]
    own = sum(_says_we(setting.parse, setting.cast, a, b) for _, a, b in read)
    return own / len(read) if len(read) > 2 else 0.0


def _issued_by(setting: Setting, words: SpeechWords, a: int, b: int) -> bool:
    """Whether a sentence only tells who issues the text: "This statement was released by …"."""
    parse = setting.parse
    return any(parse.lemma[t] in words.issuing and agent(parse, t) is not None for t in range(a, b))


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


def _turning(setting: Setting) -> tuple[int, ...]:
    """The first to take a turn in a text of one voice: "President N: Friends, …"."""
    begins = (begins for _, a, b in setting.parse.read_sentences() if (begins := _turn_begins(setting, a, b)))
    return next((setting.cast.all(speaker) for speaker, _ in begins if not setting.in_title(speaker)), ())


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
        if trim(text, start, end) is not None and not _told_in(made, start, end):
            out.append(_own_words(setting, (start, end), setting.refer(who), "turn"))
    return tuple(sorted(out, key=lambda s: s.evidence[0].start))


def _told_in(made: Sequence[Statement], start: int, end: int) -> bool:
    """Whether a statement, of those in the order of their evidence, touches a range."""
    last = bisect_left(made, end, key=lambda s: s.evidence[0].start)
    return any(_touch(s.evidence[0], (start, end)) for s in made[max(0, last - _NEAR) : last])


def _turn_begins(setting: Setting, a: int, b: int) -> tuple[int, int] | None:
    """(token of the speaker, first token of the words) if a sentence opens a paragraph with "Name:"."""
    parse, text = setting.parse, setting.article.text
    start = parse.start[a]
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return None
    colon = next((t for t in range(a, min(a + 14, b)) if parse.words[t] == ":"), None)
    aside = next((t for t in range(a, colon or a) if parse.words[t] == "("), colon)
    if colon is None or aside is None or colon + 1 >= b or _has_verb(parse, a, aside):
        return None
    named = [t for t in range(a, colon) if t in setting.cast.at]
    return (named[-1], colon + 1) if named else None


def _stage_direction(words: str) -> bool:
    return words[:1] in "(<[…*" or not any(c.islower() for c in words)


def _issuing(setting: Setting, words: SpeechWords) -> tuple[int, ...]:
    """Who "we" is: named beside it, releasing the text, signing at its head, or whose statement the title says it is; () if none is."""
    parse, cast = setting.parse, setting.cast
    for n, a, b in parse.read_sentences():
        if found := _beside_we(setting, a, b):
            return found
        if n >= _HEAD or parse.start[a] < setting.title_end:
            continue
        if found := _released(setting, words, a, b) or _signature(parse, cast, a, b):
            return found
    title = [t for t in range(len(parse.words)) if setting.in_title(t)] or [*range(*parse.sents[0])]
    texts = [t for t in title if parse.lemma[t] in words.issued]
    if found := next((found for t in texts if (found := _whose(setting, t))), ()):
        return found
    joint = texts if any(parse.lower[t] == "joint" for t in title) else []
    named = dict.fromkeys(cast.at[t] for t in title if joint and t < joint[0] and t in cast.at)
    return tuple(n for n in named if cast.members[n].type != "person")


def _beside_we(setting: Setting, a: int, b: int) -> tuple[int, ...]:
    """Those of "We, the leaders of …"."""
    parse, cast = setting.parse, setting.cast
    for t in range(a, min(b - 2, a + 40)):
        if parse.lower[t] == "we" and (parse.words[t + 1] in _SET_OFF or parse.lower[t + 1] == "the"):
            near = range(t + 2, min(t + 10, b))
            if named := next((cast.all(k) for k in near if k in cast.at), ()):
                return named
    return ()


def _released(setting: Setting, words: SpeechWords, a: int, b: int) -> tuple[int, ...]:
    """By whom a text is released: "This statement was released by …", "… the text of a joint statement by …"."""
    parse, cast = setting.parse, setting.cast
    for t in range(a, min(b, a + 40)):
        if parse.lemma[t] in words.issuing and (by := agent(parse, t)) is not None and (agents := cast.below(by)):
            return agents
        if (
            parse.lemma[t] in words.issued
            and parse.lower[a] in ("the", "following", "below")
            and (named := _whose(setting, t))
        ):
            return named
    return ()


def _whose(setting: Setting, text: int) -> tuple[int, ...]:
    """Whose statement a noun says it is: "Statement by …", "G7 Leaders' Statement"; persons, else those described, else states and bodies."""
    parse, cast = setting.parse, setting.cast
    for c in parse.children[text]:
        owns = parse.dep[c] in ("nmod:poss", "compound", "nmod:desc")
        if not owns and not (parse.dep[c] in ("nmod", "obl") and parse.case(c) in ("by", "of", "from", "between")):
            continue
        members = cast.below(c)
        people = tuple(n for n in members if cast.members[n].type == "person" and cast.members[n].named)
        described = tuple(n for n in members if cast.members[n].plural)[:1]
        if found := people or described or tuple(n for n in members if cast.members[n].type != "person"):
            return found
    return ()


def _signature(parse: Parse, cast: Cast, a: int, b: int) -> tuple[int, ...]:
    """A person's name and office on a line of its own."""
    if b - a > 14 or _has_verb(parse, a, b):
        return ()
    here = dict.fromkeys(cast.at[t] for t in range(a, b) if t in cast.at)
    return tuple(n for n in here if cast.members[n].type == "person" and cast.members[n].named)


def _says_we(parse: Parse, cast: Cast, first: int, end: int) -> bool:
    """Whether "we" or "I" is a subject between two tokens, or what is "ours" or "mine", outside quotation marks."""
    subjects = (t for t in range(first, end) if parse.dep[t] in ("nsubj", "nsubj:pass") and t not in cast.quoted)
    return any(
        parse.lower[t] in _FIRST_PERSON or any(parse.lower[p] in _OURS for p in parse.kids(t, "nmod:poss"))
        for t in subjects
    )
