"""What a noun binds to: a clause behind "to" or "that", a nominal ("commitment to the truce"), what a broken promise was about."""

from __future__ import annotations

from parley.reading.commitments.binding import MODALS
from parley.reading.commitments.outcomes import failed, told_of
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import participle, reality, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["declared_in", "deed_of", "topic_of"]

_ABOUT = frozenset({"on", "over", "about"})


def deed_of(scene: Scene, words: CommitmentWords, i: int) -> int | None:
    """What a noun binds to: a clause behind "to" or "that", or with some nouns a nominal ("commitment to the truce")."""
    parse = scene.parse
    clauses = parse.kids(i, "acl", "ccomp", "xcomp")
    if parse.dep[i] == "obj" and _is_made(parse, words, parse.head[i]):
        clauses = (*clauses, *parse.kids(parse.head[i], "xcomp", "advcl", "ccomp"))  # "gave its word not to …"
        told = (o for o in parse.kids(parse.head[i], "obl") if parse.case(o) == "to")
        clauses = (
            *clauses,
            *(c for o in told for c in parse.kids(o, "acl:relcl")),
        )  # "their word to him that they would …"
    elif parse.dep[i] == "obl" and told_of(parse, words, i, parse.head[i]) is not None:
        behind = parse.kids(parse.head[i], "xcomp", "advcl")
        clauses = (*clauses, *(c for c in behind if parse.subtree(c)[0] == i + 1))  # "went back on assurances to …"
    if parse.dep[i] == "nsubj:pass" and words.nouns[parse.lemma[i]] == "agreement":
        clauses = (*clauses, *parse.kids(parse.head[i], "xcomp", "advcl"))
    declared = (d for c in declared_in(parse, words, i) for d in parse.kids(c, "xcomp", "advcl"))
    clause = next((c for c in (*clauses, *declared) if _to_do(parse, c)), None)
    if clause is not None:
        return clause
    cases = words.nominal_deeds.get(parse.lemma[i], ())
    below = (c for c in parse.kids(i, "nmod", "acl") if not scene.setting.is_time(c) and not scene.cast.all(c))
    return next((c for c in below if _opens_with(parse, c, cases)), None)


def topic_of(scene: Scene, i: int) -> int | None:
    """What a promise is about of which something is told: the "fuel" of "broke its word on fuel"."""
    parse = scene.parse
    behind = (*parse.kids(i, "nmod"), *(o for o in parse.kids(parse.head[i], "obl") if o > i))
    below = (c for c in behind if parse.case(c) in _ABOUT)
    return next((c for c in below if not scene.setting.is_time(c) and not scene.cast.all(c)), None)


def declared_in(parse: Parse, words: CommitmentWords, i: int) -> tuple[int, ...]:
    """The verbs of making in clauses behind a noun: "the commitment that they declared to …", "a promise made in March to …"."""
    behind = (c for c in parse.kids(i, "acl:relcl", "acl") if parse.dep[c] == "acl:relcl" or participle(parse, c))
    return tuple(c for c in behind if parse.lemma[c] in words.making)


def _is_made(parse: Parse, words: CommitmentWords, verb: int) -> bool:
    """Whether a verb makes a promise, or tells what became of it: what is to be done may hang on it."""
    told = words.states.get(parse.lemma[verb], "made") != "made" and (
        not to_infinitive(parse, verb) or failed(parse, words, verb)
    )
    return (
        told
        or parse.lemma[verb] in words.making
        or (parse.lemma[verb] in words.sought and reality(parse, verb) == "past")
    )


def _to_do(parse: Parse, clause: int) -> bool:
    """Whether a clause tells a deed to come: "to …", "that they will …"."""
    marks = {parse.lower[m] for m in parse.kids(clause, "mark")}
    return "to" in marks or ("that" in marks and bool(MODALS & set(parse.aux(clause))))


def _opens_with(parse: Parse, c: int, cases: tuple[str, ...]) -> bool:
    return any(parse.lower[m] in cases for m in parse.kids(c, "case", "mark"))
