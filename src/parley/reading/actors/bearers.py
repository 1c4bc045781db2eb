"""Bearers: whom a name means, somebody of the drafts who bears it in full, in part or by its initials, or somebody new."""

from __future__ import annotations

from parley.lexicon.phrases import key
from parley.model import Span
from parley.reading.actors.drafts import Draft, Drafts
from parley.reading.actors.initials import initials, is_initials, labels_turn
from parley.reading.actors.mention import NamedMention
from parley.reading.actors.titles import Title

__all__ = ["take_name"]

_BEFORE = ("amod", "compound", "nmod:poss", "nmod:desc")
"""What is said of a body before its name."""

_ONE_WORD = 2
"""Parts of the key of a name of one word."""
_NUMBERED = frozenset({"ii", "iii", "iv", "jr", "sr"})


def take_name(drafts: Drafts, m: NamedMention) -> None:
    """Take in a name, with the title beside it."""
    index = _bearer(drafts, m)
    if index is None:
        index = drafts.new(Draft(m.type, m.name))
    drafts.by_key[m.key] = index
    draft = drafts.all[index]
    if m.type == draft.type == "person":
        _person(drafts, m, index)
    elif m.key[0] == "entry" or draft.of is None:
        draft.owners = draft.owners or m.of
    if m.type not in ("person", "state"):
        kinds = _kinds(drafts, m)
        draft.words.update(kinds | _take_firm(drafts, m, index))
        armed = any(drafts.gazetteer.roles.person_word(word) == "armed_group" for word in kinds)
        if armed and draft.type == "organisation" and m.key[0] == "name":
            draft.type = "armed_group"
        drafts.call(index, drafts.parts(m.first, m.end, m.of))
    drafts.mention(index, _whole(drafts, m), m.head, range(m.first, m.end))
    if m.title is not None:
        drafts.at.update(dict.fromkeys(range(m.title.first, m.title.end), index))
    for described in m.apposed:
        drafts.at[described.head] = index
        draft.heads.append(described.head)
        draft.spans.append((drafts.parse.start[described.first], drafts.parse.end[described.end - 1]))
    drafts.latest.file(index, draft)
    draft.acts = draft.acts or m.acts
    _beside(drafts, m, index)


def _take_firm(drafts: Drafts, m: NamedMention, index: int) -> frozenset[str]:
    """The words by which a body is taken up if it is a firm; its first name alone means it from now on: "Harbour" after "Harbour Holdings".

    A body that says what else it is is none: "the Ministry of Oil and Gas".
    """
    roles = drafts.gazetteer.roles
    other = any(roles.person_word(part) is not None for part in m.key[1:-1])
    words = roles.taken_up_as_firm(m.key[-1]) if len(m.key) > _ONE_WORD and not other else frozenset()
    if words:
        drafts.firms.setdefault(m.key[1], index)
    return words


def _whole(drafts: Drafts, m: NamedMention) -> Span:
    """The tokens of a name with what is said of its bearer before and behind it: "President N of X", "N, the minister", "the German firm N"."""
    first, end, title = m.first, m.end, m.title
    if m.type != "person":
        return _described_before(drafts, m), end
    if title is not None and (title.end == m.first or _follows(drafts, title, m.end)):
        first, end = min(first, title.first), max(end, title.end)
    behind = [o.end for o in m.of if end < o.first <= end + 2]
    return first, behind[0] if behind and drafts.parse.lower[end] == "of" else end


def _described_before(drafts: Drafts, m: NamedMention) -> int:
    """The first token of the words before the name of a body that tell what or whose it is, if it is called by its whole name."""
    parse = drafts.parse
    if m.type == "state" or key(m.name) != key(drafts.words(m.first, m.end)):
        return m.first
    below = {t for c in parse.kids(m.head, *_BEFORE) for t in parse.subtree(c) if t < m.first}
    start = m.first - (m.first > 0 and parse.pos[m.first - 1] == "DET")  # "the newspaper The N"
    below |= {t for d in m.apposed if start <= d.end <= m.first for t in range(d.first, m.first)}
    first = m.first
    while first - 1 in below:
        first -= 1
    return first + 1 if first < m.first and parse.pos[first] == "DET" else first


def _follows(drafts: Drafts, title: Title, end: int) -> bool:
    """Whether a description stands right behind the comma after a name, its article aside."""
    return title.first == end + 1 or (title.first == end + 2 and drafts.parse.pos[end + 1] == "DET")


def _person(drafts: Drafts, m: NamedMention, index: int) -> None:
    """Take up a name of a person: the longest one stays, each beginning and its surname find him again."""
    draft, parts = drafts.all[index], m.key[1:]
    if len(parts) > len(old := key(draft.name)):
        for k in range(len(old)):
            drafts.by_beginning.get(old[: k + 1], set()).discard(index)
        draft.name = m.name
    for k in range(len(name := key(draft.name))):
        drafts.by_beginning.setdefault(name[: k + 1], set()).add(index)
    titles = [t for t in (m.title, *m.apposed) if t is not None]
    beside = [drafts.parse.lower[t.head] for t in titles]
    draft.pronoun = draft.pronoun or drafts.gazetteer.roles.pronoun(m.name if len(parts) > 1 else "", beside)
    parts = _unnumbered(parts)
    drafts.by_surname[parts[-1]] = index
    if parts[-2:-1] and parts[-2] in ("al", "el"):
        drafts.by_surname[parts[-2] + parts[-1]] = index
    if m.role and (draft.role is None or (draft.rank and not m.rank) or m.role.startswith(f"{draft.role} ")):
        draft.role, draft.rank = m.role, m.rank
    draft.owners = draft.owners or m.of
    for title in titles:
        draft.words.update(drafts.parse.lemma[t] for t in range(title.first, title.end))
        draft.office = draft.office or drafts.office(title.first, title.end, m.of)


def _unnumbered(parts: tuple[str, ...]) -> tuple[str, ...]:
    """A name without what tells father and son apart: "Marsh" ends "Owen J. Marsh III"."""
    return parts[:-1] if parts[-1] in _NUMBERED and len(parts) > 1 else parts


def _beside(drafts: Drafts, m: NamedMention, index: int) -> None:
    """Take in the description to which a name stands in apposition: "the army chief, General Omar Bakri"."""
    noun = drafts.parse.head[m.head]
    other = drafts.all[drafts.at[noun]] if drafts.parse.dep[m.head] == "appos" and noun in drafts.at else None
    if (
        other is None
        or m.type != "person"
        or other.type != "person"
        or other.named
        or other.heads != [noun]
        or other.plural
    ):
        return
    gone = drafts.at[noun]
    drafts.all[index].take_in(other)
    for n in (index, gone):
        drafts.latest.file(n, drafts.all[n])
    drafts.at[noun] = index


def _kinds(drafts: Drafts, m: NamedMention) -> set[str]:
    """What a body or group is by its name and the words before it: a description may take it up by these ("the council", "the paramilitaries")."""
    lemma, parse = drafts.parse.lemma, drafts.parse
    of = next((t for t in range(m.first + 1, m.end) if parse.lower[t] in ("of", "for", "on")), m.end)
    before = (c for c in parse.children[m.head] if c < m.first and parse.dep[c] in ("amod", "compound", "nmod:desc"))
    heads = (lemma[t].casefold() for t in (of - 1, m.end - 1, *before, *(d.head for d in m.apposed)))
    # "the official Korean news agency" is no official
    return {word for word in heads if drafts.gazetteer.roles.person_word(word) not in (None, "person")}


def _bearer(drafts: Drafts, m: NamedMention) -> int | None:
    """The draft of whoever bears a name already, if any."""
    if m.key in drafts.by_key:
        return drafts.by_key[m.key]
    called = (_firm(drafts, m), _surnamed(drafts, m), _lettered(drafts, m), _other_name(drafts, m))
    if (other := next((n for n in called if n is not None), None)) is not None:
        return other
    if m.type == "person":
        body = drafts.by_key.get(("name", *m.key[1:])) if m.title is None else None
        return _same_person(drafts, m.key[1:]) if body is None else body  # the model takes a body for a person, too
    if m.type in ("organisation", "armed_group", "group") and m.key[0] == "name":
        body = _same_body(drafts, m.key[1:])
        body = drafts.forces_of(m.of, m.type, "") if body is None else body
        return drafts.same_office(m.of, drafts.parts(m.first, m.end, m.of)) if body is None else body
    return None


def _firm(drafts: Drafts, m: NamedMention) -> int | None:
    """The firm whose first name it is, whatever the model takes it for."""
    short = m.key[0] != "entry" and m.title is None and len(m.key) == _ONE_WORD
    return drafts.firms.get(m.key[1]) if short else None


def _surnamed(drafts: Drafts, m: NamedMention) -> int | None:
    """The person whom the model takes for a body, by the surname."""
    return drafts.by_surname.get("".join(m.key[1:])) if m.type == "organisation" else None


def _lettered(drafts: Drafts, m: NamedMention) -> int | None:
    """The person whose initials label a turn, whatever the model takes them for: "JR:" after "Jane Roe"."""
    label = drafts.words(m.first, m.end)
    if not (is_initials(label) and labels_turn(drafts.parse, m.first, m.end)):
        return None
    letters = label.replace(".", "")
    people = [n for n, d in enumerate(drafts.all) if d.type == "person" and d.named and initials(d.name) == letters]
    return people[0] if len(people) == 1 else None


def _other_name(drafts: Drafts, m: NamedMention) -> int | None:
    """Whose other name it is: "the coalition known as the N", "General M, better known as N"."""
    above = drafts.parse.head[m.head]
    renames = drafts.parse.lemma[above] in drafts.gazetteer.roles.words.renaming
    if not renames or drafts.parse.dep[above] not in ("acl", "acl:relcl"):
        return None
    bearer = drafts.parse.head[above]
    known = drafts.at.get(bearer)
    if known is None or known in drafts.several.get(bearer, ()):
        return None
    draft = drafts.all[known]
    if (draft.type == "person") != (m.type == "person") or draft.plural:
        return None
    if not draft.named:
        drafts.give_name(known, m.name, m.type)
    return known


def _same_person(drafts: Drafts, parts: tuple[str, ...]) -> int | None:
    """The person to whom a name may belong too: by its surname, unless another given name stands before it."""
    parts = _unnumbered(parts)
    found = drafts.by_surname.get(parts[-1])
    if found is None:
        return _by_first_name(drafts, parts)
    known = _unnumbered(key(drafts.all[found].name))
    if len(parts) == 1 or len(known) == 1 or set(parts) <= set(known) or set(known) <= set(parts):
        return found
    return found if drafts.gazetteer.roles.same_given(parts[0], known[0]) else None


def _by_first_name(drafts: Drafts, parts: tuple[str, ...]) -> int | None:
    """The only one known whose name begins so: "Amina" after "Amina Ali"; or with whose whole name it begins: "Amina Ali Bello"."""
    known = drafts.by_beginning.get(parts, ())
    begun = (drafts.by_key.get(("person", *parts[:k])) for k in range(len(parts) - 1, 1, -1))
    return next(iter(known)) if len(known) == 1 else next((n for n in begun if n is not None), None)


def _same_body(drafts: Drafts, parts: tuple[str, ...]) -> int | None:
    """The body that a shorter name means."""
    kind = drafts.gazetteer.roles.person_word
    return drafts.shortened.find(
        parts, lambda n: drafts.all[n].type == "armed_group", lambda word: kind(word) is not None
    )
