"""An issue in the article's words: its noun with what stands closest around it."""

from __future__ import annotations

from parley.reading.positions.issues import amount
from parley.reading.positions.words import PositionWords
from parley.reading.syntax.clauses import governor, place_at
from parley.reading.syntax.parse import Parse

__all__ = ["phrase"]

_AROUND = frozenset(
    {"det", "det:predet", "punct", "acl:relcl", "acl", "advcl", "parataxis", "cc", "conj", "appos", "case", "advmod"}
)
_PREDICATE = frozenset({"nsubj", "cop", "aux", "mark"})
"""What stands around an issue that is itself the predicate: "is against the ban"."""
_NO_QUOTES = str.maketrans("", "", '"“”„«»')
_BARE = 2
"""Words of an issue that says little without its place: "ceasefire", "temporary truce"."""
_BACK = 120
"""Words back to the pact that an extension is of."""
_LONGEST = 8
"""Words of an issue; a longer phrase is told by its name in the lexicon."""
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "appos"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def phrase(parse: Parse, issue: int, words: PositionWords) -> str:
    """The issue in the article's words: its noun with what stands closest around it; the lexicon's name where that is no noun, or long."""
    name = words.issues.get(parse.lemma[issue])
    if (change := _change(parse, words, issue)) is not None:
        return change
    described = parse.pos[issue] == "ADJ" and parse.dep[issue] == "amod"
    if described or (parse.dep[issue] == "compound" and parse.pos[parse.head[issue]] == "NOUN"):
        return phrase(parse, parse.head[issue], words)
    if name is not None and parse.pos[issue] not in ("NOUN", "PROPN"):
        return name
    if parse.pos[issue] == "VERB":
        return _freed(parse, words, issue) or _deed(parse, issue)
    skip = {
        c for c in parse.children[issue] if parse.dep[c] in _AROUND | _PREDICATE or _only_describes(parse, c, words)
    }
    tokens = parse.subtree(issue, skip)
    text = " ".join(parse.text[parse.start[tokens[0]] : parse.end[tokens[-1]]].split()).translate(_NO_QUOTES)
    text = text if len(text.split()) <= _LONGEST else _shortened(parse, issue, skip).translate(_NO_QUOTES)
    text = text if name is None or len(text.split()) <= _LONGEST else name
    if name is not None and len(text.split()) == 1 and (fuller := _fuller(parse, words, issue)) is not None:
        return phrase(parse, fuller, words)
    where = _where(parse, issue) if tokens[-1] == issue and len(text.split()) <= _BARE else None
    return f"{text} in {where}" if where is not None else text


def _shortened(parse: Parse, issue: int, skip: set[int]) -> str:
    """A long phrase without the clauses in it, and without as many of its last parts as it is still too long by: "swap of land | under which …"."""
    behind = [c for c in parse.children[issue] if c > issue and c not in skip]
    skip = skip | {t for t in parse.subtree(issue, skip) if parse.dep[t] in _CLAUSES}
    while True:
        tokens = parse.subtree(issue, skip)
        text = " ".join(parse.text[parse.start[tokens[0]] : parse.end[tokens[-1]]].split())
        if len(text.split()) <= _LONGEST or not behind:
            return text
        skip = skip | {behind.pop()}


def _change(parse: Parse, words: PositionWords, issue: int) -> str | None:
    """What is done to a term, with what it is done to: "extension of the truce" for "extend it"; None for anything else, and for what tells it itself."""
    noun = words.changes.get(parse.lemma[issue])
    if noun is None or parse.child(issue, "nmod", "compound") is not None:
        return None
    changed = parse.child(issue, "obj", "nsubj:pass") if parse.pos[issue] == "VERB" else None
    if changed is not None and parse.pos[changed] in ("NOUN", "PROPN"):
        return f"{noun} of the {phrase(parse, changed, words)}"
    pact = next((t for t in range(issue - 1, max(issue - _BACK, -1), -1) if _is_pact(parse, words, t)), None)
    return None if pact is None else f"{noun} of the {parse.lower[pact]}"


def _freed(parse: Parse, words: PositionWords, verb: int) -> str | None:
    """What is to be done to somebody held, with who that is: "release of the crew" for "free the crew"."""
    held = parse.child(verb, "obj", "nsubj:pass") if parse.lemma[verb] in words.freeing else None
    if held is None or parse.pos[held] not in ("NOUN", "PROPN"):
        return None
    whom = phrase(parse, held, words)
    the = "" if parse.pos[held] == "PROPN" or parse.child(held, "nmod:poss", "nummod") is not None else "the "
    return f"{words.freeing[parse.lemma[verb]]} of {the}{whom}"


def _is_pact(parse: Parse, words: PositionWords, t: int) -> bool:
    """Whether a word is a pact that may be in force: what an extension that is told alone is of."""
    return parse.lemma[t] in words.extended and parse.pos[t] == "NOUN"


def _fuller(parse: Parse, words: PositionWords, issue: int) -> int | None:
    """Where a noun that only points back was called by more words: "the talks" of "six-party talks"."""
    if not any(parse.lower[d] in _POINTING for d in parse.kids(issue, "det")):
        return None
    lemma = parse.lemma[issue]
    before = (
        t for t in range(issue - 1, max(issue - _BACK, -1), -1) if parse.lemma[t] == lemma and parse.pos[t] == "NOUN"
    )
    return next((t for t in before if any(_tells(parse, c, words) for c in parse.children[t])), None)


def _tells(parse: Parse, c: int, words: PositionWords) -> bool:
    """Whether what stands beside a noun tells which one it is."""
    return parse.dep[c] in ("compound", "nmod") or (parse.dep[c] == "amod" and parse.lemma[c] not in words.pressing)


def _where(parse: Parse, issue: int) -> str | None:
    """The one place that the clause names behind a bare issue: "an early ceasefire and a return to talks in A"."""
    end, clause = parse.sents[parse.sent[issue]][1], governor(parse, issue)
    beside = (t for t in range(issue + 1, end) if parse.case(t) == "in" and governor(parse, t) == clause)
    sites = {p.words for t in beside if (p := place_at(parse, t)) is not None}
    return sites.pop() if len(sites) == 1 else None


def _deed(parse: Parse, verb: int) -> str:
    """A verb with its object or what goes with it: "leave the houses"; the condition is said elsewhere."""
    beside = next((c for c in parse.kids(verb, "obj", "xcomp", "obl") if c > verb), None)
    last = verb if beside is None else parse.subtree(beside, parse.kids(beside, *_AROUND - {"det", "case"}))[-1]
    last = max(last, verb, *parse.kids(verb, "compound:prt"))
    done = parse.child(verb, "nsubj:pass") if beside is None else None
    if done is not None and parse.pos[done] == "NOUN":
        told = parse.subtree(done, parse.kids(done, *_AROUND - {"det", "case"}))
        return " ".join([parse.lemma[verb], *(parse.words[t] for t in told)][:_LONGEST]).translate(_NO_QUOTES)
    words = [parse.lemma[verb], *parse.text[parse.end[verb] : parse.end[last]].split()]
    return " ".join(words[:_LONGEST]).translate(_NO_QUOTES)


def _only_describes(parse: Parse, token: int, words: PositionWords) -> bool:
    """What tells neither an issue nor whose: the "immediate" of "immediate ceasefire", the "its" of "its offensive"."""
    if parse.dep[token] == "nmod:poss":
        return parse.pos[token] == "PRON"
    counted = parse.dep[token] == "nummod" and not amount(parse, words, parse.head[token])
    serves = parse.dep[token] == "nmod" and parse.case(token) == "as"  # "an amnesty as the price of …"
    return counted or serves or (parse.dep[token] == "amod" and parse.lemma[token] in words.pressing)
