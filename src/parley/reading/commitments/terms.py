"""Terms in a list: what the lines behind "They agree to:" or "The deal obliges both sides to:" say, each from its verb on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.reading.commitments.bound import bound
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.owed import done_to
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.parse import Parse

__all__ = ["listed_terms"]

_LEADING = frozenset({"to", "will"})
_MARKERS = frozenset({"PUNCT", "NUM", "SYM", "X", "SPACE"})


def listed_terms(
    scene: Scene, words: CommitmentWords, found: Sequence[CommitmentMention]
) -> Iterator[CommitmentMention]:
    """One commitment for each line of a list that opens with a verb, of those whom the sentence before the list binds."""
    parse = scene.parse
    by_sentence = {parse.sent[m.trigger]: m for m in found if m.by}
    opening: CommitmentMention | None = None
    for n, first, end in parse.read_sentences():
        if (made := _opens(scene, words, by_sentence.get(n), (first, end))) is not None:
            opening = made
        elif opening is not None:
            deed = _bare_verb(parse, first, end)
            if deed is None:
                opening = None
            else:
                action, to = tuple(parse.subtree(deed)), done_to(scene, words, deed, opening.by)
                yield CommitmentMention(deed, "term", opening.kind, action, opening.by, to, deed=deed)


def _opens(
    scene: Scene, words: CommitmentWords, made: CommitmentMention | None, sentence: tuple[int, int]
) -> CommitmentMention | None:
    """What the sentence before a list binds whom to: it ends with a colon, and binds or ends with "to:" or "shall:"."""
    parse = scene.parse
    tokens = [t for t in range(*sentence) if parse.pos[t] != "SPACE"]
    if len(tokens) < 2 or parse.words[tokens[-1]] != ":":
        return None
    if made is not None or parse.lower[tokens[-2]] not in _LEADING | words.duty:
        return made
    root = next((t for t in tokens if parse.dep[t] == "root"), tokens[0])
    laid_on = parse.child(root, "obj") if parse.lemma[root] in words.binding else None
    by = bound(scene, words, laid_on if laid_on is not None else parse.subject(root)) or _first_named(scene, tokens)
    duty = laid_on is not None or parse.lower[tokens[-2]] in words.duty
    kind = "obligation" if duty else words.verbs.get(parse.lemma[root], "promise")
    return CommitmentMention(tokens[-2], "term", kind, (), by) if by else None


def _first_named(scene: Scene, tokens: Sequence[int]) -> tuple[int, ...]:
    return next((found for t in tokens if (found := scene.cast.all(t))), ())


def _bare_verb(parse: Parse, first: int, end: int) -> int | None:
    """The verb that a line opens with, behind its bullet or number, without a subject: "Release all prisoners"."""
    verb = next((t for t in range(first, end) if parse.pos[t] not in _MARKERS), None)
    starts_line = (
        verb is not None and "\n" in parse.text[parse.end[first - 1] - 1 : parse.start[first]] if first else False
    )
    if verb is None or not starts_line or parse.pos[verb] != "VERB" or parse.lower[verb] != parse.lemma[verb]:
        return None
    return verb if parse.child(verb, "nsubj", "nsubj:pass", "aux") is None else None
