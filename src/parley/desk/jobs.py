"""Reading that goes on while pages are shown: one job after the other, each in processes of its own, with a connection of its own."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from parley.errors import ParleyError, TooLarge
from parley.record import Item, Record
from parley.run import Summary, read_into

__all__ = ["Job", "Jobs", "file_name"]

_PROCESSES: Final = 2
"""More than one, so that reading happens outside the process that draws the pages."""
_NAME: Final = re.compile(r"[^\w.\- ]+")
_LONGEST: Final = 80


@dataclass
class Job:
    """One run over some files: what became of each so far, and how it ended."""

    number: int
    sources: tuple[Path, ...]
    total: int
    items: list[Item] = field(default_factory=list)
    summary: Summary | None = None
    problem: str = ""

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.summary is not None or bool(self.problem)


class Jobs:
    """The jobs of a desk, by number from 1. `read` does the work: it is `parley.run.read_into`, but in tests."""

    def __init__(self, path: Path, read: Callable[..., Summary] = read_into) -> None:
        self._path, self._read = path, read
        self._jobs: list[Job] = []
        self._turn = threading.Lock()

    def get(self, number: int) -> Job | None:
        """The job of this number."""
        return self._jobs[number - 1] if 1 <= number <= len(self._jobs) else None

    def folder(self) -> Path:
        """A new folder beside the record for what is given next: the record names its articles by where they lie."""
        place = self._path.with_name(f"{self._path.stem}-coverage")
        place.mkdir(exist_ok=True)
        taken = [int(p.name) for p in place.iterdir() if p.name.isdecimal() and p.name.isascii()]
        new = place / f"{max(taken, default=0) + 1:04d}"
        new.mkdir()
        return new

    def start(self, folder: Path, total: int, at: str) -> Job:
        """Begin to read a folder."""
        job = Job(len(self._jobs) + 1, (folder,), total)
        self._jobs.append(job)
        threading.Thread(target=self._run, args=(job, at), name=f"reading {job.number}", daemon=True).start()
        return job

    def _run(self, job: Job, at: str) -> None:
        """The job boundary: whatever happens is told on the job's page."""
        try:
            with self._turn, Record(self._path) as record:
                job.summary = self._read(record, *job.sources, jobs=_PROCESSES, progress=job.items.append, at=at)
        except ParleyError as error:
            job.problem = str(error)
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
            job.problem = f"The reading broke ({type(error).__name__}). Please report this as a defect."


def file_name(given: str, taken: Sequence[str]) -> str:
    """A name of a plain file for what a browser called so: no folders, no odd characters, not one that is taken. Raises TooLarge."""
    plain = _NAME.sub("_", given.replace("\\", "/").rpartition("/")[2]).strip(" .") or "article.txt"
    stem, dot, ending = plain.rpartition(".")
    stem, ending = (stem, ending[:10]) if dot and stem else (plain, "txt")
    names = (f"{stem[:_LONGEST]}{f'-{n}' if n else ''}.{ending}" for n in range(10_000))
    free = next((name for name in names if name not in taken), None)
    if free is None:
        raise TooLarge("There are too many files of one name.", "Give them in smaller parts.")
    return free
