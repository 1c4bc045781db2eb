"""Casting: the mentions of an article gathered into its cast.

States, bodies and groups are known by the gazetteer's entry; persons by full name, then by surname; organisations by name
and the short form the article explains; the unnamed by their word and whom they belong to, a definite one ("the diplomat")
with the one introduced before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parley.lexicon.actors import Gazetteer, Pronoun
from parley.lexicon.phrases import key
from parley.model import ActorType, Span
from parley.reading.actors.cast import Cast, Member
from parley.reading.actors.names import NamedMention, Owner, named_mentions
from parley.reading.actors.nominals import NominalMention, nominal_mentions
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import Quotation

__all__ = ["cast_of"]

_CALLED = frozenset({"know", "known", "call", "nickname", "dub"})
"""Verbs and adjectives that give somebody another name."""

_OFTEN = 1.5
"""How much oftener than any other a state is named that "the government" means."""

_NUMBERED = frozenset({"ii", "iii", "iv", "jr", "sr"})
_JOINTS = frozenset({"of", "and", "for", "the", "in"})
"""Words of a name that leave no letter in its short form."""


def cast_of(parse: Parse, gazetteer: Gazetteer, quotes: Sequence[Quotation] = ()) -> Cast:
    """Everybody in a parsed article; `quotes` keep what is said apart from what is told."""
    names, adjectives = named_mentions(parse, gazetteer)
    taken = _taken(names)
    casting = _Casting(parse, gazetteer)
    todo: list[NamedMention | NominalMention] = [*names, *nominal_mentions(parse, gazetteer, taken)]
    for mention in sorted(todo, key=lambda m: (m.head, m.first)):
        if isinstance(mention, NamedMention):
            casting.name(mention)
        else:
            casting.nominal(mention)
    return casting.cast(adjectives, _quoted(parse, quotes))


def _quoted(parse: Parse, quotes: Sequence[Quotation]) -> frozenset[int]:
    return frozenset(t for q in quotes for t in parse.tokens_in((q.start, q.end)))


def _headings(parse: Parse) -> frozenset[int]:
    return frozenset(n for n, (a, b) in enumerate(parse.sents) if not {"VERB", "AUX"}.intersection(parse.pos[a:b]))


def _names(owners: Sequence[Owner]) -> set[str]:
    return {o.name for o in owners}


def _taken(names: Sequence[NamedMention]) -> set[int]:
    taken = {t for m in names for t in range(m.first, m.end)}
    titles = [t for m in names for t in (m.title, *m.apposed) if t]
    return taken | {t for title in titles for t in range(title.first, title.end)}


@dataclass(slots=True)
class _Draft:
    """Somebody of the cast while mentions are gathered: grows with each."""

    type: ActorType
    name: str
    spans: list[Span] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    role: str | None = None
    of: int | None = None
    owners: tuple[Owner, ...] = ()
    words: set[str] = field(default_factory=set)
    """Lemmas that describe it: by these a definite description takes it up."""
    named: bool = True
    plural: bool = False
    pronoun: Pronoun | None = None
    parts: frozenset[str] = frozenset()
    """Words of a body's name without whose it is."""
    acts: bool = False

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


class _Casting:
    """Gathers mentions into drafts, first mention first."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer) -> None:
        self.parse = parse
        self.gazetteer = gazetteer
        self.drafts: list[_Draft] = []
        self.at: dict[int, int] = {}
        self.by_key: dict[tuple[str, ...], int] = {}
        self.by_surname: dict[str, int] = {}
        self.several: dict[int, tuple[int, ...]] = {}
        self.by_first: dict[str, list[int]] = {}
        self.by_parts: dict[frozenset[str], list[int]] = {}
        self.forces: dict[str, int] = {}
        self.states: list[int] = []

    def cast(self, adjectives: Sequence[Owner], quoted: frozenset[int]) -> Cast:
        """Everybody gathered; states that only adjectives name are there for who refers to them."""
        for owner in adjectives:
            self._entry(owner)
        for draft in list(self.drafts):
            if draft.of is None and draft.owners:
                draft.of = self._entry(draft.owners[0])
        members = tuple(draft.member() for draft in self.drafts)
        mentions = tuple(sorted((head, n) for n, member in enumerate(members) for head in member.heads))
        return Cast(self.parse, members, self.at, self.gazetteer, self.several, _headings(self.parse), mentions, quoted)

    def _new(self, draft: _Draft) -> int:
        self.drafts.append(draft)
        index = len(self.drafts) - 1
        if draft.parts:
            self.by_parts.setdefault(draft.parts, []).append(index)
        if draft.type == "state" and draft.named:
            self.states.append(index)
        return index

    def _words(self, first: int, end: int) -> str:
        return self.parse.text[self.parse.start[first] : self.parse.end[end - 1]]

    def name(self, m: NamedMention) -> None:
        """Take in a name, with the title beside it."""
        index = self._known(m)
        if index is None:
            index = self._new(_Draft(m.type, m.name))
        self.by_key[m.key] = index
        draft = self.drafts[index]
        if m.type == "person":
            self._person(m, index)
        elif m.key[0] == "entry" or draft.of is None:
            draft.owners = draft.owners or m.of
        if m.type not in ("person", "state"):
            draft.words.update(self._kinds(m))
            if not draft.parts and (parts := self._parts(m.first, m.end, m.of)):
                draft.parts = parts
                self.by_parts.setdefault(parts, []).append(index)
        first, end = m.first, m.end
        if m.title is not None and (m.title.end == m.first or m.title.first == m.end + 1):
            first, end = min(first, m.title.first), max(end, m.title.end)
        self._mention(index, (first, end), m.head, range(m.first, m.end))
        if m.title is not None:
            self.at.update(dict.fromkeys(range(m.title.first, m.title.end), index))
        for described in m.apposed:
            self.at[described.head] = index
            draft.heads.append(described.head)
            draft.spans.append((self.parse.start[described.first], self.parse.end[described.end - 1]))
        draft.acts = draft.acts or m.acts
        self._beside(m, index)

    def _beside(self, m: NamedMention, index: int) -> None:
        """Take in the description to which a name stands in apposition: "the army chief, General Omar Bakri"."""
        noun = self.parse.head[m.head]
        other = self.drafts[self.at[noun]] if self.parse.dep[m.head] == "appos" and noun in self.at else None
        if (
            other is None
            or m.type != "person"
            or other.type != "person"
            or other.named
            or other.heads != [noun]
            or other.plural
        ):
            return
        draft = self.drafts[index]
        draft.spans, draft.heads = [*other.spans, *draft.spans], [*other.heads, *draft.heads]
        draft.role, draft.of, draft.owners = (
            draft.role or other.role,
            other.of if draft.of is None else draft.of,
            draft.owners or other.owners,
        )
        draft.words |= other.words
        draft.acts = draft.acts or other.acts
        self.at[noun] = index
        other.spans, other.heads = [], []

    def _kinds(self, m: NamedMention) -> set[str]:
        """What a body or group is by its name and the words before it: a description may take it up by these ("the council", "the paramilitaries")."""
        lemma, parse = self.parse.lemma, self.parse
        of = next((t for t in range(m.first + 1, m.end) if parse.lower[t] in ("of", "for", "on")), m.end)
        before = (
            c for c in parse.children[m.head] if c < m.first and parse.dep[c] in ("amod", "compound", "nmod:desc")
        )
        heads = (lemma[t].casefold() for t in (of - 1, m.end - 1, *before, *(d.head for d in m.apposed)))
        return {word for word in heads if self.gazetteer.person_word(word)}

    def _known(self, m: NamedMention) -> int | None:
        if m.key in self.by_key:
            return self.by_key[m.key]
        if m.type == "organisation" and (person := self.by_surname.get("".join(m.key[1:]))) is not None:
            return person
        if (other := self._other_name(m)) is not None:
            return other
        if m.type == "person":
            return self._same_person(m.key[1:])
        if m.type in ("organisation", "armed_group", "group") and m.key[0] == "name":
            body = self._same_body(m.key[1:])
            body = self._forces_of(m.of, m.type, "") if body is None else body
            return self._same_office(m.of, self._parts(m.first, m.end, m.of)) if body is None else body
        return None

    def _other_name(self, m: NamedMention) -> int | None:
        """Whose other name it is: "the coalition known as the N", "General M, better known as N"."""
        above = self.parse.head[m.head]
        if self.parse.lemma[above] not in _CALLED or self.parse.dep[above] not in ("acl", "acl:relcl"):
            return None
        bearer = self.parse.head[above]
        known = self.at.get(bearer)
        if known is None or known in self.several.get(bearer, ()):
            return None
        draft = self.drafts[known]
        if (draft.type == "person") != (m.type == "person") or draft.plural:
            return None
        if not draft.named:
            draft.name, draft.named, draft.type = m.name, True, m.type
        return known

    def _same_person(self, parts: tuple[str, ...]) -> int | None:
        found = self.by_surname.get(parts[-1])
        if found is None:
            return self._by_first_name(parts)
        known = key(self.drafts[found].name)
        if len(parts) == 1 or len(known) == 1 or set(parts) <= set(known) or set(known) <= set(parts):
            return found
        return found if parts[0][:2] == known[0][:2] else None

    def _by_first_name(self, parts: tuple[str, ...]) -> int | None:
        """The only one known whose name begins so: "Amina" after "Amina Ali"."""
        known = [n for n in self.by_first.get(parts[0], ()) if key(self.drafts[n].name)[: len(parts)] == parts]
        return known[0] if len(known) == 1 else None

    def _same_body(self, parts: tuple[str, ...]) -> int | None:
        bodies = (n for n, draft in enumerate(self.drafts) if draft.type != "person" and draft.named)
        return next((n for n in bodies if _one_body(parts, key(self.drafts[n].name))), None)

    def _person(self, m: NamedMention, index: int) -> None:
        draft, parts = self.drafts[index], m.key[1:]
        if len(parts) > len(key(draft.name)):
            draft.name = m.name
        titles = [t for t in (m.title, *m.apposed) if t is not None]
        beside = [self.parse.lower[t.head] for t in titles]
        draft.pronoun = draft.pronoun or self.gazetteer.pronoun(m.name if len(parts) > 1 else "", beside)
        parts = parts[:-1] if parts[-1] in _NUMBERED and len(parts) > 1 else parts
        self.by_surname[parts[-1]] = index
        if index not in (alike := self.by_first.setdefault(parts[0], [])):
            alike.append(index)
        if parts[-2:-1] and parts[-2] in ("al", "el"):
            self.by_surname[parts[-2] + parts[-1]] = index
        if m.title is None:
            return
        if draft.role is None or (self.parse.words[m.first - 1] != "," and len(draft.role) < 4):
            draft.role = m.role
        draft.owners = draft.owners or m.of
        for title in titles:
            draft.words.update(self.parse.lemma[t] for t in range(title.first, title.end))

    def nominal(self, m: NominalMention) -> None:
        """Take in a description, unless its noun belongs to a name."""
        if m.head in self.at:
            return
        before = [o for o in m.of if o.end <= m.head]
        if m.plural and len(before) > 1 and m.type == "group" and self.gazetteer.person_word(m.word) == "person":
            self._one_each(m, before)
            return
        owner = self.at.get(m.owner) if m.owner is not None else None
        joined = (self.at.get(c) for c in self.parse.kids(m.head, "compound") if not m.of and owner is None)
        index = self._forces_of(m.of, m.type, m.word, next((n for n in joined if n is not None), owner))
        if index is None:
            index = self._introduced(m, owner)
        if index is None and m.type in ("organisation", "armed_group") and not m.plural:
            index = self._same_office(m.of, self._parts(m.first, m.end, m.of))
        if index is None:
            index = self._state(m, owner) if m.type == "state" else self._new(self._described(m, owner))
        draft = self.drafts[index]
        draft.acts = draft.acts or (m.active and (draft.named or draft.type != "state"))
        self._mention(index, (m.first, m.end), m.head, (m.head,))
        if m.whole > m.end:
            draft.spans.append((self.parse.start[m.first], self.parse.end[m.whole - 1]))

    def _parts(self, first: int, end: int, owners: Sequence[Owner]) -> frozenset[str]:
        """The words of a body's name without those that say whose it is: {interior, ministry} of "the Georgian Interior Ministry"."""
        owned = {t for o in owners for t in range(o.first, o.end)}
        words = (self.parse.lower[t] for t in range(first, end) if t not in owned and self.parse.pos[t] != "DET")
        return frozenset(w for w in words if w[0].isalpha() and w not in _JOINTS)

    def _same_office(self, owners: Sequence[Owner], parts: frozenset[str]) -> int | None:
        """The body of the same owner called by the same words in another order; without an owner the only one called so."""
        known = self.by_parts.get(parts, [])
        same = [n for n in known if _names(owners) == _names(self.drafts[n].owners)]
        found = same or (known if not owners and len(known) == 1 else [])
        return found[0] if found else None

    def _forces_of(self, owners: Sequence[Owner], kind: ActorType, word: str, owner: int | None = None) -> int | None:
        """An armed group whose fighters are meant ("RSF fighters"), or a state's forces, which are one whatever they are called."""
        fights = self.gazetteer.fights(word)
        if len(owners) > 1 or not (kind == "armed_group" or fights):
            return None
        whose = self.by_key.get(("entry", owners[0].name)) if owners else owner
        of = self.drafts[whose] if whose is not None else None
        if of is not None and of.named and of.type in ("armed_group", "organisation", "group"):
            return whose if fights else None
        name = owners[0].name if owners else of.name if of is not None else None
        return self.forces.get(name) if name is not None and name in self.gazetteer.states else None

    def _one_each(self, m: NominalMention, owners: Sequence[Owner]) -> None:
        """One person each of "the Russian, Iranian and Syrian defence ministers"."""
        first = max(o.end for o in owners)
        office = self._words(first, m.head) if first < m.head else ""
        indices = []
        for owner in owners:
            name = f"{self._words(owner.first, owner.end)} {office} {m.word}".replace("  ", " ")
            known = self._holder(owner, m.word)
            if known is None:
                known = self._new(
                    _Draft(
                        "person", name, role=f"{office} {m.word}".strip(), owners=(owner,), words={m.word}, named=False
                    )
                )
            draft = self.drafts[known]
            draft.acts = True
            draft.spans.append((self.parse.start[owner.first], self.parse.end[m.end - 1]))
            draft.heads.append(m.head)
            indices.append(known)
        self.at[m.head] = indices[0]
        self.several[m.head] = tuple(indices)

    def _holder(self, owner: Owner, word: str) -> int | None:
        """The only named person known to be that of a state: "the Russian and Indian leaders" after both were named."""
        known = [
            n
            for n, draft in enumerate(self.drafts)
            if draft.type == "person"
            and draft.named
            and owner.name in _names(draft.owners)
            and (word in draft.words or word == "leader")
        ]
        return known[0] if len(known) == 1 else None

    def _state(self, m: NominalMention, owner: int | None) -> int:
        """The state that is meant by "the Syrian government", by "Assad's government"; else one that nobody names."""
        if m.of:
            index = self._entry(m.of[0])
        elif owner is not None and self.drafts[owner].type == "state":
            index = owner
        elif owner is not None and self.drafts[owner].owners:
            index = self._entry(self.drafts[owner].owners[0])
        else:
            main = self._main_state() if owner is None and m.definite else None
            index = self._new(_Draft("state", m.name, of=owner, named=False)) if main is None else main
        self.drafts[index].words.add(m.word)
        return index

    def _main_state(self) -> int | None:
        """The state of whose government a text speaks without saying so: the one named most often before, if one is."""
        states = sorted(((len(self.drafts[n].spans), n) for n in self.states), reverse=True)
        first = states[0] if states else (0, 0)
        return (
            first[1]
            if first[0] > _OFTEN * max((count for count, _ in states[1:]), default=0) and first[0] > 1
            else None
        )

    def _entry(self, owner: Owner) -> int:
        """The draft of an entry of the gazetteer, mentioned where the text says so."""
        known = self.by_key.get(("entry", owner.name))
        if known is None:
            entry = self.gazetteer.entry(owner.name)
            known = self._new(_Draft(entry.type if entry else "state", owner.name))
            self.by_key["entry", owner.name] = known
        if owner.first >= 0:
            span = (self.parse.start[owner.first], self.parse.end[owner.end - 1])
            if span not in self.drafts[known].spans:
                self.drafts[known].spans.append(span)
        return known

    def _described(self, m: NominalMention, owner: int | None) -> _Draft:
        person = m.type == "person"
        return _Draft(
            m.type, m.name, role=m.name if person else None, of=owner, owners=m.of, words={m.word}, named=False, plural=m.plural,
            pronoun=self.gazetteer.pronoun("", [m.word]) if person else None,
            parts=frozenset() if person else self._parts(m.first, m.end, m.of),
        )  # fmt: skip

    def _introduced(self, m: NominalMention, owner: int | None) -> int | None:
        """The one a definite description takes up: the latest with this word and nothing that speaks against it."""
        known = [n for n, draft in enumerate(self.drafts) if m.word in draft.words]
        latest = sorted(known, key=lambda n: max(self.drafts[n].heads, default=-1), reverse=True)
        return next((n for n in latest if self.drafts[n].heads and _takes_up(m, self.drafts[n], owner)), None)

    def _mention(self, index: int, tokens: tuple[int, int], head: int, names: Iterable[int]) -> None:
        draft = self.drafts[index]
        if draft.type == "armed_group":
            for owner in draft.owners:
                self.forces.setdefault(owner.name, index)
        draft.spans.append((self.parse.start[tokens[0]], self.parse.end[tokens[1] - 1]))
        draft.heads.append(head)
        for t in names:
            self.at.setdefault(t, index)
        self.at.setdefault(head, index)


def _one_body(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are of one body: one is the other's initials, or its end."""
    if len(a) > 1 and len(b) > 1:
        return a == b[-len(a) :] or b == a[-len(b) :]
    short, long = (a, b) if len(a) == 1 else (b, a)
    if len(short) != 1 or len(long) < 2:
        return False
    return short[0] in (long[0], long[-1]) or short[0] == "".join(part[0] for part in long if part not in _JOINTS)


def _takes_up(m: NominalMention, draft: _Draft, owner: int | None) -> bool:
    armed = m.type == draft.type == "armed_group" or (m.plural and draft.named and draft.type == "armed_group")
    if m.word not in draft.words or (draft.plural != m.plural and not armed):
        return False
    if not draft.named and not m.definite and m.type == "person":
        return False
    same_owner = (
        not m.of or (draft.named and m.type == "person" and not draft.owners) or _names(m.of) & _names(draft.owners)
    ) and (owner is None or owner == draft.of)
    return bool(same_owner) and (m.definite or _names(m.of) == _names(draft.owners))
