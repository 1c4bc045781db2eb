"""Leads: whatever might bind somebody, found widely, for the head to weigh beside what the rules find.

Each clause of a deed to come ("will", "is to", "must"), each verb and noun of promising, agreeing, offering and obliging in whatever form, each
line of a list, and each further deed of one that was found. Nothing here says that it is a commitment: `weight` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parley.model import CommitmentKind
from parley.reading.actors.pairs import two_before
from parley.reading.commitments.bound import bodies_of, bound, named_owners
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.owed import done_to, to_whom
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import agent, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["leads"]

_COMPLEMENTS = ("xcomp", "ccomp", "obj", "obl:arg", "obl", "advcl", "nsubj:pass", "acl", "nmod")
_MODAL_KINDS: dict[str, CommitmentKind] = {"shall": "obligation", "must": "obligation", "be": "obligation"}


def leads(scene: Scene, words: CommitmentWords, found: Sequence[CommitmentMention]) -> Iterator[CommitmentMention]:
    """What the rules did not find, in the order of the text; `found` is what they did."""
    known = {t for m in found for t in (m.trigger, m.deed) if t is not None}
    made: list[CommitmentMention] = []
    for way in (_by_word, _by_auxiliary):
        for _, first, end in scene.parse.read_sentences():
            for i in range(first, end):
                m = way(scene, words, i)
                if m is not None and not known & {m.trigger, m.deed if m.deed is not None else m.trigger}:
                    known |= {m.trigger, m.deed if m.deed is not None else m.trigger}
                    made.append(m)
    for m in (*found, *made):
        made += [other for other in _further(scene, m) if other.deed not in known]
    yield from made


def _by_word(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A verb, adjective or noun that may bind, in whatever form it stands."""
    parse, lemma = scene.parse, scene.parse.lemma[i]
    if parse.pos[i] == "VERB" and (lemma in words.verbs or lemma in words.binding | words.deciding | words.accepting):
        kind = words.verbs.get(lemma, "obligation" if lemma in words.binding else "promise")
        deed = next((c for dep in _COMPLEMENTS for c in parse.kids(i, dep) if not scene.setting.is_time(c)), None)
        laid_on = lemma in words.binding
        whom = parse.child(i, "obj", "nsubj:pass") if laid_on else None
        by = bound(scene, words, whom) if laid_on else _doers(scene, words, i)
        action = tuple(parse.subtree(deed if deed is not None else i))
        return CommitmentMention(i, "verb", kind, action, by, to_whom(scene, i, deed, by), deed=deed, told=i)
    if parse.pos[i] in ("ADJ", "VERB") and parse.lower[i] in words.adjectives:
        deed = parse.child(i, "xcomp", "ccomp", "advcl", "obl")
        by = bound(scene, words, parse.subject(i))
        action = tuple(parse.subtree(deed if deed is not None else i))
        kind = words.adjectives[parse.lower[i]]
        return CommitmentMention(i, "adjective", kind, action, by, to_whom(scene, i, deed, by), deed=deed, told=i)
    if parse.pos[i] == "NOUN" and (lemma in words.nouns or lemma in words.decisions):
        deed = next(iter(parse.kids(i, "acl", "ccomp", "xcomp", "nmod")), None)
        by = named_owners(scene, words, i) or bound(scene, words, parse.subject(parse.head[i]))
        action = tuple(parse.subtree(deed if deed is not None else i))
        kind = words.nouns.get(lemma, "promise")
        return CommitmentMention(i, "noun", kind, action, by, to_whom(scene, i, deed, by), deed=deed)
    return None


def _by_auxiliary(scene: Scene, words: CommitmentWords, aux: int) -> CommitmentMention | None:
    """A deed below a modal, or behind "is to", "is due to", "has until … to"."""
    parse = scene.parse
    deed = _deed_to_come(parse, words, aux)
    if deed is None:
        return None
    subject = parse.subject(deed)
    by = _doers(scene, words, deed)
    action = tuple(parse.subtree(deed, {subject} if subject is not None and parse.head[subject] == deed else ()))
    kind = _MODAL_KINDS.get(parse.lemma[aux], "promise")
    return CommitmentMention(aux, "auxiliary", kind, action, by, done_to(scene, deed, by), deed=deed)


def _deed_to_come(parse: Parse, words: CommitmentWords, aux: int) -> int | None:
    if parse.pos[aux] == "AUX" and parse.head[aux] != aux:
        deed = parse.head[aux]
        if parse.lemma[aux] in words.own | words.duty | words.owed:
            return deed
        if parse.lemma[aux] == "be" and any(parse.lower[m] == "to" and m > aux for m in parse.kids(deed, "mark")):
            return deed
    if parse.lower[aux] in ("due", "set", "supposed", "expected", "scheduled", "going") or (
        parse.lemma[aux] == "have" and parse.pos[aux] == "VERB"
    ):
        clause = parse.child(aux, "xcomp", "advcl")
        return clause if clause is not None and to_infinitive(parse, clause) else None
    return None


def _doers(scene: Scene, words: CommitmentWords, deed: int) -> tuple[int, ...]:
    """Who is to do it: its subject or agent, else for whom it is said, else the two of whom the text is."""
    parse = scene.parse
    passive = parse.child(deed, "nsubj:pass", "aux:pass") is not None or parse.dep[deed] == "acl"
    by = bound(scene, words, agent(parse, deed) if passive else parse.subject(deed))
    said = bodies_of(scene, scene.speakers(deed))
    return by or said or two_before(scene.cast, deed) or ()


def _further(scene: Scene, m: CommitmentMention) -> Iterator[CommitmentMention]:
    """The further deeds of one: "will give back the nets and drop the case"."""
    parse = scene.parse
    if m.deed is None or parse.pos[m.deed] != "VERB":
        return
    for c in parse.kids(m.deed, "conj"):
        own = parse.child(c, "nsubj", "nsubj:pass", "aux") is not None
        if parse.pos[c] == "VERB" and not own:
            yield replace(m, rule="further", action=tuple(parse.subtree(c)), deed=c, trigger=c)
