"""The desk itself: an open record, who sits at it, and how its pages are drawn."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse

from parley.desk import marks, timeline, words
from parley.desk.jobs import Jobs
from parley.desk.opening import Opening, Step
from parley.desk.settling import Settling
from parley.desk.sight import Sight
from parley.desk.texts import sentence_at
from parley.evidence import digest
from parley.reading.measured import Measured, measured
from parley.record import Record
from parley.record.brief.wording import count, in_words, listed, shorten
from parley.record.fold.told import source_name

__all__ = ["Desk", "static_folder"]


def static_folder() -> Path:
    """Where the style sheet and the scripts lie."""
    return Path(str(resources.files("parley.desk") / "static"))


@dataclass(frozen=True)
class Desk:
    """`now` answers with the time as text (ISO 8601): the desk asks no clock of its own. `who` signs what is decided here."""

    record: Record
    who: str
    now: Callable[[], str]
    lock: threading.RLock
    jobs: Jobs
    settling: Settling
    opening: Opening

    @classmethod
    def of(cls, record: Record, who: str, now: Callable[[], str]) -> Desk:
        """A desk over an open record."""
        return cls(record, who, now, threading.RLock(), Jobs(record.path), Settling(record.path), Opening())

    @contextmanager
    def asking(self) -> Iterator[Record]:
        """The record, asked by nobody else meanwhile."""
        with self.lock:
            yield self.record

    def sight(self) -> Sight:
        """The record as it is now."""
        with self.lock:
            view = self.record.window(wait=False)
            if not getattr(view, "settled", True):
                self.settling.begin()
            kept = self._sights.get("now")
            if kept is None or kept.view is not view:
                same = kept is not None and kept.index.holds_for(view)
                kept = self._sights["now"] = Sight(view, kept.index) if kept and same else Sight.of(view)
            return kept

    def warm(self) -> None:
        """Begin to load the record, so that the pages of a large one are quick to come."""
        self.opening.begin(self._steps())

    def warm_up(self) -> Sight:
        """Look once at what pages look at, and make ready what they are drawn with."""
        for _, load in self._steps():
            load()
        return self.sight()

    def _steps(self) -> tuple[Step, ...]:
        return (
            ("the lines", self.sight),
            ("who has a part in which", lambda: (self.sight().index.parts, self.sight().index.told_by)),
            ("which article copies which", lambda: len(self.sight().view.copies)),
            ("what calls for attention", lambda: (self.sight().alerts, self.sight().index.headlines)),
            ("the pages", self._drawn),
        )

    def _drawn(self) -> None:
        """Make ready the templates, the timelines and the lists that stand on many pages."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)
        sight = self.sight()
        _ = sight.index.dated, sight.index.names, sight.sources, sight.reviews
        for lanes in timeline.CHOICES:
            timeline.draw(sight, lanes)

    @cached_property
    def _sights(self) -> dict[str, Sight]:
        return {}

    @cached_property
    def _environment(self) -> Environment:
        env = Environment(
            loader=PackageLoader("parley.desk"),
            autoescape=select_autoescape(("html", "xml", "svg")),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        env.globals |= {
            name: getattr(words, name)
            for name in (
                "FIELDS",
                "KIND",
                "REVIEWS",
                "label",
                "lead",
                "said",
                "main_date",
                "named",
                "gist",
                "course",
            )
        }
        env.globals |= {
            "count": count,
            "listed": listed,
            "shorten": shorten,
            "sentence_at": sentence_at,
            "source_name": source_name,
            "version": _fingerprint(),
        }
        env.globals |= {
            "built": (static_folder() / "built" / "d3.js").exists(),
            "fonts": (static_folder() / "built" / "fonts.css").exists(),
        }
        env.filters |= {
            "in_words": in_words,
            "percent": _percent,
            "grouped": _grouped,
            "isolated": marks.isolated,
            "flat": marks.flat,
            "shown": marks.shown,
        }
        env.tests["number"] = lambda value: isinstance(value, int | float)
        return env

    def draw(self, template: str, sight: Sight, **known: Any) -> str:
        """A page as text."""
        return self._environment.get_template(template).render(
            desk=self,
            sight=sight,
            view=sight.view,
            headline=sight.headline,
            quality=quality(),
            **known,
        )

    def page(self, template: str, sight: Sight | None = None, status: int = 200, **known: Any) -> HTMLResponse:
        """A page as an answer."""
        return HTMLResponse(self.draw(template, sight or self.sight(), **known), status)


def quality() -> Measured:
    """How good the reader was measured to be, on articles that it was not made with."""
    sets, _ = measured()
    return sets[0]


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _grouped(number: int) -> str:
    return f"{number:,}"


def _fingerprint() -> str:
    """A name for these very files, so that a browser keeps them for as long as they are the same."""
    files = sorted(p for p in static_folder().rglob("*") if p.is_file())
    return digest(*(f"{p.name}{p.stat().st_size}{p.stat().st_mtime_ns}" for p in files), length=10)
