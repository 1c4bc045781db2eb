"""Stands of who asks for something, supports or rejects it, as the acts of an article tell them."""

from __future__ import annotations

from parley.reading.incidents.sayings import Act
from parley.reading.positions.issues import is_meanwhile
from parley.reading.positions.want import Want, denied, holds, other
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import passive
from parley.reading.syntax.parse import Parse

__all__ = ["stand_of_act"]

_STANDS = {"REQUEST": ("asked", "for"), "SUPPORT": ("supported", "for"), "REJECT": ("rejected", "against")}
_WHEN = frozenset({"before", "after", "during", "within", "until", "since", "ahead of", "amid", "despite"})
"""Prepositions of when something is asked, not of what."""
_PLACES = frozenset({"to", "from", "in", "at", "into", "near", "along"})
_ASKED = frozenset({"xcomp", "ccomp", "advcl", "obl", "obl:arg"})


def stand_of_act(scene: Scene, words: PositionWords, act: Act) -> Want | None:
    """What somebody wants by asking, refusing or backing something, as the acts tell it."""
    parse = scene.parse
    if act.type not in _STANDS or not act.by or parse.lemma[act.trigger] in words.courtesy:
        return None
    if act.rule == "verdict" or _supposes(parse, act.trigger) or parse.lemma[act.about] in words.thanks:
        return None
    if act.rule in ("act-verb", "act-noun") and not holds(parse, words, act.trigger):
        return None
    if act.type == "REQUEST" and (_to_his_own(parse, act.trigger) or _told_aside(parse, words, act.trigger)):
        return None
    rule, stance = _STANDS[act.type]
    told = () if act.about in scene.cast.at else (act.about,)
    aside = None if act.type == "SUPPORT" else "as"  # "demanded an amnesty as the price of …", "rejected it as a stunt"
    behind = (
        c
        for c in parse.children[act.trigger]
        if c > act.trigger and _is_asked(parse, c) and parse.case(c) not in (aside, *_WHEN) and not _what_for(parse, c)
    )
    behind = (c for c in behind if not (told and act.type == "REQUEST" and _where_to(parse, c)))
    asked = tuple(k for c in behind for k in (parse.kids(c, "acl") if _says_to_what(scene, c) else (c,)))
    asked = tuple(sorted(asked, key=lambda c: parse.case(c) in ("on", "upon")))  # not whom it is asked of
    heads = (*asked, *told) if act.type == "REQUEST" else (*told, *asked)
    return Want(
        act.trigger,
        heads,
        act.by,
        rule,
        other(stance) if denied(parse, act.trigger) and act.rule == "act-verb" else stance,
    )


def _is_asked(parse: Parse, c: int) -> bool:
    """Whether a phrase or clause says what is asked for: of a verb, or of a noun ("the demand that they leave")."""
    told = {parse.lower[m] for m in parse.kids(c, "mark", "nsubj", "obj")} & {"that", "to"}
    if parse.dep[c] == "advcl" and is_meanwhile(parse, c):
        return False
    return parse.dep[c] in _ASKED or (parse.dep[c] in ("acl", "acl:relcl") and "that" in told)


def _where_to(parse: Parse, c: int) -> bool:
    """Whether a phrase behind what is asked for only says where it is to go: "demanded their withdrawal | to their bases"."""
    return parse.dep[c] in ("obl", "obl:arg") and parse.case(c) in _PLACES


def _what_for(parse: Parse, c: int) -> bool:
    """Whether a phrase only says what something else is needed for: "justice is essential to peace", "these steps are critical to building trust"."""
    needed, to = parse.head[c], {parse.case(c), *(parse.lower[m] for m in parse.kids(c, "mark"))}
    if parse.pos[needed] != "ADJ" or to.isdisjoint({"to", "for"}) or parse.child(c, "nsubj") is not None:
        return False
    subject = parse.child(needed, "nsubj")
    return subject is not None and parse.lower[subject] != "it"


def _says_to_what(scene: Scene, c: int) -> bool:
    """Whether a phrase belongs to the parties before it, where the tree hangs it on the verb: "calls on all parties to the conflict to …"."""
    before = scene.parse.subtree(c)[0] - 1
    return scene.parse.case(c) == "to" and before in scene.cast.at and before > scene.parse.head[c]


def _supposes(parse: Parse, aux: int) -> bool:
    """Whether a "should" only stands for "if": "will leave should the talks fail"."""
    subject = parse.child(parse.head[aux], "nsubj", "nsubj:pass") if parse.lower[aux] == "should" else None
    return subject is not None and aux < subject


def _told_aside(parse: Parse, words: PositionWords, verb: int) -> bool:
    """Whether it is only told whose something was: "the resolution proposed by A"."""
    return parse.lemma[verb] in words.wants and passive(parse, verb)


def _to_his_own(parse: Parse, verb: int) -> bool:
    """Whether somebody tells his own people what to do: "urged its citizens to leave"."""
    asked = parse.child(verb, "obj", "iobj")
    owner = None if asked is None else parse.child(asked, "nmod:poss")
    return owner is not None and parse.pos[owner] == "PRON" and parse.child(verb, "xcomp") is not None
