"""Commitments: what binds somebody's future conduct, and reports of an earlier one repeated, kept, broken or refused.

Four ways to tell one: a verb that binds its subject ("pledged to …"), a speaker who says what he will do, legal text
("the parties shall …"), and a noun with its owner ("their pledge to …"), whose verb tells what became of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.evidence import cite, report_id
from parley.lexicon import Lexicon
from parley.model import Article, Commitment, CommitmentKind, CommitmentState, Modality, Span, Statement, Time
from parley.reading.cast import Cast
from parley.reading.clauses import reality
from parley.reading.deadlines import deadline
from parley.reading.parse import Parse, trim
from parley.reading.statements import tellers
from parley.reading.time_links import time_of

__all__ = ["CommitmentWords", "commitments"]

_CONFIDENCE = {
    "binding-verb": 0.75,
    "own-will": 0.65,
    "duty": 0.8,
    "laid-on": 0.7,
    "commitment-noun": 0.6,
    "fate-verb": 0.65,
}
"""Chance that a commitment made by the rule is one, as counted on annotated articles."""


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """Typed view over `lexicon/commitments.toml`."""

    verbs: Mapping[str, str]
    adjectives: Mapping[str, str]
    binding: frozenset[str]
    nouns: Mapping[str, str]
    states: Mapping[str, str]
    own: frozenset[str]
    duty: frozenset[str]
    again: frozenset[str]
    empty: frozenset[str]
    threats: frozenset[str]
    clauses: tuple[tuple[str, ...], ...]
    nominals: frozenset[str]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> CommitmentWords:
        """Built once for a lexicon."""
        table = lexicon.table("commitments")
        return cls(
            verbs={verb: kind for kind, verbs in table["verbs"].items() for verb in verbs},
            adjectives={word: kind for kind, words in table["adjectives"].items() for word in words},
            binding=frozenset(table["binding"]["obligation"]),
            nouns={noun: kind for kind, nouns in table["nouns"].items() for noun in nouns},
            states={verb: state for state, verbs in table["states"].items() for verb in verbs},
            own=frozenset(table["modals"]["own"]),
            duty=frozenset(table["modals"]["duty"]),
            again=frozenset(table["again"]["adverbs"]) | frozenset(table["again"]["verbs"]),
            empty=frozenset(table["empty"]["verbs"]),
            threats=frozenset(table["threats"]["cues"]),
            clauses=tuple(tuple(words.split()) for words in table["condition"]["clauses"]),
            nominals=frozenset(table["condition"]["nominals"]),
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """One commitment over tokens: what triggers it, what is to be done, who is bound and to whom."""

    trigger: int
    rule: str
    kind: str
    action: tuple[int, ...]
    by: tuple[int, ...]
    to: tuple[int, ...] = ()
    state: str = "made"
    deed: int | None = None
    earlier: Span | None = None
    modality: Modality = "happened"


def commitments(
    article: Article,
    parse: Parse,
    cast: Cast,
    ids: Mapping[int, str],
    times: Sequence[Time],
    said: Sequence[Statement],
    words: CommitmentWords,
) -> tuple[Commitment, ...]:
    """The commitments of an article, in the order of the text; each deed of a sentence once for the same party."""
    title_end = len(article.title or "") if article.title and article.text.startswith(article.title) else 0
    out: list[Commitment] = []
    taken: set[tuple[int, int, tuple[int, ...]]] = set()
    timed = {t for time in times for t in _within(parse, ((time.start, time.end),))}
    for found in sorted(
        [*_told(parse, cast, words), *_own(article, parse, cast, ids, said, words)], key=lambda f: (f.trigger, f.rule)
    ):
        key = (parse.sent[found.trigger], found.deed if found.deed is not None else found.trigger, found.by)
        if key in taken or found.deed in timed or parse.end[found.trigger] <= title_end or not found.by:
            continue  # "agreed on Friday" binds nobody to a Friday
        taken.add(key)
        out.append(_report(article, parse, ids, times, said, words, found))
    return tuple(out)


def _told(parse: Parse, cast: Cast, words: CommitmentWords) -> Iterator[_Found]:
    for _, first, end in parse.read_sentences():
        for i in range(first, end):
            lemma = parse.lemma[i]
            if parse.pos[i] == "VERB" and lemma in words.verbs:
                made = _binding_verb(parse, cast, words, i)
            elif (
                parse.pos[i] in ("ADJ", "VERB")
                and parse.lower[i] in words.adjectives
                and parse.child(i, "cop", "aux:pass") is not None
            ):
                made = _predicate(parse, cast, words, i)
            elif parse.pos[i] == "VERB" and lemma in words.binding:
                made = _laid_on(parse, cast, i)
            elif parse.pos[i] == "AUX" and lemma in words.duty:
                made = _duty(parse, cast, i)
            elif parse.pos[i] == "NOUN" and lemma in words.nouns:
                made = _noun(parse, cast, words, i)
            else:
                continue
            if made is not None:
                yield made


def _binding_verb(parse: Parse, cast: Cast, words: CommitmentWords, i: int) -> _Found | None:
    if reality(parse, i) not in ("past", "present") or (
        parse.lemma[parse.head[i]] in ("refuse", "decline") and parse.dep[i] == "xcomp"
    ):
        return None
    kind = words.verbs[parse.lemma[i]]
    deed = parse.child(i, "xcomp") or _will_clause(parse, i)
    obj = parse.child(i, "obj")
    if (
        deed is None
        and kind in ("promise", "offer")
        and obj is not None
        and parse.pos[obj] in ("NOUN", "PROPN", "SYM", "NUM")
        and not cast.all(obj)
    ):
        deed = obj
    if deed is None and parse.lemma[i] in ("commit", "agree"):
        deed = next((o for o in parse.kids(i, "obl", "obl:arg", "advcl") if _to_do(parse, o)), None)
    if deed is None and parse.dep[i] == "acl:relcl" and kind in ("promise", "offer") and obj is None:
        deed = parse.head[i]
        return _Found(i, "binding-verb", kind, (deed,), cast.all(parse.child(i, "nsubj")), (), "made", deed)
    if deed is None or deed < i and parse.dep[deed] != "obj":
        return None
    by = cast.all(parse.subject(i)) if parse.child(i, "nsubj:pass") is None else cast.all(_agent(parse, i))
    if parse.child(i, "nsubj:pass") is not None and parse.lemma[i] == "commit":
        by = cast.all(parse.subject(i))
    to = tuple(t for o in parse.children[i] if parse.dep[o] in ("iobj", "obl", "obl:arg") and (parse.dep[o] == "iobj" or parse.case(o) in ("to", "with"))
               for t in cast.all(o) if t not in by)  # fmt: skip
    if kind == "agreement" and len(by) == 2:
        to = to or tuple(reversed(by))
    return _Found(i, "binding-verb", kind, tuple(parse.subtree(deed)), by, to, _again(parse, words, i), deed)


def _predicate(parse: Parse, cast: Cast, words: CommitmentWords, i: int) -> _Found | None:
    """ "Both sides are ready to …"."""
    deed = parse.child(i, "xcomp", "ccomp", "advcl") or next(
        (o for o in parse.kids(i, "obl") if parse.case(o) == "to"), None
    )
    if deed is None or deed < i or parse.negated(i):
        return None
    return _Found(
        i,
        "binding-verb",
        words.adjectives[parse.lower[i]],
        tuple(parse.subtree(deed)),
        cast.all(parse.subject(i)),
        (),
        _again(parse, words, i),
        deed,
    )


def _will_clause(parse: Parse, i: int) -> int | None:
    """ "promised that they would …": a clause with a modal."""
    c = parse.child(i, "ccomp")
    return c if c is not None and set(parse.aux(c)) & {"will", "would", "'ll", "shall"} else None


def _to_do(parse: Parse, o: int) -> bool:
    return parse.case(o) in ("to", "on") or (
        parse.dep[o] == "advcl" and any(parse.lower[m] == "to" for m in parse.kids(o, "mark"))
    )


def _agent(parse: Parse, i: int) -> int | None:
    return next((o for o in parse.kids(i, "obl:agent", "obl") if parse.case(o) == "by"), None)


def _again(parse: Parse, words: CommitmentWords, i: int) -> str:
    near = [*parse.kids(i, "advmod"), *parse.kids(parse.head[i], "advmod"), parse.head[i]]
    return "repeated" if any(parse.lemma[c] in words.again for c in near) else "made"


def _laid_on(parse: Parse, cast: Cast, i: int) -> _Found | None:
    """ "The resolution requires both sides to withdraw": whom it binds is the object, or the subject of the passive."""
    deed = parse.child(i, "xcomp")
    if deed is None or reality(parse, i) not in ("past", "present"):
        return None
    bound = parse.child(i, "obj", "nsubj:pass")
    return _Found(i, "laid-on", "obligation", tuple(parse.subtree(deed)), cast.all(bound), (), "made", deed)


def _duty(parse: Parse, cast: Cast, aux: int) -> _Found | None:
    deed = parse.head[aux]
    if parse.pos[deed] != "VERB" or aux in cast.quoted:
        return None
    by = cast.all(parse.subject(deed)) if parse.child(deed, "nsubj:pass") is None else cast.all(_agent(parse, deed))
    subject = set(parse.subtree(s)) if (s := parse.child(deed, "nsubj", "nsubj:pass")) is not None else set()
    return _Found(
        aux, "duty", "obligation", tuple(t for t in parse.subtree(deed) if t not in subject), by, (), "made", deed
    )


def _noun(parse: Parse, cast: Cast, words: CommitmentWords, i: int) -> _Found | None:
    """ "its pledge to …", with what its verb tells of it: renewed, broken, kept."""
    deed = next(
        (
            c
            for c in parse.kids(i, "acl", "ccomp", "xcomp")
            if any(parse.lower[m] in ("to", "that") for m in parse.kids(c, "mark"))
        ),
        None,
    )
    verb = parse.head[i]
    state = _told_of(parse, words, i, verb)
    if deed is None and state is None:
        return None
    owner = parse.child(i, "nmod:poss")
    by = cast.all(owner)
    if not by and parse.dep[i] in ("obj", "obl"):
        by = cast.all(parse.subject(verb))
    if not by:
        by = next(
            (f for c in parse.kids(i, "nmod") if parse.case(c) in ("by", "of", "from") and (f := cast.all(c))), ()
        )
    if deed is None and reality(parse, verb) not in ("past", "present"):
        return None
    start, end = parse.phrase(i)
    action = tuple(parse.subtree(deed)) if deed is not None else tuple(parse.subtree(i))
    told = (start, end) if state not in (None, "made") else None
    negated = state == "kept" and parse.negated(verb)
    return _Found(
        i,
        "commitment-noun" if state is None else "fate-verb",
        words.nouns[parse.lemma[i]],
        action,
        by,
        (),
        "broken" if negated else state or "made",
        deed,
        told,
    )


def _told_of(parse: Parse, words: CommitmentWords, i: int, verb: int) -> str | None:
    if verb == i or parse.pos[verb] != "VERB":
        return None
    if parse.dep[i] in ("obj", "nsubj:pass") and parse.lemma[verb] in words.states:
        return words.states[parse.lemma[verb]]
    case = parse.case(i)
    particle = parse.child(verb, "compound:prt", "advmod", "obj", "xcomp")
    full = [
        f"{parse.lemma[verb]} {case}",
        f"{parse.lemma[verb]} {parse.lower[particle] if particle is not None else ''} {case}",
    ]
    return (
        next((words.states[f] for f in full if f in words.states), None) if parse.dep[i] in ("obl", "obl:arg") else None
    )


def _own(
    article: Article,
    parse: Parse,
    cast: Cast,
    ids: Mapping[int, str],
    said: Sequence[Statement],
    words: CommitmentWords,
) -> Iterator[_Found]:
    """A speaker who says what he, or whom he speaks for, will do."""
    index = {report: n for n, report in ids.items()}
    threats = tuple(words.threats)
    for s in said:
        speakers = tuple(index[r] for r in s.speakers if r in index)
        threat = bool(s.cue and s.cue.lower().startswith(threats))
        for t in _within(parse, s.content_spans):
            if parse.pos[t] == "AUX" and parse.lemma[t] in words.own and parse.pos[parse.head[t]] == "VERB":
                made = _own_will(parse, cast, words, speakers, parse.head[t], threat=threat)
                if made is not None:
                    yield made
    if article.genre == "statement":
        yield from _official(parse, cast, words)


def _official(parse: Parse, cast: Cast, words: CommitmentWords) -> Iterator[_Found]:
    """In an official text what a named party "will" do is its word."""
    for _, first, end in parse.read_sentences():
        for t in range(first, end):
            if (
                parse.lower[t] == "will"
                and parse.pos[t] == "AUX"
                and parse.pos[parse.head[t]] == "VERB"
                and t not in cast.quoted
            ):
                bound = tuple(n for n in cast.all(parse.subject(parse.head[t])) if cast.figures[n].type != "person")
                made = _own_will(parse, cast, words, bound, parse.head[t], threat=False)
                if made is not None:
                    yield made


def _within(parse: Parse, spans: Sequence[Span]) -> Iterator[int]:
    for start, end in spans:
        k = bisect_left(parse.start, start)
        while k < len(parse.start) and parse.start[k] < end:
            yield k
            k += 1


def _own_will(
    parse: Parse, cast: Cast, words: CommitmentWords, speakers: Sequence[int], deed: int, *, threat: bool
) -> _Found | None:
    if parse.lemma[deed] in words.empty or parse.child(deed, "nsubj:pass") is not None:
        return None
    if parse.dep[deed] in ("advcl", "acl:relcl", "acl") or "have" in parse.aux(deed):
        return None
    subject = parse.subject(deed)
    if subject is None:
        return None
    bound = tuple(speakers) if parse.lower[subject] in ("i", "we") else cast.all(subject)
    same = (
        set(bound) & set(speakers)
        or {cast.figures[b].of for b in bound} & set(speakers)
        or {cast.figures[s].of for s in speakers} & set(bound)
    )
    if not bound or not same:
        return None
    skip = set(parse.subtree(subject)) if parse.head[subject] == deed else set()
    return _Found(
        deed,
        "own-will",
        "threat" if threat else "promise",
        tuple(t for t in parse.subtree(deed) if t not in skip),
        bound,
        (),
        "made",
        deed,
    )


def _report(
    article: Article,
    parse: Parse,
    ids: Mapping[int, str],
    times: Sequence[Time],
    said: Sequence[Statement],
    words: CommitmentWords,
    f: _Found,
) -> Commitment:
    first, end = parse.sents[parse.sent[f.trigger]]
    made = time_of(parse, f.trigger, times) if f.rule in ("binding-verb", "laid-on") else None
    due = _due(article, parse, times, f, made)
    condition = _condition(parse, words, f)
    kind: CommitmentKind = f.kind  # type: ignore[assignment]  # the lexicon's keys are tested against the guidelines' kinds
    state: CommitmentState = f.state  # type: ignore[assignment]  # likewise
    return Commitment(
        id=report_id("c", article.id, (parse.start[f.trigger], parse.end[f.trigger])),
        evidence=(cite(article, parse.start[first], parse.end[end - 1]),),
        confidence=_CONFIDENCE[f.rule],
        made_by=f"rule {f.rule}",
        modality="conditional" if condition else f.modality,
        according_to=() if f.rule == "own-will" else tellers(said, parse.start[f.trigger]),
        by=tuple(ids[n] for n in f.by if n in ids),
        to=tuple(ids[n] for n in f.to if n in ids),
        kind=kind,
        action=_action(parse, f),
        condition=parse.text[condition[0] : condition[1]] if condition else None,
        due=due[0] if due else None,
        due_text=due[1] if due else None,
        made=made.edtf if made and (due is None or made.words not in due[1]) else None,
        state=state,
        earlier=parse.text[f.earlier[0] : f.earlier[1]] if f.earlier else None,
    )


def _action(parse: Parse, f: _Found) -> str:
    """The deed in the article's words, from its verb on, without "to", "that" and its modal."""
    deed = f.deed if f.deed is not None else f.trigger
    own = [t for t in f.action if parse.head[t] == deed and parse.dep[t] in ("mark", "aux", "case") and t < deed]
    begin = min(own, default=f.action[0] if f.action else deed)
    tokens = [t for t in f.action if t not in own and (t >= begin or f.rule not in ("duty", "own-will"))]
    return " ".join(" ".join(parse.text[a:b].split()) for a, b in parse.runs(tokens)) or parse.words[f.trigger]


def _due(
    article: Article, parse: Parse, times: Sequence[Time], f: _Found, made: Time | None
) -> tuple[str | None, str] | None:
    inside = set(f.action)
    for t in times:
        token = next((k for k in f.action if parse.start[k] <= t.start < parse.end[k]), None)
        if token is None or token not in inside or t is made:
            continue
        found = deadline(article, t, made.edtf if made else None)
        if found is not None:
            return found.edtf, article.text[found.span[0] : found.span[1]]
    return None


def _condition(parse: Parse, words: CommitmentWords, f: _Found) -> Span | None:
    for head in dict.fromkeys((f.deed, f.trigger)):
        if head is None:
            continue
        for c in parse.children[head]:
            marker = _clause_marker(parse, words, c) if parse.dep[c] == "advcl" else _nominal_marker(parse, words, c)
            if marker:
                tokens = [t for t in parse.subtree(c) if t not in marker]
                return trim(parse.text, parse.start[tokens[0]], parse.end[tokens[-1]]) if tokens else None
    return None


def _clause_marker(parse: Parse, words: CommitmentWords, c: int) -> set[int]:
    tokens = parse.subtree(c)
    lower = [parse.lower[t] for t in tokens[:5]]
    for phrase in words.clauses:
        for k in range(2):
            if tuple(lower[k : k + len(phrase)]) == phrase:
                end = k + len(phrase)
                return set(tokens[: end + (1 if lower[end : end + 1] == ["that"] else 0)])
    return set()


def _nominal_marker(parse: Parse, words: CommitmentWords, c: int) -> set[int]:
    if parse.dep[c] not in ("obl", "obl:arg", "nmod"):
        return set()
    tokens = parse.subtree(c)
    opening = " ".join(parse.lower[t] for t in tokens[:3])
    return set(tokens[:3]) if opening in words.nominals else set()
