"""Where a deed is done: in its own phrase, its clause, its sentence, or the scene set right before it. Words have no place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.reading.incidents.mentioned import is_mentioned
from parley.reading.incidents.sayings import Act
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import LOCATIVE, Place, governor, place_at, place_of
from parley.reading.syntax.parse import Parse

__all__ = ["place_of_act"]

_TOWARD = frozenset(
    {"into", "to", "on", "of", "over", "against", "from", "through", "along", "around", "across", "outside"}
)
_CLAUSES = ("ccomp", "conj", "advcl", "parataxis")
_NO_SITE = frozenset({"nmod:poss", "nsubj", "obl:agent", "amod"})
"""Relations in which a state is somebody who acts or owns rather than a place."""

_BEFORE = 2
"""Sentences of the same paragraph before a deed that may set its scene."""


def place_of_act(scene: Scene, act: Act) -> str | None:
    """The words of the place; None where the text leaves it open."""
    parse = scene.parse
    if act.type not in scene.words.material and act.type != "AGREE":
        return None
    near = place_of(parse, act.trigger, act.about, *_telling(scene, act))
    if near is not None or act.type == "SANCTION":
        return _words(near)
    if act.type != "AGREE" and (goal := _done_to(scene, act) or _in_clause(scene, act)) is not None:
        return goal.words
    return None if is_mentioned(scene, act.trigger) else _words(_scene_set(scene, act))


def _telling(scene: Scene, act: Act) -> Iterator[int]:
    """What also has the place of a deed: the verb that says that it happened, the thing that did it ("a Kabul car bombing killed …")."""
    parse, words = scene.parse, scene.words
    verb = governor(parse, act.trigger) if parse.pos[act.trigger] == "NOUN" else None
    if verb is not None and (parse.lemma[verb] in words.happening or parse.lemma[verb] in words.light):
        yield verb
    subject = parse.child(act.trigger, "nsubj") if parse.pos[act.trigger] == "VERB" else None
    if subject is not None and parse.pos[subject] == "NOUN" and not act.by:
        yield subject


def _words(place: Place | None) -> str | None:
    """The words of a place, if there is one."""
    return place.words if place is not None else None


def _done_to(scene: Scene, act: Act) -> Place | None:
    """The place that a deed is done to, or goes to; of "a Kabul bombing killed …" the one before the noun."""
    parse = scene.parse
    for c in (t for head in (act.trigger, act.about) for t in parse.children[head]):
        place = None if _does(scene, act, c) else place_at(parse, c)
        if place is not None and (parse.dep[c] in ("obj", "nsubj:pass") or parse.case(c) in _TOWARD):
            return place
    return None


def _in_clause(scene: Scene, act: Act) -> Place | None:
    """The place of the clause, if it names but one; where those come from who act is another matter."""
    parse = scene.parse
    doers = (c for c in parse.kids(act.trigger, "nsubj", "obl:agent") if scene.people(c))
    apart = (*parse.kids(act.trigger, *_CLAUSES), *doers)
    sites = _sites(parse, parse.subtree(act.trigger, apart))
    return _only(parse, (t for t in sites if not _does(scene, act, t)))


def _does(scene: Scene, act: Act, token: int) -> bool:
    """Whether a name is of one who does the deed: "attacks from Chad"."""
    return not set(act.by).isdisjoint(scene.cast.all(token)) and scene.parse.case(token) not in LOCATIVE


def _scene_set(scene: Scene, act: Act) -> Place | None:
    """The one place at which something is told to be, in the sentence of a deed, else in those right before it in its paragraph."""
    parse = scene.parse
    n = parse.sent[act.trigger]
    for k in range(n, max(-1, n - _BEFORE - 1), -1):
        first, end = parse.sents[k]
        if k != n and "\n" in parse.text[parse.start[first] : parse.start[parse.sents[n][0]]]:
            return None
        inside = [t for t in _sites(parse, range(first, end)) if parse.case(_top(parse, t)) in LOCATIVE]
        if k == n:
            inside = [t for t in inside if not _yet_to_come(parse, act.trigger, t)]
        if inside:
            return _only(parse, inside)
    return None


def _yet_to_come(parse: Parse, deed: int, site: int) -> bool:
    """Whether a place is that of what its sentence tells of another day: "fired at each other, hours before they were to meet in Doha"."""
    clause = governor(parse, _top(parse, site))
    if clause is None or clause == deed or clause in parse.ancestors(deed):
        return False
    marks = {parse.lower[m] for m in parse.kids(clause, "mark", "case")}
    return parse.dep[clause] == "advcl" and not marks.isdisjoint(("before", "after"))


def _sites(parse: Parse, tokens: Iterable[int]) -> Iterator[int]:
    """Of some tokens the first one of each place or building that neither acts nor owns."""
    seen: set[int] = set()
    for t in tokens:
        n = parse.ent_at[t]
        if n < 0 or n in seen or place_at(parse, t) is None:
            continue
        seen.add(n)
        if parse.dep[_top(parse, t)] not in _NO_SITE:
            yield t


def _top(parse: Parse, token: int) -> int:
    """The token of a name on which its others hang."""
    first, end, _ = parse.ents[parse.ent_at[token]]
    return next((t for t in range(first, end) if not first <= parse.head[t] < end or parse.head[t] == t), token)


def _only(parse: Parse, sites: Iterable[int]) -> Place | None:
    """The place that they all name; None if they name several."""
    places = {place.words: place for t in sites if (place := place_at(parse, t)) is not None}
    return next(iter(places.values())) if len(places) == 1 else None
