"""Issues: which word below a want names what it is about, and the issue in the article's words."""

from __future__ import annotations

from collections.abc import Container

from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import governor, place_at
from parley.reading.syntax.parse import Parse

__all__ = ["ended", "is_meanwhile", "issue_below", "meant", "phrase", "points", "predicate"]

_AROUND = frozenset(
    {"det", "det:predet", "punct", "acl:relcl", "acl", "advcl", "parataxis", "cc", "conj", "appos", "case", "advmod"}
)
_PREDICATE = frozenset({"nsubj", "cop", "aux", "mark"})
"""What stands around an issue that is itself the predicate: "is against the ban"."""
_APART = frozenset({"acl:relcl", "parataxis"})
_MEANWHILE = frozenset({"while", "as", "after", "before", "since", "although", "though", "when"})
_ASKED = frozenset({"nsubj", "obj", "iobj"})
_LITTLE = frozenset({"det", "det:predet", "case", "punct", "cc", "conj", "mark"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_GROUNDS = frozenset({"under", "at", "during", "amid", "per", "pursuant to", "according to", "despite"})
_NAMES = frozenset({"ORG", "PERSON", "PLACE", "FAC", "NORP"})
_PRONOUNS = frozenset({"it", "this", "them", "many", "more", "one", "some", "all", "fewer"})
_NO_QUOTES = str.maketrans("", "", '"“”„«»')
_DEPTH = 4
"""Steps down the tree from what is wanted to the word that names the issue."""
_BARE = 2
"""Words of an issue that says little without its place: "ceasefire", "temporary truce"."""
_BACK = 120
"""Words back to the pact that an extension is of."""
_LONGEST = 8
"""Words of an issue; a longer phrase is told by its name in the lexicon."""


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
            if other is None and beside is not None and t not in apart and _is_matter(scene, t, beside):
                other = t
        level = [
            c
            for t in level
            for c in parse.children[t]
            if c not in apart and not _is_apart(parse, t, c) and not _grounds(parse, c)
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


def predicate(parse: Parse, verb: int) -> str:
    """The lemma of a verb with its particles: "rule out"."""
    return " ".join((parse.lemma[verb], *(parse.lower[c] for c in parse.kids(verb, "compound:prt"))))


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


def meant(scene: Scene, words: PositionWords, about: int) -> int | None:
    """What a pronoun means where it is all that is wanted: the nearest word before it that names an issue, a sentence back at most."""
    parse = scene.parse
    level = (about, *parse.kids(about, "obj", "obl"))
    if not any(parse.lower[t] in _PRONOUNS or points(parse, words, t) for t in level):
        return None
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
    if parse.lemma[t] not in words.generic or parse.pos[t] != "NOUN":
        return False
    beside = {parse.lower[c] for c in parse.kids(t, "det", "det:predet", "amod")}
    said = any(parse.dep[c] not in _LITTLE and parse.lower[c] != "such" for c in parse.children[t])
    aside = parse.dep[t] == "appos" and parse.child(t, "acl:relcl", "acl") is not None  # "…, a step opposed by A"
    return aside or (bool(beside & (_POINTING | {"such"})) and not said)


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
    """Whether a phrase only says when, where or by what right: "under the protocol", "at the summit"."""
    return parse.dep[c] == "obl" and parse.case(c) in _GROUNDS


def _names_issue(parse: Parse, words: PositionWords, t: int) -> bool:
    """A noun of the lexicon that is no part of a name, or a verb that says what such a noun does: "withdraw"."""
    if parse.pos[t] == "VERB":
        return predicate(parse, t) in words.deeds
    return parse.lemma[t] in words.issues and parse.pos[t] in ("NOUN", "PROPN", "ADJ") and not _in_name(parse, t)


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


def phrase(parse: Parse, issue: int, words: PositionWords) -> str:
    """The issue in the article's words: its noun with what stands closest around it; the lexicon's name where that is no noun, or long."""
    name = words.issues.get(parse.lemma[issue])
    if (change := _change(parse, words, issue)) is not None:
        return change
    described = parse.pos[issue] == "ADJ" and parse.dep[issue] == "amod"
    if described or (parse.dep[issue] == "compound" and parse.pos[parse.head[issue]] == "NOUN"):
        return phrase(parse, parse.head[issue], words)
    if name is not None and parse.pos[issue] not in ("NOUN", "PROPN"):
        return name
    if parse.pos[issue] == "VERB":
        return _deed(parse, issue)
    skip = {
        c for c in parse.children[issue] if parse.dep[c] in _AROUND | _PREDICATE or _only_describes(parse, c, words)
    }
    tokens = parse.subtree(issue, skip)
    text = " ".join(parse.text[parse.start[tokens[0]] : parse.end[tokens[-1]]].split()).translate(_NO_QUOTES)
    text = text if len(text.split()) <= _LONGEST else text.partition(",")[0]
    text = text if name is None or len(text.split()) <= _LONGEST else name
    if name is not None and len(text.split()) == 1 and (fuller := _fuller(parse, words, issue)) is not None:
        return phrase(parse, fuller, words)
    where = _where(parse, issue) if tokens[-1] == issue and len(text.split()) <= _BARE else None
    return f"{text} in {where}" if where is not None else text


def _change(parse: Parse, words: PositionWords, issue: int) -> str | None:
    """What is done to a term, with what it is done to: "extension of the truce" for "extend it"; None for anything else, and for what tells it itself."""
    noun = words.changes.get(parse.lemma[issue])
    if noun is None or parse.child(issue, "nmod", "compound") is not None:
        return None
    changed = parse.child(issue, "obj", "nsubj:pass") if parse.pos[issue] == "VERB" else None
    if changed is not None and parse.pos[changed] in ("NOUN", "PROPN"):
        return f"{noun} of the {phrase(parse, changed, words)}"
    pact = next((t for t in range(issue - 1, max(issue - _BACK, -1), -1) if _is_pact(parse, words, t)), None)
    return None if pact is None else f"{noun} of the {parse.lower[pact]}"


def _is_pact(parse: Parse, words: PositionWords, t: int) -> bool:
    """Whether a word is a pact that may be in force: what an extension that is told alone is of."""
    return parse.lemma[t] in words.pacts and parse.lemma[t] not in words.changes and parse.pos[t] == "NOUN"


def _fuller(parse: Parse, words: PositionWords, issue: int) -> int | None:
    """Where a noun that only points back was called by more words: "the talks" of "six-party talks"."""
    if not any(parse.lower[d] in _POINTING for d in parse.kids(issue, "det")):
        return None
    lemma = parse.lemma[issue]
    before = (
        t for t in range(issue - 1, max(issue - _BACK, -1), -1) if parse.lemma[t] == lemma and parse.pos[t] == "NOUN"
    )
    return next((t for t in before if any(_tells(parse, c, words) for c in parse.children[t])), None)


def _tells(parse: Parse, c: int, words: PositionWords) -> bool:
    """Whether what stands beside a noun tells which one it is."""
    return parse.dep[c] in ("compound", "nmod") or (parse.dep[c] == "amod" and parse.lemma[c] not in words.pressing)


def _where(parse: Parse, issue: int) -> str | None:
    """The one place that the clause names behind a bare issue: "an early ceasefire and a return to talks in A"."""
    end, clause = parse.sents[parse.sent[issue]][1], governor(parse, issue)
    beside = (t for t in range(issue + 1, end) if parse.case(t) == "in" and governor(parse, t) == clause)
    sites = {p.words for t in beside if (p := place_at(parse, t)) is not None}
    return sites.pop() if len(sites) == 1 else None


def _deed(parse: Parse, verb: int) -> str:
    """A verb with its object or what goes with it: "leave the houses"; the condition is said elsewhere."""
    beside = next((c for c in parse.kids(verb, "obj", "xcomp", "obl") if c > verb), None)
    last = verb if beside is None else parse.subtree(beside, parse.kids(beside, *_AROUND - {"det", "case"}))[-1]
    last = max(last, verb, *parse.kids(verb, "compound:prt"))
    words = [parse.lemma[verb], *parse.text[parse.end[verb] : parse.end[last]].split()]
    return " ".join(words[:_LONGEST]).translate(_NO_QUOTES)


def _only_describes(parse: Parse, token: int, words: PositionWords) -> bool:
    """What tells neither an issue nor whose: the "immediate" of "immediate ceasefire", the "its" of "its offensive"."""
    if parse.dep[token] == "nmod:poss":
        return parse.pos[token] == "PRON"
    return parse.dep[token] == "nummod" or (parse.dep[token] == "amod" and parse.lemma[token] in words.pressing)
