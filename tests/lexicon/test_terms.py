"""Terms of office against dated public texts: whoever bears a title in a text must hold it on the text's day."""

import json
import lzma
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from training.paths import DATA

from parley.lexicon import Lexicon
from parley.lexicon.actors import Gazetteer
from parley.lexicon.entries import Holder
from parley.lexicon.phrases import Phrases

RETROSPECT = tomllib.loads((Path(__file__).parents[1] / "cases" / "terms.toml").read_text(encoding="utf-8"))["case"]
TEXTS = DATA / "open_text"
MARGIN = timedelta(days=60)
"""Texts keep a title for some weeks, and some terms are known to the month."""

WORDS = re.compile(r"\w[\w'’.-]*|[^\w\s]|\n")
CHANGED = {"former", "ex", "then", "late", "deputy", "vice", "acting", "elect", "designate", "incoming", "outgoing",
           "first", "assistant", "-", "under", "shadow", "interim", "old", "previous", "predecessor", "successor", "future", "next", "alternate"}  # fmt: skip


def gazetteer() -> Gazetteer:
    return Gazetteer.from_lexicon(Lexicon.load())


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every dated row of the texts after 1999, with the name of its corpus."""
    for path in sorted(TEXTS.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["date"] >= "2000":
                    yield path.name.removesuffix(".jsonl.xz"), row


def title_before(words: list[str], i: int, known: Gazetteer) -> str | None:
    """The office whose title, or title "of" a state, ends right before word `i`, unless a word before it changes it."""
    for start in range(max(0, i - 8), i):
        found = known.offices.match_office(words, start)
        if found and after_owner(words, start + found[0], known) == i:
            before = {word.casefold().strip(".-") for word in words[max(0, start - 3) : start]}
            return None if before & CHANGED else found[1].name
    return None


def after_owner(words: list[str], i: int, known: Gazetteer) -> int:
    """Where "of [the] State" ends that begins with word `i`; `i` if there is none."""
    if words[i : i + 1] != ["of"]:
        return i
    start = i + 1 + (words[i + 1 : i + 2] == ["the"])
    state = known.names.match(words, start)
    return start + state.length if state else i


def title_after(words: list[str], i: int, known: Gazetteer) -> str | None:
    """The office in ", [the] [two words at most] title" from word `i` on, unless a word changes it; a stop or its owner must follow."""
    if i >= len(words) or words[i] != ",":
        return None
    for start in range(i + 1, min(i + 5, len(words))):
        gap = words[i + 1 : start]
        if {word.casefold().strip(".-") for word in gap} & (CHANGED | {",", ".", "and", "with", "by", "to", "\n"}):
            return None
        if gap and not (gap[-1][0].isupper() or gap[-1] in {"the", "s", "'"}):
            return None
        found = known.offices.match_office(words, start)
        if found:
            after = words[start + found[0] : start + found[0] + 1]
            return found[1].name if after and after[0] in {",", ".", ";", ")", "of", "to", "for", "\n"} else None
    return None


def named_offices(text: str, people: Phrases[str], known: Gazetteer) -> Iterator[tuple[str, str]]:
    """Pairs (person, office) of "title Name" and "Name, the title" in a text; people are found by full names only."""
    words = WORDS.findall(text)
    for i in range(len(words)):
        if not words[i][0].isupper():
            continue
        length, found = people.at(words, i)
        if length > 1 and len(set(found)) == 1:
            for office in (title_before(words, i, known), title_after(words, i + length, known)):
                if office:
                    yield found[0], office


def terms_of(person: str, office: str, known: Gazetteer) -> list[Holder]:
    """The person's terms in that office or one like it."""
    return [
        term
        for term in known.offices.terms
        if term.name == person and office in (term.office, known.offices.by_name[term.office].like)
    ]


def holds(term: Holder, day: date) -> bool:
    return term.may_hold((day - MARGIN).isoformat(), (day + MARGIN).isoformat())


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the dated public texts are not beside this checkout")
def test_no_dated_text_contradicts_a_term():
    known = gazetteer()
    people = Phrases(
        (name, term.name) for term in known.offices.terms for name in {term.name, *term.names} if " " in name
    )
    told = {(case["text"], case["person"]) for case in RETROSPECT}
    wrong = []
    seen = 0
    for corpus, row in rows():
        day = date.fromisoformat(row["date"][:10])
        for person, office in named_offices(f"{row['title']}\n{row['text']}", people, known):
            terms = terms_of(person, office, known)
            seen += bool(terms)
            text = f"{corpus} {row['id']}"
            if terms and (text, person) not in told and not any(holds(term, day) for term in terms):
                wrong.append(f"{text}: {person} as {office} on {day}")
    assert not wrong, "\n".join(wrong)
    assert seen > 1000


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the dated public texts are not beside this checkout")
def test_every_text_that_a_term_rests_on_names_its_holder_on_a_day_of_the_term():
    texts = {f"open_text {corpus} {row['id']}": row for corpus, row in rows()}
    wrong = []
    for term in gazetteer().offices.terms:
        if term.basis.startswith("open_text"):
            row = texts.get(term.basis)
            named = row and any(
                re.split("[ -]", name)[-1] in f"{row['title']} {row['text']}" for name in (term.name, *term.names)
            )
            if not (row and named and holds(term, date.fromisoformat(row["date"][:10]))):
                wrong.append(f"{term.name}, {term.office}: {term.basis}")
    assert not wrong, "\n".join(wrong)
