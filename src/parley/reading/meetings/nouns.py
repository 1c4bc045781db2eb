"""Encounters that a noun names: talks, a round, a summit, a visit, a call."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parley.model import MeetingForm, MeetingStatus
from parley.reading.meetings.days import by_its_date, of_something_else
from parley.reading.meetings.encounter import Encounter, MeetingMention
from parley.reading.meetings.framing import status_of_noun, told_beside
from parley.reading.meetings.hosts import hosts_of
from parley.reading.meetings.light import OFF, phrasal
from parley.reading.meetings.naming import is_bare, names_encounter
from parley.reading.meetings.phrases import Phrase, lies_beside, phrase_of, told_above
from parley.reading.meetings.places import goal_of, near_place
from parley.reading.meetings.telling import by_phone, mention_of
from parley.reading.meetings.timing import a_year_back
from parley.reading.meetings.words import MeetingWords
from parley.reading.setting import Setting
from parley.reading.syntax.parse import Parse
from parley.reading.times.links import times_within

__all__ = ["nominal"]

_TWO = 2

_AIMED = frozenset({"for", "to", "toward", "towards"})
"""Prepositions of talks that somebody is open for or returns to, which tell of none unless a day or place is set."""

_OURS = frozenset({"our", "today"})
"""Owners of the encounter at which somebody speaks."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "its", "our", "my", "his", "her"})


def nominal(setting: Setting, words: MeetingWords, i: int) -> MeetingMention | None:
    """The encounter that a noun names; None if it names none, or nothing tells which one."""
    parse = setting.parse
    if not names_encounter(parse, setting.cast, words, i) or told_above(parse, words, i):
        return None
    phrase = phrase_of(setting, words, i)
    if _by_one_body(setting, phrase):
        phrase = replace(phrase, who=())
    signs = _signs(setting, words, phrase)
    if _is_lasting(parse, words, phrase, signs):
        return None
    status = status_of_noun(parse, words, i, phrase.light, phrase.verb)
    aimed = phrase.light is None and status == "planned" and parse.case(i) in _AIMED
    if status is None or (not signs.set_down and _is_none(parse, words, phrase, signs, aimed=aimed)):
        return None
    status = "proposed" if aimed and signs.series else status
    return _made(setting, words, phrase, signs, status) if _tells_which(words, phrase, signs, status) else None


@dataclass(frozen=True, slots=True)
class _Signs:
    """What tells which encounter a noun means."""

    dated: bool
    placed: bool
    definite: bool
    called: frozenset[str]
    """The words of its proper name."""
    series: frozenset[str]
    """The words that say which talks are meant."""
    attended: bool
    """Whether something is done at it."""
    by_phone: bool
    number: int | None
    partner: bool
    """Whether they are talks with somebody who is named."""

    @property
    def set_down(self) -> bool:
        """Whether it has a day, a place or a name."""
        return self.dated or self.placed or bool(self.called)


def _signs(setting: Setting, words: MeetingWords, phrase: Phrase) -> _Signs:
    """What the words in and around a phrase tell."""
    parse, i, word = setting.parse, phrase.noun, phrase.word
    goal = word in words.going and goal_of(parse, i) is not None
    return _Signs(
        dated=any(setting.when(h) is not None for h in phrase.heads),
        placed=goal or near_place(setting, *phrase.heads) is not None,
        definite=any(_defines(setting, c) for c in parse.kids(i, "det", "nmod:poss")),
        called=_proper_name(parse, i),
        series=frozenset[str]().union(*(_of_a_kind(parse, words, t) for t in (i, *phrase.inner))),
        attended=_attended(parse, words, i, word),
        by_phone=word in words.spoken and by_phone(parse, words, i),
        number=_number(parse, words, (i, *phrase.inner)),
        partner=_with_somebody(setting, words, i),
    )


def _is_none(parse: Parse, words: MeetingWords, phrase: Phrase, signs: _Signs, *, aimed: bool) -> bool:
    """Whether there is none unless a day, a place or a name says so: talks only sought or refused, a body that may stand for good."""
    standing = phrase.word in words.gatherings and not signs.attended and not signs.by_phone
    open_for = len(phrase.who) < _TWO or _open_for(parse, words, phrase.noun)
    return standing or (aimed and not signs.series and open_for) or _refused(parse, words, phrase.noun, phrase.verb)


def _tells_which(words: MeetingWords, phrase: Phrase, signs: _Signs, status: MeetingStatus) -> bool:
    """Whether enough is told to know which one it is; a noun that may mean other things needs more than others."""
    off = phrase.light is not None and status in OFF
    named = phrase.inner or signs.called or signs.partner or signs.series
    if phrase.word not in words.vague or named:
        return bool(phrase.who) or signs.set_down or signs.definite or off or bool(signs.series) or signs.attended
    known = signs.dated or (signs.placed and phrase.word in words.gatherings)
    return (
        len(phrase.who) >= _TWO
        or bool(phrase.who and (signs.dated or signs.placed))
        or signs.attended
        or (known and bool(signs.definite or signs.number))
        or (off and (bool(phrase.who) or signs.dated or (signs.definite and phrase.word in words.going)))
    )


def _made(
    setting: Setting, words: MeetingWords, phrase: Phrase, signs: _Signs, status: MeetingStatus
) -> MeetingMention:
    """What the phrase tells of it."""
    parse, i, light, verb = setting.parse, phrase.noun, phrase.light, phrase.verb
    who = phrase.who
    who += tuple(n for n in hosts_of(setting, words, phrase.around) if who and n not in who)
    form: MeetingForm = "call" if signs.by_phone else words.nouns[phrase.word]
    told = Encounter(
        i,
        form,
        who,
        status,
        "meeting-noun",
        phrase.heads,
        signs.definite,
        of_something_else(parse, words, i, verb),
        signs.called,
        bare=signs.definite and is_bare(parse, i),
        number=signs.number,
    )
    made = replace(
        mention_of(setting, told),
        beside=_held_there(parse, words, verb) if lies_beside(parse, words, i) else _joined(parse, words, i, light),
        purpose_of=_journey(parse, words, i, light),
        partner=signs.partner,
        series=signs.series,
        ours=not who and not signs.called and any(parse.lower[c] in _OURS for c in parse.kids(i, "nmod:poss")),
    )
    if made.status == "planned" and status == "held" and any(_is_past(parse, words, c) for c in parse.kids(i, "amod")):
        back = a_year_back(made.date, made.date_text)  # "an earlier meeting in June", told in May
        made = made if back is None else replace(made, date=back, status="held")
    if light is None and made.status == "under way" and made.date_text is None and parse.child(i, "cop") is None:
        made = replace(made, date=None)  # the day is that of who speaks of it
    if light is not None or told_beside(parse, words, i, verb) is not None:
        return made
    return by_its_date(setting, made)


def _is_lasting(parse: Parse, words: MeetingWords, phrase: Phrase, signs: _Signs) -> bool:
    """Whether a noun with a name of its own is a process of years, of no meeting of which anything is told: "committed to the Coastal Dialogue"."""
    named = parse.words[phrase.noun][:1].isupper() and any(
        parse.words[c][:1].isupper() for c in parse.kids(phrase.noun, "compound", "amod")
    )
    return phrase.word in words.lasting and named and phrase.light is None and not (signs.dated or signs.placed)


def _by_one_body(setting: Setting, phrase: Phrase) -> bool:
    """Whether only a pronoun says that one body holds talks: "they agreed to continue their talks" are rather those who met."""
    parse, members = setting.parse, setting.cast.members
    subject = parse.subject(phrase.light) if phrase.light is not None else None
    owner = parse.child(phrase.noun, "nmod:poss")
    said = [t for t in (subject, owner) if t is not None]
    alone = len(phrase.who) == 1 and members[phrase.who[0]].type == "organisation"
    return alone and bool(said) and all(parse.lower[t] in ("they", "their") for t in said)


def _held_there(parse: Parse, words: MeetingWords, verb: int | None) -> int | None:
    """The token that tells of what is held at a gathering of others: the verb, or the noun that it carries ("had a meeting with B at the summit")."""
    obj = parse.child(verb, "obj") if verb is not None else None
    return obj if obj is not None and parse.lemma[obj] in words.nouns else verb


def _joined(parse: Parse, words: MeetingWords, i: int, light: int | None) -> int | None:
    """The encounter told before in one breath with another: "attended a meeting of A and had a meeting with B"."""
    first = parse.head[light] if light is not None and parse.dep[light] == "conj" else None
    obj = parse.child(first, "obj") if first is not None else None
    fresh = any(parse.lower[c] in ("a", "an") for c in parse.kids(i, "det"))
    return obj if fresh and obj is not None and parse.lemma[obj] in words.nouns else None


def _is_past(parse: Parse, words: MeetingWords, adjective: int) -> bool:
    """Whether an adjective says of an encounter that it was: "an earlier meeting", "the last round"."""
    return words.described.get(parse.lower[adjective]) == "held" or parse.lower[adjective] == "last"


def _open_for(parse: Parse, words: MeetingWords, i: int) -> bool:
    """Whether somebody or something only is, or stays, open for it: "the way stays open for talks with B"."""
    above = parse.head[i]
    return any(parse.lemma[t] in words.open for t in (above, *parse.kids(above, "xcomp")))


def _refused(parse: Parse, words: MeetingWords, i: int, verb: int | None) -> bool:
    """Whether somebody will not have it: "ruled out talks with B", "his rejection of peace talks"."""
    if parse.dep[i] == "nmod" and parse.lemma[parse.head[i]] in words.refusal:
        return True
    denied = verb is None or parse.negated(verb)  # "has not ruled out talks"
    above = () if verb is None or denied or parse.dep[i] != "obj" else (parse.lemma[verb], phrasal(parse, verb))
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
    goes = (words.verbs.get(parse.lemma[verb]) == "visit" or parse.lemma[verb] in words.expecting) and verb != below
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


def _defines(setting: Setting, c: int) -> bool:
    """Whether a determiner makes it one that is known: "the", "their", "Friday's"."""
    known = setting.parse.lower[c] in _DEFINITE
    first = setting.parse.start[setting.parse.sents[setting.parse.sent[c]][0]]
    at = setting.parse.start[c]
    return known or any(at < t.end for t in times_within(setting.times, first, at + 1))
