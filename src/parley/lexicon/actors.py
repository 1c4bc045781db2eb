"""The vocabulary of who acts, typed: states, bodies, groups, offices and their holders, words for the unnamed.

`Gazetteer.from_lexicon(lexicon)` builds it once; looking up is dictionary work and never guesses: where a name stands for
several entries, all of them come back. The files `states.toml`, `bodies.toml`, `groups.toml`, `offices.toml`,
`roles.toml`, `given.toml` and, for who speaks, `speech.toml` say at their top what each key means.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

from parley.errors import LexiconError
from parley.lexicon import Lexicon, entries
from parley.lexicon.entries import Body, Entry, Group, Holder, How, Office, State
from parley.lexicon.phrases import Phrases, key
from parley.model import ActorType

__all__ = ["Body", "Entry", "Gazetteer", "Group", "Holder", "How", "Match", "Named", "Office", "Pronoun", "State"]

Standing = Literal["past", "coming", "acting", "part", "rank"]
Pronoun = Literal["she", "he"]


E = TypeVar("E", State, Body, Group, Entry)
E_co = TypeVar("E_co", bound=Entry, covariant=True)


@dataclass(frozen=True, slots=True)
class Named(Generic[E_co]):
    """An entry, and by which of its names it was found (`"Syrian"` is adjective and people)."""

    entry: E_co
    hows: tuple[How, ...]


class Match(NamedTuple):
    """The longest name from a token on: how many tokens, and every entry that bears it."""

    length: int
    readings: tuple[Named[Entry], ...]

    @property
    def entry(self) -> Entry | None:
        """The entry, if the name has one only."""
        return self.readings[0].entry if len(self.readings) == 1 else None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Look-up in the vocabulary of who acts. Build it with `from_lexicon`."""

    states: Mapping[str, State]
    bodies: Mapping[str, Body]
    groups: Mapping[str, Group]
    offices: Mapping[str, Office]
    terms: tuple[Holder, ...]
    _names: Phrases[tuple[Entry, How]]
    _not_names: Phrases[None]
    _after_capital: frozenset[str]
    _titles: Phrases[Office]
    _words: Mapping[tuple[str, ...], ActorType]
    _sides: frozenset[tuple[str, ...]]
    _kin: frozenset[tuple[str, ...]]
    _pairs: frozenset[str]
    _governing: frozenset[str]
    _motion: frozenset[str]
    _mediating: frozenset[str]
    _fighters: frozenset[str]
    _carriers: frozenset[str]
    _audience: frozenset[str]
    _governors: frozenset[str]
    _telling: frozenset[str]
    _texts: frozenset[str]
    _collectives: frozenset[str]
    _peoples: frozenset[tuple[str, ...]]
    _honorifics: Mapping[tuple[str, ...], str]
    _standings: Mapping[tuple[str, ...], Standing]
    _given: Mapping[str, Pronoun]
    _gendered: Mapping[str, Pronoun]
    _by_name: Mapping[tuple[str, ...], tuple[Holder, ...]]
    _by_office: Mapping[tuple[str, str | None], tuple[Holder, ...]]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> Gazetteer:
        """Build from its tables. Raises LexiconError if an entry does not follow the form of its file."""
        try:
            return _build(lexicon)
        except (KeyError, TypeError, AttributeError) as error:
            raise LexiconError(
                f"An entry of who acts does not follow its form: {error}.", "See the top of its file."
            ) from error

    def match(self, tokens: Sequence[str], i: int, *, seen: Collection[str] = (), cased: bool = True) -> Match | None:
        """The longest name of a state, body or group that begins with token `i`, or None.

        `seen`: headings of entries already named in full, whose `later` names count ("the Commission").
        `cased=False` for text without capitals of its own.
        """
        for length, found in self._names.all_at(tokens, i, cased=cased):
            after = tokens[i + length].casefold() if i + length < len(tokens) else ""
            readings = _readings(found, seen, "capital" if after in self._after_capital else None)
            if readings:
                return None if self._is_other(tokens, i, length) else Match(length, readings)
        return None

    def _is_other(self, tokens: Sequence[str], i: int, length: int) -> bool:
        """Whether a longer name of another thing runs over the tokens ("South China Sea" over "China")."""
        return any(
            start + found > i and (start < i or found > length)
            for start in range(max(0, i - 3), i + 1)
            for found, _ in [self._not_names.at(tokens, start)]
        )

    def named(self, phrase: str) -> tuple[Named[Entry], ...]:
        """Every entry of which the whole phrase is a name, in the order of the files."""
        return _readings(self._names.of(phrase, cased=True), ())

    def state_of(self, phrase: str) -> Named[State] | None:
        """The state named by name, abbreviation, adjective, people, capital or seat; None if none or more than one."""
        return _only(_of_kind(self.named(phrase), State))

    def body_of(self, phrase: str) -> Body | None:
        """The body of this name; None if none or more than one bears it."""
        found = _only(_of_kind(self.named(phrase), Body))
        return found.entry if found else None

    def group_of(self, phrase: str) -> Group | None:
        """The group of this name; None if none or more than one bears it."""
        found = _only(_of_kind(self.named(phrase), Group))
        return found.entry if found else None

    def entry(self, heading: str) -> Entry | None:
        """The entry with this heading in states, bodies or groups."""
        return self.states.get(heading) or self.bodies.get(heading) or self.groups.get(heading)

    def office_of(self, words: str) -> Office | None:
        """The office whose title the words are, from end to end, in any letters."""
        found = self._titles.of(words)
        return found[0] if found else None

    def match_office(self, tokens: Sequence[str], i: int) -> tuple[int, Office] | None:
        """The longest title that begins with token `i`, in any letters, with the number of its tokens."""
        length, found = self._titles.at(tokens, i, cased=False)
        return (length, found[0]) if found else None

    def holders(self, name: str) -> tuple[Holder, ...]:
        """Every term of everyone called so, by full name, spelling or surname, in the order of the file."""
        return self._by_name.get(key(name), ())

    def holder_of(self, office: str, of: str | None, on: tuple[str, str]) -> tuple[Holder, ...]:
        """Everyone who may have held an office of a state or body between two ISO days. Never one of several picked.

        An office also finds those that are like it ("foreign minister" of the United States: its Secretary of State).
        """
        return tuple(holder for holder in self._by_office.get((office, of), ()) if holder.may_hold(*on))

    def person_word(self, lemma: str) -> ActorType | None:
        """What one of those called so is (`official`: person, `rebel`: armed_group, `ministry`: organisation), or None."""
        return self._words.get(key(lemma))

    def match_word(self, lemmas: Sequence[str], i: int) -> tuple[int, ActorType] | None:
        """The longest word for somebody unnamed (`aid worker`) that begins with lemma `i`, at most four lemmas long."""
        for length in range(min(4, len(lemmas) - i), 0, -1):
            found = self._words.get(key(" ".join(lemmas[i : i + length])))
            if found and key(lemmas[i + length - 1]):
                return length, found
        return None

    def stands_for_state(self, lemma: str) -> bool:
        """Whether a word stands for its state (`government`, `regime`)."""
        return self._words.get(key(lemma)) == "state"

    def is_side(self, lemma: str) -> bool:
        """Whether a word means a party to talks whoever it is (`side`, `rival`)."""
        return key(lemma) in self._sides

    def pairs_bodies(self, lemma: str) -> bool:
        """Whether two of those called so need be no persons (`delegation`, `ally`)."""
        return lemma in self._pairs

    def governs(self, lemma: str) -> bool:
        """Whether a word means who governs even where no state's name stands with it (`government`)."""
        return lemma in self._governing

    def mediates(self, lemma: str) -> bool:
        """Whether a verb or noun tells of bringing others together (`mediate`, `host`, `facilitator`)."""
        return lemma in self._mediating

    def carries(self, name: str) -> bool:
        """Whether a name is that of a network on which things are said (`Twitter`)."""
        return name.casefold() in self._carriers

    def is_audience(self, lemma: str) -> bool:
        """Whether those called so are the public of whoever speaks (`reporter`)."""
        return lemma in self._audience

    def fights(self, lemma: str) -> bool:
        """Whether those called so are the armed group for which they fight (`fighter`, `troops`)."""
        return lemma in self._fighters

    def speaks_for_state(self, lemma: str) -> bool:
        """Whether a word means the state to which it belongs (`authorities`, `side`)."""
        return lemma in self._governors

    def tells(self, lemma: str) -> bool:
        """Whether the subject of a verb is somebody who speaks, or a text (`say`, `warn`)."""
        return lemma in self._telling

    def speaks_as(self, lemma: str) -> ActorType | None:
        """What somebody whom no other table knows is if he speaks: a person, or a body (`campaign`); None for a text (`treaty`)."""
        if lemma in self._texts:
            return None
        return self.person_word(lemma) or ("organisation" if lemma in self._collectives else "person")

    def is_motion(self, lemma: str) -> bool:
        """Whether a verb takes a place for its goal, its start or its object (`fly`, `leave`)."""
        return lemma in self._motion

    def is_kin(self, lemma: str) -> bool:
        """Whether a word makes another person of its owner (`uncle`, `aide`)."""
        return key(lemma) in self._kin

    def is_people(self, word: str) -> bool:
        """Whether a word names a people or believers that are no state's (`Kurds`, `Sunni`)."""
        return key(word) in self._peoples

    def honorific(self, word: str) -> str | None:
        """The kind of a title before a name (honorific, religious, royal, military, political), or None."""
        return self._honorifics.get(key(word))

    def pronoun(self, name: str, described: Iterable[str] = ()) -> Pronoun | None:
        """Which pronoun means somebody of this name whom these words describe ("Ms", "spokesman"); None if nothing tells."""
        given = key(name)[:1]
        told = (self._gendered.get(word.casefold().rstrip(".")) for word in described)
        return (self._given.get(given[0]) if given else None) or next((p for p in told if p), None)

    def standing(self, word: str) -> Standing | None:
        """What a word does to an office it stands with: past (`former`), coming, acting, part (`deputy`), rank; or None."""
        return self._standings.get(key(word))


def _build(lexicon: Lexicon) -> Gazetteer:
    tables = {name: lexicon.table(name) for name in ("states", "bodies", "groups", "roles")}
    states = {name: entries.state(name, raw) for name, raw in tables["states"].items()}
    bodies = {name: entries.body(name, raw) for name, raw in tables["bodies"].items()}
    groups = {name: entries.group(name, raw) for name, raw in tables["groups"].items()}
    titles = lexicon.table("offices")
    offices = {raw["name"]: entries.office(raw) for raw in titles.get("office", ())}
    terms = tuple(entries.holder(raw, offices) for raw in titles.get("holder", ()))
    kinds: dict[str, Mapping[str, Entry]] = {"states": states, "bodies": bodies, "groups": groups}
    roles, speech = tables["roles"], lexicon.table("speech")
    return Gazetteer(
        states, bodies, groups, offices, terms,
        _names=Phrases(
            (words, (entry, how))
            for table, kind in kinds.items()
            for name, entry in kind.items()
            for how, words in entries.names(name, tables[table][name])
        ),
        _not_names=Phrases((words, None) for words in roles["not_names"]["phrases"]),
        _after_capital=frozenset(roles["not_names"]["after_capital"]),
        _titles=Phrases((words, offices[raw["name"]]) for raw in titles.get("office", ()) for words in raw["words"]),
        _words={key(word): kind for kind, words in roles["unnamed"].items() for word in words},
        _sides=_keys(roles["side"]["words"]),
        _kin=_keys(roles["kin"]["words"]),
        _pairs=frozenset(roles["pairs"]["words"]),
        _governing=frozenset(roles["governing"]["words"]),
        _motion=frozenset(roles["motion"]["verbs"]),
        _carriers=frozenset(name.casefold() for name in roles["carriers"]["names"]),
        _audience=frozenset(roles["audience"]["words"]),
        _fighters=frozenset(roles["fighters"]["words"]),
        _governors=frozenset(roles["governors"]["words"]),
        _telling=frozenset(speech["telling"]["verbs"]),
        _texts=frozenset(word for table in ("documents", "texts") for word in speech[table]["nouns"])
        | frozenset(speech["hidden"]["subjects"]),
        _collectives=frozenset(roles["collectives"]["words"]),
        _mediating=frozenset((*roles["mediating"]["verbs"], *roles["mediating"]["nouns"])),
        _peoples=_keys(roles["peoples"]["words"]),
        _honorifics={key(word): kind for kind, words in roles["titles"].items() for word in words},
        _standings={key(word): kind for kind, words in roles["standing"].items() for word in words},
        _given={word.casefold(): p for p, raw in _pronouns(lexicon) for word in raw["names"]},
        _gendered={word.casefold(): p for p, raw in _pronouns(lexicon) for word in raw["words"]},
        _by_name=_gathered((name, term) for term in terms for name in _person_names(term)),
        _by_office=_gathered((place, term) for term in terms for place in _places(term, offices)),
    )  # fmt: skip


def _pronouns(lexicon: Lexicon) -> tuple[tuple[Pronoun, Mapping[str, Sequence[str]]], ...]:
    table = lexicon.table("given")
    return ("she", table["she"]), ("he", table["he"])


def _readings(
    found: Iterable[tuple[Entry, How]], seen: Collection[str], but: How | None = None
) -> tuple[Named[Entry], ...]:
    hows: dict[Entry, list[How]] = {}
    for entry, how in found:
        if how != but and (how != "later" or entry.name in seen):
            known = hows.setdefault(entry, [])
            if how not in known:
                known.append(how)
    return tuple(Named(entry, tuple(ways)) for entry, ways in hows.items())


def _of_kind(found: Iterable[Named[Entry]], kind: type[E]) -> tuple[Named[E], ...]:
    return tuple(Named(named.entry, named.hows) for named in found if isinstance(named.entry, kind))


def _only(found: tuple[Named[E], ...]) -> Named[E] | None:
    return found[0] if len(found) == 1 else None


def _keys(words: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(key(word) for word in words)


K = TypeVar("K")


def _gathered(pairs: Iterable[tuple[K, Holder]]) -> dict[K, tuple[Holder, ...]]:
    found: dict[K, list[Holder]] = {}
    for place, holder in pairs:
        terms = found.setdefault(place, [])
        if holder not in terms:
            terms.append(holder)
    return {place: tuple(terms) for place, terms in found.items()}


def _person_names(term: Holder) -> Iterator[tuple[str, ...]]:
    """Full names, and the last part of the main one with an Arabic article before it, or without."""
    for name in (term.name, *term.names):
        yield key(name)
    last = key(term.name.split()[-1])
    yield last
    if len(last) > 1 and last[0] in {"al", "el"}:
        yield last[1:]


def _places(term: Holder, offices: Mapping[str, Office]) -> Iterator[tuple[str, str | None]]:
    yield term.office, term.of
    like = offices[term.office].like
    if like:
        yield like, term.of
