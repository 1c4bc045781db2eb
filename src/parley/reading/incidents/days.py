"""On which day an act is done: what its clause or that above it says, else the day of the text where it is told as of that day."""

from __future__ import annotations

from datetime import date

from parley.model import Time
from parley.reading.incidents.mentioned import is_mentioned
from parley.reading.incidents.sayings import SAID, Act
from parley.reading.incidents.whom import DURING
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import governor, reality
from parley.reading.syntax.parse import Parse
from parley.reading.times.present import is_present

__all__ = ["day_of_act"]

_CLIMB = 4
_LOOK_BACK = 40
"""Sentences of an official text among which the one that names the day stands."""
_NEAR = 31
"""Days between talks and the text that announces or tells them."""
_DAY = len("YYYY-MM-DD")
_WORD = 12
"""Code points in which the word before a time stands."""
_ALONE = frozenset({"conj", "advcl"})
"""Relations of a verb that, with a subject of its own, tells of a time of its own."""
_ABOUT = frozenset({"of", "about", "under", "for", "to", "with", "against", "from"})
"""Prepositions behind a verb of saying under which stands what it is about."""
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
_CORE = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent"})


def day_of_act(scene: Scene, act: Act) -> str | None:
    """The day in EDTF; None where the text leaves it open."""
    return _issued(scene, act) or _told(scene, act) or _day_of_talks(scene, act) or _today(scene, act)


def _told(scene: Scene, act: Act) -> str | None:
    """The day of the deed; coordinated deeds share a time, and words are said when the verb above them says."""
    parse = scene.parse
    token = act.trigger
    for _ in range(_CLIMB):
        spoken = act.rule in SAID and token in scene.said  # "said on Monday that it had broken the truce in March"
        when = None if spoken else scene.setting.moment(token)
        when = None if when is not None and _aside(parse, act.trigger, token, when) else when
        if when is not None and not (act.type not in scene.words.material and _of_matter(scene, token, when)):
            return _span(scene, when) if _own(scene, act.trigger, when) else None
        if parse.head[token] == token or (act.type in scene.words.material and parse.dep[token] != "conj"):
            break
        if parse.dep[token] == "acl:relcl" or (parse.dep[token] in _ALONE and parse.child(token, "nsubj") is not None):
            break  # a clause of its own
        if parse.dep[token] == "conj" and is_present(parse, token) and reality(parse, parse.head[token]) == "past":
            break  # "took up arms in 1964 and is blamed for …"
        token = parse.head[token]
    return _beside(scene, act)


def _aside(parse: Parse, i: int, verb: int, when: Time) -> bool:
    """Whether a time stands in a clause below a verb that does not tell the deed: "nurses, whose wards were shut in May, called for …"."""
    inside = [c for s in parse.kids(verb, "nsubj", "nsubj:pass", "obj") for c in parse.kids(s, "acl:relcl")]
    inside += parse.kids(verb, "xcomp", "ccomp") if verb != i else ()  # "agreed to vote in May but rejects …"
    return any(when.start <= parse.start[t] < when.end for c in inside for t in parse.subtree(c))


def _own(scene: Scene, i: int, when: Time) -> bool:
    """Whether a time is a deed's own: that of a clause that only speaks of the deed is not."""
    parse = scene.parse
    return not is_mentioned(scene, i) or any(when.start <= parse.start[t] < when.end for t in parse.subtree(i))


def _of_matter(scene: Scene, verb: int, when: Time) -> bool:
    """Whether a time is that of the thing a verb of saying is about: "welcomed the deal of 5 May", "told him of the deal of 5 May"."""
    parse = scene.parse
    if parse.pos[verb] != "VERB":
        return False
    matter = (
        *parse.kids(verb, "obj", "iobj"),
        *(c for c in parse.kids(verb, "obl", "obl:arg") if parse.case(c) in _ABOUT),
    )
    judged = {pattern.type for _, pattern in scene.words.verbs.get(parse.lemma[verb], ())}
    obj = parse.child(verb, "obj")
    if obj is not None and judged and judged <= _JUDGING and scene.setting.article.genre == "statement":
        return when.start > parse.start[obj]  # "condemned the launch of a rocket by A on 24 March"
    return any(when.start <= parse.start[t] < when.end for c in matter for t in parse.subtree(c))


def _span(scene: Scene, when: Time) -> str | None:
    """The days of a time; what has been done since one of a known year goes on."""
    before = scene.setting.article.text[max(0, when.start - _WORD) : when.start].lower().split()
    one = when.edtf is not None and not set("/[{X") & set(when.edtf)
    return f"{when.edtf}/.." if one and before[-1:] == ["since"] else when.edtf


def _beside(scene: Scene, act: Act) -> str | None:
    """The day of the clause that a deed opens with "when", or of the clause that says of it that it took place."""
    parse, i = scene.parse, act.trigger
    clauses = [c for c in parse.kids(i, "acl", "acl:relcl") if parse.pos[i] == "NOUN" and parse.subject(c) == i]
    if parse.dep[i] in ("advcl", "acl:relcl") and any(
        parse.lower[m] == "when" for m in parse.kids(i, "advmod", "mark")
    ):
        clauses.append(parse.head[i])
    times = (scene.setting.when(c) for c in clauses)
    return next((time.edtf for time in times if time is not None), None)


def _issued(scene: Scene, act: Act) -> str | None:
    """The day on which an official text is given out, for what it does by saying so: "We urge both sides …", "is imposing sanctions on …"."""
    parse, article = scene.parse, scene.setting.article
    declared = act.type not in scene.words.material or act.type == "SANCTION"
    if article.genre != "statement" or not declared or parse.pos[act.trigger] == "NOUN":
        return None
    now = is_present(parse, act.trigger) or act.rule in ("duty", "refusal", "verdict")
    return article.published.edtf if now and not parse.has(act.trigger, "VerbForm=Ger") else None


def _day_of_talks(scene: Scene, act: Act) -> str | None:
    """In an official text that tells of a day's talks: the day of the last sentence that names one."""
    parse = scene.parse
    if scene.setting.article.genre != "statement" or act.type in scene.words.material:
        return None
    for n in range(parse.sent[act.trigger], max(-1, parse.sent[act.trigger] - _LOOK_BACK), -1):
        first, end = parse.sents[n]
        root = next((t for t in range(first, end) if parse.head[t] == t and parse.pos[t] == "VERB"), None)
        when = scene.setting.when(root) if root is not None else None
        if (
            when is not None
            and root is not None
            and not _is_deed(scene, root)
            and _near(scene, when.edtf)
            and not _of_matter(scene, root, when)
        ):
            return when.edtf
    return None


def _is_deed(scene: Scene, verb: int) -> bool:
    """Whether a verb, or what it has for its object, tells a deed rather than talks: "on Monday they launched an attack"."""
    parse, words = scene.parse, scene.words
    told = [pattern.type for _, pattern in words.verbs.get(parse.lemma[verb], ())]
    obj = parse.child(verb, "obj", "nsubj:pass")
    event = words.nouns.get(parse.lemma[obj]) if obj is not None else None
    return (event is not None and event.type in words.material) or (bool(told) and words.material.issuperset(told))


def _near(scene: Scene, day: str | None) -> bool:
    """Whether something is a day of the weeks around that on which the text was given out."""
    issued = scene.setting.article.published.edtf
    if day is None or issued is None or len(day) != _DAY or len(issued) != _DAY:
        return False
    try:
        return abs((date.fromisoformat(issued) - date.fromisoformat(day)).days) <= _NEAR
    except ValueError:
        return False


def _today(scene: Scene, act: Act) -> str | None:
    """The day of publication, for what an item that is told in the present says to be done on it."""
    parse, i = scene.parse, act.trigger
    verb = i if parse.pos[i] == "VERB" else governor(parse, i)
    if verb is None or reality(parse, verb) == "conditional" or not _part_of_it(parse, i):
        return None
    return scene.setting.day(i)


def _part_of_it(parse: Parse, token: int) -> bool:
    """Whether a deed is done in what its clause tells, rather than only mentioned: "after the attack", "accused of attacking"."""
    if parse.pos[token] == "VERB":
        return not (parse.lower[token].endswith("ing") and parse.kids(token, "mark", "case"))
    return parse.dep[token] in _CORE or (parse.dep[token] == "obl" and parse.case(token) in DURING)
