"""Leads: sentences in which the reader model sees a stand where no rule found one."""

from __future__ import annotations

from collections.abc import Iterator

from parley.reading.arguments import parties, phrases
from parley.reading.positions.want import Want
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import clauses_of
from parley.reading.tells import LEAD, LEADS, is_likely

__all__ = ["leads"]

_AGAINST = 0.7
"""Log odds from which on a stand is against its issue: two to one."""
_BESIDE = ("obj", "xcomp", "ccomp", "obl", "nsubj:pass", "nsubj")


def leads(scene: Scene, words: PositionWords) -> Iterator[Want]:
    """One want for each likely sentence: of whoever plays the part of the actor in it, else of whoever speaks its innermost clause."""
    parse = scene.parse
    for n, _, _ in parse.read_sentences():
        if not is_likely(parse, n, "positions", LEADS):
            continue
        main, inner = clauses_of(parse, n)
        if parse.lemma[inner] in words.given_up and parse.lemma[parse.child(inner, "obj") or inner] in words.nouns:
            continue
        who = (
            parties(parse, scene.cast, n, "positions actor", scene.people) or scene.speakers(inner) or scene.doers(main)
        )
        against = is_likely(parse, n, "positions against", _AGAINST)
        about = tuple(c for dep in _BESIDE for c in parse.kids(inner, dep) if c not in scene.cast.at)
        wanted = (t for run in phrases(parse, n, "positions wants") for t in run if parse.head[t] not in run)
        yield Want(inner, (*wanted, *about, inner), who, LEAD, "against" if against else "for")
