"""Roles: words for those who act without a name, and words around a name (`roles.toml`, `given.toml`, and who speaks in `speech.toml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from parley.lexicon import Lexicon
from parley.lexicon.phrases import key
from parley.model import ActorType

__all__ = ["Pronoun", "Roles", "Standing"]

Standing = Literal["past", "coming", "acting", "part", "rank"]
Pronoun = Literal["she", "he"]
_MADE = ("agreement", "treaty", "ceasefire", "truce")
"""Kinds of instrument that have names like those of bodies."""
_THE = ("the",)


@dataclass(frozen=True, slots=True)
class Roles:
    """What a word tells of whom it means. Lemmas are in small letters."""

    _words: Mapping[tuple[str, ...], ActorType]
    _first_words: frozenset[str]
    _sides: frozenset[tuple[str, ...]]
    _bare_sides: frozenset[str]
    _apart: frozenset[str]
    _renaming: frozenset[str]
    _to_account: frozenset[str]
    _attitudes: frozenset[str]
    _realms: frozenset[str]
    _firms: frozenset[str]
    _firm_words: frozenset[str]
    _before_bodies: tuple[str, ...]
    _pairs: frozenset[str]
    _company: frozenset[str]
    _addressed: Mapping[str, tuple[str, ...]]
    _taking_up: Mapping[str, str]
    _deputed: frozenset[str]
    _governing: frozenset[str]
    _motion: frozenset[str]
    _ground: frozenset[str]
    _mediating: frozenset[str]
    _leading: frozenset[str]
    _fighters: frozenset[str]
    _armies: frozenset[tuple[str, ...]]
    _sent: frozenset[str]
    _kinds: frozenset[str]
    _together: frozenset[str]
    _house: frozenset[str]
    _carriers: frozenset[str]
    _audience: frozenset[str]
    _beings: frozenset[str]
    _figures: frozenset[str]
    _governors: frozenset[str]
    _telling: frozenset[str]
    _of_people: frozenset[str]
    _texts: frozenset[str]
    _collectives: frozenset[str]
    _doers: tuple[str, ...]
    _things: frozenset[str]
    _papers: frozenset[str]
    _honorifics: Mapping[tuple[str, ...], str]
    _standings: Mapping[tuple[str, ...], Standing]
    _given: Mapping[str, Pronoun]
    _gendered: Mapping[str, Pronoun]
    _short: frozenset[tuple[str, str]]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> Roles:
        """Build from the tables. Raises KeyError, TypeError or AttributeError if an entry does not follow the form of its file."""
        roles, speech = lexicon.table("roles"), lexicon.table("speech")
        kinds = lexicon.table("instruments")["kinds"]
        unnamed: dict[tuple[str, ...], ActorType] = {
            key(word): kind for kind, words in roles["unnamed"].items() for word in words
        }
        return cls(
            _words=unnamed,
            _first_words=frozenset(words[0] for words in unnamed),
            _sides=frozenset(key(word) for word in roles["side"]["words"]),
            _bare_sides=frozenset(roles["side"]["bare"]),
            _apart=frozenset(roles["apart"]["words"]),
            _renaming=frozenset(roles["renaming"]["words"]),
            _to_account=frozenset(roles["account"]["words"]),
            _attitudes=frozenset(roles["attitudes"]["words"]),
            _realms=frozenset(roles["realms"]["words"]),
            _firms=frozenset(roles["firms"]["endings"]),
            _firm_words=frozenset(roles["firms"]["words"]),
            _before_bodies=tuple(roles["before_bodies"]["endings"]),
            _pairs=frozenset(roles["pairs"]["words"]),
            _company=frozenset(roles["company"]["words"]),
            _addressed={form: tuple(titles) for form, titles in roles["addressed"].items()},
            _taking_up={word: sort for sort, words in roles["taking_up"].items() for word in words},
            _deputed=frozenset(roles["deputed"]["words"]),
            _governing=frozenset(roles["governing"]["words"]),
            _motion=frozenset((*roles["motion"]["verbs"], *roles["motion"]["nouns"])),
            _ground=frozenset(roles["ground"]["words"]),
            _armies=frozenset(key(word) for word in roles["armies"]["words"]),
            _kinds=frozenset(roles["kinds"]["words"]),
            _sent=frozenset(roles["sent"]["words"]),
            _together=frozenset(roles["together"]["words"]),
            _house=frozenset(roles["house"]["words"]),
            _carriers=frozenset(name.casefold() for name in roles["carriers"]["names"]),
            _audience=frozenset(roles["audience"]["words"]),
            _beings=frozenset(roles["beings"]["words"]),
            _figures=frozenset((*roles["figures"]["words"], *roles["standing"]["rank"])),
            _fighters=frozenset(roles["fighters"]["words"]),
            _governors=frozenset(roles["governors"]["words"]),
            _telling=frozenset(speech["telling"]["verbs"]),
            _of_people=frozenset(speech["telling"]["of_people"]),
            _texts=frozenset(word for table in ("documents", "texts") for word in speech[table]["nouns"])
            | frozenset(speech["hidden"]["subjects"]),
            _collectives=frozenset(roles["collectives"]["words"]),
            _mediating=frozenset((*roles["mediating"]["verbs"], *roles["mediating"]["nouns"])),
            _leading=frozenset(roles["leading"]["verbs"]),
            _doers=tuple(roles["doers"]["endings"]),
            _things=frozenset(roles["doers"]["things"]),
            _papers=frozenset(word for kind in _MADE for need in ("sure", "tied") for word in kinds[kind].get(need, ())),
            _honorifics={key(word): kind for kind, words in roles["titles"].items() for word in words},
            _standings={key(word): kind for kind, words in roles["standing"].items() for word in words},
            _given={word.casefold(): p for p, raw in _pronouns(lexicon) for word in raw["names"]},
            _gendered={word.casefold(): p for p, raw in _pronouns(lexicon) for word in raw["words"]},
            _short=frozenset(
                (short.casefold(), whole.casefold())
                for whole, names in lexicon.table("given")["short"].items()
                for short in names
            ),
        )  # fmt: skip

    def person_word(self, lemma: str) -> ActorType | None:
        """What one of those called so is (`official`: person, `rebel`: armed_group, `ministry`: organisation), or None."""
        return self._words.get(key(lemma))

    def match_word(self, lemmas: Sequence[str], i: int) -> tuple[int, ActorType] | None:
        """The longest word for somebody unnamed (`aid worker`) that begins with lemma `i`, at most four lemmas long."""
        first = key(lemmas[i])
        if first and first[0] not in self._first_words and first != _THE:
            return None
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

    def is_bare_side(self, lemma: str) -> bool:
        """Whether a word says of somebody no more than that he is one of those who talk (`side`, `party`)."""
        return lemma in self._bare_sides

    def is_listed_apart(self, lemma: str) -> bool:
        """Whether several called so are listed for themselves, even where it is known whom they stand for (`delegation`)."""
        return lemma in self._apart

    def renames(self, lemma: str) -> bool:
        """Whether a verb or adjective gives somebody another name (`dub`, `known`)."""
        return lemma in self._renaming

    def is_attitude(self, lemma: str) -> bool:
        """Whether a word for a body means an attitude where it is one "to" something (`opposition`)."""
        return lemma in self._attitudes

    def is_realm(self, word: str) -> bool:
        """Whether a word says in the full name of a state what it is: "kingdom", "republic"."""
        return word in self._realms

    def taken_up_as_firm(self, word: str) -> frozenset[str]:
        """The words that take up a body whose name ends with a word, if it is a firm: "Holdings" tells "the company"."""
        return self._firm_words if word.rstrip(".") in self._firms else frozenset()

    def holds_to_account(self, word: str) -> bool:
        """Whether a word behind "hold" says that whoever did it has to answer for it (`accountable`)."""
        return word in self._to_account

    def precedes_body(self, word: str) -> bool:
        """Whether a word of a title may stand before the name of the body it belongs to: "senior Reform official"."""
        return word.endswith(self._before_bodies)

    def pairs_bodies(self, lemma: str) -> bool:
        """Whether two of those called so need be no persons (`delegation`, `ally`)."""
        return lemma in self._pairs

    def is_company(self, lemma: str) -> bool:
        """Whether several persons who meet may be called so, whatever their offices (`leader`), as not everybody is (`expert`)."""
        return lemma in self._company

    def titles_of(self, form: str) -> tuple[str, ...]:
        """The titles, as lemmas, of those for whom a form of address stands (`majesty`: `king` and others); () if it is none."""
        return self._addressed.get(form, ())

    def takes_up(self, lemma: str) -> str | None:
        """What a general word can take up that was named before: `parties`, `organisations` or `fighters`; None if it takes up none."""
        return self._taking_up.get(lemma)

    def is_deputed(self, role: str) -> bool:
        """Whether a role only says that somebody stands for others, who sign by him (`representative`)."""
        return role in self._deputed

    def governs(self, lemma: str) -> bool:
        """Whether a word means who governs even where no state's name stands with it (`government`)."""
        return lemma in self._governing

    def mediates(self, lemma: str) -> bool:
        """Whether a verb or noun tells of bringing others together (`mediate`, `host`, `facilitator`)."""
        return lemma in self._mediating

    def leads(self, lemma: str) -> bool:
        """Whether a verb tells of standing at the head of people (`lead`)."""
        return lemma in self._leading

    def is_of_house(self, role: str) -> bool:
        """Whether a government's own text gives an office without saying that it is its own (`Assistant Secretary`)."""
        return any(office in role.casefold() for office in self._house)

    def carries(self, name: str) -> bool:
        """Whether a name is that of a network on which things are said (`Twitter`)."""
        return name.casefold() in self._carriers

    def is_audience(self, lemma: str) -> bool:
        """Whether those called so are the public of whoever speaks (`reporter`)."""
        return lemma in self._audience

    def makes_person(self, word: str) -> bool:
        """Whether a word before "figures" makes them persons and no numbers (`opposition`, `senior`)."""
        return word in self._figures

    def is_being(self, lemma: str) -> bool:
        """Whether a word for a person tells nothing of an office (`woman`)."""
        return lemma in self._beings

    def fights(self, lemma: str) -> bool:
        """Whether those called so are the armed group for which they fight (`fighter`, `troops`)."""
        return lemma in self._fighters

    def is_kind(self, lemma: str) -> bool:
        """Whether a word behind the name of a body says only what it is (`group`, `movement`)."""
        return lemma in self._kinds

    def is_sent(self, lemma: str) -> bool:
        """Whether a word means somebody sent to others, whose he is not (`envoy`, `ambassador`)."""
        return lemma in self._sent

    def speaks_with_others(self, lemma: str) -> bool:
        """Whether those of many states that a word calls so speak as one group (`leader`)."""
        return lemma in self._together

    def is_army(self, words: str) -> bool:
        """Whether words call a state's forces without telling whose they are (`armed forces`)."""
        return key(words) in self._armies

    def speaks_for_state(self, lemma: str) -> bool:
        """Whether a word means the state to which it belongs (`authorities`, `side`)."""
        return lemma in self._governors

    def tells(self, lemma: str) -> bool:
        """Whether the subject of a verb is somebody who speaks, or a text (`say`, `warn`)."""
        return lemma in self._telling

    def done_by_people(self, lemma: str) -> bool:
        """Whether nobody but people does what a verb of saying tells, whatever its object (`condemn`)."""
        return lemma in self._of_people

    def speaks_as(self, lemma: str) -> ActorType | None:
        """What somebody whom no other table knows is if he speaks: a person, or a body (`campaign`); None for a text (`treaty`)."""
        if lemma in self._texts:
            return None
        return self.person_word(lemma) or ("organisation" if lemma in self._collectives else "person")

    def is_body(self, lemma: str) -> bool:
        """Whether a noun means people or a body of them (`ministry`, `campaign`)."""
        return self.person_word(lemma) is not None or lemma in self._collectives

    def is_motion(self, lemma: str) -> bool:
        """Whether a verb or noun takes a place for its goal, its start or its object (`fly`, `leave`, `flight`)."""
        return lemma in self._motion

    def is_ground(self, lemma: str) -> bool:
        """Whether a word means a piece of the ground of whom it names (`border`, `north`)."""
        return lemma in self._ground

    def does(self, lemma: str) -> bool:
        """Whether a noun looks as those do that call people after what they do (`grower`, `lobbyist`)."""
        return lemma.endswith(self._doers) and lemma not in self._things

    def is_paper(self, lemma: str) -> bool:
        """Whether a name that ends so is that of an agreement or treaty and of nobody (`the Keta Accord`)."""
        return lemma in self._papers

    def honorific(self, word: str) -> str | None:
        """The kind of a title before a name (honorific, religious, royal, military, political), or None."""
        return self._honorifics.get(key(word))

    def pronoun(self, name: str, described: Iterable[str] = ()) -> Pronoun | None:
        """Which pronoun means somebody of this name whom these words describe ("Ms", "spokesman"); None if nothing tells."""
        given = key(name)[:1]
        told = (self._gendered.get(word.casefold().rstrip(".")) for word in described)
        return (self._given.get(given[0]) if given else None) or next((p for p in told if p), None)

    def same_given(self, a: str, b: str) -> bool:
        """Whether two given names, in small letters, may be one person's: "anthony" and "tony", "joseph" and "joe"."""
        return a[:2] == b[:2] or (a, b) in self._short or (b, a) in self._short

    def standing(self, word: str) -> Standing | None:
        """What a word does to an office it stands with: past (`former`), coming, acting, part (`deputy`), rank; or None."""
        return self._standings.get(key(word))


def _pronouns(lexicon: Lexicon) -> tuple[tuple[Pronoun, Mapping[str, Sequence[str]]], ...]:
    """The pronouns with what the lexicon says of who bears them."""
    table = lexicon.table("given")
    return ("she", table["she"]), ("he", table["he"])
