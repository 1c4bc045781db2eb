"""The documentation holds: what it shows runs, what it names is there, and what is there is named."""

import doctest
import importlib.util
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

import parley
from parley import guard, model
from parley.lexicon import Lexicon
from parley.model import FAMILIES, KINDS, Article, Line, report_fields

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def script():
    spec = importlib.util.spec_from_file_location("docs_refresh", DOCS / "refresh.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REFRESH = script()
PAGES = REFRESH.pages()
EVERY_PAGE = [*PAGES, *sorted((DOCS / "reference").glob("*.md")), ROOT / "examples" / "README.md"]
COMMANDS = REFRESH.tree()


def name(page):
    return str(page.relative_to(ROOT)) if isinstance(page, Path) else None


def text(page):
    return page.read_text(encoding="utf-8")


def code(page):
    """The code of a page: its blocks and what stands between backticks."""
    blocks = re.findall(r"^```(?!text)[^\n]*\n(.*?)^```", text(page), re.MULTILINE | re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", text(page))])


def shown(line):
    """The words of a shell line, what stands in quotation marks as one of them."""
    return re.sub(r"'[^']*'|\"[^\"]*\"", "…", line).split()


# --- what is shown runs -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [p for p in PAGES if REFRESH.commands(text(p))], ids=name)
def test_the_commands_of_a_page_run(page):
    with REFRESH.workplace():
        for command in (c for block in REFRESH.commands(text(page)) for c in block):
            done = REFRESH.run(command)
            assert done.code == 0, f"{command}\n{done.said}"


ASKING = ("brief", "show", "why", "search", "in-force", "between", "alerts", "log")


def test_the_examples_of_the_help_run_on_the_example_record():
    shown_in_help = (line.strip() for command in COMMANDS.values() for line in (command.help or "").splitlines())
    examples = {
        re.sub(r"  +.*|  ?\(.*| \|\|.*| > .*", "", line) for line in shown_in_help if line.startswith("parley ")
    }
    asking = sorted(line for line in examples if line.split()[1] in ASKING and "--record" not in line)
    assert len(asking) > len(ASKING)
    with REFRESH.workplace():
        made = REFRESH.run("parley read examples/coverage --case examples/case.toml")
        assert made.code == 0, made.said
        for line in asking:
            done = REFRESH.run(line)
            assert done.code == (4 if "--exit-code" in line else 0), f"{line}\n{done.said}"
            assert done.said.strip() or line.startswith("parley log") or " -o " in line, line


@pytest.mark.parametrize("page", [p for p in PAGES if ">>> " in text(p)], ids=name)
def test_the_python_of_a_page_runs(page):
    with REFRESH.workplace():
        found = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert found.attempted > 3
    assert found.failed == 0


@pytest.mark.parametrize("page", sorted(REFRESH.generated()), ids=name)
def test_the_reference_is_fresh(page):
    assert text(page) == REFRESH.generated()[page], "run: python docs/refresh.py"


# --- what is named is there -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", EVERY_PAGE, ids=name)
def test_every_link_leads_to_a_file(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", text(page)):
        if "://" not in target:
            assert (page.parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("page", EVERY_PAGE, ids=name)
def test_every_command_and_option_shown_exists(page):
    for line in code(page).splitlines():
        words = shown(line.removeprefix("$ "))
        if words[:1] != ["parley"] or len(words) < 2 or not words[1].isalpha() or words[1] == "COMMAND":
            continue
        command = " ".join(words[:3]) if " ".join(words[:3]) in COMMANDS else " ".join(words[:2])
        assert command in COMMANDS, line
        known = {opt for parameter in COMMANDS[command].params for opt in parameter.opts} | {"--help", "-h"}
        for word in words[2:]:
            if re.fullmatch(r"--?[a-z][a-z-]*", word):
                assert word in known, line


@pytest.mark.parametrize("page", EVERY_PAGE, ids=name)
def test_every_target_of_make_exists(page):
    targets = set(re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.MULTILINE))
    for line in code(page).splitlines():
        if match := re.match(r"make ([a-z-]+)", line):
            assert match[1] in targets, line


@pytest.mark.parametrize("page", EVERY_PAGE, ids=name)
def test_no_page_speaks_of_one_machine(page):
    assert not re.search(r"(?<![\w.])/(?:home|root|tmp|usr|var|opt|work)/", text(page))


def test_the_figures_of_the_model_are_those_of_its_card():
    card = text(ROOT / "src" / "parley" / "language" / "model_card.md")
    rows = [line for line in text(ROOT / "README.md").splitlines() if "`make model-check`" in line]
    assert rows
    for row in rows:
        for figure in re.findall(r"\d+\.\d+", row.split("|")[2]):
            assert figure in card, row


def test_the_figures_of_the_readings_are_those_that_ship():
    assert REFRESH.readings_table() in text(ROOT / "README.md"), "run: python docs/refresh.py"


# --- what is there is named -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_in_the_reference(command):
    part = text(DOCS / "reference" / "cli.md").partition(f"\n## {command}\n")[2].partition("\n## ")[0]
    assert part
    for parameter in COMMANDS[command].params:
        for opt in parameter.opts:
            assert opt in part or (parameter.metavar or "") in part, opt
    assert COMMANDS[command].help


def test_the_readme_names_every_command():
    for command in COMMANDS:
        assert f"`{' '.join(command.split()[:2])}" in text(ROOT / "README.md")


def test_every_public_name_is_in_the_reference():
    for public in parley.__all__:
        assert f"## parley.{public}" in text(DOCS / "reference" / "api.md")


@pytest.mark.parametrize("page", PAGES[1:], ids=name)
def test_every_page_can_be_reached(page):
    others = [p for p in PAGES if p != page]
    assert any(f"({page.name})" in text(p) or f"(docs/{page.name})" in text(p) for p in others)


def section(heading):
    page = text(DOCS / "record.md")
    return re.split(r"\n##", page.partition(f"\n{heading}\n")[2])[0]


RENAMED = {"source_spans": "spans", "cue_spans": "spans", "content_spans": "spans"}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_key_of_a_report_is_explained(family):
    part = section(f"### `{family}`")
    for key in report_fields(family):
        wanted = "from" if key == "since" else RENAMED.get(key, key)
        assert f"`{wanted}`" in part, wanted


def test_every_key_of_articles_and_lines_is_explained():
    page = text(DOCS / "record.md")
    for field in (*fields(Article), *fields(Line), *fields(model.Report), *fields(model.Evidence), *fields(model.Side)):
        assert f"`{field.name}`" in page or field.name == "kind", field.name


@pytest.mark.parametrize(
    "values",
    ["ActorType", "Modality", "Review", "Genre", "Relevance", "MeetingForm", "MeetingStatus", "Outcome", "SpeechForm",
     "CommitmentKind", "CommitmentState", "Fate", "TimeType"],
)  # fmt: skip
def test_every_value_is_explained(values):
    page = " ".join(text(DOCS / "record.md").split())
    for value in get_args(getattr(model, values)):
        assert value in page


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_line_is_explained(kind):
    assert kind in text(DOCS / "record.md")


def test_the_caps_are_those_of_the_guard():
    page = text(DOCS / "security.md")
    for cap in (
        f"{guard.MAX_BYTES // 2**20} MB",
        *(f"{n:,}" for n in (guard.MAX_CHARACTERS, guard.MAX_ELEMENTS, guard.MAX_DEPTH)),
    ):
        assert f"| {cap} " in page, cap


def test_every_vocabulary_is_explained():
    page = text(DOCS / "lexicon.md")
    for table in Lexicon.load().tables:
        assert f"`{table}.toml`" in page


def keys(content):
    """All keys of a table and of those in it."""
    inside = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    return {*(content if isinstance(content, dict) else ()), *(key for inner in inside for key in keys(inner))}


def test_every_key_of_a_vocabulary_that_is_named_exists():
    known, rows = {table: keys(Lexicon.load().tables[table]) for table in Lexicon.load().tables}, 0
    for row in text(DOCS / "lexicon.md").splitlines():
        if table := re.match(r"\| `([a-z]+)\.toml` \|", row):
            rows += 1
            for word in re.findall(r"`([a-z_]+)`", row[table.end() :]):
                assert word in known[table[1]], f"{table[1]}: {word}"
    assert rows == len(known)


def test_the_case_file_shown_is_one(tmp_path):
    shown = re.findall(r"^```toml\n(.*?)^```", text(DOCS / "lexicon.md"), re.MULTILINE | re.DOTALL)
    assert shown
    for n, block in enumerate(shown):
        (tmp_path / f"{n}.toml").write_text(block, encoding="utf-8")
        lexicon = Lexicon.load(tmp_path / f"{n}.toml")
        assert set(tomllib.loads(block)) <= set(lexicon.tables)
