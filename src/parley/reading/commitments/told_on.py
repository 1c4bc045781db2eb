"""Terms told on: what a report says in its own voice that parties "would" do, right behind the sentence that tells of their agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.reading.commitments.bound import bound
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.owed import done_to
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene

__all__ = ["terms_told_on"]

_AHEAD = 2
"""Sentences behind that of an agreement, or behind one of its terms, in which the next is told."""


def terms_told_on(
    scene: Scene, words: CommitmentWords, found: Sequence[CommitmentMention]
) -> Iterator[CommitmentMention]:
    """One commitment for each such clause: "They agreed on a truce. Both would withdraw within a week."."""
    parse = scene.parse
    agreed = {parse.sent[m.trigger] for m in found if m.kind == "agreement" and m.state == "made"}
    last = -_AHEAD - 1
    for n, first, end in parse.read_sentences():
        for t in range(first, end):
            deed = parse.head[t]
            if n - last > _AHEAD or parse.lower[t] != "would" or t in scene.said or t in scene.cast.quoted:
                continue
            if parse.dep[deed] not in ("root", "conj") or parse.pos[deed] != "VERB" or parse.kids(deed, "advcl"):
                continue
            subject = parse.child(deed, "nsubj")
            by = bound(scene, words, subject)
            if subject is None or not by or parse.lemma[deed] in words.empty or "have" in parse.aux(deed):
                continue
            action, to = tuple(parse.subtree(deed, {subject})), done_to(scene, words, deed, by)
            yield CommitmentMention(deed, "term", "agreement", action, by, to, deed=deed)
            last = n
        if n in agreed:
            last = n
