"""Names of outlets and agencies: known ones by the vocabulary `outlets`, unknown ones by the form of their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from parley.coverage.lines import squeezed

__all__ = ["Outlets"]

_WORD: Final = re.compile(r"[\w.'\u2019&/-]+")
_SITE: Final = re.compile(r"(?i)[ \u00a0](?:news[ -])?(?:site|website|newspaper|web site)$")
_SMALL: Final = frozenset({"of", "for", "the", "and", "in", "on", "al", "el", "&", "de", "la", "du"})
_LONGEST: Final = 7


@dataclass(frozen=True, slots=True)
class Outlets:
    """All known publishers: any of their names, as its words alone, to the name; abbreviations apart; kinds; sites."""

    called: Mapping[str, str]
    short: Mapping[str, str]
    kinds: Mapping[str, str]
    sites: Mapping[str, str]
    nouns: frozenset[str]
    first: frozenset[str]
    official: tuple[str, ...]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Outlets:
        """The vocabulary `outlets`, turned round."""
        names: Mapping[str, Any] = table["names"]
        called = {squeezed(n): name for name, entry in names.items() for n in (name, *entry.get("also", ()))}
        return cls(
            called,
            {s: name for name, entry in names.items() for s in entry.get("short", ())},
            {name: entry.get("kind", "outlet") for name, entry in names.items()},
            {site: name for name, entry in names.items() for site in entry.get("sites", ())},
            frozenset(table["nouns"]),
            frozenset(table["first"]),
            tuple(table["official"]),
        )

    def known(self, text: str) -> str | None:
        """The known publisher whom a text names, nothing else in it, as printed; a word such as "site" after it is left out."""
        bare = _bare(text)
        return bare if self.canonical(bare) else None

    def canonical(self, text: str) -> str | None:
        """The name under which the vocabulary has a publisher, by any of its names."""
        said = squeezed(text)
        return self.short.get(text) or self.called.get(said) or self.called.get(said.removeprefix("the "))

    def looks_like(self, text: str) -> bool:
        """Whether a text is nothing but a name such as outlets have: a few capitalised words, a noun of the trade first or last."""
        run = _WORD.findall(text)
        if not 1 < len(run) <= _LONGEST or any(not w[0].isupper() and w.lower() not in _SMALL for w in run):
            return False
        plain = [w.lower().strip(".'") for w in run if w.lower() not in _SMALL]
        if not plain or re.search(r"[.!?:;,\"\u201c\u201d]", text.strip()):
            return False
        if plain[-1] in self.nouns or plain[0] in self.first:
            return True
        return run[0] == "The" and any(w in self.nouns for w in plain[:2]) and " for " in text

    def named(self, text: str) -> str | None:
        """The publisher whom a text names: the known name, or the text itself if it looks like one."""
        text = _bare(text)
        return self.known(text) or (text if self.looks_like(text) else None)

    def at(self, url: str | None) -> str | None:
        """The publisher of an address, by its domain."""
        found = re.match(r"(?i)https?://(?:[^/@\s]{0,100}@)?([^/:?#\s]{1,253})", url or "")
        host = found[1].lower() if found else ""
        while "." in host:
            if host in self.sites:
                return self.sites[host]
            host = host.partition(".")[2]
        return None

    def same(self, one: str | None, other: str | None) -> bool:
        """Whether two names are one publisher's: equal when known, or the words of one are the first words of the other."""
        if not one or not other:
            return False
        a, b = self._plain(one), self._plain(other)
        return a == b or f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} ")

    def _plain(self, name: str) -> str:
        return squeezed(self.canonical(_bare(name)) or name).removeprefix("the ")

    def kind(self, name: str | None) -> str:
        """What a publisher is: "agency", "outlet" or "official"."""
        if not name:
            return "outlet"
        told = self.kinds.get(self.canonical(_bare(name)) or name)
        if told:
            return told
        return (
            "official"
            if any(f" {word} " in f" {squeezed(name)} " for word in map(squeezed, self.official))
            else "outlet"
        )


def _bare(text: str) -> str:
    """The name alone, without brackets, points and the word "site" or "newspaper" after it."""
    return _SITE.sub("", text.strip(" .,;:()[]\u00b7\u2022"))
