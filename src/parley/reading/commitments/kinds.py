"""Which kind a commitment is, by its deed, its condition and the text that it stands in, where its verb leaves that open."""

from __future__ import annotations

from collections.abc import Sequence

from parley.model import CommitmentKind
from parley.reading.commitments.conditions import UNTIL, condition_of
from parley.reading.commitments.duties import under_pact
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene
from parley.reading.syntax.parse import Parse
from parley.reading.tells import is_likely

__all__ = ["SURE", "kind_of_promise", "kind_of_will", "threatens"]

SURE = 2.0
"""Log odds from which on the reader model alone makes a threat of what somebody says he will do."""
_UNLESS = frozenset({"unless"})
"""Markers of what others must do lest it be done."""
_IF = frozenset({"if", "provided", "providing", "return", "exchange"})
"""Words of the markers of what is asked of others; "once" and "until" only tell when."""


def threatens(parse: Parse, words: CommitmentWords, deed: int) -> bool:
    """Whether what somebody will do is held out to others, though no word calls it a threat: it does harm ("will impose sanctions"), or the reader model is sure that its sentence threatens."""
    return _harms(parse, words, deed) or is_likely(parse, parse.sent[deed], "threats", SURE)


def _harms(parse: Parse, words: CommitmentWords, deed: int) -> bool:
    obj = parse.child(deed, "obj")
    done = obj is not None and parse.lemma[obj] in words.harms and not _eases(parse, words, deed)
    harm = parse.lemma[deed] in words.harming or parse.lemma[deed] in words.harms or done
    return harm and not parse.negated(deed)


def _eases(parse: Parse, words: CommitmentWords, deed: int) -> bool:
    """Whether a deed takes harm away: "will lift the sanctions", "will eliminate or reduce tariffs"."""
    return any(parse.lemma[t] in words.easing for t in (deed, *parse.kids(deed, "conj")))


def kind_of_will(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> CommitmentKind:
    """What it is that somebody will do: what he holds out to others if they do something is an offer, unless it does harm."""
    parse, deed = scene.parse, m.deed if m.deed is not None else m.trigger
    if _harms(parse, words, deed):
        return "threat"
    if any(parse.lower[c] == "otherwise" for c in parse.kids(deed, "advmod")):
        return "threat"
    if _unless(scene, words, m):
        return "threat"
    if parse.lemma[deed] in words.conceding and not parse.negated(deed) and _asks(scene, words, m):
        return "offer"
    return "threat" if is_likely(parse, parse.sent[deed], "threats", SURE) else "promise"


def _unless(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> bool:
    """Whether it is held out to others lest they do not do something: "unless they pay", "will withhold it until they leave"."""
    parse, found = scene.parse, condition_of(scene.parse, words, m)
    tokens = found.tokens if found is not None else frozenset[int]()
    deed = m.deed if m.deed is not None else m.trigger
    until = parse.lemma[deed] in words.withholding and any(parse.lower[t] in UNTIL for t in tokens)
    others = any(parse.dep[t] in ("nsubj", "nsubj:pass") for t in tokens)  # not "unless necessary"
    undone = any(parse.lower[t] == "if" for t in tokens) and any(_is_undone(parse, words, t) for t in tokens)
    lest = any(parse.lower[t] in _UNLESS for t in tokens) or (undone and parse.lemma[deed] in words.withholding)
    return others and (until or lest)


def _is_undone(parse: Parse, words: CommitmentWords, verb: int) -> bool:
    """Whether a clause is of what is not done: "if no schools reopen", "if they do not pay", "if it fails to pay"."""
    failing = parse.lemma[verb] in words.failing
    none = any(parse.lower[d] == "no" for c in parse.kids(verb, "nsubj", "nsubj:pass") for d in parse.kids(c, "det"))
    return parse.pos[verb] == "VERB" and (failing or none or parse.negated(verb))


def _asks(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> bool:
    """Whether others are to do something first: "if the army stops", not "if they do not stop"."""
    parse, found = scene.parse, condition_of(scene.parse, words, m)
    tokens = found.tokens if found is not None else frozenset[int]()
    asked = any(parse.lower[t] in _IF for t in tokens)
    return asked and not any(parse.negated(t) for t in tokens if parse.pos[t] == "VERB")


def kind_of_promise(scene: Scene, words: CommitmentWords, verb: int, deed: int, by: Sequence[int]) -> CommitmentKind:
    """What a verb of promising makes: an obligation under a pact and in the own words of an official text, an agreement of several."""
    parse, lemma = scene.parse, scene.parse.lemma[verb]
    if words.verbs[lemma] == "promise" and _harms(parse, words, deed):
        return "threat"  # "vowed to retaliate"
    if lemma not in words.undertaking:
        return words.verbs[lemma]
    laid_down = scene.setting.article.genre == "statement" and parse.has(verb, "Tense=Pres") and verb not in scene.said
    if lemma not in words.oblique and (laid_down or under_pact(scene, words, deed) or under_pact(scene, words, verb)):
        return "obligation"
    told = parse.has(verb, "Tense=Past") and parse.dep[verb] != "acl:relcl" and parse.child(verb, "cop") is None
    return "agreement" if told and len(by) > 1 else words.verbs[lemma]
