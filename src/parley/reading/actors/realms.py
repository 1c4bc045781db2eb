"""Realms: states taken up by what their full names say that they are: "the Kingdom" after "the Kingdom of Morocco"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from parley.lexicon.actors import Gazetteer
from parley.reading.actors.mention import NamedMention
from parley.reading.actors.standing import acts_at, head_of
from parley.reading.syntax.parse import Parse

__all__ = ["Realms"]


@dataclass(slots=True)
class Realms:
    """The states of an article by the words for what they are; grows as the article is read."""

    parse: Parse
    gazetteer: Gazetteer
    _bearers: dict[str, dict[tuple[str, ...], NamedMention]] = field(default_factory=dict)

    def note(self, mention: NamedMention) -> None:
        """Remember a state that is named in full: "the Kingdom of Morocco", "the Argentine Republic"."""
        if mention.type != "state" or mention.end - mention.first == 1:
            return
        for t in (mention.first, mention.end - 1, *range(mention.first + 1, mention.end - 1)):
            if (word := self.parse.lower[t]) in self.gazetteer.roles.words.realms:
                self._bearers.setdefault(word, {})[mention.key] = mention

    def at(self, i: int) -> NamedMention | None:
        """The state that a capitalised word at a token takes up behind "the"; None if no state was called so, or several were."""
        parse = self.parse
        bearers = self._bearers.get(parse.lower[i], {})
        if len(bearers) != 1 or not parse.words[i][0].isupper() or i == 0 or parse.lower[i - 1] != "the":
            return None
        behind = parse.lower[i + 1] if i + 1 < len(parse.words) else ""
        n = parse.ent_at[i]
        longer = n >= 0 and parse.ents[n][1] > i + 1
        if longer or behind == "of" or (behind and parse.words[i + 1][0].isupper()):
            return None
        (bearer,) = bearers.values()
        head = head_of(parse, i, i + 1)
        acts = acts_at(parse, self.gazetteer, head)
        return replace(bearer, first=i, end=i + 1, head=head, acts=acts, apposed=())
