"""What somebody says he will do, and what a text says a party will do: commitments that no verb of promising announces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parley.model import Statement
from parley.reading.actors.cast import Member
from parley.reading.commitments.bound import bodies_of, bound, publisher, speak_for, spoken_for
from parley.reading.commitments.duties import under_pact
from parley.reading.commitments.floor import is_of_speech
from parley.reading.commitments.kinds import kind_of_will
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.owed import done_to
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene, first_person
from parley.reading.syntax.parse import Parse

__all__ = ["NOT", "own_wills", "wills_of_parties"]

_THIRD_PERSON = frozenset({"he", "she", "it", "they"})
_SUPPOSED = frozenset({"would", "'d"})
"""What in his own words somebody only supposes; told of him it is what he said he "will" do."""
NOT = frozenset({"not", "n't", "never"})
"""Adverbs that deny."""
_SUBORDINATE = frozenset({"advcl", "acl:relcl", "acl"})


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks (indices of the cast), the verb of the saying, and its words."""

    speakers: tuple[int, ...]
    cue: int | None = None
    words: str = ""


def own_wills(scene: Scene, said: Sequence[Statement], words: CommitmentWords) -> Iterator[CommitmentMention]:
    """What a speaker says that he, or whom he speaks for, will do."""
    parse = scene.parse
    index = {report: n for n, report in scene.setting.ids.items()}
    for s in said:
        voice = _Voice(tuple(index[r] for r in s.speakers if r in index), _cue(scene, s), (s.cue or "").lower())
        for t in (t for span in s.content_spans for t in parse.tokens_in(span)):
            deed = _willed(scene, words, t)
            made = _will(scene, words, voice, deed) if deed is not None else None
            if made is not None:
                yield _coloured(made, words, voice.words)


def _cue(scene: Scene, s: Statement) -> int | None:
    """The verb of the saying."""
    tokens = [t for span in s.cue_spans for t in scene.parse.tokens_in(span)]
    return next((t for t in tokens if scene.parse.pos[t] == "VERB"), None)


def _coloured(made: CommitmentMention, words: CommitmentWords, cue: str) -> CommitmentMention:
    """A warning makes a threat of it, saying it again a repetition."""
    if cue.startswith(words.threats):
        made = replace(made, kind="threat")
    return replace(made, state="repeated") if cue.startswith(words.repeating) else made


def _willed(scene: Scene, words: CommitmentWords, t: int) -> int | None:
    """The verb of a deed to come: below "will" or "would", or behind "going to"."""
    parse = scene.parse
    deed = parse.head[t]
    if parse.pos[t] == "AUX" and parse.lemma[t] in words.own and parse.pos[deed] == "VERB":
        supposed = parse.lower[t] in _SUPPOSED and t in scene.cast.quoted
        return None if supposed else deed
    if parse.lower[t] == "going" and "be" in parse.aux(t):
        return parse.child(t, "xcomp")
    return None


def wills_of_parties(scene: Scene, words: CommitmentWords) -> Iterator[CommitmentMention]:
    """In an official text what a named party "will" do is its word."""
    parse, cast = scene.parse, scene.cast
    for t in (t for _, first, end in parse.read_sentences() for t in range(first, end)):
        deed = parse.head[t]
        if parse.lower[t] == "will" and parse.pos[t] == "AUX" and parse.pos[deed] == "VERB" and t not in cast.quoted:
            goes_on = parse.lemma[deed] in words.continuing
            parties = tuple(
                n
                for n in cast.all(parse.subject(deed))
                if cast.members[n].type != "person" or (goes_on and _own_official(scene, n))
            )
            made = _will(scene, words, _Voice(_themselves(scene, words, parties, deed)), deed)
            if made is not None:
                yield made


def _themselves(scene: Scene, words: CommitmentWords, parties: tuple[int, ...], deed: int) -> tuple[int, ...]:
    """Who speaks for the parties of a text: they do, and those of whom they are ("the governments of Chad and Niger")."""
    return tuple(dict.fromkeys((*parties, *bound(scene, words, scene.parse.subject(deed))))) if parties else ()


def _own_official(scene: Scene, figure: int) -> bool:
    """Whether somebody is of the state whose office publishes the text."""
    return scene.cast.members[figure].of in publisher(scene)


def _is_body(member: Member) -> bool:
    """Whether a name stands for a state, a body or an armed group: of others a text says only what it expects."""
    return member.named and member.type in ("state", "organisation", "armed_group")


def narrated_wills(scene: Scene, words: CommitmentWords) -> Iterator[CommitmentMention]:
    """What an article says in its own voice that a party "will" do: it was announced, whoever told it."""
    parse, cast = scene.parse, scene.cast
    for t in (t for _, first, end in parse.read_sentences() for t in range(first, end)):
        deed = parse.head[t]
        if parse.lemma[t] not in words.own or parse.pos[t] != "AUX" or parse.pos[deed] != "VERB" or t in cast.quoted:
            continue
        pact = under_pact(scene, words, deed)
        told = parse.lower[t] == "will" and t not in scene.said and parse.dep[deed] in ("root", "conj", "parataxis")
        if not (pact or told) or scene.speakers(t):
            continue
        subject = parse.subject(deed)
        if subject is None or (parse.pos[subject] == "PRON" and not pact):
            continue  # what "it" will do is too often what a thing will
        parties = tuple(n for n in cast.all(subject) if pact or _is_body(cast.members[n]))
        made = _will(scene, words, _Voice(parties), deed, subordinate=pact)
        if made is not None:
            yield replace(made, rule="duty", kind="obligation") if pact else replace(made, rule="narrated-will")


def _will(
    scene: Scene, words: CommitmentWords, voice: _Voice, deed: int, *, subordinate: bool = False
) -> CommitmentMention | None:
    parse = scene.parse
    if parse.lemma[deed] in words.empty | words.going or "have" in parse.aux(deed) or _is_idle(parse, words, deed):
        return None
    if (parse.dep[deed] in _SUBORDINATE and not subordinate) or is_of_speech(parse, words, deed):
        return None
    first = deed
    while parse.dep[first] == "conj" and parse.pos[parse.head[first]] == "VERB":
        first = parse.head[first]
    if parse.dep[first] in ("ccomp", "acl") and parse.lemma[parse.head[first]] in words.hoping:
        return None  # "hopes that they will refrain and will take steps", "expressed the hope that they will"
    subject = parse.subject(deed)
    if parse.child(deed, "nsubj:pass") is not None:
        who = voice.speakers if not scene.agent(deed) else ()
        return _done_for(scene, words, voice, who, deed)
    who = _willing(scene, words, voice, subject, deed) if subject is not None else ()
    if not who or subject is None or _for_himself_only(scene, words, subject, deed, who):
        return None
    above = parse.head[deed]
    denied = [c for c in parse.kids(above, "advmod") if parse.lower[above] == "going" and parse.negated(above)]
    others = {c for c in parse.kids(deed, "conj", "parataxis") if _is_other(parse, c)}
    own = parse.subtree(deed, others | ({subject} if parse.head[subject] == deed else set()))
    action = tuple(sorted({*own, *(c for c in denied if parse.lower[c] in NOT)}))  # "is not going to leave"
    to = done_to(scene, words, deed, who)
    made = CommitmentMention(deed, "own-will", "promise", action, who, to, deed=deed, told=voice.cue)
    return replace(made, kind=kind_of_will(scene, words, made))


def _is_other(parse: Parse, clause: int) -> bool:
    """Whether a clause beside a deed tells of another, with a subject or an auxiliary of its own: "will pay, and has promised to …"."""
    own = parse.child(clause, "nsubj", "nsubj:pass", "cop") is not None
    return own or any(parse.has(a, "VerbForm=Fin") for a in parse.kids(clause, "aux", "aux:pass"))


def _is_idle(parse: Parse, words: CommitmentWords, deed: int) -> bool:
    """Whether somebody only goes on in what binds to nothing ("will continue to need help"), or is to have a meeting ("will resume talks")."""
    inner, things = parse.child(deed, "xcomp"), parse.kids(deed, "obj")
    if parse.lemma[deed] == "come" and "be" in parse.aux(deed):
        return True  # "our troops will be coming" tells where they will be
    if parse.lemma[deed] in words.holding and any(parse.lemma[o] in words.encounters for o in things):
        return True
    return parse.lemma[deed] in words.continuing and inner is not None and parse.lemma[inner] in words.empty


def _for_himself_only(scene: Scene, words: CommitmentWords, subject: int, deed: int, who: tuple[int, ...]) -> bool:
    """Whether what somebody says binds no party: one of whom nobody tells to whom he belongs says what "we" will do, or what he will not."""
    members = scene.cast.members
    if scene.parse.lemma[subject] in words.collectives:
        return False  # "his troops will not fire first"
    private = all(members[n].type == "person" and members[n].of is None for n in who)
    we = first_person(scene.parse, subject) and scene.parse.lower[subject] == "we"
    return private and (we or scene.parse.negated(deed))


def _done_for(
    scene: Scene, words: CommitmentWords, voice: _Voice, who: tuple[int, ...], deed: int
) -> CommitmentMention | None:
    """What somebody says that "will be" done, without saying by whom: by whom he speaks for; persons must announce it."""
    bodies = bodies_of(scene, who)
    without = any(scene.parse.case(o) == "without" for o in scene.parse.kids(deed, "obl"))
    subject = scene.parse.child(deed, "nsubj:pass")
    encounter = subject is not None and scene.parse.lemma[subject] in words.encounters
    if scene.parse.negated(deed) or without or encounter:
        return None  # "will never be forgotten", "without money, rations will be cut", "talks will be held"
    acts = any(scene.cast.members[n].type != "person" for n in bodies) and not voice.words.startswith(words.threats)
    if not bodies or deed in scene.cast.quoted or not (acts or voice.words.startswith(words.announcing)):
        return None
    action = tuple(scene.parse.subtree(deed))
    made = CommitmentMention(deed, "own-will", "promise", action, bodies, deed=deed, told=voice.cue)
    return replace(made, kind=kind_of_will(scene, words, made))


def _willing(scene: Scene, words: CommitmentWords, voice: _Voice, subject: int, deed: int) -> tuple[int, ...]:
    """Who says it of himself, or of whom he can speak for; a pronoun right below "said" is the speaker."""
    parse = scene.parse
    if any(parse.has(c, "PronType=Rel") for c in parse.kids(deed, "nsubj")):
        return ()  # "a law which he said would allow it"
    if first_person(parse, subject):
        return spoken_for(scene, subject, voice.speakers)
    told = parse.dep[deed] == "ccomp" and parse.head[deed] == voice.cue and deed not in scene.cast.quoted
    if told and parse.lower[subject] in _THIRD_PERSON:
        return _meant_by(scene, voice, subject)
    if parse.lemma[subject] in words.collectives and not _of_somebody(scene, subject):
        bodies = bodies_of(scene, voice.speakers)  # a minister's "the government" is his own
        known = any(scene.cast.members[n].type != "person" for n in bodies)
        return bodies if known or not bodies else bound(scene, words, subject) or bodies
    who = bound(scene, words, subject)
    if speak_for(scene, voice.speakers, who):
        return who
    own = parse.lemma[subject] in words.collectives and {*scene.owners(subject, of=False)} & {*voice.speakers}
    return bodies_of(scene, voice.speakers) if own else ()  # "her government", of whichever state she is


def _meant_by(scene: Scene, voice: _Voice, pronoun: int) -> tuple[int, ...]:
    """Whom a pronoun right below a saying means: the speaker, but one person's "they" and "it" are those for whom he speaks."""
    one = all(scene.cast.members[n].type == "person" for n in voice.speakers) and len(voice.speakers) == 1
    if not one or scene.parse.lower[pronoun] not in ("they", "it"):
        return voice.speakers
    bodies = bodies_of(scene, voice.speakers)
    return bodies if bodies != voice.speakers else ()


def _of_somebody(scene: Scene, noun: int) -> bool:
    """Whether a text says whose government or army it means."""
    meant = (scene.cast.members[n] for n in scene.cast.all(noun))
    return bool(scene.owners(noun)) or any(m.named or m.of is not None for m in meant)
