"""How a party keeps what was agreed: "violated the truce", "in violation of the ceasefire", "released them, as promised"."""

from __future__ import annotations

from parley.model import CommitmentState
from parley.reading.commitments.bound import accused_of, blamed, bound
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.outcomes import failed, happened, is_believed
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import agent, reality
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.supposed import is_supposed

__all__ = ["as_promised", "breach", "done_as_promised", "kept_or_broken"]
_BELOW = frozenset({"obj", "obl", "nmod"})
_NOT = frozenset({"not", "n't", "never"})


def kept_or_broken(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A verb that tells how a party keeps what was agreed: "violated the truce", "failed to comply with the terms of the deal"."""
    parse = scene.parse
    found = _kept(parse, words, i)
    if found is None:
        return None
    state, pact = found
    undone = failed(parse, words, i)
    lengthy = parse.lemma[i] in words.lengthy and reality(parse, i) == "present" and "be" not in parse.aux(i)
    if not undone and (lengthy or not happened(scene, words, i, state)):
        return None
    if undone or parse.negated(i):
        if state == "broken":
            return None
        state = "broken"
    accused = accused_of(scene, words, i)
    subject = parse.subject(i)
    failure = parse.head[i] if undone and parse.pos[parse.head[i]] == "NOUN" else None
    who = (
        accused or bound(scene, words, subject) or _whose_deed(scene, subject) or _whose_failure(scene, words, failure)
    )
    alleged = state == "broken" and (bool(accused) or is_believed(parse, words, i))
    return _told(parse, i, pact, "alleged broken" if alleged else state, who)


def breach(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A noun that tells of a pact as broken, by whoever does its verb or is blamed for it: "shelled the town in violation of the truce", "accused them of violations of the deal"."""
    parse = scene.parse
    pact = next((c for c in parse.kids(i, "nmod") if parse.case(c) == "of" and parse.lemma[c] in words.pacts), None)
    if pact is None:
        return None
    above = parse.head[i]
    while parse.pos[above] == "NOUN" and parse.dep[above] in _BELOW and parse.head[above] != above:
        above = parse.head[above]  # "killed him in a strike in violation of the truce"
    if parse.case(i) not in ("in", "of") or parse.child(i, "cop") is not None or above == i:
        return None
    if accused := accused_of(scene, words, i) or blamed(scene, words, above):
        return _told(parse, i, pact, "alleged broken", accused)
    if parse.case(i) == "of":
        return None
    passive = parse.child(above, "nsubj:pass") is not None
    who = bound(scene, words, agent(parse, above) if passive else parse.subject(above))
    told = reality(parse, above) in ("past", "present") and not is_supposed(parse, above, words.supposing)
    alleged = is_believed(parse, words, above)
    return _told(parse, i, pact, "alleged broken" if alleged else "broken", who) if told else None


def _whose_deed(scene: Scene, subject: int | None) -> tuple[int, ...]:
    """Who broke what his deed broke: "Kenya's strikes violated the truce"."""
    return scene.owners(subject) if subject is not None and scene.parse.pos[subject] in ("NOUN", "PROPN") else ()


def _whose_failure(scene: Scene, words: CommitmentWords, noun: int | None) -> tuple[int, ...]:
    """Who failed to keep it: "the failure of both sides to abide by the truce", "Niger's refusal to honour it"."""
    parse = scene.parse
    of = (c for c in parse.kids(noun, "nmod") if parse.case(c) == "of") if noun is not None else ()
    whose = (*parse.kids(noun, "nmod:poss"), *of) if noun is not None else ()
    return next((found for c in whose if (found := bound(scene, words, c))), ())


def as_promised(parse: Parse, words: CommitmentWords, i: int) -> bool:
    """Whether a verb of promising only tells that something is done as it was promised: "as agreed", "as they had promised"."""
    binds = words.verbs.get(parse.lemma[i]) in ("promise", "agreement", "threat")
    marks = parse.kids(i, "mark", "advmod", "case")
    return binds and parse.dep[i] == "advcl" and any(parse.lower[m] == "as" for m in marks)


def done_as_promised(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """What somebody did, or did not, as he had promised."""
    parse, deed = scene.parse, scene.parse.head[i]
    told = reality(parse, deed)
    tensed = (deed, *parse.kids(deed, "aux"))
    past = any(parse.has(t, "Tense=Past") or parse.has(t, "VerbForm=Part") for t in tensed)
    undone = failed(parse, words, deed) or (parse.lemma[deed] in words.failing and told in ("past", "present"))
    if parse.pos[deed] != "VERB" or not (undone or (past and told in ("past", "negated"))):
        return None
    subject = parse.child(i, "nsubj")
    subject = subject if subject is not None else agent(parse, i)  # "as promised by both sides"
    doer = agent(parse, deed) if parse.child(deed, "nsubj:pass") is not None else parse.subject(deed)
    by = bound(scene, words, subject if subject is not None else doer)
    beside = {i, *parse.kids(deed, "nsubj", "conj"), *(c for c in parse.kids(deed, "advmod") if parse.lower[c] in _NOT)}
    action = tuple(parse.subtree(deed, beside))
    state: CommitmentState = "broken" if undone or told == "negated" else "kept"
    kind = words.verbs[parse.lemma[i]]
    return CommitmentMention(i, "conduct", kind, action, by, state=state, deed=deed, earlier=parse.phrase(i), told=i)


def _told(parse: Parse, trigger: int, pact: int, state: CommitmentState, who: tuple[int, ...]) -> CommitmentMention:
    action, earlier = tuple(parse.subtree(pact)), parse.phrase(pact)
    return CommitmentMention(trigger, "conduct", "agreement", action, who, state=state, deed=pact, earlier=earlier)


def _kept(parse: Parse, words: CommitmentWords, verb: int) -> tuple[CommitmentState, int] | None:
    """What a verb tells of its object or of what stands behind its preposition, if that is a pact or a part of one."""
    for noun in parse.kids(verb, "obj", "obl", "obl:arg"):
        case = "" if parse.dep[noun] == "obj" else f" {parse.case(noun)}"
        state = words.conduct.get(parse.lemma[verb] + case)
        whole = (c for c in parse.kids(noun, "nmod") if parse.case(c) in ("of", "in"))
        of_pact = parse.lemma[noun] in words.parts and any(parse.lemma[c] in words.pacts for c in whole)
        if state is not None and (parse.lemma[noun] in words.pacts or of_pact):
            return state, noun
    return None
