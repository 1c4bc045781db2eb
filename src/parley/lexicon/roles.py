"""Roles: words for those who act without a name, and words around a name (`roles.toml`, `given.toml`, and who speaks in `speech.toml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from parley.lexicon import Lexicon
from parley.lexicon.phrases import key
from parley.lexicon.role_words import RoleWords
from parley.model import ActorType

__all__ = ["Pronoun", "Roles", "Standing"]

Standing = Literal["past", "coming", "acting", "part", "rank"]
Pronoun = Literal["she", "he"]
_THE = ("the",)


@dataclass(frozen=True, slots=True)
class Roles:
    """What a word tells of whom it means. Lemmas are in small letters."""

    words: RoleWords
    """Sets of words, each for one thing that a word may say."""
    _words: Mapping[tuple[str, ...], ActorType]
    _first_words: frozenset[str]
    _sides: frozenset[tuple[str, ...]]
    _firms: frozenset[str]
    _firm_words: frozenset[str]
    _before_bodies: tuple[str, ...]
    _addressed: Mapping[str, tuple[str, ...]]
    _taking_up: Mapping[str, str]
    _armies: frozenset[tuple[str, ...]]
    _house: frozenset[str]
    _carriers: frozenset[str]
    _texts: frozenset[str]
    _collectives: frozenset[str]
    _doers: tuple[str, ...]
    _things: frozenset[str]
    _honorifics: Mapping[tuple[str, ...], str]
    _standings: Mapping[tuple[str, ...], Standing]
    _given: Mapping[str, Pronoun]
    _gendered: Mapping[str, Pronoun]
    _short: frozenset[tuple[str, str]]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> Roles:
        """Build from the tables. Raises KeyError, TypeError or AttributeError if an entry does not follow the form of its file."""
        roles, speech = lexicon.table("roles"), lexicon.table("speech")
        unnamed: dict[tuple[str, ...], ActorType] = {
            key(word): kind for kind, words in roles["unnamed"].items() for word in words
        }
        return cls(
            words=RoleWords.from_lexicon(lexicon),
            _words=unnamed,
            _first_words=frozenset(words[0] for words in unnamed),
            _sides=frozenset(key(word) for word in roles["side"]["words"]),
            _firms=frozenset(roles["firms"]["endings"]),
            _firm_words=frozenset(roles["firms"]["words"]),
            _before_bodies=tuple(roles["before_bodies"]["endings"]),
            _addressed={form: tuple(titles) for form, titles in roles["addressed"].items()},
            _taking_up={word: sort for sort, words in roles["taking_up"].items() for word in words},
            _armies=frozenset(key(word) for word in roles["armies"]["words"]),
            _house=frozenset(roles["house"]["words"]),
            _carriers=frozenset(name.casefold() for name in roles["carriers"]["names"]),
            _texts=frozenset(word for table in ("documents", "texts") for word in speech[table]["nouns"])
            | frozenset(speech["hidden"]["subjects"]),
            _collectives=frozenset(roles["collectives"]["words"]),
            _doers=tuple(roles["doers"]["endings"]),
            _things=frozenset(roles["doers"]["things"]),
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

    def taken_up_as_firm(self, word: str) -> frozenset[str]:
        """The words that take up a body whose name ends with a word, if it is a firm: "Holdings" tells "the company"."""
        return self._firm_words if word.rstrip(".") in self._firms else frozenset()

    def precedes_body(self, word: str) -> bool:
        """Whether a word of a title may stand before the name of the body it belongs to: "senior Reform official"."""
        return word.endswith(self._before_bodies)

    def titles_of(self, form: str) -> tuple[str, ...]:
        """The titles, as lemmas, of those for whom a form of address stands (`majesty`: `king` and others); () if it is none."""
        return self._addressed.get(form, ())

    def takes_up(self, lemma: str) -> str | None:
        """What a general word can take up that was named before: `parties`, `organisations` or `fighters`; None if it takes up none."""
        return self._taking_up.get(lemma)

    def is_of_house(self, role: str) -> bool:
        """Whether a government's own text gives an office without saying that it is its own (`Assistant Secretary`)."""
        return any(office in role.casefold() for office in self._house)

    def carries(self, name: str) -> bool:
        """Whether a name is that of a network on which things are said (`Twitter`)."""
        return name.casefold() in self._carriers

    def is_army(self, words: str) -> bool:
        """Whether words call a state's forces without telling whose they are (`armed forces`)."""
        return key(words) in self._armies

    def speaks_as(self, lemma: str) -> ActorType | None:
        """What somebody whom no other table knows is if he speaks: a person, or a body (`campaign`); None for a text (`treaty`)."""
        if lemma in self._texts:
            return None
        return self.person_word(lemma) or ("organisation" if lemma in self._collectives else "person")

    def is_body(self, lemma: str) -> bool:
        """Whether a noun means people or a body of them (`ministry`, `campaign`)."""
        return self.person_word(lemma) is not None or lemma in self._collectives

    def does(self, lemma: str) -> bool:
        """Whether a noun looks as those do that call people after what they do (`grower`, `lobbyist`)."""
        return lemma.endswith(self._doers) and lemma not in self._things

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
