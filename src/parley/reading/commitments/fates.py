"""What became of a promise, told beside it: of the thing that was promised, or in a short sentence behind it ("It was not.")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from parley.model import CommitmentState
from parley.reading.commitments.deeds_before import done_before, told_beside
from parley.reading.commitments.done import done_behind, done_of_thing, done_too
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.forms import MODALS
from parley.reading.syntax.parse import Parse

__all__ = ["with_fates"]

_BACK = 3
"""Sentences back to the promise that "this promise" takes up."""
_AHEAD = 2
"""Sentences behind a promise in which it may be told what became of it."""
_AGAIN = ("repeated", "renewed")
"""States of a promise made once more: that is told as another one of the same deed."""
_ALL = frozenset({"every", "each", "all", "any"})
_PERSONS = frozenset({"he", "she", "they"})
_SHORTEST = 4
"""Words of the longest clause in which what they do is what they promised: "They have not yet."."""
_LONGEST = 10
"""Words of the longest clause that is taken for a verdict."""


def with_fates(
    scene: Scene, words: CommitmentWords, mentions: Iterable[CommitmentMention]
) -> tuple[CommitmentMention, ...]:
    """The mentions in their order, those that were made with what the text goes on to tell of them."""
    out: list[CommitmentMention] = []
    for m in mentions:
        before = _taken_up(scene.parse, words, out, m)
        if before is not None and m.state in _AGAIN:
            if _by_gerund(scene.parse, out[before], m):
                out[before] = replace(out[before], state=m.state, earlier=m.earlier)
            else:
                out.append(replace(m, stands_for=out[before].stands_for or out[before]))
            continue
        if before is not None:
            told = m.state == "broken" and bool(set(scene.speakers(m.trigger)) - set(out[before].by))
            out[before] = replace(out[before], state="alleged broken" if told else m.state, fate=m.trigger)
            continue
        if m.rule == "fate-verb" and m.deed is None and _is_empty(scene.parse, words, m):
            if (called := _called_so(scene, m)) is not None:
                out.append(called)
            continue
        out.append(_fated(scene, words, m) if m.state == "made" else m)
    return tuple(out)


def _is_empty(parse: Parse, words: CommitmentWords, m: CommitmentMention) -> bool:
    """Whether a noun says nothing of what was promised: "his word", "repeating a promise that she first made in March"."""
    indefinite = any(parse.lower[c] in ("a", "an") for c in parse.kids(m.trigger, "det"))
    return parse.lemma[m.trigger] in words.owned or (m.state in _AGAIN and indefinite)


def _by_gerund(parse: Parse, before: CommitmentMention, m: CommitmentMention) -> bool:
    """Whether a sentence tells of its own promise that it is not the first: "said he would not leave, repeating a pledge that he made in May"."""
    verb = parse.head[m.trigger]
    same = before.state == "made" and parse.sent[before.trigger] == parse.sent[m.trigger]
    return same and parse.dep[verb] == "advcl" and parse.lower[verb].endswith("ing")


def _called_so(scene: Scene, m: CommitmentMention) -> CommitmentMention | None:
    """A thing that is called a promise behind it: "the sale of jets, an offer that she renewed in May"."""
    thing = scene.parse.head[m.trigger]
    if scene.parse.dep[m.trigger] != "appos" or scene.parse.pos[thing] != "NOUN" or scene.cast.all(thing):
        return None
    return replace(m, deed=thing, action=tuple(scene.parse.subtree(thing, {m.trigger})))


def _fated(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> CommitmentMention:
    """One that was made with what its own clause, else a clause behind it, tells of it."""
    if (done_as := done_before(scene, words, m)) is not m:
        return done_as
    state = done_of_thing(scene, words, m) or done_too(scene, words, m)
    if state is not None:
        return replace(m, state=state)
    if (done := done_behind(scene, words, m)) is not None:
        return replace(m, fate=done[0], state=done[1])
    clauses = _clauses_behind(scene.parse, m) if m.kind != "threat" else ()
    told = (
        (clause[0], told_beside(scene, words, m, clause[0]) or _told_in(scene, words, m, clause)) for clause in clauses
    )
    return next((replace(m, state=fate, fate=head) for head, fate in told if fate is not None), m)


def _taken_up(
    parse: Parse, words: CommitmentWords, before: Sequence[CommitmentMention], m: CommitmentMention
) -> int | None:
    """Which earlier mention "this commitment", "its word" and "the one promise that it kept" take up, with what their verb tells: the last one of the same party."""
    if m.rule != "fate-verb" or m.deed is not None or _is_of_all(parse, m.trigger):
        return None
    points = any(parse.lower[c] in ("this", "that", "these", "those", "the") for c in parse.kids(m.trigger, "det"))
    described = bool(parse.kids(m.trigger, "acl:relcl"))
    if not (points or described) and parse.child(m.trigger, "nmod:poss") is None:
        return None
    first = parse.sent[m.trigger] - _BACK
    limit = (
        parse.lemma[m.trigger] in words.limits and not m.by
    )  # "the deadline" of whom nobody tells is no promise of anybody's
    pointed = not limit or any(parse.lower[c] in ("this", "that") for c in parse.kids(m.trigger, "det"))
    same = (
        n
        for n in range(len(before) - 1, -1, -1)
        if parse.sent[before[n].trigger] >= first
        and (pointed or before[n].kind == "obligation")
        and (_refuses(before[n], m) if m.state == "refused" else _is_theirs(parse, before[n], m))
    )
    return next(same, None)


def _is_of_all(parse: Parse, noun: int) -> bool:
    """Whether a noun takes up none in particular: "every commitment that we made"."""
    return any(parse.lower[c] in _ALL for c in parse.kids(noun, "det", "det:predet"))


def _is_theirs(parse: Parse, before: CommitmentMention, m: CommitmentMention) -> bool:
    """Whether a promise of which something is told may be one told of before: that of the same party, or of whom nobody names."""
    return not m.by or bool(set(m.by) & set(before.by)) or _in_same(parse, before, m)


def _refuses(before: CommitmentMention, m: CommitmentMention) -> bool:
    """Whether what is refused is what was offered before: "Chad offered talks, but Niger rejected the offer"; what some agreed others cannot refuse."""
    own = before.kind != "agreement" or not before.by or not m.by or bool(set(m.by) & set(before.by))
    return m.state == "refused" and m.kind == before.kind and own


def _in_same(parse: Parse, before: CommitmentMention, m: CommitmentMention) -> bool:
    """Whether a sentence that tells of a promise goes on with a pronoun's: "A promised B water, and B now says that its word was broken"."""
    owner = parse.child(m.trigger, "nmod:poss")
    pronoun = owner is not None and parse.pos[owner] == "PRON"
    return pronoun and parse.sent[before.trigger] == parse.sent[m.trigger]


def _clauses_behind(parse: Parse, m: CommitmentMention) -> Iterator[tuple[int, Sequence[int]]]:
    """The heads and words of the clauses that may tell it: one set beside the promise, and the next sentences."""
    n = parse.sent[m.trigger]
    beside = (c for c in parse.kids(m.trigger, "parataxis", "conj") if c > (m.deed or m.trigger))
    yield from ((c, parse.subtree(c)) for c in beside if parse.dep[c] == "parataxis" or parse.subject(c) is not None)
    for first, end in parse.sents[n + 1 : n + 1 + _AHEAD]:
        root = next((t for t in range(first, end) if parse.dep[t] == "root"), first)
        yield root, range(first, end)


def _told_in(
    scene: Scene, words: CommitmentWords, m: CommitmentMention, clause: tuple[int, Sequence[int]]
) -> CommitmentState | None:
    """What one of them tells: that it was not done if it denies or says "still", that it was in two words ("They did.")."""
    parse, head = scene.parse, clause[0]
    tokens = [t for t in clause[1] if parse.pos[t] not in ("PUNCT", "SPACE")]
    if not 2 <= len(tokens) <= _LONGEST or (tokens[0] in scene.cast.quoted) != (m.trigger in scene.cast.quoted):
        return None
    subject = parse.child(head, "nsubj", "nsubj:pass")
    taken_up = parse.sent[head] <= parse.sent[m.trigger] + 1 and _takes_up(parse, words, head, tokens)
    if (not taken_up and not _of_the_same(parse, m, subject)) or not MODALS.isdisjoint(parse.aux(head)):
        return None  # "Neither side shall lay mines": another rule, not what became of this one
    if parse.negated(head) or parse.lower[tokens[0]] in words.fate.denied or _lasts(parse, words, head):
        return None if m.kind == "offer" else "broken"
    return "kept" if len(tokens) == 2 and parse.pos[tokens[1]] == "AUX" else None


def _takes_up(parse: Parse, words: CommitmentWords, head: int, tokens: Sequence[int]) -> bool:
    """Whether a clause speaks of what was promised: of "it", or in few words of those who promised ("They never did.")."""
    subject = parse.child(head, "nsubj", "nsubj:pass")
    first = parse.lower[tokens[0] if subject is None else subject]
    if first not in words.fate.subjects and parse.lower[tokens[0]] not in words.fate.subjects:
        return False
    acts = first in _PERSONS and parse.pos[head] == "VERB" and parse.child(head, "aux:pass") is None
    return not acts or len(tokens) <= _SHORTEST


def _lasts(parse: Parse, words: CommitmentWords, head: int) -> bool:
    """Whether all is as it was: "they are still shut"."""
    return (
        any(parse.lower[c] in words.fate.lasting for c in parse.kids(head, "advmod"))
        and reality(parse, head) == "present"
    )


def _of_the_same(parse: Parse, m: CommitmentMention, subject: int | None) -> bool:
    """Whether a clause goes on to tell of a thing that was to be done: "the lorries" behind a promise of lorries."""
    if (
        subject is None
        or parse.pos[subject] != "NOUN"
        or not any(parse.lower[c] == "the" for c in parse.kids(subject, "det"))
    ):
        return False
    return parse.lemma[subject] in {parse.lemma[t] for t in m.action if parse.pos[t] == "NOUN"}
