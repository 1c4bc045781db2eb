"""Names of bodies that open with whose they are: "the Dockers' Union of Kellport", of which the model makes two."""

from __future__ import annotations

from parley.lexicon.actors import Gazetteer
from parley.reading.syntax.parse import Parse

__all__ = ["owned_names"]

_MARKS = frozenset({"'", "’"})


def owned_names(parse: Parse, gazetteer: Gazetteer) -> dict[int, int]:
    """The first token of each such name with where it ends: a capitalised plural, its apostrophe, and a name that says what body it is.

    What is joined to it by "and" is another, which is given too: "the Dockers' Union | and | Harbour Holdings".
    """
    out: dict[int, int] = {}
    for i in range(1, len(parse.words) - 1):
        kind = i + 1
        if parse.words[i] not in _MARKS or parse.pos[i] != "PART" or parse.ent_at[kind] < 0:
            continue
        first, (start, end, label) = i - 1, parse.ents[parse.ent_at[kind]]
        body = gazetteer.roles.person_word(parse.lower[kind]) == "organisation"
        if label != "ORG" or not body or not (parse.words[first][0].isupper() and parse.lower[first].endswith("s")):
            continue
        if start == kind and parse.lower[kind + 1] == "and":
            out[kind + 2], end = end, kind + 1
        out[parse.ents[parse.ent_at[first]][0] if parse.ent_at[first] >= 0 else first] = end
    return out
