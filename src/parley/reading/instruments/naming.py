"""What names an instrument and tells it from others of its kind: numbers, names, places, the phrase itself."""

from __future__ import annotations

from collections.abc import Iterator

from parley.reading.instruments.words import InstrumentWords
from parley.reading.setting import Setting
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

__all__ = ["does_above", "is_manner", "marks_of", "name_of", "numbers_of", "second_party", "whence_of"]

_NAMING = frozenset({"of", "on", "for", "in", "with", "between", "to", "over", "against", "from", "among", "by"})
_LOOSE = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "ADV", "PART", "AUX", "PRON"})
"""Parts of speech with which no name ends."""
_STOPS = frozenset({",", ";", "–", "—", "“", '"'})
"""Marks before which a name ends."""
_PHRASES = frozenset({"nmod", "obl", "acl", "appos", "obj", "advcl"})
"""Relations of the phrases and clauses before which a name may end."""
_POINTING = frozenset({"present", "following", "said"})
"""Words before the noun that only say which text is meant: "the present resolution"."""
_SIGNED = "signed"
_LONGEST_NAME = 12
_LONGEST_LIST, _LONGEST_TITLE = 18, 24
"""Words of the longest name that goes on to the end of a list, and of one with a capital."""
_BARE = (2, 4)
"""Tokens from "in" to "with" in "in line with" and "in co-operation with"."""
_DIGITS = {"resolution": (3, 4), "unscr": (3, 4), "order": (5,), "e.o.": (5,)}
"""Nouns that a number names, with how many digits it has."""
_BETWEEN_NUMBERS = frozenset({",", "and", "(", ")", "no", "no.", ".", "number", "e.o."})


def numbers_of(parse: Parse, head: int) -> tuple[int, ...]:
    """Tokens of the numbers that name it: "Resolution 2254", "resolutions 242 and 338", "Executive Order (E.O.) 13382"."""
    lengths = _DIGITS.get(singular(parse.lower[head]))
    out: list[int] = []
    for t in range(head + 1, min(head + 14, len(parse.words)) if lengths else head + 1):
        if parse.words[t].isdecimal() and lengths and len(parse.words[t]) in lengths and parse.lower[t - 1] != "(":
            out.append(t)
        elif parse.lower[t] not in _BETWEEN_NUMBERS and not parse.words[t].isdecimal():
            break
    return tuple(out)


def marks_of(setting: Setting, words: InstrumentWords, head: int, beside: list[int], i: int) -> frozenset[str]:
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
        if is_manner(parse, c) or _is_where_signed(parse, words, head, c):
            continue
        if c > head and (parse.case(c) in _NAMING or parse.dep[c] == "appos") and not does_above(parse, head, c):
            found = cast.at.get(c)
            e = parse.ent_at[c]
            if found is not None and cast.members[found].named:
                out.add(cast.members[found].name)
            elif e >= 0:
                a, b, _ = parse.ents[e]
                out.add(parse.text[parse.start[a] : parse.end[b - 1]])
            elif parse.case(c) in ("on", "of", "for"):
                named = parse.pos[c] == "PROPN" or (parse.words[c][:1].isupper() and parse.words[head][:1].isupper())
                out.add(parse.words[c] if named else parse.lemma[c])
    return frozenset((*out, *_made_at(parse, head)))


def _made_at(parse: Parse, head: int) -> Iterator[str]:
    """Where or on what occasion several were made, by name: "the agreements reached in Geneva" are not those spoken of before."""
    if not parse.has(head, "Number=Plur"):
        return
    for c in (c for verb in parse.kids(head, "acl") if verb > head for c in parse.kids(verb, "obl")):
        if parse.case(c) in ("in", "at", "during") and parse.ent_at[c] >= 0:
            a, b, _ = parse.ents[parse.ent_at[c]]
            yield parse.text[parse.start[a] : parse.end[b - 1]]


def does_above(parse: Parse, head: int, below: int) -> bool:
    """Whether those behind "by" do what the noun above tells: "violations of the truce by the rebels"."""
    return parse.case(below) == "by" and parse.dep[head] == "nmod" and parse.case(head) == "of"


def is_manner(parse: Parse, c: int) -> bool:
    """Whether a phrase is the first or last part of "in line with the law", "in co-operation with the Red Cross"."""
    first = parse.subtree(c)[0]
    return any(_opens_manner(parse, first - k) for k in (_BARE if parse.case(c) == "with" else (0,)) if k <= first)


def _opens_manner(parse: Parse, t: int) -> bool:
    """Whether "in", a bare noun and "with" stand there."""
    with_it = (parse.lower[t + k] == "with" for k in _BARE if t + k < len(parse.words))
    return parse.lower[t] == "in" and parse.pos[t + 1] == "NOUN" and any(with_it)


def _is_where_signed(parse: Parse, words: InstrumentWords, head: int, c: int) -> bool:
    """Whether a town behind the noun is that of the signing, whatever the tree hangs it to: "signed the accord in Lome"."""
    verb = words.verbs.get(parse.lemma[parse.head[head]], ()) if parse.dep[head] in ("obj", "nsubj:pass") else ()
    kind = words.nouns.get(parse.lemma[head])
    local = kind is not None and words.group.get(kind.type) == "ceasefire"  # "a truce in Chad"
    signs = not local and any(not rest and stage.name == _SIGNED for rest, stage in verb)
    return signs and c > head and parse.case(c) in ("in", "at") and parse.ent_at[c] >= 0


def name_of(parse: Parse, words: InstrumentWords, head: int, beside: list[int], start: int) -> tuple[int, int]:
    """The phrase from its first modifier to what it is on, of or between, as tokens; it ends where a phrase does."""
    first, cut = min(_first_of(parse, head, beside), start), _cut_off(parse, words, head)
    own = [t for t in parse.subtree(head, cut) if t >= head]
    stop = next((t for t in range(head + 1, own[-1] + 1) if _ends_name(parse, t, own[-1])), own[-1] + 1)
    stop = min((stop, *(parse.subtree(c)[0] for c in cut if is_manner(parse, c))))
    if stop - first > _LONGEST_NAME:
        opens = (parse.subtree(t)[0] for t in own if t > head and _is_phrase(parse, t))
        kept = (t for t in parse.children[head] if t > head and t not in cut and parse.child(t, "conj"))
        lists = (parse.subtree(t, cut)[-1] + 1 for t in kept)
        ends = (e for e in lists if e <= min(stop, first + _LONGEST_LIST))
        stop = max((*(o for o in opens if head < o <= first + _LONGEST_NAME), *ends), default=head + 1)
    stop = _before_unfinished(parse, (first, head), stop, own)
    while stop > head + 1 and parse.pos[stop - 1] in _LOOSE | {"PUNCT"} and parse.words[stop - 1] != ")":
        stop -= 1
    return first, stop


def _first_of(parse: Parse, head: int, beside: list[int]) -> int:
    """The first word of a name: of what stands before its noun and is neither an article nor "its" nor "the present"."""
    pointing = (c for c in beside if parse.dep[c] == "nmod:poss" and parse.pos[c] == "PRON")
    aside = {*pointing, *(c for c in beside if parse.lower[c] in _POINTING)}
    named = (c for c in beside if c not in aside)
    first = min((c if parse.dep[c] == "nummod" else parse.subtree(c)[0] for c in named), default=head)
    return first + 1 if parse.dep[first] in ("det", "punct", "case") and first < head else first


def _cut_off(parse: Parse, words: InstrumentWords, head: int) -> set[int]:
    """The heads of what stands behind the noun and is no part of its name: clauses, what was done to it, others that are joined to it."""
    second, behind = second_party(parse, words, head), [c for c in parse.children[head] if c > head]
    cut = {c for c in behind if c != second and not _is_in_name(parse, head, c)}
    cut |= {c for c in behind if _is_where_signed(parse, words, head, c)}
    cut |= {k for c in behind for k in parse.kids(c, "acl", "acl:relcl", "advcl", "parataxis")}
    inside = [t for t in parse.subtree(head, cut) if t > head]
    done = {v for t in inside for v in parse.kids(t, "acl") if v > t and parse.lemma[v] in words.verbs}
    others = (
        t for t in inside if parse.dep[t] == "conj" and (parse.lemma[t] in words.nouns or _is_deed(parse, words, t))
    )
    capital = parse.words[head][0].isupper()
    return cut | done | {t for t in others if not (capital and parse.words[t][0].isupper())}


def _is_deed(parse: Parse, words: InstrumentWords, token: int) -> bool:
    """Whether a noun tells what is done to an instrument behind it: "the lifting of the embargo"."""
    below = (c for c in parse.kids(token, "nmod") if parse.case(c) == "of")
    return parse.lemma[token] in words.above and any(parse.lemma[c] in words.nouns for c in below)


def _is_phrase(parse: Parse, token: int) -> bool:
    """Whether a name may end before a phrase or clause, by its head; not before "of"."""
    return parse.dep[token] in _PHRASES and parse.case(token) != "of"


def second_party(parse: Parse, words: InstrumentWords, head: int) -> int | None:
    """The second of those between whom it is, where the tree joins it to the noun: "the Understanding between Chad and the states of the Gulf"."""
    between = next((c for c in parse.kids(head, "nmod") if parse.case(c) == "between"), None)
    joined = next((c for c in parse.kids(head, "conj") if between is not None and c > between), None)
    if between is None or joined is None or parse.lemma[joined] in words.nouns or parse.kids(between, "conj"):
        return None
    if _is_deed(parse, words, joined):
        return None  # "a hotline between the armies and the lifting of the embargo"
    return joined if parse.lower[parse.subtree(joined)[0]] == "and" else None


def _is_in_name(parse: Parse, head: int, c: int) -> bool:
    """Whether a word behind the noun goes on naming it: what it is on or between, a number, a name; "the convention on fighting crime" too."""
    if parse.dep[c] == "acl":
        return any(parse.lower[m] in ("on", "for") for m in parse.kids(c, "mark", "case"))
    if is_manner(parse, c):
        return False
    with_case = parse.dep[c] == "nmod" and parse.case(c) in _NAMING and not does_above(parse, head, c)
    return with_case or parse.dep[c] in ("nummod", "flat", "appos")


def _ends_name(parse: Parse, t: int, last: int) -> bool:
    """Whether a name ends before a mark: any but a bracket that is closed in it, or the comma of a list that it holds."""
    if parse.words[t] == "(":
        return not any(parse.words[k] == ")" for k in range(t, last + 2) if k < len(parse.words))
    if parse.words[t] == ",":
        return parse.dep[parse.head[t]] != "conj" or parse.head[t] < t or parse.head[t] > last
    return parse.words[t] in _STOPS or _opens_manner(parse, t)


def _before_unfinished(parse: Parse, start: tuple[int, int], stop: int, own: list[int]) -> int:
    """The end of a name that has no part of a list: all of it ("between Chad and Niger"), or where it is too long nothing of it.

    `start` are the first token of the name and its noun.
    """
    first, head = start
    for t in own:
        if not head < t < stop or parse.dep[t] not in _PHRASES:
            continue
        phrase = [k for k in parse.subtree(t) if k in own]
        if phrase[-1] >= stop and any(c >= stop and c in own for c in parse.kids(t, "conj")):
            longest = _LONGEST_TITLE if parse.words[head][:1].isupper() else _LONGEST_LIST
            whole = phrase[-1] - first < longest and not any(parse.words[k] in _STOPS - {","} for k in phrase)
            return phrase[-1] + 1 if whole else max(head + 1, phrase[0])
    return stop


def whence_of(parse: Parse, head: int) -> int:
    """The end of a name that says where it was made: "the decisions taken at the Lima summit"."""
    behind = next((parse.subtree(c) for c in parse.kids(head, "acl") if c > head), [head])
    end = min(behind[-1], head + _LONGEST_NAME) + 1
    return next((t for t in range(head + 1, end) if parse.words[t] in (",", ";", "(")), end)
