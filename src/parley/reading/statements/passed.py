"""Passed on: the outlet or network through which somebody's words came to the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parley.model import Statement
from parley.reading.setting import Setting
from parley.reading.statements.addressees import spoken_to
from parley.reading.statements.speech import Attributed, SpeechWords
from parley.reading.syntax.clauses import agent
from parley.reading.syntax.parse import Parse

__all__ = ["cited", "passed_on", "with_tellers"]

_THROUGH = frozenset({"on", "in", "via", "through", "over"})
_LONGEST = 8
"""Words of the longest phrase in which the name of an outlet is looked for."""

_MOST = 0.5
"""Share of what is told "according to" somebody that another's saying makes up, of which that only tells the source."""

_NEAR = 12
"""Statements before another among which the one that passes it on is looked for: a bound, for long texts."""


def passed_on(setting: Setting, words: SpeechWords, a: Attributed) -> str | None:
    """Who was told something, quotes it or carries it, if that is an outlet or a network: "told state television", "CNN quoted …", "said on Twitter"."""
    parse = setting.parse
    if parse.lemma[a.cue] in words.posting:
        return words.posting[parse.lemma[a.cue]]
    above = parse.head[a.cue]
    if parse.lemma[above] in words.quoting and a.source is not None and a.source in parse.kids(above, "obj"):
        quotes = parse.subject(above)
        return _named(parse, quotes) if quotes is not None else None
    if parse.lemma[above] in words.quoting and (quotes := agent(parse, above)) is not None:
        return _carrier(setting, words, quotes)
    if a.source is not None and cited(setting, words, a):
        return _named(parse, a.source)
    near = (t for t in (a.addressee, *_through(parse, words, a.cue), *_aired(parse, a.source)) if t is not None)
    return next((name for t in near if (name := _carrier(setting, words, t))), None)


def cited(setting: Setting, words: SpeechWords, a: Attributed) -> tuple[int, ...]:
    """Who speaks through an outlet that only cites: the sources of "the Post, citing two officials, reported that …"; () if it speaks itself."""
    parse = setting.parse
    if a.source is None:
        return ()
    beside = (*parse.kids(a.cue, "advcl", "acl"), *parse.kids(a.source, "acl", "advcl"))
    cites = (t for t in beside if parse.lemma[t] in words.quoting)
    whom = next((whom for t in cites if (whom := parse.child(t, "obj")) is not None), None)
    return setting.cast.all(whom) if whom is not None and _carrier(setting, words, a.source) else ()


def with_tellers(setting: Setting, words: SpeechWords, made: Sequence[Statement]) -> list[Statement]:
    """Statements that stand in what an outlet reports are passed on by it: "A has pledged help, state television reported"."""
    index = {report: n for n, report in setting.ids.items()}
    out: list[Statement] = []
    cited = _citing(made)
    for k, s in enumerate(made):
        if k in cited.values():
            continue
        if k in cited and s.via is None:
            out.append(replace(s, via=_teller_named(setting, made[cited[k]])))
            continue
        near = (t for t in made[max(0, k - _NEAR) : k + _NEAR] if t is not s and s.via is None and _within(s, t))
        tellers = (setting.cast.members[index[t.speakers[0]]] for t in near if len(t.speakers) == 1)
        via = next((m.name for m in tellers if m.heads and _carrier(setting, words, m.heads[0])), None)
        out.append(replace(s, via=via) if via is not None else s)
    return out


def _citing(made: Sequence[Statement]) -> dict[int, int]:
    """By number of a statement that of the "according to" around it, which only tells where it is from: "A said he would go, according to B"."""
    out: dict[int, int] = {}
    for k, t in enumerate(made):
        if t.made_by != "rule according-to":
            continue
        told = sum(b - a for a, b in t.content_spans)
        inner = (n for n in range(max(0, k - _NEAR), min(len(made), k + _NEAR)) if n != k and _within(made[n], t))
        whole = next((n for n in inner if sum(b - a for a, b in made[n].content_spans) > _MOST * told), None)
        if whole is not None:
            out[whole] = k
    return out


def _teller_named(setting: Setting, teller: Statement) -> str | None:
    """The name of the one who tells a statement, if it is one."""
    index = {report: n for n, report in setting.ids.items()}
    return setting.cast.members[index[teller.speakers[0]]].name if len(teller.speakers) == 1 else None


def _within(s: Statement, other: Statement) -> bool:
    cue = s.cue_spans[0][0] if s.cue_spans else -1
    return s.speakers != other.speakers and any(start <= cue < end for start, end in other.content_spans)


def _through(parse: Parse, words: SpeechWords, cue: int) -> Iterator[int]:
    """What something is said on or in, what that is printed on, and who carries it: "in a message on Twitter", "in remarks carried by the Post"."""
    for o in (*parse.kids(cue, "obl", "obl:arg"), *spoken_to(parse, words, cue)):
        if parse.case(o) in _THROUGH:
            yield from (o, *(n for n in parse.kids(o, "nmod") if parse.case(n) in _THROUGH))
            yield from (by for c in parse.kids(o, "acl") if (by := agent(parse, c)) is not None)


def _aired(parse: Parse, source: int | None) -> Iterator[int]:
    """Where a text that speaks was printed or broadcast, and who did it: "a statement aired on state television said"."""
    for c in parse.kids(source, "acl") if source is not None else ():
        yield from (o for o in parse.kids(c, "obl", "obl:arg") if parse.case(o) in _THROUGH)
        if (by := agent(parse, c)) is not None:
            yield by


def _named_before(parse: Parse, words: SpeechWords, token: int) -> str | None:
    """The outlet that "the network" or "the newspaper" means: the last one named in its sentence."""
    if not any(parse.lower[c] == "the" for c in parse.kids(token, "det")):
        return None
    first, _ = parse.sents[parse.sent[token]]
    names = (_named(parse, t) for t in range(token - 1, first - 1, -1) if parse.pos[t] == "PROPN")
    return next((n for n in names if _is_outlet(words, n) or words.outlets.looks_like(f"The {n}")), None)


def _carrier(setting: Setting, words: SpeechWords, token: int) -> str | None:
    """The outlet or network that a phrase names ("its Twitter feed", "the BBC's Arabic service"), or the phrase, if it says that it is one."""
    parse, roles = setting.parse, setting.cast.gazetteer.roles
    name = _named(parse, token)
    parts = name.split()[:_LONGEST]
    spans = sorted(((a, b) for a in range(len(parts)) for b in range(a + 1, len(parts) + 1)), key=lambda s: s[0] - s[1])
    for a, b in spans:
        part = " ".join(parts[a:b])
        if roles.carries(part) or (part[0].isupper() and _is_outlet(words, part)):
            return part
    titled = next((c for c in parse.kids(token, "appos", "flat") if parse.pos[c] == "PROPN"), None)
    if parse.lemma[token] in words.media:
        return _named(parse, titled) if titled is not None else _named_before(parse, words, token) or name
    unknown = parse.pos[token] == "PROPN" and setting.cast.gazetteer.names.entry(name) is None
    return name if unknown and words.outlets.looks_like(f"The {name}") else None


def _is_outlet(words: SpeechWords, name: str) -> bool:
    return words.outlets.canonical(name) is not None and words.outlets.kind(name) != "official"


def _named(parse: Parse, token: int) -> str:
    """A name or phrase without its preposition and "the", and without what is said of it."""
    more = (c for c in parse.children[token] if parse.dep[c] in ("acl", "acl:relcl", "appos", "punct", "conj", "cc"))
    start, end = parse.phrase(token, {*more, *parse.kids(token, "case")})
    words = parse.text[start:end]
    return words[4:] if words[:4].lower() == "the " else words
