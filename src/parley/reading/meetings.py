"""Meetings: encounters of at least two parties, past, under way or to come, each once however often it is mentioned.

A mention is a verb of meeting or a noun for an encounter with what its clause says of who, where, when and whether. Mentions
gather into one meeting while nothing speaks against it: days that cannot be one, places that differ, parties without overlap.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parley.dates import fits
from parley.evidence import cite, report_id
from parley.lexicon import Lexicon
from parley.model import Article, Meeting, MeetingForm, MeetingStatus, Statement, Time
from parley.reading.cast import Cast
from parley.reading.clauses import Place, governor, place_of, reality
from parley.reading.parse import Parse
from parley.reading.statements import tellers
from parley.reading.time_links import time_of

__all__ = ["MeetingWords", "meetings"]

_PARTIES = frozenset({"with", "between", "among", "of", "by", "from"})
_NUMBERED = frozenset({"first", "second", "third", "fourth", "other", "latter", "next", "last", "another"})
_AFTER = frozenset({"after", "following", "during", "at", "since", "from", "in", "over"})
_BEFORE = frozenset({"before", "ahead of", "prior to", "for", "until", "to", "toward", "towards"})


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """Typed view over `lexicon/meetings.toml`."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    vague: frozenset[str]
    light: Mapping[str, str]
    phone: frozenset[str]

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> MeetingWords:
        """Built once for a lexicon."""
        table = lexicon.table("meetings")
        nouns = {word: form for form, words in table["nouns"].items() if form != "vague" for word in words}
        return cls(
            verbs={verb: form for form, verbs in table["verbs"].items() for verb in verbs},
            nouns=nouns,
            vague=frozenset(table["nouns"]["vague"]),
            light={verb: status for status, verbs in table["light"].items() for verb in verbs},
            phone=frozenset(table["phone"]["words"]),
        )


@dataclass(frozen=True, slots=True)
class _Mention:
    trigger: int
    sent: int
    form: MeetingForm
    who: tuple[int, ...]
    place: str | None
    date: str | None
    date_text: str | None
    status: MeetingStatus
    anaphor: bool
    rule: str

    @property
    def told(self) -> int:
        """How much the mention tells: its sentence is cited where it tells most."""
        return 2 * len(self.who) + (2 if self.date else 0) + (2 if self.place else 0) + (0 if self.anaphor else 1)


def meetings(
    article: Article, parse: Parse, cast: Cast, ids: Mapping[int, str], times: Sequence[Time],
    said: Sequence[Statement], words: MeetingWords,
) -> tuple[Meeting, ...]:  # fmt: skip
    """The meetings of an article in the order of their first mention."""
    gathered: list[list[_Mention]] = []
    for mention in _mentions(article, parse, cast, times, words):
        home = _home(gathered, mention)
        if home is None:
            gathered.append([mention])
        else:
            home.append(mention)
    made = (_meeting(article, parse, cast, ids, said, group) for group in gathered)
    return tuple(m for m in made if m is not None)


def _mentions(
    article: Article, parse: Parse, cast: Cast, times: Sequence[Time], words: MeetingWords
) -> Iterator[_Mention]:
    title_end = len(article.title or "") if article.title and article.text.startswith(article.title) else 0
    for n, first, end in parse.read_sentences():
        if parse.start[first] < title_end:
            continue
        for i in range(first, end):
            made = None
            if parse.lemma[i] == "take" and parse.pos[i] == "VERB" and _ordinal(parse, i):
                made = _elliptic(article, parse, cast, times, i, n)
            elif parse.pos[i] == "VERB" and parse.lemma[i] in words.verbs:
                made = _verbal(article, parse, cast, times, words, i, n)
            elif parse.pos[i] in ("NOUN", "PROPN") and (parse.lemma[i] in words.nouns or parse.lower[i] in words.nouns):
                made = _nominal(article, parse, cast, times, words, i, n)
            if made is not None:
                yield made


def _who(parse: Parse, cast: Cast, token: int | None) -> tuple[int, ...]:
    """Those a token means; of unnamed envoys or delegations also those they come from: "envoys of A and B"."""
    found = cast.all(token)
    if token is None:
        return found
    unnamed = [n for n in found if not cast.figures[n].named and cast.figures[n].plural]
    behind = (
        [
            n
            for c in parse.kids(token, "nmod", "nmod:poss")
            if parse.case(c) in ("of", "from", "'s", "")
            for n in cast.all(c)
        ]
        if unnamed
        else []
    )
    return (*found, *(n for n in behind if n not in found))


def _ordinal(parse: Parse, i: int) -> bool:
    """ "the second took place …": an encounter named by its number only."""
    obj, subject = parse.child(i, "obj"), parse.child(i, "nsubj")
    return obj is not None and parse.lower[obj] == "place" and subject is not None and parse.lower[subject] in _NUMBERED


def _elliptic(article: Article, parse: Parse, cast: Cast, times: Sequence[Time], i: int, n: int) -> _Mention | None:
    parties = _parties(
        cast, [f for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) in _PARTIES for f in cast.all(o)]
    )
    status = _status(parse, i)
    if len(parties) < 2 or status is None:
        return None
    return _mention(article, parse, cast, times, i, n, "talks", parties, status, "meeting-verb", heads=(i,))


def _verbal(
    article: Article, parse: Parse, cast: Cast, times: Sequence[Time], words: MeetingWords, i: int, n: int
) -> _Mention | None:
    form = words.verbs[parse.lemma[i]]
    subject = parse.subject(i)
    passive = parse.child(i, "nsubj:pass") is not None
    obj = parse.child(i, "obj")
    partners = [
        o
        for o in parse.kids(i, "obl", "obl:arg", "nmod")
        if parse.case(o) in ("with", "between", "together with", "alongside")
    ]
    who = list(_who(parse, cast, subject))
    other = [f for o in partners for f in _who(parse, cast, o)]
    if obj is not None and form in ("talks", "visit", "call") and parse.lemma[obj] not in words.nouns:
        other += _who(parse, cast, obj)
    if form == "speak" and not other and not (len(who) > 1 and _by_phone(parse, words, i)):
        return None
    if form == "speak" and parse.lemma[i] == "discuss" and not partners:
        return None
    if (
        form == "speak"
        and other
        and not any(
            cast.figures[f].named or cast.figures[f].type == "person" or cast.figures[f].of is not None for f in other
        )
    ):
        return None
    if form == "speak":
        form = "call" if _by_phone(parse, words, i) or parse.lemma[i] in ("speak", "talk") else "talks"
    parties = _parties(cast, who + [f for f in other if f not in who])
    if form == "visit":
        return _visit(article, parse, cast, times, i, n, parties, obj, passive=passive)
    if form == "session" and not passive and subject is None:
        return None
    if len(parties) < 2 and not (form in ("talks", "session") and parties and _sits(cast, parties[0])):
        return None
    if parse.lemma[i] == "meet" and obj is not None and not cast.all(obj) and not partners:
        return None  # "meet demands", "meet a deadline"
    status = _status(parse, i)
    if status is None:
        return None
    return _mention(article, parse, cast, times, i, n, form, parties, status, "meeting-verb", heads=(i,))


def _sits(cast: Cast, n: int) -> bool:
    """Whether one party alone can meet: several people, or a body."""
    figure = cast.figures[n]
    return figure.plural or (figure.type == "organisation" and figure.named)


def _visit(
    article: Article,
    parse: Parse,
    cast: Cast,
    times: Sequence[Time],
    i: int,
    n: int,
    parties: tuple[int, ...],
    obj: int | None,
    *,
    passive: bool,
) -> _Mention | None:
    """Visits between persons, or of a person to a country or city, and receptions."""
    if passive:
        return None
    persons = [p for p in parties if cast.figures[p].type in ("person", "group")]
    goal = next((o for o in parse.kids(i, "obl", "obl:arg") if parse.case(o) in ("to", "in")), None)
    travels = parse.lemma[i] in ("fly", "travel", "arrive", "go")
    place = _object_place(parse, goal if travels else obj)
    if not persons or (travels and (place is None or cast.figures[persons[0]].role is None)):
        return None
    if len(parties) < 2 and (place is None or cast.figures[persons[0]].role is None):
        return None
    if place is not None:
        parties = tuple(p for p in parties if cast.figures[p].type != "state")
    status = _status(parse, i)
    if status is None:
        return None
    made = _mention(article, parse, cast, times, i, n, "visit", parties, status, "visit-verb", heads=(i,))
    return replace(made, place=made.place or place)


def _goal(parse: Parse, noun: int) -> Place | None:
    """ "a visit to X"."""
    for o in (*parse.kids(noun, "nmod"), *parse.kids(parse.head[noun], "obl")):
        n = parse.ent_at[o]
        if parse.case(o) == "to" and n >= 0 and parse.ents[n][2] in ("PLACE", "FAC"):
            a, b, _ = parse.ents[n]
            return Place(a, b, parse.text[parse.start[a] : parse.end[b - 1]])
    return None


def _next_place(parse: Parse, i: int) -> Place | None:
    """ "talks in Geneva": the place right behind the trigger, whatever the tree hangs it on."""
    if i + 2 >= len(parse.words) or parse.lower[i + 1] not in ("in", "at"):
        return None
    n = parse.ent_at[i + 2]
    if n < 0 or parse.ents[n][0] != i + 2 or parse.ents[n][2] not in ("PLACE", "FAC"):
        return None
    a, b, _ = parse.ents[n]
    return Place(a, b, parse.text[parse.start[a] : parse.end[b - 1]])


def _only_place(parse: Parse, i: int, heads: Sequence[int]) -> Place | None:
    """The one place of the sentence that follows "in" or "at", where the trigger stands in the main clause."""
    first, end = parse.sents[parse.sent[i]]
    if not any(parse.dep[h] in ("root", "conj", "ccomp") for h in heads):
        return None
    found = [
        t
        for t in range(first, end)
        if parse.case(t) in ("in", "at") and parse.ent_at[t] >= 0 and parse.ents[parse.ent_at[t]][2] in ("PLACE", "FAC")
    ]
    if len(found) != 1:
        return None
    a, b, _ = parse.ents[parse.ent_at[found[0]]]
    return Place(a, b, parse.text[parse.start[a] : parse.end[b - 1]])


def _object_place(parse: Parse, obj: int | None) -> str | None:
    if obj is None or parse.ent_at[obj] < 0 or parse.ents[parse.ent_at[obj]][2] not in ("PLACE", "FAC"):
        return None
    a, b, _ = parse.ents[parse.ent_at[obj]]
    return parse.text[parse.start[a] : parse.end[b - 1]]


def _nominal(
    article: Article, parse: Parse, cast: Cast, times: Sequence[Time], words: MeetingWords, i: int, n: int
) -> _Mention | None:
    word = parse.lower[i] if parse.lower[i] in words.nouns else parse.lemma[i]
    if parse.dep[i] in ("compound", "amod", "flat", "nmod:desc") or (
        parse.lower[i] == "talk" and parse.lemma[i] == "talk"
    ):
        return None
    if parse.lemma[i] == "call" and any(
        parse.case(c) in ("for", "to", "on") or parse.dep[c] == "acl" for c in parse.children[i]
    ):
        return None  # an appeal
    if any(parse.lower[c] in ("any", "no", "every", "such", "what", "which") for c in parse.kids(i, "det")):
        return None
    if parse.pos[i] == "PROPN" and parse.ent_at[i] >= 0 and parse.ents[parse.ent_at[i]][2] == "ORG":
        return None
    verb = governor(parse, i)
    light = verb if verb is not None and _carries(parse, words, i, verb) else None
    inner = _inner_parties(parse, cast, i)
    outer = _outer_parties(parse, cast, light, i) if light is not None else ()
    if light is None and len(inner) < 2:
        outer = tuple(_beside(parse, cast, i, inner))
    who = _parties(cast, [*inner, *(o for o in outer if o not in inner)])
    date = next((t for h in (i, light) if h is not None and (t := time_of(parse, h, times)) is not None), None)
    place = place_of(parse, i, *((light,) if light is not None else ()))
    definite = any(
        parse.lower[c] in ("the", "this", "that", "these", "those", "their", "its")
        for c in parse.kids(i, "det", "nmod:poss")
    )
    if word in words.vague and len(who) < 2 and not (who and (date or place)) and not (date and definite):
        return None
    status = _nominal_status(parse, words, i, light if light is not None else verb, carried=light is not None)
    if status is None or (not who and not date and not place and not definite):
        return None
    form = _form(parse, words, i, word)
    held = parse.kids(i, "acl")
    heads = (i, *held, light, *parse.kids(light, "xcomp")) if light is not None else (i, *held)
    return _mention(
        article, parse, cast, times, i, n, form, who, status, "meeting-noun", heads=heads, definite=definite
    )


def _mention(
    article: Article, parse: Parse, cast: Cast, times: Sequence[Time], i: int, n: int, form: str, who: tuple[int, ...], status: MeetingStatus, rule: str,
    *, heads: tuple[int, ...], definite: bool = False,
) -> _Mention:  # fmt: skip
    time = next((t for h in heads if (t := time_of(parse, h, times)) is not None), None)
    place = (
        (_goal(parse, i) if form == "visit" else None)
        or _next_place(parse, i)
        or place_of(parse, *heads)
        or _only_place(parse, i, heads)
    )
    if place is not None and place.end <= i and _names_state(cast, place.words):
        place = None  # "the Syria talks" are about it, "the Geneva talks" are there
    date = time.edtf if time else None
    return _Mention(
        trigger=i, sent=n, form=form, who=who, place=place.words if place else None, date=date,  # type: ignore[arg-type]  # forms come from the lexicon, tested
        date_text=time.words if time else None, status=_by_day(article, status, date), anaphor=definite and date is None, rule=rule,
    )  # fmt: skip


def _names_state(cast: Cast, words: str) -> bool:
    match = cast.gazetteer.match(words.split(), 0)
    return (
        match is not None
        and match.entry is not None
        and match.entry.type == "state"
        and "name" in match.readings[0].hows
    )


def _by_day(article: Article, status: MeetingStatus, date: str | None) -> MeetingStatus:
    """What is dated after the article has not been held; what a plan puts before it is left as told."""
    day = article.published.edtf
    if (
        status in ("held", "under way")
        and date
        and day
        and not date.startswith(("XXXX", "[", ".."))
        and date[:10] > day[-10:]
        and "/" not in date
    ):
        return "planned"
    return status


def _carries(parse: Parse, words: MeetingWords, noun: int, verb: int) -> bool:
    """Whether a verb says of the noun that it takes place, is planned, put off or called off."""
    if parse.head[noun] != verb or (parse.lemma[verb] not in words.light and _phrasal(parse, verb) not in words.light):
        return False
    if parse.dep[noun] in ("obl", "obl:arg"):
        return parse.case(noun) in ("in", "at") and parse.lemma[verb] in (
            "participate",
            "take",
            "join",
            "attend",
            "engage",
        )
    return parse.dep[noun] in ("obj", "nsubj", "nsubj:pass", "xcomp")


def _phrasal(parse: Parse, verb: int) -> str:
    particle = parse.child(verb, "compound:prt")
    return f"{parse.lemma[verb]} {parse.lower[particle]}" if particle is not None else parse.lemma[verb]


def _inner_parties(parse: Parse, cast: Cast, noun: int) -> list[int]:
    """Parties inside the phrase: "between A and B", "held with C", "Kerry's", "US-Russian"; of a caption those it stands beside."""
    out: list[int] = []
    held = [v for v in parse.kids(noun, "acl", "acl:relcl") if parse.pos[v] == "VERB"]
    for c in (*parse.children[noun], *(o for v in held for o in parse.kids(v, "obl", "obl:agent", "obl:arg"))):
        if parse.dep[c] == "nmod:poss" or (parse.dep[c] not in ("acl", "acl:relcl") and parse.case(c) in _PARTIES):
            out += [f for f in _who(parse, cast, c) if f not in out]
    adjectives = [f for f in cast.adjectives(noun) if f not in out]
    if len(adjectives) > 1:
        out += adjectives
    if not out and parse.case(noun) in ("at", "in", "during") and _caption(parse, noun):
        first = parse.sents[parse.sent[noun]][0]
        out += dict.fromkeys(
            n for t in range(first, noun) if (n := cast.at.get(t)) is not None and cast.figures[n].type == "person"
        )
    return out


def _caption(parse: Parse, noun: int) -> bool:
    """A sentence without a finite verb: "A and B at a meeting in C"."""
    first, end = parse.sents[parse.sent[noun]]
    return not any(parse.has(t, "VerbForm=Fin") or parse.has(t, "Mood=Ind") for t in range(first, end))


def _beside(parse: Parse, cast: Cast, noun: int, inner: Sequence[int]) -> list[int]:
    """Who takes part in an encounter that is only the setting of a clause: "… said during talks with B".

    Whoever does something at talks is a party to them; of a person and his own state the person is.
    """
    if parse.case(noun) not in ("during", "at", "in", "after", "before", "following", "for", "ahead of") and not inner:
        return []
    own = set(inner) | {cast.figures[n].of for n in inner}
    at = noun
    for _ in range(3):
        verb = governor(parse, at)
        if verb is None or verb == at:
            return []
        found = [
            n
            for n in cast.all(parse.subject(verb))
            if n not in own and cast.figures[n].of not in inner and _can_meet(cast, n)
        ]
        if found and (inner or len(found) > 1):
            return found
        at = verb
    return []


def _can_meet(cast: Cast, n: int) -> bool:
    figure = cast.figures[n]
    return figure.named and (figure.type != "organisation")


def _outer_parties(parse: Parse, cast: Cast, verb: int, noun: int) -> tuple[int, ...]:
    out: list[int] = []
    subject = parse.subject(verb)
    if subject is not None and subject != noun:
        out += _who(parse, cast, subject)
    for o in parse.kids(verb, "obl", "obl:arg", "obl:agent"):
        if o != noun and parse.case(o) in ("with", "between", "by", "among"):
            out += [f for f in cast.all(o) if f not in out]
    return tuple(out)


def _parties(cast: Cast, who: Sequence[int]) -> tuple[int, ...]:
    """Who can meet, each once; a state goes where a person of it is there."""
    known = [
        n
        for k, n in enumerate(who)
        if n not in who[:k] and cast.figures[n].type in ("person", "state", "organisation", "armed_group", "group")
    ]
    persons_of = {cast.figures[n].of for n in known if cast.figures[n].type == "person"}
    return tuple(n for n in known if not (n in persons_of and cast.figures[n].type == "state"))


def _form(parse: Parse, words: MeetingWords, i: int, word: str) -> str:
    if word in ("conversation", "discussion", "discussions", "talks", "call") and _by_phone(parse, words, i):
        return "call"
    return words.nouns[word]


def _by_phone(parse: Parse, words: MeetingWords, i: int) -> bool:
    near = [*parse.children[i], *(g for c in parse.children[i] for g in parse.children[c])]
    return any(parse.lemma[c] in words.phone for c in near) or parse.lemma[i] in ("phone", "telephone")


def _status(parse: Parse, verb: int) -> MeetingStatus | None:
    stands = reality(parse, verb)
    if stands == "negated" and any(parse.lower[c] == "yet" for c in parse.kids(verb, "advmod")):
        return "planned"
    if stands == "negated":
        return "failed to happen" if parse.has(verb, "Tense=Past") or "do" in parse.aux(verb) else None
    if stands == "present":
        return "under way" if parse.has(verb, "VerbForm=Ger") and "be" in parse.aux(verb) else "held"
    known: dict[str, MeetingStatus] = {
        "past": "held",
        "future": "planned",
        "proposed": "proposed",
        "conditional": "proposed",
    }
    return known[stands]


def _nominal_status(
    parse: Parse, words: MeetingWords, noun: int, verb: int | None, *, carried: bool
) -> MeetingStatus | None:
    if carried and verb is not None:
        kind = words.light.get(_phrasal(parse, verb)) or words.light[parse.lemma[verb]]
        if kind in ("planned", "proposed", "postponed", "cancelled"):
            fixed: dict[str, MeetingStatus] = {
                "planned": "planned",
                "proposed": "proposed",
                "postponed": "postponed",
                "cancelled": "cancelled",
            }
            return fixed[kind]
        if kind == "ongoing":
            return "under way"
        if kind == "failed":
            return "held"
        return _status(parse, verb)
    case = parse.case(noun)
    if case in _BEFORE and verb is not None:
        return "planned" if reality(parse, verb) != "past" or case in ("ahead of", "before", "prior to") else "held"
    if case in ("after", "following", "during"):
        return "held"
    series = parse.lower[noun] in ("talks", "negotiations", "consultations", "discussions", "negotiation", "dialogue")
    if series and (verb is None or parse.lemma[noun] not in words.light) and not carried and _no_day(parse, noun):
        return "under way"
    if case in _AFTER or verb is None:
        return "held"
    stands = reality(parse, verb)
    return "proposed" if stands in ("proposed", "conditional") else "planned" if stands == "future" else "held"


def _no_day(parse: Parse, noun: int) -> bool:
    return not any(parse.dep[c] in ("nmod:unmarked", "obl:unmarked", "acl", "acl:relcl") for c in parse.children[noun])


def _home(gathered: list[list[_Mention]], m: _Mention) -> list[_Mention] | None:
    """The meeting that a mention takes up: the latest that fits, if the mention says too little to be another."""
    for group in reversed(gathered):
        if not all(_may_be_one(g, m) for g in group):
            continue
        who = {n for g in group for n in g.who}
        shared = who & set(m.who)
        same_day = any(g.date and g.date == m.date for g in group)
        if same_day and (shared or not m.who or not who):
            return group
        if not m.who and (m.anaphor or (m.status == "under way" and not m.date and not m.place)):
            return group
        if (
            shared
            and (m.anaphor or len(shared) > 1 or set(m.who) <= who)
            and (m.date is None or all(g.date is None for g in group))
        ):
            return group
    return None


def _may_be_one(a: _Mention, b: _Mention) -> bool:
    if a.date and b.date and not fits(a.date, b.date):
        return False
    if a.place and b.place and a.place.lower() not in b.place.lower() and b.place.lower() not in a.place.lower():
        return False
    if (a.form == "call") != (b.form == "call") and not (a.anaphor or b.anaphor):
        return False
    past, to_come = {"held", "under way"}, {"planned", "proposed", "postponed", "cancelled"}
    return not ((a.status in past and b.status in to_come) or (a.status in to_come and b.status in past)) or (
        a.date is not None and a.date == b.date
    )


def _meeting(
    article: Article,
    parse: Parse,
    cast: Cast,
    ids: Mapping[int, str],
    said: Sequence[Statement],
    group: Sequence[_Mention],
) -> Meeting | None:
    who: list[int] = []
    for m in group:
        who += [n for n in m.who if n not in who and n in ids]
    parties = _parties(cast, who)
    date = next((m.date for m in group if m.date), None)
    place = next((m.place for m in group if m.place), None)
    if not _worth_keeping(cast, parties, date, place, group):
        return None
    best = max(group, key=lambda m: (m.told, -m.sent))
    first = group[0]
    a, b = parse.sents[best.sent]
    return Meeting(
        id=report_id("m", article.id, (parse.start[first.trigger], parse.end[first.trigger])),
        evidence=(cite(article, parse.start[a], parse.end[b - 1]),),
        confidence=_confidence(parties, date, place),
        made_by=f"rule {best.rule}",
        modality=_MODALITY[best.status],
        according_to=tellers(said, parse.start[best.trigger]),
        form=_final_form(cast, best.form, parties, place),
        participants=tuple(ids[n] for n in parties),
        place=place,
        date=date,
        date_text=next((m.date_text for m in group if m.date_text), None),
        status=best.status,
    )


def _final_form(cast: Cast, form: MeetingForm, parties: Sequence[int], place: str | None) -> MeetingForm:
    """One body alone sits in session; whoever meets somebody in that one's own capital is on a visit."""
    kinds = [cast.figures[n] for n in parties]
    if (
        form == "talks"
        and any(f.type == "organisation" for f in kinds)
        and not any(f.type == "state" for f in kinds)
        and len(kinds) < 3
    ):
        return "session"
    if form == "talks" and place and len(kinds) > 1 and all(f.type == "person" for f in kinds):
        match = cast.gazetteer.match(place.split(), 0)
        host = match.entry.name if match and match.entry else None
        homes = {cast.figures[f.of].name if f.of is not None else None for f in kinds}
        if host is not None and host in homes and len(homes) > 1:
            return "visit"
    return form


_MODALITY = {
    "held": "happened", "under way": "ongoing", "planned": "planned", "proposed": "proposed", "postponed": "planned", "cancelled": "negated",
    "failed to happen": "negated",
}  # fmt: skip


def _worth_keeping(
    cast: Cast, parties: Sequence[int], date: str | None, place: str | None, group: Sequence[_Mention]
) -> bool:
    if len(parties) >= 2:
        return True
    if parties:
        return bool(date or place) or cast.figures[parties[0]].plural
    series = group[0].form in ("talks", "summit", "conference", "session")
    return bool((place and (date or series)) or (date and series) or (series and group[0].status == "under way"))


def _confidence(parties: Sequence[int], date: str | None, place: str | None) -> float:
    """Counted on annotated articles: parties weigh most, then a day, then a place."""
    return round(min(0.95, 0.35 + 0.15 * min(len(parties), 2) + (0.2 if date else 0.0) + (0.1 if place else 0.0)), 2)
