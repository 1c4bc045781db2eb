"""Verbs and adjectives that bind their subject: "pledged to …", "agreed on …", "remain committed to …"."""

from __future__ import annotations

from parley.model import CommitmentKind, CommitmentState
from parley.reading.actors.together import together_before
from parley.reading.commitments.bound import accused_of, bound, may_speak_for
from parley.reading.commitments.kinds import kind_of_promise
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.owed import to_whom
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene, first_person
from parley.reading.syntax.clauses import agent, reality, to_infinitive
from parley.reading.syntax.forms import singular
from parley.reading.syntax.parse import Parse

__all__ = ["MODALS", "binding_verb", "is_predicate", "predicate"]

_OWN_GIFT = frozenset({"promise", "offer"})
"""Kinds of which a thing may be the object: "promised aid"."""
MODALS = frozenset({"will", "would", "'ll", "shall"})
"""Auxiliaries of a deed to come."""
_LEAVE = frozenset({"can", "could", "may", "might"})
"""Auxiliaries of what others are given leave to do."""
_SPOKEN_OF = frozenset({"it", "this", "that"})
"""Objects that take up what was spoken of before."""


def binding_verb(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A verb that binds whoever does it to what it governs."""
    parse = scene.parse
    refused = parse.dep[i] == "xcomp" and parse.lemma[parse.head[i]] in words.refusing
    refused = refused or any(parse.lower[m] == "without" for m in parse.kids(i, "mark"))
    if refused or _to_come(parse, words, i) or reality(parse, i) not in ("past", "present"):
        return None
    kind = words.verbs[parse.lemma[i]]
    if _is_participle(parse, i) and kind in _OWN_GIFT and parse.lemma[i] not in words.passive:
        return _thing_promised(scene, words, kind, i)
    deed = _past_further(parse, _deed(scene, words, i))
    if deed is None:
        return _relative(scene, words, kind, i) or _promised_it(scene, kind, i, bound(scene, words, parse.subject(i)))
    if deed < i and parse.dep[deed] != "obj":
        return None
    passive = parse.child(i, "nsubj:pass", "aux:pass") is not None and parse.lemma[i] not in words.passive
    if (passive or _is_participle(parse, i)) and parse.lemma[i] in words.active:
        return None
    by = bound(scene, words, agent(parse, i)) if passive else bound(scene, words, parse.subject(i))
    if not by and kind == "agreement" and (passive or parse.child(i, "expl") is not None):
        by = together_before(scene.cast, i) or ()  # "it was agreed to …"
    thing = _before_relative(parse, i, deed)
    by = _not_the_thing(scene, words, i, by) if thing else by
    to = to_whom(scene, words, i, deed, by)
    subject = parse.child(i, "nsubj")
    blamed = subject is not None and parse.pos[subject] == "PRON" and bool(accused_of(scene, words, subject))
    kind = kind_of_promise(scene, words, i, deed, by)
    state: CommitmentState = "alleged broken" if blamed else _again(scene, words, i)
    if kind == "agreement" and state == "made" and parse.lemma[deed] in words.extending:
        state = "renewed"
    return CommitmentMention(
        i, "binding-verb", kind, tuple(parse.subtree(deed)), by, to, state, deed, told=i, thing=thing
    )


def _not_the_thing(scene: Scene, words: CommitmentWords, i: int, by: tuple[int, ...]) -> tuple[int, ...]:
    """Who promises in a relative clause: in "have yet to form the joint army that they promised" no army, but those who have yet to."""
    thing = scene.parse.head[i]
    if not set(by) & set(scene.people(thing)):
        return by
    while scene.parse.dep[thing] == "nmod":
        thing = scene.parse.head[thing]
    return bound(scene, words, scene.parse.subject(scene.parse.head[thing]))


def _before_relative(parse: Parse, i: int, deed: int) -> tuple[int, ...]:
    """The thing before a relative clause to which something is to be done: "the houses that they promised to leave"."""
    objs = [c for c in parse.kids(deed, "obj") if not parse.has(c, "PronType=Rel")]
    if parse.dep[i] != "acl:relcl" or parse.subject(i) == parse.head[i] or objs:
        return ()
    return _without_relative(parse, parse.head[i])


def _without_relative(parse: Parse, thing: int) -> tuple[int, ...]:
    return tuple(parse.subtree(thing, parse.kids(thing, "acl:relcl", "case", "appos", "punct")))


def _to_come(parse: Parse, words: CommitmentWords, i: int) -> bool:
    """Whether a verb is an infinitive that nobody is said to have carried out: "urged them to agree on …"."""
    while parse.dep[i] == "conj" and not parse.has(i, "VerbForm=Fin"):
        i = parse.head[i]
    governed = parse.lemma[parse.head[i]] in words.carrying and parse.dep[i] == "xcomp"
    return to_infinitive(parse, i) and not governed


def _deed(scene: Scene, words: CommitmentWords, i: int) -> int | None:
    """What a verb binds to: an open clause, "that they would …", a thing that is promised, "on …" or "to …"."""
    parse = scene.parse
    if parse.lemma[i] in words.clausal:
        return _own_clause(parse, i)
    clause = parse.child(i, "xcomp") or _will_clause(parse, words, i)
    if clause is not None:
        return clause
    if (late := _interrupted(parse, i)) is not None:
        return late
    given = _gift(scene, words, i)
    return given if given is not None else _behind(scene, words, i)


def _past_further(parse: Parse, deed: int | None) -> int | None:
    """The gerund of "to further strengthening", where the tree takes its adverb for the verb."""
    further = deed is not None and parse.lower[deed] == "further" and deed + 1 < len(parse.words)
    return deed + 1 if deed is not None and further and parse.lower[deed + 1].endswith("ing") else deed


def _gift(scene: Scene, words: CommitmentWords, i: int) -> int | None:
    """A thing that is promised or offered: the object of the verb, or the subject of its passive ("a dyke had been promised")."""
    parse = scene.parse
    obj = parse.child(i, "obj")
    if (
        obj is not None
        and words.nouns.get(parse.lemma[obj]) == "promise"
        and parse.child(obj, "acl", "ccomp") is not None
    ):
        return None  # "offered assurances that …" is told by its noun
    if obj is None and (subject := parse.child(i, "nsubj:pass")) is not None and not scene.cast.all(subject):
        obj = subject
    if obj is not None and words.verbs[parse.lemma[i]] == "threat":
        return obj if parse.lemma[obj] in words.harms | words.threatened else None  # "threatened a strike"
    if obj is None or words.verbs[parse.lemma[i]] not in _OWN_GIFT or parse.lemma[i] in words.untaken:
        return None
    own = singular(parse.lower[obj]) in words.collectives or not scene.cast.all(obj)
    thing = parse.pos[obj] in ("NOUN", "PROPN", "SYM", "NUM") and parse.lemma[obj] not in words.gifts | words.crimes
    return obj if own and thing else None


def _behind(scene: Scene, words: CommitmentWords, i: int) -> int | None:
    """What stands behind "to" or "on"; aid that is committed to somebody is not promised to be him."""
    parse = scene.parse
    obj = parse.child(i, "obj")
    deps = ("obl", "obl:arg", "advcl", "obj") if parse.lemma[i] in words.oblique else ("advcl",) if obj is None else ()
    if parse.lemma[i] in words.direct and obj is not None and _is_deed(scene, words, obj):
        return obj
    behind = (o for o in parse.kids(i, *deps) if o > i and _to_do(parse, o) and parse.lemma[o] not in words.views)
    return next((o for o in behind if parse.lemma[i] not in words.passive or not scene.cast.all(o)), None)


def _is_deed(scene: Scene, words: CommitmentWords, noun: int) -> bool:
    """Whether a noun is what two can do, and neither a paper nor a view of things: "a prisoner swap", not "the text"."""
    parse = scene.parse
    papers = words.texts | words.parts | words.views | words.limits
    plain = parse.pos[noun] == "NOUN" and parse.lemma[noun] not in papers and parse.lemma[noun] not in words.nouns
    return plain and not scene.cast.all(noun) and not scene.setting.is_time(noun)


def _own_clause(parse: Parse, i: int) -> int | None:
    """An infinitive of which nobody else is to be the subject: "proposed to withdraw", not "proposed to them to withdraw"."""
    clause = parse.child(i, "xcomp")
    others = parse.child(i, "obj", "iobj") is not None or any(parse.case(o) == "to" for o in parse.kids(i, "obl"))
    return clause if clause is not None and to_infinitive(parse, clause) and not others else None


def _will_clause(parse: Parse, words: CommitmentWords, i: int) -> int | None:
    """A clause with a modal: "promised that they would …"."""
    c = parse.child(i, "ccomp")
    if c is not None and parse.child(c, "expl") is not None and words.verbs[parse.lemma[i]] == "agreement":
        return None  # "agree that there will be difficulties"; but "promised that there will be no cuts"
    if c is not None and any(parse.lower[s] == "that" for s in parse.kids(c, "nsubj")):
        return None  # "guarantees that would hold" is a noun with its clause, whatever the tree says
    leave = words.verbs[parse.lemma[i]] == "promise" and not parse.negated(i)  # "promised that aid could pass"
    return c if c is not None and (MODALS | (_LEAVE if leave else frozenset())) & set(parse.aux(c)) else None


def _interrupted(parse: Parse, i: int) -> int | None:
    """An infinitive behind a clause set between commas, to which the tree may hang it: "agreed, hours before it was to end, to …"."""
    between = (c for c in parse.kids(i, "advcl") if c > i)
    late = (d for c in between for d in parse.kids(c, "advcl", "xcomp") if d > c and to_infinitive(parse, d))
    return next((d for d in late if parse.words[min(parse.kids(d, "mark")) - 1] == ","), None)


def _to_do(parse: Parse, o: int) -> bool:
    """Whether a phrase or clause stands behind "to" or "on"; of "to further strengthening" the tree may mark either word."""
    opens = parse.dep[o] == "advcl" and parse.lower[parse.subtree(o)[0]] in ("to", "on")
    return opens or parse.case(o) in ("to", "on")


def _relative(scene: Scene, words: CommitmentWords, kind: CommitmentKind, i: int) -> CommitmentMention | None:
    """The thing before a relative clause: "the aid that they promised"."""
    parse = scene.parse
    obj = parse.child(i, "obj")
    own = obj is None or parse.has(obj, "PronType=Rel")
    if parse.dep[i] != "acl:relcl" or kind not in _OWN_GIFT or not own:
        return None
    thing = _whole(parse, words, parse.head[i])
    by = _not_the_thing(scene, words, i, bound(scene, words, parse.child(i, "nsubj")))
    action = _without_relative(parse, thing)
    return CommitmentMention(
        i, "binding-verb", kind, action, by, to_whom(scene, words, i, None, by), deed=thing, told=i
    )


def _is_participle(parse: Parse, i: int) -> bool:
    return parse.dep[i] in ("amod", "acl") and parse.has(i, "VerbForm=Part") and parse.has(i, "Tense=Past")


def _thing_promised(scene: Scene, words: CommitmentWords, kind: CommitmentKind, i: int) -> CommitmentMention | None:
    """A thing that is called promised, with its owner or by whom: "its promised reforms", "the aid pledged by donors"."""
    parse, thing = scene.parse, scene.parse.head[i]
    owner = agent(parse, i) if parse.dep[i] == "acl" else parse.child(thing, "nmod:poss")
    by = bound(scene, words, owner)
    given = parse.lemma[i] not in words.clausal | words.untaken
    if not by or not given or parse.pos[thing] not in ("NOUN", "PROPN"):
        return None
    action = tuple(parse.subtree(thing, {i} | ({owner} if parse.dep[i] == "amod" and owner is not None else set())))
    return CommitmentMention(
        i, "binding-verb", kind, action, by, to_whom(scene, words, i, None, by), deed=thing, told=i
    )


def _promised_it(scene: Scene, kind: CommitmentKind, i: int, by: tuple[int, ...]) -> CommitmentMention | None:
    """What was spoken of before: "in November they promised it again"."""
    parse = scene.parse
    obj = parse.child(i, "obj")
    if kind != "promise" or obj is None or parse.lower[obj] not in _SPOKEN_OF:
        return None
    subject = parse.child(i, "nsubj")
    action = tuple(parse.subtree(i, {subject} if subject is not None else ()))
    again = any(parse.lemma[c] == "again" for c in parse.kids(i, "advmod"))
    return CommitmentMention(i, "binding-verb", kind, action, by, state="repeated" if again else "made", told=i)


def _whole(parse: Parse, words: CommitmentWords, thing: int) -> int:
    """What was promised, where only some of it stands before the clause: in "half of the aid that they promised" the aid."""
    whole = next((c for c in parse.kids(thing, "nmod") if parse.case(c) == "of"), None)
    return whole if whole is not None and parse.lemma[thing] in words.fate.parts else thing


def is_predicate(parse: Parse, words: CommitmentWords, i: int) -> bool:
    """Whether an adjective is what its clause says of the subject: "is ready", "remains committed"."""
    return bool(parse.kids(i, "cop", "aux:pass")) or (
        parse.dep[i] == "xcomp" and parse.lemma[parse.head[i]] in words.linking
    )


def predicate(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """An adjective that binds: "both sides are ready to …"."""
    parse = scene.parse
    kind = words.adjectives[parse.lower[i]]
    # who is ready for talks offers them, who is bound for them only goes there
    to_or_for = ("to", "for") if kind == "offer" else ("to",)
    below = (o for o in parse.kids(i, "obl") if parse.case(o) in to_or_for and not scene.cast.all(o))
    clauses = (c for c in parse.kids(i, "xcomp", "ccomp", "advcl") if c > i)  # "to end the war, we are ready to …"
    more = (c for c in parse.kids(i, "conj") if parse.pos[c] == "VERB" and to_infinitive(parse, c))
    deed = next(clauses, None) or next(below, None) or next(more, None)  # "committed to our allies, and to keeping …"
    seeming = kind == "offer" and parse.lemma[parse.head[i]] in words.seeming
    denied = seeming or parse.negated(i) or parse.negated(parse.head[i])
    if deed is None or deed < i or denied or set(parse.aux(i)) & words.should:
        return None
    subject, speakers = parse.subject(i), scene.speakers(i)
    by, own = bound(scene, words, subject), subject is not None and first_person(parse, subject)
    if kind == "offer" and speakers and not (own or may_speak_for(scene, speakers, by)):
        return None  # what others say that somebody is ready to do is no offer of his
    action, to = tuple(parse.subtree(deed)), to_whom(scene, words, i, deed, by)
    return CommitmentMention(i, "binding-verb", kind, action, by, to, state=_again(scene, words, i), deed=deed, told=i)


def _again(scene: Scene, words: CommitmentWords, i: int) -> CommitmentState:
    """Whether it is told as said before: "again promised", "remains committed", "has threatened for a year to"."""
    parse = scene.parse
    above = parse.head[i]
    second = (
        parse.dep[i] == "conj" and parse.pos[i] == "VERB"
    )  # "repeated its offer and agreed to …" agrees for the first time
    near = [*parse.kids(i, "advmod"), *(() if second else (*parse.kids(above, "advmod"), above))]
    lasting = "have" in parse.aux(i) and any(
        parse.case(o) == "for" and scene.setting.is_time(o) for o in parse.kids(i, "obl")
    )
    return "repeated" if lasting or any(parse.lemma[c] in words.again | words.staying for c in near) else "made"
