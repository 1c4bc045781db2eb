"""Acts: who does what to whom, in PLOVER's types, as verbs and nouns of an article tell it.

A verb tells an act when it has the complements that its pattern takes (`lexicon/incidents.toml`); a noun when it has a
doer or a victim of its own; a speaker asks when he says what another should do, and refuses when he says what he will not.
`incidents` makes reports of them, `positions` reads from them what an actor wants.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.model import Statement
from parley.reading.act_words import ActWords, VerbPattern
from parley.reading.cast import Cast
from parley.reading.clauses import reality
from parley.reading.parse import Parse

__all__ = ["Act", "Voices", "acts_of"]

_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me"})
_PASSIVE = frozenset({"aux:pass"})
_OWNED = frozenset({"nmod:poss", "nmod", "amod", "compound"})
_OF = frozenset({"of", "by", "from", "between"})
_UPON = frozenset({"on", "against", "upon", "to", "into", "of", "for", "in", "at"})
_PARTICLES = frozenset({"compound:prt", "advmod", "obj", "xcomp", "obl", "case"})
_MEMBERS = frozenset({"compound", "nmod", "amod", "conj", "nmod:unmarked", "flat"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act over tokens: its trigger, who does it to whom, and `about`, the token that heads what it is about."""

    trigger: int
    type: str
    rule: str
    by: tuple[int, ...]
    on: tuple[int, ...]
    about: int | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose words a token is among: indices of the cast, and the cue, of the innermost statement."""

    said: Mapping[int, tuple[tuple[int, ...], str]]

    @classmethod
    def of(cls, parse: Parse, ids: Mapping[int, str], said: Sequence[Statement]) -> Voices:
        """From the statements of an article; where statements nest, the shorter one is the inner one."""
        index = {report: n for n, report in ids.items()}
        out: dict[int, tuple[tuple[int, ...], str]] = {}
        for s in sorted(said, key=lambda s: -sum(b - a for a, b in s.content_spans)):
            voice = tuple(index[r] for r in s.speakers if r in index), (s.cue or "").lower()
            for start, end in s.content_spans:
                first = bisect_left(parse.start, start)
                out.update(dict.fromkeys(range(first, bisect_left(parse.start, end, lo=first)), voice))
        return cls(out)

    def at(self, token: int) -> tuple[int, ...]:
        """Who says a token; nobody if the article does."""
        return self.said[token][0] if token in self.said else ()

    def cue(self, token: int) -> str:
        """The cue under which a token is said, or an empty string."""
        return self.said[token][1] if token in self.said else ""


def acts_of(parse: Parse, cast: Cast, voices: Voices, words: ActWords) -> Iterator[Act]:
    """All acts of an article, in the order of their triggers; furniture is left out."""
    for _, first, end in parse.read_sentences():
        for i in range(first, end):
            made = _at(parse, cast, voices, words, i)
            if made is not None:
                yield made


def _at(parse: Parse, cast: Cast, voices: Voices, words: ActWords, i: int) -> Act | None:
    pos, lemma = parse.pos[i], parse.lemma[i]
    if pos == "VERB":
        patterns = words.verbs.get(lemma)
        made = _verbal(parse, cast, voices, i, patterns) if patterns else None
        return made or (_refusal(parse, cast, voices, i) if lemma in words.refusal else None)
    if pos == "NOUN" and lemma in words.nouns:
        return _nominal(parse, cast, voices, words, i)
    if (pos == "AUX" and lemma in words.duty) or (pos in ("VERB", "ADJ") and lemma in words.needed):
        return _asked(parse, cast, voices, i)
    return None


def _verbal(
    parse: Parse, cast: Cast, voices: Voices, i: int, patterns: Sequence[tuple[tuple[str, ...], VerbPattern]]
) -> Act | None:
    for rest, pattern in patterns:
        if rest and not _goes_with(parse, i, rest):
            continue
        about = _complement(parse, cast, i, pattern, rest)
        if about is None:
            continue
        passive = (
            parse.child(i, "nsubj:pass") is not None
            or any(parse.dep[c] in _PASSIVE for c in parse.children[i])
            or _participle(parse, i)
        )
        by = _people(parse, cast, voices, _agent(parse, i)) if passive else doers(parse, cast, voices, i)
        on = tuple(n for n in _victims(parse, cast, voices, i, about, passive=passive) if n not in by)
        return Act(i, pattern.type, "act-verb", by, on, about, parse.negated(i))
    return None


def _goes_with(parse: Parse, i: int, rest: Sequence[str]) -> bool:
    near = {parse.lower[c] for c in parse.children[i] if parse.dep[c] in _PARTICLES and c > i}
    near |= {parse.case(c) for c in parse.kids(i, "obl", "obl:arg")}
    return all(word in near for word in rest)


def _participle(parse: Parse, i: int) -> bool:
    """ "the towns besieged by …": a past participle behind its noun."""
    return parse.dep[i] == "acl" and parse.has(i, "VerbForm=Part") and parse.has(i, "Tense=Past")


def _complement(parse: Parse, cast: Cast, i: int, pattern: VerbPattern, rest: Sequence[str]) -> int | None:
    """The head of the first complement that the pattern takes and the clause gives; the verb itself where it needs none."""
    for c in _candidates(parse, cast, i, pattern.takes, rest):
        if pattern.unless and _names(parse, c, pattern.unless):
            continue
        subject = parse.child(i, "nsubj") if "alone" in pattern.takes and c != parse.child(i, "obj") else None
        if (
            not pattern.nouns
            or _names(parse, c, pattern.nouns)
            or (subject is not None and _names(parse, subject, pattern.nouns))
        ):
            return c
    return None


def _candidates(parse: Parse, cast: Cast, i: int, takes: frozenset[str], rest: Sequence[str]) -> Iterator[int]:
    obj = parse.child(i, "obj", "nsubj:pass")
    if obj is None and _participle(parse, i):
        obj = parse.head[i]
    if (
        obj is not None
        and parse.lower[obj] not in rest
        and ("object" in takes or ("actor" in takes and (cast.all(obj) or _people_word(parse, obj))))
    ):
        yield obj
    for c in parse.children[i]:
        dep = parse.dep[c]
        if (dep == "ccomp" and "clause" in takes) or (
            dep in ("xcomp", "advcl") and "infinitive" in takes and _to(parse, c)
        ):
            yield c
        elif dep == "xcomp" and "predicate" in takes and not _to(parse, c):
            yield c
        elif dep in ("obl", "obl:arg", "advcl", "nmod", "xcomp"):
            marker = parse.case(c) or next((parse.lower[m] for m in parse.kids(c, "mark")), "")
            if marker in takes or ("predicate" in takes and marker == "as"):
                yield c
    if obj is not None and obj > i:
        yield from (
            c
            for c in parse.kids(obj, "nmod", "acl", "obl")
            if parse.case(c) in takes or any(parse.lower[m] in takes for m in parse.kids(c, "mark"))
        )
    if "alone" in takes and cast.all(parse.subject(i)):
        yield i


def _people_word(parse: Parse, token: int) -> bool:
    return parse.lemma[token] in ("people", "person", "civilian", "man", "woman", "child")


def _to(parse: Parse, verb: int) -> bool:
    return any(parse.lower[m] == "to" for m in parse.kids(verb, "mark", "aux"))


def _names(parse: Parse, token: int, nouns: frozenset[str]) -> bool:
    """Whether a phrase names one of some nouns: its head, with a noun before it, or what it is made of ("three tonnes of food")."""
    if parse.lemma[token] in nouns or parse.lower[token] in nouns:
        return True
    for c in parse.children[token]:
        if parse.dep[c] not in _MEMBERS:
            continue
        if c < token and f"{parse.lemma[c]} {parse.lemma[token]}" in nouns:
            return True
        if parse.dep[c] == "conj" or (parse.dep[c] == "nmod" and parse.case(c) == "of"):
            if parse.lemma[c] in nouns:
                return True
    return False


def _agent(parse: Parse, i: int) -> int | None:
    return next((o for o in parse.kids(i, "obl:agent", "obl") if parse.case(o) == "by"), None)


def doers(parse: Parse, cast: Cast, voices: Voices, verb: int) -> tuple[int, ...]:
    """Who does what an active verb tells."""
    return _people(parse, cast, voices, parse.subject(verb))


def _people(parse: Parse, cast: Cast, voices: Voices, token: int | None) -> tuple[int, ...]:
    """Whom a phrase means: itself, the speaker if it says "we", else who owns it ("Moscow's statement", "the Iranian side")."""
    if token is None:
        return ()
    if parse.lower[token] in _FIRST_PERSON:
        return voices.at(token)
    return cast.all(token) or _owners(parse, cast, voices, token)


def _owners(parse: Parse, cast: Cast, voices: Voices, noun: int) -> tuple[int, ...]:
    for c in parse.children[noun]:
        dep = parse.dep[c]
        if dep in _OWNED and (dep != "nmod" or parse.case(c) in _OF):
            found = voices.at(c) if parse.lower[c] in _FIRST_PERSON else cast.all(c)
            if found:
                return found
    return cast.adjectives(noun) if parse.pos[noun] == "NOUN" else ()


def _victims(parse: Parse, cast: Cast, voices: Voices, i: int, about: int, *, passive: bool) -> tuple[int, ...]:
    """Whom an act hits: its object, who owns that, or who stands below the complement's preposition."""
    obj = parse.child(i, "obj", "iobj", "nsubj:pass")
    if obj is None and passive:
        obj = parse.head[i] if _participle(parse, i) else None
    if obj is not None and (found := cast.all(obj) or _owners(parse, cast, voices, obj)):
        return found
    if about != i and about != obj and (found := cast.all(about) or cast.all(parse.child(about, "nsubj"))):
        return found
    for host in (i, about):
        for c in parse.kids(host, "obl", "obl:arg", "nmod"):
            if parse.case(c) in _UPON and (found := cast.all(c)):
                return found
    return ()


def _refusal(parse: Parse, cast: Cast, voices: Voices, i: int) -> Act | None:
    """ "will not accept": what somebody says he will not do, or did not do although asked."""
    if not parse.negated(i) or parse.dep[i] in ("advcl", "acl:relcl", "acl"):
        return None
    aux = set(parse.aux(i))
    if not aux & {"will", "would", "wo", "can", "could", "ca"} or parse.child(i, "nsubj:pass") is not None:
        return None
    by = doers(parse, cast, voices, i)
    return Act(i, "REJECT", "refusal", by, (), parse.child(i, "obj", "xcomp", "obl") or i) if by else None


def _asked(parse: Parse, cast: Cast, voices: Voices, i: int) -> Act | None:
    """ "Both sides must …" in somebody's words: he asks it of them."""
    speakers = voices.at(i)
    if not speakers:
        return None
    deed = parse.head[i] if parse.pos[i] == "AUX" else i
    subject = parse.child(deed, "nsubj", "nsubj:pass", "nsubj:outer")
    if subject is None or parse.dep[deed] in ("advcl", "acl:relcl", "acl") or parse.lower[subject] in _FIRST_PERSON:
        return None
    if parse.pos[i] == "VERB" and not (parse.child(i, "xcomp") is not None and parse.has(i, "Tense=Pres")):
        return None
    bound = cast.all(subject)
    if (bound and set(bound) <= set(speakers)) or reality(parse, deed) == "conditional":
        return None
    if parse.lower[subject] in ("you", "one", "there", "this", "that"):
        return None
    return Act(i, "REQUEST", "duty", speakers, bound, deed)


def _nominal(parse: Parse, cast: Cast, voices: Voices, words: ActWords, i: int) -> Act | None:
    """A noun with a doer or a victim: "the rebels' attack on …", "called off its boycott" is none."""
    if parse.dep[i] in ("compound", "flat", "nmod:desc", "amod") or any(
        parse.lower[d] in ("no", "any", "every") for d in parse.kids(i, "det")
    ):
        return None
    event = words.nouns[parse.lemma[i]]
    by = _owners(parse, cast, voices, i)
    verb = parse.head[i] if parse.dep[i] in ("obj", "nsubj:pass") else None
    if not by and verb is not None and parse.lemma[verb] in words.light:
        by = (
            doers(parse, cast, voices, verb)
            if parse.dep[i] == "obj"
            else _people(parse, cast, voices, _agent(parse, verb))
        )
    on = next((f for c in parse.kids(i, "nmod") if parse.case(c) in _UPON and (f := cast.all(c))), ())
    on = tuple(n for n in on if n not in by)
    if not by and (event.named or not on):
        return None
    return Act(i, event.type, "act-noun", by, on, parse.child(i, "acl", "nmod", "ccomp") or i)
