"""The stage that a verb tells of an instrument by its words alone: of its subject ("the truce ran out") or its object ("signed the deal")."""

from __future__ import annotations

from collections.abc import Mapping

from parley.reading.instruments.words import InstrumentWords, Stage
from parley.reading.syntax.parse import Parse

__all__ = ["Verbs", "ends_another", "stage_of_verb", "told_of"]

Verbs = Mapping[str, tuple[tuple[tuple[str, ...], Stage], ...]]


def told_of(parse: Parse, words: InstrumentWords, place: int) -> Stage | None:
    """The stage that the verb above a noun tells of its subject or object."""
    above, dep = parse.head[place], parse.dep[place]
    if dep in ("nsubj", "nsubj:outer"):
        stage = stage_of_verb(parse, words, words.runs, above)
        return (
            stage_of_verb(parse, words, words.verbs, above) if stage is None and _is_participle(parse, above) else stage
        )
    if dep in ("obj", "nsubj:pass", "obl", "obl:arg"):
        oblique = dep.startswith("obl") and parse.case(place) != ""
        stage = stage_of_verb(parse, words, words.verbs, above, place if oblique else None)
        if stage is None and dep == "nsubj:pass":
            stage = stage_of_verb(parse, words, words.runs, above)
        return stage
    return None


def ends_another(parse: Parse, verb: int) -> bool:
    """Whether a verb has an object, which the tree may take for a length of time: "the truce ended six weeks of war"."""
    behind = (c for c in parse.kids(verb, "obl:unmarked") if c > verb)
    return parse.child(verb, "obj") is not None or any(
        parse.case(k) == "of" for c in behind for k in parse.kids(c, "nmod")
    )


def _is_participle(parse: Parse, verb: int) -> bool:
    """Whether what the tree takes for the verb of a subject may be a participle behind it: "since the agreement signed in May"."""
    bare = parse.child(verb, "iobj", "ccomp", "xcomp", "aux", "aux:pass", "cop") is None
    return (
        bare and not ends_another(parse, verb) and (parse.has(verb, "Tense=Past") or parse.has(verb, "VerbForm=Part"))
    )


def stage_of_verb(
    parse: Parse, words: InstrumentWords, table: Verbs, verb: int, oblique: int | None = None
) -> Stage | None:
    """The stage of a verb with the words after it: a particle, a noun ("take effect"), or the preposition of an oblique instrument."""
    entries = table.get(parse.lemma[verb]) or table.get(parse.lower[verb]) or ()
    case = parse.case(oblique) if oblique is not None else ""
    after = [parse.lower[t] for t in range(verb + 1, min(verb + 4, len(parse.words)))]
    apart = tuple(parse.lower[c] for c in parse.kids(verb, "compound:prt"))  # "turned it down"
    for rest, stage in entries:
        if not rest:
            if oblique is None and not (table is words.runs and ends_another(parse, verb)):
                return stage  # "the truce ended" is over, "the truce ended the war" is not
        elif " ".join(rest) == case or (oblique is None and (list(rest) == after[: len(rest)] or rest == apart)):
            return stage
    return None
