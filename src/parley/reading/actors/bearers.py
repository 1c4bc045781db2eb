"""Bearers: whom a name means, somebody of the drafts who bears it in full, in part or by its initials, or somebody new."""

from __future__ import annotations

from parley.lexicon.phrases import key
from parley.reading.actors.drafts import JOINTS, Draft, Drafts
from parley.reading.actors.names import NamedMention

__all__ = ["take_name"]

_CALLED = frozenset({"know", "known", "call", "nickname", "dub", "name", "named"})
"""Verbs and adjectives that give somebody another name."""

_NUMBERED = frozenset({"ii", "iii", "iv", "jr", "sr"})


def take_name(drafts: Drafts, m: NamedMention) -> None:
    """Take in a name, with the title beside it."""
    index = _bearer(drafts, m)
    if index is None:
        index = drafts.new(Draft(m.type, m.name))
    drafts.by_key[m.key] = index
    draft = drafts.all[index]
    if m.type == "person":
        _person(drafts, m, index)
    elif m.key[0] == "entry" or draft.of is None:
        draft.owners = draft.owners or m.of
    if m.type not in ("person", "state"):
        kinds = _kinds(drafts, m)
        draft.words.update(kinds)
        armed = any(drafts.gazetteer.roles.person_word(word) == "armed_group" for word in kinds)
        if armed and draft.type == "organisation" and m.key[0] == "name":
            draft.type = "armed_group"
        drafts.call(index, drafts.parts(m.first, m.end, m.of))
    first, end = m.first, m.end
    if m.title is not None and (m.title.end == m.first or m.title.first == m.end + 1):
        first, end = min(first, m.title.first), max(end, m.title.end)
    drafts.mention(index, (first, end), m.head, range(m.first, m.end))
    if m.title is not None:
        drafts.at.update(dict.fromkeys(range(m.title.first, m.title.end), index))
    for described in m.apposed:
        drafts.at[described.head] = index
        draft.heads.append(described.head)
        draft.spans.append((drafts.parse.start[described.first], drafts.parse.end[described.end - 1]))
    draft.acts = draft.acts or m.acts
    _beside(drafts, m, index)


def _person(drafts: Drafts, m: NamedMention, index: int) -> None:
    draft, parts = drafts.all[index], m.key[1:]
    if len(parts) > len(key(draft.name)):
        draft.name = m.name
    titles = [t for t in (m.title, *m.apposed) if t is not None]
    beside = [drafts.parse.lower[t.head] for t in titles]
    draft.pronoun = draft.pronoun or drafts.gazetteer.roles.pronoun(m.name if len(parts) > 1 else "", beside)
    parts = _unnumbered(parts)
    drafts.by_surname[parts[-1]] = index
    if index not in (alike := drafts.by_first.setdefault(parts[0], [])):
        alike.append(index)
    if parts[-2:-1] and parts[-2] in ("al", "el"):
        drafts.by_surname[parts[-2] + parts[-1]] = index
    if m.role and (draft.role is None or (draft.rank and not m.rank) or m.role.startswith(f"{draft.role} ")):
        draft.role, draft.rank = m.role, m.rank
    draft.owners = draft.owners or m.of
    for title in titles:
        draft.words.update(drafts.parse.lemma[t] for t in range(title.first, title.end))
        draft.office = draft.office or drafts.office(title.first, title.end, m.of)


def _unnumbered(parts: tuple[str, ...]) -> tuple[str, ...]:
    """A name without what tells father and son apart: "Austin" ends "Lloyd J. Austin III"."""
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
    drafts.all[index].take_in(other)
    drafts.at[noun] = index


def _kinds(drafts: Drafts, m: NamedMention) -> set[str]:
    """What a body or group is by its name and the words before it: a description may take it up by these ("the council", "the paramilitaries")."""
    lemma, parse = drafts.parse.lemma, drafts.parse
    of = next((t for t in range(m.first + 1, m.end) if parse.lower[t] in ("of", "for", "on")), m.end)
    before = (c for c in parse.children[m.head] if c < m.first and parse.dep[c] in ("amod", "compound", "nmod:desc"))
    heads = (lemma[t].casefold() for t in (of - 1, m.end - 1, *before, *(d.head for d in m.apposed)))
    return {word for word in heads if drafts.gazetteer.roles.person_word(word)}


def _bearer(drafts: Drafts, m: NamedMention) -> int | None:
    if m.key in drafts.by_key:
        return drafts.by_key[m.key]
    if m.type == "organisation" and (person := drafts.by_surname.get("".join(m.key[1:]))) is not None:
        return person
    if (other := _other_name(drafts, m)) is not None:
        return other
    if m.type == "person":
        return _same_person(drafts, m.key[1:])
    if m.type in ("organisation", "armed_group", "group") and m.key[0] == "name":
        body = _same_body(drafts, m.key[1:])
        body = drafts.forces_of(m.of, m.type, "") if body is None else body
        return drafts.same_office(m.of, drafts.parts(m.first, m.end, m.of)) if body is None else body
    return None


def _other_name(drafts: Drafts, m: NamedMention) -> int | None:
    """Whose other name it is: "the coalition known as the N", "General M, better known as N"."""
    above = drafts.parse.head[m.head]
    if drafts.parse.lemma[above] not in _CALLED or drafts.parse.dep[above] not in ("acl", "acl:relcl"):
        return None
    bearer = drafts.parse.head[above]
    known = drafts.at.get(bearer)
    if known is None or known in drafts.several.get(bearer, ()):
        return None
    draft = drafts.all[known]
    if (draft.type == "person") != (m.type == "person") or draft.plural:
        return None
    if not draft.named:
        draft.name, draft.named, draft.type = m.name, True, m.type
    return known


def _same_person(drafts: Drafts, parts: tuple[str, ...]) -> int | None:
    parts = _unnumbered(parts)
    found = drafts.by_surname.get(parts[-1])
    if found is None:
        return _by_first_name(drafts, parts)
    known = _unnumbered(key(drafts.all[found].name))
    if len(parts) == 1 or len(known) == 1 or set(parts) <= set(known) or set(known) <= set(parts):
        return found
    return found if parts[0][:2] == known[0][:2] else None


def _by_first_name(drafts: Drafts, parts: tuple[str, ...]) -> int | None:
    """The only one known whose name begins so: "Amina" after "Amina Ali"."""
    known = [n for n in drafts.by_first.get(parts[0], ()) if key(drafts.all[n].name)[: len(parts)] == parts]
    return known[0] if len(known) == 1 else None


def _same_body(drafts: Drafts, parts: tuple[str, ...]) -> int | None:
    bodies = (n for n, draft in enumerate(drafts.all) if draft.type != "person" and draft.named)
    return next((n for n in bodies if _one_body(_bare(drafts, parts, n), key(drafts.all[n].name))), None)


def _bare(drafts: Drafts, parts: tuple[str, ...], n: int) -> tuple[str, ...]:
    """The name of an armed group without the words behind it that say what it is: "M23" of "M23 paramilitary group"."""
    known = key(drafts.all[n].name)
    kinds = (drafts.gazetteer.roles.person_word(part) for part in parts[len(known) :])
    called = drafts.all[n].type == "armed_group" and parts[: len(known)] == known and all(kinds)
    return known if called else parts


def _one_body(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are of one body: one is the other's initials, or its end."""
    if len(a) > 1 and len(b) > 1:
        return a == b[-len(a) :] or b == a[-len(b) :]
    short, long = (a, b) if len(a) == 1 else (b, a)
    if len(short) != 1 or len(long) < 2:
        return False
    return short[0] in (long[0], long[-1]) or short[0] == "".join(part[0] for part in long if part not in JOINTS)
