"""Mentions of instruments: the noun, what names it, who is party to it, and the stage of its life that its clause tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.dates import bounds
from parley.reading.instruments.designations import designation
from parley.reading.instruments.heads import head_at, kind_at, of_agreement
from parley.reading.instruments.mention import Mention
from parley.reading.instruments.naming import marks_of, name_of, numbers_of, whence_of
from parley.reading.instruments.nouns import Noun, is_one
from parley.reading.instruments.parties import all_parties
from parley.reading.instruments.stages import is_none, stage_of, stage_of_pronoun
from parley.reading.instruments.telling import told_of
from parley.reading.instruments.weighing import MADE, SIGNED, undone
from parley.reading.instruments.words import InstrumentWords, Kind, Stage
from parley.reading.own_paper import signed_on, title_noun
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import participle, reality
from parley.reading.syntax.parse import Parse

__all__ = ["mentions"]

_NEAR = 16
"""Words of a phrase among which the gathering stands that decided."""
_INSIDE = frozenset({"inside", "within", "after", "before", "to", "than"})
"""Prepositions between two of one kind that are not the same."""
_ONCE = frozenset({"after", "following", "upon", "until", "before", "pending"})
"""Prepositions before what is waited for."""
_MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "nummod", "flat", "nmod:desc", "nmod:unmarked", "acl", "nmod"})


def mentions(setting: Setting, words: InstrumentWords) -> Iterator[Mention]:
    """All mentions in the order of the text, furniture left out; "resolutions 242 and 338" are two."""
    parse = setting.parse
    seen: set[tuple[int, str | None]] = set()
    last: Mention | None = None
    imposed_in = -1
    for n, first, end in parse.read_sentences():
        for i in range(first, end):
            if (
                last is not None
                and parse.lower[i] == "it"
                and n - last.sent <= 1
                and (again := _again(setting, words, last, i))
            ):
                yield again
            if (imposed := designation(setting, words, i)) is not None:
                imposed_in = n
                yield imposed
            if parse.pos[i] not in ("NOUN", "PROPN"):
                continue
            kind = kind_at(parse, words, i, first)
            for m in _mention(setting, words, i, kind) if kind is not None else ():
                if (m.head, m.number) in seen or (m.kind.need == "ordered" and imposed_in == n):
                    continue  # what is imposed under an order is what is told
                if last is not None and _in_name(parse, last, m):
                    continue
                seen.add((m.head, m.number))
                imposed_in = n if m.type == "sanction" and m.stage == words.imposed else imposed_in
                yield (last := m)


def _in_name(parse: Parse, named: Mention, m: Mention) -> bool:
    """Whether a noun is part of the name before it: the "Relief Arrangements" of an "Agreement on a Ceasefire and Relief Arrangements"."""
    capital = all(parse.words[t][0].isupper() for t in (named.head, m.head))
    return capital and named.head < m.head < named.end and m.number is None


def _again(setting: Setting, words: InstrumentWords, last: Mention, i: int) -> Mention | None:
    """The instrument just spoken of, where "it" is signed, extended or broken, or runs out."""
    parse = setting.parse
    found = stage_of_pronoun(parse, words, i)
    if found is None:
        return None
    stage: Stage | None = found[0]
    teller = found[1]
    if stage == words.beginning:
        stage = _begun(setting, words, teller)
    return replace(
        last,
        head=i,
        anchor=(parse.start[i], parse.end[i]),
        first=i,
        end=i + 1,
        marks=frozenset(),
        parties=(),
        stage=stage,
        teller=teller,
        bare=True,
        definite=True,
        fresh=False,
        sent=parse.sent[i],
    )


def _mention(setting: Setting, words: InstrumentWords, i: int, kind: Kind) -> Iterator[Mention]:
    """What a noun of a kind calls, once for each number that names it; nothing where it calls no instrument after all."""
    parse, cast = setting.parse, setting.cast
    head = head_at(parse, cast, words, i, kind)
    if head is None:
        return
    type_, beside, numbers = (
        _type_of(parse, words, (i, head), kind),
        _words_before(parse, head),
        numbers_of(parse, head),
    )
    if _is_another_thing(parse, words, head, beside):
        return
    marks = marks_of(setting, words, head, beside, i)
    stage, teller = _told_stage(setting, words, head, type_)
    gathering = _gathering(parse, words, head) if kind.need in ("reached", "tied", "aimed") else frozenset()
    noun = replace(
        _noun(parse, kind, head, beside, (stage, marks, bool(numbers))),
        imposing=kind.need == "ordered" and _imposes(parse, words, head),
        gathering=bool(gathering),
        valued=any(parse.lemma[c] in words.worth or parse.lower[c] in words.worth for c in beside),
    )
    if not is_one(parse, noun) and not (title_noun(setting, head) is not None and signed_on(setting) is not None):
        return
    if stage is not None and stage.rank == SIGNED and parse.case(head) == "under":
        stage = words.in_force  # "under a deal signed in May, they must …"
    first, end = name_of(parse, words, head, beside, min(head, i - kind.length + 1))
    if gathering and end == head + 1:
        end = whence_of(parse, head)
    for at in numbers or (None,):
        yield Mention(
            head=head,
            kind=kind,
            type=type_,
            first=first,
            end=end,
            number=parse.words[at] if at is not None else None,
            anchor=(parse.start[head], parse.end[at if at is not None else head]),
            marks=marks | gathering if noun.plural else marks,
            parties=all_parties(cast, words, head, type_, (stage, teller)),
            stage=stage,
            teller=teller,
            bare=not (marks or (gathering and noun.plural)) and not beside and at is None,
            definite=noun.definite,
            fresh=not noun.definite and any(parse.lower[c] in words.fresh for c in (*beside, *parse.kids(head, "det"))),
            earlier=any(parse.lemma[c] in words.earlier or parse.lower[c] in words.earlier for c in beside),
            sent=parse.sent[head],
            noun=parse.lemma[head],
            joined=_joined(parse, head) if at is None else None,
        )


def _type_of(parse: Parse, words: InstrumentWords, at: tuple[int, int], kind: Kind) -> str:
    """The type of what a noun `at` its token calls, with the noun that has its place: "a ceasefire and hostage release deal", "the Framework Convention"."""
    i, head = at
    whole = words.nouns.get(parse.lemma[head])
    listed = parse.dep[i] == "conj" or parse.child(i, "conj") is not None
    if whole is not None and head > i and (listed or kind.type == "agreement"):
        return whole.type
    inner = next((c for c in parse.kids(head, "nmod") if of_agreement(parse, words, c) == head), None)
    return kind.type if inner is None else words.nouns[parse.lemma[inner]].type


def _words_before(parse: Parse, head: int) -> list[int]:
    """What stands before a noun and says which one is meant."""
    before = (c for c in parse.kids(head, *_MODIFIERS) if c < head)
    return [c for c in before if parse.dep[c] != "nmod" or parse.child(c, "case") is None]


def _is_another_thing(parse: Parse, words: InstrumentWords, head: int, beside: list[int]) -> bool:
    """Whether a noun calls no instrument here: "a kind of truce", "mutual understanding", "known as the accord", "a plan dubbed the accord"."""
    above = parse.head[head]
    is_sort = parse.lemma[above] in words.sorts and parse.case(head) == "of"
    other = parse.lemma[head] in words.other_kinds and any(parse.lemma[c] in words.other_modifiers for c in beside)
    called = parse.case(head) == "as" or (parse.dep[above] == "acl" and parse.dep[head] in ("obj", "xcomp"))
    return is_sort or other or (parse.lemma[above] in words.named_by and called)


def _joined(parse: Parse, head: int) -> int | None:
    """The noun that it is joined to, or that it stands behind as what is inside: "a truce inside the truce"."""
    inside = parse.dep[head] == "nmod" and parse.case(head) in _INSIDE
    return parse.head[head] if parse.dep[head] == "conj" or inside else None


def _gathering(parse: Parse, words: InstrumentWords, head: int) -> frozenset[str]:
    """The summit or conference that made it, if a phrase says so: "the decisions of the Lima summit", "decisions taken at the summit"."""
    behind = (c for c in parse.kids(head, "nmod", "acl") if c > head)
    near = (parse.lemma[t] for c in behind for t in parse.subtree(c)[:_NEAR])
    return frozenset(lemma for lemma in near if lemma in words.gatherings)


def _imposes(parse: Parse, words: InstrumentWords, head: int) -> bool:
    """Whether the sentence is about sanctions: under an order of that number somebody is designated."""
    return any(parse.lemma[t] in words.imposing for t in range(*parse.sents[parse.sent[head]]))


def _told_stage(setting: Setting, words: InstrumentWords, head: int, type_: str) -> tuple[Stage | None, int | None]:
    """The stage that is told, with what is denied taken back: without agreement it is still sought, what is falsely reported is not there."""
    parse = setting.parse
    stage, teller = stage_of(parse, words, head)
    if stage == words.beginning and teller is not None:
        stage = _begun(setting, words, teller)
    if words.group.get(type_) == "ceasefire" and (awaited := _awaited(parse, words, head, stage)) is not None:
        return awaited, teller
    if (head if teller is None else teller) in setting.denied:
        return (undone(parse, words, stage, head) if stage is not None and stage.rank > SIGNED else words.false), teller
    if stage is not None and teller is not None and stage.rank >= MADE and is_none(parse, head):
        return undone(parse, words, stage, teller), teller
    if type_ == "resolution" and stage == words.collapsed:
        return words.rejected, teller  # "the resolution failed"
    if type_ == "sanction" and stage == words.imposed and teller is not None and participle(parse, teller):
        return words.in_force, teller  # "the sanctions imposed on A" are those that there are
    return stage, teller


def _awaited(parse: Parse, words: InstrumentWords, head: int, stage: Stage | None) -> Stage | None:
    """What stands of a ceasefire that is not there: "without a truce", "urged them to observe a ceasefire", "will go home after the cessation of hostilities"."""
    above = parse.head[head]
    if stage is None and is_none(parse, head):
        return words.sought
    if stage == words.presumed:
        known = {"the", "this", "that", "its", "their"} & {parse.lower[c] for c in parse.kids(head, "det", "nmod:poss")}
        told = known or parse.kids(head, "acl", "acl:relcl", "nummod") or parse.dep[above] == "acl"
        asked = not told and parse.pos[above] == "VERB" and told_of(parse, words, head) == words.holding
        return words.wished if asked else None
    deed = parse.child(head, "nmod") is not None and parse.lemma[head] not in words.nouns
    to_come = parse.pos[above] == "VERB" and reality(parse, above) not in ("past", "present")
    return words.wished if stage is None and deed and to_come and parse.case(head) in _ONCE else None


def _begun(setting: Setting, words: InstrumentWords, teller: int) -> Stage | None:
    """What stands of what is told to begin in the present: to come if its day is, in force if the item tells of its day in the present."""
    time, published = setting.when(teller), setting.article.published.edtf
    first = bounds(time.edtf).first if time is not None and time.edtf else None
    written = bounds(published).last if published is not None else None
    if first is not None and written is not None and first > written:
        return words.to_come
    return words.in_force if setting.day(teller) is not None else None


def _noun(
    parse: Parse, kind: Kind, head: int, beside: list[int], told: tuple[Stage | None, frozenset[str], bool]
) -> Noun:
    """What is known of a noun; `told` is the stage, the marks, and whether a number names it."""
    stage, marks, numbered = told
    dets = {parse.lower[c] for c in parse.kids(head, "det", "nmod:poss")}
    owned = parse.child(head, "nmod:poss") is not None
    capital = kind.length > 1 and parse.words[head][:1].isupper() and parse.words[head - 1][:1].isupper()
    return Noun(
        kind=kind,
        head=head,
        stage=stage,
        marks=marks,
        named=numbered or capital or any(m[:1].isupper() or m[:1].isdigit() for m in marks),
        numbered=numbered,
        plural=parse.has(head, "Number=Plur") and parse.lower[head].endswith("s"),
        definite=owned or bool(dets & {"the", "this", "that", "these", "those", "its", "their"}),
        determined=bool(dets),
        told=bool(beside or marks or parse.kids(head, "acl", "acl:relcl", "nmod")),
    )
