"""What the user wants, from four places: flags, then the environment, then `parley.toml` in the current folder, then the defaults."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parley.errors import UsageError

__all__ = ["Settings", "settings"]

_MOST_JOBS = 256


@dataclass(frozen=True, slots=True)
class Settings:
    """`record` is the record file, `case` a vocabulary file for this negotiation, `jobs` the number of reading processes.

    `by` is the name under which decisions are written down, None for that of the user whom the system knows.
    """

    record: Path = Path("parley.db")
    case: Path | None = None
    jobs: int = 1
    by: str | None = None


def settings(flags: Mapping[str, Any], environ: Mapping[str, str], folder: Path) -> Settings:
    """The settings in force: `flags` (None where not given), PARLEY_RECORD and its like in `environ`, `parley.toml`.

    Raises UsageError for a value that cannot be, naming where it stands.
    """
    file = _file(folder / "parley.toml")
    found: dict[str, Any] = {}
    for name, read in _READ.items():
        given = (
            (flags.get(name), f"--{name}"),
            (environ.get(f"PARLEY_{name.upper()}") or None, f"PARLEY_{name.upper()}"),
            (file.get(name), f"{name} in parley.toml"),
        )
        value, where = next(((v, w) for v, w in given if v is not None), (None, ""))
        if value is not None:
            found[name] = read(value, where)
    return Settings(**found)


def _file(path: Path) -> Mapping[str, Any]:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"The file {path.name} cannot be read: {error}.", "Mend it or take it away.") from error
    if unknown := sorted(set(raw) - set(_READ)):
        raise UsageError(
            f"The file {path.name} sets {unknown[0]!r}, which Parley does not know.", f"Known are: {', '.join(_READ)}."
        )
    return raw


def _jobs(value: object, where: str) -> int:
    try:
        jobs = int(str(value))
    except ValueError:
        jobs = 0
    if not 1 <= jobs <= _MOST_JOBS:
        raise UsageError(f"{where} is {value!s}.", f"Give a whole number from 1 to {_MOST_JOBS}.")
    return jobs


def _path(value: object, where: str) -> Path:
    if not isinstance(value, str | Path) or not str(value) or "\0" in str(value):
        raise UsageError(f"{where} is no path.", "Give the path of a file.")
    return Path(value)


def _name(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{where} is no name.", "Give the name under which your decisions are to stand.")
    return value.strip()


_READ: Mapping[str, Callable[[object, str], Any]] = {"record": _path, "case": _path, "jobs": _jobs, "by": _name}
