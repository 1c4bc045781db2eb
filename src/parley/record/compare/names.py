"""Names cut up for comparing: the parts of a person's, bodies of one state, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from parley.lexicon import Lexicon
from parley.record.compare.persons import PersonName
from parley.record.compare.words import fold, stem

__all__ = ["Names"]

_QUOTED = re.compile(r"[\"“”«»„‘(]([^\"“”«»„’()]{2,40})[\"“”«»’)]")
_SHORT = re.compile(r"\b[A-Z][A-Z&-]{1,9}\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
_WHOLE_WORD = re.compile(r"[^\W\d_][^\s,;()\"“”]*")


class Names:
    """How names are cut up, by the lexicon's tables `identity` and `states`."""

    def __init__(self, lexicon: Lexicon) -> None:
        table: Mapping[str, Any] = lexicon.table("identity")
        roles = lexicon.table("roles")
        self._titles = frozenset(table["titles"]) | _words_of(roles["titles"])
        self._generic = _words_of(roles["unnamed"]) | _words_of(roles["side"])
        self._offices = frozenset(fold(entry) for entry in roles["unnamed"]["person"] if " " in entry)
        self._particles = frozenset(table["particles"])
        self._suffixes = frozenset(table["suffixes"])
        self._given = {short: given for given, forms in table["given"].items() for short in forms}
        self._joined = tuple((f"{a} ", f"{b} ") for a, b in table["joined"])
        self._sounds = tuple((a, b) for a, b in table["sounds"])
        self._bodies = {tuple(fold(w).split()): head for head, members in table["bodies"].items() for w in members}
        self._stop = frozenset(table["words"]["stop"])
        self._plural = frozenset(table["words"]["plural"])
        self._rising = frozenset(map(stem, table["words"]["rising"]))
        self._alone = frozenset(table["words"]["alone"])
        self._kinds = frozenset(table["words"]["kinds"])
        self._states = _state_names(lexicon)
        self._powers = frozenset(key for word in _words_of({"": roles["unnamed"]["state"]}) for key in self.body(word))

    def state(self, name: str) -> str | None:
        """The state that a name, capital or seat stands for, by its heading in the lexicon."""
        plain = fold(name).replace(".", "").strip()
        return self._states.get(plain) or self._states.get(plain.removeprefix("the "))

    def is_named(self, name: str, *, person: bool = False) -> bool:
        """Whether this is a name, not a description ("a senior official", "the Foreign Ministers"); a person's must be more than titles."""
        if fold(name).removeprefix("the ").removesuffix("s") in self._offices:
            return False
        whole = [self._without_particle(w) for w in _WHOLE_WORD.findall(name)]
        words = [w for w in whole if fold(w).strip(".") not in self._particles | self._stop]
        own = [w for w in words if not self._is_generic(fold(w))]
        own = [w for w in own if not person or fold(w).strip(".") not in self._titles]
        return bool(own) and all(w[0] != w[0].lower() for w in words)

    def powers(self, name: str) -> frozenset[str]:
        """The words for who rules a state that a name holds ("government", "regime"), those that mean the same as one."""
        return frozenset(word for word in self.body(name) if word in self._powers)

    def land(self, name: str) -> str | None:
        """What is left of the name of a state without the words for its power ("the Tarvian government", "Tarvia"); None if nothing is.

        An adjective in -ian is the noun in -ia.
        """
        words = [fold(w) for w in _WHOLE_WORD.findall(name) if w[0] != w[0].lower()]
        own = " ".join(w for w in words if w not in self._stop and not self._is_generic(w))
        return own.removesuffix("n") if own.endswith("ian") else own or None

    def alone(self, name: str) -> str | None:
        """The key of a name by which a movement goes on to be called alone ("the Front"); written small it is anyone's."""
        word = name.removeprefix("the ").removeprefix("The ")
        return f"~{fold(word)}" if word[:1] != word[:1].lower() and fold(word) in self._alone else None

    def kind(self, name: str) -> str | None:
        """The key of the word that says what a body is, by which the only one of a record is called without its name ("the union")."""
        word = fold(name).partition(" of ")[0].rpartition(" ")[2]
        return next(iter(self.body(word)), None) if word in self._kinds else None

    def rising(self, words: str) -> str | None:
        """The key of a word for those who fight a government ("the rebels"), if these words are no more than one."""
        found = self.body(words)
        return next(iter(found)) if len(found) == 1 and found <= self._rising else None

    def movement(self, name: str) -> str:
        """The name without the word for those who fight a government before it: "the rebels of the Northern Front" are that front."""
        word, _, whole = name.removeprefix("the ").removeprefix("The ").partition(" of ")
        return whole if self.rising(word) and self.is_named(whole) and not self.state(whole) else name

    def is_rising(self, key: Collection[str]) -> bool:
        """Whether what identifies a body has it fight a government."""
        return not self._rising.isdisjoint(key)

    def _is_generic(self, word: str) -> bool:
        forms = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
        return any(form in self._generic for form in forms)

    def _without_particle(self, word: str) -> str:
        head, _, rest = word.partition("-")
        return rest if rest and fold(head) in self._particles else word

    def is_collection(self, name: str) -> bool:
        """Whether the name's head is a plural ("truces announced since April")."""
        head = next(
            (
                w
                for w in re.split(r"\b(?:between|of|for|since|that|which|announced|against|on|with|in)\b", fold(name))[
                    0
                ].split()[::-1]
            ),
            "",
        )
        return head in self._plural or (head.endswith("s") and not head.endswith(("ss", "us", "is")) and len(head) > 3)

    def person(self, name: str) -> PersonName:
        """A person's name cut into its parts."""
        nicknames = frozenset(self._sound(p) for found in _QUOTED.findall(name) for p in _WORD.findall(found))
        plain = " ".join(fold(re.sub(r"[-‐‑]", " ", _QUOTED.sub(" ", name))).split())
        for apart, together in self._joined:
            plain = plain.replace(apart, together)
        words = [w.strip(".'") for w in _WORD.findall(plain)]
        while len(words) > 1 and words[0] in self._titles:
            words = words[1:]
        while len(words) > 2 and words[-1] in self._suffixes:
            words = words[:-1]
        if len(words) > 1:
            words[0] = self._given.get(words[0], words[0])
        parts = tuple(self._sound(w) for w in words if w not in self._particles) or tuple(self._sound(w) for w in words)
        return PersonName(tuple(p for p in parts if p), nicknames)

    def short_forms(self, text: str) -> frozenset[str]:
        """The abbreviations written in a text."""
        return frozenset(_SHORT.findall(text))

    def initials(self, name: str) -> str:
        """The first letters of the words of a name, small words left out."""
        words = [w for w in _WORD.findall(name) if fold(w) not in self._stop and w[0].isupper()]
        return "".join(w[0] for w in words) if len(words) > 1 else ""

    def body(self, name: str) -> frozenset[str]:
        """What identifies a body: its words, its state by name, words for the same kind of body under one heading."""
        words = [w.strip(".'-") for w in re.split(r"[\s,]+", fold(_QUOTED.sub(" ", name)))]
        found: set[str] = set()
        at = 0
        while at < len(words):
            size, key = self._longest(words[at : at + 5])
            if key and key not in self._stop:
                found.add(key)
            at += size
        return frozenset(found)

    def _longest(self, words: list[str]) -> tuple[int, str]:
        for size in range(len(words), 0, -1):
            phrase = " ".join(words[:size]).replace(".", "")
            if tuple(words[:size]) in self._bodies:
                return size, self._bodies[tuple(words[:size])]
            if phrase in self._states:
                return size, "=" + self._states[phrase]
        return 1, words[0] if words[0] in self._stop else stem(words[0])

    def _sound(self, word: str) -> str:
        plain = fold(word).replace("'", "").replace(".", "")
        for spelled, sound in self._sounds:
            plain = plain.replace(spelled, sound)
        kept = "".join(c for i, c in enumerate(plain) if i == 0 or c != plain[i - 1])
        return kept[:-1] if len(kept) > 3 and kept.endswith("h") else kept


def _words_of(table: Mapping[str, Any]) -> frozenset[str]:
    """The entries of all lists of a table that are one word, folded."""
    return frozenset(fold(entry) for entries in table.values() for entry in entries if " " not in entry)


def _state_names(lexicon: Lexicon) -> dict[str, str]:
    """Every written form of a state that no other one shares, folded, with the state's heading."""
    found: dict[str, set[str]] = {}
    for heading, entry in lexicon.table("states").items():
        if not isinstance(entry, Mapping):
            continue
        forms = [
            heading,
            *(
                form
                for key in ("names", "short", "capitals", "seats", "adjectives", "people")
                for form in entry.get(key, ())
            ),
        ]
        for form in forms:
            found.setdefault(fold(form).replace(".", ""), set()).add(heading)
    return {
        form: min(headings)
        for form, headings in found.items()
        if len(headings) == 1 or form in {fold(h) for h in headings}
    }
