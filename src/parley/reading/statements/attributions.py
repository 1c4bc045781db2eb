"""Who attributes what to whom: speech, belief, intention, a document's words.

One walk over the trigger words of a parsed article. A *cue* (verb, noun, or "according to") governs a *content* and has
a *source*; the relations are Universal Dependencies. Quoted words that the tree cut off from their cue are given back to
it by `quotes`. Sources stay tokens here: `voices` finds out which actor they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from parley.model import Span
from parley.reading.statements.complements import addressee_of, complement, content_of, outside
from parley.reading.statements.speech import Cue, SpeechWords
from parley.reading.syntax.clauses import agent, to_infinitive
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import Quotation, touching

__all__ = ["SPEECH", "Attributed", "attributed"]

SPEECH = frozenset({"speech", "writing"})
"""Kinds of attribution that make statements."""

_FUTURE = frozenset({"will", "would", "could", "should", "may", "might", "must", "shall", "can", "'ll", "wo", "ca"})
_QUOTE_ENDS = frozenset({"”", '"', "’", "»", "''"})
_NOMINAL = frozenset(
    {
        "nmod",
        "obl",
        "obj",
        "nsubj",
        "acl",
        "appos",
        "xcomp",
        "amod",
        "nummod",
        "nsubj:pass",
        "advmod",
        "nmod:poss",
        "compound",
    }
)
"""Relations inside a clause, between the source of "according to" and the verb."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution over tokens and ranges. `source` is the head token of who speaks, None if nobody is named.

    `real` is False where the text does not say that it was said: negated, to come, wished for.
    """

    cue: int
    cue_tokens: tuple[int, ...]
    kind: str
    rule: str
    source: int | None
    content: tuple[Span, ...]
    addressee: int | None = None
    real: bool = True
    sentences: tuple[int, ...] = ()


def attributed(parse: Parse, quotes: Sequence[Quotation], words: SpeechWords) -> tuple[Attributed, ...]:
    """All attributions of an article, in the order of their cues; furniture is left out."""
    found: list[Attributed] = []
    for _, first, end in parse.read_sentences():
        for i in range(first, end):
            found.extend(_at(parse, quotes, words, i))
    return tuple(_without_doubles(found))


def _at(parse: Parse, quotes: Sequence[Quotation], words: SpeechWords, i: int) -> list[Attributed]:
    if parse.pos[i] in ("VERB", "AUX", "ADJ") and (cues := _cues(parse, words, i)):
        return _verbal(parse, quotes, words, i, cues)
    if parse.pos[i] == "NOUN" and parse.lemma[i] in words.nouns:
        return _nominal(parse, words, i)
    if parse.lower[i] in words.hearsay:
        return _hearsay(parse, i)
    if parse.lower[i] in ("according", "in"):
        return _according(parse, words, i)
    return []


def _cues(parse: Parse, words: SpeechWords, i: int) -> tuple[Cue, ...]:
    lemma = parse.lemma[i]
    for particle, cues in words.phrasal.get(lemma, ()):
        if any(parse.lower[c] == particle for c in parse.kids(i, "compound:prt", "advmod", "xcomp")) or any(
            parse.case(o) == particle for o in parse.kids(i, "obl", "obl:arg")
        ):
            return cues
    return words.verbs.get(lemma, ())


def _verbal(
    parse: Parse, quotes: Sequence[Quotation], words: SpeechWords, i: int, cues: tuple[Cue, ...]
) -> list[Attributed]:
    """The first complement that one of the cue's readings takes, else the quotation beside it."""
    stray = _stray_source(parse, i)
    outside_of = set(parse.subtree(stray)) if stray is not None else set()
    for cue in cues:
        made = complement(parse, words, i, cue.takes)
        content = parse.runs(_whole(parse, i, made.tokens, outside_of)) if made is not None else ()
        if made is None or not content:
            continue
        out = Attributed(
            cue=i,
            cue_tokens=_cue_tokens(parse, i),
            kind=cue.kind,
            rule=f"{made.rule}-cue",
            source=_source(parse, words, i, quotes) if stray is None else stray,
            content=content,
            addressee=made.addressee,
            real=_real(parse, words, i, cue.kind),
        )
        return [_with_whole_quotation(parse, quotes, out)]
    speech = [c.kind for c in cues if c.kind in SPEECH]
    if speech and any(c.kind in SPEECH and "clause" in c.takes for c in cues):
        return _beside_quotation(parse, quotes, words, i, speech[0])
    return []


def _whole(parse: Parse, i: int, tokens: Sequence[int], without: AbstractSet[int]) -> list[int]:
    """The tokens of a content with what stands between them, unless that is the cue with what is its own.

    A word that the tree hung elsewhere leaves no hole: what was said is whole on either side of its cue.
    """
    kept = sorted(t for t in tokens if t not in without)
    subject = parse.child(i, "nsubj", "nsubj:pass", "obl:agent")
    own = {i, *without, *(parse.subtree(subject) if subject is not None else ())}
    out: list[int] = []
    for t in kept:
        between = range(out[-1] + 1, t) if out else ()
        if between and not own.intersection(between):
            out.extend(between)
        out.append(t)
    return out


def _source(parse: Parse, words: SpeechWords, i: int, quotes: Sequence[Quotation]) -> int | None:
    """Who says it: the subject; the agent of a passive; for "was quoted as saying" the one quoted."""
    above = parse.head[i]
    if (
        parse.lemma[above] in words.quoting
        and parse.dep[i] in ("advcl", "xcomp", "obl")
        and (quoted := parse.child(above, "obj", "nsubj:pass")) is not None
    ):
        return quoted
    if parse.child(i, "nsubj") is None and parse.has(i, "Tense=Past") and (by := agent(parse, i)) is not None:
        return by
    if parse.child(i, "nsubj:pass") is None and not parse.kids(i, "aux:pass"):
        return parse.subject(_outside_quotation(parse, i, quotes))
    return parse.subject(i) if parse.lemma[i] in words.quoting else None


def _outside_quotation(parse: Parse, i: int, quotes: Sequence[Quotation]) -> int:
    """The verb whose subject a participle shares: none inside a quotation behind which it stands ("said “…”, adding that …")."""
    above = parse.start[parse.head[i]]
    around = next((q for q in touching(quotes, above, above + 1) if q.start <= above < q.end), None)
    if parse.dep[i] != "advcl" or around is None or around.start <= parse.start[i] < around.end:
        return i
    return next((t for t in parse.ancestors(i) if not around.start <= parse.start[t] < around.end), i)


def _stray_source(parse: Parse, i: int) -> int | None:
    """The noun phrase between a quotation and its cue, or right behind the cue, that the tree hung into the quoted clause."""
    if (
        parse.child(i, "nsubj", "nsubj:pass", "nsubj:outer", "csubj") is not None
        or parse.child(i, "ccomp", "parataxis") is None
    ):
        return None
    if parse.words[i - 1] in _QUOTE_ENDS:
        return _phrase_at(parse, i + 1)
    start = parse.sents[parse.sent[i]][0]
    mark = next((t for t in range(i - 1, max(start, i - 16), -1) if parse.words[t] in _QUOTE_ENDS), None)
    return _phrase_at(parse, mark + 1) if mark is not None else None


def _phrase_at(parse: Parse, k: int) -> int | None:
    """The noun whose phrase begins with token `k`."""
    for t in range(k, min(k + 8, parse.sents[parse.sent[k - 1]][1])):
        if (
            parse.pos[t] in ("NOUN", "PROPN", "PRON")
            and parse.subtree(t)[0] == k
            and parse.dep[t] not in ("compound", "nmod:desc", "nmod:poss")
        ):
            return t
        if parse.pos[t] not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"):
            return None
    return None


def _cue_tokens(parse: Parse, i: int) -> tuple[int, ...]:
    return tuple(sorted((*parse.kids(i, "compound:prt"), i)))


def _real(parse: Parse, words: SpeechWords, i: int, kind: str) -> bool:
    """Whether the text says that this was said (or thought): not denied, not to come, not under an if."""
    if parse.negated(i) and parse.lemma[i] != "rule":
        return False
    i = _first_of(parse, i)
    if any(a in _FUTURE for a in parse.aux(i)) or parse.has(i, "Mood=Imp"):
        return False
    if any(parse.lower[m] in ("if", "unless", "whether") for m in parse.kids(i, "mark")):
        return False
    if kind in SPEECH and to_infinitive(parse, i):
        return parse.dep[i] == "xcomp" and parse.lemma[parse.head[i]] in words.going_on
    return True


def _first_of(parse: Parse, i: int) -> int:
    """The verb whose "will" or "to" a coordinated infinitive shares: "will meet them and thank them"."""
    while (
        parse.dep[i] == "conj"
        and parse.has(i, "VerbForm=Inf")
        and parse.pos[parse.head[i]] in ("VERB", "AUX")
        and parse.child(i, "nsubj", "nsubj:pass", "aux", "mark") is None
    ):
        i = parse.head[i]
    return i


def _with_whole_quotation(parse: Parse, quotes: Sequence[Quotation], found: Attributed) -> Attributed:
    """Content that lies in a quotation (or ends inside one) is the whole quotation: several sentences under one cue."""
    if found.kind not in SPEECH:
        return found
    cue = (parse.start[found.cue], parse.end[found.cue])
    spans = list(found.content)
    for k, (a, b) in enumerate(spans):
        for q in touching(quotes, a, b):
            if not (q.start <= cue[0] < q.end):
                inside = q.outer_start <= a and b <= q.outer_end
                spans[k] = (
                    (q.start, q.end) if inside else (min(spans[k][0], q.outer_start), max(spans[k][1], q.outer_end))
                )
    return replace(found, content=_disjoint(spans))


def _disjoint(spans: Sequence[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], b))
        else:
            out.append((a, b))
    return tuple(out)


def _beside_quotation(
    parse: Parse, quotes: Sequence[Quotation], words: SpeechWords, i: int, kind: str
) -> list[Attributed]:
    """A cue with a subject whose quotation the tree did not attach: the nearest one of its sentence."""
    if parse.subject(i) is None:
        return []
    first, end = parse.sents[parse.sent[i]]
    a, b = parse.start[first], parse.end[end - 1]
    near = [q for q in touching(quotes, a, b) if not q.start <= parse.start[i] < q.end]
    near = [q for q in near if len(parse.text[q.start : q.end].split()) >= 3]
    if not near:
        return []
    best = min(near, key=lambda q: min(abs(q.outer_end - parse.start[i]), abs(q.outer_start - parse.end[i])))
    made = Attributed(
        cue=i,
        cue_tokens=_cue_tokens(parse, i),
        kind=kind,
        rule="quotation-cue",
        source=_source(parse, words, i, quotes),
        content=((best.start, best.end),),
        addressee=addressee_of(parse, words, i),
        real=_real(parse, words, i, kind),
    )
    return [made]


def _nominal(parse: Parse, words: SpeechWords, i: int) -> list[Attributed]:
    """A noun with a clause ("Moscow's claim that …"); its source is who possesses it or the subject of its light verb."""
    clause = next((c for c in parse.kids(i, "acl", "ccomp") if _is_content_clause(parse, c)), None)
    if clause is None:
        return []
    content = parse.runs(content_of(parse, clause))
    if not content:
        return []
    source = parse.child(i, "nmod:poss")
    if source is None:
        source = next((n for n in parse.kids(i, "nmod") if parse.case(n) in ("by", "from", "of")), None)
    if source is None and parse.dep[i] in ("obj", "obl"):
        source = parse.subject(parse.head[i])
    return [Attributed(i, (i,), words.nouns[parse.lemma[i]], "noun-cue", source, content)]


def _is_content_clause(parse: Parse, c: int) -> bool:
    if parse.pos[c] not in ("VERB", "AUX", "ADJ", "NOUN"):
        return False
    return any(parse.lower[m] in ("that", "to") for m in parse.kids(c, "mark"))


def _according(parse: Parse, words: SpeechWords, i: int) -> list[Attributed]:
    """The source of "according to X, …" is the nominal, the content the clause without the phrase."""
    phrase = next((p for p in words.according if _stands(parse, p.split(), i)), None)
    if phrase is None:
        return []
    last = i + len(phrase.split()) - 1
    source = parse.head[i] if parse.dep[i] == "case" else next((t for t in parse.children[last] if t > last), None)
    if source is None or source <= last:
        source = next(
            (t for t in range(last + 1, min(last + 12, len(parse.words))) if parse.pos[t] in ("NOUN", "PROPN", "PRON")),
            None,
        )
    if source is None:
        return []
    while parse.dep[source] in ("compound", "amod", "nmod:poss", "det", "flat") and parse.head[source] != source:
        source = parse.head[source]
    tokens = _reported(parse, i, source)
    content = parse.runs(tokens)
    return [Attributed(i, tuple(range(i, last + 1)), "speech", "according-to", source, content)] if content else []


def _hearsay(parse: Parse, i: int) -> list[Attributed]:
    """What follows the adverb in the clause of "has reportedly left", which nobody is named to say; its subject is no hearsay."""
    clause = parse.head[i]
    if parse.dep[i] != "advmod" or parse.child(clause, "nsubj", "nsubj:pass", "expl") is None:
        return []
    whole = parse.subtree(clause, {i})
    behind = [t for t in whole if t > i]
    content = parse.runs(behind if clause in behind else whole)
    return [Attributed(i, (i,), "speech", "hearsay", None, content)] if content else []


def _reported(parse: Parse, i: int, source: int) -> list[int]:
    """The content of "according to X": the sentence when the phrase opens or closes it, else the clause it stands in."""
    first, end = parse.sents[parse.sent[i]]
    phrase = parse.subtree(source)
    before = [t for t in range(first, min(i, phrase[0])) if parse.dep[t] != "punct"]
    after = [t for t in range(phrase[-1] + 1, end) if parse.dep[t] != "punct"]
    if not before:
        return list(range(phrase[-1] + 1, end))
    if not after:
        return list(range(first, min(i, phrase[0])))
    clause = parse.head[source]
    while parse.dep[clause] in _NOMINAL and parse.head[clause] != clause:
        clause = parse.head[clause]
    return [t for t in parse.subtree(clause, {source}) if not outside(parse, clause, t)]


def _stands(parse: Parse, phrase: Sequence[str], i: int) -> bool:
    return tuple(phrase) == parse.lower[i : i + len(phrase)]


def _without_doubles(found: Sequence[Attributed]) -> list[Attributed]:
    """One attribution for one content: of two cues over the same words the finite verb nearer to them stays."""
    out: dict[tuple[Span, ...], Attributed] = {}
    for a in found:
        twin = out.get(a.content)
        if twin is None or (twin.source is None and a.source is not None):
            out[a.content] = a
    return list(out.values())
