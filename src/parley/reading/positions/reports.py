"""Positions: what an actor wants or refuses on an issue under negotiation.

Whoever asks for, supports or rejects something takes a stand on the issue that it names (`lexicon/issues.toml`); so does
who wants it, is ready for it, or would do it on a condition. Who asks for the end of a burden is against the burden.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.model import Position
from parley.reading.incidents.acts import Act
from parley.reading.positions.words import PositionWords
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = ["positions"]

_CONFIDENCE = {"asked": 0.6, "supported": 0.55, "rejected": 0.45, "wanted": 0.75, "willing": 0.5, "conditional": 0.75}
"""Chance that a position made by the rule is one, as counted on annotated articles."""

_STANDS = {"REQUEST": ("asked", "for"), "SUPPORT": ("supported", "for"), "REJECT": ("rejected", "against")}
_ACTORS = frozenset({"state", "organisation", "armed_group", "group", "person"})
_AROUND = frozenset({"det", "punct", "acl:relcl", "acl", "advcl", "parataxis", "cc", "conj", "appos", "case"})
_ASKED = frozenset({"xcomp", "ccomp", "advcl", "obl", "obl:arg"})
_WOULD = frozenset({"would", "will", "could", "'ll", "can", "may"})
_NAMES = frozenset({"ORG", "PERSON", "PLACE", "FAC", "NORP"})
_NO_QUOTES = str.maketrans("", "", '"“”„«»')
_DEPTH = 4
"""Steps down the tree from what is wanted to the word that names the issue."""

_WORDS = 25
"""Words of the article that `wants` holds at most."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """One stand over tokens: `issue` is the token that names the issue, `wants` heads what is wanted."""

    trigger: int
    rule: str
    stance: str
    actors: tuple[int, ...]
    issue: int
    wants: int


@dataclass(frozen=True, slots=True)
class _Want:
    """What may be a stand: `about` heads what is wanted; `whole`: that is the clause of the trigger itself, its subject aside."""

    trigger: int
    about: int
    actors: tuple[int, ...]
    rule: str
    stance: str
    whole: bool = False


def positions(scene: Scene, acts: Sequence[Act], words: PositionWords) -> tuple[Position, ...]:
    """The positions of an article, in the order of the text; one for each actor and sentence."""
    out: list[Position] = []
    seen: set[tuple[int, int]] = set()
    for stand in sorted([*_of_acts(scene, acts, words), *_of_wills(scene, words)], key=lambda s: (s.trigger, s.rule)):
        if scene.setting.in_title(stand.trigger):
            continue
        for actor in stand.actors:
            key = (actor, scene.parse.sent[stand.trigger])
            if actor in scene.setting.ids and key not in seen:
                seen.add(key)
                out.append(_report(scene, words, stand, actor))
    return tuple(out)


def _of_acts(scene: Scene, acts: Sequence[Act], words: PositionWords) -> Iterator[_Stand]:
    for act in acts:
        if act.type not in _STANDS or not act.by or scene.parse.lemma[act.trigger] in words.courtesy:
            continue
        rule, stance = _STANDS[act.type]
        if act.rule in ("act-verb", "act-noun") and not _holds(scene.parse, act.trigger):
            continue
        heads = (*(c for c in scene.parse.children[act.trigger] if scene.parse.dep[c] in _ASKED), act.about)
        stands = (_stand(scene, words, _Want(act.trigger, head, act.by, rule, stance)) for head in heads)
        made = next((s for s in stands if s is not None), None)
        if made is not None:
            yield made


def _holds(parse: Parse, verb: int) -> bool:
    """Whether the stand is taken, now or before; one that is only thought of is none."""
    if parse.pos[verb] == "VERB" and any(parse.lower[m] == "to" for m in parse.kids(verb, "mark")):
        return parse.dep[verb] == "advcl"
    return parse.pos[verb] != "VERB" or reality(parse, verb) in ("past", "present", "future")


def _of_wills(scene: Scene, words: PositionWords) -> Iterator[_Stand]:
    parse = scene.parse
    for _, first, end in parse.read_sentences():
        for i in range(first, end):
            if parse.pos[i] in ("VERB", "ADJ") and (want := _will(scene, words, i)) is not None:
                made = _stand(scene, words, want)
                if made is not None:
                    yield made


def _will(scene: Scene, words: PositionWords, i: int) -> _Want | None:
    parse = scene.parse
    if parse.lower[i] in words.willing:
        return _willing(scene, words, i)
    if parse.pos[i] != "VERB":
        return None
    found = _conditional(scene, words, i) if parse.lemma[i] in words.yielding else None
    return found or (_wanted(scene, words, i) if parse.lemma[i] in words.wants else None)


def _conditional(scene: Scene, words: PositionWords, i: int) -> _Want | None:
    """The words "would accept a truce if …", "will not return until …", "depends on …"."""
    parse = scene.parse
    depends = parse.lemma[i] in words.depending
    if not depends and not (_WOULD & set(parse.aux(i)) and _condition(parse, words, i)):
        return None
    actors = scene.doers(i) or (scene.speakers(i) if depends else ())
    return _Want(i, i, actors, "conditional", "conditional", whole=True)


def _wanted(scene: Scene, words: PositionWords, i: int) -> _Want | None:
    parse = scene.parse
    if (
        not _holds(parse, i)
        or parse.child(i, "nsubj:pass", "aux:pass") is not None
        or parse.dep[i] in ("amod", "compound")
    ):
        return None
    about = parse.child(i, "obj", "xcomp", "ccomp", "obl")
    if about is not None and parse.lemma[about] in words.courtesy:
        return None
    stance = words.wants[parse.lemma[i]]
    return _Want(i, about, scene.doers(i), "wanted", stance) if about is not None and about > i else None


def _willing(scene: Scene, words: PositionWords, i: int) -> _Want | None:
    parse = scene.parse
    about = parse.child(i, "xcomp", "ccomp", "advcl", "obl")
    if parse.child(i, "cop", "aux:pass") is None or about is None or about < i:
        return None
    stance = words.willing[parse.lower[i]]
    if parse.negated(i):
        stance = "against"
    return _Want(i, about, scene.people(parse.subject(i)), "willing", stance)


def _stand(scene: Scene, words: PositionWords, want: _Want) -> _Stand | None:
    """The stand that a want makes, if somebody wants it and it names an issue; its words tell the stance more closely."""
    parse, about = scene.parse, want.about
    issue = _issue(scene, words, want) if want.actors else None
    if issue is None:
        return None
    stance = want.stance
    if _condition(parse, words, want.trigger) or _condition(parse, words, about):
        stance = "conditional"
    elif stance == "for" and parse.lemma[issue] in words.burdens and _ended(parse, words, about, issue):
        stance = "against"
    return _Stand(want.trigger, want.rule, stance, want.actors, issue, about)


def _issue(scene: Scene, words: PositionWords, want: _Want) -> int | None:
    """The token that names the issue: the highest one below what is wanted, the first of equals."""
    parse = scene.parse
    subject = parse.child(want.trigger, "nsubj", "nsubj:pass") if want.whole else None
    level = [want.about]
    for _ in range(_DEPTH):
        for t in level:
            if (t != want.trigger or not want.whole) and parse.lemma[t] in words.issues and not _in_name(parse, t):
                return t
        level = [
            c
            for t in level
            for c in parse.children[t]
            if c != subject and parse.dep[c] not in ("acl:relcl", "parataxis", "nsubj:outer")
        ]
    return None


def _in_name(parse: Parse, token: int) -> bool:
    """Whether a word only belongs to somebody's name: the council of "Security Council"."""
    n = parse.ent_at[token]
    return n >= 0 and parse.ents[n][2] in _NAMES


def _ended(parse: Parse, words: PositionWords, about: int, issue: int) -> bool:
    """Whether an end of the issue is asked for: a word of ending stands between."""
    t = issue
    for _ in range(6):
        if t == about or parse.head[t] == t:
            break
        t = parse.head[t]
        if parse.lemma[t] in words.ending:
            return True
    return parse.lemma[about] in words.ending


def _condition(parse: Parse, words: PositionWords, head: int) -> bool:
    for c in parse.children[head]:
        if (
            parse.dep[c] == "advcl"
            and parse.lower[parse.subtree(c)[0]] != "even"
            and any(parse.lower[m] in words.clauses for m in parse.kids(c, "mark", "advmod", "case"))
        ):
            return True
        if parse.dep[c] in ("obl", "obl:arg") and parse.case(c) in words.nominals:
            return True
    return False


def _report(scene: Scene, words: PositionWords, stand: _Stand, actor: int) -> Position:
    parse, setting = scene.parse, scene.setting
    return Position(
        id=_id(scene, stand, actor),
        evidence=(setting.sentence(stand.trigger),),
        confidence=_CONFIDENCE[stand.rule],
        made_by=f"rule {stand.rule}",
        according_to=setting.refer(n for n in scene.speakers(stand.trigger) if n != actor),
        actor=setting.ids[actor],
        issue=_phrase(parse, stand.issue, words),
        stance=stand.stance,
        wants=_wants(parse, stand),
    )


def _id(scene: Scene, stand: _Stand, actor: int) -> str:
    """The anchor of several actors' common stand is each one's mention: one report for each."""
    if len(stand.actors) == 1:
        return scene.setting.report_id("w", scene.setting.span(stand.trigger))
    first = min(scene.cast.members[actor].spans)[0]
    return scene.setting.report_id("w", (first, scene.parse.end[stand.trigger]))


def _phrase(parse: Parse, issue: int, words: PositionWords) -> str:
    """The issue in the article's words: its noun with what stands closest around it."""
    skip = {c for c in parse.children[issue] if parse.dep[c] in _AROUND or _only_describes(parse, c, words)}
    if parse.pos[issue] not in ("NOUN", "PROPN"):
        return words.issues[parse.lemma[issue]]
    tokens = parse.subtree(issue, skip)
    text = " ".join(parse.text[parse.start[tokens[0]] : parse.end[tokens[-1]]].split()).translate(_NO_QUOTES)
    return text if len(text.split()) <= 8 else words.issues[parse.lemma[issue]]


def _only_describes(parse: Parse, token: int, words: PositionWords) -> bool:
    """What tells neither an issue nor whose: the "immediate" of "immediate ceasefire", the "its" of "its offensive"."""
    if parse.dep[token] == "nmod:poss":
        return parse.pos[token] == "PRON"
    return parse.dep[token] in ("amod", "nummod") and parse.lemma[token] not in words.issues and parse.ent_at[token] < 0


def _wants(parse: Parse, stand: _Stand) -> str | None:
    tokens = parse.subtree(
        stand.wants, {c for c in parse.children[stand.wants] if parse.dep[c] in ("punct", "case", "mark", "parataxis")}
    )
    text = " ".join(" ".join(parse.text[a:b] for a, b in parse.runs(tokens)).split())
    return " ".join(text.split()[:_WORDS]) or None
