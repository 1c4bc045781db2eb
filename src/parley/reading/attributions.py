"""Who attributes what to whom: speech, belief, intention, a document's words.

One walk over the trigger words of a parsed article. A *cue* (verb, noun, or "according to") governs a *content* and has
a *source*; the relations are Universal Dependencies. Quoted words that the tree cut off from their cue are given back to
it by `quotes`. Sources stay tokens here: `statements` finds out which actor they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.model import Span
from parley.reading.parse import Parse
from parley.reading.quotes import Quotation
from parley.reading.speech import Cue, SpeechWords

__all__ = ["Attributed", "attributed"]

SPEECH = frozenset({"speech", "writing"})
_FUTURE = frozenset({"will", "would", "could", "should", "may", "might", "must", "shall", "can", "'ll", "wo", "ca"})
_QUOTE_ENDS = frozenset({"”", '"', "’", "»", "''"})
_GOES_ON = frozenset(
    {"go", "continue", "begin", "start", "quote", "proceed", "hasten", "use", "seem", "appear", "dare"}
)
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
_MARKS = frozenset('"”“’‘»«')
_OBJECTLESS = frozenset(
    {
        "it",
        "that",
        "this",
        "what",
        "which",
        "nothing",
        "something",
        "so",
        "him",
        "her",
        "them",
        "me",
        "us",
        "you",
        "himself",
        "themselves",
    }
)


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
    if parse.lower[i] == "according" or parse.lower[i] == "in":
        return _according(parse, words, i)
    return []


def _cues(parse: Parse, words: SpeechWords, i: int) -> tuple[Cue, ...]:
    lemma = parse.lemma[i]
    for particle, cues in words.phrasal.get(lemma, ()):
        if any(parse.lower[c] == particle for c in parse.kids(i, "compound:prt", "advmod")) or any(
            parse.case(o) == particle for o in parse.kids(i, "obl", "obl:arg")
        ):
            return cues
    return words.verbs.get(lemma, ())


def _verbal(
    parse: Parse, quotes: Sequence[Quotation], words: SpeechWords, i: int, cues: tuple[Cue, ...]
) -> list[Attributed]:
    stray = _stray_source(parse, i)
    for cue in cues:
        made = _complement(parse, words, i, cue)
        if made is not None:
            rule, tokens, addressee = made
            content = parse.runs(set(tokens).difference(parse.subtree(stray)) if stray is not None else tokens)
            if not content:
                continue
            out = Attributed(
                cue=i,
                cue_tokens=_cue_tokens(parse, i),
                kind=cue.kind,
                rule=f"{rule}-cue",
                source=_source(parse, i) if stray is None else stray,
                content=content,
                addressee=addressee,
                real=_real(parse, i, cue),
            )
            return [_with_whole_quotation(parse, quotes, out)]
    if any(c.kind in SPEECH and "clause" in c.takes for c in cues):
        return _beside_quotation(parse, quotes, i, cues)
    return []


def _complement(parse: Parse, words: SpeechWords, i: int, cue: Cue) -> tuple[str, list[int], int | None] | None:
    """(rule, content tokens, addressee) of the first complement that this cue takes and the sentence gives."""
    takes = cue.takes
    addressee = _addressee(parse, i)
    if "clause" in takes and (tokens := _closing(parse, i) or _clause(parse, i)):
        return "clause", tokens, addressee
    if "request" in takes and (made := _request(parse, i)):
        return "request", *made
    if (
        "infinitive" in takes
        and (c := parse.child(i, "xcomp")) is not None
        and parse.pos[c] in ("VERB", "AUX")
        and _to(parse, c)
    ):
        return "infinitive", _content_of(parse, c), addressee
    if "predicate" in takes and (tokens := _predicate(parse, i)):
        return "predicate", tokens, None
    if tokens := _oblique(parse, i, takes):
        target = parse.child(i, "obj")
        if "target" in takes and target is not None:
            tokens = parse.subtree(target) + tokens
        return "oblique", tokens, target
    if "object" in takes and (tokens := _object(parse, words, i)):
        return "object", tokens, addressee
    return None


def _closing(parse: Parse, i: int) -> list[int]:
    """ "<what was said>, the mediators said on Friday.": everything before the comma, however the tree has it.

    Nothing but the cue, its subject and its adjuncts may follow that comma.
    """
    first, end = parse.sents[parse.sent[i]]
    subject = parse.child(i, "nsubj")
    if subject is None or parse.pos[i] != "VERB":
        return []
    own = parse.subtree(subject)
    start = min(own[0], i)
    if (
        not first + 3 < start
        or start - own[-1] > 1
        or any(parse.dep[c] in ("ccomp", "xcomp", "obj", "conj") and c > i for c in parse.children[i])
    ):
        return []
    comma = start - 1
    while comma > first and parse.words[comma] in _MARKS:
        comma -= 1
    if parse.words[comma] not in ",?!" and comma == start - 1:
        return []
    tail = [t for t in range(max(i, own[-1]) + 1, end) if parse.dep[t] != "punct" and i not in (t, *parse.ancestors(t))]
    if tail or any(
        parse.pos[t] == "VERB" for t in range(max(i, own[-1]) + 1, end) if parse.dep[t] in ("conj", "ccomp")
    ):
        return []
    inside = range(first, comma)
    return (
        list(inside)
        if any(parse.pos[t] in ("VERB", "AUX") for t in inside) and parse.lower[first] not in ("as",)
        else []
    )


def _clause(parse: Parse, i: int) -> list[int]:
    """A finite clause, on either side; the clause that a parenthetical cue interrupts; words after a colon."""
    for c in parse.kids(i, "ccomp", "csubj", "csubj:pass", "csubj:outer"):
        return _content_of(parse, c)
    if parse.dep[i] == "parataxis" and not parse.kids(i, "parataxis"):
        return _interrupted(parse, i)
    if parse.dep[i] == "advcl" and any(parse.lower[m] in ("as", "like") for m in parse.kids(i, "mark", "advmod")):
        return _interrupted(parse, i)
    for c in parse.kids(i, "parataxis"):
        if c > i and _after_colon(parse, i, c):
            return _content_of(parse, c)
    return []


def _interrupted(parse: Parse, i: int) -> list[int]:
    head = parse.head[i]
    if parse.subject(i) is None:
        return []
    return [t for t in parse.subtree(head, {i}) if not _outside(parse, head, t)]


def _outside(parse: Parse, head: int, token: int) -> bool:
    """Punctuation that hangs on the clause but does not belong to what was said."""
    return parse.dep[token] == "punct" and parse.head[token] == head and parse.words[token] in (",", "-", "–", "—")


def _after_colon(parse: Parse, i: int, c: int) -> bool:
    return any(parse.words[t] in (":", "“", '"', "‘", ",") for t in range(i + 1, min(c, i + 12)))


def _content_of(parse: Parse, c: int) -> list[int]:
    """The clause without its leading "that"."""
    tokens = parse.subtree(c)
    marks = [m for m in parse.kids(c, "mark") if parse.lower[m] == "that"]
    first = next((t for t in tokens if parse.dep[t] != "punct"), None)
    return [t for t in tokens if not (t == first and t in marks)]


def _request(parse: Parse, i: int) -> tuple[list[int], int | None] | None:
    """Whom and what: "urged both sides to stop". The content holds both, the addressee is the first."""
    xcomp = parse.child(i, "xcomp", "advcl", "ccomp")
    if xcomp is None or parse.pos[xcomp] not in ("VERB", "AUX", "ADJ", "NOUN") or not _to(parse, xcomp):
        return None
    if parse.lemma[xcomp] in ("name", "identify", "quote", "cite"):
        return None
    obj = parse.child(i, "obj", "iobj") or next(
        (o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) in ("on", "upon", "to") and o < xcomp), None
    )
    if obj is None:
        return (_content_of(parse, xcomp), None) if parse.dep[xcomp] == "xcomp" else None
    case = set(parse.kids(obj, "case"))
    return [t for t in parse.subtree(obj) if t not in case] + parse.subtree(xcomp), obj


def _to(parse: Parse, verb: int) -> bool:
    return any(parse.lower[m] == "to" for m in parse.kids(verb, "mark", "aux"))


def _predicate(parse: Parse, i: int) -> list[int]:
    """ "called it a crime": the object and its predicate; "described the talks as useful"."""
    obj = parse.child(i, "obj", "nsubj:pass")
    what = parse.child(i, "xcomp")
    if what is None or (parse.pos[what] in ("VERB", "AUX") and _to(parse, what)):
        what = next((o for o in parse.kids(i, "obl", "advcl", "xcomp") if _as(parse, o)), None)
    if obj is None or what is None:
        return []
    return parse.subtree(obj) + parse.subtree(what)


def _as(parse: Parse, o: int) -> bool:
    return any(parse.lower[c] == "as" for c in parse.kids(o, "case", "mark"))


def _oblique(parse: Parse, i: int, takes: frozenset[str]) -> list[int]:
    obj = parse.child(i, "obj", "nsubj:pass")
    behind = parse.kids(obj, "acl", "nmod") if obj is not None and obj > i else ()
    for o in (*parse.children[i], *behind):
        if parse.dep[o] not in ("obl", "obl:arg", "advcl", "nmod", "xcomp", "ccomp", "acl") or o < i:
            continue
        marker = parse.case(o) or next((parse.lower[m] for m in parse.kids(o, "mark")), "")
        if marker in takes:
            lead = {c for c in parse.children[o] if parse.dep[c] in ("case", "mark") and parse.lower[c] == marker}
            return [t for t in parse.subtree(o) if t not in lead]
    return []


def _object(parse: Parse, words: SpeechWords, i: int) -> list[int]:
    """The object and what follows it in the clause, up to where and when it was said."""
    obj = parse.child(i, "obj", "nsubj:pass")
    if obj is None or parse.lower[obj] in _OBJECTLESS:
        return []
    tokens = parse.subtree(obj)
    for o in parse.children[i]:
        if o < obj or parse.dep[o] not in ("obl", "obl:arg", "advcl") or _of_saying(parse, words, o) or o < tokens[-1]:
            continue
        if any(parse.words[t] in ",;" for t in range(tokens[-1] + 1, parse.subtree(o)[0])):
            break
        tokens += parse.subtree(o)
    return tokens


def _of_saying(parse: Parse, words: SpeechWords, o: int) -> bool:
    """An adjunct that tells how or when something was said: "in a statement", "on Friday", "by phone"."""
    case = parse.case(o)
    if parse.lemma[o] in words.documents or case == "by":
        return True
    return parse.dep[o] != "advcl" and case in ("", "on", "in", "at", "during", "after", "before")


def _addressee(parse: Parse, i: int) -> int | None:
    obj = parse.child(i, "iobj")
    if obj is None and parse.lemma[i] in (
        "tell",
        "inform",
        "assure",
        "remind",
        "brief",
        "notify",
        "reassure",
        "urge",
        "ask",
        "warn",
        "promise",
    ):
        obj = parse.child(i, "obj")
    if obj is None:
        obj = next(
            (o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) == "to" and parse.pos[o] in ("NOUN", "PROPN")),
            None,
        )
    return obj


def _source(parse: Parse, i: int) -> int | None:
    """Who says it: the subject; the agent of a passive; for "was quoted as saying" the one quoted."""
    above = parse.head[i]
    if (
        parse.lemma[above] in ("quote", "cite")
        and parse.dep[i] in ("advcl", "xcomp", "obl")
        and (quoted := parse.child(above, "obj", "nsubj:pass")) is not None
    ):
        return quoted
    agent = next((o for o in parse.kids(i, "obl:agent", "obl") if parse.case(o) == "by"), None)
    if parse.child(i, "nsubj:pass") is not None or any(parse.dep[c] == "aux:pass" for c in parse.children[i]):
        if agent is not None:
            return agent
        return None if parse.lemma[i] not in ("quote", "cite") else parse.subject(i)
    return parse.subject(i)


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


def _real(parse: Parse, i: int, cue: Cue) -> bool:
    """Whether the text says that this was said (or thought): not denied, not to come, not under an if."""
    if parse.negated(i) and parse.lemma[i] != "rule":
        return False
    if any(a in _FUTURE for a in parse.aux(i)) or parse.has(i, "Mood=Imp"):
        return False
    if any(parse.lower[m] in ("if", "unless", "whether") for m in parse.kids(i, "mark")):
        return False
    if cue.kind in SPEECH and _to(parse, i):
        return parse.dep[i] == "xcomp" and parse.lemma[parse.head[i]] in _GOES_ON
    return True


def _with_whole_quotation(parse: Parse, quotes: Sequence[Quotation], found: Attributed) -> Attributed:
    """Content that lies in a quotation (or ends inside one) is the whole quotation: several sentences under one cue."""
    if found.kind not in SPEECH:
        return found
    cue = (parse.start[found.cue], parse.end[found.cue])
    spans = list(found.content)
    for k, (a, b) in enumerate(spans):
        for q in quotes:
            if q.outer_start < b and a < q.outer_end and not (q.start <= cue[0] < q.end):
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


def _beside_quotation(parse: Parse, quotes: Sequence[Quotation], i: int, cues: tuple[Cue, ...]) -> list[Attributed]:
    """A cue with a subject whose quotation the tree did not attach: the nearest one of its sentence."""
    if parse.subject(i) is None:
        return []
    first, end = parse.sents[parse.sent[i]]
    a, b = parse.start[first], parse.end[end - 1]
    near = [q for q in quotes if q.outer_start < b and a < q.outer_end and not q.start <= parse.start[i] < q.end]
    near = [q for q in near if len(parse.text[q.start : q.end].split()) >= 3]
    if not near:
        return []
    best = min(near, key=lambda q: min(abs(q.outer_end - parse.start[i]), abs(q.outer_start - parse.end[i])))
    kind = next(c.kind for c in cues if c.kind in SPEECH)
    return [
        Attributed(
            i,
            _cue_tokens(parse, i),
            kind,
            "quotation-cue",
            _source(parse, i),
            ((best.start, best.end),),
            _addressee(parse, i),
            _real(parse, i, Cue(kind, frozenset())),
        )
    ]


def _nominal(parse: Parse, words: SpeechWords, i: int) -> list[Attributed]:
    """ "Moscow's claim that …": a noun with a clause; its source is who possesses it or the subject of its light verb."""
    clause = next((c for c in parse.kids(i, "acl", "ccomp") if _is_content_clause(parse, c)), None)
    if clause is None:
        return []
    content = parse.runs(_content_of(parse, clause))
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
    """ "According to X, …": the source is the nominal, the content the clause without the phrase."""
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
    return [t for t in parse.subtree(clause, {source}) if not _outside(parse, clause, t)]


def _stands(parse: Parse, phrase: Sequence[str], i: int) -> bool:
    return tuple(phrase) == parse.lower[i : i + len(phrase)]


def _without_doubles(found: Sequence[Attributed]) -> list[Attributed]:
    """One attribution for one content: of two cues over the same words the finite verb nearer to them stays."""
    out: list[Attributed] = []
    for a in found:
        twin = next((k for k, b in enumerate(out) if b.content == a.content), None)
        if twin is None:
            out.append(a)
        elif out[twin].source is None and a.source is not None:
            out[twin] = a
    return out
