"""Everything that can go wrong, drawn once.

ParleyError                      exit 1  http 500   something Parley could name
├── UsageError                   exit 2  http 400   the request itself is off: an unknown kind, a bad date, an unknown id
│   └── UnknownId                exit 2  http 404   no line, report or article has this id
├── ArticleError                 exit 3  http 422   one article cannot be read; the run goes on
│   ├── Unreadable               exit 3  http 422   binary, damaged, nested too deep, not decodable
│   ├── TooLarge                 exit 3  http 413   over the cap of bytes or characters
│   └── Skipped                  exit 0  http 422   nothing wrong, nothing to read: empty, another language
├── EvidenceError                exit 1  http 500   words are not where a report says they are: a defect of Parley
├── LexiconError                 exit 2  http 400   a vocabulary file does not follow its form
├── ModelError                   exit 1  http 500   the reader model is missing or damaged
└── RecordError                  exit 1  http 500   the record file cannot be used
    ├── NotARecord               exit 2  http 400   the file is something else
    ├── NewerRecord              exit 2  http 409   the file was written by a newer Parley
    └── RecordBusy               exit 1  http 503   somebody else is writing, and went on writing

Each error says what happened (`what`) and what to do next (`next_step`).
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "ArticleError",
    "EvidenceError",
    "LexiconError",
    "ModelError",
    "NewerRecord",
    "NotARecord",
    "ParleyError",
    "RecordBusy",
    "RecordError",
    "Skipped",
    "TooLarge",
    "UnknownId",
    "Unreadable",
    "UsageError",
]


class ParleyError(Exception):
    """Something went wrong that Parley can name.

    `what` is a sentence saying what happened; `next_step` one saying what the user can do about it.
    """

    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500

    def __init__(self, what: str, next_step: str = "") -> None:
        super().__init__(what, next_step)
        self.what = what
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.what} {self.next_step}".strip()


class UsageError(ParleyError):
    """The request itself is off."""

    exit_code = 2
    http_status = 400


class UnknownId(UsageError):
    """No line, report or article of the record has this id."""

    http_status = 404


class ArticleError(ParleyError):
    """One article cannot be read; every other one still is."""

    exit_code = 3
    http_status = 422


class Unreadable(ArticleError):
    """The bytes hold no text that Parley can get at."""


class TooLarge(ArticleError):
    """The input is larger than Parley agrees to open."""

    http_status = 413


class Skipped(ArticleError):
    """There is nothing to read here, and nothing is wrong: an empty file, another language."""

    exit_code = 0


class EvidenceError(ParleyError):
    """Words are not where a report says they are."""


class LexiconError(ParleyError):
    """A vocabulary file does not follow its form."""

    exit_code = 2
    http_status = 400


class ModelError(ParleyError):
    """The reader model is missing or damaged."""


class RecordError(ParleyError):
    """The record file cannot be used."""


class NotARecord(RecordError):
    """The file is something else than a Parley record."""

    exit_code = 2
    http_status = 400


class NewerRecord(RecordError):
    """The record was written by a newer Parley."""

    exit_code = 2
    http_status = 409


class RecordBusy(RecordError):
    """Another process is writing to the record and did not finish in time."""

    http_status = 503
