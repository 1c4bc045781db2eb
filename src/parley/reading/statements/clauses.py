"""Finite clauses: what a cue says in whole sentences, behind it, before it, around it, behind a colon."""

from __future__ import annotations

from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.clauses import to_infinitive
from parley.reading.syntax.forms import MODALS
from parley.reading.syntax.parse import Parse

__all__ = ["QUOTE_MARKS", "clause", "content_of", "outside"]

QUOTE_MARKS = frozenset('"”“’‘»«')
_CONDITIONS = frozenset({"if", "unless", "because", "although", "though", "provided", "whereas"})
_TAKES_UP = frozenset({"it", "they", "he", "she", "this", "that", "these", "those", "there"})
_BACK = frozenset({"had", "would", "could", "might", "'d"})
_AS = frozenset({"as", "like", "how"})
_CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass", "csubj:outer"})
_RELATIVE = frozenset({"which", "that", "who", "whom", "what", "where", "when", "how", "why"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "DET"})
_ITS = frozenset({"its", "their", "his", "her"})


def clause(parse: Parse, words: SpeechWords, i: int, *, asks: bool) -> list[int]:
    """A finite clause, on either side; the clause that a parenthetical cue interrupts; words after a colon.

    "As the rebels had asked" does not say that what is told was said: `asks` marks the cues that ask or promise.
    """
    below = (
        *parse.children[i],
        *(c for x in parse.kids(i, "xcomp") if parse.pos[x] == "ADJ" for c in parse.children[x]),
    )
    governs = parse.child(i, "xcomp", "ccomp", "obj") is not None
    told_that = [t for t in parse.kids(i, "conj") if t > i and not governs and _marked_that(parse, t)]
    clauses = [t for t in below if parse.dep[t] in _CLAUSES or _subjunctive(parse, t)]
    clauses.sort(key=lambda t: parse.subtree(t)[0])  # the tree may part "the men would be | back | at work"
    for c in (*(t for t in clauses if t == clauses[-1] or not _is_aside(parse, t)), *told_that):
        told = _past_subject(parse, i, c)
        inside = [
            t for other in clauses for t in parse.subtree(other) if other != c and told and told[0] < other < told[-1]
        ]
        return told + inside + _said_too(parse, words, i, c) + _behind(parse, words, i, c)
    if parse.lemma[i] in words.hearing and (told := _told_of(parse, i)):
        return told
    if (around := _aside(parse, i, asks=asks)) is not None:
        return around
    for c in parse.kids(i, "parataxis"):
        if c > i and _after_colon(parse, i, c):
            return content_of(parse, c)
    return _hung_elsewhere(parse, words, i) or _right_behind(parse, i)


def _is_aside(parse: Parse, t: int) -> bool:
    """Whether a clause behind a comma is no content but an aside: "the envoy, asked about the border, said …", "told N, face to face, that …"."""
    bare = parse.child(t, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark") is None
    return bare and parse.pos[t] == "VERB" and parse.words[t - 1] == ","


def _right_behind(parse: Parse, i: int) -> list[int]:
    """The clause whose subject begins right behind its cue although the tree joined it to the cue, or to what the cue is joined to."""
    governs = bool(parse.kids(i, "obj", "iobj", "xcomp", "ccomp"))
    if governs or i + 1 == len(parse.words) or parse.child(i, "nsubj") is None or parse.dep[i] == "acl:relcl":
        return []
    above = (i + 1, *parse.ancestors(i + 1))
    subject = next((t for t in above if parse.dep[t] in ("nsubj", "nsubj:pass") and parse.subtree(t)[0] == i + 1), None)
    verb = parse.head[subject] if subject is not None else i
    joined = parse.dep[verb] in ("conj", "parataxis", "ccomp") and parse.head[verb] in (i, *parse.ancestors(i))
    return [t for t in parse.subtree(verb) if t > i] if verb > i and joined else []


def _hung_elsewhere(parse: Parse, words: SpeechWords, i: int) -> list[int]:
    """The clause behind "that" which the tree hung on an adjunct of its cue: "said the day after the signing that …", "it was noted with regret that …"."""
    first = parse.child(i, "nsubj", "expl")
    if first is None or parse.kids(i, "obj", "xcomp"):
        return []
    for o in parse.kids(i, "obl", "obl:arg", "obl:unmarked", "advcl"):
        own = parse.subtree(o) if o > i else []
        marks = (m for m in own if m > o and parse.dep[m] == "mark" and parse.lower[m] == "that")
        told = next((parse.head[m] for m in marks if parse.dep[parse.head[m]] == "acl"), None)
        if told is not None and parse.lemma[parse.head[told]] not in words.nouns:
            return content_of(parse, told)
    return []


def _marked_that(parse: Parse, t: int) -> bool:
    """Whether "that" opens a clause: what the tree joins to its cue is what was said."""
    return any(parse.lower[m] == "that" for m in parse.kids(t, "mark"))


def _aside(parse: Parse, i: int, *, asks: bool) -> list[int] | None:
    """The clause that a cue interrupts or closes as an aside: "…, he said, …", "as they had warned"; None if it is none."""
    if parse.dep[i] == "parataxis" and not parse.kids(i, "parataxis"):
        return [] if _set_apart(parse, i) else _interrupted(parse, i)
    if parse.dep[i] in ("acl:relcl", "acl"):
        return _around_aside(parse, i) or None
    if parse.dep[i] != "advcl" or asks or not any(parse.lower[m] in _AS for m in _opening(parse, i)):
        return None
    governs = parse.child(i, "obj", "xcomp", "ccomp")
    if governs is not None and parse.lower[governs] != "it":
        return []  # "as it continues to wait": it says something of its own, or nothing
    return _interrupted(parse, i) if parse.child(i, "nsubj", "obl:agent", "obl") is not None else []


def _opening(parse: Parse, i: int) -> tuple[int, ...]:
    """The words that open a clause, its subject's preposition included, for which the tree may take them: "as | the envoy said"."""
    return *parse.kids(i, "mark", "advmod"), *(c for s in parse.kids(i, "nsubj") for c in parse.kids(s, "case"))


def _subjunctive(parse: Parse, t: int) -> bool:
    """Whether a clause with a subject of its own is what is asked for: "urged the immunity be waived"."""
    return parse.dep[t] == "xcomp" and parse.child(t, "nsubj", "nsubj:pass") is not None and not to_infinitive(parse, t)


def _around_aside(parse: Parse, i: int) -> list[int]:
    """The clause around ", the envoy explained on Friday," that the tree takes for a relative clause without a pronoun."""
    subject, noun = parse.child(i, "nsubj"), parse.head[i]
    if subject is None or parse.lower[subject] in _RELATIVE or parse.kids(i, "obj", "ccomp", "xcomp", "mark"):
        return []
    noun = _outer_noun(parse, noun)
    own, clause_head = parse.subtree(i), parse.head[noun]
    opens = own[0] if parse.words[own[0]] == "," else own[0] - 1
    closed = parse.words[own[-1]] == "," or parse.words[min(own[-1] + 1, len(parse.words) - 1)] == ","
    verbal = parse.dep[noun] in ("nsubj", "nsubj:pass") and parse.pos[clause_head] in ("VERB", "AUX", "ADJ", "NOUN")
    if not verbal or parse.words[opens] != "," or not closed or clause_head < i:
        return []
    return [t for t in parse.subtree(clause_head, {i}) if not outside(parse, clause_head, t)]


def _past_subject(parse: Parse, i: int, c: int) -> list[int]:
    """The clause of `c` without what stands before the cue and its subject: on Tuesday it was that somebody "confirmed the reactor was shut down"."""
    tokens = content_of(parse, c)
    subject = parse.child(i, "nsubj")
    if subject is None or not subject < i < c:
        return tokens
    start = parse.subtree(subject)[0]
    if start - 1 not in tokens and parse.words[start - 1] != ",":
        return tokens
    fronted = [t for t in tokens if t < start]
    told = any(parse.pos[t] in ("VERB", "AUX") or parse.lower[t] in _RELATIVE for t in fronted)
    return tokens if told else [t for t in tokens if t > i]


def _said_too(parse: Parse, words: SpeechWords, i: int, c: int) -> list[int]:
    """A clause joined to the cue instead of to what was said: "said the talks had ended and their result was clear".

    It goes on with what was said if its subject takes that up and nothing sets it off, if its tense is set back behind a cue in the
    past ("so books had been sent"), or if it quotes.
    """
    out: list[int] = []
    past = parse.has(i, "Tense=Past")
    for k in parse.kids(i, "conj", "parataxis", "ccomp"):
        subject = parse.child(k, "nsubj", "nsubj:pass")
        if i < c < k and subject is None and (parse.pos[k] == "ADV" or (_finite(parse, k) and not _finite(parse, i))):
            # "saying it was late and did not help", "they would, but only if …": neither goes on with the cue
            out += parse.subtree(k)
            continue
        own = parse.subtree(k)
        if subject is None and c < i < k and _goes_on(parse, i, k):
            out += [t for t in own if t > i and parse.dep[t] != "cc" and parse.words[t] != ","]
            continue
        if subject is None or not i < c < own[0] or _set_apart(parse, k) or words.says(parse.lemma[k]):
            continue
        back = past and any(parse.lower[a] in _BACK for a in parse.kids(k, "aux"))
        quotes = any(parse.words[t] in QUOTE_MARKS for t in own)
        joined = not any(parse.words[t] in ",;" for t in range(c, subject)) and _takes_up(parse, subject)
        if back or joined or quotes != (parse.dep[k] == "ccomp"):
            out += own
    return out


def _goes_on(parse: Parse, i: int, k: int) -> bool:
    """Whether behind an aside it is told what else was said, not what the speaker did: "“It is small”, he said, and could be bridged"."""
    told = any(parse.lower[a] in MODALS for a in parse.kids(k, "aux")) or QUOTE_MARKS & {
        parse.words[t] for t in parse.subtree(k)
    }
    return parse.words[i + 1] == "," and bool(told) and parse.child(k, "ccomp") is None


def _takes_up(parse: Parse, subject: int) -> bool:
    """Whether a subject stands for somebody or something told before: "it", "their result"."""
    its = any(parse.lower[p] in _ITS for p in parse.kids(subject, "nmod:poss"))
    return its or parse.lower[subject] in _TAKES_UP


def _finite(parse: Parse, t: int) -> bool:
    return any(parse.has(v, "VerbForm=Fin") for v in (t, *parse.kids(t, "aux", "aux:pass", "cop")))


def _behind(parse: Parse, words: SpeechWords, i: int, c: int) -> list[int]:
    """What the tree hung on the cue although it stands behind what was said and is no part of the saying: "said it was off unless …"."""
    out: list[int] = []
    last = max(parse.subtree(c))
    for o in parse.children[i]:
        if not i < c < o or o < last or parse.dep[o] not in ("advcl", "obl", "xcomp", "ccomp", "obl:unmarked"):
            continue
        tokens = parse.subtree(o)
        set_off = any(parse.words[t] in ",;:–—" for t in range(last + 1, tokens[0] + 1))
        held = {parse.lower[m] for m in parse.kids(o, "mark")} & _CONDITIONS
        if (set_off and not held) or parse.lemma[o] in words.documents or parse.lemma[o] in words.verbs:
            break
        out += tokens
        last = tokens[-1]
    return out


def _told_of(parse: Parse, i: int) -> list[int]:
    """The subject and the deed of "the general is said to have left"; the deed alone if a pronoun stands for who did it."""
    subject, deed = parse.child(i, "nsubj:pass"), parse.child(i, "xcomp")
    if subject is None or deed is None or not parse.kids(i, "aux:pass") or not to_infinitive(parse, deed):
        return []
    return [*(parse.subtree(subject) if parse.pos[subject] != "PRON" else ()), *parse.subtree(deed)]


def _set_apart(parse: Parse, i: int) -> bool:
    """Whether a semicolon or colon stands before a clause: it goes on by itself and interrupts nothing."""
    first = parse.subtree(i)[0]
    return any(parse.words[t] in ";:" for t in range(max(first - 1, 0), min(first + 2, i)))


def _interrupted(parse: Parse, i: int) -> list[int]:
    noun = _outer_noun(parse, parse.head[i])
    # "the gap, she added, was wide": the aside hangs on the noun before it
    head = parse.head[noun] if parse.dep[noun] in ("nsubj", "nsubj:pass") and i < parse.head[noun] else parse.head[i]
    if parse.subject(i) is None:
        return []
    return [t for t in parse.subtree(head, {i}) if not outside(parse, head, t)]


def _outer_noun(parse: Parse, noun: int) -> int:
    """The noun of the whole phrase that a noun closes: the "growth" of "the growth of the port, the envoy said, was slow"."""
    while parse.dep[noun] in ("nmod", "conj") and parse.pos[parse.head[noun]] in _NOMINAL:
        noun = parse.head[noun]
    return noun


def outside(parse: Parse, head: int, token: int) -> bool:
    """Punctuation that hangs on the clause but does not belong to what was said."""
    return parse.dep[token] == "punct" and parse.head[token] == head and parse.words[token] in (",", "-", "–", "—")


def _after_colon(parse: Parse, i: int, c: int) -> bool:
    """Whether a colon stands before the clause of `c`, or a quotation mark, and nothing but those: "he went on: …"."""
    first = parse.subtree(c)[0]
    lead = [parse.words[t] for t in range(max(i + 1, first - 2), min(first + 2, c + 1))]
    return ":" in lead or bool(QUOTE_MARKS.intersection(lead))


def content_of(parse: Parse, c: int) -> list[int]:
    """The clause behind its "that", without what the tree hung before it; the whole clause if it has none."""
    mark = next((m for m in parse.kids(c, "mark") if parse.lower[m] == "that"), None)
    return [t for t in parse.subtree(c) if mark is None or t > mark]
