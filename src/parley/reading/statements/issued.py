"""Texts that speak for themselves: a statement is its issuers' words, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from parley.model import Span, Statement
from parley.reading.actors.cast import Cast
from parley.reading.setting import Setting
from parley.reading.statements.speech import SpeechWords
from parley.reading.statements.turns import has_verb, own_words, touches, turn_begins
from parley.reading.syntax.clauses import agent
from parley.reading.syntax.parse import Parse, trim

__all__ = ["issued"]

_HEAD = 6
"""Sentences at the head of an official text in which its author's name may stand alone."""

_PARTLY, _WHOLLY = 0.25, 0.34
"""Share of sentences in its issuers' voice above which a text speaks for itself in those sentences, and in all."""

_SIGNED = 0.1
"""The same share for a text that says whose statement it is: all of it is theirs."""

_SHORTEST = 5
"""Tokens of a sentence that says something."""

_SET_OFF = frozenset({",", "-", "–", "—"})
_FIRST_PERSON, _OURS = frozenset({"we", "i"}), frozenset({"our", "my"})


def issued(setting: Setting, made: Sequence[Statement], words: SpeechWords) -> tuple[Statement, ...]:
    """A text that speaks for itself is its issuer's words, sentence by sentence; what it tells of others' stays."""
    share = _own_voice(setting)
    turning, begins = _turning(setting)
    signed = turning or _issuing(setting, words)
    if share <= (_SIGNED if signed else _PARTLY):
        return tuple(made)
    source = setting.cast.named_in(setting.article.source or "")
    speakers, wholly = setting.refer(signed or source[:1]), bool(signed) or share > _WHOLLY
    own = {*speakers, *setting.refer(_states_of(setting.cast, [*signed, *source]))}
    out = list(made)
    for n, a, b in setting.parse.read_sentences():
        skipped = b <= begins or setting.is_title(n) or _issued_by(setting, words, n, (a, b))
        sentence = None if skipped else _told(setting, max(a, begins), b)
        if sentence is None or not (wholly or _says_we(setting.parse, setting.cast, a, b)):
            continue
        if any(touches(e, sentence) for s in out if s.form != "indirect" for e in s.evidence):
            continue
        out = [s for s in out if not touches(s.evidence[0], sentence) or not own.issuperset(s.speakers)]
        out.append(own_words(setting, sentence, speakers, "issuer"))
    return tuple(sorted(out, key=lambda s: s.evidence[0].start))


def _states_of(cast: Cast, people: Sequence[int]) -> tuple[int, ...]:
    """For whom the issuers speak: "the United States welcomes …" is their own word."""
    whose = (n if cast.members[n].type == "state" else cast.members[n].of for n in people)
    return tuple(n for n in whose if n is not None and cast.members[n].type == "state")


def _own_voice(setting: Setting) -> float:
    """Which share of the sentences of a text have "we" for a subject, between 0 and 1; 0 for a text of one or two sentences."""
    read = [(n, a, b) for n, a, b in setting.parse.read_sentences() if b - a > _SHORTEST and not setting.is_title(n)]
    own = sum(_says_we(setting.parse, setting.cast, a, b) for _, a, b in read)
    return own / len(read) if len(read) > 2 else 0.0


def _issued_by(setting: Setting, words: SpeechWords, n: int, sentence: Span) -> bool:
    """Whether a sentence only tells who issues the text: "This statement was released by …", "The following is the text of …"."""
    parse = setting.parse
    tokens = range(*sentence)
    if any(parse.lemma[t] in words.issuing and agent(parse, t) is not None for t in tokens):
        return True
    return n < _HEAD and parse.lower[sentence[0]] != "we" and bool(_released(setting, words, *sentence))


def _told(setting: Setting, a: int, b: int) -> Span | None:
    """Where the sentence of tokens `a:b` stands, if it is one: with a verb, and not the title."""
    start, end = setting.parse.start[a], setting.parse.end[b - 1]
    if b - a < _SHORTEST or end <= setting.title_end or not has_verb(setting.parse, a, b):
        return None
    return (start, end) if trim(setting.article.text, start, end) is not None else None


def _turning(setting: Setting) -> tuple[tuple[int, ...], int]:
    """Who first takes a turn in a text of one voice, and its first token: "President N: Friends, …"; ((), 0) if nobody does."""
    begins = (begins for _, a, b in setting.parse.read_sentences() if (begins := turn_begins(setting, a, b)))
    first = next((turn for turn in begins if not setting.in_title(turn[0])), None)
    return (setting.cast.all(first[0]), first[1]) if first is not None else ((), 0)


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
        owns = parse.dep[c] in ("nmod:poss", "compound", "nmod:desc", "nsubj")
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
    if b - a > 14 or has_verb(parse, a, b):
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
