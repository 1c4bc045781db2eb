"""Named mentions: where the text names a person, a state, a body, a group, with the title beside a person's name.

Two finders look at the same tokens: the reader model's names and the gazetteer's. The longer span wins; where both have
the same, the gazetteer says who it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parley.lexicon.actors import Gazetteer
from parley.lexicon.entries import Body, Group, State
from parley.lexicon.names import Named
from parley.lexicon.phrases import key
from parley.model import ActorType, Span
from parley.reading.actors.known import body_of, is_kind, is_whole_name
from parley.reading.actors.lands import Lands
from parley.reading.actors.mention import NamedMention
from parley.reading.actors.owned_names import owned_names
from parley.reading.actors.owners import Owner, Spoken, owners_in
from parley.reading.actors.persons import person_named
from parley.reading.actors.realms import Realms
from parley.reading.actors.short_forms import short_for_things, short_forms, spelled_lists
from parley.reading.actors.standing import acts_at, head_of, is_located, stands_as_noun, stands_for_government
from parley.reading.actors.titles import (
    Title,
    apposed_titles,
    left_title,
)
from parley.reading.arguments import PARTIES, plays
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

__all__ = ["named_mentions"]

_CURRENCY = "$€£¥"
_SURE = 3.0
"""Log odds from which on a place is believed to be a party."""
_LOOSE = frozenset({"-", "–", "—", "'s", "’s"})
"""What no name ends with."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What tells readings of one name apart: the entries named before, and those of which the text speaks."""

    spoken: Spoken
    lands: Lands
    seen: set[str] = field(default_factory=set)


def named_mentions(parse: Parse, gazetteer: Gazetteer) -> tuple[tuple[NamedMention, ...], tuple[Owner, ...]]:
    """All named mentions of an article in the order of the text, and the entries that only adjectives name; furniture is left out."""
    out: list[NamedMention] = []
    adjectives: list[Owner] = []
    told = _Told(Spoken(parse, gazetteer), Lands.of(parse, gazetteer))
    aliases, lists = short_forms(parse), {**owned_names(parse, gazetteer), **spelled_lists(parse)}
    realms = Realms(parse, gazetteer)
    nobody = _places(parse, gazetteer) | short_for_things(parse, gazetteer)
    for _, first, end in parse.read_sentences():
        i = first
        while i < end:
            listed = (i, lists[i], "ORG") if i in lists else None
            mention = realms.at(i) or (
                _from_model(parse, gazetteer, told.lands, listed) if listed else _at(parse, gazetteer, aliases, told, i)
            )
            if isinstance(mention, NamedMention) and mention.key in nobody:
                mention = None
            if isinstance(mention, Owner):
                adjectives.append(mention)
            if not isinstance(mention, NamedMention):
                i += 1
                continue
            out.append(mention)
            told.seen.add(mention.name)
            realms.note(mention)
            i = mention.end
    return tuple(out), tuple(adjectives)


def _at(
    parse: Parse, gazetteer: Gazetteer, aliases: Mapping[str, tuple[int, int]], told: _Told, i: int
) -> NamedMention | Owner | None:
    """The named mention that begins at a token, or the owner that an adjective there tells; None where nobody is named."""
    if not parse.words[i][0].isalnum() or parse.words[i][-1] in _CURRENCY:
        return None
    n = parse.ent_at[i]
    ent = parse.ents[n] if n >= 0 and parse.ents[n][0] == i else None
    match = None if _is_shouted_word(parse, i) else gazetteer.names.match(parse.words, i, seen=told.seen)
    match = body_of(parse, gazetteer, match, i, ent[1]) if ent and match else match
    length = match.length if match else 0
    if ent and (
        is_kind(parse, gazetteer, match, i + length, ent[1]) if match else _begins_title(gazetteer, parse, ent)
    ):
        ent = None
    if ent and match is None and ent[1] == i + 1 and parse.words[i] in aliases:
        return _explained(parse, gazetteer, aliases, i)
    if ent and (ent[1] - ent[0] > length or (ent[2] == "PERSON" and not (match and is_whole_name(match, ent)))):
        return _from_model(parse, gazetteer, told.lands, ent)
    if n >= 0 and not ent and parse.ents[n][1] >= i + length and parse.ents[n][2] in ("PERSON", "EVENT", "ORG", "FAC"):
        return None  # inside a longer name
    if match:
        end = parse.sents[parse.sent[i]][1]
        return _from_gazetteer(parse, gazetteer, match.readings, told, (i, min(i + length, end)))
    return _explained(parse, gazetteer, aliases, i) if ent is None else None


def _explained(
    parse: Parse, gazetteer: Gazetteer, aliases: Mapping[str, tuple[int, int]], i: int
) -> NamedMention | None:
    """The body for which a short form stands that the article explains."""
    if parse.words[i] not in aliases:
        return None
    a, b = aliases[parse.words[i]]
    return _plain(parse, gazetteer, (i, i + 1), "organisation", parse.text[parse.start[a] : parse.end[b - 1]])


def _begins_title(gazetteer: Gazetteer, parse: Parse, ent: tuple[int, int, str]) -> bool:
    """Whether what looks like a body's name is the beginning of an office: "Labour Secretary"."""
    office = gazetteer.offices.match_office(parse.words, ent[0]) if ent[2] == "ORG" else None
    return office is not None and ent[1] < ent[0] + office[0]


def _is_shouted_word(parse: Parse, i: int) -> bool:
    """Whether a small word only looks like an abbreviation, in a sentence all in capitals: "THE TRUCE IS OVER"."""
    if parse.pos[i] not in ("AUX", "PRON"):
        return False
    return not any(any(c.islower() for c in parse.words[t]) for t in range(*parse.sents[parse.sent[i]]))


def _from_gazetteer(
    parse: Parse, gazetteer: Gazetteer, readings: Sequence[Named[State | Body | Group]], told: _Told, tokens: Span
) -> NamedMention | Owner | None:
    """What a name of the vocabulary is here: a mention, an owner of something else, or neither; of several readings the one seen before, or of whose state the text speaks."""
    first, end = tokens
    known = list(readings)
    if len(readings) > 1:
        known = [r for r in readings if r.entry.name in told.seen]
        known = known or [r for r in readings if told.spoken.of(*_states_of(r.entry))]
    if len(known) != 1:
        return None
    entry, hows = known[0].entry, known[0].hows
    head = head_of(parse, first, end)
    proper = "name" in hows or "short" in hows
    if not proper and set(hows) <= {"adjective", "people"} and not stands_as_noun(parse, head):
        return Owner(entry.name, first, end)
    acts = acts_at(parse, gazetteer, head)
    if not proper and ("capital" in hows or "seat" in hows):
        acts = acts and stands_for_government(parse, gazetteer, head)
        if not acts:
            return None
    return NamedMention(
        first=first,
        end=end,
        head=head,
        type=entry.type,
        name=entry.name,
        key=("entry", entry.name),
        how=hows[0],
        acts=acts,
        apposed=() if isinstance(entry, State) else _described(parse, gazetteer, head, (first, end), entry.type),
        of=_belongs(entry),
    )


def _states_of(entry: State | Body | Group) -> tuple[str, ...]:
    """The states where one of the vocabulary acts or to which it belongs; () of states themselves."""
    if isinstance(entry, Group):
        return entry.of
    return (entry.of,) if isinstance(entry, Body) and entry.of else ()


def _belongs(entry: State | Body | Group) -> tuple[Owner, ...]:
    """The state or body that one of the vocabulary belongs to."""
    above = (entry.of or entry.part_of) if isinstance(entry, Body) else None
    return (Owner(above),) if above else ()


def _from_model(parse: Parse, gazetteer: Gazetteer, lands: Lands, ent: tuple[int, int, str]) -> NamedMention | None:
    """What the reader model takes for a name and the vocabulary does not know, as a mention, if it is somebody."""
    first, end, label = ent
    while end - first > 1 and (parse.pos[end - 1] in ("ADP", "CCONJ", "DET") or parse.words[end - 1] in _LOOSE):
        end -= 1
    words = parse.text[parse.start[first] : parse.end[end - 1]]
    if label == "PERSON" and not _is_called_body(parse, gazetteer, first):
        return person_named(parse, gazetteer, first, end)
    if label in ("ORG", "PERSON") and not _nobody(parse, gazetteer, first, end):
        kind: ActorType = "armed_group" if _armed(parse, gazetteer, first, end) else "organisation"
        return _plain(parse, gazetteer, (first, end), kind, words)
    if label == "PLACE" and lands.is_surname(parse, gazetteer, first, end):
        return person_named(parse, gazetteer, first, end)
    if label == "PLACE" and (_is_land(parse, gazetteer, first, end) or lands.is_party(parse, gazetteer, first, end)):
        return _plain(parse, gazetteer, (first, end), "state", words)
    if label == "NORP" and stands_as_noun(parse, head_of(parse, first, end)):
        return _plain(parse, gazetteer, (first, end), "group", words)
    return None


def _is_called_body(parse: Parse, gazetteer: Gazetteer, first: int) -> bool:
    """Whether the word before what the model takes for a person says that it is a body: "the shipping company N"."""
    title = left_title(parse, gazetteer, first)
    if title is None or not parse.words[title.head].islower():
        return False
    return gazetteer.roles.person_word(parse.lemma[title.head]) == "organisation"


def _is_land(parse: Parse, gazetteer: Gazetteer, first: int, end: int) -> bool:
    """Whether the name of a place that no table knows stands for those who govern it: it does what a party does, or is called a republic."""
    head = head_of(parse, first, end)
    if not (acts_at(parse, gazetteer, head) and stands_for_government(parse, gazetteer, head)):
        return False
    state = end - first > 1 and any(parse.lower[t] in gazetteer.roles.words.realms for t in range(first, end))
    return state or any(plays(parse, head, part) >= _SURE for part in PARTIES)


def _nobody(parse: Parse, gazetteer: Gazetteer, first: int, end: int) -> bool:
    """Whether what the model takes for a body's name is an article, a capitalised noun, or a treaty: "The", "the Parties", "the Keta Accord"."""
    words = [t for t in range(first, end) if parse.pos[t] not in ("DET", "PUNCT")]
    if not words or parse.lower[words[-1]] in gazetteer.roles.words.papers:
        return True
    one = singular(parse.lower[words[0]])
    several = one != parse.lower[words[0]]
    return len(words) == 1 and (gazetteer.roles.is_side(one) or (several and one in gazetteer.roles.words.mediating))


def _plain(parse: Parse, gazetteer: Gazetteer, tokens: Span, kind: ActorType, name: str) -> NamedMention:
    """The mention of a name by its words alone."""
    first, end = tokens
    head = head_of(parse, first, end)
    return NamedMention(
        first=first,
        end=end,
        head=head,
        type=kind,
        name=name,
        key=("name", *key(name)),
        how="name",
        acts=acts_at(parse, gazetteer, head),
        apposed=_described(parse, gazetteer, head, tokens, kind),
        of=owners_in(parse, gazetteer, max(first - 3, parse.sents[parse.sent[first]][0]), end, owner_of=first),
    )


def _described(parse: Parse, gazetteer: Gazetteer, head: int, tokens: Span, kind: ActorType) -> tuple[Title, ...]:
    """What stands in apposition to the name of a body or group and can be said of one."""
    beside = apposed_titles(parse, gazetteer, head, *tokens)
    return tuple(t for t in beside if _body_like(parse, gazetteer, t, kind) and _adjoins(parse, t, tokens[0]))


def _adjoins(parse: Parse, described: Title, first: int) -> bool:
    """Whether nothing but a comma and an article stands between a description and the name that begins at `first` behind it."""
    between = range(described.end, first)
    return all(parse.words[t] == "," or parse.pos[t] == "DET" for t in between)


def _body_like(parse: Parse, gazetteer: Gazetteer, described: Title, kind: ActorType) -> bool:
    """Whether a description beside a name can be of a body or group: "the newspaper N", "N, a charity"."""
    word = gazetteer.roles.person_word(parse.lemma[described.head])
    return (
        word in ("organisation", "armed_group", "group")
        and kind != "person"
        and not parse.has(described.head, "Number=Plur")
    )


def _armed(parse: Parse, gazetteer: Gazetteer, first: int, end: int) -> bool:
    """Whether a word of a name says that it is an armed group."""
    found = (gazetteer.roles.match_word(parse.lemma, t) for t in range(first, end))
    return any(word is not None and word[1] == "armed_group" for word in found)


def _places(parse: Parse, gazetteer: Gazetteer) -> frozenset[tuple[str, ...]]:
    """What the model takes for persons or bodies though the article tells what is in or near them oftener than what they do."""
    told: Counter[tuple[str, ...]] = Counter()
    for first, end, label in parse.ents:
        name = parse.text[parse.start[first] : parse.end[end - 1]]
        if label == "PERSON" and gazetteer.roles.pronoun(name) is None:
            told["person", *key(name)] += _tells_place(parse, gazetteer, first, end)
        elif label == "ORG" and end == first + 1 and not name.isupper() and parse.child(first, "det") is None:
            told["name", *key(name)] += _tells_place(parse, gazetteer, first, end)
    return frozenset(name for name, count in told.items() if count > 0)


def _tells_place(parse: Parse, gazetteer: Gazetteer, first: int, end: int) -> int:
    """1 if a name says where something is, -1 if it does something or bears a title, else 0."""
    head = head_of(parse, first, end)
    if parse.dep[head] in ("nsubj", "nsubj:pass", "obl:agent") or left_title(parse, gazetteer, first) is not None:
        return -1
    return int(is_located(parse, gazetteer, head))
