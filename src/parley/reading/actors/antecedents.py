"""Antecedents: whom a pronoun or "the two sides" takes up, weighed by a head over those who were mentioned before.

Centering (Grosz, Joshi and Weinstein 1995) and binding tell who is likely: what was the subject, what stands near, what the text is about.
How much each sign counts is learned from texts in which it is annotated whom such words mean: a mention-ranking model (Denis and Baldridge
2008), the softmax over the sums of weights of the candidates and of nobody. `training/antecedents.py` makes `antecedents.toml`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.reading.actors.anaphors import LOOK_BACK, Candidate, Group, Search, anaphors, joined, kind_of, place
from parley.reading.actors.standing import relation
from parley.reading.actors.together import are_between
from parley.reading.head import Head

if TYPE_CHECKING:
    from parley.reading.actors.cast import Cast

__all__ = ["antecedents", "traits"]

_LATE, _LATEST = 2, 20
"""Sentences before that are late; mentions among which some of them are looked for."""
_SIDES = 0.4
"""The chance from which on a noun for several means two that are named; else it stands for itself."""
_ALONE = 0.12
"""The same for "they" where nobody but several who stood together can be meant."""
_DEEP = 30
"""Words above a word that are looked at."""
_SUBJECTS = ("nsubj", "nsubj:pass")


def antecedents(cast: Cast) -> Mapping[int, Group]:
    """Whom the words of an article that take somebody up mean, as far as one is likely."""
    head = Head.load(__package__, "antecedents.toml")
    search = Search(cast)
    for token in anaphors(cast):
        two = search.pair(token) if kind_of(cast, token) == "sides" else None
        if two is not None and are_between(cast, token, two):
            search.take(token, two)
            continue
        candidates = search.candidates(token)
        if not candidates:
            continue
        odds = [head.odds(shown) for shown in traits(search, token, candidates)]
        best = max(range(len(candidates)), key=lambda n: (odds[n], -n))
        shares = [math.exp(o - odds[best]) for o in odds]
        alike = (share for c, share in zip(candidates, shares, strict=False) if _same(cast, c, candidates[best]))
        chance = math.fsum(alike) / math.fsum(shares)
        sides = kind_of(cast, token) == "sides"
        alone = len(candidates) == 1 and len(candidates[0].group) > 1
        if chance >= (_SIDES if sides else _ALONE if alone else head.keep):
            search.take(token, candidates[best].group)
        elif sides and (two := search.pair(token)) is not None:
            search.take(token, two)
    return search.meant


def _same(cast: Cast, a: Candidate, b: Candidate) -> bool:
    """Whether two candidates come to the same: a body, and all who are of it together ("the members of the Council")."""
    if a.group == b.group:
        return True
    if len(a.group) > 1 or len(b.group) > 1:
        return False
    one, other = cast.members[a.group[0]], cast.members[b.group[0]]
    whole = one.of == b.group[0] or other.of == a.group[0]
    return whole and {one.type, other.type} == {"group", "organisation"} and (one.plural or other.plural)


def traits(search: Search, token: int, candidates: Sequence[Candidate]) -> list[frozenset[str]]:
    """What the text shows of each candidate for a word, as names of traits; the last are those of nobody."""
    word = _Word.of(search, token)
    shown = [
        frozenset(f"{word.kind} {t}" for t in (f"rank {min(n, 3)} of {min(len(candidates), 3)}", *word.traits(c)))
        for n, c in enumerate(candidates)
    ]
    return [*shown, frozenset(f"{word.kind} nobody {t}" for t in ("", f"of {min(len(candidates), 3)}", *word.nobody()))]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that takes somebody up, and what is the same for all candidates."""

    search: Search
    token: int
    kind: str
    place: str
    above: frozenset[int]
    subject: Group | None
    """The subject of the nearest clause above that has one before the word."""
    before: tuple[int, Group] | None
    """The subject of the last sentence before that is no heading, with whom it means."""
    last: Group | None
    """Whom the same word meant the last time."""
    two: Group | None
    """The two whom a rule takes for the pair that is meant."""

    @classmethod
    def of(cls, search: Search, token: int) -> _Word:
        """The word with what is looked at for each of its candidates."""
        cast, parse = search.cast, search.cast.parse
        above = tuple(_above(parse.head, token))
        subjects = (parse.child(verb, *_SUBJECTS) for verb in above)
        subject = next((s for s in subjects if s is not None and s < token), None)
        here = parse.sent[token]
        sentence = next((n for n in range(here - 1, max(here - LOOK_BACK, 0) - 1, -1) if n not in cast.headings), None)
        main = cast.main_subject(sentence) if sentence is not None else None
        group = search.group_at(main)
        if main is not None and len(several := joined(cast, main, token)) > 1:
            group = several
        return cls(
            search,
            token,
            kind_of(cast, token),
            place(cast, token),
            frozenset(above),
            search.group_at(subject),
            (main, group) if main is not None and group is not None else None,
            search.same_word(token),
            search.pair(token),
        )

    def traits(self, candidate: Candidate) -> Iterator[str]:
        """What speaks for and against a candidate."""
        parse, cast, head = self.search.cast.parse, self.search.cast, candidate.head
        gap = parse.sent[self.token] - parse.sent[head]
        near = "ahead" if head > self.token else str(min(gap, 4) if gap < 7 else 7)
        theirs = "pronoun" if head in self.search.meant else place(cast, head)
        yield f"gap {near}"
        yield f"gap {near} from {self.place}"
        yield f"{theirs} gap {near if near == 'ahead' else min(gap, 2)}"
        yield f"{theirs} for {self.place}"
        quoted = f"{'in' if self.token in cast.quoted else 'outside'} a quotation, {'in' if head in cast.quoted else 'outside'}"
        yield quoted
        yield f"{quoted} gap {min(gap, 1)}"
        yield from self._who(candidate.group)
        yield from self._standing(candidate)
        yield from self._salience(candidate)
        yield from self._doing(candidate)

    def nobody(self) -> Iterator[str]:
        """What speaks for it that nobody is meant."""
        parse = self.search.cast.parse
        yield self.place
        yield "in a quotation" if self.token in self.search.cast.quoted else "outside a quotation"
        yield parse.lower[self.token]
        yield f"{self.place} of {parse.lemma[parse.head[self.token]]}"

    def _who(self, group: Group) -> Iterator[str]:
        """What kind of somebody the candidate is."""
        cast = self.search.cast
        members = [cast.members[n] for n in group]
        sorts = sorted(
            {f"{m.type} {'several' if m.plural else 'one'} {'named' if m.named else 'described'}" for m in members}
        )
        yield f"{min(len(group), 3)} {', '.join(sorts)}"
        if self.kind == "sides":
            yield from self._called(group)
        if group == self.two:
            yield "the latest pair"
        if len(group) > 1:
            yield f"{min(len(group), 3)} together"
            counts = [bisect_left(m.heads, self.token) for m in members]
            late = [m.heads[max(n - _LATEST, 0) : n] for m, n in zip(members, counts, strict=True)]
            places = [{cast.parse.sent[h] for h in heads} for heads in late]
            yield f"together in {min(len(set.intersection(*places)), 3)}"
            yield f"the rarer one {_step(min(counts))} times"
            if any(m.of in group for m in members):
                yield "one owns the other"
        elif members[0].type == "person":
            yield f"sex {members[0].pronoun is not None}"
            yield "with a role" if members[0].role else "without a role"
        if not any(m.acts for m in members):
            yield "never acts"

    def _called(self, group: Group) -> Iterator[str]:
        """What a noun for several says of them."""
        cast = self.search.cast
        lemma = cast.parse.lemma[self.token]
        members = [cast.members[n] for n in group]
        kinds = " ".join(sorted({m.type for m in members}))
        yield f"{lemma} {kinds}"
        if all(lemma in (m.role or "").lower() for m in members):
            yield "so titled"
        counted = {cast.parse.lower[c] for c in cast.parse.kids(self.token, "nummod", "det", "det:predet")}
        yield f"{'counted' if counted & {'two', 'both'} else 'not counted'} {min(len(group), 3)}"
        if cast.at.get(self.token) in group:
            yield "itself"

    def _standing(self, candidate: Candidate) -> Iterator[str]:
        """How the nearest mention stands to the word: above it, beside it, in a clause above."""
        cast, parse, head = self.search.cast, self.search.cast.parse, candidate.head
        if head in self.above:
            yield "above it"
        if self.subject == candidate.group:
            yield f"subject above, {self.place}"
        if parse.head[head] == parse.head[self.token]:
            yield f"of one verb {self.place}"
        if parse.sent[head] in cast.headings:
            yield "in a heading"
        if self.kind == "person":
            yield from self._told_of(candidate)
        if parse.sent[head] == parse.sent[self.token]:
            if parse.head[head] in self.above:
                yield "its verb above"
            a, b = sorted((head, self.token))
            yield f"between {min(sum(n not in candidate.group for _, n in cast.between(a + 1, b)), 3)}"

    def _told_of(self, candidate: Candidate) -> Iterator[str]:
        """Whether the nearest mention only tells of one of several, or stands in what the subject before says: "N said that A and B would meet"."""
        cast, parse, head = self.search.cast, self.search.cast.parse, candidate.head
        first = parse.head[head] if parse.dep[head] == "conj" else head
        beside = (first, *parse.kids(first, "conj"))
        if any(t != head and cast.at.get(t) not in (None, *candidate.group) for t in beside):
            yield f"one of several there, {self.place}"
        if self.before is None or self.before[1] == candidate.group or parse.sent[head] != parse.sent[self.before[0]]:
            return
        said = parse.child(parse.head[self.before[0]], "ccomp")
        if said is not None and said in (head, *_above(parse.head, head)):
            yield f"told of by the subject before, {self.place}"

    def _salience(self, candidate: Candidate) -> Iterator[str]:
        """How much the text is about the candidate so far."""
        cast, parse, group = self.search.cast, self.search.cast.parse, candidate.group
        sent = parse.sent[self.token]
        pronouns, names = self.search.by_group.get(group, []), cast.members[group[0]].heads if len(group) == 1 else ()
        before = bisect_left(names, self.token)
        yield f"mentions {_step(len(pronouns) + before)}"
        late = (*pronouns[-_LATEST:], *names[max(before - _LATEST, 0) : before])
        yield f"late mentions {min(sum(1 <= sent - parse.sent[h] <= _LATE for h in late), 3)}"
        if any(parse.sent[h] == 0 for n in group for h in cast.members[n].heads[:1]):
            yield "in the title"
        if self.before is not None and self.before[1] == group:
            yield f"subject before, {self.place}"
            if parse.lower[self.before[0]] == parse.lower[self.token]:
                yield "same word before"
        if self.last is not None:
            yield "meant before" if self.last == group else "another meant before"

    def _doing(self, candidate: Candidate) -> Iterator[str]:
        """What the word does or owns, and the candidate does."""
        cast, parse, head = self.search.cast, self.search.cast.parse, candidate.head
        sort = "together" if len(candidate.group) > 1 else cast.members[candidate.group[0]].type
        above = parse.head[self.token]
        if self.place == "owner":
            yield f"owner of {cast.gazetteer.roles.person_word(parse.lemma[above]) or parse.lemma[above]} {sort}"
            if cast.at.get(above) in candidate.group:
                yield "owner of itself"
        elif parse.dep[self.token] in _SUBJECTS:
            what = relation(parse, cast.gazetteer, self.token)
            yield f"{what} {sort}"
            yield f"{what} after {relation(parse, cast.gazetteer, head)}"
        if self.token in cast.quoted and head not in cast.quoted and relation(parse, cast.gazetteer, head) == "says":
            yield f"said by it {parse.sent[head] == parse.sent[self.token]}"


def _above(heads: Sequence[int], token: int) -> Iterator[int]:
    """The tokens above one, the nearest first."""
    for _ in range(_DEEP):
        if heads[token] == token:
            return
        token = heads[token]
        yield token


def _step(count: int) -> int:
    """A count, in the few steps that the head tells apart."""
    return min(count, 3) if count < 5 else 5
