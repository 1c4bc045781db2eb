"""Told in the present: a short item or a digest says what happens on the day it is printed ("Envoys of A and B meet in Doha").

Other news keeps to the past and dates what it tells; there the present tense is no date.
"""

from __future__ import annotations

from parley.reading.syntax.parse import Parse

__all__ = ["is_present", "tells_today", "told_in"]

_MOSTLY = 0.75
"""Share of its sentences in the present from which on a text is told in it."""
_LONGEST = 6
"""Sentences of such an item at most; a longer text in the present is an essay or a talk."""
_CLIMB = 10


def tells_today(parse: Parse, body: int) -> bool:
    """Whether the sentences from code point `body` on tell what happens on the day, as their main verbs say.

    A heading has no verb, and what "will" happen is told in any text.
    """
    roots = [_root(parse, a, b) for _, a, b in parse.read_sentences() if parse.start[a] >= body]
    tenses = [tense for root in roots if root is not None and (tense := _tense(parse, root)) in ("Pres", "Past")]
    return len(roots) <= _LONGEST and 0 < _MOSTLY * len(tenses) <= tenses.count("Pres")


def is_present(parse: Parse, token: int) -> bool:
    """Whether the clause of a token says what is now: "they meet", "is signed", "arrives to meet"; not "have met", "will meet"."""
    return told_in(parse, token) == "Pres"


def told_in(parse: Parse, token: int) -> str | None:
    """The tense of the finite clause that a token stands in: Pres, Past or Fut; None if there is none."""
    for _ in range(_CLIMB):
        if parse.pos[token] in ("VERB", "AUX") and (tense := _tense(parse, token)) is not None:
            return tense
        if parse.head[token] == token:
            return None
        token = parse.head[token]
    return None


def _root(parse: Parse, first: int, end: int) -> int | None:
    return next((t for t in range(first, end) if parse.head[t] == t and parse.pos[t] in ("VERB", "AUX")), None)


def _tense(parse: Parse, verb: int) -> str | None:
    """Pres, Past or Fut of a finite clause, of its first auxiliary if it has one; None if it is not finite."""
    helpers = [*parse.kids(verb, "aux", "aux:pass", "cop"), verb]
    first = min(helpers)
    if parse.pos[first] == "AUX" and parse.lemma[first] in (
        "will",
        "shall",
        "would",
        "may",
        "might",
        "can",
        "could",
        "should",
        "must",
    ):
        return "Fut"
    if not any(parse.has(t, "VerbForm=Fin") for t in helpers):
        return None
    if parse.lemma[first] == "have" and first != verb:
        return "Past"  # "have met": on no day that is told
    return "Pres" if parse.has(first, "Tense=Pres") else "Past"
