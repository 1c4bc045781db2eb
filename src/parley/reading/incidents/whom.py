"""Whom an act is directed at: its object or recipient, whoever owns or stands below what it is about, or whoever its matter is likely to mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from parley.reading.arguments import likeliest
from parley.reading.incidents.agency import names_one
from parley.reading.incidents.sayings import Act
from parley.reading.incidents.undergone import (
    asked_of,
    blamed_for,
    defended_from,
    done_by,
    inflicted_on,
    mutual,
    undergone_by,
)
from parley.reading.scene import Scene
from parley.reading.syntax.clauses import LOCATIVE, passive, place_at
from parley.reading.syntax.parse import Parse

__all__ = ["DURING", "noun_directed", "suffered", "verb_directed"]

_UPON = frozenset({"on", "against", "upon", "to", "into", "of", "for"})
"""Prepositions behind a noun for a deed under which its victim stands."""
_DONE_BY = frozenset({"from", "by", "of"})
"""Those under which stands who does what somebody suffers."""
_HITTING = frozenset({"on", "against", "upon", "of"})
"""Those under which stands what is hit: "an attack on the group's office"."""
_AIMED_AT = frozenset({"on", "against"})
"""Those under which nobody else than those hit stands: "an attack on tourists in a country"."""
_TOWARD = frozenset({"on", "against", "upon", "to", "into", "of", "for", "with"})
"""The same behind a verb and what it is about."""
_AGAINST = frozenset({"against", "over", "at"})
"""Those under which stands what is protested against; one marches to a place, with friends."""
DURING = frozenset({"in", "by", "with", "during", "through"})
"""Prepositions before a noun for what its verb tells as well: "are killed in air strikes"."""
_NO_MATTER = frozenset({"nsubj", "nsubj:pass", "obl:agent", "advcl", "conj", "parataxis"})
"""What stands below a verb and tells of something else than its matter."""
_IF = frozenset({"if", "unless", "until"})
"""Words before a condition."""
_NONE_ELSE = frozenset({"MOBILIZE", "COOPERATE"})
"""Types of which nobody is hit but a recipient: forces and help are the object."""


def verb_directed(scene: Scene, act: Act) -> Act:
    """The act that a verb tells, directed at whom it hits; each other where several do it to each other: "clashed"."""
    if act.type in scene.words.material and not act.by:
        if both := _between(scene, act.trigger):
            return replace(act, by=both, on=both)
        subject = scene.parse.child(act.trigger, "nsubj")
        act = replace(act, by=() if subject is None else _sides_of(scene, subject))  # "fighting between … killed ten"
    laid = blamed_for(scene, act.trigger) if act.type == "ACCUSE" else ()
    on = _but(laid, act.by) or _whom(scene, act)
    fought = not on and len(act.by) > 1 and scene.parse.lemma[act.trigger] in scene.words.mutual
    return replace(act, on=act.by if fought and act.type == "ASSAULT" else on)


def suffered(scene: Scene, act: Act) -> Act:
    """The act that somebody has done to him, as a verb and its noun tell it: "faced calls from …", "came under attack by …"."""
    parse, verb = scene.parse, act.trigger
    below = parse.kids(verb, "obl", "obl:arg", "nmod")
    by = scene.owners(act.about, of=False) or _first(
        scene, (c for c in (*parse.kids(act.about, "nmod"), *below) if parse.case(c) in _DONE_BY)
    )
    on = scene.people(parse.subject(verb))
    return replace(act, by=_but(by, on), on=on)


def noun_directed(scene: Scene, act: Act) -> Act:
    """The act that a noun tells with both its sides: each other where it is between them; else those of a verb that tells the same."""
    parse, noun = scene.parse, act.trigger
    below = parse.kids(noun, "nmod")
    verb = parse.head[noun]
    if act.type in scene.words.material and (both := _between(scene, noun)):
        return replace(act, by=both, on=both)
    if not act.by and (found := _by_below(scene, noun)):
        act = replace(act, by=found)
    held = inflicted_on(scene, noun)
    by = _first(scene, (c for c in below if parse.case(c) == "by")) if held else act.by
    by = by or done_by(scene, noun, leaves=act.type == "RETREAT")
    on = _but(held or _first(scene, (c for c in below if parse.case(c) in _UPON)) or undergone_by(scene, noun), by)
    on = on or (_but(asked_of(scene, noun), by) if act.type == "REQUEST" else _but(defended_from(scene, noun), by))
    hit = (c for c in below if parse.case(c) in _HITTING and not scene.cast.all(c))
    on = on or next((found for c in hit if (found := _but(_holders(scene, c), by))), ())
    during = parse.dep[noun] in ("obl", "obl:agent") and parse.case(noun) in DURING
    patterns = scene.words.verbs.get(parse.lemma[verb], ()) if during else ()
    if any(pattern.type == act.type and not rest for rest, pattern in patterns):  # "were killed in air strikes"
        by = by or (scene.agent(verb) if passive(parse, verb) else scene.doers(verb))
        on = _but(scene.cast.all(_undergoer(parse, verb)), by) or on
    named = any(parse.case(c) in _AIMED_AT and scene.parse.lemma[c] in scene.words.folk for c in below)
    return replace(act, by=by, on=on or (() if named else _likeliest(scene, noun, by)))


def _by_below(scene: Scene, noun: int) -> tuple[int, ...]:
    """Who does a deed where the tree hangs him on whom it hits: "the shelling of the port by A"."""
    parse = scene.parse
    hit = (c for c in parse.kids(noun, "nmod") if parse.case(c) in _UPON)
    return _first(scene, (b for c in hit for b in parse.kids(c, "nmod") if parse.case(b) == "by"))


def _between(scene: Scene, deed: int) -> tuple[int, ...]:
    """Both sides of a fight: "days of fighting between …", "fighting broke out between …"."""
    return _sides_of(scene, deed) or _sides_of(scene, scene.parse.head[deed])


def _sides_of(scene: Scene, head: int) -> tuple[int, ...]:
    """Those between whom something is, by the phrase below it."""
    below = scene.parse.kids(head, "nmod", "obl")
    return _first(scene, (c for c in below if scene.parse.case(c) == "between"))


def _whom(scene: Scene, act: Act) -> tuple[int, ...]:
    """At whom an act that a verb tells is directed."""
    parse, verb, about, by = scene.parse, act.trigger, act.about, act.by
    obj = _undergoer(parse, verb)
    if act.type == "RETREAT" and parse.lemma[verb] in scene.words.leaving:
        return ()
    if act.type in scene.words.material or act.type in _NONE_ELSE:
        found = _first(scene, (c for c in parse.kids(verb, "iobj", "obl", "obl:arg") if _is_recipient(scene, c)))
        if found or act.type in _NONE_ELSE:
            return _but(found, by)
        if obj is not None and set(scene.owners(obj, of=False)) & set(by):
            return _likeliest(scene, verb, by)  # "withdrew its own troops"
    if obj is not None and by and mutual(parse, obj):
        return by
    of_deed = obj is not None and parse.lemma[obj] in scene.words.nouns and about in (verb, obj)
    nobody = obj is not None and about not in (verb, obj) and not scene.cast.all(obj) and not scene.cast.all(about)
    voiced = obj is not None and parse.lemma[obj] in scene.words.voiced
    lent = (
        voiced and obj is not None and parse.child(obj, "nmod:poss") is not None
    )  # "condemned Chad's support for the rebels"
    if act.type == "ACCUSE" and obj is not None and (of_deed or nobody or lent):
        return _but(_owner_of(scene, obj), by)  # "called the government's offer an insult to farmers"
    named = () if voiced else scene.cast.all(obj)
    aimed = (
        parse.case(about) in _AGAINST if act.type == "PROTEST" else act.type != "ACCUSE" or parse.case(about) != "to"
    )
    if not named and aimed and about not in (verb, obj):
        clause = _condition(parse, about) if act.type == "THREATEN" else about
        named = (() if voiced and about == obj else scene.cast.all(about)) or (
            scene.cast.all(parse.child(clause, "nsubj", "nsubj:pass")) if clause is not None else ()
        )
    return (
        _but(named, _own(scene, named, by) if act.type == "REJECT" else by)
        or _of_matter(scene, act, obj)
        or (() if act.type == "REQUEST" and _is_body(scene, obj) else _likeliest(scene, verb, by))
    )


def _is_body(scene: Scene, token: int | None) -> bool:
    """Whether a noun means a body of whom the article names nobody: "asked the government to pay the families" asks nothing of the families."""
    return token is not None and scene.parse.lemma[token] in scene.words.bodies and token not in scene.cast.at


def _own(scene: Scene, named: Sequence[int], by: Sequence[int]) -> frozenset[int]:
    """Of some of the cast those of the side that does an act, who refuses nothing to himself: a president and his navy."""
    sides, members = scene.sides(by), scene.cast.members
    owned = {n for n in named for h in members[n].heads if _is_his(scene, h, by)}  # "denied that its soldiers had …"
    return sides | owned | {n for n in named if members[n].of in sides}


def _is_his(scene: Scene, noun: int, by: Sequence[int]) -> bool:
    """Whether a pronoun says that something belongs to some of the cast."""
    owner = scene.parse.child(noun, "nmod:poss")
    return owner is not None and scene.parse.pos[owner] == "PRON" and bool(set(scene.cast.all(owner)) & set(by))


def _owner_of(scene: Scene, deed: int) -> tuple[int, ...]:
    """Whose a deed is that is blamed: its owner, unless it is done to him ("condemned the envoy's murder")."""
    if inflicted_on(scene, deed):
        return _first(scene, (c for c in scene.parse.kids(deed, "nmod") if scene.parse.case(c) == "by"))
    return scene.owners(deed, of=False) or _by_below(scene, deed)


def _undergoer(parse: Parse, verb: int) -> int | None:
    """The object of a verb, or the subject of a passive one; the noun that a relative pronoun stands for."""
    obj = parse.child(verb, "obj", "iobj", "nsubj:pass")
    if obj is not None and parse.dep[verb] == "acl:relcl" and parse.has(obj, "PronType=Rel"):
        return parse.head[verb]
    return parse.subject(verb) if obj is None and passive(parse, verb) else obj


def _condition(parse: Parse, verb: int) -> int | None:
    """The verb of the condition under which somebody will do something: "it would leave if they failed to pay"."""
    ifs = (c for c in parse.kids(verb, "advcl") if any(parse.lower[m] in _IF for m in parse.kids(c, "mark")))
    return next(ifs, None)


def _is_recipient(scene: Scene, token: int) -> bool:
    """Whether a phrase says toward whom something is done: "fired missiles at A"; "was held at a base of A" does not."""
    parse = scene.parse
    aimed = parse.case(token) == "at" and parse.lemma[parse.head[token]] in scene.words.aiming
    return aimed or parse.dep[token] == "iobj" or parse.case(token) in _TOWARD


def _of_matter(scene: Scene, act: Act, obj: int | None) -> tuple[int, ...]:
    """Who owns what an act is about, or stands below it; a noun for the act itself ("their support") belongs to its doer."""
    parse = scene.parse
    apart = scene.sides(act.by) | (
        _done_to(scene, act.about if obj is None else obj) if act.type == "REQUEST" else frozenset()
    )
    noun = scene.words.nouns.get(parse.lemma[obj]) if obj is not None else None
    voiced = obj is not None and parse.lemma[obj] in scene.words.voiced and act.type != "REJECT"  # "ignored their call"
    own = voiced or (noun is not None and noun.type == act.type)
    if obj is not None and not own and (found := _but(_holders(scene, obj), apart | _inside(scene, obj))):
        return found
    parts = () if obj is None else (c for c in parse.kids(obj, "nmod") if parse.case(c) in ("in", "of"))
    hosts = (
        (act.trigger, act.about) if obj is None else (obj, *parts, act.trigger, act.about)
    )  # "$5 million in aid to …"
    filed = act.type == "ACCUSE" and obj is not None and names_one(parse, obj, scene.words.suits)
    toward = _AGAINST if act.type == "PROTEST" or filed else _TOWARD  # "filed a complaint with the court"
    below = (c for host in hosts for c in parse.kids(host, "obl", "obl:arg", "nmod") if parse.case(c) in toward)
    aimed = (_but(scene.cast.all(c) or scene.owners(c), apart | _inside(scene, c)) for c in below)
    return next((f for f in aimed if f), ())


def _done_to(scene: Scene, deed: int | None) -> frozenset[int]:
    """To whom is done what is asked for, which is asked of others: "demanded the release of the prisoners", "the need for their release"."""
    deeds = () if deed is None else (deed, *scene.parse.kids(deed, "nmod"))
    inflicted = (d for d in deeds if scene.parse.lemma[d] in scene.words.inflicted)
    of = (c for d in inflicted for c in scene.parse.kids(d, "nmod") if scene.parse.case(c) == "of")
    return frozenset(n for c in of for t in scene.parse.subtree(c) for n in scene.cast.all(t))


def _inside(scene: Scene, noun: int) -> frozenset[int]:
    """Who stands inside an adjective made of a verb, and owns nothing: "the UN-led talks"."""
    parse = scene.parse
    made = (c for c in parse.kids(noun, "amod") if parse.pos[c] == "VERB")
    return frozenset(n for c in made for t in parse.subtree(c) for n in scene.cast.all(t))


def _holders(scene: Scene, noun: int) -> tuple[int, ...]:
    """To whom something belongs, or who holds or made it: "positions held by …", "a base used by …", "the attack that they launched"."""
    parse = scene.parse
    held = (scene.agent(c) for c in parse.kids(noun, "acl") if parse.lemma[c] not in scene.words.between)
    done = (scene.doers(c) for c in parse.kids(noun, "acl:relcl") if parse.lemma[c] in scene.words.light)
    return scene.owners(noun) or next((found for found in (*held, *done) if found), ())


def _likeliest(scene: Scene, head: int, by: Sequence[int]) -> tuple[int, ...]:
    """Whoever is likeliest to be meant in the phrases and clauses below a token, if he is likely."""
    parse, apart = scene.parse, scene.sides(by)
    below = parse.subtree(head, parse.kids(head, *_NO_MATTER))
    tokens = (t for t in below if t != head and not (parse.case(t) in LOCATIVE and place_at(parse, t) is not None))
    return likeliest(parse, tokens, "incidents on", lambda t: _but(scene.people(t), apart))


def _first(scene: Scene, tokens: Iterable[int]) -> tuple[int, ...]:
    """The actors of the first token that means any."""
    return next((found for t in tokens if (found := scene.cast.all(t))), ())


def _but(found: Sequence[int], left_out: Collection[int]) -> tuple[int, ...]:
    """Some actors without others."""
    return tuple(n for n in found if n not in left_out)
