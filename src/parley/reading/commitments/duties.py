"""Duties: what legal text lays on a party, and what is to be done by a day."""

from __future__ import annotations

from parley.reading.actors.together import together_before
from parley.reading.commitments.bound import bound
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.owed import done_to
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene, first_person
from parley.reading.syntax.clauses import agent, reality, to_infinitive
from parley.reading.syntax.parse import Parse

__all__ = ["LIMITS", "dated_duty", "duty", "laid_on", "provided", "set_duty", "time_given", "time_had", "under_pact"]

_UNTIL = frozenset({"until", "till"})
_OF_EACH = frozenset({"each", "either", "neither", "no"})
LIMITS = frozenset({"by", "before", "within", "until", "till", "no later than", "not later than"})
"""Prepositions before the time by which something is to be done."""


def laid_on(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A verb that binds others: in "the resolution requires both sides to withdraw" its object, or the subject of its passive."""
    parse = scene.parse
    whom = parse.child(i, "obj", "nsubj:pass")
    deed = parse.child(i, "xcomp")
    if deed is None and whom is not None and parse.lemma[i] in words.passive:
        deed = _infinitive_behind(parse, i, whom)
    if deed is None and whom is not None and parse.dep[whom] == "nsubj:pass":
        deed = _left_to_do(parse, i)  # "is obliged under the treaty to allow it"
    if deed is None or reality(parse, i) not in ("past", "present") or not _may_bind(scene, words, i):
        return None
    if parse.lemma[i] in words.loose and not _was_to(scene, words, i, deed):
        return None
    who = bound(scene, words, whom)
    to = done_to(scene, words, deed, who, objects=False)
    late = (t for c in parse.kids(i, "advmod", "obl", "obl:unmarked") if c > deed for t in parse.subtree(c))
    action = tuple(sorted({*parse.subtree(deed), *late}))  # "obliges them to leave the town no later than May"
    return CommitmentMention(i, "laid-on", "obligation", action, who, to, deed=deed, told=i)


def _was_to(scene: Scene, words: CommitmentWords, verb: int, deed: int) -> bool:
    """Whether a loose word lays down a duty: "was supposed to leave", "is supposed to leave by May", not "is supposed to be watchful"."""
    past = any(scene.parse.has(a, "Tense=Past") for a in scene.parse.kids(verb, "aux:pass", "aux", "cop"))
    acts = scene.parse.pos[deed] == "VERB" and scene.parse.lemma[deed] not in words.empty
    return acts and (past or _limited(scene, deed) or under_pact(scene, words, deed))


def provided(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """What a text provides that somebody is to do, or a day is set for: "the deal calls for them to leave", "set a date for them to leave"."""
    parse = scene.parse
    if (made := _stipulated(scene, words, i)) is not None:
        return made
    deed, subject, day = _left_to_do(parse, i), parse.subject(i), parse.child(i, "obj")
    if deed is None or subject is None or reality(parse, i) not in ("past", "present"):
        return None
    lays_down = parse.lemma[subject] in words.pacts | words.texts and day is None
    if not lays_down and (day is None or parse.lemma[day] not in words.limits):
        return None
    called_on = next((o for o in parse.kids(i, "obl") if parse.case(o) == "on" and lays_down), None)
    whom = parse.child(deed, "nsubj")
    by = bound(scene, words, whom if whom is not None else called_on)
    first = min((*parse.kids(deed, "mark"), deed), key=lambda t: (parse.lower[t] != "to", t))
    action = tuple(t for t in parse.subtree(deed) if t >= first)
    made = CommitmentMention(i, "laid-on", "obligation", action, by, deed=deed, told=i)
    return made if by else None


def _stipulated(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """What a pact says that they do, or provides for: "the deal stipulates that both sides leave", "provides for the withdrawal of Chad's troops"."""
    parse, subject = scene.parse, scene.parse.subject(i)
    if subject is None or parse.lemma[subject] not in words.pacts or reality(parse, i) not in ("past", "present"):
        return None
    clause = parse.child(i, "ccomp")
    if clause is not None and parse.pos[clause] == "VERB":
        by = () if parse.aux(clause) else bound(scene, words, parse.child(clause, "nsubj"))
        return CommitmentMention(i, "laid-on", "obligation", tuple(parse.subtree(clause)), by, deed=clause, told=i)
    things = (o for o in parse.kids(i, "obj", "obl") if parse.dep[o] == "obj" or parse.case(o) == "for")
    thing = next((o for o in things if parse.lemma[o] in words.deeds), None)
    if thing is None:
        return None
    cases = ("of", "by") if parse.lemma[thing] in words.moving else ("by",)
    doers = (*parse.kids(thing, "nmod:poss"), *(c for c in parse.kids(thing, "nmod") if parse.case(c) in cases))
    by = next((f for c in doers if (f := scene.owners(c) or bound(scene, words, c))), ())
    made = CommitmentMention(i, "laid-on", "obligation", tuple(parse.subtree(thing)), by, deed=thing, told=i)
    return made if by else None


def _may_bind(scene: Scene, words: CommitmentWords, verb: int) -> bool:
    """Whether a text or a party lays it on somebody: "applying for a visa required them to travel" binds nobody."""
    parse = scene.parse
    subject = parse.child(verb, "nsubj:pass")
    if subject is not None:
        return all(scene.cast.members[n].type != "person" for n in scene.cast.all(subject))
    subject = parse.subject(verb)
    if subject is None or parse.dep[subject] == "csubj":
        return False
    named = {parse.lemma[t] for t in (subject, *parse.kids(subject, "compound"))}
    return bool(named & (words.pacts | words.texts) or scene.cast.all(subject))


def _infinitive_behind(parse: Parse, verb: int, whom: int) -> int | None:
    """The first infinitive behind those whom a verb binds, to whatever the tree hangs it: "commits the parties to the war to …"."""
    return next((t for t in parse.subtree(verb) if t > whom and to_infinitive(parse, t)), None)


def time_given(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A time that somebody is given to do something: "the deal gave the rebels until Friday to leave", "they were given a week to leave"."""
    parse = scene.parse
    passive = parse.child(i, "nsubj:pass")
    whom = passive if passive is not None else parse.child(i, "iobj", "obj")
    deed = _left_to_do(parse, i)
    if whom is None or deed is None or reality(parse, i) not in ("past", "present"):
        return None
    return _in_time(scene, (i, i if passive is not None else whom, deed), bound(scene, words, whom))


def time_had(scene: Scene, words: CommitmentWords, i: int) -> CommitmentMention | None:
    """A time that somebody has to do something: "the rebels have until Friday to leave", "have 60 days to ratify it"."""
    parse = scene.parse
    deed, day = _left_to_do(parse, i), parse.child(i, "obj")
    until = (o for o in parse.kids(i, "obl") if parse.case(o) in _UNTIL and scene.setting.is_time(o))
    timed = scene.setting.is_time(day) if day is not None else next(until, None) is not None
    if deed is None or not timed or reality(parse, i) not in ("past", "present"):
        return None
    return _in_time(scene, (i, i, deed), bound(scene, words, parse.subject(i)))


def _left_to_do(parse: Parse, verb: int) -> int | None:
    """The infinitive behind a verb of giving or having time, or behind the time."""
    below = (c for t in (verb, *parse.kids(verb, "obj")) for c in parse.kids(t, "xcomp", "advcl", "acl"))
    return next((c for c in below if c > verb and to_infinitive(parse, c)), None)


def _in_time(scene: Scene, told: tuple[int, int, int], by: tuple[int, ...]) -> CommitmentMention | None:
    """What is to be done in the time before it; `told` are the tokens of the verb, of the last word before the time, of the deed."""
    parse, (verb, before, deed) = scene.parse, told
    between = range(before + 1, deed)
    if not any(parse.lower[t] in _UNTIL for t in between) and not _is_time(scene, between):
        return None
    return CommitmentMention(verb, "laid-on", "obligation", tuple(parse.subtree(deed)), by, deed=deed, told=verb)


def _is_time(scene: Scene, tokens: range) -> bool:
    """Whether a length of time stands there: "a week to leave"."""
    starts = {t.start for t in scene.setting.times if t.type == "DURATION"}
    return any(scene.parse.start[t] in starts for t in tokens)


def duty(scene: Scene, words: CommitmentWords, aux: int) -> CommitmentMention | None:
    """What legal text says that somebody "shall" do."""
    parse = scene.parse
    deed = parse.head[aux]
    if parse.pos[deed] != "VERB" or aux in scene.cast.quoted or parse.dep[deed] == "acl:relcl":
        return None
    subject = parse.child(deed, "nsubj", "nsubj:pass")
    if subject is not None and first_person(parse, subject) and parse.lemma[deed] in words.empty:
        return None  # "we shall see"
    if parse.lemma[deed] == "have" and not any(scene.setting.is_time(o) for o in parse.kids(deed, "obj")):
        return None  # "shall have free access" is a right
    passive = parse.child(deed, "nsubj:pass") is not None
    by = bound(scene, words, agent(parse, deed)) if passive else bound(scene, words, parse.subject(deed))
    if passive and not by and parse.dep[deed] == "ccomp" and parse.lemma[parse.head[deed]] in words.deciding:
        by = bound(scene, words, parse.subject(parse.head[deed]))  # "decides that the mandate shall be extended"
    if not by and subject is not None and _is_any_party(scene, subject):
        by = together_before(scene.cast, aux, bodies=True) or scene.leading  # "Neither Party shall …"
    if not by and passive and parse.lemma[aux] in words.duty and _limited(scene, deed):
        by = together_before(scene.cast, aux) or scene.leading
    action = parse.subtree(deed, {subject} if subject is not None else ())
    to = done_to(scene, words, deed, by, objects=False)
    return CommitmentMention(aux, "duty", "obligation", tuple(action), by, to, deed=deed)


def _is_any_party(scene: Scene, noun: int) -> bool:
    """Whether a noun means each of those whose paper it is: "neither Party", "no side"."""
    of_each = any(scene.parse.lower[c] in _OF_EACH for c in scene.parse.kids(noun, "det"))
    return of_each and scene.parse.lemma[noun] in scene.cast.gazetteer.roles.words.pairs


def set_duty(scene: Scene, words: CommitmentWords, aux: int) -> CommitmentMention | None:
    """What somebody "is to" do, or what is to be done under a pact or by a time; an encounter that is to take place is none."""
    parse = scene.parse
    deed = parse.head[aux]
    marks = [m for m in parse.kids(deed, "mark") if parse.lower[m] == "to" and m > aux]
    state = any(c > aux for c in parse.kids(deed, "cop"))  # "is to be ready by …"
    if not marks or not (parse.pos[deed] == "VERB" or state) or aux in scene.cast.quoted or _put_off(parse, deed):
        return None
    own = parse.child(deed, "nsubj") is not None
    if (
        not (parse.dep[deed] in ("root", "conj", "parataxis", "ccomp") or (own and _laid_down(scene, words, deed)))
        or parse.lemma[deed] in words.empty | words.scheduled
    ):
        return None
    passive = parse.child(deed, "nsubj:pass")
    if passive is not None and parse.lemma[passive] in words.encounters:
        return None
    if parse.lemma[deed] in words.turning and parse.child(deed, "obj") is None:
        return None
    set_down = under_pact(scene, words, deed) or _limited(scene, deed)
    if state and not set_down:
        return None
    if passive is not None:
        by = (
            (bound(scene, words, agent(parse, deed)) or together_before(scene.cast, aux) or scene.leading)
            if set_down
            else ()
        )
    else:
        by = bound(scene, words, parse.child(deed, "nsubj", "nsubj:outer"))
        by = by if set_down or all(scene.cast.members[n].type != "person" for n in by) else ()
    action = [t for t in parse.subtree(deed) if t > marks[0]]
    to = done_to(scene, words, deed, by, objects=False)
    return CommitmentMention(aux, "set-duty", "obligation", tuple(action), by, to, deed=deed) if by else None


def _put_off(parse: Parse, deed: int) -> bool:
    """As in "is yet to respond", and in "it is not for the court to judge"."""
    return (
        any(parse.lower[c] in ("yet", "not") for c in parse.kids(deed, "advmod"))
        or parse.child(deed, "expl", "ccomp") is not None
    )


def dated_duty(scene: Scene, words: CommitmentWords, aux: int) -> CommitmentMention | None:
    """What "must" be done by a day or under a pact: without either it is only somebody's demand."""
    made = duty(scene, words, aux)
    if made is None or made.deed is None:
        return None
    return made if _limited(scene, made.deed) or under_pact(scene, words, made.deed) else None


def under_pact(scene: Scene, words: CommitmentWords, deed: int) -> bool:
    """Whether a deed is to be done "under the deal", "according to the resolution"."""
    parse = scene.parse
    if parse.dep[deed] == "conj" and scene.said.get(deed) == scene.said.get(parse.head[deed]):
        return under_pact(scene, words, parse.head[deed])
    below = parse.kids(deed, "obl", "obl:arg", "advcl")
    return _laid_down(scene, words, deed) or any(
        parse.case(o) in words.under and any(parse.lemma[t] in words.pacts for t in parse.subtree(o)) for o in below
    )


def _laid_down(scene: Scene, words: CommitmentWords, deed: int) -> bool:
    """Whether a pact says it: "the accord provides that they will …", "a deal under which they will …"."""
    parse = scene.parse
    above = parse.head[deed]
    if parse.dep[deed] == "ccomp":
        subject = parse.subject(above)
        return subject is not None and parse.lemma[subject] in words.pacts
    opens = (c for c in parse.kids(deed, "obl", "obl:arg") if parse.lower[c] == "which")
    return parse.lemma[above] in words.pacts and parse.dep[deed] == "acl:relcl" and next(opens, None) is not None


def _limited(scene: Scene, deed: int) -> bool:
    """Whether a deed is to be done by a time."""
    parse = scene.parse
    limits = (o for o in parse.kids(deed, "obl", "obl:arg", "obl:unmarked") if parse.case(o) in LIMITS)
    return any(_dated(scene, o) for o in limits)


def _dated(scene: Scene, nominal: int) -> bool:
    start, end = scene.parse.phrase(nominal)
    return any(start <= t.start < end for t in scene.setting.times)
