"""Short forms: the capitals in brackets by which an article calls a body after its full name, "the Rapid Support Forces (RSF)"."""

from __future__ import annotations

import re

from parley.lexicon.actors import Gazetteer
from parley.lexicon.phrases import key
from parley.reading.syntax.parse import Parse

__all__ = ["short_for_things", "short_forms", "spelled_lists"]

_LINKING = frozenset({"and", "&", "of", "for", "the", "in", "on"})
_SKIPPED, _REACH = 2, 16
"""Words of a name without a letter in its short form, at most; tokens before the short form among which the name stands."""
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&-]{1,11}")


def short_forms(parse: Parse) -> dict[str, tuple[int, int]]:
    """Short forms that the article itself explains: "Rapid Support Forces (RSF)"."""
    out: dict[str, tuple[int, int]] = {}
    for first, end, label in parse.ents:
        if label == "ORG" and end + 2 < len(parse.words) and parse.words[end] == "(" and parse.words[end + 2] == ")":
            short = parse.words[end + 1]
            if _ACRONYM.fullmatch(short) and end - first > 1:
                out.setdefault(short, (first, end))
    for first, end in spelled_lists(parse).items():
        out.setdefault(parse.words[end + 1], (first, end))
    return out


def spelled_lists(parse: Parse) -> dict[int, int]:
    """Names with commas in them, by their first token where they end: those of which the capitals behind are the initials, a few left out.

    "the Teachers, Nurses and Drivers Union (TNDU)" is one body, of which the model makes three.
    """
    out: dict[int, int] = {}
    for i in range(1, len(parse.words) - 2):
        short = parse.words[i + 1]
        if parse.words[i] != "(" or parse.words[i + 2] != ")" or not (short.isupper() and len(short) > _SKIPPED):
            continue
        letters, skipped = list(short), 0
        for t in range(i - 1, max(i - _REACH, parse.sents[parse.sent[i]][0]) - 1, -1):
            if parse.words[t] == "," or parse.lower[t] in _LINKING:
                continue
            right = parse.words[t][0] == letters[-1]
            skipped += not right
            if skipped > _SKIPPED or not parse.words[t][0].isupper():
                break
            if right and letters.pop() and not letters:
                if "," in parse.words[t:i]:
                    out[t] = i
                break
    return out


def short_for_things(parse: Parse, gazetteer: Gazetteer) -> frozenset[tuple[str, ...]]:
    """Short forms that the article explains by what is nobody: "disaster response (DR)", "the resolutions (SCRs)"."""
    out = set()
    for i in range(1, len(parse.words) - 2):
        noun, short = parse.words[i - 1], parse.words[i + 1]
        if parse.words[i] != "(" or parse.words[i + 2] != ")" or not _ACRONYM.fullmatch(short):
            continue
        common = parse.pos[i - 1] == "NOUN" and noun.islower() and sum(c.isupper() for c in short) > 1
        if common and not gazetteer.roles.is_body(parse.lemma[i - 1]):
            out.add(("name", *key(short)))
    return frozenset(out)
