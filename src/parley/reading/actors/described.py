"""The described: whom an unnamed mention means, somebody of the drafts or somebody new, and its place among them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from parley.reading.actors.drafts import Draft, Drafts, headings_of
from parley.reading.actors.governments import governed
from parley.reading.actors.latest import AT_ALL, NAMED, Sign, in_office, owned_by, owned_just_by, part_of
from parley.reading.actors.nominals import NominalMention
from parley.reading.actors.owners import Owner
from parley.reading.actors.persons_taken_up import addressed, told_late
from parley.reading.actors.taken_up import body_taken_up
from parley.reading.syntax.forms import singular

__all__ = ["take_description"]

_COUNTERPARTS = frozenset({"counterpart"})
_BODIES = frozenset({"armed_group", "organisation"})
_OWNS = frozenset({"'s", "’s"})
_RIVALS = 8
"""Mentioned ones of one word among whom a description finds the one that bears its title."""
_FEW = 2
"""The leaders of so many states are persons; of more they are a group that speaks as one."""


def take_description(drafts: Drafts, m: NominalMention) -> None:
    """Take in a description, unless its noun belongs to a name."""
    if m.head in drafts.at:
        return
    if len(owners := _apart(drafts, m)) > 1:
        if m.type == "state":
            _each_state(drafts, m, owners)
        else:
            _one_each(drafts, m, owners)
        return
    owner = drafts.at.get(m.owner) if m.owner is not None else None
    index = _known(drafts, m, owner)
    if index is None:
        index = governed(drafts, m, owner) if m.type == "state" else drafts.new(_described(drafts, m, owner))
    draft = drafts.all[index]
    if m.type == draft.type == "armed_group":
        draft.words.add(m.word)
    draft.acts = draft.acts or (m.active and (draft.named or draft.type != "state"))
    drafts.mention(index, (m.first, m.end), m.head, (m.head,))
    for end in {m.whole, m.joined} - {m.end}:
        draft.spans.append((drafts.parse.start[m.first], drafts.parse.end[end - 1]))


def _known(drafts: Drafts, m: NominalMention, owner: int | None) -> int | None:
    """Who of those mentioned before is meant; None if nobody is."""
    if (called := _of_kind(drafts, m)) is not None:
        return called
    joined = (drafts.at.get(c) for c in drafts.parse.kids(m.head, "compound") if not m.of and owner is None)
    index = drafts.forces_of(m.of, m.type, m.word, next((n for n in joined if n is not None), owner))
    if index is None and not m.of and m.owner is None and (m.definite or m.plural):
        index = drafts.only_army() if drafts.gazetteer.roles.is_army(m.name) else None
    if index is None:
        index = _introduced(drafts, m, owner)
    body = body_taken_up(drafts, m)
    if body is not None and (index is None or max(drafts.all[index].heads) < max(drafts.all[body].heads)):
        index = body
    if index is None and m.type == "person" and not m.plural and owner is None:
        index = addressed(drafts, m)
        index = _only_one(drafts, m) if index is None else index
        index = told_late(drafts, m) if index is None else index
    if index is None and m.type in ("organisation", "armed_group") and not m.plural:
        index = drafts.same_office(m.of, drafts.parts(m.first, m.end, m.of))
    return index if index is None or m.of or _in_story(drafts, m, index) else None


def _in_story(drafts: Drafts, m: NominalMention, index: int) -> bool:
    """Whether somebody is mentioned before in the story of a round-up in which a description stands."""
    begin = drafts.stories.begin(m.head)
    return begin == 0 or max(drafts.all[index].heads, default=begin) >= begin


def _of_kind(drafts: Drafts, m: NominalMention) -> int | None:
    """Whom a name means that stands before a word for what it is: "the Kivu rebel group"."""
    if m.plural or m.owner is not None or m.word not in drafts.gazetteer.roles.words.kinds or len(m.of) > 1:
        return None
    before = [o for o in m.of if o.end <= m.head]
    if m.of and not before:
        return None
    joined = (drafts.at.get(c) for c in drafts.parse.kids(m.head, "compound"))
    called = drafts.entry(before[0]) if before else next((n for n in joined if n is not None), None)
    body = called is not None and drafts.all[called].named and drafts.all[called].type in _BODIES
    return called if body else None


def _apart(drafts: Drafts, m: NominalMention) -> Sequence[Owner]:
    """The states or bodies before a plural of which each has one of its own of those whom it means."""
    person = m.type == "group" and drafts.gazetteer.roles.person_word(m.word) == "person"
    before = [o for o in m.of if o.end <= m.head] if person or m.type in ("organisation", "state") else []
    return () if not m.plural else before or (_served(drafts, m) if person or m.type == "state" else ())


def _served(drafts: Drafts, m: NominalMention) -> Sequence[Owner]:
    """The states or bodies behind an office in the plural, each of which has one holder ("the Foreign Ministers of A, B and C"), or a government."""
    parse = drafts.parse
    if m.type != "state" and drafts.gazetteer.offices.office_of(_office(drafts, m, m.first)) is None:
        return ()
    below = next((c for c in parse.kids(m.head, "nmod") if parse.case(c) == "of"), None)
    each = {below, *parse.kids(below, "conj")} if below is not None else set()
    served = [o for o in m.of if o.first > m.head and any(o.first <= t < o.end for t in each)]
    roles = drafts.gazetteer.roles
    as_one = m.word in roles.words.deputed or (m.word in roles.words.together and len(served) > _FEW)
    return served if len(served) == len(each) and not as_one else ()


def _one_each(drafts: Drafts, m: NominalMention, owners: Sequence[Owner]) -> None:
    """One each of "the Russian, Iranian and Syrian defence ministers", of "the Russian and Turkish ministries"."""
    begin = max((o.end for o in owners if o.end <= m.head), default=m.first)
    role = _office(drafts, m, begin + (drafts.parse.lower[begin] in _OWNS))
    indices = []
    for owner in owners:
        known = _holder(drafts, owner, m.word) if m.type == "group" else None
        known = drafts.new(_one(drafts, m, role, owner)) if known is None else known
        draft = drafts.all[known]
        draft.acts = True
        first, ends = (owner.first, {m.end}) if owner.end <= m.head else (m.first, {owner.end, m.end})
        draft.spans.extend((drafts.parse.start[first], drafts.parse.end[end - 1]) for end in ends)
        draft.heads.append(m.head)
        drafts.latest.file(known, draft)
        indices.append(known)
    drafts.at[m.head] = indices[0]
    drafts.several[m.head] = tuple(indices)


def _each_state(drafts: Drafts, m: NominalMention, owners: Sequence[Owner]) -> None:
    """The states themselves: "the Kenyan and Ugandan governments", "the governments of Kenya and Uganda"."""
    indices = tuple(drafts.entry(owner) for owner in owners)
    for index in indices:
        drafts.all[index].acts = True
        drafts.all[index].heads.append(m.head)
        drafts.latest.file(index, drafts.all[index])
    drafts.at[m.head] = indices[0]
    drafts.several[m.head] = indices


def _office(drafts: Drafts, m: NominalMention, first: int) -> str:
    """The office of which several are meant, in the singular, from a token on: "defence minister"."""
    kept = [drafts.parse.words[t] for t in range(first, m.head) if drafts.parse.pos[t] not in ("DET", "NUM")]
    last = singular(drafts.parse.words[m.head])
    return " ".join((*kept, last if last.casefold() == m.word else m.word))


def _one(drafts: Drafts, m: NominalMention, role: str, owner: Owner) -> Draft:
    """One of several who are described together: "the president" of "the presidents of A and B"."""
    whose = drafts.words(owner.first, owner.end)
    whose += "'s" if drafts.parse.lower[owner.end] in _OWNS else ""
    name = f"{whose} {role}" if owner.end <= m.head else f"{role} of {whose}"
    if m.type != "group":
        return Draft(m.type, name, owners=(owner,), words={m.word}, named=False, parts=frozenset(role.lower().split()))
    held = drafts.gazetteer.offices.office_of(role)
    office = held.name if held is not None else None
    return Draft("person", name, role=role, owners=(owner,), words={m.word}, named=False, office=office)


def _only_one(drafts: Drafts, m: NominalMention) -> int | None:
    """The only one named of the office that a definite description tells, or of the state of a counterpart: "the head of state", "his French counterpart"."""
    office = drafts.office(m.first, m.end, m.of)
    words = [in_office(o) for o in sorted(drafts.gazetteer.offices.alike(office))] if office else []
    if m.word in _COUNTERPARTS and m.of:
        words = [NAMED]
    if not m.definite:
        return None
    signs = [owned_by(o.name) for o in m.of] or [AT_ALL]
    under = {n for word in words for n in drafts.latest.of(word, (False,), signs)}
    known = [n for n in under if drafts.all[n].type == "person" and not _told_apart(drafts, m, drafts.all[n])]
    return known[0] if len(known) == 1 else None


def _holder(drafts: Drafts, owner: Owner, word: str) -> int | None:
    """The only person known to be that of a state: "the Russian and Indian leaders" after both were named."""
    words = (word, NAMED) if word == "leader" else (word,)
    under = (n for called in words for n in drafts.latest.of(called, (False,), (owned_by(owner.name),)))
    first = next((n for n in under if drafts.all[n].type == "person"), None)
    other = any(n != first and drafts.all[n].type == "person" for n in under)
    return None if other else first


def _described(drafts: Drafts, m: NominalMention, owner: int | None) -> Draft:
    """The draft of whoever is only described."""
    person = m.type == "person"
    kind = "group" if m.type == "organisation" and m.plural else m.type
    return Draft(
        kind, m.name, role=m.role if person else None, of=owner, owners=m.of, words={m.word}, named=False, plural=m.plural,
        office=drafts.office(m.first, m.end, m.of) if person else None,
        pronoun=drafts.gazetteer.roles.pronoun("", [m.word]) if person else None,
        parts=frozenset() if person else drafts.parts(m.first, m.end, m.of),
    )  # fmt: skip


def _introduced(drafts: Drafts, m: NominalMention, owner: int | None) -> int | None:
    """The one a definite description takes up: the latest with this word and nothing that speaks against it."""
    armed = m.type == "armed_group" or m.plural
    plurals, signs = (m.plural, not m.plural) if armed else (m.plural,), _signs(m, owner)
    known = (
        n
        for foreign in (False, True)
        for n in drafts.latest.of(m.word, plurals, signs)
        if _foreign(drafts, m, n) is foreign
    )
    fitting = (n for n in known if _takes_up(m, drafts.all[n], owner))
    meant = list(islice((n for n in fitting if not _told_apart(drafts, m, drafts.all[n])), _RIVALS))
    return next((n for n in meant if _so_titled(m, drafts.all[n])), meant[0] if meant else None)


def _so_titled(m: NominalMention, draft: Draft) -> bool:
    """Whether somebody bears just the title that a description gives: "the Vice President" is no president, "the Secretary" no Cabinet Secretary."""
    return draft.role is not None and f" {draft.role.casefold()} ".startswith(f" {m.name.casefold()} ")


def _signs(m: NominalMention, owner: int | None) -> tuple[Sign, ...]:
    """Among whom a description can find the one it takes up, as far as it tells whose that is."""
    if owner is not None:
        return (part_of(owner),)
    if not m.definite:
        whose = frozenset(headings_of(m.of))
        named = owned_just_by(whose, named=True)
        return (named,) if m.type == "person" else (named, owned_just_by(whose, named=False))
    if m.of:
        return *(owned_by(o.name) for o in m.of), owned_just_by(frozenset(), named=True)
    return (AT_ALL,)


def _foreign(drafts: Drafts, m: NominalMention, n: int) -> bool:
    """Whether somebody serves another government than the one whose text it is, where an office is named without whose it is."""
    draft = drafts.all[n]
    whose = headings_of(draft.owners)
    return bool(drafts.home and whose) and m.type == draft.type == "person" and whose.isdisjoint(drafts.home)


def _told_apart(drafts: Drafts, m: NominalMention, draft: Draft) -> bool:
    """Whether a description calls somebody else than a person of its word: by another office, or as another body's ("the army spokesman")."""
    if draft.type != "person":
        return False
    if _meets(drafts, m.head, draft):
        return True
    if not draft.named:
        office = drafts.office(m.first, m.end, m.of) if m.role and m.role != m.word else None
        return bool(office) and office != draft.office and str(m.role).lower() not in str(draft.role).lower()
    office, parse, roles = drafts.office(m.first, m.end, m.of), drafts.parse, drafts.gazetteer.roles
    if office and draft.office and draft.office not in drafts.gazetteer.offices.alike(office):
        return True
    beside = {parse.lemma[c] for c in parse.kids(m.head, "compound", "amod", "nmod:poss")} - draft.words
    return any(roles.person_word(word) in ("organisation", "armed_group") for word in beside)


def _meets(drafts: Drafts, described: int, draft: Draft) -> bool:
    """Whether somebody does to or with the one described what their clause tells, and so is another: "the minister met the Greek minister"."""
    parse, last = drafts.parse, draft.heads[-1]
    last = parse.head[last] if parse.dep[last] == "appos" else last
    if parse.dep[described] == "conj":
        return parse.head[described] == last
    thing = parse.head[described] if parse.dep[described] == "nmod" and parse.case(described) == "with" else described
    below = parse.dep[thing] in ("obj", "obl", "obl:arg", "obl:agent", "iobj")
    return below and parse.head[thing] == parse.head[last] and parse.dep[last].startswith("nsubj")


def _takes_up(m: NominalMention, draft: Draft, owner: int | None) -> bool:
    """Whether a description means one that was told of before."""
    armed = m.type == draft.type == "armed_group" or (m.plural and draft.named and draft.type == "armed_group")
    if m.word not in draft.words or (draft.plural != m.plural and not armed):
        return False
    if not draft.named and not m.definite and m.type == "person":
        return False
    same_owner = (
        not m.of
        or (draft.named and m.type == "person" and not draft.owners)
        or headings_of(m.of) & headings_of(draft.owners)
    ) and (owner is None or owner == draft.of)
    return bool(same_owner) and (m.definite or headings_of(m.of) == headings_of(draft.owners))
