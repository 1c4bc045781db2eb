"""Writes what the documentation shows anew: the reference of commands and API, and the output of the commands in its pages.

`python docs/refresh.py` writes; `--check` only says what is stale. In README.md and docs/*.md a block fenced as `console` holds commands
after `$ ` and what they print; `cut=12` beside the word keeps the first twelve lines of each output. The blocks of a page run one
after the other in an empty folder that holds the `examples`. Blocks fenced as `sh` are not run.
"""  # noqa: INP001 - a script beside the pages

from __future__ import annotations

import contextlib
import inspect
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import typer
from typer.core import TyperArgument
from typer.testing import CliRunner

import parley
from parley.cli import app
from parley.reading.measured import measured
from parley.settings import Settings

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
WIDTH = "110"
_BLOCK = re.compile(r"^```console(?: cut=(\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)

_TABLE = re.compile(r"<!-- readings -->\n.*?<!-- end -->\n", re.DOTALL)


class Ran(NamedTuple):
    """A command, its exit code and what it printed."""

    command: str
    code: int
    said: str


def pages() -> list[Path]:
    """The pages that people write: README and docs, the generated reference left out."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands(text: str) -> list[list[str]]:
    """The commands of each block that runs."""
    return [[line[2:] for line in block[2].splitlines() if line.startswith("$ ")] for block in _BLOCK.finditer(text)]


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """An empty folder with the examples, made the current one; settings of the outside do not reach into it."""
    outside = {name: value for name, value in os.environ.items() if name.startswith("PARLEY_")}
    for name in outside:
        del os.environ[name]
    before, width = Path.cwd(), os.environ.get("COLUMNS")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        os.chdir(folder)
        os.environ["COLUMNS"] = WIDTH
        try:
            yield Path(folder)
        finally:
            os.chdir(before)
            os.environ.pop("COLUMNS")
            os.environ.update(outside | ({"COLUMNS": width} if width else {}))


def run(command: str) -> Ran:
    """Run a `parley` command in the current folder; `> FILE` at its end takes what it prints."""
    words = shlex.split(command)
    if words[0] != "parley":
        raise ValueError(f"{command} is no command of Parley")
    into = words[-1] if len(words) > 2 and words[-2] == ">" else None
    done = CliRunner().invoke(app, words[1:-2] if into else words[1:], prog_name="parley")
    if into:
        Path(into).write_text(done.stdout, encoding="utf-8")
        return Ran(command, done.exit_code, done.stderr)
    return Ran(command, done.exit_code, done.output)


def refreshed(text: str) -> str:
    """A page with the output of its commands as it is now. Raises SystemExit if one of them fails."""
    with workplace():
        return _TABLE.sub(lambda _: readings_table(), _BLOCK.sub(_again, text))


def _again(block: re.Match[str]) -> str:
    most = int(block[1]) if block[1] else 10_000
    out = []
    for command in (line[2:] for line in block[2].splitlines() if line.startswith("$ ")):
        done = run(command)
        if done.code:
            raise SystemExit(f"{command}\n{done.said}\nNothing is written: the command left with {done.code}.")
        said = [line.rstrip() for line in done.said.rstrip().splitlines()]
        out += [f"$ {command}", *said[:most], *(["…"] if len(said) > most else [])]
    head = f"console cut={block[1]}" if block[1] else "console"
    return "\n".join([f"```{head}", *out, "```"])


def readings_table() -> str:
    """How well the readings were measured to read: precision and recall of each kind on each set of articles."""
    sets = measured()[0]
    head = "| | " + " | ".join(f"{found.name}: precision | recall" for found in sets) + " |"
    rows = [
        f"| {family} | " + " | ".join(_pair(found.families.get(family)) for found in sets) + " |"
        for family in sets[0].families
    ]
    return "\n".join(["<!-- readings -->", head, "|---" * (1 + 2 * len(sets)) + "|", *rows, "<!-- end -->", ""])


def _pair(figures: tuple[float, float] | None) -> str:
    return " | ".join(f"{figure:.2f}" for figure in figures) if figures else " | "


# --- the reference of commands ----------------------------------------------------------------------------------------------------


def tree() -> dict[str, Any]:
    """Every command by its whole name, "parley" first."""
    return dict(_below(typer.main.get_command(app), "parley"))


def _below(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, command
    for sub in getattr(command, "commands", {}).values():
        yield from _below(sub, f"{name} {sub.name}")


def cli_reference() -> str:
    """The page of commands, from their own help."""
    parts = [
        "# Commands",
        "<!-- written by docs/refresh.py from the commands' own help -->",
        *(part for name, command in tree().items() for part in _command(name, command)),
        *_settings(),
    ]
    return "\n\n".join(parts) + "\n"


def _command(name: str, command: Any) -> Iterator[str]:
    words, _, examples = inspect.cleandoc(command.help or "").partition("\b\n")
    yield f"## {name}"
    yield _joined(words)
    yield f"```sh\n{_usage(name, command)}\n```"
    rows = [_row(parameter) for parameter in command.params if not getattr(parameter, "hidden", False)]
    yield "\n".join(["| | |", "|---|---|", *rows, "| `-h`, `--help` | Show the help of the command. |"])
    if examples:
        lines = [line.removeprefix("  ") for line in examples.splitlines() if line.startswith("  ")]
        yield "For example:\n\n```sh\n" + "\n".join(lines) + "\n```"


def _joined(words: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in words.split("\n\n")).strip()


def _usage(name: str, command: Any) -> str:
    arguments = [p.metavar or p.name.upper() for p in command.params if isinstance(p, TyperArgument)]
    rest = ["COMMAND"] if getattr(command, "commands", None) else []
    return " ".join([name, *arguments, "[OPTIONS]", *rest])


def _row(parameter: Any) -> str:
    what = " ".join((parameter.help or "").split()).replace("|", r"\|")
    if isinstance(parameter, TyperArgument):
        return f"| `{parameter.metavar or parameter.name.upper()}` | {what} |"
    value = parameter.metavar or ("" if parameter.is_flag else _choices(parameter.default))
    names = ", ".join(f"`{opt}`" for opt in sorted(parameter.opts, key=len))
    takes = f" `{value}`".replace("|", r"\|") if value else ""
    default = "" if parameter.is_flag or not parameter.show_default else f" Default: {_plain(parameter.default)}."
    return f"| {names}{takes} | {what}{default} |"


def _choices(default: Any) -> str:
    return "|".join(str(choice.value) for choice in type(default)) if isinstance(default, Enum) else ""


def _plain(value: Any) -> str:
    return str(getattr(value, "value", value))


_MEANT = MappingProxyType(
    {
        "record": "the record file",
        "case": "vocabulary of the negotiation",
        "jobs": "reading processes",
        "by": "the name under which decisions are written down",
    }
)


def _settings() -> Iterator[str]:
    yield "## Settings"
    yield "A setting is taken from the flag, else from the environment, else from `parley.toml` in the current folder, else it has its default."
    rows = [
        f"| {what} | `--{name}` | `PARLEY_{name.upper()}` | `{name}` | {getattr(Settings(), name) or 'none'} |"
        for name, what in _MEANT.items()
    ]
    yield "\n".join(["| | flag | environment | parley.toml | default |", "|---|---|---|---|---|", *rows])
    yield "`NO_COLOR` switches colours off; `COLUMNS` sets the width of tables in pipes."


# --- the reference of the API -----------------------------------------------------------------------------------------------------


def api_reference() -> str:
    """The page of public names, from their own docstrings."""
    names = [name for name in parley.__all__ if not inspect.ismodule(getattr(parley, name))]
    parts = [
        "# Python API",
        "<!-- written by docs/refresh.py from the docstrings -->",
        *map(_thing, sorted(names, key=str.lower)),
    ]
    errors = inspect.cleandoc(parley.errors.__doc__ or "")
    return "\n\n".join([*parts, f"## parley.errors\n\n```text\n{errors}\n```"]) + "\n"


def _thing(name: str) -> str:
    thing = getattr(parley, name)
    public = [(n, m) for n, m in vars(thing).items() if not n.startswith("_")] if inspect.isclass(thing) else []
    methods = [f"- `{n}{_signature(m)}` {_first(m)}" for n, m in public if inspect.isfunction(m)]
    values = [f"- `{n}` {_first(m)}" for n, m in public if isinstance(m, property)]
    fields = ", ".join(f"`{field}`" for field in getattr(thing, "__dataclass_fields__", {}))
    given = _signature(thing) if inspect.isfunction(thing) else ""
    parts = [f"## parley.{name}{given}", inspect.getdoc(thing) or "", f"Fields: {fields}." if fields else ""]
    return "\n\n".join(part for part in [*parts, "\n".join(sorted(values) + sorted(methods))] if part)


def _first(thing: Any) -> str:
    return " ".join((inspect.getdoc(thing) or "").partition("\n\n")[0].split())


def _signature(function: Any) -> str:
    """Names and defaults of the parameters; types are left to the docstring and the source."""
    out, starred = [], False
    for p in inspect.signature(function).parameters.values():
        if p.name == "self":
            continue
        if p.kind is p.KEYWORD_ONLY and not starred:
            out.append("*")
            starred = True
        starred |= p.kind is p.VAR_POSITIONAL
        mark = "*" if p.kind is p.VAR_POSITIONAL else "**" if p.kind is p.VAR_KEYWORD else ""
        out.append(f"{mark}{p.name}" if p.default is p.empty else f"{p.name}={p.default!r}")
    return f"({', '.join(out)})"


def generated() -> dict[Path, str]:
    """The pages of the reference as they should be."""
    return {REFERENCE / "cli.md": cli_reference(), REFERENCE / "api.md": api_reference()}


def main() -> None:
    """Write all anew, or with --check say what is stale and leave with 1."""
    wanted = generated() | {page: refreshed(page.read_text(encoding="utf-8")) for page in pages() if page.exists()}
    stale = [page for page, text in wanted.items() if not page.exists() or page.read_text(encoding="utf-8") != text]
    for page in stale:
        sys.stdout.write(f"{page.relative_to(ROOT)}\n")
        if "--check" not in sys.argv:
            page.write_text(wanted[page], encoding="utf-8")
    raise SystemExit(1 if stale and "--check" in sys.argv else 0)


if __name__ == "__main__":
    main()
