"""Who is bound, and to whom: the parties to a commitment, by the grammar around its words."""

from __future__ import annotations

from collections.abc import Sequence

from parley.reading.commitments.words import CommitmentWords
from parley.reading.scene import Scene, first_person
from parley.reading.syntax.clauses import reality
from parley.reading.syntax.parse import Parse

__all__ = [
    "accused_of",
    "blamed",
    "bodies_of",
    "bound",
    "may_speak_for",
    "named_owners",
    "publisher",
    "speak_for",
    "spoken_for",
]

_TOLD = ("past", "present")
_ONE = frozenset({"i", "me", "my"})
_MENTIONS = 8
"""Mentions of somebody among which the one that says what he is stands: the first ones."""
_TITLE = 8
"""Tokens before a name among which its title stands."""
_FROM = frozenset({"by", "of", "from"})
"""Prepositions behind a promise before whoever made it."""
_OWN = frozenset({"repeated", "renewed", "kept", "broken", "withdrawn"})
"""What becomes of a promise by whoever made it."""


def bound(scene: Scene, words: CommitmentWords, token: int | None) -> tuple[int, ...]:
    """Whom a phrase binds (indices of the cast): those it means, the speakers if it says "we", else its owner ("their forces")."""
    if token is None:
        return ()
    if first_person(scene.parse, token):
        return spoken_for(scene, token, scene.speakers(token))
    if scene.parse.pos[token] == "PRON" and (accused := accused_of(scene, words, token)):
        return accused  # "accused them of keeping what they had promised to give back"
    own = scene.parse.pos[token] in ("NOUN", "PROPN") and scene.parse.lemma[token] in words.collectives
    found = scene.people(token)
    return _of_collective(scene, words, token, found) if own else found


def _of_collective(scene: Scene, words: CommitmentWords, token: int, found: tuple[int, ...]) -> tuple[int, ...]:
    """Whom a noun binds that acts for somebody ("his forces", "the government"); `found` are those it means as far as they are told."""
    if found and (office := _office_of(scene, words, token, found)):
        return office
    if several := _of_several(scene, token):
        return several
    owner = _possessor(scene, token)
    if owner and not scene.sides(found) & set(owner):
        return owner  # "his forces" are those of his army, whatever forces were spoken of before
    return found or bodies_of(scene, scene.owners(token)) or bodies_of(scene, _whose_own(scene, token))


def _of_several(scene: Scene, noun: int) -> tuple[int, ...]:
    """Those of whom several act at once: "the governments of Chad and Niger"."""
    parse = scene.parse
    if not parse.has(noun, "Number=Plur"):
        return ()
    whose = (scene.cast.all(c) for c in parse.kids(noun, "nmod") if parse.case(c) == "of")
    return next((bodies for owners in whose if len(bodies := bodies_of(scene, owners)) > 1), ())


def _office_of(scene: Scene, words: CommitmentWords, noun: int, found: Sequence[int]) -> tuple[int, ...]:
    """The state whose administration publishes a text in which it is called by those who lead it: "the Roe Administration"."""
    members = scene.cast.members
    alone = [members[n] for n in found if members[n].of is None and members[n].name[:1].isupper()]
    by_name = len(alone) == len(found) and all(m.named != (m.type == "state") for m in alone)
    called = scene.parse.lemma[noun] in words.offices and by_name
    return publisher(scene) if called else ()


def _whose_own(scene: Scene, noun: int) -> tuple[int, ...]:
    """Who says "the government" or "the country" without saying whose: his own; the several who say "the three countries" themselves."""
    speakers, parse = scene.speakers(noun), scene.parse
    if len(speakers) > 1 and parse.has(noun, "Number=Plur"):
        return speakers
    known = len(speakers) == 1 and scene.cast.members[speakers[0]].type == "person"
    return speakers if known and not parse.kids(noun, "nmod", "acl:relcl", "amod", "compound") else ()


def _possessor(scene: Scene, noun: int) -> tuple[int, ...]:
    """Whose it is, if a pronoun says so and that one belongs to a body: "his forces", "our government"."""
    pronoun = next((c for c in scene.parse.kids(noun, "nmod:poss") if scene.parse.pos[c] == "PRON"), None)
    if pronoun is None:
        return ()
    whose = scene.speakers(pronoun) if first_person(scene.parse, pronoun) else scene.cast.all(pronoun)
    bodies = bodies_of(scene, whose)
    return bodies if all(scene.cast.members[n].type != "person" for n in bodies) else ()


def spoken_for(scene: Scene, token: int, speakers: tuple[int, ...]) -> tuple[int, ...]:
    """Whom "I" or "we" binds: who says "we" for a state or a body binds that, in an official text its publisher; who says "I" himself."""
    if scene.parse.lower[token] in _ONE:
        return speakers
    bodies = bodies_of(scene, speakers)
    unknown = all(scene.cast.members[n].type == "person" for n in bodies) and len(bodies) < 2
    return (publisher(scene) or bodies) if unknown else bodies


def publisher(scene: Scene) -> tuple[int, ...]:
    """The state whose office publishes an official text, if the text names it."""
    article = scene.setting.article
    named = scene.cast.named_in(article.source or "") if article.genre == "statement" else ()
    return tuple(n for n in named if scene.cast.members[n].type == "state" and n in scene.setting.ids)[:1]


def bodies_of(scene: Scene, figures: Sequence[int]) -> tuple[int, ...]:
    """Some of the cast, each person as the state or body to which he belongs, if there is one."""
    return tuple(dict.fromkeys(b for n in figures for b in _body(scene, n) or (n,)))


def _body(scene: Scene, figure: int) -> tuple[int, ...]:
    """To whom somebody belongs: the one he is known to be of, else who owns the noun that describes him ("an FDLR officer")."""
    member = scene.cast.members[figure]
    if member.type != "person":
        return ()
    if member.of is not None and member.of in scene.setting.ids:
        return (member.of,)
    parse, cast = scene.parse, scene.cast
    near = (t for h in member.heads[:_MENTIONS] for t in range(max(0, h - _TITLE), h + 1))
    nouns = [t for t in near if cast.at.get(t) == figure and parse.pos[t] == "NOUN"]
    owned = next(((n,) for t in nouns for n in scene.owners(t) if cast.members[n].type != "person"), ())
    bodies = {
        w for t in nouns if cast.gazetteer.roles.person_word(w := parse.lemma[t]) in ("armed_group", "organisation")
    }
    called = sorted(scene.called[w] for w in bodies if w in scene.called)
    return owned or tuple(called[:1])  # "the army", of "the army spokesman"


def named_owners(scene: Scene, words: CommitmentWords, noun: int) -> tuple[int, ...]:
    """Whose promise a noun tells of: its possessor's, that of whom "by" or "of" names, of the subject of its verb."""
    parse = scene.parse
    if accused := accused_of(scene, words, noun):
        return accused
    possessor = parse.child(noun, "nmod:poss")
    if possessor is not None and (own := _own(scene, words, noun, possessor)):
        return own
    if possessor is not None and (found := _credited(scene, words, noun, possessor) or bound(scene, words, possessor)):
        return found
    got = parse.kids(parse.head[noun], "obl") if parse.lemma[parse.head[noun]] in words.sought else ()
    got += tuple(d for c in parse.kids(noun, "nmod") for d in parse.kids(c, "nmod"))  # "an offer of talks from Niger"
    below = (c for c in (*parse.kids(noun, "nmod"), *got) if parse.case(c) in (("from",) if c in got else _FROM))
    before = (f for c in scene.parse.kids(noun, "compound") if (f := bound(scene, words, c)))  # "a government offer"
    found = next((f for c in below if (f := bound(scene, words, c))), ()) or scene.cast.adjectives(noun)
    found = found or next(before, ())
    verb = parse.lemma[parse.head[noun]]
    refused = any(state == "refused" and phrase.split()[0] == verb for phrase, state in words.states.items())
    met = (
        parse.dep[noun] == "obl" and parse.child(parse.head[noun], "nsubj:pass") is not None
    )  # "was met with a threat"
    made = parse.dep[noun] in ("obj", "obl") and _makes(words, verb) and not (refused or met)
    made = made or _comes_with(parse, noun)
    return found or (bound(scene, words, parse.subject(parse.head[noun])) if made else ())


def _comes_with(parse: Parse, noun: int) -> bool:
    """Whether somebody does something with a promise: "closed the talks with a promise to return", not "were met with a threat"."""
    verb = parse.head[noun]
    new = any(parse.lower[d] in ("a", "an") for d in parse.kids(noun, "det"))
    told = parse.pos[verb] == "VERB" and parse.child(verb, "nsubj") is not None and reality(parse, verb) in _TOLD
    return parse.dep[noun] == "obl" and parse.case(noun) == "with" and new and told


def accused_of(scene: Scene, words: CommitmentWords, token: int) -> tuple[int, ...]:
    """Who is said to have done what a gerund around the token tells: in "accused them of breaking a promise" they."""
    parse = scene.parse
    for verb in (token, *parse.ancestors(token)):
        above = parse.head[verb]
        if parse.dep[verb] == "acl" and parse.dep[above] in ("obj", "nsubj:pass"):
            above = parse.head[above]  # the gerund may hang on the accused
        if parse.lower[verb].endswith("ing") and parse.lemma[above] in words.accusing and above != verb:
            return blamed(scene, words, above)
        ends = ("root", "conj") if parse.pos[token] == "PRON" else ("root", "conj", "ccomp", "acl:relcl")
        if parse.dep[verb] in ends:
            return ()
    return ()


def blamed(scene: Scene, words: CommitmentWords, verb: int) -> tuple[int, ...]:
    """Whom a verb of accusing accuses; those who accuse each other both."""
    if scene.parse.lemma[verb] not in words.accusing:
        return ()
    accused = scene.parse.child(verb, "obj", "nsubj:pass", "iobj")
    mutual = accused is not None and any(scene.parse.lower[t] == "other" for t in scene.parse.subtree(accused))
    return bound(scene, words, scene.parse.subject(verb) if mutual else accused)


def _own(scene: Scene, words: CommitmentWords, noun: int, possessor: int) -> tuple[int, ...]:
    """Who does something with what is his own: in "renewed their promise" who renewed it, in "urged them to keep their word" they."""
    parse = scene.parse
    verb = parse.head[noun]
    if parse.pos[possessor] != "PRON" or first_person(parse, possessor) or parse.dep[noun] not in ("obj", "obl"):
        return ()
    if parse.dep[noun] == "obl":  # "went back on its promise"
        ways = (
            state
            for phrase, state in words.states.items()
            if phrase.split()[:1] + phrase.split()[-1:] == [parse.lemma[verb], parse.case(noun)]
        )
        return bound(scene, words, parse.child(verb, "nsubj")) if next(ways, None) in _OWN else ()
    if parse.dep[verb] == "xcomp":
        return bound(scene, words, parse.child(parse.head[verb], "obj", "nsubj:pass"))
    return bound(scene, words, parse.child(verb, "nsubj")) if words.states.get(parse.lemma[verb]) in _OWN else ()


def _makes(words: CommitmentWords, verb: str) -> bool:
    return verb in words.making or verb in words.again or any(phrase.split()[0] == verb for phrase in words.states)


def _credited(scene: Scene, words: CommitmentWords, noun: int, possessor: int) -> tuple[int, ...]:
    """Who is thanked or blamed for what is his: in "thanked the minister for his commitment" the minister."""
    parse = scene.parse
    if parse.pos[possessor] != "PRON":
        return ()
    while parse.dep[noun] == "conj":
        noun = parse.head[noun]
    verb = parse.head[noun]
    if parse.case(noun) != "for" or parse.lemma[verb] not in words.crediting:
        return ()
    return scene.cast.all(parse.child(verb, "obj"))


def speak_for(scene: Scene, speakers: Sequence[int], who: Sequence[int]) -> bool:
    """Whether speakers can bind somebody: themselves, whom they belong to, who belongs to them; who publishes a text its own officials."""
    members = scene.cast.members
    own = {members[n].of for n in speakers} | {b for n in speakers for b in _body(scene, n)}
    above = {members[n].of for n in who} & {*speakers, *(n for n in publisher(scene) if n in own)}
    return bool(set(who) & set(speakers) or above or own & set(who))


def may_speak_for(scene: Scene, speakers: Sequence[int], who: Sequence[int]) -> bool:
    """The same of speakers of whom nothing tells to whom they belong: "a spokesman for the ministry", "the source"."""
    members = scene.cast.members
    unknown = all(not members[n].named and members[n].type == "person" and not _body(scene, n) for n in speakers)
    return speak_for(scene, speakers, who) or (unknown and all(members[n].type != "person" for n in who))
