"""Issues: which word below a want names what it is about."""

from __future__ import annotations

from collections.abc import Container

from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.parse import Parse

__all__ = [
    "amount",
    "aside",
    "ended",
    "is_meanwhile",
    "is_value",
    "issue_below",
    "meant",
    "points",
    "predicate",
    "withdraws",
]

_APART = frozenset({"acl:relcl", "parataxis"})
_MEANWHILE = frozenset({"while", "as", "after", "before", "since", "although", "though", "when"})
_ASKED = frozenset({"nsubj", "obj", "iobj"})
_LITTLE = frozenset({"det", "det:predet", "case", "punct", "cc", "conj", "mark"})
_PREDICATE = frozenset({"nsubj", "cop", "aux"})
"""What stands around a noun that is itself the predicate: "they are against the idea"."""
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_GROUNDS = frozenset(
    {
        "under",
        "at",
        "during",
        "amid",
        "per",
        "pursuant to",
        "according to",
        "despite",
        "near",
        "along",
        "outside",
        "close to",
        "next to",
        "against",
    }
)
_BESIDE = frozenset({"at", "near", "along", "outside", "close to", "next to"})
_NAMES = frozenset({"ORG", "PERSON", "PLACE", "FAC", "NORP"})
_PRONOUNS = frozenset({"it", "this", "they", "them", "many", "more", "one", "some", "all", "fewer"})
_ASIDE = "something"
"""A pronoun that takes up what was just said: "arbitration, something that A has refused"."""
_STEPS = frozenset(
    {"law", "bill", "decree", "order", "recognition", "licence", "license", "draft", "tariff", "ban", "rule"}
)
_SOME = frozenset({"a", "an", "any", "another", "no"})
_DEPTH = 4
"""Steps down the tree from what is wanted to the word that names the issue."""


def issue_below(
    scene: Scene, words: PositionWords, about: int, *, apart: Container[int] = (), beside: Container[str] | None = None
) -> int | None:
    """The token that names the issue: the highest one from `about` down, the first of equals; what is below `apart` is left out.

    Who is to do it names the issue only where nothing else does: "the government must open the crossings". Where there is none and
    `beside` is given, any noun for something at stake does that is not in it, else a deed that says enough alone.
    """
    parse = scene.parse
    level = [about]
    other = doer = None
    for _ in range(_DEPTH):
        for t in level:
            if t not in apart and _names_issue(parse, words, t) and not _acts(scene, words, t):
                if not _is_asked(scene, t):
                    return t
                doer = t if doer is None else doer
            matter = beside is not None and t not in apart and _is_matter(scene, t, beside)
            if other is None and matter and not is_value(parse, words, t):
                other = t
        if other is None and beside is not None and any(_is_wanted_one(scene, t, about, beside) for t in level):
            return next(t for t in level if _is_wanted_one(scene, t, about, beside))
        level = [
            c
            for t in level
            for c in parse.children[t]
            if c not in apart
            and not _is_apart(parse, t, c)
            and not _grounds(parse, c)
            and not _called(scene, t, c)
            and not (parse.lemma[t] in words.joint and parse.dep[c] in ("nmod", "acl", "advcl"))
        ]
    if (
        other is None
        and doer is None
        and beside is not None
        and predicate(parse, about) in words.bare
        and parse.pos[about] == "VERB"
    ):
        return about
    return doer if other is None else other


def is_value(parse: Parse, words: PositionWords, t: int) -> bool:
    """Whether a noun means what everybody is to honour and nobody negotiates: "international law", "human rights", "the resort to force"."""
    if parse.lemma[t] not in words.values:
        return False
    if any(parse.lower[c] in words.universal for c in parse.kids(t, "amod", "compound")):
        return True
    behind = {parse.lemma[c] for c in parse.kids(t, "acl", "nmod")}
    return not words.valued.isdisjoint(behind) or (parse.dep[t] == "nmod" and parse.lemma[parse.head[t]] == "rule")


def _called(scene: Scene, above: int, c: int) -> bool:
    """Whether a word only tells who somebody is: the "island" of "the island states"."""
    return above in scene.cast.at and scene.parse.dep[c] in ("compound", "amod", "flat", "nmod:desc")


def predicate(parse: Parse, verb: int) -> str:
    """The lemma of a verb with its particles: "rule out"."""
    return " ".join((parse.lemma[verb], *(parse.lower[c] for c in parse.kids(verb, "compound:prt"))))


def withdraws(parse: Parse, verb: int) -> bool:
    """Whether what is withdrawn is a paper or a step, or what a pronoun means, and nothing that could march: "withdraw the bill"."""
    what = parse.child(verb, "obj", "nsubj:pass") if parse.lemma[verb] == "withdraw" else None
    return what is not None and (parse.lower[what] == "it" or parse.lemma[what] in _STEPS)


def _is_apart(parse: Parse, above: int, c: int) -> bool:
    """Whether a clause, or the subject of a clause within which there is another, says nothing of what is wanted."""
    return (
        parse.dep[c] in _APART
        or (parse.dep[c] == "advcl" and is_meanwhile(parse, c))
        or (parse.dep[c] == "nsubj:outer" and parse.child(above, "nsubj", "nsubj:pass") is not None)
    )


def is_meanwhile(parse: Parse, clause: int) -> bool:
    """Whether a clause with a subject of its own tells what happens beside: "while A waits", "after the truce took effect"."""
    marked = any(parse.lower[m] in _MEANWHILE for m in parse.kids(clause, "mark"))
    return marked and parse.child(clause, "nsubj", "nsubj:pass") is not None


def meant(scene: Scene, words: PositionWords, about: int, before: int | None) -> int | None:
    """What a pronoun means where it is all that is wanted, or a noun that only points back.

    That is the issue of the stand `before` it, in its sentence or, for a noun, in the one before; else the nearest word that names one.
    """
    parse = scene.parse
    level = (about, *(c for c in parse.kids(about, "obj", "obl", "nsubj:pass") if parse.case(c) != "at"))
    if parse.lemma[about] == "do" and any(parse.lower[c] == "so" for c in parse.kids(about, "advmod")):
        first = parse.sents[parse.sent[about]][0]
        deeds = (t for t in range(about - 1, first - 1, -1) if parse.pos[t] == "VERB" and t != parse.head[about])
        return next((t for t in deeds if parse.dep[t] in ("xcomp", "acl", "advcl")), None)
    pointing = any(points(parse, words, t) for t in level)
    if not pointing and not any(parse.lower[t] in _PRONOUNS or (parse.lower[t] == "that" and t > about) for t in level):
        return None
    if before is not None and parse.sent[about] - parse.sent[before] <= pointing and before < min(level):
        return before
    first = parse.sents[max(parse.sent[about] - 1, 0)][0]
    return next(
        (
            t
            for t in range(min(level) - 1, first - 1, -1)
            if parse.pos[t] == "NOUN" and t not in scene.cast.at and _names_issue(parse, words, t)
        ),
        None,
    )


def points(parse: Parse, words: PositionWords, t: int) -> bool:
    """Whether a noun alone only points to what was said before: "the idea", "such a move", "this possibility"."""
    if parse.lower[t] == _ASIDE and parse.dep[t] in ("parataxis", "appos"):
        return parse.child(t, "acl:relcl") is not None
    if parse.lemma[t] not in words.generic or parse.pos[t] != "NOUN":
        return False
    beside = {parse.lower[c] for c in parse.kids(t, "det", "det:predet", "amod")}
    said = any(parse.dep[c] not in _LITTLE | _PREDICATE and parse.lower[c] != "such" for c in parse.children[t])
    return aside(parse, t) is not None or (bool(beside & (_POINTING | {"such"})) and not said)


def aside(parse: Parse, t: int) -> int | None:
    """The noun of which one behind a comma is only another name: "arbitration, a step that A has resisted"."""
    first = parse.subtree(t)[0]
    comma = first if parse.lower[first] == "," else first - 1
    said = any(c > t for h in (t, parse.head[t]) for c in parse.kids(h, "acl:relcl", "acl"))
    loose = parse.dep[t] in ("appos", "parataxis") and said
    last = comma - 2 if parse.pos[comma - 1] == "ADV" else comma - 1  # "… instead, a course that …"
    return last if loose and parse.lower[comma] == "," and parse.pos[last] == "NOUN" else None


def amount(parse: Parse, words: PositionWords, t: int) -> bool:
    """Whether a word only says how much: "7.5 per cent", "60 days", "two"."""
    counted = parse.lemma[t] in words.amounts and any(parse.pos[c] == "NUM" for c in parse.children[t])
    return parse.pos[t] == "NUM" or counted


def _is_asked(scene: Scene, t: int) -> bool:
    """Whether a word means somebody who is to do what is wanted, as its subject or as whom it is asked of."""
    parse = scene.parse
    asked = parse.dep[t] in _ASKED or (parse.dep[t] in ("obl", "obl:arg") and parse.case(t) in ("on", "upon"))
    owns = parse.dep[t] == "nmod:poss"
    return t in scene.cast.at and (owns or (asked and parse.pos[parse.head[t]] == "VERB"))


def _acts(scene: Scene, words: PositionWords, t: int) -> bool:
    """Whether a word means who does what is wanted of nobody else: "the efforts of the government"."""
    parse = scene.parse
    below = parse.dep[t] == "nmod" and parse.case(t) == "of" and parse.lemma[parse.head[t]] in words.efforts
    return below and t in scene.cast.at


def _grounds(parse: Parse, c: int) -> bool:
    """Whether a phrase only says when, where, by what right or against what: "under the protocol", "at the summit", "the defence against attacks"."""
    return (parse.dep[c] == "obl" and parse.case(c) in _GROUNDS) or (
        parse.dep[c] in ("nmod", "conj") and parse.case(c) in _BESIDE | {"against"}
    )


def _names_issue(parse: Parse, words: PositionWords, t: int) -> bool:
    """A noun of the lexicon that is no part of a name, or a verb that says what such a noun does: "withdraw"."""
    if parse.pos[t] == "VERB":
        return predicate(parse, t) in words.deeds and parse.dep[t] != "amod" and not withdraws(parse, t)
    if parse.pos[t] == "ADJ" and parse.lemma[parse.head[t]] in words.plights:
        return False
    known = parse.lemma[t] in words.issues and parse.pos[t] in ("NOUN", "PROPN", "ADJ")
    return known and not _in_name(parse, t) and not is_value(parse, words, t)


def _is_matter(scene: Scene, t: int, beside: Container[str]) -> bool:
    """A noun for something at stake rather than somebody, somewhere, some time or something said."""
    if scene.parse.lemma[t] in beside:
        return False
    return (
        scene.parse.pos[t] == "NOUN"
        and t not in scene.cast.at
        and scene.parse.ent_at[t] < 0
        and not scene.setting.is_time(t)
    )


def _is_wanted_one(scene: Scene, t: int, about: int, beside: Container[str]) -> bool:
    """Whether somebody is only spoken of as what there should be, or not: "wants a joint force", "opposes any mediator"."""
    n = scene.cast.at.get(t)
    if n is None or scene.cast.members[n].named or scene.parse.pos[t] != "NOUN" or scene.parse.lemma[t] in beside:
        return False
    head = t == about or (scene.parse.head[t] == about and scene.parse.dep[t] == "obj")
    return head and any(scene.parse.lower[d] in _SOME for d in scene.parse.kids(t, "det"))


def _in_name(parse: Parse, token: int) -> bool:
    """Whether a word only belongs to somebody's name: the council of "Security Council"."""
    n = parse.ent_at[token]
    return n >= 0 and parse.ents[n][2] in _NAMES


def ended(parse: Parse, words: PositionWords, about: int, issue: int) -> bool:
    """Whether an end of the issue is asked for: a word of ending stands between."""
    t = issue
    for _ in range(6):
        if t == about or parse.head[t] == t:
            break
        t = parse.head[t]
        if parse.lemma[t] in words.ending:
            return True
    return parse.lemma[about] in words.ending
