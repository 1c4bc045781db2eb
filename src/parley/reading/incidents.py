"""Incidents: what the parties did or had done to them, in PLOVER's types, with how the article stands to it.

PLOVER asks for future, hypothetical and negated events to be told apart; here the modality of each comes from the grammar
around its trigger and from whose words it stands in. A deed that another party tells of is alleged, never a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from parley.evidence import cite, report_id
from parley.model import Article, Incident, Modality, Statement, Time
from parley.reading.act_words import ActWords
from parley.reading.acts import Act, Voices, acts_of
from parley.reading.cast import Cast
from parley.reading.clauses import governor, place_of, reality
from parley.reading.parse import Parse
from parley.reading.time_links import time_of

__all__ = ["incidents"]

_CONFIDENCE = {"act-verb": 0.65, "act-noun": 0.5, "duty": 0.6, "refusal": 0.55}
"""Chance that an incident made by the rule is one, as counted on annotated articles."""

_DENIALS = ("den", "reject", "refut", "dismiss")
_WORDS = 20
"""Words of the article that `what` holds at most."""


def incidents(
    article: Article,
    parse: Parse,
    cast: Cast,
    ids: Mapping[int, str],
    said: Sequence[Statement],
    times: Sequence[Time],
    words: ActWords,
) -> tuple[Incident, ...]:
    """The incidents of an article, in the order of the text; each happening once in a sentence."""
    title_end = len(article.title or "") if article.title and article.text.startswith(article.title) else 0
    voices = Voices.of(parse, ids, said)
    out: list[Incident] = []
    seen: set[tuple[int, str, tuple[int, ...]]] = set()
    for act in acts_of(parse, cast, voices, words):
        if parse.end[act.trigger] <= title_end or not _somebody(act, words):
            continue
        modality = _modality(parse, words, act)
        key = (parse.sent[act.trigger], act.type, ())
        if modality is None or key in seen:
            continue
        seen.add(key)
        out.append(_report(article, parse, cast, ids, times, words, voices, act, modality))
    return tuple(out)


def _somebody(act: Act, words: ActWords) -> bool:
    """Words need a speaker; deeds a doer or a victim."""
    return bool(act.by or (act.on and act.type in words.material))


def _modality(parse: Parse, words: ActWords, act: Act) -> Modality | None:
    """How the clause stands to the act; None where it is only wished for, supposed or denied."""
    if act.rule in ("duty", "refusal"):
        return "happened"
    verb = act.trigger if act.rule == "act-verb" else governor(parse, act.trigger)
    if verb is None:
        return "happened"
    if act.rule == "act-noun" and parse.lemma[verb] not in words.light:
        return "happened"
    found = reality(parse, verb)
    if found == "future":
        return "planned"
    if found == "present":
        return "ongoing" if act.type in words.material and parse.has(verb, "VerbForm=Ger") else "happened"
    return "happened" if found == "past" else None


def _report(
    article: Article,
    parse: Parse,
    cast: Cast,
    ids: Mapping[int, str],
    times: Sequence[Time],
    words: ActWords,
    voices: Voices,
    act: Act,
    modality: Modality,
) -> Incident:
    first, end = parse.sents[parse.sent[act.trigger]]
    tellers = voices.at(act.trigger)
    if act.type in words.material and modality in ("happened", "ongoing") and tellers:
        modality = _told(cast, voices, act, tellers, modality)
    place = place_of(parse, act.trigger, *([act.about] if act.about is not None else []))
    when = time_of(parse, act.trigger, times)
    return Incident(
        id=report_id("e", article.id, (parse.start[act.trigger], parse.end[act.trigger])),
        evidence=(cite(article, parse.start[first], parse.end[end - 1]),),
        confidence=_CONFIDENCE[act.rule],
        made_by=f"rule {act.rule}",
        modality=modality,
        according_to=_named(ids, [n for n in tellers if n not in act.by]),
        type=act.type,
        what=_what(parse, act),
        by=_named(ids, act.by),
        on=_named(ids, act.on),
        place=place.words if place else None,
        date=when.edtf if when else None,
    )


def _told(cast: Cast, voices: Voices, act: Act, tellers: Sequence[int], modality: Modality) -> Modality:
    """A deed in somebody's words: denied, admitted by who did it, alleged of another."""
    if voices.cue(act.trigger).startswith(_DENIALS):
        return "denied"
    sides = {*tellers, *(of for n in tellers if (of := cast.figures[n].of) is not None)}
    own = {*act.by, *(of for n in act.by if (of := cast.figures[n].of) is not None)}
    return modality if not own or sides & own else "alleged"


def _named(ids: Mapping[int, str], figures: Iterable[int]) -> tuple[str, ...]:
    return tuple(ids[n] for n in figures if n in ids)


def _what(parse: Parse, act: Act) -> str:
    """The clause or phrase in the article's words, cut after so many of them."""
    skip = {
        c
        for c in parse.children[act.trigger]
        if parse.dep[c] in ("punct", "parataxis", "advcl", "cc", "conj", "acl:relcl", "mark")
    }
    head = act.about if act.rule == "duty" and act.about is not None else act.trigger
    tokens = parse.subtree(head, skip)
    spans = parse.runs(tokens)
    text = " ".join(" ".join(parse.text[a:b].split()) for a, b in spans).split()
    return " ".join(text[:_WORDS]) or parse.words[act.trigger]
