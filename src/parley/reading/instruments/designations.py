"""Sanctions that are imposed in so many words: "the United States is designating two banks", in a text of those who do it."""

from __future__ import annotations

from parley.reading.instruments.mention import Mention
from parley.reading.instruments.words import InstrumentWords, Kind
from parley.reading.setting import Setting
from parley.reading.syntax.parse import Parse

__all__ = ["designation"]

_KIND = Kind("sanction", "told")


def designation(setting: Setting, words: InstrumentWords, i: int) -> Mention | None:
    """The sanctions that a verb imposes by being said, as an official text has it; those "also" imposed are others."""
    parse, cast = setting.parse, setting.cast
    on, subject = parse.child(i, "obj"), parse.child(i, "nsubj")
    if parse.lemma[i] not in words.designating or on is None or subject is None or not _is_said_now(parse, i):
        return None
    if setting.article.genre != "statement":
        return None
    others = any(parse.lower[c] in words.besides for c in parse.kids(i, "advmod"))
    return Mention(
        head=i,
        kind=_KIND,
        type=_KIND.type,
        first=i,
        end=_last(parse, on) + 1,
        number=None,
        anchor=(parse.start[i], parse.end[i]),
        marks=frozenset({parse.lemma[on]}) if others else frozenset(),
        parties=tuple(n for t in (subject, on) for n in cast.all(t) if cast.members[n].type != "person"),
        stage=words.imposed,
        teller=i,
        bare=False,
        definite=not others,
        earlier=False,
        fresh=False,
        sent=parse.sent[i],
    )


def _is_said_now(parse: Parse, i: int) -> bool:
    """As in "is designating": what is done by saying so."""
    return (
        parse.pos[i] == "VERB"
        and parse.lower[i].endswith("ing")
        and "be" in parse.aux(i)
        and "will" not in parse.aux(i)
    )


def _last(parse: Parse, noun: int) -> int:
    """The last token of a noun with what says of whom it is, without what is joined to it or told of it besides."""
    aside = {c for c in parse.children[noun] if parse.dep[c] not in ("flat", "compound", "nmod", "nummod", "amod")}
    return max(parse.subtree(noun, aside))
