"""Coverage with known truth: articles and their readings as a perfect reader would make them, and which reports tell of one thing.

Articles tell what happens in invented negotiations (`benchmarks.world`): with spelling variants, surnames alone, vague and wrong
dates, promises told again, sayings cut short, exact and edited copies, counts that differ. No language model runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

from benchmarks.world import Happening, Party, Person, Process, process
from parley.evidence import article_id, cite, report_id, text_hash
from parley.model import FAMILIES, Actor, Article, Mention, Published, Reading, Report

__all__ = ["Told", "coverage"]

_ORIGINALS, _EXACT, _EDITED = 76, 9, 15
"""Articles of one negotiation: told anew, copied by the letter, copied and edited."""
_TOGETHER = 10
"""So many negotiations are told at one time."""
_OUTLETS = tuple(
    f"The {a} {b}"
    for a in ("Morning", "Daily", "River", "Northern", "Capital")
    for b in ("Post", "Herald", "Wire", "Star")
)
_PREFIX = {"incidents": "e"}
_COMMON: Mapping[str, Any] = {"confidence": 0.9, "made_by": "generator"}

Item = str | Party | Person


@dataclass(frozen=True, slots=True)
class Told:
    """An article, its reading, and for each report of it the name of the thing that it tells of.

    `text` names the text that it is; its copies, edited ones too, have the same.
    """

    article: Article
    reading: Reading
    truth: Mapping[str, str]
    text: str


def coverage(count: int, seed: int = 0) -> Iterator[Told]:
    """So many articles, those of a few negotiations at a time in the order of their days; the first ones are the same for any count."""
    return islice(_endless(seed), count)


def _endless(seed: int) -> Iterator[Told]:
    start = 0
    while True:
        told = [t for n in range(start, start + _TOGETHER) for t in _of_process(seed, process(seed, n))]
        yield from (t for _, _, t in sorted(told, key=lambda t: t[:2]))
        start += _TOGETHER


def _of_process(seed: int, process: Process) -> Iterator[tuple[date, str, Told]]:
    """The articles of one negotiation, each with its day and its id."""
    random = Random(f"{seed}/{process.number}/told")  # noqa: S311 - invented coverage, no secret
    drafts = [_draft(random, process, n) for n in range(_ORIGINALS)]
    drafts += [replace(random.choice(drafts), outlet=random.choice(_OUTLETS), copied=True) for _ in range(_EXACT)]
    drafts += [_edited(random, random.choice(drafts[:_ORIGINALS])) for _ in range(_EDITED)]
    for n, draft in enumerate(drafts):
        told = _Writer(draft, f"https://news.example/{seed}/{process.number}/{n}").written()
        yield draft.day, told.article.id, told


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Words and those whom they name, in order, and the reports that stand on them: (family, thing, keys)."""

    items: tuple[Item, ...]
    family: str | None = None
    thing: str = ""
    keys: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article before it is written down: its day, outlet, sentences, and how each person is spelled in it."""

    day: date
    outlet: str
    published: str | None
    sentences: tuple[_Sentence, ...]
    spelled: Mapping[Person, tuple[str, str]]
    text: str
    copied: bool = False


def _draft(random: Random, process: Process, n: int) -> _Draft:
    """An article around one meeting: what else happened near its day, and sentences that tell nothing."""
    meeting = random.choice(process.of("meeting"))
    day = meeting.day + timedelta(days=random.randint(-7, 8))
    spelled = {p: (random.choice(p.given), random.choice(p.family)) for p in process.persons}
    teller = _Teller(random, process.persons, day)
    sentences = [teller.meeting(meeting)]
    for kind in _TOLD:
        near = [h for h in process.of(kind) if -1 <= (day - h.day).days <= (120 if kind == "commitment" else 4)]
        sentences += [getattr(teller, kind)(thing) for thing in random.sample(near, min(len(near), 3))]
    sentences += [
        _Sentence((f"Notes of the {n + 1}th day mention {random.choice(process.towns)} and {word}.",))
        for word in _filler(random)
    ]
    published = random.choices((day.isoformat(), None, f"{day.isoformat()}/{day + timedelta(days=6)}"), (93, 4, 3))[0]
    return _Draft(day, random.choice(_OUTLETS), published, tuple(sentences), spelled, f"{process.number}/{n}")


def _filler(random: Random) -> list[str]:
    words = (
        "rain",
        "dust",
        "bread",
        "traffic",
        "lanterns",
        "goats",
        "a choir",
        "tea",
        "fog",
        "chess",
        "wool",
        "a parade",
    )
    return [
        f"{random.choice(words)} near {random.randint(2, 400)} {random.choice(words)} with {random.choice(words)}"
        for _ in range(5)
    ]


def _edited(random: Random, draft: _Draft) -> _Draft:
    """The same by another outlet a day later: some of the last sentences cut, one of its own added."""
    kept = draft.sentences[: max(3, len(draft.sentences) - random.randint(1, 3))]
    own = _Sentence((f"Our correspondent adds that {_filler(random)[0]}.",))
    later = draft.day + timedelta(days=1)
    published = later.isoformat() if draft.published else None
    return replace(
        draft, day=later, outlet=random.choice(_OUTLETS), published=published, sentences=(*kept, own), copied=True
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """How each kind of thing is told on a day."""

    random: Random
    persons: tuple[Person, ...]
    day: date

    def meeting(self, thing: Happening) -> _Sentence:
        """Mostly with its day, sometimes with its month or none; seldom a day off; by a person instead of their party now and then."""
        ahead = self.day < thing.day
        status = "planned" if ahead else thing.end
        wrong = timedelta(days=self.random.choices((0, 1, -1), (96, 2, 2))[0])
        on = thing.day + wrong
        when = self.random.choices((on.isoformat(), on.isoformat()[:7], None), (88, 7, 5))[0]
        who: list[Item] = [*thing.who]
        if self.random.random() < 0.3:
            who[0] = next(p for p in self.persons if p.of == thing.who[0])
        verb = {
            "planned": "are to meet",
            "held": "met",
            "postponed": "put off their meeting",
            "cancelled": "called off their meeting",
        }[status or ""]
        items = (*_listed(who), f" {verb} in {thing.place}", f" on {when}." if when else ".")
        keys = {
            "form": "talks",
            "participants": who,
            "place": thing.place,
            "date": when,
            "date_text": when,
            "status": status,
        }
        return _Sentence(items, "meetings", thing.name, keys)

    def commitment(self, thing: Happening) -> _Sentence:
        by, to = thing.who
        past = thing.until or thing.day + timedelta(days=60)
        state = (
            thing.end if thing.end and self.day > past else "made" if (self.day - thing.day).days <= 5 else "repeated"
        )
        action = self.random.choice(thing.words)
        action = action.rpartition(" of ")[0] if self.random.random() < 0.2 else action
        due = thing.until.isoformat() if thing.until and self.random.random() < 0.7 else None
        verb = {
            "made": "promised to",
            "repeated": "again promised to",
            "kept": "kept its promise to",
            "broken": "broke its promise to",
            "refused": "refuses to",
        }[state]
        items = (by, f" {verb} {action}", f" by {due}, " if due else ", ", to, " was told.")
        keys = {
            "kind": "promise",
            "by": [by],
            "to": [to],
            "action": action,
            "due": due,
            "due_text": due,
            "state": state,
        }
        keys |= {"made": thing.day.isoformat()} if state == "made" else {"earlier": "before"}
        return _Sentence(items, "commitments", thing.name, keys)

    def saying(self, thing: Happening) -> _Sentence:
        main, more = thing.words
        content = self.random.choice((main, f"{main} {more}", f"{main} {more}"))
        form = self.random.choice(("direct", "indirect"))
        said = f"“{content}”" if form == "direct" else f"that {content}"
        speaker: Item = thing.speaker or thing.who[0]
        keys = {"speakers": [speaker], "form": form, "cue": "said", "content": content, "date": thing.day.isoformat()}
        return _Sentence((speaker, f" said {said}."), "statements", thing.name, keys)

    def truce(self, thing: Happening) -> _Sentence:
        since = thing.day.isoformat()
        until = thing.until.isoformat() if thing.until and self.random.random() < 0.6 else None
        items = (
            "The ceasefire of ",
            *_listed([*thing.who]),
            f" is in force since {since}",
            f" until {until}." if until else ".",
        )
        keys = {
            "name": "ceasefire",
            "type": "ceasefire",
            "parties": [*thing.who],
            "state": "in force",
            "since": since,
            "until": until,
        }
        return _Sentence(items, "instruments", thing.name, keys)

    def deed(self, thing: Happening) -> _Sentence:
        kind, what = thing.words
        keys = {"type": kind, "what": what, "by": [thing.who[0]], "place": thing.place, "date": thing.day.isoformat()}
        return _Sentence((thing.who[0], f" {what}."), "incidents", thing.name, keys)

    def count(self, thing: Happening) -> _Sentence:
        number = thing.number + (self.random.randint(1, 9) if self.random.random() < 0.3 else 0)
        keys = {
            "value": float(number),
            "comparison": "=",
            "unit": "people",
            "measure": f"killed in {thing.place}",
            "place": thing.place,
        }
        keys["as_of"] = thing.day.isoformat()
        return _Sentence((f"In {thing.place} {number} people were killed.",), "figures", thing.name, keys)

    def wish(self, thing: Happening) -> _Sentence:
        stance = thing.end or "for"
        keys = {"actor": thing.who[0], "issue": thing.words[0], "stance": stance}
        return _Sentence((thing.who[0], f" is {stance} the {thing.words[0]}."), "positions", thing.name, keys)


_TOLD = ("saying", "commitment", "truce", "deed", "count", "wish")


def _listed(who: list[Item]) -> list[Item]:
    """The parties with ", " and " and " between them."""
    gaps = [", "] * (len(who) - 2) + [" and "]
    return [x for one, gap in zip(who, [*gaps, ""], strict=True) for x in (one, gap)][:-1]


class _Writer:
    """Writes one draft down: its text, and the reports on their words."""

    def __init__(self, draft: _Draft, url: str) -> None:
        self.draft, self.url, self.text = draft, url, ""
        self.mentions: dict[Party | Person, list[Mention]] = {}
        self.spans: list[tuple[int, int]] = []

    def written(self) -> Told:
        for sentence in self.draft.sentences:
            start = len(self.text)
            for item in sentence.items:
                self._put(item)
            self.spans.append((start, len(self.text)))
            self.text += "\n"
        article = self._article()
        for person in [x for x in self.mentions if isinstance(x, Person)]:
            self.mentions.setdefault(person.of, self.mentions[person][:1])
        ids = {who: report_id("a", article.id, self._anchor(who)) for who in self.mentions}
        reports: dict[str, list[Report]] = {name: [] for name in FAMILIES}
        truth = {ids[who]: who.name if isinstance(who, Party) else f"{who.given[0]} {who.family[0]}" for who in ids}
        reports["actors"] = [self._actor(article, who, ids) for who in self.mentions]
        for sentence, span in zip(self.draft.sentences, self.spans, strict=True):
            if sentence.family:
                report = self._report(article, sentence, span, ids)
                reports[sentence.family].append(report)
                truth[report.id] = sentence.thing
        families: dict[str, Any] = {family: tuple(found) for family, found in reports.items()}
        reading = Reading(article=article.id, relevance="central", **families)
        return Told(article, reading, truth, self.draft.text)

    def _put(self, item: Item) -> None:
        if isinstance(item, str):
            self.text += item
            return
        words = self._words(item)
        self.mentions.setdefault(item, []).append(Mention(len(self.text), len(self.text) + len(words), words))
        self.text += words

    def _words(self, who: Party | Person) -> str:
        """In full first, then by the abbreviation or the family name."""
        if isinstance(who, Party):
            return (who.short or who.name) if who in self.mentions else who.name
        given, family = self.draft.spelled[who]
        return family if who in self.mentions else f"{given} {family}"

    def _anchor(self, who: Party | Person) -> tuple[int, int]:
        """The first mention; of a party that only its person stands for, the place behind it."""
        first = self.mentions[who][0]
        return first.start, first.end + any(
            first in self.mentions[x] for x in self.mentions if x != who and isinstance(who, Party)
        )

    def _article(self) -> Article:
        draft, sha = self.draft, text_hash(self.text)
        published = Published(draft.published, "given") if draft.published else Published()
        return Article(
            id=article_id(sha, draft.outlet, self.url),
            text=self.text,
            text_sha256=sha,
            path=self.url.partition("//")[2],
            url=self.url,
            source=draft.outlet,
            language="en",
            published=published,
        )

    def _actor(self, article: Article, who: Party | Person, ids: Mapping[Party | Person, str]) -> Actor:
        mentions = self.mentions[who]
        cited = (cite(article, mentions[0].start, mentions[0].end),)
        if isinstance(who, Person):
            name, of = mentions[0].words, ids.get(who.of)
            return Actor(
                id=ids[who],
                evidence=cited,
                name=name,
                type="person",
                role=who.role,
                of=of,
                mentions=tuple(mentions),
                **_COMMON,
            )
        named = tuple(m for m in mentions if m.words in (who.name, who.short))
        return Actor(id=ids[who], evidence=cited, name=who.name, type=who.type, mentions=named, **_COMMON)

    def _report(self, article: Article, sentence: _Sentence, span: tuple[int, int], ids: Mapping[Any, str]) -> Report:
        family = sentence.family or ""
        known = {name: _resolved(value, ids) for name, value in sentence.keys.items()}
        made_id = report_id(_PREFIX.get(family, family[0]), article.id, span)
        return FAMILIES[family](id=made_id, evidence=(cite(article, *span),), **_COMMON, **known)


def _resolved(value: Any, ids: Mapping[Any, str]) -> Any:
    """Actors as the ids of their reports."""
    if isinstance(value, Party | Person):
        return ids[value]
    return tuple(ids[v] for v in value) if isinstance(value, list) else value
