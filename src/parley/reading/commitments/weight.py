"""What the text shows of a lead, as names of traits for the head: how it is told, by whom, of whom, of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.model import Statement
from parley.reading.commitments.conditions import condition_of
from parley.reading.commitments.duties import under_pact
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene, first_person
from parley.reading.syntax.clauses import reality

__all__ = ["traits"]

_LENGTHS = (1, 2, 4, 8, 16, 32)


def traits(
    scene: Scene, words: CommitmentWords, m: CommitmentMention, others: Sequence[CommitmentMention]
) -> frozenset[str]:
    """The traits of a mention; `others` are all of its article."""
    return frozenset(
        (
            *_word(scene, m),
            *_clause(scene, words, m),
            *_bearer(scene, m),
            *_voice(scene, m),
            *_deed(scene, words, m),
            *_place(scene, words, m, others),
        )
    )


def _word(scene: Scene, m: CommitmentMention) -> Iterator[str]:
    parse = scene.parse
    genre = scene.setting.article.genre
    yield f"rule {m.rule}"
    yield f"rule {m.rule} in {genre}"
    yield f"rule {m.rule} word {parse.lemma[m.trigger]}" if m.rule not in ("own-will","narrated-will","term","further") else f"rule {m.rule}"
    yield f"word {parse.lower[m.trigger]}" if parse.pos[m.trigger]=="AUX" else "word"
    yield f"kind {m.kind}"
    yield f"state {m.state}"


def _clause(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> Iterator[str]:
    parse = scene.parse
    i = m.trigger if parse.pos[m.trigger] != "AUX" else parse.head[m.trigger]
    yield f"{m.rule} tells {reality(parse, i)}"
    yield f"tells {reality(parse, i)}"
    yield f"{parse.pos[i]} {parse.dep[i]}"
    yield f"below {parse.pos[parse.head[i]]}"
    if parse.dep[i] in ("ccomp", "xcomp", "advcl", "acl"):
        above = parse.lemma[parse.head[i]]
        yield f"below {above}"
        if above in words.hoping:
            yield "below hoping"
        if above in words.verbs:
            yield "below promising"
    if any(parse.lower[k] in ("if", "whether", "unless", "when", "until", "before", "after", "because", "as") for k in parse.kids(i, "mark")):
        yield "subordinate"
    if parse.negated(i):
        yield f"negated {m.rule}"
    if parse.child(i, "nsubj:pass") is not None:
        yield f"passive {m.rule}"
    for a in parse.aux(i):
        yield f"aux {a}"


def _bearer(scene: Scene, m: CommitmentMention) -> Iterator[str]:
    parse, members = scene.parse, scene.cast.members
    yield f"by {min(len(m.by), 3)}"
    yield f"by {min(len(m.by), 3)} {m.rule}"
    for n in m.by[:2]:
        x = members[n]
        sort = "named" if x.named else "plural" if x.plural else "described"
        yield f"by {x.type} {sort}"
        yield f"by {x.type} {m.rule}"
    yield f"to {min(len(m.to), 1)}"
    subject = parse.subject(m.deed if m.deed is not None else m.trigger)
    if subject is None:
        yield "no subject"
    else:
        sort = "first person" if first_person(parse, subject) else parse.pos[subject]
        yield f"subject {sort}"
        yield f"subject {sort} {m.rule}"
        if parse.pos[subject] == "PRON":
            yield f"subject {parse.lower[subject]}"
        if not scene.cast.all(subject) and not first_person(parse, subject):
            yield f"subject acts not {m.rule}"


def _voice(scene: Scene, m: CommitmentMention) -> Iterator[str]:
    i = m.trigger
    speakers = scene.speakers(i)
    quoted = i in scene.cast.quoted
    if i not in scene.said:
        yield f"article tells {m.rule}"
        return
    yield f"said {m.rule}"
    own = scene.sides(speakers) & scene.sides(m.by)
    yield f"said {'by nobody' if not speakers else 'of himself' if own else 'of others'} {m.rule}"
    yield f"said {'by nobody' if not speakers else 'of himself' if own else 'of others'}"
    if quoted:
        yield "quoted"
        yield f"quoted {m.rule}"
    cue = scene.cue(i).split()
    if cue:
        yield f"cue {cue[0]}"


def _deed(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> Iterator[str]:
    parse = scene.parse
    yield f"length {max((n for n in _LENGTHS if n <= len(m.action)), default=0)}"
    deed = m.deed
    if deed is None:
        yield f"no deed {m.rule}"
        return
    yield f"deed {parse.pos[deed]} {parse.dep[deed]}"
    yield f"deed {parse.lemma[deed]}"
    for name in ("empty", "going", "scheduled", "turning", "gifts", "views", "extending", "pacts", "continuing"):
        if parse.lemma[deed] in getattr(words, name):
            yield f"deed {name}"
    if parse.child(deed, "obj") is not None:
        yield "deed with object"
    if scene.cast.all(parse.child(deed, "obj")):
        yield "deed on somebody"
    if under_pact(scene, words, deed):
        yield "under pact"
    inside = set(m.action)
    first, last = parse.start[m.action[0]], parse.end[m.action[-1]]
    if any(first <= t.start < last for t in scene.setting.times):
        yield "time"
        yield f"time {m.rule}"
    if condition_of(parse, words, m) is not None:
        yield "condition"
    if any(parse.lemma[t] in words.pacts for t in inside):
        yield "pact in deed"


def _place(
    scene: Scene, words: CommitmentWords, m: CommitmentMention, others: Sequence[CommitmentMention]
) -> Iterator[str]:
    parse = scene.parse
    s = parse.sent[m.trigger]
    first, end = parse.sents[s]
    yield f"genre {scene.setting.article.genre}"
    yield f"at {int(4 * first / (len(parse.words) + 1))}"
    near = [parse.lemma[t] for t in range(first, end)]
    if any(w in words.pacts for w in near):
        yield f"pact {m.rule}"
        yield "pact"
    if s and any(parse.lemma[t] in words.pacts for t in range(*parse.sents[s - 1])):
        yield "pact before"
    ruled = {parse.sent[o.trigger] for o in others if o.rule not in ("verb", "noun", "adjective", "auxiliary", "further") and o is not m}
    if s in ruled:
        yield "beside one"
        yield f"beside one {m.rule}"
    if s - 1 in ruled or s + 1 in ruled:
        yield "near one"
        yield f"near one {m.rule}"
    inner = any(m.trigger in o.action and o is not m and o.trigger not in m.action for o in others)
    if inner:
        yield f"inside {m.rule}"
    if parse.words[end - 1] == "?":
        yield "question"
    yield f"sentence {max((n for n in _LENGTHS if n <= end - first), default=0)}"
