"""Drafts: the cast while it is gathered, each growing with its mentions, and the ways in which one is found again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from parley.lexicon.actors import Gazetteer
from parley.lexicon.roles import Pronoun
from parley.model import ActorType, Span
from parley.reading.actors.cast import Member
from parley.reading.actors.latest import Latest
from parley.reading.actors.owners import Owner, Spoken
from parley.reading.actors.shortened import JOINTS, Shortened
from parley.reading.actors.stories import Stories
from parley.reading.syntax.parse import Parse

__all__ = ["Draft", "Drafts", "headings_of"]

_OWNS = frozenset({"'s", "’s"})
_OFTEN = 1.5
"""How much oftener than any other a state is named that "the government" means."""


def headings_of(owners: Sequence[Owner]) -> set[str]:
    """The entries of the gazetteer that some owners are."""
    return {o.name for o in owners}


@dataclass(slots=True)
class Draft:
    """Somebody of the cast while mentions are gathered: grows with each."""

    type: ActorType
    name: str
    spans: list[Span] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    role: str | None = None
    rank: bool = False
    """Whether the role is no more than a rank, for which a later one is taken."""
    of: int | None = None
    owners: tuple[Owner, ...] = ()
    words: set[str] = field(default_factory=set)
    """Lemmas that describe it: by these a definite description takes it up."""
    named: bool = True
    plural: bool = False
    pronoun: Pronoun | None = None
    parts: frozenset[str] = frozenset()
    """Words of a body's name without whose it is."""
    office: str | None = None
    """The office, by its general name, that the words for a person name."""
    acts: bool = False

    def take_in(self, other: Draft) -> None:
        """Take over all that is known of another who is the same, and leave it without a mention."""
        self.spans, self.heads = [*other.spans, *self.spans], [*other.heads, *self.heads]
        if other.role and (self.role is None or self.rank):
            self.role, self.rank = other.role, other.rank
        self.owners = self.owners or other.owners
        self.of = other.of if self.of is None else self.of
        self.words |= other.words
        self.acts = self.acts or other.acts
        other.spans, other.heads = [], []

    def member(self) -> Member:
        """The same, settled."""
        return Member(
            type=self.type,
            name=self.name,
            spans=tuple(self.spans),
            heads=tuple(sorted(self.heads)),
            role=self.role,
            of=self.of,
            owners=self.owners,
            named=self.named,
            plural=self.plural,
            pronoun=self.pronoun,
            acts=self.acts,
        )


class Drafts:
    """All drafts, first mention first; `at` maps tokens to indices of `all`, `home` are the entries of whose own text it is."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer, home: frozenset[str] = frozenset()) -> None:
        self.parse = parse
        self.gazetteer = gazetteer
        self.home = home
        self.all: list[Draft] = []
        self.at: dict[int, int] = {}
        self.several: dict[int, tuple[int, ...]] = {}
        self.by_key: dict[tuple[str, ...], int] = {}
        self.by_surname: dict[str, int] = {}
        self.by_beginning: dict[tuple[str, ...], set[int]] = {}
        self.firms: dict[str, int] = {}
        self.shortened = Shortened()
        self.latest = Latest()
        self.stories = Stories.of(parse)
        self._by_parts: dict[frozenset[str], dict[int, None]] = {}
        self._forces: dict[str, int] = {}
        self._states: list[int] = []
        self.spoken = Spoken(parse, gazetteer)

    def new(self, draft: Draft) -> int:
        """Add somebody; its index."""
        self.all.append(draft)
        index = len(self.all) - 1
        self.call(index, draft.parts)
        if draft.named and draft.type != "person":
            self.shortened.add(index, draft.name, known=self.gazetteer.names.entry(draft.name) is not None)
        if draft.type == "state" and draft.named:
            self._states.append(index)
        return index

    def give_name(self, index: int, name: str, kind: ActorType) -> None:
        """Give somebody who was only described a name."""
        draft = self.all[index]
        draft.name, draft.named, draft.type = name, True, kind
        if kind != "person":
            self.shortened.add(index, name)

    def call(self, index: int, parts: frozenset[str]) -> None:
        """Note the words by which a body is called, unless it has such already."""
        draft = self.all[index]
        if parts and index not in self._by_parts.get(draft.parts, ()):
            draft.parts = parts
            self._by_parts.setdefault(parts, {})[index] = None

    def words(self, first: int, end: int) -> str:
        """The text of some tokens."""
        return self.parse.text[self.parse.start[first] : self.parse.end[end - 1]]

    def entry(self, owner: Owner) -> int:
        """The draft of an entry of the gazetteer, mentioned where the text says so."""
        known = self.by_key.get(("entry", owner.name))
        if known is None:
            entry = self.gazetteer.names.entry(owner.name)
            known = self.new(Draft(entry.type if entry else "state", owner.name))
            self.by_key["entry", owner.name] = known
        if owner.first >= 0:
            span = (self.parse.start[owner.first], self.parse.end[owner.end - 1])
            if span not in self.all[known].spans:
                self.all[known].spans.append(span)
        return known

    def mention(self, index: int, tokens: tuple[int, int], head: int, names: Iterable[int]) -> None:
        """Note a mention of somebody: its tokens, the one that heads it, and those that mean it by themselves."""
        draft = self.all[index]
        if draft.type == "armed_group":
            for owner in draft.owners:
                self._forces.setdefault(owner.name, index)
        draft.spans.append((self.parse.start[tokens[0]], self.parse.end[tokens[1] - 1]))
        draft.heads.append(head)
        self.latest.file(index, draft)
        for t in names:
            self.at.setdefault(t, index)
        self.at.setdefault(head, index)

    def merge(self, same: Mapping[int, int]) -> None:
        """Make some drafts one with others: each key goes into its value, which is no key."""
        for n, into in same.items():
            self.all[into].take_in(self.all[n])
        for draft in self.all:
            draft.of = same.get(draft.of, draft.of) if draft.of is not None else None
        self.at = {t: same.get(n, n) for t, n in self.at.items()}
        self.several = {t: tuple(same.get(n, n) for n in found) for t, found in self.several.items()}

    def office(self, first: int, end: int, owners: Sequence[Owner]) -> str | None:
        """The office that some words name from end to end, left out of them whose it is: "president" of "the Russian president"."""
        parse = self.parse
        owned = {t for o in owners for t in range(o.first, o.end)}
        first = max((t + 1 for t in range(first, end) if parse.lower[t] in _OWNS), default=first)
        kept = [t for t in range(first, end) if t not in owned and parse.pos[t] not in ("DET", "PUNCT", "PART")]
        while kept and (n := parse.ent_at[kept[0]]) >= 0 and parse.ents[n][2] == "PLACE":
            kept.pop(0)
        while kept and parse.lower[kept[-1]] in JOINTS:
            kept.pop()
        found = self.gazetteer.offices.office_of(" ".join(parse.words[t] for t in kept))
        return found.name if found is not None else None

    def parts(self, first: int, end: int, owners: Sequence[Owner]) -> frozenset[str]:
        """The words of a body's name without those that say whose it is: {interior, ministry} of "the Georgian Interior Ministry"."""
        owned = {t for o in owners for t in range(o.first, o.end)}
        words = (self.parse.lower[t] for t in range(first, end) if t not in owned and self.parse.pos[t] != "DET")
        return frozenset(w for w in words if w[0].isalpha() and w not in JOINTS)

    def same_office(self, owners: Sequence[Owner], parts: frozenset[str]) -> int | None:
        """The body of the same owner called by the same words in another order; without an owner the only one called so."""
        known, whose = self._by_parts.get(parts, {}), headings_of(owners)
        same = next((n for n in known if whose == headings_of(self.all[n].owners)), None)
        return next(iter(known)) if same is None and not owners and len(known) == 1 else same

    def forces_of(self, owners: Sequence[Owner], kind: ActorType, word: str, owner: int | None = None) -> int | None:
        """An armed group whose fighters are meant ("RSF fighters"), or a state's forces, which are one whatever they are called."""
        fights = word in self.gazetteer.roles.words.fighters
        if len(owners) > 1 or not (kind == "armed_group" or fights):
            return None
        whose = self.by_key.get(("entry", owners[0].name)) if owners else owner
        of = self.all[whose] if whose is not None else None
        if of is not None and of.named and of.type in ("armed_group", "organisation", "group"):
            if fights and of.type == "organisation" and self.gazetteer.names.entry(of.name) is None:
                of.type = "armed_group"
            return whose if fights else None
        name = owners[0].name if owners else of.name if of is not None else None
        return self._forces.get(name) if name is not None and name in self.gazetteer.names.states else None

    def only_army(self) -> int | None:
        """The forces of the only state whose forces were mentioned."""
        states = self.gazetteer.names.states
        found = {n for name, n in self._forces.items() if name in states}
        return next(iter(found)) if len(found) == 1 else None

    def main_state(self) -> int | None:
        """The state of whose government a text speaks without saying so: the one named most often before, if one is."""
        states = sorted(((len(self.all[n].spans), n) for n in self._states), reverse=True)
        first = states[0] if states else (0, 0)
        return (
            first[1]
            if first[0] > _OFTEN * max((count for count, _ in states[1:]), default=0) and first[0] > 1
            else None
        )
