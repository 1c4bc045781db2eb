"""Real: whether the text says that something was said, not that it will be, or was not."""

from __future__ import annotations

from parley.reading.statements.sources import adds, lets_know
from parley.reading.statements.speech import SPEECH, SpeechWords
from parley.reading.syntax.clauses import to_infinitive
from parley.reading.syntax.forms import MODALS
from parley.reading.syntax.parse import Parse

__all__ = ["is_real"]

_NONE = frozenset({"nobody", "none", "no", "neither", "few"})
_UNDONE = frozenset({"refrain", "abstain", "avoid"})
"""Verbs of not doing what they govern."""
_SOME = frozenset({"a", "the", "quite"})
_ALL = frozenset({"all", "everyone", "everybody", "every", "many", "one"})
"""Words behind "not" of which there is somebody who did not."""


def is_real(parse: Parse, words: SpeechWords, i: int, kind: str) -> bool:
    """Whether the text says that this was said (or thought): not denied, not to come, not under an if."""
    if (
        (parse.negated(i) and parse.lemma[i] != "rule")
        or _by_nobody(parse, i)
        or _is_asked(parse, i)
        or _left_undone(parse, i)
    ):
        return False
    i = _first_of(parse, i)
    beside = _beside(parse, words, i) if adds(parse, i) else i
    if any(a in MODALS for a in (*parse.aux(i), *parse.aux(beside))) or parse.has(i, "Mood=Imp"):
        return False
    if any(parse.lower[m] in ("if", "unless", "whether", "without") for m in parse.kids(i, "mark")):
        return False
    if parse.dep[i] in ("xcomp", "ccomp") and parse.lemma[parse.head[i]] == "let" and not lets_know(parse, i):
        return False
    if kind in SPEECH and to_infinitive(parse, i):
        return parse.dep[i] in ("xcomp", "advcl") and (_went_on(parse, words, i) or "have" in _helping(parse, i))
    return True


def _left_undone(parse: Parse, i: int) -> bool:
    """Whether somebody is only told not to have done it: "stopped short of criticising", "refrained from blaming"."""
    if not parse.lower[i].endswith("ing"):
        return False
    above = parse.head[i]
    short = parse.lower[above] == "short" or any(
        parse.lower[c] == "short" for c in parse.kids(above, "advmod", "xcomp")
    )
    return parse.dep[i] in ("advcl", "xcomp", "obl") and (short or parse.lemma[above] in _UNDONE)


def _beside(parse: Parse, words: SpeechWords, i: int) -> int:
    """The saying to which a participle adds, past what was said there: "said they would not go, adding that …" adds to what was said."""
    return next((a for a in parse.ancestors(i) if words.says(parse.lemma[a])), parse.head[i])


def _is_asked(parse: Parse, i: int) -> bool:
    """Whether it is asked if somebody said it: "Has the president asked them to leave?"."""
    subject, aux = parse.child(i, "nsubj"), parse.child(i, "aux")
    end = parse.sents[parse.sent[i]][1]
    return subject is not None and aux is not None and aux < subject < i and "?" in parse.words[i:end]


def _by_nobody(parse: Parse, i: int) -> bool:
    """Whether it is told who did not say it: "nobody said", "not everyone agreed", "few agreed", "neither side said"."""
    who = parse.child(i, "nsubj")
    if who is None:
        return False
    first = parse.subtree(who)[0]
    below = (who, *parse.kids(who, "det", "amod"))
    none = any(parse.lower[t] in _NONE for t in below) and parse.lower[first] not in _SOME
    return none or (parse.lower[first] == "not" and parse.lower[first + 1] in _ALL)


def _went_on(parse: Parse, words: SpeechWords, i: int) -> bool:
    """Whether the verb over an infinitive leaves it said: "went on to say", "went as far as to say"."""
    above = parse.head[i]
    return parse.lemma[parse.head[above] if parse.pos[above] == "ADV" else above] in words.going_on


def _helping(parse: Parse, i: int) -> set[str]:
    """The auxiliaries of a verb by lemma; of an infinitive "have" tells that it is done: "is reported to have told"."""
    return {parse.lemma[a] for a in parse.kids(i, "aux")}


def _first_of(parse: Parse, i: int) -> int:
    """The verb whose "will" or "to" a coordinated infinitive shares: "will meet them and thank them"."""
    while (
        parse.dep[i] == "conj"
        and parse.has(i, "VerbForm=Inf")
        and parse.pos[parse.head[i]] in ("VERB", "AUX")
        and parse.child(i, "nsubj", "nsubj:pass", "aux", "mark") is None
    ):
        i = parse.head[i]
    return i
