"""Negotiations that never were, with everything that happens in them: the truth behind generated coverage.

Each negotiation follows from (seed, number) alone. Names are made of syllables; mediators and cities are real, so that negotiations
share them as real ones do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from parley.model import ActorType

__all__ = ["Happening", "Party", "Person", "Process", "process"]

_FIRST, _SPREAD, _LENGTH = date(2001, 1, 1), 7300, 300
"""Negotiations begin within twenty years and last most of one."""
_SYLLABLES = ("bar", "kan", "del", "tor", "mir", "sal", "vek", "qar", "khal", "zar", "nur", "dou", "lee", "gor", "pash")
_MORE = ("rin", "tash", "yol", "ham", "fen", "bek", "lam", "sed", "vor", "jun")
_SPELLINGS = (("khal", "hal"), ("qar", "kar"), ("dou", "du"), ("lee", "li"), ("yol", "iol"))
_GIVEN = (
    ("Yusuf", "Youssef"), ("Muhammad", "Mohammed", "Mohamed"), ("Omar", "Umar"), ("Hussein", "Husayn"), ("Ahmad", "Ahmed"),
    ("Khaled", "Khalid"), ("Ibrahim", "Ebrahim"), ("Suleiman", "Sulayman"), ("Peter",), ("Maria",), ("Anna",), ("Ivan",), ("Tomas",),
    ("Grace",), ("Daniel",), ("Miriam", "Mariam"), ("Viktor", "Victor"), ("Sergei", "Sergey"), ("Nadia",), ("Helen",),
)  # fmt: skip
_MEDIATORS = (
    "Norway", "Qatar", "Oman", "Switzerland", "Kenya", "Turkey", "Russia", "United States", "France", "Egypt", "Ethiopia", "Finland",
)  # fmt: skip
_CITIES = (
    "Geneva", "Doha", "Muscat", "Oslo", "Nairobi", "Istanbul", "Cairo", "Vienna", "Helsinki", "Abuja", "Ankara", "Moscow", "Paris",
    "Tunis", "Rabat", "Stockholm", "Amman", "Djibouti", "Kampala", "Lusaka", "Tashkent",
)  # fmt: skip
_THINGS = (
    "prisoners", "checkpoints", "airport", "dam", "oil terminal", "grain silos", "aid convoys", "hospitals", "schools", "customs post",
    "heavy guns", "minefields", "waterworks", "power plant", "radio station", "refugee camp", "salaries", "bank accounts", "amnesty",
    "police units", "harbour", "bridge", "highway", "pensions", "passports", "archives", "timber trade", "gold mine", "fishing grounds",
    "pipeline", "railway", "land titles", "courts", "curfew", "blockade", "seed stores", "telephone lines", "clinics",
)  # fmt: skip
_ACTS = (
    ("release", "free"), ("reopen", "open again"), ("withdraw from", "leave", "pull out of"), ("pay for", "fund", "finance"),
    ("hand over", "transfer"), ("inspect", "examine"), ("rebuild", "repair", "restore"), ("guard", "protect"), ("register", "list"),
)  # fmt: skip
_ISSUES = ("federal system", "oil revenue", "army reform", "language law", "return of refugees", "election date")
_DEEDS = (("ASSAULT", "shelled"), ("ASSAULT", "raided"), ("COERCE", "seized"), ("PROTEST", "marched through"))
_REASONS = (
    "because the winter is near", "since families are waiting", "as both delegations know", "because the old maps are wrong",
    "since nobody counted the losses", "as the elders asked", "because traders want it", "since the harvest has failed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """A state, an organisation or an armed group, with an abbreviation if it has one."""

    name: str
    type: ActorType
    short: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with spellings of each part of the name, an office, and the party that they speak for."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    role: str
    of: Party


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that articles tell: its name in the truth, its kind, its day, who and what; `words` are ways to tell it."""

    name: str
    kind: str
    day: date
    who: tuple[Party, ...]
    words: tuple[str, ...]
    place: str | None = None
    until: date | None = None
    end: str | None = None
    number: int = 0
    speaker: Person | None = None


@dataclass(frozen=True, slots=True)
class Process:
    """One negotiation: its people and what happens."""

    number: int
    begins: date
    parties: tuple[Party, Party, Party]
    persons: tuple[Person, ...]
    towns: tuple[str, ...]
    happenings: tuple[Happening, ...]

    def of(self, kind: str) -> list[Happening]:
        """What happens of one kind, in order."""
        return [h for h in self.happenings if h.kind == kind]


def process(seed: int, number: int) -> Process:
    """The negotiation with this number."""
    random = Random(f"{seed}/{number}")  # noqa: S311 - invented coverage, no secret
    region, *towns = (_name(random) for _ in range(6))
    kind = random.choice(("Liberation Front", "Unity Movement", "Reform Council", "Patriotic Army"))
    first = Party(f"Government of {region}", "organisation")
    second = Party(f"{region} {kind}", "armed_group", "".join(w[0] for w in f"{region} {kind}".split()))
    third = Party(random.choice(_MEDIATORS), "state")
    offices = (
        (first, "president"),
        (first, "foreign minister"),
        (second, "leader"),
        (second, "spokesman"),
        (third, "envoy"),
    )
    persons = tuple(_person(random, role, of) for of, role in offices)
    begins = _FIRST + timedelta(days=random.randrange(_SPREAD))
    made = _Maker(random, number, begins, (first, second, third), persons, tuple(towns))
    return Process(number, begins, made.parties, persons, made.towns, tuple(made.all()))


def _name(random: Random) -> str:
    return "".join(random.choice(s) for s in (_SYLLABLES, _SYLLABLES, _MORE)).capitalize()


def _person(random: Random, role: str, of: Party) -> Person:
    family = _name(random)
    low = family.lower()
    others = {low.replace(a, b).capitalize() for a, b in _SPELLINGS if a in low}
    return Person(random.choice(_GIVEN), (family, *sorted(others - {family})), role, of)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes what happens in one negotiation."""

    random: Random
    number: int
    begins: date
    parties: tuple[Party, Party, Party]
    persons: tuple[Person, ...]
    towns: tuple[str, ...]

    def all(self) -> list[Happening]:
        things = self.random.sample(_THINGS, 14)
        made = [*self._meetings(), *self._commitments(things[:10]), *self._sayings(things), *self._instruments()]
        return [*made, *self._incidents(), *self._figures(), *self._positions()]

    def _day(self, most: int = _LENGTH) -> date:
        return self.begins + timedelta(days=self.random.randrange(most))

    def _called(self, kind: str, n: int) -> str:
        return f"{kind} {self.number}.{n}"

    def _meetings(self) -> list[Happening]:
        cities, day, made = self.random.sample(_CITIES, 3), self.begins, []
        for n in range(14):
            day += timedelta(days=self.random.randint(20, 40))
            who = self.parties if n % 4 else (self.parties[n // 4 % 2], self.parties[2])
            end = self.random.choices(("held", "postponed", "cancelled"), (85, 8, 7))[0]
            name = self._called("meeting", n)
            made.append(Happening(name, "meeting", day, who, (), self.random.choice(cities), end=end))
        return made

    def _commitments(self, things: list[str]) -> list[Happening]:
        made = []
        for n, thing in enumerate(things):
            by, to = self.random.sample(self.parties[:2], 2)
            day, town = self._day(200), self.random.choice(self.towns)
            words = tuple(f"{act} the {thing} of {town}" for act in self.random.choice(_ACTS))
            until = day + timedelta(days=self.random.randint(20, 90)) if self.random.random() < 0.6 else None
            end = self.random.choices((None, "kept", "broken", "refused"), (50, 20, 20, 10))[0]
            name = self._called("commitment", n)
            made.append(Happening(name, "commitment", day, (by, to), words, until=until, end=end))
        return made

    def _sayings(self, things: list[str]) -> list[Happening]:
        made = []
        for n in range(40):
            speaker = self.random.choice(self.persons)
            thing, town = self.random.choice(things), self.random.choice(self.towns)
            count = self.random.randint(11, 990)
            main = f"the {thing} of {town} must be {self.random.choice(('opened', 'counted', 'shared', 'closed', 'moved'))}"
            more = f"{self.random.choice(_REASONS)} and {count} people will come"
            made.append(
                Happening(
                    self._called("saying", n), "saying", self._day(), (speaker.of,), (main, more), speaker=speaker
                )
            )
        return made

    def _instruments(self) -> list[Happening]:
        made = []
        for n, day in enumerate((self._day(80), self._day(80) + timedelta(days=150))):
            until = day + timedelta(days=90)
            made.append(
                Happening(self._called("truce", n), "truce", day, self.parties[:2], ("ceasefire",), until=until)
            )
        return made

    def _incidents(self) -> list[Happening]:
        made = []
        for n in range(10):
            kind, verb = self.random.choice(_DEEDS)
            by, town = self.random.choice(self.parties[:2]), self.random.choice(self.towns)
            what = f"{verb} {town} {self.random.choice(('at dawn', 'by night', 'after prayers', 'during the market'))}"
            made.append(Happening(self._called("deed", n), "deed", self._day(), (by,), (kind, what), town))
        return made

    def _figures(self) -> list[Happening]:
        return [
            Happening(
                self._called("count", n),
                "count",
                self._day(),
                (),
                ("killed",),
                town,
                number=self.random.randint(5, 900),
            )
            for n, town in enumerate(self.towns)
        ]

    def _positions(self) -> list[Happening]:
        made = []
        for n, issue in enumerate(_ISSUES):
            by = self.parties[n % 2]
            made.append(
                Happening(
                    self._called("wish", n), "wish", self._day(), (by,), (issue,), end=("for", "against")[n % 3 == 0]
                )
            )
        return made
