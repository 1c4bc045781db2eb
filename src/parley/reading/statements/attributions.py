"""Who attributes what to whom: speech, belief, intention, a document's words.

One walk over the trigger words of a parsed article. A *cue* (verb, noun, or "according to") governs a *content* and has
a *source*; the relations are Universal Dependencies. Quoted words that the tree cut off from their cue are given back to
it by `quotes`. Sources stay tokens here: `voices` finds out which actor they are.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from collections.abc import Set as AbstractSet

from parley.reading.statements.addressees import addressee_of
from parley.reading.statements.beside import beside
from parley.reading.statements.clauses import QUOTE_MARKS
from parley.reading.statements.complements import complement
from parley.reading.statements.hearsay import according, hearsay, in_his_opinion
from parley.reading.statements.nesting import without_doubles
from parley.reading.statements.nominals import nominal
from parley.reading.statements.real import is_real
from parley.reading.statements.sources import (
    inverted,
    lets_know,
    nearer,
    source,
    standing_before,
    stray_source,
    told_on,
)
from parley.reading.statements.speech import SPEECH, Attributed, Cue, SpeechWords
from parley.reading.statements.wholes import asks_behind, quotation_beside, whole
from parley.reading.syntax.clauses import to_infinitive
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import Quotation

__all__ = ["SPEECH", "Attributed", "attributed"]


_QUOTATION = (Cue("speech", frozenset({"clause"})),)
_EXPRESSION = (Cue("speech", frozenset({"object"})),)
_UNDERTAKEN = frozenset({"will", "would", "shall", "'ll", "wo"})


def attributed(
    parse: Parse, quotes: Sequence[Quotation], words: SpeechWords, people: Container[int] = ()
) -> tuple[Attributed, ...]:
    """All attributions of an article, in the order of their cues; furniture is left out.

    `people` are the tokens that mean somebody: where the tree leaves open who speaks, a thing does not.
    """
    found: list[Attributed] = []
    for _, first, end in parse.read_sentences():
        for i in range(first, end):
            found.extend(_at(parse, quotes, words, people, i))
    return tuple(without_doubles(found))


def _at(
    parse: Parse, quotes: Sequence[Quotation], words: SpeechWords, people: Container[int], i: int
) -> list[Attributed]:
    if parse.pos[i] == "ADJ" and parse.child(i, "expl") is not None:
        return []  # "it is clear that …"
    if parse.pos[i] in ("VERB", "AUX", "ADJ") and _cues(parse, words, i):
        return _verbal(parse, quotes, words, people, i)
    if parse.pos[i] == "NOUN" and parse.lemma[i] in words.nouns:
        return nominal(parse, words, i)
    if parse.lower[i] in words.hearsay:
        return hearsay(parse, words, i)
    if parse.lower[i] in ("according", "in", "by"):
        return according(parse, words, i) or in_his_opinion(parse, words, i)
    return []


def _cues(parse: Parse, words: SpeechWords, i: int) -> tuple[Cue, ...]:
    lemma = parse.lemma[i]
    for particle, cues in words.phrasal.get(lemma, ()):
        if any(parse.lower[c] == particle for c in parse.kids(i, "compound:prt", "advmod", "xcomp")) or any(
            parse.case(o) == particle for o in parse.kids(i, "obl", "obl:arg")
        ):
            return cues
    if lemma in words.wording and _words_it(parse, words, i):
        return _QUOTATION
    obj = parse.child(i, "obj") if lemma in words.expressing else None
    if obj is not None and parse.lemma[obj] in words.expressions:
        return _EXPRESSION
    return words.verbs.get(lemma, ()) or (_QUOTATION if _utters(parse, i) else ())


def _utters(parse: Parse, i: int) -> bool:
    """Whether a verb that no table knows stands behind a quotation that it governs: "“What a day,” the envoy gushed"."""
    quoted, subject = parse.child(i, "ccomp"), parse.child(i, "nsubj")
    start = i if subject is None or subject > i else parse.subtree(subject)[0]
    return parse.pos[i] == "VERB" and quoted is not None and quoted < start and parse.words[start - 1] in QUOTE_MARKS


def _words_it(parse: Parse, words: SpeechWords, i: int) -> bool:
    """Whether a verb tells how somebody words what is said around it: "as the envoy put it", "was how he put it"."""
    obj = parse.child(i, "obj")
    how = any(parse.lower[m] in ("as", "how") for m in parse.kids(i, "mark", "advmod"))
    return how and obj is not None and parse.lower[obj] == "it" and not words.says(parse.lemma[parse.head[i]])


def _verbal(
    parse: Parse, quotes: Sequence[Quotation], words: SpeechWords, people: Container[int], i: int
) -> list[Attributed]:
    """The first complement that one of the cue's readings takes, else the quotation beside it."""
    cues = _cues(parse, words, i)
    strays = (stray_source(parse, i), told_on(parse, words, people, i), standing_before(parse, people, i))
    stray = next((t for t in strays if t is not None), None)
    if (
        stray is None
        and (last := inverted(parse, words, people, i)) is not None
        and any("clause" in c.takes for c in cues)
    ):
        return _closing(parse, quotes, i, last, cues[0].kind)
    outside_of = set(parse.subtree(stray)) if stray is not None else set()
    for cue in cues:
        made = complement(parse, words, i, cue.takes)
        if made is None:
            continue
        content = parse.runs(
            _whole(
                parse,
                words,
                i,
                made.tokens,
                outside_of | beside(parse, words, people, i, made.tokens),
            )
        )
        if not content:
            continue
        who = _somebody(parse, people, i, source(parse, words, i, quotes)) if stray is None else stray
        said = made.rule == "clause" and (
            _rules(parse, words, i, who) or _grants(parse, words, i) or lets_know(parse, i)
        )
        kind = "speech" if said else cue.kind
        out = Attributed(
            cue=i,
            cue_tokens=_cue_tokens(parse, i),
            kind=kind,
            rule=f"{made.rule}-cue",
            source=who,
            content=content,
            addressee=made.addressee,
            real=is_real(parse, words, i, kind),
        )
        return [whole(parse, quotes, out)]
    speech = [c.kind for c in cues if c.kind in SPEECH]
    if speech and any(c.kind in SPEECH and "clause" in c.takes for c in cues):
        return _beside_quotation(parse, quotes, words, people, i, speech[0])
    return []


def _somebody(parse: Parse, people: Container[int], i: int, who: int | None) -> int | None:
    """Who means somebody: of two subjects that the tree gives one verb ("Democrat A B disagreed, saying …"), else of the clause before."""
    if who is None or who in people or parse.dep[who] != "nsubj":
        return who
    if parse.head[who] != i and (near := nearer(parse, people, i)) is not None:
        return near
    return next((s for s in parse.kids(parse.head[who], "nsubj") if s in people), who)


def _rules(parse: Parse, words: SpeechWords, i: int, who: int | None) -> bool:
    """Whether a court finds or orders something: what others would see or intend, it says."""
    titles = (who, *parse.kids(who, "appos", "nmod:desc")) if who is not None else ()
    return parse.lemma[i] in words.judging and any(parse.lemma[t] in words.courts for t in titles)


def _grants(parse: Parse, words: SpeechWords, i: int) -> bool:
    """Whether somebody agrees that something is so, not to do it: "agreed that there had been some progress"."""
    c = parse.child(i, "ccomp")
    if parse.lemma[i] not in words.granting or c is None or to_infinitive(parse, c):
        return False
    aux = parse.aux(c)
    finite = any(parse.has(t, "VerbForm=Fin") for t in (c, *parse.kids(c, "aux", "cop", "aux:pass")))
    return finite and not any(a in _UNDERTAKEN for a in aux)


def _closing(parse: Parse, quotes: Sequence[Quotation], i: int, who: int, kind: str) -> list[Attributed]:
    """What stands before a cue and its speaker that close a sentence or interrupt it, and what goes on behind them."""
    first, end = parse.sents[parse.sent[i]]
    rest = (t for t in range(parse.subtree(who)[-1] + 2, end) if parse.pos[t] != "SPACE")
    behind = [*rest] if any(parse.pos[t] == "VERB" for t in range(i + 2, end)) else []
    content = parse.runs([*range(first, i - 1), *behind])
    made = Attributed(i, _cue_tokens(parse, i), kind, "clause-cue", who, content)
    return [whole(parse, quotes, made)] if content else []


def _whole(parse: Parse, words: SpeechWords, i: int, tokens: Sequence[int], without: AbstractSet[int]) -> list[int]:
    """The tokens of a content with what stands between them, unless that is the cue with what is its own.

    A word that the tree hung elsewhere leaves no hole: what was said is whole on either side of its cue.
    """
    saying = (k for k in parse.kids(i, "conj") if k > i and k not in tokens and parse.lemma[k] in words.verbs)
    further = next(saying, len(parse.words))
    kept = sorted(t for t in tokens if t not in without and t < further)
    subject = parse.child(i, "nsubj", "nsubj:pass", "obl:agent")
    own = {i, *without, *(parse.subtree(subject) if subject is not None else ())}
    out: list[int] = []
    for t in kept:
        between = range(out[-1] + 1, t) if out else ()
        if between and not own.intersection(between):
            out.extend(between)
        out.append(t)
    return out + _joined_behind(parse, i, out)


def _joined_behind(parse: Parse, i: int, tokens: Sequence[int]) -> list[int]:
    """What "and" joins to the end of what was said, although the tree joined it to something before the cue, across it."""
    last = tokens[-1] if tokens else i
    joint = next((t for t in (last + 1, last + 2) if t < len(parse.words) and parse.dep[t] == "cc"), None)
    if last <= i or joint is None or parse.dep[parse.head[joint]] != "conj":
        return []
    joined = parse.head[joint]
    before = parse.head[joined]
    return parse.subtree(joined) if before < i and before not in parse.ancestors(i) else []


def _cue_tokens(parse: Parse, i: int) -> tuple[int, ...]:
    return tuple(sorted((*parse.kids(i, "compound:prt"), i)))


def _beside_quotation(  # noqa: PLR0913, PLR0917 - a cue, how it is weighed, and where it stands
    parse: Parse, quotes: Sequence[Quotation], words: SpeechWords, people: Container[int], i: int, kind: str
) -> list[Attributed]:
    """A cue with a subject whose quotation the tree did not attach: the nearest one of its sentence."""
    asking = asks_behind(parse, i)
    who = asking if asking in people else _somebody(parse, people, i, source(parse, words, i, quotes))
    best = quotation_beside(parse, quotes, i) if who is not None else None
    if who is None or best is None:
        return []
    if best.start <= parse.start[who] < best.end:
        others = (s for s in parse.kids(i, "nsubj") if not best.start <= parse.start[s] < best.end)
        who = next(others, who)  # what is said is no speaker: "“Two envoys, two plans,” said Ann Lee"
    made = Attributed(
        cue=i,
        cue_tokens=_cue_tokens(parse, i),
        kind=kind,
        rule="quotation-cue",
        source=who,
        content=((best.start, best.end),),
        addressee=addressee_of(parse, words, i),
        real=is_real(parse, words, i, kind),
    )
    return [made]
