"""What is known of a deed that a noun names: that several only tell of it, that somebody is only thought to be behind it, or that it is a certain one."""

from __future__ import annotations

from parley.reading.scene import Scene
from parley.reading.syntax.clauses import passive
from parley.reading.syntax.parse import Parse

__all__ = ["is_hearsay", "is_known", "thought_to_be"]


def is_hearsay(scene: Scene, telling: int) -> bool:
    """Whether a noun means what several tell without its being known whether it is so: "appalled by reports of killings"."""
    return scene.parse.lemma[telling] in scene.words.unreal.tellings and scene.parse.has(telling, "Number=Plur")


def thought_to_be(scene: Scene, noun: int) -> bool:
    """Whether somebody is only thought to stand behind a deed: "is believed to have been behind the abduction"."""
    parse, above = scene.parse, scene.parse.head[noun]
    words = scene.words.unreal.believing | scene.words.unreal.suspecting
    return parse.dep[noun] == "xcomp" and parse.lemma[above] in words and passive(parse, above)


def is_known(parse: Parse, noun: int) -> bool:
    """Whether a noun means a certain deed: "concern at the arrest of the editor", "at his arrest"."""
    return any(parse.lower[d] in ("the", "this", "these") for d in parse.kids(noun, "det")) or bool(
        parse.kids(noun, "nmod:poss")
    )
