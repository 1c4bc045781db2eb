"""Titles: the words beside a person's name that say what somebody is, before it or set off by commas."""

from __future__ import annotations

from dataclasses import dataclass

from parley.lexicon.actors import Gazetteer
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

__all__ = ["Title", "apposed_titles", "left_title", "only_honorifics", "role_of", "said_to_be", "shared_title"]

_INNER = frozenset({"of", "for", "to", "and", "'s", "'", "-", "–", "/", "on", "the", "in"})
_SET_OFF = frozenset({"acl", "acl:relcl", "punct", "appos", "conj", "parataxis"})
_FRAMES = frozenset({"obl:unmarked", "nmod:unmarked"})
"""Relations of a time that no preposition marks."""
_BRACKETED = 4
"""Tokens in brackets between a title and a name, at most, one of the brackets among them."""
_WORD_POS = frozenset({"PROPN", "NOUN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Title:
    """Words beside a name that say what somebody is: tokens `first:end`, on its left or in apposition."""

    first: int
    end: int
    words: str
    head: int
    """The token that says what somebody is."""


def left_title(parse: Parse, gazetteer: Gazetteer, first: int) -> Title | None:
    """The title before a name: "U.S. Secretary of State", "army chief"."""
    k = first = _before_brackets(parse, first)
    start = parse.sents[parse.sent[first]][0]
    while k > start and first - k < 14 and _may_be_title(parse, k - 1):
        k -= 1
    for p in range(first - 1, k, -1):
        joint = parse.lower[p] in ("of", "for", "to", "and", "on", "in")
        if joint and (not _one_person(parse, gazetteer, p - 1) or only_honorifics(parse, gazetteer, p + 1, first)):
            if _inside(parse, gazetteer, k, p) and not _says(parse, gazetteer, p + 1, first):
                continue
            k = p + 1
            break
    k = _behind_frame(parse, k, first)
    while k < first and (parse.pos[k] not in _WORD_POS or not _begins_title(parse, gazetteer, k, first)):
        k += 1
    if k == first:
        return None
    return Title(k, first, parse.text[parse.start[k] : parse.end[first - 1]], first - 1)


def _before_brackets(parse: Parse, first: int) -> int:
    """Where the title of a name ends, which may be in front of what brackets put between them: "Minister (X) | N"."""
    inside = range(first - 2, max(first - 2 - _BRACKETED, 0), -1) if first > 0 and parse.words[first - 1] == ")" else ()
    opening = next((t for t in inside if parse.words[t] == "("), None)
    party = opening is not None and any(parse.ent_at[t] >= 0 for t in range(opening, first))
    return opening if opening is not None and party else first


def _behind_frame(parse: Parse, k: int, first: int) -> int:
    """Where a title begins that a time or another phrase runs up to: "Last year | President N", "On Monday the | envoy N"."""
    for t in range(first - 1, k - 1, -1):
        article = parse.pos[t] == "DET" and t > k and parse.lower[t - 1] not in _INNER
        if article or (parse.dep[t] in _FRAMES and parse.head[t] >= first):
            return t + 1
    return k


def _may_be_title(parse: Parse, t: int) -> bool:
    """Whether a word may be part of a title, as all inner words of names may, whatever the tree takes them for."""
    named = parse.ent_at[t] >= 0 and parse.ent_at[t] == parse.ent_at[t + 1]
    return named or parse.pos[t] in _WORD_POS or parse.lower[t] in _INNER


def _inside(parse: Parse, gazetteer: Gazetteer, k: int, p: int) -> bool:
    """Whether a joint stands within what a title is for: the "and" of "Secretary for Asian and Pacific Affairs"."""
    for q in range(p - 1, k, -1):
        n = parse.ent_at[q]
        if n >= 0 and parse.ents[n][2] == "PERSON":
            return False
        if parse.lower[q] in ("of", "for", "to") and _one_person(parse, gazetteer, q - 1):
            return True
    return False


def _says(parse: Parse, gazetteer: Gazetteer, first: int, end: int) -> bool:
    """Whether some words say what somebody is, forms of address and ranks aside."""
    told = (t for t in range(first, end) if parse.pos[t] != "ADJ" and not gazetteer.roles.honorific(parse.words[t]))
    return any(_is_role(parse, gazetteer, t) and not _is_body(parse, gazetteer, t) for t in told)


def _is_body(parse: Parse, gazetteer: Gazetteer, t: int) -> bool:
    """Whether a word means what one may be of, and nobody: the "Forces" of "Chief of the Armed Forces"."""
    return gazetteer.roles.person_word(parse.lemma[t]) in ("organisation", "armed_group", "group", "state")


def shared_title(parse: Parse, gazetteer: Gazetteer, head: int) -> Title | None:
    """The title in the plural before the first of several names: "Presidents" of "Presidents A of X and B of Y"."""
    first = parse.head[head]
    n = parse.ent_at[first]
    if parse.dep[head] != "conj" or n < 0 or parse.ents[n][2] != "PERSON":
        return None
    title = left_title(parse, gazetteer, parse.ents[n][0])
    several = title is not None and parse.has(title.head, "Number=Plur") and _is_role(parse, gazetteer, title.head)
    return title if several else None


def role_of(parse: Parse, gazetteer: Gazetteer, title: Title) -> str | None:
    """What a title says that one person is, in the singular; None if that is only said of several or is a form of address ("Mr")."""
    if all(
        gazetteer.roles.honorific(parse.words[t]) == "honorific" or parse.words[t] == "."
        for t in range(title.first, title.end)
    ):
        return None
    words = _without_address(parse, gazetteer, title)
    last = parse.words[title.head]
    named = parse.ent_at[title.head] >= 0 and parse.ents[parse.ent_at[title.head]][2] == "PLACE"  # "the United States"
    several = parse.has(title.head, "Number=Plur") and _says(parse, gazetteer, title.head, title.head + 1) and not named
    if several:  # of "the leaders of A and B, N and M" nobody is told to be what
        return title.words[: len(title.words) - len(last)] + singular(last) if title.head == title.end - 1 else None
    return words


def _without_address(parse: Parse, gazetteer: Gazetteer, title: Title) -> str:
    """The words of a title without the forms of address that it ends with: "Minister of Health Dr."."""
    end = title.end
    while end - 1 > title.first and (
        gazetteer.roles.honorific(parse.words[end - 1]) == "honorific" or parse.words[end - 1] == "."
    ):
        end -= 1
    cut = parse.text[parse.start[title.first] : parse.end[end - 1]]
    return cut if end < title.end else title.words


def _begins_title(parse: Parse, gazetteer: Gazetteer, k: int, first: int) -> bool:
    """Whether a title can begin here: some word up to the name must say what somebody is."""
    return any(
        _is_role(parse, gazetteer, t)
        or gazetteer.roles.honorific(parse.words[t])
        or gazetteer.offices.match_office(parse.words, t)
        for t in range(k, first)
    ) and (parse.ent_at[k] < 0 or parse.ent_at[k] != parse.ent_at[first])


def _one_person(parse: Parse, gazetteer: Gazetteer, t: int) -> bool:
    """Whether a word before "of" is what one person is: "minister", not "office", not "envoys"."""
    kind = gazetteer.roles.person_word(parse.lemma[t])
    office = kind is None and gazetteer.offices.match_office(parse.words, t) is not None
    return not parse.has(t, "Number=Plur") and (kind == "person" or office)


def only_honorifics(parse: Parse, gazetteer: Gazetteer, first: int, end: int) -> bool:
    """Of "envoy of General X" what stands before the name belongs to the name, what stands before "of" to somebody else."""
    return all(
        gazetteer.roles.honorific(parse.words[t]) in ("honorific", "military", "royal", "religious")
        or parse.words[t] == "."
        for t in range(first, end)
    )


def _is_role(parse: Parse, gazetteer: Gazetteer, t: int) -> bool:
    """Whether a word says what somebody is, or begins an office."""
    return (
        gazetteer.roles.person_word(parse.lemma[t]) is not None
        or gazetteer.offices.match_office(parse.words, t) is not None
    )


def apposed_titles(parse: Parse, gazetteer: Gazetteer, head: int, first: int, end: int) -> tuple[Title, ...]:
    """The titles set off by commas, after the name or before it."""
    name = set(range(first, end))
    out = [
        title
        for c in parse.kids(head, "appos")
        if c >= end and _is_role(parse, gazetteer, c)
        if not _before_a_name(parse, title := _phrase_title(parse, c, name))
    ]
    above, subject = _above(parse, gazetteer, head, first)
    if (
        (parse.dep[head] in ("appos", "flat") or above == first - 1 or subject)
        and above < first
        and not _names_between(parse, above, first)
        and (_is_role(parse, gazetteer, above) or (not subject and gazetteer.roles.is_side(parse.lemma[above])))
    ):
        out.append(_phrase_title(parse, above, name | {head}))
        beside = (c for c in parse.kids(above, "appos") if above < c < first and c != head)
        out += [
            _phrase_title(parse, c, name) for c in (*beside, *_one_more(parse, above)) if _is_role(parse, gazetteer, c)
        ]
    return tuple(out)


def _one_more(parse: Parse, office: int) -> tuple[int, ...]:
    """The office to which one is joined under the same article, of the same person: "the Prime Minister and Defence Minister of A, N"."""
    first = parse.head[office] if parse.dep[office] == "conj" else office
    joined = parse.kids(first, "conj")
    if len(joined) != 1 or parse.child(first, "det") is None or parse.child(joined[0], "det") is not None:
        return ()
    several = parse.has(first, "Number=Plur") or parse.has(joined[0], "Number=Plur")
    return () if several else (joined[0] if office == first else first,)


def _above(parse: Parse, gazetteer: Gazetteer, head: int, first: int) -> tuple[int, bool]:
    """The noun that may say what the bearer of a name is, and whether it is a subject beside the name: "The chairman of the front, N, said"."""
    if _stands_beside(parse, head, first):
        return first - 1, False
    above = parse.head[head]
    if first > 0 and parse.words[first - 1] == "," and parse.dep[head].startswith("nsubj"):
        before = [t for t in parse.children[above] if t < first and parse.dep[t] == parse.dep[head]]
        alone = before and not parse.has(before[-1], "Number=Plur") and not parse.kids(before[-1], "cc")
        if alone and max(parse.subtree(before[-1])) >= first - 2:
            return before[-1], True
    return (_office_of(parse, gazetteer, above), False) if parse.dep[head] == "appos" else (above, False)


def _office_of(parse: Parse, gazetteer: Gazetteer, owner: int) -> int:
    """The office that is of some state or body beside which the tree hangs a name ("the minister of A, N"); else that noun itself."""
    top = owner
    while parse.dep[top] == "nmod" and parse.case(top) == "of" and not _is_role(parse, gazetteer, top):
        top = parse.head[top]
    named = parse.ent_at[owner] >= 0 and parse.ents[parse.ent_at[owner]][2] != "PERSON"
    return top if named and _is_role(parse, gazetteer, top) and not parse.has(top, "Number=Plur") else owner


def _before_a_name(parse: Parse, title: Title) -> bool:
    """Whether a title is that of the next in a list: "A, President of X B and …"."""
    beside = (k for k in parse.kids(title.head, "flat", "appos", "nmod") if k > title.head and not parse.case(k))
    behind = [parse.ent_at[k] for k in beside] + [parse.ent_at[title.end] if title.end < len(parse.words) else -1]
    return any(n >= 0 and parse.ents[n][2] == "PERSON" for n in behind)


def _stands_beside(parse: Parse, head: int, first: int) -> bool:
    """Whether the noun right before a name hangs where the name does, as the tree has it where it takes them apart: "of the group N"."""
    noun = first - 1
    if noun < 0 or parse.pos[noun] != "NOUN" or parse.head[noun] != parse.head[head]:
        return False
    return parse.dep[noun] == parse.dep[head] in ("nmod", "obl") and parse.child(head, "case") is None


def _names_between(parse: Parse, first: int, end: int) -> bool:
    """Whether another person is named between a title and the name that begins with `end`: the title is that one's."""
    others = (parse.ent_at[t] for t in range(first, end) if parse.ent_at[t] != parse.ent_at[end])
    return any(n >= 0 and parse.ents[n][2] == "PERSON" for n in others)


def said_to_be(parse: Parse, gazetteer: Gazetteer, head: int, first: int, end: int) -> Title | None:
    """What a sentence says that somebody is: "N is the leader of the front"."""
    above = parse.head[head]
    if parse.dep[head] != "nsubj" or parse.child(above, "cop") is None or not _is_role(parse, gazetteer, above):
        return None
    if parse.negated(above) or parse.has(above, "Number=Plur"):
        return None
    beside = {k for k in parse.children[above] if parse.dep[k] in ("nsubj", "cop", "aux", "advmod", "advcl", "obl")}
    return _phrase_title(parse, above, beside | set(range(first, end)))


def _leads(parse: Parse, k: int) -> bool:
    """Whether a word before a noun says nothing of what somebody is: "with the", "his", the "that" of a clause."""
    return parse.dep[k] in ("case", "mark", "cc", "det") or parse.pos[k] == "PRON"


def _phrase_title(parse: Parse, c: int, without: set[int]) -> Title:
    """The title that a noun and what hangs on it make, up to a pause."""
    skip = without | {k for k in parse.children[c] if parse.dep[k] in _SET_OFF or (k < c and _leads(parse, k))}
    tokens = [t for t in parse.subtree(c, skip) if (parse.dep[t] != "det" or t > c) and not parse.words[t].isspace()]
    first, last = tokens[0], tokens[-1]
    last = next((t for t in range(first, last) if parse.words[t + 1] in (",", "(", ";")), last)
    return Title(first, last + 1, parse.text[parse.start[first] : parse.end[last]], c)
