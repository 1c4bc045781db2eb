"""To whom somebody binds himself: who is told or given it, whom the deed is for or against, each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from parley.reading.commitments.bound import spoken_for
from parley.reading.commitments.mention import CommitmentMention
from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene, first_person
from parley.reading.syntax.parse import Parse

__all__ = ["asked_of", "done_to", "each_other", "to_whom"]

_TOWARDS = frozenset({"to", "with", "for"})
"""Prepositions before the one to whom somebody binds himself."""
_UPON = frozenset({"to", "with", "for", "of", "against", "on", "upon", "from"})
"""Prepositions before the one whom a deed is for or against."""
_OBJECTS = frozenset({"obj", "iobj"})
_ASIDE = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "parataxis"})
"""Clauses that tell something beside the deed."""
_BY_WHICH = frozenset(
    {"through", "via", "by", "under", "as", "including", "according", "until", "after", "before", "during"}
)
"""Prepositions before the means, the ground or the time of a deed: nobody in such a phrase is whom it is for."""
_MUTUAL = ("agreement", "obligation")
"""Kinds of commitment that two may have to each other."""
_OF_BOTH = ("binding-verb", "commitment-noun", "duty")
"""Rules by which both are told to do it themselves."""
_OBLIQUE = frozenset({"obl", "obl:arg", "nmod"})


def to_whom(scene: Scene, words: CommitmentWords, verb: int, deed: int | None, by: Sequence[int]) -> tuple[int, ...]:
    """To whom a word binds somebody: who stands behind "to" or "with" below it, else whom the deed is for or against."""
    told = _first(scene, _towards(scene, verb, deed), by) or _first(scene, _promised(scene, verb, deed), by)
    return (
        told
        or (_of_deed(scene, words, deed, by) if deed is not None else ())
        or _first(scene, _before(scene, verb), by)
    )


def done_to(
    scene: Scene, words: CommitmentWords, deed: int, by: Sequence[int], *, objects: bool = True
) -> tuple[int, ...]:
    """To whom something is done: who stands behind "to" or "with" below its verb, else whom it is for or against; of a duty no objects."""
    told = _first(scene, _towards(scene, deed, None), by)
    return told or _of_deed(scene, words, deed, by, objects=objects)


def _of_deed(
    scene: Scene, words: CommitmentWords, deed: int, by: Sequence[int], *, objects: bool = True
) -> tuple[int, ...]:
    """Whom a deed is for or against: whoever is helped, else the first who is named."""
    helped = _first(scene, _helped(scene.parse, words, deed), by)
    return helped or _first(scene, _below(scene, words, deed, objects=objects), by, named=True)


def _helped(parse: Parse, words: CommitmentWords, deed: int) -> Iterator[int]:
    """Whom somebody helps, by the chain of open clauses below a deed: "committed to helping the sides", "continue to support them"."""
    verb: int | None = deed
    while verb is not None:
        if parse.lemma[verb] in words.helping:
            yield from parse.kids(verb, "obj")
        verb = parse.child(verb, "xcomp")


def each_other(scene: Scene, words: CommitmentWords, m: CommitmentMention) -> tuple[int, ...]:
    """Two bodies that agree to do something, or that one text binds to it, owe it to each other; of persons who agree nobody says so."""
    parties = [scene.cast.members[n] for n in m.by]
    bodies = all(party.type != "person" for party in parties) and not any(party.plural for party in parties)
    if m.kind not in _MUTUAL or m.rule not in _OF_BOTH or len(m.by) != 2 or not bodies:
        return ()
    if words.verbs.get(scene.parse.lemma[m.trigger], "agreement") != "agreement":
        return ()  # "the two promised to …"
    by_others = m.deed is not None and scene.parse.child(m.deed, "nsubj", "nsubj:pass") is not None
    return () if by_others and m.rule == "binding-verb" else tuple(m.by[::-1])


def _first(
    scene: Scene, tokens: Sequence[int] | Iterator[int], by: Sequence[int], *, named: bool = False
) -> tuple[int, ...]:
    """The first that some phrases mean who are not those who bind themselves, nor their people."""
    known, members = scene.sides(by), scene.cast.members
    for o in tokens:
        others = (
            n for n in _meant(scene, o) if n not in known and not (members[n].type == "person" and members[n].of in by)
        )
        found = tuple(n for n in others if members[n].named or not named)
        if found and not (scene.parse.dep[o] == "obj" and _are_own(scene, o, found, known)):
            return found
    return ()


def _are_own(scene: Scene, token: int, people: Sequence[int], known: Collection[int]) -> bool:
    """Whether a phrase means people of those who bind themselves: who withdraws his guards owes them nothing."""
    whose = scene.owners(token, of=False) or tuple(of for n in people if (of := scene.cast.members[n].of) is not None)
    return bool(whose) and all(n in known for n in whose)


def asked_of(scene: Scene, condition: Collection[int], m: CommitmentMention) -> tuple[int, ...]:
    """Who is to do what an offer depends on: "they would leave if the army stopped its air strikes" is said to the army."""
    if m.kind != "offer":
        return ()
    subjects = (t for t in sorted(condition) if scene.parse.dep[t] in ("nsubj", "nsubj:pass"))
    return _first(scene, iter(tuple(subjects)[:1]), m.by)


def _promised(scene: Scene, verb: int, deed: int | None) -> Iterator[int]:
    """Who is told of it: "assured us that …", in the passive "the villagers were promised a well"."""
    parse = scene.parse
    if deed is not None and parse.dep[deed] in ("ccomp", "xcomp"):
        yield from parse.kids(verb, "obj")
    yield from (o for o in parse.kids(verb, "nsubj:pass") if o != deed)


def _before(scene: Scene, verb: int) -> Iterator[int]:
    """With whom somebody does something of which the promise is the second part: "met the envoys and offered help"."""
    parse = scene.parse
    while parse.dep[verb] == "obj":
        verb = parse.head[verb]
    if parse.dep[verb] == "conj" and parse.pos[parse.head[verb]] == "VERB":
        above = parse.head[verb]
        yield from (
            o
            for o in parse.kids(above, "obj", "obl")
            if o < verb and (parse.dep[o] == "obj" or parse.case(o) == "with")
        )


def _towards(scene: Scene, verb: int, deed: int | None) -> Iterator[int]:
    parse = scene.parse
    below = (o for o in parse.kids(verb, "iobj", "obl", "obl:arg") if o != deed and not _is_means(scene, o))
    yield from (o for o in below if parse.dep[o] == "iobj" or parse.case(o) in _TOWARDS)


def _is_means(scene: Scene, o: int) -> bool:
    """Whether something is only what a deed is done with: "with the support of parliament"."""
    return scene.parse.case(o) == "with" and not scene.people(o) and not first_person(scene.parse, o)


def _below(scene: Scene, words: CommitmentWords, deed: int, *, objects: bool) -> Iterator[int]:
    """What a deed is done to; troops that are pledged, and a body that is set up, are not those to whom they are promised."""
    parse = scene.parse
    aside = {c for c in parse.subtree(deed) if parse.dep[c] in _ASIDE or _BY_WHICH & set(parse.case(c).split())}
    for o in parse.subtree(deed, aside - {deed}):
        if (o == deed and parse.dep[o] == "obj") or _is_means(scene, o):
            continue
        if (objects and parse.dep[o] in _OBJECTS and parse.lemma[parse.head[o]] not in words.fate.creating) or (
            parse.dep[o] in _OBLIQUE and parse.case(o) in _UPON
        ):
            yield o


def _meant(scene: Scene, token: int) -> tuple[int, ...]:
    """Whom a phrase means, or to whom the thing in it belongs."""
    if first_person(scene.parse, token):
        return spoken_for(scene, token, scene.speakers(token))
    return scene.people(token) or (scene.owners(token) if scene.parse.pos[token] in ("NOUN", "PROPN") else ())
