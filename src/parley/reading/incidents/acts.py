"""Acts: who does what to whom, in PLOVER's types, as verbs and nouns of an article tell it.

A verb tells an act when it has the complements that its pattern takes (`lexicon/incidents.toml`); a noun when it has a
doer or a victim of its own. In somebody's words more are acts: he asks when he says what another should do, refuses when
he says what he will not, accuses when he says what another broke. `incidents` makes reports of them, `positions` reads
from them what an actor wants.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.reading.incidents.words import VerbPattern
from parley.reading.scene import Scene, first_person
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = ["Act", "acts_of"]

_UPON = frozenset({"on", "against", "upon", "to", "into", "of", "for", "in", "at"})
_PARTICLES = frozenset({"compound:prt", "advmod", "obj", "xcomp", "obl", "case"})
_MEMBERS = frozenset({"compound", "nmod", "amod", "conj", "nmod:unmarked", "flat"})
_INSIDE = frozenset({"compound", "flat", "nmod:desc", "amod"})
_NOT_SAID = frozenset({"advcl", "acl:relcl", "acl"})
_OBLIQUE = frozenset({"obl", "obl:arg", "advcl", "nmod", "xcomp"})
_WILL_NOT = frozenset({"will", "would", "wo", "can", "could", "ca"})
_EXPLETIVE = frozenset({"you", "one", "there", "this", "that", "what", "which", "who"})
_PERSONS = frozenset({"people", "person", "civilian", "man", "woman", "child"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act over tokens: its trigger, who does it to whom, and `about`, the token that heads what it is about."""

    trigger: int
    type: str
    rule: str
    by: tuple[int, ...]
    on: tuple[int, ...]
    about: int


def acts_of(scene: Scene) -> Iterator[Act]:
    """All acts of an article, in the order of their triggers; furniture is left out."""
    for _, first, end in scene.parse.read_sentences():
        for i in range(first, end):
            made = _at(scene, i)
            if made is not None:
                yield made


def _at(scene: Scene, i: int) -> Act | None:
    parse, words = scene.parse, scene.words
    pos, lemma = parse.pos[i], parse.lemma[i]
    if pos == "VERB":
        return _of_verb(scene, i, lemma)
    if pos == "NOUN" and lemma in words.nouns and (made := _nominal(scene, i)) is not None:
        return made
    if pos == "AUX":
        return _asked(scene, i) if lemma in words.duty else None
    if lemma in words.verdicts and pos in ("NOUN", "ADJ"):
        return _verdict(scene, i)
    return _asked(scene, i) if lemma in words.needed and pos == "ADJ" else None


def _of_verb(scene: Scene, i: int, lemma: str) -> Act | None:
    words = scene.words
    patterns = words.verbs.get(lemma)
    made = _verbal(scene, i, patterns) if patterns else None
    if made is None and lemma in words.refusal:
        made = _refusal(scene, i)
    if made is None and lemma in words.charges:
        made = _charge(scene, i)
    if made is None and lemma in words.needed:
        made = _asked(scene, i)
    return made


def _verbal(scene: Scene, i: int, patterns: Sequence[tuple[tuple[str, ...], VerbPattern]]) -> Act | None:
    parse = scene.parse
    if parse.dep[i] in _INSIDE:
        return None
    for rest, pattern in patterns:
        if rest and not _goes_with(parse, i, rest):
            continue
        about = _complement(scene, i, pattern, rest)
        if about is None:
            continue
        by = scene.agent(i) if _passive(parse, i) else scene.doers(i)
        if not by and pattern.type in scene.words.material and not _can_act(scene, i):
            return None
        return Act(
            i,
            pattern.type,
            "act-verb",
            by,
            tuple(n for n in scene.victims(i, about, pattern.type) if n not in by),
            about,
        )
    return None


def _passive(parse: Parse, i: int) -> bool:
    if parse.child(i, "nsubj:pass", "aux:pass") is not None or _participle(parse, i):
        return True
    return (
        parse.dep[i] == "advcl"
        and parse.child(i, "nsubj", "aux", "obj") is None
        and parse.has(i, "VerbForm=Part")
        and parse.has(i, "Tense=Past")
    )


def _can_act(scene: Scene, i: int) -> bool:
    """Whether a deed without anybody of the cast can be one: no earthquake kills in anger."""
    parse = scene.parse
    subject = None if _passive(parse, i) else parse.child(i, "nsubj")
    return subject is None or _names(parse, subject, scene.words.agents) or parse.pos[subject] == "PRON"


def _goes_with(parse: Parse, i: int, rest: Sequence[str]) -> bool:
    near = {parse.lower[c] for c in parse.children[i] if parse.dep[c] in _PARTICLES and c > i}
    near |= {word for c in parse.kids(i, "obl", "obl:arg") for word in parse.case(c).split()}
    return all(word in near for word in rest)


def _participle(parse: Parse, i: int) -> bool:
    """Whether a verb is a past participle behind its noun: "the towns besieged by …"."""
    return parse.dep[i] == "acl" and parse.has(i, "VerbForm=Part") and parse.has(i, "Tense=Past")


def _complement(scene: Scene, i: int, pattern: VerbPattern, rest: Sequence[str]) -> int | None:
    """The head of the first complement that the pattern takes and the clause gives; the verb itself where it needs none."""
    parse = scene.parse
    for c in _candidates(scene, i, pattern.takes, rest):
        if pattern.unless and _names(parse, c, pattern.unless):
            continue
        if not pattern.nouns or _names(parse, c, pattern.nouns):
            return c
        subject = parse.child(i, "nsubj") if c == i or parse.dep[c] in _OBLIQUE else None
        if subject is not None and "alone" in pattern.takes and _names(parse, subject, pattern.nouns):
            return c
    return None


def _candidates(scene: Scene, i: int, takes: frozenset[str], rest: Sequence[str]) -> Iterator[int]:
    parse = scene.parse
    obj = parse.child(i, "obj", "nsubj:pass")
    if obj is None and _participle(parse, i):
        obj = parse.head[i]
    if (
        obj is not None
        and parse.lower[obj] not in rest
        and ("object" in takes or ("actor" in takes and _somebody(scene, obj)))
    ):
        yield obj
    yield from (c for c in parse.children[i] if _taken(parse, c, takes) and not scene.setting.is_time(c))
    if obj is not None and obj > i:
        yield from (c for c in parse.kids(obj, "nmod", "acl", "obl") if _marker(parse, c) in takes)
    subject = parse.child(i, "nsubj")
    if "subject" in takes and subject is not None:
        yield subject
    if "any" in takes or (
        "alone" in takes and obj is None and parse.child(i, "ccomp", "xcomp") is None and scene.people(parse.subject(i))
    ):
        yield i


def _taken(parse: Parse, c: int, takes: frozenset[str]) -> bool:
    dep = parse.dep[c]
    if dep == "ccomp":
        return "clause" in takes
    to = dep in ("xcomp", "advcl") and any(parse.lower[m] == "to" for m in parse.kids(c, "mark", "aux"))
    if to:
        return "infinitive" in takes
    if dep == "xcomp" and "predicate" in takes:
        return True
    marker = _marker(parse, c) if dep in _OBLIQUE else ""
    return bool(marker) and (marker in takes or (marker == "as" and "predicate" in takes))


def _marker(parse: Parse, c: int) -> str:
    return parse.case(c) or next((parse.lower[m] for m in parse.kids(c, "mark")), "")


def _somebody(scene: Scene, token: int) -> bool:
    return scene.parse.lemma[token] in _PERSONS or bool(scene.cast.all(token))


def _names(parse: Parse, token: int, nouns: frozenset[str]) -> bool:
    """Whether a phrase names one of some nouns: its head, with a noun before it, or what it is made of ("three tonnes of food")."""
    if _is_one(parse, token, nouns):
        return True
    for c in parse.children[token]:
        if parse.dep[c] not in _MEMBERS:
            continue
        if c < token and f"{parse.lemma[c]} {parse.lemma[token]}" in nouns:
            return True
        if (parse.dep[c] == "conj" or (parse.dep[c] == "nmod" and parse.case(c) == "of")) and _is_one(parse, c, nouns):
            return True
    return False


def _is_one(parse: Parse, token: int, nouns: frozenset[str]) -> bool:
    """Whether a noun is one of some, also in a plural that keeps its own lemma: "troops", "gunmen"."""
    lower = parse.lower[token]
    return (
        parse.lemma[token] in nouns
        or lower in nouns
        or lower.removesuffix("s") in nouns
        or lower.replace("men", "man") in nouns
    )


def _refusal(scene: Scene, i: int) -> Act | None:
    """What somebody says he will not do: "will not accept"."""
    parse = scene.parse
    if not parse.negated(i) or parse.dep[i] in _NOT_SAID or parse.child(i, "nsubj:pass") is not None:
        return None
    by = scene.doers(i) if _WILL_NOT & set(parse.aux(i)) else ()
    about = parse.child(i, "obj", "xcomp", "obl")
    return Act(i, "REJECT", "refusal", by, (), i if about is None else about) if by else None


def _charge(scene: Scene, i: int) -> Act | None:
    """What somebody says another did wrong: "said the army had violated …"."""
    speakers = scene.speakers(i)
    if not speakers or scene.parse.negated(i) or reality(scene.parse, i) not in ("past", "present"):
        return None
    doers = scene.agent(i) if _passive(scene.parse, i) else scene.doers(i)
    if not doers or scene.sides(speakers) & scene.sides(doers):
        return None
    return Act(i, "ACCUSE", "charge", speakers, doers, i)


def _verdict(scene: Scene, i: int) -> Act | None:
    """What somebody calls it in his own words: "said the detention was illegal"."""
    parse = scene.parse
    subject = parse.child(i, "nsubj", "nsubj:outer")
    if subject is None or parse.child(i, "cop") is None or parse.negated(i) or parse.dep[i] in _NOT_SAID:
        return None
    kind = scene.words.verdicts[parse.lemma[i]]
    if kind == "SUPPORT":
        by = scene.people(subject)
        on = next((f for c in parse.kids(i, "obl", "nmod") if (f := scene.cast.all(c) or scene.owners(c))), ())
    else:
        by, on = scene.speakers(i), scene.cast.all(subject) or scene.owners(subject)
    if not by or reality(parse, i) not in ("past", "present") or set(by) & set(on):
        return None
    return Act(i, kind, "verdict", by, on, i)


def _asked(scene: Scene, i: int) -> Act | None:
    """What somebody says another should do: "Both sides must …"."""
    parse = scene.parse
    speakers = scene.speakers(i)
    deed = parse.head[i] if parse.pos[i] == "AUX" else i
    subject = parse.child(deed, "nsubj", "nsubj:pass", "nsubj:outer")
    if (
        not speakers
        or subject is None
        or parse.dep[deed] in _NOT_SAID
        or first_person(parse, subject)
        or parse.lower[subject] in _EXPLETIVE
    ):
        return None
    if parse.pos[i] == "VERB" and not (parse.child(i, "xcomp") is not None and parse.has(i, "Tense=Pres")):
        return None
    bound = scene.people(subject) or scene.owners(subject)
    if scene.sides(bound) & scene.sides(speakers) or "have" in parse.aux(deed) or reality(parse, deed) == "conditional":
        return None
    return Act(i, "REQUEST", "duty", speakers, bound, deed) if bound or parse.dep[subject] == "nsubj:pass" else None


def _nominal(scene: Scene, i: int) -> Act | None:
    """A noun with a doer or a victim: "the rebels' attack on …", "launched an assault"."""
    parse, words = scene.parse, scene.words
    if parse.dep[i] in _INSIDE or any(parse.lower[d] in ("no", "any", "every") for d in parse.kids(i, "det")):
        return None
    event = words.nouns[parse.lemma[i]]
    if parse.dep[i] in ("obj", "nsubj:pass") and parse.lemma[parse.head[i]] in words.ended:
        return None
    verb = (
        parse.head[i] if parse.dep[i] in ("obj", "nsubj:pass") and parse.lemma[parse.head[i]] in words.light else None
    )
    deed = event.type in words.unnamed
    by = scene.owners(i, of=not deed) if event.needs != "light" else ()
    if not by and verb is not None:
        by = scene.doers(verb) if parse.dep[i] == "obj" else scene.agent(verb)
    on = next((f for c in parse.kids(i, "nmod") if parse.case(c) in _UPON and (f := scene.cast.all(c))), ())
    on = tuple(n for n in on if n not in by)
    if not by and (event.needs or not on):
        return None
    about = parse.child(i, "acl", "nmod", "ccomp")
    return Act(i, event.type, "act-noun", by, on, i if about is None else about)
