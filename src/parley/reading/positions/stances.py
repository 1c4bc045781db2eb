"""The stance of a want, as the words between what tells it and its issue say it more closely: conditions, denials, ends of burdens."""

from __future__ import annotations

from parley.reading.positions.conditions import conditioned, strictly
from parley.reading.positions.issues import ended, predicate, withdraws
from parley.reading.positions.want import Want, other
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import agent
from parley.reading.syntax.parse import Parse

__all__ = ["end_of", "given_up_below", "stance_of"]

_PATH = 6
"""Steps up the tree from an issue to what is wanted of it."""


def stance_of(scene: Scene, words: PositionWords, want: Want, about: int, issue: int) -> str:
    """The stance of a want, as the words around it tell it more closely."""
    parse = scene.parse
    if any(
        _termed(scene, words, want, t) or (want.stance == "against" and _lacks(parse, t)) for t in (want.trigger, about)
    ):
        return "conditional"
    if want.stance == "against":
        goes_on = want.whole and parse.lemma[about] in words.ending and parse.child(about, "xcomp") is not None
        return "for" if goes_on else "against"
    if (of := given_up_below(parse, words, about)) is not None and want.stance == "for":
        return other(words.nouns[parse.lemma[of]][0])
    path = _path(parse, about, issue)
    if not path and want.stance == "for" and _undoes_it(parse, words, about):
        return "against"
    if not path or any(parse.negated(t) and _loses(parse, words, t) for t in path):
        return want.stance
    turned = want.stance == "for" and (_denied(parse, about, issue) or _relieved(parse, words, about, issue))
    return "against" if turned else want.stance


def _termed(scene: Scene, words: PositionWords, want: Want, t: int) -> bool:
    """Whether what somebody wants has a condition; what he asks of another has one only where nothing else will do."""
    return strictly(scene.parse, words, t) if want.rule == "asked" else conditioned(scene, words, t)


def end_of(parse: Parse, words: PositionWords, want: Want, about: int, issue: int) -> int | None:
    """What ends the issue, where that is what somebody is against: "opposes lifting the sanctions", "will not lift the siege"."""
    own = (want.trigger,) if parse.negated(want.trigger) and want.trigger != about else ()
    path = (t for t in (*_path(parse, about, issue), *own) if t != issue and parse.lemma[t] not in words.wants)
    return next((t for t in path if _ends(parse, words, t)), None)


def _ends(parse: Parse, words: PositionWords, t: int) -> bool:
    """Whether a word tells of ending or undoing something."""
    return parse.lemma[t] in words.ending or predicate(parse, t) in words.undoing


def _loses(parse: Parse, words: PositionWords, t: int) -> bool:
    """Whether not to do it keeps the issue: "not to undermine the truce", "not to let it lapse"."""
    left = parse.child(t, "xcomp", "ccomp") if parse.lemma[t] in words.letting else None
    return predicate(parse, t if left is None else left) in words.losing | words.undoing | words.ending


def given_up_below(parse: Parse, words: PositionWords, about: int) -> int | None:
    """The noun for a stand that is to be given up: "drop its demand for …"."""
    stand = parse.child(about, "obj") if predicate(parse, about) in words.given_up else None
    return stand if stand is not None and parse.lemma[stand] in words.nouns else None


def _lacks(parse: Parse, head: int) -> bool:
    """Whether something is told by what it is without: "a truce without a withdrawal", "approve a plan that does not …"."""
    own = (head, *parse.kids(head, "obj"))
    return any(parse.case(c) == "without" for t in own for c in parse.kids(t, "obl", "nmod")) or any(
        parse.negated(c) for t in own for c in parse.kids(t, "acl:relcl")
    )


def _relieved(parse: Parse, words: PositionWords, about: int, issue: int) -> bool:
    """Whether the end of a burden is wanted, or that anything be undone: "waive the immunity"."""
    whole = issue
    while parse.dep[whole] in ("nmod", "compound") and whole != about:
        whole = parse.head[whole]
    undone = parse.head[whole] if parse.dep[whole] in ("obj", "nsubj:pass") else issue
    done = (*parse.kids(issue, "acl"), *(parse.kids(undone, "xcomp") if undone != issue else ()))
    parts = [t for t in done if parse.has(t, "VerbForm=Part") and t > issue and agent(parse, t) is None]
    governing = () if issue == about else (undone,)  # above what is wanted stands who wants it
    if any(predicate(parse, t) in words.undoing or withdraws(parse, t) for t in (*governing, *parts) if t != issue):
        return True
    if any(parse.lemma[t] in words.ending for t in parts):
        return True  # "wants the sanctions lifted", "wants the truce ended"
    return parse.lemma[issue] in words.burdens and ended(parse, words, about, issue)


def _undoes_it(parse: Parse, words: PositionWords, about: int) -> bool:
    """Whether what a pronoun means is to be undone: "asked that they be suspended", "urged them to withdraw it"."""
    what = parse.child(about, "obj", "nsubj:pass")
    undone = predicate(parse, about) in words.undoing or withdraws(parse, about)
    return what is not None and parse.pos[what] == "PRON" and undone


def _denied(parse: Parse, about: int, issue: int) -> bool:
    """Whether it is wanted that something never be: "so that A never has the bomb", "no guarantees"."""
    return any(
        (parse.pos[t] == "VERB" and parse.negated(t)) or any(parse.lower[d] == "no" for d in parse.kids(t, "det"))
        for t in _path(parse, about, issue)
    )


def _path(parse: Parse, about: int, issue: int) -> tuple[int, ...]:
    """From the word that names the issue up to what is wanted of it; nothing where it stands elsewhere, as what a pronoun means does."""
    steps = [issue]
    while steps[-1] != about and len(steps) < _PATH and parse.head[steps[-1]] != steps[-1]:
        steps.append(parse.head[steps[-1]])
    at_root = steps[-1] != about and parse.head[steps[-1]] == steps[-1]
    return () if at_root else tuple(steps)
