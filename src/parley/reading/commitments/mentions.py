"""Mentions of commitments: words that bind somebody, with the deed, who is bound and to whom.

Four ways to tell one: a verb that binds its subject ("pledged to …"), a speaker who says what he will do, legal text
("the parties shall …"), and a noun with its owner ("their pledge to …"), whose verb tells what became of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parley.model import CommitmentKind, CommitmentState, Span, Statement
from parley.reading.actors.cast import Cast
from parley.reading.commitments.words import CommitmentWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import agent, reality
from parley.reading.syntax.parse import Parse

__all__ = ["CommitmentMention", "commitment_mentions"]

_OWN_GIFT = frozenset({"promise", "offer"})
"""Kinds of which a thing may be the object: "promised aid"."""

_MODALS = frozenset({"will", "would", "'ll", "shall"})


@dataclass(frozen=True, slots=True)
class CommitmentMention:
    """One commitment over tokens: what triggers it, what is to be done, who is bound and to whom (indices of the cast)."""

    trigger: int
    rule: str
    kind: CommitmentKind
    action: tuple[int, ...]
    by: tuple[int, ...]
    to: tuple[int, ...] = ()
    state: CommitmentState = "made"
    deed: int | None = None
    earlier: Span | None = None


def commitment_mentions(
    setting: Setting, said: Sequence[Statement], words: CommitmentWords
) -> tuple[CommitmentMention, ...]:
    """All mentions of an article, in the order of the text; furniture is left out, who is bound may be nobody."""
    found = [*_told(setting, words), *_own(setting, said, words)]
    if setting.article.genre == "statement":
        found += _official(setting, words)
    return tuple(sorted(found, key=lambda m: (m.trigger, m.rule)))


def _told(setting: Setting, words: CommitmentWords) -> Iterator[CommitmentMention]:
    for _, first, end in setting.parse.read_sentences():
        for i in range(first, end):
            made = _at(setting.parse, setting.cast, words, i)
            if made is not None:
                yield made


def _at(parse: Parse, cast: Cast, words: CommitmentWords, i: int) -> CommitmentMention | None:
    pos, lemma = parse.pos[i], parse.lemma[i]
    if pos == "VERB" and lemma in words.verbs:
        return _binding_verb(parse, cast, words, i)
    if pos in ("ADJ", "VERB") and parse.lower[i] in words.adjectives and parse.kids(i, "cop", "aux:pass"):
        return _predicate(parse, cast, words, i)
    if pos == "VERB" and lemma in words.binding:
        return _laid_on(parse, cast, i)
    if pos == "AUX" and lemma in words.duty:
        return _duty(parse, cast, i)
    if pos == "NOUN" and lemma in words.nouns:
        return _noun(parse, cast, words, i)
    return None


def _is_told(parse: Parse, verb: int) -> bool:
    return reality(parse, verb) in ("past", "present")


def _binding_verb(parse: Parse, cast: Cast, words: CommitmentWords, i: int) -> CommitmentMention | None:
    refused = parse.dep[i] == "xcomp" and parse.lemma[parse.head[i]] in words.refusing
    if refused or not _is_told(parse, i):
        return None
    kind = words.verbs[parse.lemma[i]]
    deed = _deed(parse, cast, words, i)
    if deed is None:
        return _relative(parse, cast, kind, i)
    if deed < i and parse.dep[deed] != "obj":
        return None
    passive = parse.child(i, "nsubj:pass") is not None and parse.lemma[i] not in words.passive
    by = cast.all(agent(parse, i)) if passive else cast.all(parse.subject(i))
    to = _beneficiaries(parse, cast, i, by)
    if kind == "agreement" and len(by) == 2:
        to = to or by[::-1]
    action = tuple(parse.subtree(deed))
    return CommitmentMention(i, "binding-verb", kind, action, by, to, state=_again(parse, words, i), deed=deed)


def _deed(parse: Parse, cast: Cast, words: CommitmentWords, i: int) -> int | None:
    """What a verb binds to: an open clause, "that they would …", a thing that is promised, "on …" or "to …"."""
    clause = parse.child(i, "xcomp") or _will_clause(parse, i)
    if clause is not None:
        return clause
    obj = parse.child(i, "obj")
    gift = words.verbs[parse.lemma[i]] in _OWN_GIFT and obj is not None and not cast.all(obj)
    if gift and obj is not None and parse.pos[obj] in ("NOUN", "PROPN", "SYM", "NUM"):
        return obj
    if parse.lemma[i] not in words.oblique:
        return None
    return next((o for o in parse.kids(i, "obl", "obl:arg", "advcl") if _to_do(parse, o)), None)


def _relative(parse: Parse, cast: Cast, kind: CommitmentKind, i: int) -> CommitmentMention | None:
    """The thing before a relative clause: "the aid that they promised"."""
    if parse.dep[i] != "acl:relcl" or kind not in _OWN_GIFT or parse.child(i, "obj") is not None:
        return None
    thing = parse.head[i]
    return CommitmentMention(i, "binding-verb", kind, (thing,), cast.all(parse.child(i, "nsubj")), deed=thing)


def _beneficiaries(parse: Parse, cast: Cast, i: int, by: Sequence[int]) -> tuple[int, ...]:
    """To whom one binds himself: an indirect object, or who stands behind "to" or "with"."""
    below = parse.kids(i, "iobj", "obl", "obl:arg")
    whom = (o for o in below if parse.dep[o] == "iobj" or parse.case(o) in ("to", "with"))
    return tuple(n for o in whom for n in cast.all(o) if n not in by)


def _predicate(parse: Parse, cast: Cast, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """An adjective that binds: "both sides are ready to …"."""
    deed = parse.child(i, "xcomp", "ccomp", "advcl") or next(
        (o for o in parse.kids(i, "obl") if parse.case(o) == "to"), None
    )
    if deed is None or deed < i or parse.negated(i):
        return None
    kind, by = words.adjectives[parse.lower[i]], cast.all(parse.subject(i))
    action = tuple(parse.subtree(deed))
    return CommitmentMention(i, "binding-verb", kind, action, by, state=_again(parse, words, i), deed=deed)


def _will_clause(parse: Parse, i: int) -> int | None:
    """A clause with a modal: "promised that they would …"."""
    c = parse.child(i, "ccomp")
    return c if c is not None and _MODALS & set(parse.aux(c)) else None


def _to_do(parse: Parse, o: int) -> bool:
    return parse.case(o) in ("to", "on") or (
        parse.dep[o] == "advcl" and any(parse.lower[m] == "to" for m in parse.kids(o, "mark"))
    )


def _again(parse: Parse, words: CommitmentWords, i: int) -> CommitmentState:
    near = [*parse.kids(i, "advmod"), *parse.kids(parse.head[i], "advmod"), parse.head[i]]
    return "repeated" if any(parse.lemma[c] in words.again for c in near) else "made"


def _laid_on(parse: Parse, cast: Cast, i: int) -> CommitmentMention | None:
    """A verb that binds others: in "the resolution requires both sides to withdraw" its object, or the subject of its passive."""
    deed = parse.child(i, "xcomp")
    if deed is None or not _is_told(parse, i):
        return None
    bound = cast.all(parse.child(i, "obj", "nsubj:pass"))
    return CommitmentMention(i, "laid-on", "obligation", tuple(parse.subtree(deed)), bound, deed=deed)


def _duty(parse: Parse, cast: Cast, aux: int) -> CommitmentMention | None:
    deed = parse.head[aux]
    if parse.pos[deed] != "VERB" or aux in cast.quoted:
        return None
    passive = parse.child(deed, "nsubj:pass") is not None
    by = cast.all(agent(parse, deed)) if passive else cast.all(parse.subject(deed))
    subject = parse.child(deed, "nsubj", "nsubj:pass")
    action = parse.subtree(deed, {subject} if subject is not None else ())
    return CommitmentMention(aux, "duty", "obligation", tuple(action), by, deed=deed)


def _noun(parse: Parse, cast: Cast, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A noun with its owner ("its pledge to …"), and what its verb tells of it: renewed, broken, kept."""
    clauses = parse.kids(i, "acl", "ccomp", "xcomp")
    deed = next((c for c in clauses if any(parse.lower[m] in ("to", "that") for m in parse.kids(c, "mark"))), None)
    verb = parse.head[i]
    state = _told_of(parse, words, i, verb)
    if deed is None and (state is None or not _is_told(parse, verb)):
        return None
    made = CommitmentMention(
        trigger=i,
        rule="commitment-noun",
        kind=words.nouns[parse.lemma[i]],
        action=tuple(parse.subtree(i if deed is None else deed)),
        by=_owners(parse, cast, i),
        deed=deed,
    )
    if state is None:
        return made
    broken = state == "kept" and parse.negated(verb)
    earlier = parse.phrase(i) if state != "made" else None
    return replace(made, rule="fate-verb", state="broken" if broken else state, earlier=earlier)


def _owners(parse: Parse, cast: Cast, noun: int) -> tuple[int, ...]:
    """Whose promise it is: of its possessor, of the subject of its verb, of whom "by" or "of" names."""
    by = cast.all(parse.child(noun, "nmod:poss"))
    if not by and parse.dep[noun] in ("obj", "obl"):
        by = cast.all(parse.subject(parse.head[noun]))
    below = (c for c in parse.kids(noun, "nmod") if parse.case(c) in ("by", "of", "from"))
    return by or next((found for c in below if (found := cast.all(c))), ())


def _told_of(parse: Parse, words: CommitmentWords, i: int, verb: int) -> CommitmentState | None:
    """What became of it, by the verb of which a noun is the object; "reneged on", "made good on" with their prepositions."""
    if verb == i or parse.pos[verb] != "VERB":
        return None
    lemma = parse.lemma[verb]
    if parse.dep[i] in ("obj", "nsubj:pass") and lemma in words.states:
        return words.states[lemma]
    if parse.dep[i] not in ("obl", "obl:arg"):
        return None
    case = parse.case(i)
    particle = parse.child(verb, "compound:prt", "advmod", "obj", "xcomp")
    full = (f"{lemma} {case}", f"{lemma} {parse.lower[particle] if particle is not None else ''} {case}")
    return next((words.states[phrase] for phrase in full if phrase in words.states), None)


def _own(setting: Setting, said: Sequence[Statement], words: CommitmentWords) -> Iterator[CommitmentMention]:
    """A speaker who says what he, or whom he speaks for, will do."""
    parse = setting.parse
    index = {report: n for n, report in setting.ids.items()}
    for s in said:
        speakers = tuple(index[r] for r in s.speakers if r in index)
        threat = bool(s.cue and s.cue.lower().startswith(words.threats))
        for t in (t for span in s.content_spans for t in parse.tokens_in(span)):
            if parse.pos[t] == "AUX" and parse.lemma[t] in words.own and parse.pos[parse.head[t]] == "VERB":
                made = _own_will(setting, words, speakers, parse.head[t])
                if made is not None:
                    yield replace(made, kind="threat") if threat else made


def _official(setting: Setting, words: CommitmentWords) -> Iterator[CommitmentMention]:
    """In an official text what a named party "will" do is its word."""
    parse, cast = setting.parse, setting.cast
    for t in (t for _, first, end in parse.read_sentences() for t in range(first, end)):
        deed = parse.head[t]
        if parse.lower[t] == "will" and parse.pos[t] == "AUX" and parse.pos[deed] == "VERB" and t not in cast.quoted:
            bound = tuple(n for n in cast.all(parse.subject(deed)) if cast.members[n].type != "person")
            made = _own_will(setting, words, bound, deed)
            if made is not None:
                yield made


def _own_will(
    setting: Setting, words: CommitmentWords, speakers: tuple[int, ...], deed: int
) -> CommitmentMention | None:
    parse, cast = setting.parse, setting.cast
    if parse.lemma[deed] in words.empty or parse.child(deed, "nsubj:pass") is not None:
        return None
    if parse.dep[deed] in ("advcl", "acl:relcl", "acl") or "have" in parse.aux(deed):
        return None
    subject = parse.subject(deed)
    if subject is None:
        return None
    bound = speakers if parse.lower[subject] in ("i", "we") else cast.all(subject)
    if not _speak_for(cast, speakers, bound):
        return None
    action = parse.subtree(deed, {subject} if parse.head[subject] == deed else ())
    return CommitmentMention(deed, "own-will", "promise", tuple(action), bound, deed=deed)


def _speak_for(cast: Cast, speakers: Sequence[int], bound: Sequence[int]) -> bool:
    """Whether speakers can bind somebody: themselves, whom they belong to, or who belongs to them."""
    above = {cast.members[n].of for n in bound} & set(speakers)
    return bool(set(bound) & set(speakers) or above or {cast.members[n].of for n in speakers} & set(bound))
