"""Phrases hung where they belong: "said on Thursday it had left", "condemned in the strongest terms the attack", "the talks, said the envoy, were over"."""

from __future__ import annotations

from collections.abc import Sequence

from parley.reading.syntax.prefixes import Columns
from parley.reading.syntax.rehung_nouns import OF_NOUNS, Move

__all__ = ["rehung"]

_ADJUNCTS = frozenset({"obl", "obl:unmarked"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
_WHEN = frozenset({"on", "at", "during"})
"""Prepositions of the time and place of a saying; "said under the deal it would …" is another matter."""
_OWN = frozenset({"det", "nmod:poss"})
"""Relations of the words with which a phrase begins that is no part of the one before it."""
_MANNER = frozenset({"terms", "words", "language", "tones"})
"""Nouns for how something is said."""
_SAYING = frozenset({"say", "tell", "add", "report"})
_DEEP = 8
"""Steps from a token up to the noun of its phrase."""
_NEAR = 16
"""Tokens behind a verb among which a subject of its own stands."""


def rehung(lower: Sequence[str], columns: Columns) -> Columns:
    """The columns with what the parser often hangs amiss hung where it belongs; each finder below tells one such slip."""
    lemma, pos, dep, head = columns
    finders = (
        _time_of_saying,
        _time_behind_saying,
        _object_behind_adjunct,
        _object_behind_manner,
        _object_before_participle,
        _reason_of_praise,
        _asked_in_passing,
        _speaker_of_aside,
        _speaker_at_end,
        _saying_at_end,
        _right_behind_verb,
        *OF_NOUNS,
    )
    moves = [m for t in range(len(head)) for find in finders for m in find(lower, columns, t)]
    if not moves:
        return columns
    heads, relations = {t: h for t, h, _ in moves}, {t: d for t, _, d in moves}
    return Columns(
        lemma,
        pos,
        [relations.get(t, d) for t, d in enumerate(dep)],
        [heads.get(t, h) for t, h in enumerate(head)],
    )


def _object_behind_adjunct(_: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """A noun that is the object of a verb, right behind an adjunct and with an article of its own, taken for an apposition to the adjunct."""
    _, pos, dep, head = columns
    before = head[t]
    verb = head[before]
    slip = dep[t] in ("appos", "obj", "conj", "nmod") and dep[before] in ("obl", "obj")
    if not slip or pos[t] != "NOUN" or not verb < before < t or pos[verb] != "VERB" or pos[before] == "VERB":
        return ()
    if dep[before + 1] not in _OWN or head[before + 1] != t:
        return ()
    adjunct = any(dep[c] == "case" and head[c] == before for c in range(verb + 1, before))
    free = all(dep[o] != "obj" or o == before for o in range(verb + 1, t) if head[o] == verb)
    return ((t, verb, "obj"), (before, verb, "obl")) if adjunct and free else ()


def _object_behind_manner(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """The object of a verb, taken for the subject of a clause about how it was said: "condemned in the strongest terms the attack carried out …"."""
    _, pos, dep, head = columns
    told = head[t]
    manner = head[told]
    verb = head[manner]
    slip = dep[t] == "nsubj" and dep[told] == "acl:relcl" and dep[manner] == "obl" and lower[manner] in _MANNER
    if not slip or not verb < manner < t < told or pos[verb] != "VERB" or dep[manner + 1] not in _OWN:
        return ()
    free = all(dep[o] not in ("obj", "ccomp") for o in range(verb + 1, t) if head[o] == verb)
    return ((t, verb, "obj"), (told, t, "acl")) if free and head[manner + 1] == t else ()


def _object_before_participle(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """The object of a verb, taken for that of the participle behind it: "condemned the attack carried out on Friday"."""
    _, pos, dep, head = columns
    done = head[t]
    verb = head[done]
    slip = dep[t] == "obj" and dep[done] == "ccomp" and verb < t < done and pos[verb] == pos[done] == "VERB"
    if not slip or done != t + 1 or not lower[done].endswith(("ed", "en")):
        return ()
    free = all(head[c] != done and (head[c] != verb or dep[c] != "obj") for c in range(verb + 1, t))
    return ((t, verb, "obj"), (done, t, "acl")) if free else ()


def _reason_of_praise(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """What somebody is praised or blamed for, taken for what he is: "thanked the envoy for her efforts"; an envoy is not for efforts of hers."""
    _, pos, dep, head = columns
    whom = head[t]
    verb = head[whom]
    if dep[t] != "nmod" or dep[whom] != "obj" or not verb < whom < t or pos[verb] != "VERB":
        return ()
    below = [c for c in range(whom + 1, t) if head[c] == t]
    reason = any(dep[c] == "case" and lower[c] == "for" for c in below)
    own = any(dep[c] == "nmod:poss" and pos[c] == "PRON" for c in below)
    return ((t, verb, "obl"),) if reason and own else ()


def _time_of_saying(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """The time of a saying that hangs on what was said: "said on Thursday it had left"."""
    _, pos, dep, head = columns
    clause = head[t]
    verb = head[clause]
    if dep[t] not in _ADJUNCTS or dep[clause] != "ccomp" or not verb < t < clause or pos[verb] != "VERB":
        return ()
    first, last = _extent(head, t, verb, clause)
    if first != verb + 1:
        return ()
    subject = next((s for s in range(last + 1, clause) if head[s] == clause and dep[s] in _SUBJECTS), None)
    behind = subject is not None and _extent(head, subject, verb, clause)[0] == last + 1
    case = {lower[c] for c in range(first, t) if head[c] == t and dep[c] == "case"}
    return ((t, verb, dep[t]),) if behind and case <= _WHEN else ()


def _time_behind_saying(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """The time of a saying that hangs across it on what was said before: "The company would pay, N said on Monday"."""
    _, pos, dep, head = columns
    clause = head[t]
    verb = head[clause]
    if dep[t] not in _ADJUNCTS or dep[clause] != "ccomp" or not clause < verb < t or pos[verb] != "VERB":
        return ()
    first = _extent(head, t, verb, len(head))[0]
    case = {lower[c] for c in range(first, t) if head[c] == t and dep[c] == "case"}
    return ((t, verb, dep[t]),) if first == verb + 1 and case <= _WHEN else ()


def _asked_in_passing(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """A participle between commas that takes the subject of the verb behind it: "the envoy, asked whether it would fail, said …"."""
    _, pos, dep, head = columns
    verb = head[t]
    if dep[t] != "ccomp" or pos[t] != "VERB" or pos[verb] != "VERB" or t >= verb or lower[t - 1] != ",":
        return ()
    before = range(t - 2, max(t - _NEAR, -1), -1)
    subject = next((s for s in before if head[s] in (t, verb) and dep[s] in _SUBJECTS), None)
    own = any(head[s] == verb and dep[s] in _SUBJECTS for s in range(t, min(verb + _NEAR, len(head))))
    helped = any(head[a] == t and dep[a] in ("aux", "aux:pass") for a in range(max(t - _DEEP, 0), t))
    if subject is None or own or helped or lower[verb - 1] != ",":
        return ()
    return (subject, verb, dep[subject]), (t, subject, "acl")


def _speaker_of_aside(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """Who speaks behind the verb of an aside, taken for a second subject of the clause around: "the talks, said the envoy, were over"."""
    _, _, dep, head = columns
    clause = head[t]
    if dep[t] not in _SUBJECTS or t > clause:
        return ()
    first = _extent(head, t, -1, clause)[0]
    verb = first - 1
    aside = verb > 0 and dep[verb] == "parataxis" and head[verb] == clause and lower[verb - 1] == ","
    two = any(head[s] == clause and dep[s] in _SUBJECTS for s in range(max(verb - _NEAR, 0), verb))
    return ((t, verb, "nsubj"),) if aside and two else ()


def _speaker_at_end(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """Who speaks in front of a verb that closes a sentence: "they missed the date and will now sign in May, two ministers said"."""
    _, pos, dep, head = columns
    if dep[t] not in _SUBJECTS or t < head[t] or head[head[t]] == head[t]:
        return ()
    first, last = _extent(head, t, head[t], min(t + _NEAR, len(head)))
    verb = last + 1
    if verb >= len(head) or pos[verb] != "VERB" or lower[first - 1] != "," or not _below(head, t, verb, len(head)):
        return ()
    own = any(
        head[s] == verb and dep[s] in _SUBJECTS for s in range(max(verb - _NEAR, 0), min(verb + _NEAR, len(head)))
    )
    return () if own else ((t, verb, "nsubj"),)


def _saying_at_end(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """A saying that closes a sentence, hung on a noun within it: "they went back on a promise to leave, two ministers said"."""
    lemma, pos, dep, head = columns
    noun = head[t]
    if dep[t] != "acl" or lemma[t] not in _SAYING or not noun < t or lower[t].endswith("ing") or pos[t] != "VERB":
        return ()
    below = [c for c in range(noun + 1, t) if head[c] == t]
    subject = next((c for c in below if dep[c] == "nsubj"), None)
    if subject is None or any(dep[c] in ("mark", "obj", "aux") for c in below):
        return ()
    first = _extent(head, subject, noun, t)[0]
    root = noun
    for _ in range(_DEEP):
        root = head[root]
    return ((t, root, "parataxis"),) if lower[first - 1] == "," and head[root] == root else ()


def _right_behind_verb(lower: Sequence[str], columns: Columns, t: int) -> tuple[Move, ...]:
    """What stands right behind a verb: the object of a participle ("accusing N of …"), the subject of what is said ("adding it hopes …")."""
    _, pos, dep, head = columns
    verb = head[t]
    if t <= verb or pos[verb] != "VERB":
        return ()
    if dep[t] == "nsubj" and lower[verb].endswith("ing") and lower[verb - 1] == ",":
        return ((t, verb, "obj"),) if _extent(head, t, verb, len(head))[0] == verb + 1 else ()
    if dep[t] != "obj" or pos[t] != "PRON" or t != verb + 1:
        return ()
    below = (c for c in range(t + 1, min(t + _DEEP, len(head))) if head[c] == verb and dep[c] == "ccomp")
    beside = (c for c in range(t + 1, min(t + 2, len(head))) if dep[c] == "conj" and head[c] in (verb, head[verb]))
    clause = next((c for c in (*below, *beside) if pos[c] == "VERB"), None)
    if clause is None or any(head[s] == clause and dep[s] in (*_SUBJECTS, "mark") for s in range(t + 1, clause)):
        return ()
    return (t, clause, "nsubj"), (clause, verb, "ccomp")


def _extent(head: Sequence[int], t: int, low: int, high: int) -> tuple[int, int]:
    """First and last token of what hangs on a token between two others."""
    first = last = t
    while first - 1 > low and _below(head, first - 1, t, high):
        first -= 1
    while last + 1 < high and _below(head, last + 1, t, high):
        last += 1
    return first, last


def _below(head: Sequence[int], token: int, top: int, high: int) -> bool:
    """Whether a token hangs on another, by a few steps."""
    for _ in range(_DEEP):
        if head[token] == top:
            return True
        if head[token] in (token, high):
            return False
        token = head[token]
    return False
