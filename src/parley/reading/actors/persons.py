"""Persons: a name that the reader model takes for a person's, whole, with the titles beside it and whose they say that one is."""

from __future__ import annotations

from parley.lexicon.actors import Gazetteer
from parley.lexicon.phrases import key
from parley.reading.actors.mention import NamedMention
from parley.reading.actors.owners import Owner, owners_in
from parley.reading.actors.standing import head_of
from parley.reading.actors.titles import (
    Title,
    apposed_titles,
    left_title,
    only_honorifics,
    role_of,
    said_to_be,
    shared_title,
)
from parley.reading.syntax.parse import Parse

__all__ = ["person_named", "two_surnames"]

_OWNERS = frozenset({"his", "her", "their", "your", "my", "our"})
"""Words of "His Highness" that the model takes for a name."""
_HYPHENS = frozenset("-‐–")
_TWO_JOINED = 3
"""Tokens of two surnames with the hyphen between them."""
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})
"""Arabic articles at the beginning of a surname."""
_CHILD_OF = frozenset({"ibn", "bin", "ben", "bint"})
"""Words inside a name between a person's own and the father's."""
_TITLED = 2
"""Tokens of a surname with a honorific before it."""
_BRACKETED = 6
"""Tokens in brackets behind a title, at most, with the brackets."""


def person_named(parse: Parse, gazetteer: Gazetteer, first: int, end: int) -> NamedMention | None:
    """The person whom some tokens name, honorifics that the model took into the name given back to the title. None if nothing but those is left, or two are named."""
    if _names_two(parse, first, end) or (end - first == 1 and parse.lower[first] in _OWNERS):
        return None
    end = _whole_name(parse, gazetteer, first, end)
    while end - first > 1 and gazetteer.roles.honorific(parse.words[first]):
        if end - first == _TITLED and parse.dep[first] != "nmod:desc":
            break  # "Amir Tall" may be a name
        first += 1
    if all(gazetteer.roles.honorific(parse.words[t]) or not parse.words[t][0].isalpha() for t in range(first, end)):
        return None
    first = _with_opening(parse, first, end)
    end = _with_nickname(parse, first, end)
    words = parse.text[parse.start[first] : parse.end[end - 1]]
    head = head_of(parse, first, end)
    before, apposed = left_title(parse, gazetteer, first), apposed_titles(parse, gazetteer, head, first, end)
    title = before or next(iter(apposed), None)
    bare = before is None or only_honorifics(parse, gazetteer, before.first, first)
    says = apposed[0] if apposed and bare else title
    says = says or shared_title(parse, gazetteer, head) or said_to_be(parse, gazetteer, head, first, end)
    return NamedMention(
        first=first,
        end=end,
        head=head,
        type="person",
        name=words,
        key=("person", *key(words)),
        how="name",
        acts=True,
        title=title,
        of=_owners(parse, gazetteer, says, end) if says else _behind(parse, gazetteer, end),
        apposed=tuple(t for t in apposed if t != title),
        role=role_of(parse, gazetteer, says) if says else None,
        rank=bool(says and only_honorifics(parse, gazetteer, says.first, says.end)),
    )


def _whole_name(parse: Parse, gazetteer: Gazetteer, first: int, end: int) -> int:
    """Where a person's name ends that the model has cut in two: nothing, or "ibn", stands between them."""
    at = end + (end < len(parse.words) and parse.lower[end] in _CHILD_OF)
    n = parse.ent_at[at] if at < len(parse.words) and parse.sent[at] == parse.sent[end - 1] else -1
    cut = n >= 0 and parse.ents[n][0] == at and parse.ents[n][2] == "PERSON"
    return parse.ents[n][1] if cut and not only_honorifics(parse, gazetteer, first, end) else end


def _names_two(parse: Parse, first: int, end: int) -> bool:
    """Whether two surnames stand for what two persons lead or share: "the A-B administration"."""
    head = head_of(parse, first, end)
    return parse.dep[head] == "compound" and parse.head[head] == end and two_surnames(parse, first, end)


def two_surnames(parse: Parse, first: int, end: int) -> bool:
    """Whether a name is two joined by a hyphen, and not one with its article ("al-A")."""
    if end - first != _TWO_JOINED or parse.words[first + 1] not in _HYPHENS:
        return False
    capitals = all(parse.words[t][0].isupper() for t in (first, end - 1))
    return capitals and parse.lower[first] not in _ARTICLES


def _owners(parse: Parse, gazetteer: Gazetteer, says: Title, end: int) -> tuple[Owner, ...]:
    """Whose a person of some title is: as the title says, or "of …" behind the name ("President N of X"), or who alone has such an office."""
    found = owners_in(parse, gazetteer, says.first, says.end)
    named = tuple(o for o in found if not _is_sent_there(parse, gazetteer, says.first, o.first))
    behind = _behind(parse, gazetteer, end) or _in_brackets(parse, gazetteer, says.end)
    return named or behind or _only_holder(parse, gazetteer, says)


def _in_brackets(parse: Parse, gazetteer: Gazetteer, first: int) -> tuple[Owner, ...]:
    """Whose a person is by the brackets right behind a title: "Minister (X) N"."""
    last = min(first + _BRACKETED, len(parse.words))
    closing = next((t for t in range(first, last) if parse.words[t] == ")"), first)
    opened = first < closing and parse.words[first] == "("
    return owners_in(parse, gazetteer, first + 1, closing) if opened else ()


def _is_sent_there(parse: Parse, gazetteer: Gazetteer, first: int, place: int) -> bool:
    """Whether a title has somebody sent to a place: "ambassador to X", "envoy for X"; whom he is sent to he does not belong to."""
    joint = next((t for t in range(place - 1, first, -1) if parse.pos[t] != "DET"), first)
    return parse.lower[joint] in ("to", "for") and any(
        w in gazetteer.roles.words.sent for w in parse.lower[first:joint]
    )


def _behind(parse: Parse, gazetteer: Gazetteer, end: int) -> tuple[Owner, ...]:
    """Of whom a name that ends before `end` says that he is: "N of X", "N of the Republic of X", not of "N of the Syrian Observatory"."""
    if end + 1 >= len(parse.words) or parse.lower[end] != "of":
        return ()
    first = end + 2 if parse.pos[end + 1] == "DET" else end + 1
    match = gazetteer.names.match(parse.words, first) if first < len(parse.words) else None
    if match is None or (first > end + 1 and "adjective" in match.readings[0].hows):
        return ()
    return owners_in(parse, gazetteer, first, first + match.length)


def _only_holder(parse: Parse, gazetteer: Gazetteer, title: Title) -> tuple[Owner, ...]:
    """The one state or body that has an office, where only one has it: "Secretary of State"."""
    office = gazetteer.offices.office_of(parse.text[parse.start[title.first] : parse.end[title.end - 1]])
    return (Owner(office.of, -1, -1),) if office is not None and office.of is not None else ()


def _with_opening(parse: Parse, first: int, end: int) -> int:
    """Where a name begins of which a nickname in quotation marks is the first part: "Commander “Tiger” Obote"."""
    opened = first > 0 and parse.words[first - 1] in "“\"'‘"
    closed = next((t for t in range(first + 1, min(end + 1, len(parse.words))) if parse.words[t] in "”\"'’"), None)
    if not opened or closed is None or closed + 1 >= len(parse.words):
        return first
    n = parse.ent_at[closed + 1]
    return first - 1 if closed < end - 1 or (n >= 0 and parse.ents[n][2] == "PERSON") else first


def _with_nickname(parse: Parse, first: int, end: int) -> int:
    """The name goes on through hyphens, after a nickname in quotation marks, and up to "Jr."."""
    if end < len(parse.words) and parse.words[end - 1] in _HYPHENS and parse.start[end] == parse.end[end - 1]:
        end += 1
    while (
        end + 1 < len(parse.words) and parse.words[end] in _HYPHENS and parse.start[end + 1] == parse.end[end - 1] + 1
    ):
        end += 2
    rest = parse.words[end : end + 3]
    if len(rest) > 1 and rest[0] in "”\"'’" and any(parse.words[t] in '“"‘' for t in range(first, end)):
        surname = parse.pos[end + 1] == "PROPN" and parse.words[end + 1][0].isupper()
        n = parse.ent_at[end + 1]
        whole = parse.ents[n][1] if n >= 0 and parse.ents[n][2] == "PERSON" else end + 2
        return whole if surname else end
    if len(rest) == 3 and rest[0] in "“\"'‘" and rest[2] in "”\"'’" and end + 3 < len(parse.words):
        n = parse.ent_at[end + 3]
        if n >= 0 and parse.ents[n][2] == "PERSON":
            return parse.ents[n][1]
    return end + 2 if len(rest) > 1 and rest[0] == "," and rest[1] in ("Jr.", "Sr.", "Jr", "Sr") else end
