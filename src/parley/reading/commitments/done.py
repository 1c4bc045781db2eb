"""Whether what was promised was done, as deeds tell it: what the verb beside it tells of the thing, or what those who promised go on to do."""

from __future__ import annotations

from collections.abc import Iterator

from parley.model import CommitmentState
from parley.reading.commitments.bound import bound
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import reality, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["done_behind", "done_of_thing", "done_too"]

_SO = frozenset({"so", "it", "that", "this"})
"""What takes up a deed behind "do"."""
_THEM = frozenset({"it", "them", "all"})
"""What takes up the things to which a deed is done."""
_THEY = frozenset({"it", "they"})
_AHEAD = 2
"""Sentences behind a promise in which those who made it may be told to do it."""


def done_of_thing(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> CommitmentState | None:
    """What the verb tells of the thing before a relative clause: "the aid that they promised has not arrived", "has freed 60 of the 200 men that it promised to free"."""
    parse = scene.parse
    if parse.dep[m.trigger] != "acl:relcl" or m.deed is None:
        return None
    thing = parse.head[m.trigger]
    subject = parse.child(m.trigger, "nsubj")
    if subject is not None and parse.has(subject, "PronType=Rel"):  # "Chad, which promised to free 200, has freed 60"
        return _done_by(scene, words, m, parse.head[thing]) if parse.dep[thing] == "nsubj" else None
    return _of_thing(scene, words, m, thing)


def _of_thing(scene: Scene, words: CommitmentWords, m: CommitmentMention, thing: int) -> CommitmentState | None:
    """What the verb of a thing that was promised, or of some of it, tells."""
    parse, deed = scene.parse, m.deed if m.deed is not None else m.trigger
    some = parse.head[thing] if parse.case(thing) == "of" and _is_part(parse, words, parse.head[thing]) else thing
    verb, told = parse.head[some], reality(parse, parse.head[some])
    if parse.dep[some] == "obj":
        return _done_to_it(scene, words, verb, m, partly=some != thing or _is_partly(parse, words, some))
    if parse.dep[some] not in ("nsubj", "nsubj:pass") or told not in ("past", "negated"):
        return None
    if m.thing and parse.lemma[deed] in words.fate.creating and told == "past":
        return "kept"  # "the body that they undertook to set up met on Friday"
    if m.thing or parse.lemma[verb] not in words.fate.done:
        return None
    return "broken" if told == "negated" else _as_far(partly=some != thing or _is_partly(parse, words, some))


def _done_to_it(
    scene: Scene, words: CommitmentWords, verb: int, m: CommitmentMention, *, partly: bool
) -> CommitmentState | None:
    """What those who promised do with it: "has not released the 200 men that it promised", "still holds the men whom it promised to free"."""
    parse = scene.parse
    pronoun = parse.child(m.trigger, "nsubj")
    theirs = pronoun is not None and parse.pos[pronoun] == "PRON"  # "they have yet to form the army they promised"
    if not theirs and bound(scene, words, parse.subject(verb)) != m.by:
        return None
    told = reality(parse, verb)
    if told == "present" and _still_keeps(parse, words, verb):
        return "broken"
    if not _is_deed(parse, words, verb, m):
        return None
    return "broken" if told == "negated" else _as_far(partly=partly) if told == "past" else None


def _still_keeps(parse: Parse, words: CommitmentWords, verb: int) -> bool:
    """As in "still holds the men whom it promised to free"."""
    return parse.lemma[verb] in words.fate.keeping and any(
        parse.lower[c] in words.fate.lasting for c in parse.kids(verb, "advmod")
    )


def _as_far(*, partly: bool) -> CommitmentState:
    """What a promise is of which all was done, or only some."""
    return "partly kept" if partly else "kept"


def _is_partly(parse: Parse, words: CommitmentWords, noun: int) -> bool:
    """As in "half of it", "the first lorries"."""
    return any(parse.lemma[t] in words.fate.parts for t in (noun, *parse.kids(noun, "amod", "compound")))


def _is_part(parse: Parse, words: CommitmentWords, noun: int) -> bool:
    """Whether a word before "of" means some of what follows: "half of the aid", "60 of the 200"."""
    return parse.lemma[noun] in words.fate.parts or parse.pos[noun] == "NUM"


def _is_deed(parse: Parse, words: CommitmentWords, verb: int, m: CommitmentMention) -> bool:
    """Whether a verb is the one that was promised, or one of doing what is promised."""
    own = m.deed is not None and parse.pos[m.deed] == "VERB" and parse.lemma[verb] == parse.lemma[m.deed]
    gift = m.deed is not None and parse.pos[m.deed] != "VERB" and parse.lemma[verb] in words.fate.creating
    return own or gift or parse.lemma[verb] in words.fate.doing


def done_too(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> CommitmentState | None:
    """What a second verb tells of the same thing: "money that the bank promised and paid in May", "promised but never delivered"."""
    parse = scene.parse
    if any(_is_not_done(parse, words, c) for c in parse.kids(m.trigger, "conj")) or _in_spite_of(parse, m):
        return "broken"
    if m.kind == "threat" and any(_relents(parse, words, c) for c in parse.kids(m.trigger, "conj")):
        return "withdrawn"
    known = words.fate.doing | words.fate.done
    second = next((c for c in parse.kids(m.trigger, "conj") if parse.lemma[c] in known), None)
    if second is None or parse.pos[m.trigger] != "VERB" or parse.child(second, "obj", "nsubj") is not None:
        return None
    told = reality(parse, second)
    partly = any(parse.lemma[t] in words.fate.parts for t in parse.subtree(second))
    return "broken" if told == "negated" else None if told != "past" else _as_far(partly=partly)


def _relents(parse: Parse, words: CommitmentWords, verb: int) -> bool:
    """As in "threatened a strike and backed down"."""
    particle = parse.child(verb, "compound:prt", "advmod")
    phrase = parse.lemma[verb] if particle is None else f"{parse.lemma[verb]} {parse.lower[particle]}"
    return not {phrase, parse.lemma[verb]}.isdisjoint(words.fate.relenting) and reality(parse, verb) == "past"


def _in_spite_of(parse: Parse, m: CommitmentMention) -> bool:
    """As in "began to fill it despite having agreed not to do so"."""
    bound_to = m.kind in ("promise", "agreement") and parse.dep[m.trigger] == "advcl"
    return bound_to and any(parse.lower[t] == "despite" for t in parse.kids(m.trigger, "mark"))


def _is_not_done(parse: Parse, words: CommitmentWords, verb: int) -> bool:
    """As in "but has not done so", "but failed to do it", "has yet to do so"."""
    waits = parse.lemma[verb] in words.failing or parse.lemma[verb] in ("have", "be")
    did = next((c for c in parse.kids(verb, "xcomp", "ccomp") if waits), verb)
    points = any(parse.lower[c] in _SO for c in parse.kids(did, "advmod", "obj"))
    undone = (did != verb and parse.lemma[verb] in words.failing) or reality(parse, did) == "negated"
    return points and undone and parse.lemma[did] == "do" and not to_infinitive(parse, verb)


def done_behind(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> tuple[int, CommitmentState] | None:
    """A verb behind a promise by which those who made it do it, with what it tells: "It has freed 60 of them.", "It has yet to do so."."""
    if not m.by or m.deed is None or m.kind in ("threat", "offer"):
        return None
    told = ((verb, _done_by(scene, words, m, verb)) for verb in _behind(scene.parse, m))
    return next(((verb, state) for verb, state in told if state is not None), None)


def _behind(parse: Parse, m: CommitmentMention) -> Iterator[int]:
    """The main verbs of the sentences behind a promise, and those joined to it."""
    n = parse.sent[m.trigger]
    yield from (c for c in parse.kids(m.trigger, "conj") if c > (m.deed or m.trigger))
    for first, end in parse.sents[n + 1 : n + 1 + _AHEAD]:
        root = next((t for t in range(first, end) if parse.dep[t] == "root"), first)
        yield from (root, *parse.kids(root, "conj"))


def _done_by(scene: Scene, words: CommitmentWords, m: CommitmentMention, verb: int) -> CommitmentState | None:
    """What a clause tells of those who promised: that they did it to some or all, or have not done so."""
    parse = scene.parse
    joined = parse.head[verb] == m.trigger and parse.child(verb, "nsubj") is None
    if (verb in scene.cast.quoted) != (m.trigger in scene.cast.quoted):
        return None
    undone = _is_not_done(parse, words, verb)
    theirs = joined or bound(scene, words, parse.subject(verb)) == m.by or _takes_up(scene, verb, m, undone=undone)
    if not theirs or undone:
        return "broken" if theirs else None
    thing, told = parse.child(verb, "obj"), reality(parse, verb)
    if thing is None or told not in ("past", "present"):
        return None
    if told == "present":
        return "broken" if _still_keeps(parse, words, verb) and _how_many(parse, m, thing) is not None else None
    return _how_many(parse, m, thing) if _is_same_deed(parse, words, verb, m) else None


def _takes_up(scene: Scene, verb: int, m: CommitmentMention, *, undone: bool) -> bool:
    """Whether the very next sentence goes on with a pronoun: of which nothing else tells whom it means, or who has not "done so"."""
    parse, subject = scene.parse, scene.parse.child(verb, "nsubj")
    open_ = subject is not None and parse.lower[subject] in _THEY and (undone or not scene.cast.all(subject))
    return open_ and parse.sent[verb] == parse.sent[m.trigger] + 1


def _is_same_deed(parse: Parse, words: CommitmentWords, verb: int, m: CommitmentMention) -> bool:
    """Whether a verb tells the deed that was promised, or both are words for handing over: "promised to free 200 men; it has released 60"."""
    deed = m.deed if m.deed is not None else m.trigger
    both = {parse.lemma[verb], parse.lemma[deed]} <= words.fate.doing
    return parse.pos[deed] == "VERB" and (both or parse.lemma[verb] == parse.lemma[deed])


def _how_many(parse: Parse, m: CommitmentMention, thing: int) -> CommitmentState | None:
    """Whether a deed was done to all that was promised ("them") or to some ("60 of them", "60 prisoners" of 200)."""
    if parse.lower[thing] in _THEM:
        return "kept"
    if parse.pos[thing] == "NUM" and not parse.kids(thing, "nmod"):
        return "partly kept"
    of = [c for c in parse.kids(thing, "nmod") if parse.case(c) == "of"]
    promised = [t for t in m.action if parse.pos[t] == "NOUN"]
    those = [c for c in of if parse.lower[c] in _THEM or parse.pos[c] == "NUM" or _same(parse, c, promised)]
    if parse.pos[thing] == "NUM" and those:
        return "partly kept"
    counts = {parse.lower[c] for t in promised if parse.lemma[t] == parse.lemma[thing] for c in parse.kids(t, "nummod")}
    own = {parse.lower[c] for c in parse.kids(thing, "nummod")}
    return "partly kept" if counts and own and own.isdisjoint(counts) else None


def _same(parse: Parse, noun: int, promised: list[int]) -> bool:
    """Whether a noun is one of those in what was promised."""
    return any(parse.lemma[t] == parse.lemma[noun] for t in promised)
