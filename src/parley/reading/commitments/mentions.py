"""Mentions of commitments: words that bind somebody, with the deed, who is bound and to whom.

Six ways to tell one: a verb or adjective that binds its subject ("pledged to …", "is ready to …"), legal text and duties with a date
("the parties shall …", "must be lifted by …", "have until Friday to …"), a noun with its owner ("their pledge to …"), how a party keeps
what was agreed ("violated the truce", "released them, as promised"), what somebody says he will do, and the terms told on behind an agreement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from parley.model import Statement
from parley.reading.commitments.binding import binding_verb, is_predicate, predicate
from parley.reading.commitments.conduct import as_promised, breach, done_as_promised, kept_or_broken
from parley.reading.commitments.decisions import accepted, announced, decided
from parley.reading.commitments.duties import dated_duty, duty, laid_on, provided, set_duty, time_given, time_had
from parley.reading.commitments.fates import with_fates
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.pledges import pledge_noun
from parley.reading.commitments.pointing import resolved
from parley.reading.commitments.terms import listed_terms
from parley.reading.commitments.told_on import terms_told_on
from parley.reading.commitments.wills import narrated_wills, own_wills, wills_of_parties
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene

__all__ = ["CommitmentMention", "commitment_mentions"]

_Way = Callable[[Scene, CommitmentWords, int], CommitmentMention | None]


def commitment_mentions(
    scene: Scene, said: Sequence[Statement], words: CommitmentWords
) -> tuple[CommitmentMention, ...]:
    """All mentions of an article, in the order of the text; furniture is left out, who is bound may be nobody."""
    found = [*_told(scene, words), *own_wills(scene, said, words)]
    if scene.setting.article.genre == "statement":
        found += wills_of_parties(scene, words)
    elif scene.setting.article.genre == "report":
        found += narrated_wills(scene, words)
    found += [*listed_terms(scene, words, found), *terms_told_on(scene, words, found)]
    in_order = sorted(found, key=lambda m: (m.trigger, m.rule))
    return with_fates(scene, words, resolved(scene, in_order))


def _told(scene: Scene, words: CommitmentWords) -> Iterator[CommitmentMention]:
    for _, first, end in scene.parse.read_sentences():
        for i in range(first, end):
            way = _way(scene, words, i)
            made = way(scene, words, i) if way is not None else None
            if made is not None:
                yield made


def _binds_others(scene: Scene, i: int) -> bool:
    """As in "the pact commits both sides to …"; who commits himself or his troops binds himself."""
    obj = scene.parse.child(i, "obj")
    return obj is not None and bool(scene.cast.all(obj)) and not scene.cast.all(scene.parse.subject(i))


def _way(scene: Scene, words: CommitmentWords, i: int) -> _Way | None:
    """In which way the word at `i` may bind somebody."""
    parse = scene.parse
    pos, lemma = parse.pos[i], parse.lemma[i]
    ways: tuple[tuple[bool, _Way], ...] = (
        (pos == "VERB" and as_promised(parse, words, i), done_as_promised),
        (pos == "VERB" and lemma in words.passive and _binds_others(scene, i), laid_on),
        (pos == "VERB" and lemma in words.verbs, binding_verb),
        (pos == "VERB" and lemma in words.accepting, accepted),
        (pos == "VERB" and lemma in words.deciding, decided),
        (pos in ("ADJ", "VERB") and parse.lower[i] in words.adjectives and is_predicate(parse, words, i), predicate),
        (pos == "VERB" and lemma in words.binding, laid_on),
        (pos == "VERB" and lemma in words.providing, provided),
        (pos == "VERB" and lemma in words.giving, time_given),
        (pos == "VERB" and lemma == "have", time_had),
        (pos == "VERB" and lemma in words.conducting, kept_or_broken),
        (pos == "AUX" and lemma in words.duty, duty),
        (pos == "AUX" and lemma in words.owed, dated_duty),
        (pos == "AUX" and lemma == "be", set_duty),
        (pos == "NOUN" and lemma in words.nouns, pledge_noun),
        (pos == "NOUN" and lemma in words.breaches, breach),
        (pos == "NOUN" and lemma in words.decisions | words.deeds | words.declared, announced),
    )
    return next((way for fits, way in ways if fits), None)
