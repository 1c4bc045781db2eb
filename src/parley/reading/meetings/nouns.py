"""Encounters that a noun names: talks, a round, a summit, a visit, a call."""

from __future__ import annotations

from dataclasses import replace

from parley.model import MeetingForm
from parley.reading.meetings.days import by_its_date, of_something_else
from parley.reading.meetings.doers import around_noun
from parley.reading.meetings.framing import status_of_noun, told_beside
from parley.reading.meetings.hosts import hosts_of, those_there
from parley.reading.meetings.light import OFF, carries, phrasal
from parley.reading.meetings.naming import is_bare, names_encounter
from parley.reading.meetings.parties import means
from parley.reading.meetings.places import goal_of, near_place
from parley.reading.meetings.shunned import shuns
from parley.reading.meetings.telling import Encounter, MeetingMention, by_phone, mention_of
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import governor
from parley.reading.syntax.parse import Parse
from parley.reading.times.links import times_within

__all__ = ["heads_talks", "nominal"]

_TWO = 2

_AIMED = frozenset({"for", "to", "toward", "towards"})
"""Prepositions of talks that somebody is open for or returns to, which tell of none unless a day or place is set."""

_OURS = frozenset({"our", "today"})
"""Owners of the encounter at which somebody speaks."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "its", "our", "my", "his", "her"})


def heads_talks(parse: Parse, i: int) -> bool:
    """Whether "talks" that the tagger takes for a verb is the noun.

    Nobody talks and another verb follows ("Talks on water continue"), it is the subject of one, or a town stands before it with "the".
    """
    if parse.pos[i] != "VERB":
        return False
    if parse.dep[i] in ("nsubj", "nsubj:pass"):
        return True
    subject = parse.child(i, "nsubj", "nsubj:pass")
    if subject is not None:
        return subject == i - 1 and any(parse.lower[c] == "the" for c in parse.kids(subject, "det"))
    return _carrier(parse, i) is not None


def _carrier(parse: Parse, i: int) -> int | None:
    """The verb behind "talks" that has no subject of its own."""
    behind = (
        v
        for v in parse.kids(i, "parataxis", "conj", "ccomp", "xcomp", "acl", "advcl", "dep")
        if v > i and parse.pos[v] == "VERB"
    )
    return next((v for v in behind if parse.child(v, "nsubj", "nsubj:pass") is None), None)


def nominal(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """The encounter that a noun names; None if it names none, or nothing tells which one."""
    parse = setting.parse
    if not names_encounter(parse, setting.cast, words, i) or _told_above(parse, words, i):
        return None
    word = parse.lower[i] if parse.lower[i] in words.nouns else parse.lemma[i]
    verb = governor(parse, i)
    light = _light(parse, words, i, verb)
    inner = [c for c in parse.kids(i, "nmod") if _told_above(parse, words, c)]
    below = () if light is None else (light, *parse.kids(light, "xcomp"))
    heads = (
        i,
        *inner,
        *parse.kids(i, "acl", "acl:relcl"),
        *_of_parties(parse, words, i),
        *_right_behind(parse, words, i),
        *below,
    )
    who = around_noun(setting, words, i, light, but=inner)
    telling = (parse.head[i],) if parse.dep[i] == "nsubj" else ()  # "the meeting included A and B"
    who += tuple(n for n in _brought(setting, words, (*parse.kids(i, "acl", "acl:relcl"), *telling)) if n not in who)
    who += tuple(n for c in inner for n in around_noun(setting, words, c, light) if n not in who)
    above_it = (verb,) if verb is not None and parse.head[i] == verb and parse.dep[i].startswith("nsubj") else ()
    around = (i, *inner, *below, *above_it)
    who += tuple(n for n in those_there(setting, words, around) if n not in who)
    dated = any(setting.when(h) is not None for h in heads)
    placed = near_place(setting, *heads) is not None or (word in words.going and goal_of(parse, i) is not None)
    definite = any(_defines(setting, c) for c in parse.kids(i, "det", "nmod:poss"))
    called = _proper_name(parse, i)
    set_down = dated or placed or bool(called)
    status = status_of_noun(parse, words, i, light, verb)
    series = frozenset[str]().union(*(_of_a_kind(parse, words, t) for t in (i, *inner)))
    aimed = light is None and status == "planned" and parse.case(i) in _AIMED
    status = "proposed" if aimed and series else status
    attended = _attended(parse, words, i, word)
    called_in = word in words.spoken and by_phone(parse, words, i)
    standing = word in words.gatherings and not attended and not called_in
    sought = aimed and not series and (len(who) < _TWO or _open_for(parse, words, i))
    vain = sought or standing or _refused(parse, words, i, verb)
    if status is None or (vain and not set_down):
        return None
    number = _number(parse, words, (i, *inner))
    known = dated or (placed and word in words.gatherings)
    partner = _with_somebody(setting, words, i)
    off = light is not None and status in OFF
    vague = word in words.vague and not inner and not called and not partner and not series
    if (
        vague
        and len(who) < _TWO
        and not (who and (dated or placed))
        and not attended
        and not (known and (definite or number))
        and not (off and definite and word in words.going)
    ):
        return None
    if not (who or set_down or definite or off or series or attended):
        return None
    who += tuple(n for n in hosts_of(setting, words, around) if who and n not in who)
    form: MeetingForm = "call" if called_in else words.nouns[word]
    bare = definite and is_bare(parse, i)
    of_else = of_something_else(parse, words, i, verb)
    told = Encounter(i, form, who, status, "meeting-noun", heads, definite, of_else, called, bare=bare, number=number)
    made = replace(
        mention_of(setting, told),
        beside=verb if _lies_beside(parse, words, i) else None,
        purpose_of=_journey(parse, words, i, light),
        partner=partner,
        series=series,
        ours=not who and not called and any(parse.lower[c] in _OURS for c in parse.kids(i, "nmod:poss")),
    )
    if light is None and made.status == "under way" and made.date_text is None and parse.child(i, "cop") is None:
        made = replace(made, date=None)  # the day is that of who speaks of it
    if light is not None or told_beside(parse, words, i, verb) is not None:
        return made
    return by_its_date(setting, made)


def _light(parse: Parse, words: MeetingWords, i: int, verb: int | None) -> int | None:
    """The verb that carries the noun or its stretch ("held two days of talks"), or by which somebody stays away."""
    above = parse.head[i]
    if verb is not None and (carries(parse, words, i, verb) or shuns(parse, words, i, verb)):
        return verb
    stretch = parse.dep[i] == "nmod" and parse.case(i) == "of" and parse.lemma[above] in words.stretches
    if stretch and verb is not None and carries(parse, words, above, verb):
        return verb
    return _carrier(parse, i) if parse.pos[i] == "VERB" or above == i else None


def _open_for(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether somebody or something only is, or stays, open for it: "the way stays open for talks with B"."""
    above = parse.head[i]
    return any(parse.lemma[t] in words.open for t in (above, *parse.kids(above, "xcomp")))


def _refused(parse: Parse, words: MeetingWords, i: int, verb: int | None) -> bool:
    """Whether somebody will not have it: "ruled out talks with B", "his rejection of peace talks"."""
    if parse.dep[i] == "nmod" and parse.lemma[parse.head[i]] in words.refusal:
        return True
    above = () if verb is None or parse.dep[i] != "obj" else (parse.lemma[verb], phrasal(parse, verb))
    return not words.refusing.isdisjoint(above)


def _attended(parse: Parse, words: MeetingWords, i: int, word: str) -> bool:
    """Whether something is done at a gathering that is described: "said at a conference on water", "at a review conference"."""
    described = parse.kids(i, "compound", "amod", "nmod", "acl")
    return word in words.gatherings and parse.case(i) == "at" and bool(described)


def _with_somebody(setting: Setting, words: MeetingWords, i: int) -> bool:
    """Whether talks are with somebody who is named: "talks with A"."""
    parse, cast = setting.parse, setting.cast
    goes_on = parse.lower[i] in words.series or parse.lemma[i] in words.series
    others = (n for c in parse.kids(i, "nmod") if parse.case(c) == "with" for n in cast.all(c))
    return goes_on and any(cast.members[n].named and cast.members[n].type != "person" for n in others)


def _of_a_kind(parse: Parse, words: MeetingWords, i: int) -> frozenset[str]:
    """The words that say which talks are meant: "peace talks", "intra-Libyan negotiations", "after months of talks", "agreed to talks"."""
    if parse.lower[i] not in words.series and parse.lemma[i] not in words.series:
        return frozenset()
    beside = parse.kids(i, "amod", "compound")
    before = [parse.lower[c] for c in (*beside, *(d for c in beside for d in parse.kids(c, "amod", "compound")))]
    above, to = parse.lemma[parse.head[i]], any(parse.lower[c] == "to" for c in parse.kids(i, "case", "mark"))
    joined = (parse.case(i) == "of" and above in words.stretches) or (to and above in words.settled)
    return frozenset(w for w in before if w in words.topics or w.startswith(words.within)) | (
        {above} if joined else set()
    )


def _journey(parse: Parse, words: MeetingWords, i: int, light: int | None) -> int | None:
    """The verb of the journey that is made for an encounter."""
    below = i if light is None else light
    verb = parse.head[below]
    goes = words.verbs.get(parse.lemma[verb]) == "visit" and verb != below
    bound = (light is None and parse.case(i) == "for") or (light is not None and parse.dep[light] in ("advcl", "xcomp"))
    return verb if goes and bound else None


def _number(parse: Parse, words: MeetingWords, nouns: tuple[int, ...]) -> int | None:
    """Which one of a row it is: "the third round of talks"."""
    beside = (c for noun in nouns for c in parse.kids(noun, "amod", "compound"))
    return next((words.ordinals[w] for c in beside if (w := parse.lower[c]) in words.ordinals), None)


def _proper_name(parse: Parse, i: int) -> frozenset[str]:
    """The words of the proper name that an encounter bears: "the Lisbon Peace Conference"."""
    start, end, kind = parse.ents[parse.ent_at[i]] if parse.ent_at[i] >= 0 else (i, i, "")
    named = kind == "EVENT" and end - start > 1
    below = [
        t for t in parse.kids(i, "nmod") if parse.pos[t] == "PROPN"
    ]  # the name may be cut: "the Summit of the Americas"
    inside = (*range(start, end), *below) if named else ()
    return frozenset(parse.lower[t] for t in inside if parse.words[t][:1].isupper())


def _right_behind(parse: Parse, words: MeetingWords, i: int) -> list[int]:
    """A participle of holding or planning right behind a noun, whatever the tree hangs it on: "decisions of the conference, held on Monday"."""
    at = i + 1 + (i + 1 < len(parse.words) and parse.words[i + 1] == ",")
    told = at < len(parse.words) and parse.dep[at] == "acl" and parse.lemma[at] in words.light
    return [at] if told and parse.sent[at] == parse.sent[i] else []


def _of_parties(parse: Parse, words: MeetingWords, i: int) -> list[int]:
    """Verbs of holding or planning that the tree hangs on the parties: "a meeting of experts planned for May"."""
    verbs = (v for c in parse.kids(i, "nmod") for v in parse.kids(c, "acl", "acl:relcl"))
    return [v for v in verbs if parse.lemma[v] in words.light]


def _brought(setting: Setting, words: MeetingWords, clauses: tuple[int, ...]) -> tuple[int, ...]:
    """Those whom talks bring together: "talks that were to bring A and B to C"."""
    parse = setting.parse
    verbs = (v for v in clauses if parse.lemma[v] in words.bringing)
    brought = (
        t for v in verbs for t in parse.kids(v, "obj", "nsubj") if t > v
    )  # a list behind a colon may be hung as a subject
    return tuple(n for t in brought for n in means(parse, setting.cast, t))


def _defines(setting: Setting, c: int) -> bool:
    """Whether a determiner makes it one that is known: "the", "their", "Friday's"."""
    known = setting.parse.lower[c] in _DEFINITE
    first = setting.parse.start[setting.parse.sents[setting.parse.sent[c]][0]]
    at = setting.parse.start[c]
    return known or any(at < t.end for t in times_within(setting.times, first, at + 1))


def _told_above(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether the word above tells of the same encounter: "a round of talks", "will meet for talks"."""
    above = parse.head[i]
    if above == i:
        return False
    if parse.dep[i] == "nmod":
        return parse.case(i) == "of" and parse.lemma[above] in words.nouns and parse.lemma[i] in words.nouns
    beside = _lies_beside(parse, words, i)
    return parse.dep[i] == "obl" and words.verbs.get(parse.lemma[above]) in ("talks", "session") and not beside


def _lies_beside(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether those who meet do so at a gathering of others: "will meet at the summit, which begins on Monday"."""
    at = parse.case(i) in ("at", "during") and words.nouns.get(parse.lemma[i]) in ("summit", "conference")
    return at or (parse.dep[i] == "nmod" and parse.lemma[parse.head[i]] in words.margins)
