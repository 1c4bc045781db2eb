"""Nouns that bind, and what became of what they name: "their pledge to …", "renewed its promise", "violated the ceasefire"."""

from __future__ import annotations

from dataclasses import replace

from parley.model import CommitmentState
from parley.reading.commitments.binding import MODALS
from parley.reading.commitments.bound import accused_of, bound, named_owners
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.owed import to_whom
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import agent, reality, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["kept_or_broken", "pledge_noun"]

_TOLD = ("past", "present")


def pledge_noun(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A noun with its owner ("its pledge to …", "their commitment to a truce"), and what its verb tells of it."""
    parse = scene.parse
    refused = any(parse.lower[c] == "no" for c in parse.kids(i, "det"))
    if _is_nobodys(parse, words, i) or (refused and parse.lemma[i] not in words.aims):
        return None
    if (echo := _echo(scene, words, i)) is not None:
        return echo
    deed = _deed(scene, words, i)
    verb = parse.head[i]
    state = _told_of(parse, words, i, verb)
    if state in (None, "repeated") and (relative := _described(parse, words, i)) is not None:
        verb, state = relative, words.states[parse.lemma[relative]]
    if state is not None and not _happened(scene, words, verb, state):
        state = None  # "urged them to keep their promise"
    if deed is None and (state is None or parse.lemma[i] in words.clausal):
        return None
    if state is None and parse.dep[i] == "obj" and parse.lemma[verb] in words.sought:
        return None
    own = bound(scene, words, parse.child(verb, "nsubj")) if verb != parse.head[i] else ()
    by = own or _owners(scene, words, i, deed)
    made = CommitmentMention(
        trigger=i,
        rule="commitment-noun",
        kind=words.nouns[parse.lemma[i]],
        action=tuple(parse.subtree(i if deed is None or refused else deed)),
        by=by,
        to=to_whom(scene, i, deed, by),
        deed=i if refused else deed,
    )
    if state is None:
        before = any(parse.lower[c] in words.staying for c in parse.kids(i, "amod"))
        return replace(made, state="repeated") if before else made
    if state == "kept" and parse.negated(verb):
        state = "broken"
    if state == "broken" and accused_of(scene, words, i):
        state = "alleged broken"
    return replace(made, rule="fate-verb", state=state, earlier=parse.phrase(i) if state != "made" else None)


def _is_nobodys(parse: Parse, words: CommitmentWords, i: int) -> bool:
    """Whether a noun tells of none that is there yet ("any promise"), or is only a word that nobody gave."""
    tentative = any(parse.lower[c] in words.tentative for c in parse.kids(i, "amod", "compound", "det"))
    return tentative or (parse.lemma[i] in words.owned and parse.child(i, "nmod:poss") is None)


def _happened(scene: Scene, words: CommitmentWords, verb: int, state: CommitmentState) -> bool:
    """Whether a verb tells what became of a promise, and not what should: "in keeping it" and "to keep it" tell nothing yet."""
    parse = scene.parse
    if reality(parse, verb) not in (*_TOLD, "negated"):
        return False
    gerund = parse.lower[verb].endswith("ing") and not parse.aux(verb)
    open_form = gerund or to_infinitive(parse, verb)
    return not (open_form and state in ("kept", "broken")) or bool(accused_of(scene, words, verb))


def _owners(scene: Scene, words: CommitmentWords, i: int, deed: int | None) -> tuple[int, ...]:
    """Whose commitment a noun tells of; an agreement that one alone has ("has an understanding that …") is nobody's."""
    parse = scene.parse
    declaring = (bound(scene, words, parse.child(c, "nsubj")) for c in _declared(parse, words, i))
    by = (
        named_owners(scene, words, i)
        or next(declaring, ())
        or _due_from(scene, words, i, deed)
        or _agreed(scene, words, i)
    )
    held = words.nouns[parse.lemma[i]] == "agreement" and parse.lemma[parse.head[i]] == "have"
    return by if not held or _several(scene, by) else ()


def _due_from(scene: Scene, words: CommitmentWords, i: int, deed: int | None) -> tuple[int, ...]:
    """Who is to do it, where a noun says that of others: "the deadline for foreign troops to leave"."""
    parse = scene.parse
    if words.nouns[parse.lemma[i]] != "obligation" or deed is None:
        return ()
    subject = parse.child(deed, "nsubj")
    before = (c for c in parse.kids(i, "nmod") if c < deed)
    return bound(scene, words, subject if subject is not None else next(before, None))


def _agreed(scene: Scene, words: CommitmentWords, i: int) -> tuple[int, ...]:
    """The parties to an agreement: two or more who do what its verb tells, as in "ended their talks with an agreement to …"."""
    parse = scene.parse
    if words.nouns[parse.lemma[i]] != "agreement" or parse.dep[i] not in ("obj", "obl"):
        return ()
    parties = bound(scene, words, parse.subject(parse.head[i]))
    return parties if _several(scene, parties) and reality(parse, parse.head[i]) in _TOLD else ()


def _several(scene: Scene, parties: tuple[int, ...]) -> bool:
    return len(parties) > 1 or any(scene.cast.members[n].plural for n in parties)


def _echo(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A promise told as an old one: "the same promises were made in July", "they gave similar assurances a year ago"."""
    parse = scene.parse
    if not any(parse.lower[c] in words.same for c in parse.kids(i, "amod")):
        return None
    noun = i
    while parse.dep[noun] in ("appos", "conj") and parse.pos[parse.head[noun]] in ("NOUN", "PROPN"):
        noun = parse.head[noun]
    verb = parse.head[noun]
    subject = parse.dep[noun] in ("nsubj", "nsubj:pass")
    if not (subject or parse.lemma[verb] in words.making) or not _was(parse, verb):
        return None
    return CommitmentMention(
        trigger=i,
        rule="echo",
        kind=words.nouns[parse.lemma[i]],
        action=(i,),
        by=bound(scene, words, agent(parse, verb) if subject else parse.subject(verb)),
        state="repeated",
        earlier=parse.phrase(i),
        told=verb,
    )


def _was(parse: Parse, verb: int) -> bool:
    """Whether a clause tells of the past."""
    return reality(parse, verb) == "past" or any(
        parse.has(c, "Tense=Past") for c in parse.kids(verb, "cop", "aux", "aux:pass")
    )


def _deed(scene: Scene, words: CommitmentWords, i: int) -> int | None:
    """What a noun binds to: a clause behind "to" or "that", or with some nouns a nominal ("commitment to the truce")."""
    parse = scene.parse
    clauses = parse.kids(i, "acl", "ccomp", "xcomp")
    if parse.dep[i] == "obj" and _is_made(words, parse.lemma[parse.head[i]]):
        clauses = (*clauses, *parse.kids(parse.head[i], "xcomp", "advcl"))  # "gave its word not to …"
    declared = (d for c in _declared(parse, words, i) for d in parse.kids(c, "xcomp", "advcl"))
    clause = next((c for c in (*clauses, *declared) if _to_do(parse, c)), None)
    if clause is not None:
        return clause
    cases = words.nominal_deeds.get(parse.lemma[i], ())
    below = (c for c in parse.kids(i, "nmod", "acl") if not scene.setting.is_time(c) and not scene.cast.all(c))
    return next((c for c in below if _opens_with(parse, c, cases)), None)


def _is_made(words: CommitmentWords, verb: str) -> bool:
    """Whether a verb makes a promise, or makes it once more: what is to be done may hang on it."""
    return verb in words.making or words.states.get(verb) in ("repeated", "renewed")


def _declared(parse: Parse, words: CommitmentWords, i: int) -> tuple[int, ...]:
    """The verbs of making in relative clauses behind a noun: "the commitment that they declared to …"."""
    return tuple(c for c in parse.kids(i, "acl:relcl") if parse.lemma[c] in words.making)


def _to_do(parse: Parse, clause: int) -> bool:
    """Whether a clause tells a deed to come: "to …", "that they will …"."""
    marks = {parse.lower[m] for m in parse.kids(clause, "mark")}
    return "to" in marks or ("that" in marks and bool(MODALS & set(parse.aux(clause))))


def _opens_with(parse: Parse, c: int, cases: tuple[str, ...]) -> bool:
    return any(parse.lower[m] in cases for m in parse.kids(c, "case", "mark"))


def _told_of(parse: Parse, words: CommitmentWords, i: int, verb: int) -> CommitmentState | None:
    """What became of it, by the verb of which a noun is the object; "reneged on", "made good on" with their prepositions."""
    if verb == i or parse.pos[verb] != "VERB":
        return None
    lemma = parse.lemma[verb]
    if parse.dep[i] in ("obj", "nsubj:pass") and lemma in words.states:
        return words.states[lemma]
    if parse.dep[i] not in ("obl", "obl:arg"):
        return None
    case = parse.case(i)
    particle = parse.child(verb, "compound:prt", "advmod", "obj", "xcomp")
    full = (f"{lemma} {case}", f"{lemma} {parse.lower[particle] if particle is not None else ''} {case}")
    return next((words.states[phrase] for phrase in full if phrase in words.states), None)


def _described(parse: Parse, words: CommitmentWords, i: int) -> int | None:
    """The verb of a relative clause behind a noun that tells what became of it: "the one promise that he has kept"."""
    told = (c for c in parse.kids(i, "acl:relcl") if words.states.get(parse.lemma[c], "made") != "made")
    return next((c for c in told if all(parse.has(o, "PronType=Rel") for o in parse.kids(c, "obj"))), None)


def kept_or_broken(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A verb that tells how a party keeps what was agreed: "violated the truce", "failed to comply with the terms of the deal"."""
    parse = scene.parse
    found = _kept(parse, words, i)
    if found is None:
        return None
    state, pact = found
    failed = parse.dep[i] == "xcomp" and parse.lemma[parse.head[i]] in words.failing
    told = parse.head[i] if failed else i
    if not (failed or _happened(scene, words, i, state)) or (failed and _undone(parse, told)):
        return None
    if failed or parse.negated(i):
        if state == "broken":
            return None
        state = "broken"
    accused = accused_of(scene, words, i)
    if accused and state == "broken":
        state = "alleged broken"
    who = accused or bound(scene, words, parse.subject(i))
    return CommitmentMention(
        trigger=i,
        rule="conduct",
        kind="agreement",
        action=tuple(parse.subtree(pact)),
        by=who,
        state=state,
        deed=pact,
        earlier=parse.phrase(pact),
    )


def _undone(parse: Parse, failing: int) -> bool:
    """Whether it is not told that somebody failed: "did not fail to", "may refuse to"."""
    return to_infinitive(parse, failing) or parse.negated(failing) or reality(parse, failing) not in _TOLD


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
