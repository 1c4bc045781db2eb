"""Vocabulary as data: the TOML files of this folder, with a user's case file laid over them.

A file is a table of tables or of lists. A case file is one TOML file whose top-level keys are the names of the files here
(`[states.…]`, `[speech]` …); its entries are added, and win where both have one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from parley.errors import LexiconError
from parley.evidence import digest

__all__ = ["Lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All vocabulary, and the hash that names it."""

    tables: Mapping[str, Mapping[str, Any]]
    version: str

    @classmethod
    def load(cls, case: Path | str | None = None) -> Lexicon:
        """The shipped vocabulary, with a case file over it.

        Raises LexiconError if the case file is not TOML or names a table that does not exist.
        """
        raw = {
            entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8")
            for entry in sorted(resources.files(__package__).iterdir(), key=lambda e: e.name)
            if entry.name.endswith(".toml")
        }
        tables = {name: _parsed(name, text) for name, text in raw.items()}
        extra = ""
        if case is not None:
            case = Path(case)
            extra = _case_text(case)
            _lay_over(tables, extra, case)
        return cls(tables, digest(*(part for item in raw.items() for part in item), extra))

    def table(self, name: str) -> Mapping[str, Any]:
        """One file's content, by its name without `.toml`. Raises LexiconError if there is none."""
        try:
            return self.tables[name]
        except KeyError:
            raise LexiconError(
                f"There is no vocabulary named {name!r}.", f"Known are: {', '.join(self.tables)}."
            ) from None


@cache
def _parsed(name: str, text: str) -> dict[str, Any]:
    """The tables of one shipped file, parsed once for equal text; whoever lays a case file over them makes new ones."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(
            f"The vocabulary {name}.toml is not TOML: {error}.", "Mend that line or install Parley anew."
        ) from error


def _case_text(case: Path) -> str:
    try:
        return case.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"The case file {case} cannot be read: {error}.", "Give a UTF-8 TOML file.") from error


def _lay_over(tables: dict[str, dict[str, Any]], extra: str, case: Path) -> None:
    try:
        parsed = tomllib.loads(extra)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"The case file {case} is not TOML: {error}.", "Mend that line.") from error
    for name, content in parsed.items():
        if name not in tables or not isinstance(content, dict):
            raise LexiconError(f"The case file {case} has no use for {name!r}.", f"Known tables: {', '.join(tables)}.")
        tables[name] = _merged(tables[name], content)


def _merged(base: Any, over: Any) -> Any:
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **{k: _merged(base[k], v) if k in base else v for k, v in over.items()}}
    if isinstance(base, list) and isinstance(over, list):
        return base + [item for item in over if item not in base]
    return over
