"""Mentions of instruments: the noun, what names it, who is party to it, and the stage of its life that its clause tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from parley.model import Span
from parley.reading.actors.cast import Cast
from parley.reading.instruments.nouns import Noun, is_one
from parley.reading.instruments.stages import MADE, denied, stage_of, stage_of_pronoun
from parley.reading.instruments.words import InstrumentWords, Kind, Stage
from parley.reading.setting import Setting
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

__all__ = ["Mention", "mentions"]

_MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "nummod", "flat", "nmod:desc", "acl", "nmod"})
_NAMING = frozenset({"of", "on", "for", "in", "with", "between", "to", "over", "against", "from", "among", "by"})
_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an instrument is spoken of, at token `head`.

    `first:end` is the phrase that names it; `marks` tell which one it is (names, numbers, places, those who share it); `stage` what its
    clause says of it, told by token `teller`; `bare` that nothing but a determiner stands beside it.
    """

    head: int
    kind: Kind
    type: str
    first: int
    end: int
    number: str | None
    anchor: Span
    marks: frozenset[str]
    parties: tuple[int, ...]
    stage: Stage | None
    teller: int | None
    bare: bool
    definite: bool
    earlier: bool
    sent: int


def mentions(setting: Setting, words: InstrumentWords) -> Iterator[Mention]:
    """All mentions in the order of the text, furniture left out; "resolutions 242 and 338" are two."""
    parse = setting.parse
    seen: set[tuple[int, str | None]] = set()
    last: Mention | None = None
    for n, first, end in parse.read_sentences():
        for i in range(first, end):
            if (
                last is not None
                and parse.lower[i] == "it"
                and n - last.sent <= 1
                and (again := _again(parse, words, last, i))
            ):
                yield again
            if parse.pos[i] not in ("NOUN", "PROPN"):
                continue
            kind = _kind(parse, words, i, first)
            for m in _mention(setting, words, i, kind) if kind is not None else ():
                if (m.head, m.number) not in seen:
                    seen.add((m.head, m.number))
                    yield (last := m)


def _again(parse: Parse, words: InstrumentWords, last: Mention, i: int) -> Mention | None:
    """The instrument just spoken of, where "it" is signed, extended or broken, or runs out."""
    found = stage_of_pronoun(parse, words, i)
    if found is None:
        return None
    stage, teller = found
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
        sent=parse.sent[i],
    )


def _kind(parse: Parse, words: InstrumentWords, i: int, first: int) -> Kind | None:
    lemma = parse.lemma[i]
    for phrase, kind in words.phrases.get(lemma, ()):
        start = i - len(phrase) + 1
        if start >= first and all(w in (parse.lower[start + k], parse.lemma[start + k]) for k, w in enumerate(phrase)):
            return kind
    person = parse.ent_at[i] >= 0 and parse.ents[parse.ent_at[i]][2] == "PERSON"
    glossed = i > first and parse.words[i - 1] == "(" and parse.dep[i] == "appos"
    if person or glossed or (lemma == "understanding" and any(parse.case(c) == "of" for c in parse.kids(i, "nmod"))):
        return None  # "Ban Ki-moon", "the Treaty on … (NPT)", "our understanding of the matter"
    return words.nouns.get(lemma) or words.nouns.get(parse.lower[i]) or words.nouns.get(singular(parse.lower[i]))


def _mention(setting: Setting, words: InstrumentWords, i: int, kind: Kind) -> Iterator[Mention]:
    parse, cast = setting.parse, setting.cast
    head = _head(parse, cast, words, i, kind)
    if head is None:
        return
    inner = next((c for c in parse.kids(head, "nmod") if _of_agreement(parse, words, c) == head), None)
    type_ = kind.type if inner is None else words.nouns[parse.lemma[inner]].type
    above = parse.head[head]
    is_sort = parse.lemma[above] in words.sorts and parse.case(head) == "of"
    beside = [
        c
        for c in parse.kids(head, *_MODIFIERS)
        if c < head and not (parse.dep[c] == "nmod" and parse.child(c, "case") is not None)
    ]
    other = parse.lemma[head] in words.other_kinds and any(parse.lemma[c] in words.other_modifiers for c in beside)
    if is_sort or other or (parse.lemma[above] in words.named_by and parse.case(head) == "as"):
        return
    numbers = _numbers(parse, head)
    marks = _marks(setting, words, head, beside, i)
    stage, teller = _told_stage(parse, words, head, type_)
    noun = replace(
        _noun(parse, kind, head, beside, (stage, marks, bool(numbers))), spared=stage is None and teller is not None
    )
    if not is_one(parse, noun):
        return
    first, end = _name(parse, head, beside, min(head, i - kind.length + 1))
    for at in numbers or (None,):
        yield Mention(
            head=head,
            kind=kind,
            type=type_,
            first=first,
            end=end,
            number=parse.words[at] if at is not None else None,
            anchor=(parse.start[head], parse.end[at if at is not None else head]),
            marks=marks,
            parties=_parties(parse, cast, words, head, type_) or _agents(parse, cast, head, stage, teller),
            stage=stage,
            teller=teller,
            bare=not marks and not beside and at is None,
            definite=noun.definite,
            earlier=any(parse.lemma[c] in words.earlier for c in beside),
            sent=parse.sent[head],
        )


def _told_stage(parse: Parse, words: InstrumentWords, head: int, type_: str) -> tuple[Stage | None, int | None]:
    """The stage that is told, with what is denied taken back: without agreement it is still sought."""
    stage, teller = stage_of(parse, words, head)
    if stage is None and words.group.get(type_) == "ceasefire" and denied(parse, head, None):
        return words.sought, None
    if stage is not None and stage.rank >= MADE and denied(parse, head, teller):
        return (words.sought if stage.rank == MADE else None), teller
    return stage, teller


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


def _of_agreement(parse: Parse, words: InstrumentWords, token: int) -> int | None:
    """The agreement that a ceasefire is the matter of: "the Agreement on a Ceasefire" is one instrument."""
    above = parse.head[token]
    kind, whole = words.nouns.get(parse.lemma[token]), words.nouns.get(parse.lemma[above])
    if kind is None or whole is None or parse.dep[token] != "nmod" or words.group.get(kind.type) != "ceasefire":
        return None
    return above if whole.type == "agreement" and parse.case(token) in ("on", "for", "of") else None


def _head(parse: Parse, cast: Cast, words: InstrumentWords, i: int, kind: Kind) -> int | None:
    """The noun that has the instrument's place: "agreement" in "ceasefire agreement", None where it only describes ("truce monitors")."""
    head = i
    for t in range(i - kind.length + 1, i):
        if parse.head[i] == t:
            head = t
    known = cast.at.get(head)
    if kind.need == "tied" and known is not None and cast.members[known].named and cast.members[known].type != "person":
        return None
    if parse.dep[head] in ("compound", "nmod:desc") and parse.head[head] > head:
        above = parse.head[head]
        whole = words.nouns.get(parse.lemma[above])
        return (
            above
            if parse.lemma[above] in words.wholes or (whole is not None and whole.type in words.taken_up)
            else None
        )
    whole = words.nouns.get(parse.lemma[parse.head[head]])
    inside = parse.dep[head] == "nmod" and kind.need == "tied" and whole is not None and whole.type == "agreement"
    if inside or _of_agreement(parse, words, head) is not None:
        return None
    return None if parse.dep[head] in ("amod", "flat") else head


def _numbers(parse: Parse, head: int) -> tuple[int, ...]:
    """Tokens of the numbers that name it: "Resolution 2254", "resolutions 242 and 338"."""
    if singular(parse.lower[head]) not in ("resolution", "unscr"):
        return ()
    out = []
    for t in range(head + 1, min(head + 14, len(parse.words))):
        if parse.words[t].isdecimal() and 2 < len(parse.words[t]) < 5 and parse.lower[t - 1] != "(":
            out.append(t)
        elif (
            parse.lower[t] not in (",", "and", "(", ")", "no", "no.", ".", "number") and not parse.words[t].isdecimal()
        ):
            break
    return tuple(out)


def _marks(setting: Setting, words: InstrumentWords, head: int, beside: list[int], i: int) -> frozenset[str]:
    """What tells it from others of its kind: names, years, nouns before it, and those named after it."""
    parse, cast = setting.parse, setting.cast
    out = set()
    own = range(min(i, head), max(i, head) + 1)
    for c in beside:
        for t in (c, *(k for k in parse.children[c] if parse.dep[k] in ("compound", "flat", "amod"))):
            if (
                t in own
                or (
                    parse.lemma[t] in words.vague
                    and not (parse.words[t][:1].isupper() and parse.words[head][:1].isupper())
                )
                or parse.lemma[t] in words.beside
                or parse.pos[t] in ("PRON", "PUNCT", "DET", "ADP", "PART")
            ):
                continue
            found = cast.at.get(t)
            out.add(
                cast.members[found].name
                if found is not None and cast.members[found].named
                else parse.words[t]
                if parse.pos[t] in ("PROPN", "NUM")
                or (parse.words[t][:1].isupper() and parse.words[head][:1].isupper())
                else parse.lemma[t]
            )
    for c in parse.kids(head, "nmod", "obl", "appos"):
        if c > head and (parse.case(c) in _NAMING or parse.dep[c] == "appos"):
            found = cast.at.get(c)
            e = parse.ent_at[c]
            if found is not None and cast.members[found].named:
                out.add(cast.members[found].name)
            elif e >= 0:
                a, b, _ = parse.ents[e]
                out.add(parse.text[parse.start[a] : parse.end[b - 1]])
            elif parse.case(c) in ("on", "of", "for"):
                out.add(parse.words[c] if parse.pos[c] == "PROPN" else parse.lemma[c])
    return frozenset((*out, *_made_at(parse, head)))


def _made_at(parse: Parse, head: int) -> Iterator[str]:
    """Where or on what occasion several were made, by name: "the agreements reached in Geneva" are not those spoken of before."""
    if not parse.has(head, "Number=Plur"):
        return
    for c in (c for verb in parse.kids(head, "acl") if verb > head for c in parse.kids(verb, "obl")):
        if parse.case(c) in ("in", "at", "during") and parse.ent_at[c] >= 0:
            a, b, _ = parse.ents[parse.ent_at[c]]
            yield parse.text[parse.start[a] : parse.end[b - 1]]


def _parties(parse: Parse, cast: Cast, words: InstrumentWords, head: int, type_: str) -> tuple[int, ...]:
    """Those whom the phrase names: with, between, against, or whose it is."""
    out: list[int] = []
    cases = words.parties | words.against if type_ == "sanction" else words.parties
    for c in parse.kids(head, "nmod", "obl", "nmod:poss", "compound", "amod"):
        if parse.dep[c] in ("nmod", "obl") and parse.case(c) not in cases:
            continue
        out += [k for k in cast.all(c) if k not in out and cast.members[k].type != "person"]
    return tuple(out)


def _agents(parse: Parse, cast: Cast, head: int, stage: Stage | None, teller: int | None) -> tuple[int, ...]:
    """Those who agree, sign, extend or break it: subject or agent of the verb that has it as object."""
    if stage is None or teller is None or stage.rank < MADE or parse.pos[teller] != "VERB":
        return ()
    agent = next((c for c in parse.kids(teller, "obl:agent", "obl") if parse.case(c) == "by"), None)
    who = agent if agent is not None else parse.subject(teller)
    if who is None or who == head:
        return ()
    return tuple(k for k in cast.all(who) if cast.members[k].type != "person")


def _name(parse: Parse, head: int, beside: list[int], start: int) -> tuple[int, int]:
    """The phrase from its first modifier to what it is on, of or between, as tokens."""
    first = min((parse.subtree(c)[0] for c in beside), default=head)
    if parse.dep[first] in ("det", "punct", "case") and first < head:
        first += 1
    first = min(first, start)
    cut = {
        c
        for c in parse.children[head]
        if c > head
        and not (parse.dep[c] == "nmod" and parse.case(c) in _NAMING)
        and parse.dep[c] not in ("nummod", "flat", "appos")
    }
    cut |= {
        k for c in parse.children[head] if c > head for k in parse.kids(c, "acl", "acl:relcl", "advcl", "parataxis")
    }
    last = max((t for t in parse.subtree(head, cut) if t >= head), default=head)
    stop = next(
        (
            t
            for t in range(head + 1, last + 1)
            if parse.words[t] in (",", ";", "–", "—", "“", '"') or t - first >= _LONGEST_NAME
        ),
        last + 1,
    )
    return first, stop
