"""Complements: what a verb of attribution governs, by the kinds that `lexicon/speech.toml` knows.

Each finder answers with the tokens of the content and whom it was said to, or None where the sentence has no such complement.
"""

from __future__ import annotations

from collections.abc import Callable

from parley.reading.statements.addressees import addressee_of
from parley.reading.statements.clauses import QUOTE_MARKS, clause, content_of
from parley.reading.statements.closings import closing
from parley.reading.statements.obliques import Complement, deadline, oblique, topic
from parley.reading.statements.speech import SpeechWords
from parley.reading.syntax.clauses import passive, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["Complement", "complement"]

_OBJECTLESS = frozenset(
    {
        "it",
        "that",
        "this",
        "what",
        "which",
        "nothing",
        "something",
        "much",
        "so",
        "him",
        "her",
        "them",
        "me",
        "us",
        "you",
        "himself",
        "themselves",
    }
)
"""Objects that only point to what was said elsewhere."""


_ASKING = frozenset({"request", "infinitive"})
"""Complements of cues that ask or promise a deed."""

_SELVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})


def complement(parse: Parse, words: SpeechWords, i: int, takes: frozenset[str]) -> Complement | None:
    """The first complement of cue `i` that is among those it takes and that the sentence gives."""
    for kind, find in _FINDERS:
        if (kind in takes or kind == "oblique") and (made := find(parse, words, i, takes)) is not None:
            return made
    return None


def _finite(parse: Parse, words: SpeechWords, i: int, takes: frozenset[str]) -> Complement | None:
    """A finite clause or quoted words: "said that …", "“…,” she said"."""
    asks = not takes.isdisjoint(_ASKING)
    tokens = closing(parse, i) or clause(parse, words, i, asks=asks)
    if asks and tokens and parse.dep[i] == "acl:relcl" and parse.lower[tokens[0]] == "that":
        return None  # "the relief that the king promised this month" tells of the relief
    if asks and (c := parse.child(i, "ccomp")) is not None and _is_name(parse, words, c):
        return None
    return Complement("clause", tokens, addressee_of(parse, words, i)) if tokens else None


def _that(parse: Parse, words: SpeechWords, i: int, _: frozenset[str]) -> Complement | None:
    """A finite clause behind "that", for verbs that say something with it only: "holds that …"."""
    c = parse.child(i, "ccomp")
    if c is None or not any(i < m and parse.lower[m] == "that" for m in parse.kids(c, "mark")):
        return None
    return Complement("clause", content_of(parse, c), addressee_of(parse, words, i))


def _request(parse: Parse, words: SpeechWords, i: int, _: frozenset[str]) -> Complement | None:
    """Whom and what: "urged both sides to stop". The content holds both, the addressee is the first."""
    what = parse.child(i, "xcomp", "advcl", "ccomp")
    if what is None and (whom := parse.child(i, "obj")) is not None and _ends_with_deed(parse, whom):
        return Complement("request", parse.subtree(whom), whom)
    if what is None or parse.pos[what] not in ("VERB", "AUX", "ADJ", "NOUN") or not to_infinitive(parse, what):
        return None
    if _only_names(parse, words, what):
        return None
    asked = parse.child(i, "obj", "iobj") or next(
        (o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) in ("on", "upon", "to", "with") and o < what), None
    )
    if asked is None:
        sought = next((o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) == "for" and o < what), None)
        lead = parse.subtree(sought, set(parse.kids(sought, "case"))) if sought is not None else []
        return Complement("request", lead + content_of(parse, what), None) if parse.dep[what] == "xcomp" else None
    case = set(parse.kids(asked, "case"))
    done = parse.subtree(what, _while_saying(parse, words, what))
    return Complement("request", [t for t in parse.subtree(asked) if t not in case] + done, asked)


def _ends_with_deed(parse: Parse, whom: int) -> bool:
    """Whether the tree hangs what somebody is asked to do on what is told of him: "urged those who have not signed to join the accord"."""
    told = parse.child(whom, "acl:relcl")
    deed = parse.child(told, "advcl", "xcomp") if told is not None else None
    return deed is not None and to_infinitive(parse, deed) and parse.subtree(whom)[-1] == parse.subtree(deed)[-1]


def _hung_aside(parse: Parse, i: int) -> int | None:
    """The deed that the tree takes for a purpose: "promised last month to leave"; none where something is asked for, to do it with."""
    deed = parse.child(i, "advcl")
    governs = parse.child(i, "obj", "ccomp") is not None or any(parse.case(o) == "for" for o in parse.kids(i, "obl"))
    return None if governs else deed


def _only_names(parse: Parse, words: SpeechWords, deed: int) -> bool:
    """Whether what is asked for only tells how the speaker may be named: "asked not to be identified", "… to remain anonymous"."""
    return parse.lemma[deed] in words.naming or any(parse.lower[t] in words.hiding for t in parse.subtree(deed))


def _is_name(parse: Parse, words: SpeechWords, clause: int) -> bool:
    """Whether a clause only tells what becomes of the speaker's name: "asked that his name not be used"."""
    subject = parse.child(clause, "nsubj", "nsubj:pass")
    return subject is not None and parse.lemma[subject] in words.naming


def _infinitive(parse: Parse, words: SpeechWords, i: int, _: frozenset[str]) -> Complement | None:
    """An open clause with the subject's own action: "promised to …"."""
    deed = parse.child(i, "xcomp")
    deed = _hung_aside(parse, i) if deed is None else deed
    if parse.dep[i] == "acl:relcl" and parse.subject(i) != parse.head[i]:
        return None  # "the houses that they had promised to leave" tells of the houses
    if deed is None or parse.pos[deed] not in ("VERB", "AUX") or not to_infinitive(parse, deed):
        return None
    if _only_names(parse, words, deed):
        return None
    doer = parse.child(i, "obj")
    if doer is not None and i < doer < deed and parse.lemma[i] not in words.addressing:
        return Complement("infinitive", parse.subtree(doer) + parse.subtree(deed), None)  # "wants the army to leave"
    return Complement("infinitive", content_of(parse, deed), addressee_of(parse, words, i))


def _predicate(parse: Parse, _: SpeechWords, i: int, __: frozenset[str]) -> Complement | None:
    """The object and its predicate: "called it a crime", "described the talks as useful"."""
    what = parse.child(i, "xcomp")
    obj = parse.child(i, "obj", "nsubj:pass") or (_her(parse, what) if what is not None else None)
    if parse.dep[i] == "acl" and parse.has(i, "Tense=Past"):
        return _described(parse, i, None)
    of_head = parse.subject(i) != parse.head[i]  # "which he calls a corridor", not "who called her a friend"
    if parse.dep[i] == "acl:relcl" and of_head and (what is None or obj is None or parse.lower[obj] in _OBJECTLESS):
        return _described(parse, i, obj)
    if what is None or (parse.pos[what] in ("VERB", "AUX") and to_infinitive(parse, what)):
        what = next((o for o in parse.kids(i, "obl", "advcl", "xcomp") if _as(parse, o)), None)
    if obj is None and what is not None and parse.pos[what] == "NOUN" and parse.child(i, "nsubj") is not None:
        return Complement("predicate", parse.subtree(what), None)  # "called that blackmail"
    if what is None and obj is not None:
        what = next((c for c in parse.kids(obj, "amod") if c > obj), None)  # "called the order swift"
    own = parse.subtree(obj) if obj is not None else []
    if what is None and own:
        quoted = (o for o in parse.kids(i, "parataxis", "ccomp") if parse.subtree(o)[0] == own[-1] + 1)
        what = next(
            (o for o in quoted if parse.words[own[-1] + 1] in QUOTE_MARKS), None
        )  # "called the pact “a trick, no more”"
    if obj is None or what is None or parse.lower[obj] in _SELVES:
        return None
    by = [n for n in parse.kids(what, "nmod") if parse.case(n) == "by"] if passive(parse, i) else ()
    return Complement("predicate", own + parse.subtree(what, by), None)


def _her(parse: Parse, what: int) -> int | None:
    """The object that the tree takes for an owner: "called her “a great friend”"; behind an owner no article stands."""
    owner = parse.child(what, "nmod:poss")
    if owner is None or parse.lower[owner] != "her":
        return None
    return owner if parse.pos[owner + 1] == "DET" or parse.words[owner + 1] in QUOTE_MARKS else None


def _described(parse: Parse, i: int, obj: int | None) -> Complement | None:
    """What stands behind "as" in a relative clause: "which the envoy described as a trick"; "which he calls a corridor" only names a thing.

    Who describes may be hung on it: "described as a trick by the envoy".
    """
    what = next((o for o in parse.kids(i, "obl", "advcl", "xcomp") if _as(parse, o)), None)
    if what is None or parse.pos[what] == "ADJ" or parse.lower[parse.head[i]] == "what":
        return None
    own = () if obj is None or parse.lower[obj] in _OBJECTLESS else parse.subtree(obj)
    by = [n for n in parse.kids(what, "nmod") if parse.case(n) == "by"]
    return Complement("predicate", [*own, *parse.subtree(what, by)], None)


def _as(parse: Parse, o: int) -> bool:
    return any(parse.lower[c] == "as" for c in parse.kids(o, "case", "mark"))


def _object(parse: Parse, words: SpeechWords, i: int, _: frozenset[str]) -> Complement | None:
    """The object and what follows it in the clause, up to where and when it was said."""
    obj = parse.child(i, "obj", "nsubj:pass") or _gerund(parse, i)
    if obj is None or parse.lower[obj] in _OBJECTLESS or parse.lemma[obj] in words.naming:
        return None
    if parse.lemma[obj] in words.acting.get(parse.lemma[i], ()):
        return None
    tokens = parse.subtree(obj, _while_saying(parse, words, obj))
    for o in parse.children[i]:
        if o > tokens[-1] and _what_becomes(parse, o, tokens[-1]):
            tokens += parse.subtree(o)
            continue
        if o < tokens[-1] or parse.dep[o] not in ("obl", "obl:arg", "obl:unmarked", "advcl"):
            continue
        if _of_saying(parse, words, o) and (
            parse.lemma[i] not in words.happenings or parse.lemma[o] in words.documents
        ):
            continue
        if (
            parse.dep[o] == "advcl"
            and parse.lemma[o] in words.verbs
            and parse.child(o, "xcomp") is None
            and not to_infinitive(parse, o)
        ):
            break
        if any(parse.words[t] in ",;" for t in range(tokens[-1] + 1, parse.subtree(o)[0])):
            break
        tokens += parse.subtree(o)
    return Complement("object", tokens, addressee_of(parse, words, i))


def _told(parse: Parse, words: SpeechWords, i: int, takes: frozenset[str]) -> Complement | None:
    """An object that tells what somebody said: "rejected criticism that they came late"; "rejected the plan" is a deed."""
    obj = parse.child(i, "obj", "nsubj:pass")
    clause_behind = parse.child(obj, "acl", "ccomp") if obj is not None else None
    that = clause_behind is not None and any(parse.lower[m] == "that" for m in parse.kids(clause_behind, "mark"))
    return _object(parse, words, i, takes) if that else None


def _what_becomes(parse: Parse, o: int, last: int) -> bool:
    """Whether a token tells what its object is or is to be: "declared the duty fulfilled", right behind it "announced her aim to seek peace"."""
    return parse.dep[o] == "xcomp" and (not to_infinitive(parse, o) or parse.subtree(o)[0] == last + 1)


def _gerund(parse: Parse, i: int) -> int | None:
    """A deed that stands as an object: "denied keeping fighters there", "suggested waiting"."""
    below = (c for c in parse.kids(i, "xcomp", "ccomp") if c > i)
    return next(
        (c for c in below if any(parse.has(t, "VerbForm=Ger") for t in (c, *parse.kids(c, "cop", "aux", "aux:pass")))),
        None,
    )


def _while_saying(parse: Parse, words: SpeechWords, i: int) -> set[int]:
    """Adjuncts of what was said that tell where it was said: "confirmed the defection during a hearing", "in his message"."""
    return {
        n
        for n in parse.kids(i, "nmod", "obl")
        if (parse.case(n) == "during" and parse.lemma[n] in words.occasions)
        or (parse.case(n) == "in" and parse.lemma[n] in words.documents and parse.kids(n, "nmod:poss"))
    }


def _of_saying(parse: Parse, words: SpeechWords, o: int) -> bool:
    """An adjunct that tells how, when or where something was said: "in a statement", "on Friday", "by phone", "in Geneva"."""
    case = parse.case(o)
    if deadline(parse, words, o):
        return False
    if parse.lemma[o] in words.documents or case in ("by", "during", "after", "before"):
        return True
    if parse.dep[o] == "advcl" or case not in ("", "on", "in", "at"):
        return False
    place = parse.ent_at[o] >= 0 and parse.ents[parse.ent_at[o]][2] in ("PLACE", "FAC")
    return not case or place or parse.pos[o] == "NUM" or parse.lemma[o] in words.occasions


_FINDERS: tuple[tuple[str, Callable[[Parse, SpeechWords, int, frozenset[str]], Complement | None]], ...] = (
    ("clause", _finite),
    ("that", _that),
    ("request", _request),
    ("infinitive", _infinitive),
    ("predicate", _predicate),
    ("topic", topic),
    ("oblique", oblique),
    ("told", _told),
    ("object", _object),
)
"""In the order in which they are tried."""
