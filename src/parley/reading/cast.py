"""The cast of an article: who is in it, under which words, and which token means whom.

Mentions gather into actors: states, bodies and groups by the gazetteer's entry; persons by full name, then by surname;
organisations by name and the short form the article explains; the unnamed by their word and whom they belong to, a
definite one ("the diplomat") with the one introduced before. Pronouns are resolved when asked for; where nobody fits,
nobody is named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parley.lexicon.actors import Gazetteer
from parley.lexicon.phrases import key
from parley.model import ActorType, Span
from parley.reading.names import NamedMention, Owner, named_mentions
from parley.reading.nominals import NominalMention, nominal_mentions
from parley.reading.parse import Parse
from parley.reading.quotes import Quotation

__all__ = ["Cast", "Figure", "cast_of"]

SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both", "who", "those"})
NEUTER = frozenset({"it", "its", "itself", "which"})
_LOOK_BACK, _PAIR_LOOK_BACK = 4, 12
"""Sentences: pronouns farther from their antecedent are rare in news, and guesses there are mostly wrong; the two parties of a
text stay its two parties for longer."""


@dataclass(slots=True)
class Figure:
    """Somebody of the cast while the article is being read: grows with each mention."""

    type: ActorType
    name: str
    spans: list[Span] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    role: str | None = None
    of: int | None = None
    owners: tuple[Owner, ...] = ()
    words: set[str] = field(default_factory=set)
    named: bool = True
    plural: bool = False
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in the article, in the order of their first mention; `at` maps tokens to indices of `figures`."""

    parse: Parse
    figures: tuple[Figure, ...]
    at: Mapping[int, int]
    gazetteer: Gazetteer
    several: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Tokens that mean one person of each of several states: "the Russian and Syrian ministers"."""
    quoted: frozenset[int] = frozenset()
    """Tokens inside quotation marks: what a speaker mentions there is no antecedent outside, nor the other way round."""

    def who(self, token: int | None) -> int | None:
        """Index of the one that a token means, pronouns resolved; None if it means nobody of the cast, or nobody surely."""
        if token is None:
            return None
        if token in self.at:
            return self.at[token]
        lower = self.parse.lower[token]
        if self.parse.pos[token] in ("PRON", "DET", "NUM") or lower in ("both",):
            return self._pronoun(token, lower)
        for c in self.parse.kids(token, "flat", "appos", "compound", "nmod:desc"):
            if c in self.at:
                return self.at[c]
        return None

    def all(self, token: int | None) -> tuple[int, ...]:
        """The one that a token means and everybody coordinated with it, each once, in order."""
        if token is None:
            return ()
        if token in self.several:
            return self.several[token]
        if (two := self._pair(token)) is not None:
            return two
        out = []
        for t in (token, *self.parse.kids(token, "conj")):
            found = self.who(t)
            if found is not None and found not in out:
                out.append(found)
        return tuple(out)

    def _pair(self, token: int) -> tuple[int, ...] | None:
        """The two whom "they", "both sides", "the two ministers" mean: the latest two named together, if they fit."""
        persons = self._means_pair(token)
        if persons is None:
            return None
        sent = self.parse.sent[token]
        near: dict[int, list[tuple[int, int]]] = {}
        for n, figure in enumerate(self.figures):
            for h in figure.heads if figure.named else ():
                if (
                    h < token
                    and 0 <= sent - self.parse.sent[h] <= _PAIR_LOOK_BACK
                    and (h in self.quoted) == (token in self.quoted)
                ):
                    near.setdefault(self.parse.sent[h], []).append((h, n))
        for number in sorted(near, reverse=True):
            heads = sorted(near[number])
            for k, (b, second) in reversed(list(enumerate(heads))):
                for a, first in reversed(heads[:k]):
                    kinds = {self.figures[first].type, self.figures[second].type}
                    right = kinds == {"person"} if persons else kinds == {"person"} or "person" not in kinds
                    if first != second and right and self._together(a, b):
                        return first, second
        return None

    def _means_pair(self, token: int) -> bool | None:
        """None if a token means no pair; else whether the two must be persons."""
        lower, lemma = self.parse.lower[token], self.parse.lemma[token]
        if lower in ("they", "both", "their", "them") and self.parse.pos[token] in ("PRON", "DET"):
            return False
        figure = self.figures[self.at[token]] if token in self.at else None
        if figure is None or figure.named or not figure.plural or figure.owners or figure.of is not None:
            return None
        dets = {self.parse.lower[c] for c in self.parse.kids(token, "det", "nummod", "det:predet")}
        more = [
            c
            for c in self.parse.kids(token, "nmod", "acl", "acl:relcl", "compound")
            if self.parse.lemma[c] not in ("state", "government", "country")
        ]
        if not dets & {"the", "both", "two", "each"} or more:
            return None
        return lemma not in (
            "side",
            "party",
            "delegation",
            "rival",
            "foe",
            "partner",
            "country",
            "nation",
            "power",
            "state",
            "ally",
        )

    def _together(self, a: int, b: int) -> bool:
        """Whether two names are joined in one breath: "A and B", "A met B", "between A and B", "A … with B"."""
        parse = self.parse
        if parse.sent[a] != parse.sent[b]:
            return False
        if parse.dep[b] == "conj" and parse.head[b] == a:
            return True
        above = parse.head[b] if parse.dep[b] not in ("flat", "nmod:desc") else parse.head[parse.head[b]]
        same = parse.head[a] == above or above in parse.children[parse.head[a]]
        return same and parse.dep[a] == "nsubj" and (parse.dep[b] == "obj" or parse.case(b) in ("with", "and"))

    def adjectives(self, noun: int) -> tuple[int, ...]:
        """States and bodies that stand as adjectives or compounds before a noun: "US-Russian talks"."""
        out: list[int] = []
        for c in self.parse.subtree(noun):
            if c >= noun or self.parse.dep[c] not in ("amod", "compound", "conj", "nmod:poss", "nmod"):
                continue
            match = self.gazetteer.match(self.parse.words, c)
            heading = match.entry.name if match and match.entry else None
            found = next((n for n, f in enumerate(self.figures) if f.name == heading and f.spans), None)
            if found is not None and found not in out and "capital" not in match.readings[0].hows:
                out.append(found)
        return tuple(out)

    def named_in(self, words: str) -> tuple[int, ...]:
        """Those of the cast that some words outside the article name, a government for its offices: an outlet's name."""
        tokens = words.replace("(", " ( ").replace(")", " ) ").split()
        headings = {
            x
            for i in range(len(tokens))
            if (m := self.gazetteer.match(tokens, i)) and m.entry
            for x in (m.entry.name, getattr(m.entry, "of", None))
        }
        return tuple(n for n, f in enumerate(self.figures) if f.named and f.name in headings and f.spans)

    def below(self, token: int) -> tuple[int, ...]:
        """Everybody mentioned below a token, each once, in the order of the text."""
        out: list[int] = []
        for t in self.parse.subtree(token):
            found = self.at.get(t)
            if found is not None and found not in out:
                out.append(found)
        return tuple(out)

    def _pronoun(self, token: int, lower: str) -> int | None:
        if lower in SINGULAR:
            return self._nearest(token, lambda f: f.type == "person" and not f.plural)
        if lower in PLURAL:
            return self._nearest(token, lambda f: f.plural or f.type in ("group", "armed_group", "organisation"))
        if lower in NEUTER:
            return self._nearest(token, lambda f: f.type in ("state", "organisation", "armed_group") and not f.plural)
        return None

    def _nearest(self, token: int, fits: object) -> int | None:
        """The fitting subject of this or an earlier sentence, else the nearest fitting mention.

        Subjects come before objects, nearer sentences before farther ones (the centering order of Grosz and Sidner).
        """
        test = fits if callable(fits) else bool
        if (parallel := self._parallel(token)) is not None and test(self.figures[parallel]):
            return parallel
        sent = self.parse.sent[token]
        best: tuple[int, int, int] | None = None
        for index, figure in enumerate(self.figures):
            if not test(figure):
                continue
            for head in figure.heads:
                gap = sent - self.parse.sent[head]
                if head >= token or gap > _LOOK_BACK or (gap == 0 and not self._may_corefer(head, token)):
                    continue
                if (head in self.quoted) != (token in self.quoted):
                    continue
                subject = self.parse.dep[head] in ("nsubj", "nsubj:pass")
                known = figure.type != "person" or figure.role is not None or not figure.named
                rank = (gap * 2 + (not subject) + (not known), token - head, index)
                if best is None or rank < best:
                    best = rank
        return best[2] if best else None

    def _parallel(self, token: int) -> int | None:
        """The subject of the clause above, for a pronoun that is itself a subject: "Kerry said he …", "Moscow … and it …"."""
        parse = self.parse
        if parse.dep[token] not in ("nsubj", "nsubj:pass"):
            return None
        verb = parse.head[token]
        while parse.dep[verb] in ("conj", "ccomp", "advcl", "cop", "aux") and parse.head[verb] != verb:
            verb = parse.head[verb]
            subject = parse.child(verb, "nsubj", "nsubj:pass")
            if subject is not None and subject < token and (subject in self.quoted) == (token in self.quoted):
                return self.at.get(subject)
        return None

    def _may_corefer(self, head: int, token: int) -> bool:
        """Inside one clause a plain pronoun does not mean its fellow arguments (Binding, principle B)."""
        return self.parse.head[head] != self.parse.head[token] or self.parse.dep[token] == "nmod:poss"


def cast_of(parse: Parse, gazetteer: Gazetteer, quotes: Sequence[Quotation] = ()) -> Cast:
    """Everybody in a parsed article; `quotes` keep what is said apart from what is told."""
    names, adjectives = named_mentions(parse, gazetteer)
    taken = _taken(names)
    builder = _Builder(parse, gazetteer)
    todo: list[NamedMention | NominalMention] = [*names, *nominal_mentions(parse, gazetteer, taken)]
    for mention in sorted(todo, key=lambda m: (m.head, m.first)):
        if isinstance(mention, NamedMention):
            builder.name(mention)
        else:
            builder.nominal(mention)
    return builder.cast(adjectives, _quoted(parse, quotes))


def _quoted(parse: Parse, quotes: Sequence[Quotation]) -> frozenset[int]:
    out = []
    for q in quotes:
        first = bisect_left(parse.start, q.start)
        out += range(first, bisect_left(parse.start, q.end, lo=first))
    return frozenset(out)


def _names(owners: Sequence[Owner]) -> set[str]:
    return {o.name for o in owners}


def _taken(names: Sequence[NamedMention]) -> set[int]:
    taken = {t for m in names for t in range(m.first, m.end)}
    return taken | {t for m in names if m.title for t in range(m.title.first, m.title.end)}


class _Builder:
    """Gathers mentions into figures, first mention first."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer) -> None:
        self.parse = parse
        self.gazetteer = gazetteer
        self.figures: list[Figure] = []
        self.at: dict[int, int] = {}
        self.by_key: dict[tuple[str, ...], int] = {}
        self.by_surname: dict[str, int] = {}
        self.several: dict[int, tuple[int, ...]] = {}

    def name(self, m: NamedMention) -> None:
        index = self._known(m)
        if index is None:
            index = len(self.figures)
            self.figures.append(Figure(type=m.type, name=m.name))
        self.by_key[m.key] = index
        figure = self.figures[index]
        if m.type == "person":
            self._person(m, index, figure)
        elif m.of and figure.of is None and not figure.owners and m.key[0] != "entry":
            figure.owners = m.of
        elif m.key[0] == "entry" and m.of:
            figure.owners = figure.owners or m.of
        first, end = m.first, m.end
        if m.title is not None and (m.title.end == m.first or m.title.first == m.end + 1):
            first, end = min(first, m.title.first), max(end, m.title.end)
        self._mention(index, first, end, m.head, range(m.first, m.end))
        if m.title is not None:
            self.at.update(dict.fromkeys(range(m.title.first, m.title.end), index))
        figure.acts = figure.acts or m.acts

    def _known(self, m: NamedMention) -> int | None:
        if m.key in self.by_key:
            return self.by_key[m.key]
        if m.type == "person":
            return self._same_person(m)
        if m.type in ("organisation", "armed_group", "group") and m.key[0] == "name":
            return self._same_body(m)
        return None

    def _same_person(self, m: NamedMention) -> int | None:
        parts = m.key[1:]
        found = self.by_surname.get(parts[-1])
        if found is None:
            return None
        known = key(self.figures[found].name)
        if len(parts) == 1 or len(known) == 1 or set(parts) <= set(known) or set(known) <= set(parts):
            return found
        return found if parts[0][:2] == known[0][:2] else None

    def _same_body(self, m: NamedMention) -> int | None:
        parts = m.key[1:]
        initials = "".join(p[0] for p in parts if p not in ("of", "and", "for", "the", "in"))
        for index, figure in enumerate(self.figures):
            if figure.type == "person" or not figure.named:
                continue
            known = key(figure.name)
            if (
                len(parts) == 1
                and len(known) > 1
                and parts[0] == "".join(p[0] for p in known if p not in ("of", "and", "for", "the", "in"))
            ):
                return index
            if len(known) == 1 and known[0] == initials and len(parts) > 1:
                return index
            if len(parts) > 1 and len(known) > 1 and (parts == known[-len(parts) :] or known == parts[-len(known) :]):
                return index
        return None

    def _person(self, m: NamedMention, index: int, figure: Figure) -> None:
        parts = m.key[1:]
        if len(parts) > len(key(figure.name)):
            figure.name = m.name
        self.by_surname[parts[-1]] = index
        if parts[-2:-1] and parts[-2] in ("al", "el"):
            self.by_surname[parts[-2] + parts[-1]] = index
        if m.title is not None:
            if figure.role is None or (self.parse.words[m.first - 1] != "," and len(figure.role) < 4):
                figure.role = m.title.words
            figure.owners = figure.owners or m.of
            figure.words.update(self.parse.lemma[t] for t in range(m.title.first, m.title.end))

    def nominal(self, m: NominalMention) -> None:
        if m.head in self.at:
            return
        before = [o for o in m.of if o.end <= m.head]
        if m.plural and len(before) > 1 and m.type == "group" and self.gazetteer.person_word(m.word) == "person":
            self._one_each(m, before)
            return
        owner = self.at.get(m.owner) if m.owner is not None else None
        index = self._introduced(m, owner)
        if index is None:
            if m.type == "state":
                index = self._state(m, owner)
            else:
                index = len(self.figures)
                self.figures.append(
                    Figure(
                        m.type,
                        m.name,
                        role=m.name if m.type == "person" else None,
                        of=owner,
                        owners=m.of,
                        words={m.word},
                        named=False,
                        plural=m.plural,
                    )
                )
        figure = self.figures[index]
        figure.acts = figure.acts or (m.active and (figure.named or figure.type != "state"))
        self._mention(index, m.first, m.end, m.head, (m.head,))
        if m.whole > m.end:
            self.figures[index].spans.append((self.parse.start[m.first], self.parse.end[m.whole - 1]))

    def _one_each(self, m: NominalMention, owners: Sequence[Owner]) -> None:
        """ "The Russian, Iranian and Syrian defence ministers" are one person each."""
        first = max(o.end for o in owners)
        office = self.parse.text[self.parse.start[first] : self.parse.end[m.head - 1]] if first < m.head else ""
        indices = []
        for owner in owners:
            name = f"{self.parse.text[self.parse.start[owner.first] : self.parse.end[owner.end - 1]]} {office} {m.word}".replace(
                "  ", " "
            )
            figure = Figure(
                "person",
                name,
                role=f"{office} {m.word}".strip(),
                owners=(owner,),
                words={m.word},
                named=False,
                acts=True,
            )
            figure.spans.append((self.parse.start[owner.first], self.parse.end[m.end - 1]))
            figure.heads.append(m.head)
            indices.append(len(self.figures))
            self.figures.append(figure)
        self.at[m.head] = indices[0]
        self.several[m.head] = tuple(indices)

    def _state(self, m: NominalMention, owner: int | None) -> int:
        """ "the Syrian government" is the state; "Assad's government" the state that Assad belongs to; else one nobody names."""
        if m.of:
            index = self._entry(m.of[0])
        elif owner is not None and self.figures[owner].type == "state":
            index = owner
        elif owner is not None and self.figures[owner].owners:
            index = self._entry(self.figures[owner].owners[0])
        else:
            index = len(self.figures)
            self.figures.append(Figure("state", m.name, of=owner, named=False))
        self.figures[index].words.add(m.word)
        return index

    def _entry(self, owner: Owner) -> int:
        known = self.by_key.get(("entry", owner.name))
        if known is None:
            entry = self.gazetteer.entry(owner.name)
            known = len(self.figures)
            self.figures.append(Figure(type=entry.type if entry else "state", name=owner.name))
            self.by_key["entry", owner.name] = known
        if owner.first >= 0:
            span = (self.parse.start[owner.first], self.parse.end[owner.end - 1])
            if span not in self.figures[known].spans:
                self.figures[known].spans.append(span)
        return known

    def _introduced(self, m: NominalMention, owner: int | None) -> int | None:
        """The one a definite description takes up: the latest with this word and nothing that speaks against it."""
        for index in sorted(
            range(len(self.figures)), key=lambda n: max(self.figures[n].heads, default=-1), reverse=True
        ):
            figure = self.figures[index]
            if not figure.heads or m.word not in figure.words:
                continue
            same_owner = (not m.of or _names(m.of) & _names(figure.owners)) and (owner is None or owner == figure.of)
            if not figure.named and not m.definite and (figure.plural != m.plural or m.type == "person"):
                continue
            if same_owner and figure.plural == m.plural and (m.definite or _names(m.of) == _names(figure.owners)):
                return index
        return None

    def _mention(self, index: int, first: int, end: int, head: int, tokens: Sequence[int] | range) -> None:
        figure = self.figures[index]
        figure.spans.append((self.parse.start[first], self.parse.end[end - 1]))
        figure.heads.append(head)
        for t in tokens:
            self.at.setdefault(t, index)
        self.at.setdefault(head, index)

    def cast(self, adjectives: Sequence[Owner], quoted: frozenset[int]) -> Cast:
        """Everybody gathered; states that only adjectives name are there for who refers to them."""
        for owner in adjectives:
            self._entry(owner)
        for figure in list(self.figures):
            if figure.of is None and figure.owners:
                figure.of = self._entry(figure.owners[0])
        return Cast(self.parse, tuple(self.figures), self.at, self.gazetteer, self.several, quoted)
