"""Leads: sentences in which the reader model sees a commitment where no rule found words that bind."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from parley.model import CommitmentKind
from parley.reading.arguments import parties, words_of
from parley.reading.commitments.bound import bound, may_speak_for
from parley.reading.commitments.kinds import SURE
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import clauses_of
from parley.reading.syntax.parse import Parse
from parley.reading.tells import LEAD, LEADS, is_likely

__all__ = ["leads"]

_ASKING = frozenset({"must", "should", "ought"})
"""Auxiliaries by which a speaker lays on others what he asks of them."""


def leads(scene: Scene, words: CommitmentWords, told: Container[int]) -> Iterator[CommitmentMention]:
    """One mention for each likely sentence that is not among those `told`, if somebody is bound; what is to be done is what the model sees, else its innermost clause."""
    parse, cast = scene.parse, scene.cast
    for n, _, _ in parse.read_sentences():
        if n in told or not is_likely(parse, n, "commitments", LEADS):
            continue
        main, inner = clauses_of(parse, n)
        if _is_unmade(parse, words, inner):
            continue
        by = parties(parse, cast, n, "commitments by", lambda t: bound(scene, words, t)) or scene.speakers(inner)
        if not by or _is_asked(scene, inner, by):
            continue
        to = parties(parse, cast, n, "commitments to", scene.people) if _named(scene, n) else ()
        action = words_of(parse, n, "commitments action")
        deed = next((t for t in action if parse.pos[t] == "VERB" and parse.head[t] not in action), None)
        if _is_no_deed(parse, words, inner if deed is None else deed) or _is_of_others(
            scene, words, inner if deed is None else deed, by
        ):
            continue
        yield CommitmentMention(
            trigger=inner if deed is None else deed,
            rule=LEAD,
            kind=_kind(scene, n, by),
            action=_whole(parse, deed, action) if deed is not None else action or tuple(parse.subtree(inner)),
            by=by,
            to=tuple(m for m in to if m not in by),
            deed=inner if deed is None else deed,
            told=main,
        )


def _whole(parse: Parse, deed: int, action: Sequence[int]) -> tuple[int, ...]:
    """What the model sees of a deed without holes: all between its first word and its last, and no half phrase."""
    below = set(parse.subtree(deed))
    seen = {k for t in action if t in below for k in (t, parse.head[t]) if k in below}
    return tuple(t for t in range(min(seen), max(seen) + 1) if t in below)


def _is_unmade(parse: Parse, words: CommitmentWords, deed: int) -> bool:
    """Whether the promise of a deed is denied, not the deed: "has not agreed to withdraw", "never promised to"."""
    return any(parse.lemma[a] in words.verbs and parse.negated(a) for a in parse.ancestors(deed))


def _is_no_deed(parse: Parse, words: CommitmentWords, deed: int) -> bool:
    """Whether something only may happen, would have, or comes to somebody: "could be extended", "would have obliged them to leave", "would receive a third"."""
    if parse.lemma[deed] in words.receiving:
        return True
    verbs = (deed, *(a for a in parse.ancestors(deed) if parse.dep[deed] in ("xcomp", "ccomp")))
    return any("could" in parse.aux(v) or {"would", "have"} <= set(parse.aux(v)) for v in verbs)


def _is_asked(scene: Scene, deed: int, by: tuple[int, ...]) -> bool:
    """Whether somebody else says that they should do it: "the sides must keep talking, the envoy said"."""
    tellers, parse = scene.speakers(deed), scene.parse
    laid_on = any(_ASKING & set(parse.aux(verb)) for verb in (deed, *parse.ancestors(deed)))
    return bool(tellers) and laid_on and not scene.sides(tellers) & scene.sides(by)


def _is_of_others(scene: Scene, words: CommitmentWords, deed: int, by: tuple[int, ...]) -> bool:
    """Whether somebody says it of others for whom he does not speak: that binds neither him nor them."""
    tellers = scene.speakers(deed)
    if not tellers or scene.parse.child(deed, "nsubj:pass") is not None:
        return False
    who = bound(scene, words, scene.parse.subject(deed))
    return bool(who) and {*who} <= {*by} and not may_speak_for(scene, tellers, who)


def _named(scene: Scene, sentence: int) -> bool:
    """Whether the sentence is likely to name somebody to whom it is promised."""
    return bool(words_of(scene.parse, sentence, "commitments to"))


def _kind(scene: Scene, sentence: int, by: tuple[int, ...]) -> CommitmentKind:
    if is_likely(scene.parse, sentence, "threats", SURE):
        return "threat"
    several = len(by) > 1 or scene.cast.members[by[0]].plural
    return "agreement" if several and is_likely(scene.parse, sentence, "AGREE") else "promise"
