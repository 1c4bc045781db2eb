"""How far a stage that words tell of an instrument is real: what stands where it is denied, still to come, or only wished for."""

from __future__ import annotations

from dataclasses import replace

from parley.reading.instruments.telling import told_of
from parley.reading.instruments.words import InstrumentWords, Stage
from parley.reading.syntax.clauses import Reality, governor, reality, to_infinitive
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.supposed import is_supposed

__all__ = ["MADE", "SIGNED", "no_longer", "undone", "unreal", "weighed"]

MADE = 2
"""Rank of what was agreed; what is below it is only wanted."""
SIGNED = 3
"""Rank of what was signed: where that is denied, it is still sought."""
_OF_STANDING = frozenset({"extended", "suspended", "expired"})
"""Stages that only what is in force can come to."""
_KEPT = "holding"
"""What somebody should keep is in force."""
_REAL = frozenset({"past", "present"})
_NOT_YET = frozenset({"until", "till", "before", "once", "against"})
"""Markers of what has not come yet: "until a truce is reached", "voted against lifting the ban"."""
_ALMOST = frozenset({"nearly", "almost"})
"""Adverbs of what did not quite happen: "the truce nearly collapsed"."""
_UNTIL = frozenset({"until", "till"})
"""Markers of what is waited for: "until a truce is reached"."""
_AFTER = frozenset({"since", "after", "following"})
"""Prepositions before what has happened."""
_PLAIN = frozenset({"have", "do", "be"})
"""Auxiliaries of what is told as a fact."""
_DUE = frozenset({"will", "would", "shall", "'ll"})
"""Auxiliaries of what is due."""


def weighed(parse: Parse, words: InstrumentWords, stage: Stage, teller: int) -> tuple[Stage, int] | None:
    """The stage as far as it is real: what is to come is proposed, what did not happen is nothing, or tells what it has not come to."""
    if _is_denied(parse, words, teller):
        stands: Stage | None = undone(parse, words, stage, teller)
    elif any(parse.lower[c] in _ALMOST for c in parse.kids(teller, "advmod")):
        stands = unreal(words, stage)
    else:
        due = parse.child(teller, "cop") is not None and reality(parse, teller) == "future"  # "was due to lapse"
        as_verb = due or parse.pos[teller] in ("VERB", "AUX")
        stands = (_of_a_verb if as_verb else _of_a_noun)(parse, words, stage, teller)
    return (stands, teller) if stands is not None else None


def _is_denied(parse: Parse, words: InstrumentWords, teller: int) -> bool:
    """As in "did not sign", "failed to sign", "their failure to sign", "without signing", "refrain from signing", "awaits ratification"."""
    failed = parse.dep[teller] in ("xcomp", "acl") and parse.lemma[parse.head[teller]] in words.failing
    return (
        failed
        or parse.negated(teller)
        or no_longer(parse, teller)
        or (parse.pos[teller] == "VERB" and reality(parse, teller) == "negated")
        or any(_keeps_from(parse, m) for m in parse.kids(teller, "mark", "case"))
    )


def _keeps_from(parse: Parse, mark: int) -> bool:
    """As in "without signing", "refrain from signing", "stopped short of signing"."""
    return parse.lower[mark] in ("without", "from") or (parse.lower[mark] == "of" and parse.lower[mark - 1] == "short")


def no_longer(parse: Parse, token: int) -> bool:
    """As in "is no longer in force", "does not apply any more"."""
    return any(parse.lower[c] in ("longer", "anymore", "more") for c in parse.kids(token, "advmod"))


def undone(parse: Parse, words: InstrumentWords, stage: Stage, teller: int) -> Stage:
    """What stands where a stage is denied: what is not signed is still sought, what is not kept is violated, what no longer holds is over."""
    if stage.rank <= words.sought.rank:
        return words.unmade  # "was unable to negotiate a deal"
    if stage.rank <= SIGNED:
        return replace(words.sought, bars=True)
    if stage.rank > words.holding.rank:
        return words.wished if stage == words.rejected else words.silent
    if no_longer(parse, teller):
        return words.expired if stage == words.in_force else words.collapsed
    if stage.rank <= words.in_force.rank:
        return words.unmade
    told = not set(parse.aux(teller)) - _PLAIN and (
        not to_infinitive(parse, teller) or _fell_short(parse, words, teller)
    )
    return words.violated if told else words.presumed


def _fell_short(parse: Parse, words: InstrumentWords, teller: int) -> bool:
    """As in "failed to observe the truce", "their failure to observe it"."""
    above = parse.head[teller]
    feared = any(words.beside.get(parse.lower[c]) == words.wished for c in parse.kids(above, "amod"))
    past = reality(parse, above) in _REAL if parse.pos[above] != "NOUN" else not feared
    return parse.lemma[above] in words.falling_short and past and not parse.negated(above)


def _of_a_noun(parse: Parse, words: InstrumentWords, stage: Stage, teller: int) -> Stage | None:
    """The stage that a noun tells: "the signing of the deal"; none of what is only wished for, or may be."""
    above = governor(parse, teller)
    if stage.rank < MADE and _came_to_nothing(parse, words, teller):
        return words.unmade
    if parse.case(teller) in _AFTER:
        return stage  # "how to go on since the signing of the accord"
    if stage.rank < MADE or (stage.name == "violated" and parse.child(teller, "nmod:poss") is not None):
        return stage
    if above is not None and parse.dep[teller] in ("obj", "nsubj:pass") and parse.lemma[above] in words.hindering:
        return undone(parse, words, stage, teller) if stage.rank <= words.in_force.rank else unreal(words, stage)
    may_be = above is not None and (
        reality(parse, above) in ("conditional", "proposed", "future") or _only_asked(parse, words, stage, teller)
    )
    wished = parse.dep[teller] == "nmod" and parse.lemma[parse.head[teller]] in words.wishes
    return unreal(words, stage) if may_be or wished else stage


def _came_to_nothing(parse: Parse, words: InstrumentWords, talks: int) -> bool:
    """As in "after failed negotiations for a deal", "the talks on a deal collapsed"."""
    if any(words.beside.get(parse.lower[c]) == words.collapsed for c in parse.kids(talks, "amod")):
        return True
    above = parse.head[talks]
    ran_out = parse.dep[talks] in ("nsubj", "nsubj:pass") and told_of(parse, words, talks) == words.collapsed
    return ran_out and reality(parse, above) == "past"


def _only_asked(parse: Parse, words: InstrumentWords, stage: Stage, teller: int) -> bool:
    """Whether what a noun tells is what a verb asks for or talks about: "called for the lifting of the ban"."""
    yet_to_be = stage.rank < words.in_force.rank or stage.name in _OF_STANDING
    first = teller
    while parse.dep[first] == "conj" or (first != teller and parse.dep[first] == "nmod"):
        first = parse.head[first]
    asked = told_of(parse, words, first) if yet_to_be else None
    return asked is not None and asked.rank < MADE


def _of_a_verb(parse: Parse, words: InstrumentWords, stage: Stage, teller: int) -> Stage | None:
    """The stage that a verb tells, by how its clause stands to the facts."""
    told, head = _told(parse, words, teller), parse.head[teller]
    if parse.dep[teller] == "acl:relcl" and parse.pos[head] == "PRON":
        return None
    if (passing := _passing(parse, words, stage, teller, told)) is not None:
        return passing
    awaited = stage.rank in (MADE, SIGNED) and any(parse.lower[m] in _UNTIL for m in parse.kids(teller, "mark"))
    trying = parse.lemma[head] in words.trying and to_infinitive(parse, teller)
    if trying and _came_to_nothing(parse, words, head):
        return words.unmade
    if awaited or (told not in _REAL and trying and stage.rank < words.in_force.rank):
        return words.sought
    return stage if told in _REAL or stage.rank <= words.sought.rank else unreal(words, stage)


def _passing(parse: Parse, words: InstrumentWords, stage: Stage, teller: int, told: Reality) -> Stage | None:
    """What stands while it comes into force or goes out of it: what "expires in June" or "is falling apart" is there yet, what "will take effect" is not."""
    if stage == words.expired and told in ("present", "future"):
        return words.running
    if stage == words.collapsed and parse.lower[teller].endswith("ing") and "be" in parse.aux(teller):
        return words.presumed
    if stage != words.in_force or parse.lemma[teller] not in words.coming or told == "past":
        return None
    return words.beginning if told == "present" else _to_come(parse, words, teller, told)


def _to_come(parse: Parse, words: InstrumentWords, teller: int, told: Reality) -> Stage:
    """What will come into force is agreed and no more; of what may, or was to, nobody knows that."""
    due = told == "future" or bool(set(parse.aux(teller)) & _DUE)
    over = (parse.head[teller], *parse.kids(parse.head[teller], "aux", "aux:pass", "cop"), *parse.kids(teller, "aux"))
    was = to_infinitive(parse, teller) and any(parse.has(t, "Tense=Past") for t in over if t < teller)
    return words.to_come if due and not was and "have" not in parse.aux(teller) else words.unmade


def _told(parse: Parse, words: InstrumentWords, teller: int) -> Reality:
    """How the clause of a verb stands to the facts: an infinitive as what decides on it does, a gerund behind a wish is only wished."""
    if any(parse.lower[m] in _NOT_YET for m in parse.kids(teller, "mark")):
        return "conditional"
    if is_supposed(parse, teller, words.supposing):
        return "conditional"
    told, head = reality(parse, teller), parse.head[teller]
    if told in _REAL and to_infinitive(parse, teller) and _is_occasion(parse, words, head):
        return "proposed"
    decided = parse.dep[teller] in ("xcomp", "ccomp", "conj") and parse.lemma[head] in words.deciding
    if decided and told in ("proposed", "future"):
        told = reality(parse, head)
    elif parse.dep[teller] == "acl" and parse.lemma[head] in words.decisions and to_infinitive(parse, teller):
        above = governor(parse, head)
        told = "past" if above is None else reality(parse, above)
    return "proposed" if told in _REAL and _only_wished(parse, words, teller) else told


def _is_occasion(parse: Parse, words: InstrumentWords, verb: int) -> bool:
    """Whether a verb tells that the time for something has come."""
    subject = parse.child(verb, "nsubj")
    return subject is not None and parse.lemma[subject] in words.occasions


def _only_wished(parse: Parse, words: InstrumentWords, verb: int) -> bool:
    """Whether a gerund stands behind a noun or verb that only wishes for it: "the importance of observing it", "talks on signing it"."""
    above = parse.head[verb]
    gerund = parse.has(verb, "VerbForm=Ger") or parse.lower[verb].endswith("ing")
    talks = words.above.get(parse.lemma[above]) if parse.pos[above] == "NOUN" else None
    wishes = parse.lemma[above] in words.wishes or (talks is not None and talks.rank < MADE)
    return gerund and wishes and parse.dep[verb] in ("acl", "nmod", "advcl", "ccomp", "xcomp")


def unreal(words: InstrumentWords, stage: Stage) -> Stage | None:
    """What stands while a stage is still to come: what may be signed is proposed, what may be extended or lifted is in force."""
    if stage.rank < words.in_force.rank:
        return words.wished
    if stage == words.in_force:
        return words.silent
    return words.presumed if stage.name in _OF_STANDING or stage.name == _KEPT else None
