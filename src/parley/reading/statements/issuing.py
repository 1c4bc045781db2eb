"""Issuing: whose words an official text is, for whom they speak, and whether they say them by their own name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parley.reading.actors.cast import Cast
from parley.reading.setting import Setting
from parley.reading.statements.issuers import first_subject, house, is_house, issuers, names_statement
from parley.reading.statements.signing import stood_for
from parley.reading.statements.speech import SpeechWords

__all__ = ["Issuing", "is_company", "issuing"]

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Issuing:
    """Whose words a text is: `signed` and `state` are indices of the cast, `speakers` and `own` reports of actors."""

    signed: tuple[int, ...]
    state: tuple[int, ...]
    """The government that speaks in it, though it does not sign."""
    speakers: tuple[str, ...]
    sent: tuple[int, ...]
    """Groups by which they speak: "the envoys", "representatives of A, B and C"."""
    own: frozenset[str]
    """They all, and the states for which they speak."""
    declared: bool
    """Whether they say what they say by saying it, by their name: "The Co-Chairs welcome …"."""


def issuing(setting: Setting, words: SpeechWords) -> Issuing:
    """Who issues a text: those who sign it, the government whose page it is, else its source."""
    signed = issuers(setting, words)
    state = house(setting, words, signed)
    source = setting.cast.named_in(setting.article.source or "")
    declaring = _declaring(setting, words, signed, source)
    speakers = setting.refer((*signed, *stood_for(setting, signed), *state) or source or declaring)
    sent = _sent_by(setting, signed)
    theirs = (*_states_of(setting.cast, [*signed, *source]), *sent)
    own = frozenset((*speakers, *setting.refer(theirs)))
    return Issuing(signed, state, speakers, sent, own, bool(declaring))


def _declaring(setting: Setting, words: SpeechWords, signed: Sequence[int], source: Sequence[int]) -> tuple[int, ...]:
    """Who issues a statement and opens it by his name and in the present: "The Co-Chairs welcome …", "The Government takes note …".

    Of several states that do so it is told, verb by verb, what they say.
    """
    parse, cast = setting.parse, setting.cast
    opens = first_subject(setting, words)
    n = cast.who(opens)
    if opens is None or n is None or not names_statement(setting, words):
        return ()
    theirs = n in (signed or source) or (not signed and is_house(setting, n))
    beside = (parse.head[opens], *parse.kids(parse.head[opens], "aux", "aux:pass", "cop"))
    alone = len(cast.all(opens)) == 1 and len(signed) < _SEVERAL
    return (n,) if theirs and alone and any(parse.has(t, "Tense=Pres") for t in beside) else ()


def _sent_by(setting: Setting, signed: Sequence[int]) -> tuple[int, ...]:
    """The groups that stand for none but those who issue a text: "representatives of A, B and C met in …"."""
    issuing = {*signed, *stood_for(setting, signed)}
    groups = (n for n, m in enumerate(setting.cast.members) if m.plural and not m.named)
    return tuple(n for n in groups if (lands := stood_for(setting, (n,))) and issuing.issuperset(lands))


def _states_of(cast: Cast, people: Sequence[int]) -> tuple[int, ...]:
    """For whom the issuers speak: "the United States welcomes …" is their own word."""
    whose = (n if cast.members[n].type == "state" else cast.members[n].of for n in people)
    return tuple(n for n in whose if n is not None and cast.members[n].type == "state")


def is_company(setting: Setting, n: int, head: int) -> bool:
    """Whether somebody is only called by what several who meet may be called: "the representatives", "the participants"."""
    they = setting.cast.members[n]
    bare = they.plural and not (they.named or they.owners) and they.of is None
    return bare and setting.parse.lemma[head] in setting.cast.gazetteer.roles.words.company
