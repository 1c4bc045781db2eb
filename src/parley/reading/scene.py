"""Who acts and who speaks around a token: the setting of an article with its statements and the words for acts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from parley.model import Statement
from parley.reading.actors.cast import Cast
from parley.reading.incidents.words import ActWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import gerund
from parley.reading.syntax.parse import Parse

__all__ = ["Scene", "first_person"]

_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me"})
_OWNED = frozenset({"nmod:poss", "nmod", "amod", "compound"})
_OF = frozenset({"of", "by", "from", "between"})
_ORGANISED = frozenset({"armed_group", "organisation"})
_BODIES = frozenset({"state", "organisation", "armed_group", "group"})
_SUCH_AS = frozenset({"such as", "like", "including"})


def first_person(parse: Parse, token: int) -> bool:
    """Whether a token is "I", "we" or a form of them; the country written "US" is not."""
    return parse.lower[token] in _FIRST_PERSON and parse.words[token] != "US"


def _called(setting: Setting) -> dict[str, int]:
    found: dict[str, int] = {}
    for n, member in enumerate(setting.cast.members):
        if member.type in _ORGANISED and not member.plural and member.heads:
            found.setdefault(setting.parse.lemma[member.heads[0]], n)
    return found


def _issuers(setting: Setting, said: Sequence[Statement], index: Mapping[str, int]) -> tuple[int, ...]:
    """Who "we" is in an official text that names its issuer only where it tells what he says: whom it first lets speak, if its title or source names him."""
    if setting.article.genre != "statement":
        return ()
    first = min((s for s in said if s.source_spans and s.speakers), key=lambda s: s.evidence[0].start, default=None)
    if first is None or first.form == "direct":
        return ()
    cast = setting.cast
    titled = {
        cast.at[t]
        for n, a, b in setting.parse.read_sentences()
        if setting.is_title(n)
        for t in range(a, b)
        if t in cast.at
    }
    titled |= set(cast.named_in(setting.article.source or ""))
    voices = tuple(index[r] for r in first.speakers if r in index)
    return voices if titled.intersection(voices) else ()


def _leading(setting: Setting) -> tuple[int, ...]:
    bodies = ((n, m) for n, m in enumerate(setting.cast.members) if n in setting.ids and m.named and m.type in _BODIES)
    often = nsmallest(2, bodies, key=lambda one: (-len(one[1].heads), one[0]))
    return tuple(n for n, m in often if len(m.heads) > 1)


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as acts are found in it; `said` maps tokens to whose words they are (indices of the cast) and their cue."""

    setting: Setting
    parse: Parse
    cast: Cast
    words: ActWords
    said: Mapping[int, tuple[tuple[int, ...], str]]
    called: Mapping[str, int]
    """The first army or organisation that a noun alone calls, by its lemma: "the army"."""
    leading: tuple[int, ...]
    """The two bodies of whom the article speaks most."""
    issuers: tuple[int, ...]
    """Whose the words of an official text are that it leaves without a speaker."""

    @classmethod
    def of(cls, setting: Setting, said: Sequence[Statement], words: ActWords) -> Scene:
        """Where statements nest, the shorter one is the inner one."""
        parse = setting.parse
        index = {report: n for n, report in setting.ids.items()}
        out: dict[int, tuple[tuple[int, ...], str]] = {}
        for s in sorted(said, key=lambda s: -sum(b - a for a, b in s.content_spans)):
            voice = tuple(index[r] for r in s.speakers if r in index), (s.cue or "").lower()
            for start, end in s.content_spans:
                first = bisect_left(parse.start, start)
                out.update(dict.fromkeys(range(first, bisect_left(parse.start, end, lo=first)), voice))
        issuers = _issuers(setting, said, index)
        return cls(setting, parse, setting.cast, words, out, _called(setting), _leading(setting), issuers)

    def speakers(self, token: int) -> tuple[int, ...]:
        """Who says a token; nobody if the article does, or nobody known."""
        return self.said[token][0] if token in self.said else ()

    def voice(self, token: int) -> tuple[int, ...]:
        """Who says a token; the issuers of an official text what it says itself."""
        return self.speakers(token) if token in self.said or token in self.cast.quoted else self.issuers

    def cue(self, token: int) -> str:
        """The cue under which a token is said, or an empty string."""
        return self.said[token][1] if token in self.said else ""

    def sides(self, figures: Sequence[int]) -> frozenset[int]:
        """Some of the cast and whom they belong to: a minister and his state."""
        return frozenset([*figures, *(of for n in figures if (of := self.cast.members[n].of) is not None)])

    def above(self, figure: int) -> frozenset[int]:
        """Whom one of the cast belongs to, and to whom that one does: a spokesman's ministry, and its state."""
        of = self.cast.members[figure].of
        over = None if of is None else self.cast.members[of].of
        return frozenset(n for n in (of, over) if n is not None and n != figure)

    def people(self, token: int | None) -> tuple[int, ...]:
        """Whom a phrase means: the cast, the speaker if it says "we", the owner of what acts for him ("Turkish jets")."""
        if token is None:
            return ()
        if first_person(self.parse, token):
            return self.voice(token)
        if body := self._body(token):
            return body
        found = self.cast.all(token)
        if listed := self._listed(token, found):
            return listed
        return found or (self.owners(token) if self.parse.lemma[token] in self.words.voices else ())

    def _listed(self, token: int, found: Sequence[int]) -> tuple[int, ...]:
        """Those whom a phrase for several lists by name: "countries such as Niger and Mali", "its partners, Kenya and Uganda"."""
        if any(self.cast.members[n].named or not self.cast.members[n].plural for n in found) or not self.parse.has(
            token, "Number=Plur"
        ):
            return ()
        below = (
            c for c in self.parse.children[token] if self.parse.dep[c] == "appos" or self.parse.case(c) in _SUCH_AS
        )
        return next((f for c in below if (f := self.cast.all(c)) and all(self.cast.members[n].named for n in f)), ())

    def _body(self, token: int) -> tuple[int, ...]:
        """The state or body of whom a pronoun means: "his country", "our side"; he himself, if nobody tells which that is."""
        if self.parse.lemma[token] not in self.words.bodies:
            return ()
        owner = next((c for c in self.parse.kids(token, "nmod:poss") if self.parse.pos[c] == "PRON"), None)
        if owner is None:
            return ()
        people = self.voice(owner) if first_person(self.parse, owner) else self.cast.all(owner)
        of = next((of for n in people if (of := self.cast.members[n].of) is not None), None)
        if of is not None:
            return (of,)
        return people if token not in self.cast.at and all(self.cast.members[n].named for n in people) else ()

    def owners(self, noun: int, *, of: bool = True) -> tuple[int, ...]:
        """To whom a noun belongs: its possessor, "of …" if asked for, "by …", an adjective."""
        parse = self.parse
        for c in parse.children[noun]:
            dep = parse.dep[c]
            if dep in _OWNED and (dep != "nmod" or (parse.case(c) in _OF and (of or parse.case(c) == "by"))):
                body = self._body(c) if dep == "nmod:poss" else ()
                found = self.voice(c) if first_person(parse, c) else body or self.cast.all(c)
                if found:
                    return found
        return self.cast.adjectives(noun) if parse.pos[noun] == "NOUN" else ()

    def doers(self, verb: int) -> tuple[int, ...]:
        """Who does what an active verb tells; for "sent a letter urging …" the sender."""
        subject = self.parse.subject(verb)
        thanked = self._thanked(verb)
        if thanked is not None:
            return self.people(thanked)
        if subject is not None and self.parse.dep[verb] == "advcl:relcl" and self.parse.has(subject, "PronType=Rel"):
            return ()  # "after fighting that killed ten": what the clause before it tells
        found = self.people(subject)
        if not found and subject is not None and self._is_folk(subject):
            found = self.owners(subject)  # "gunmen from the movement"
        if (
            not found
            and subject is not None
            and subject == self.parse.head[verb]
            and self.parse.dep[subject] in ("obj", "obl")
        ):
            return self.people(self.parse.subject(self.parse.head[subject]))
        return found

    def _is_folk(self, token: int) -> bool:
        """Whether a noun means fighters of whom only it is told to whom they belong: "gunmen of the front"."""
        return self.parse.lemma[token].removesuffix("s").replace("men", "man") in self.words.fighters

    def _thanked(self, verb: int) -> int | None:
        """Whose deed a gerund tells behind somebody: "accused them of killing …", "thanked them for sending …"."""
        parse = self.parse
        while parse.dep[verb] == "conj" and parse.child(verb, "nsubj") is None and gerund(parse, parse.head[verb]):
            verb = parse.head[verb]  # "accused them of looting a shop and burning another"
        above = parse.head[verb]
        if parse.dep[verb] not in ("advcl", "acl", "obl", "xcomp") or not gerund(parse, verb):
            return None
        marks = [m for m in parse.kids(verb, "mark", "case") if parse.lower[m] in ("of", "for", "with")]
        if not marks:
            return None
        told, own = parse.child(above, "obj", "nsubj:pass"), parse.child(verb, "obj")
        return own if told is None and own is not None and above < own < marks[0] else told  # hung on the gerund

    def agent(self, verb: int) -> tuple[int, ...]:
        """Who does what a passive verb tells: its "by …", "at the hands of …"."""
        parse = self.parse
        obliques = parse.kids(verb, "obl:agent", "obl")
        hands = (h for h in obliques if parse.lemma[h] == "hand" and parse.case(h) == "at")
        held = (c for h in hands for c in parse.kids(h, "nmod") if parse.case(c) == "of")
        return self.people(next((o for o in obliques if parse.case(o) == "by"), next(held, None)))
