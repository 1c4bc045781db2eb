"""Nouns that bind, and what became of what they name: "their pledge to …", "renewed its promise"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from parley.model import CommitmentState
from parley.reading.commitments.bound import accused_of, bound, may_speak_for, named_owners
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.outcomes import done_in_it, failed, happened, is_believed, told_of
from parley.reading.commitments.owed import to_whom
from parley.reading.commitments.pledged import declared_in, deed_of, topic_of
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import agent, reality
from parley.reading.syntax.parse import Parse

__all__ = ["pledge_noun"]

_TOLD = ("past", "present")
_TAKEN_BACK: Mapping[CommitmentState, CommitmentState] = {"kept": "broken", "withdrawn": "repeated"}
"""What a state becomes where its verb is denied: "did not keep its word", "will not abandon its commitment"."""


def pledge_noun(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A noun with its owner ("its pledge to …", "their commitment to a truce"), and what its verb tells of it."""
    parse = scene.parse
    refused = any(parse.lower[c] == "no" for c in parse.kids(i, "det"))
    nobodys = _is_nobodys(parse, words, i) or (refused and parse.lemma[i] not in words.aims)
    if nobodys or (echo := _echo(scene, words, i)) is not None:
        return None if nobodys else echo
    deed, (state, verb) = deed_of(scene, words, i), _fate(scene, words, i)
    deed = topic_of(scene, i) if deed is None and state in ("kept", "broken", "alleged broken") else deed
    if deed is None and (state is None or parse.lemma[i] in words.clausal):
        return None
    own = bound(scene, words, parse.child(verb, "nsubj")) if verb != parse.head[i] else ()
    by = own or _owners(scene, words, i, deed)
    done = done_in_it(parse, verb) if deed is None and state == "kept" else None
    if done is not None:
        return _kept_by(scene, words, (i, verb, done), by)
    sought = parse.dep[i] == "obj" and parse.lemma[verb] in words.sought and reality(parse, verb) != "past"
    if state is None and (sought or not _voices_it(scene, words, i, by)):
        return None
    made = CommitmentMention(
        trigger=i,
        rule="commitment-noun",
        kind=words.nouns[parse.lemma[i]],
        action=tuple(parse.subtree(i if deed is None or refused else deed)),
        by=by,
        to=to_whom(scene, words, i, deed, by),
        deed=i if refused else deed,
    )
    if state is None:
        before = any(parse.lower[c] in words.staying for c in parse.kids(i, "amod"))
        return replace(made, state="repeated") if before else made
    return replace(made, rule="fate-verb", state=state, earlier=parse.phrase(i) if state != "made" else None)


def _kept_by(
    scene: Scene, words: CommitmentWords, told: tuple[int, int, int], by: tuple[int, ...]
) -> CommitmentMention:
    """A promise kept by what is told above it ("freed them, keeping a promise"); `told` are the tokens of the noun, of its verb, of the deed."""
    parse, (i, verb, deed) = scene.parse, told
    action = tuple(parse.subtree(deed, {verb, *parse.kids(deed, "nsubj")}))
    kind, to = words.nouns[parse.lemma[i]], to_whom(scene, words, i, None, by)
    return CommitmentMention(i, "fate-verb", kind, action, by, to, state="kept", deed=deed, earlier=parse.phrase(i))


def _fate(scene: Scene, words: CommitmentWords, i: int) -> tuple[CommitmentState | None, int]:
    """What became of what a noun names, and the verb that tells it: the one above, or of a relative clause behind."""
    parse, verb = scene.parse, scene.parse.head[i]
    state = told_of(parse, words, i, verb)
    if state in (None, "repeated") and (relative := _described(parse, words, i)) is not None:
        verb, state = relative, words.states[parse.lemma[relative]]
    state = _come_about(scene, words, verb, state) if state is not None else None
    charged = state == "broken" and (accused_of(scene, words, i) or is_believed(parse, words, verb))
    return "alleged broken" if charged else state, verb


def _voices_it(scene: Scene, words: CommitmentWords, i: int, by: tuple[int, ...]) -> bool:
    """Whether those who have a mind to do something say so, or are thanked for it: another's "Chad's determination to arm" is no word of Chad's."""
    verb = scene.parse.head[i]
    if scene.parse.lemma[i] not in words.minds:
        return True
    subject = bound(scene, words, scene.parse.subject(verb)) if scene.parse.pos[verb] == "VERB" else ()
    stated = any(scene.parse.lower[c] in words.stated for c in scene.parse.kids(i, "amod"))
    credited = scene.parse.lemma[verb] in words.crediting or stated
    voices = (*scene.speakers(i), *subject)
    return (
        credited or bool(scene.sides(voices) & scene.sides(by)) or (bool(voices) and may_speak_for(scene, voices, by))
    )


def _come_about(scene: Scene, words: CommitmentWords, verb: int, state: CommitmentState) -> CommitmentState | None:
    """What a verb tells of a promise, if it tells that as done: who does not keep it, or fails to, breaks it; "urged them to keep it" tells nothing."""
    if state == "kept" and failed(scene.parse, words, verb):
        return "broken"
    if not happened(scene, words, verb, state):
        return None
    if scene.parse.negated(verb):
        return _TAKEN_BACK.get(state, state)
    return state


def _is_nobodys(parse: Parse, words: CommitmentWords, i: int) -> bool:
    """Whether a noun tells of none that is there yet ("any promise"), or is only a word that nobody gave."""
    tentative = any(parse.lower[c] in words.tentative for c in parse.kids(i, "amod", "compound", "det"))
    # "calls upon the parties to the Agreement to implement it" is nobody's word
    of_parties = parse.case(i) == "to" and parse.lemma[max(0, parse.subtree(i)[0] - 1)] in words.signatories
    return tentative or of_parties or (parse.lemma[i] in words.owned and parse.child(i, "nmod:poss") is None)


def _owners(scene: Scene, words: CommitmentWords, i: int, deed: int | None) -> tuple[int, ...]:
    """Whose commitment a noun tells of; an agreement that one alone has ("has an understanding that …") is nobody's."""
    parse = scene.parse
    by = (
        named_owners(scene, words, i)
        or _due_from(scene, words, i, deed)
        or _declaring(scene, words, i)
        or _agreed(scene, words, i)
    )
    held = words.nouns[parse.lemma[i]] == "agreement" and parse.lemma[parse.head[i]] == "have"
    return by if not held or _several(scene, by) else ()


def _declaring(scene: Scene, words: CommitmentWords, i: int) -> tuple[int, ...]:
    """Who made it, as a clause behind the noun has it: "the pledge that they gave", "a promise made by both sides"."""
    made = declared_in(scene.parse, words, i)
    who = (a if (a := agent(scene.parse, c)) is not None else scene.parse.child(c, "nsubj") for c in made)
    return next((found for t in who if (found := bound(scene, words, t))), ())


def _due_from(scene: Scene, words: CommitmentWords, i: int, deed: int | None) -> tuple[int, ...]:
    """Who is to do it, where a noun says that of others: "the deadline for foreign troops to leave"."""
    parse = scene.parse
    if words.nouns[parse.lemma[i]] != "obligation" or deed is None:
        return ()
    given = (c for c in parse.kids(i, "acl:relcl", "acl") if parse.lemma[c] in (*words.giving, "set"))
    whom = next((o for c in given for o in parse.kids(c, "iobj", "obj") if not parse.has(o, "PronType=Rel")), None)
    if whom is not None:
        return bound(scene, words, whom)  # "the deadline that it gave the rebels to leave"
    subject = parse.child(deed, "nsubj")
    before = (c for c in parse.kids(i, "nmod") if c < deed)
    return bound(scene, words, subject if subject is not None else next(before, None))


def _agreed(scene: Scene, words: CommitmentWords, i: int) -> tuple[int, ...]:
    """The parties to an agreement: two or more who do what its verb tells, as in "ended their talks with an agreement to …"."""
    parse = scene.parse
    verb = parse.head[i]
    if words.nouns[parse.lemma[i]] != "agreement" or parse.dep[i] not in ("obj", "obl", "nsubj:pass"):
        return ()
    between = next((o for o in parse.kids(verb, "obl") if parse.case(o) == "between"), None)
    passive = parse.dep[i] == "nsubj:pass"  # "an agreement was reached between the two to …"
    parties = bound(scene, words, between if passive else parse.subject(verb))
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
    fate = told_of(parse, words, i, verb)
    state = _come_about(scene, words, verb, fate) if fate is not None else None
    deed = deed_of(scene, words, i)
    by = bound(scene, words, agent(parse, verb) if subject else parse.subject(verb)) if state is None else ()
    return CommitmentMention(
        trigger=i,
        rule="echo",
        kind=words.nouns[parse.lemma[i]],
        action=(i,) if deed is None else tuple(parse.subtree(deed)),
        by=by or _declaring(scene, words, i),
        state=state or "repeated",
        deed=deed,
        earlier=parse.phrase(i),
        told=verb if state is None else None,
    )


def _was(parse: Parse, verb: int) -> bool:
    """Whether a clause tells of the past."""
    return reality(parse, verb) == "past" or any(
        parse.has(c, "Tense=Past") for c in parse.kids(verb, "cop", "aux", "aux:pass")
    )


def _described(parse: Parse, words: CommitmentWords, i: int) -> int | None:
    """The verb of a relative clause behind a noun that tells what became of it: "the one promise that he has kept"."""
    told = (c for c in parse.kids(i, "acl:relcl") if words.states.get(parse.lemma[c], "made") != "made")
    return next((c for c in told if all(parse.has(o, "PronType=Rel") for o in parse.kids(c, "obj"))), None)
