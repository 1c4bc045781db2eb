"""Records told in tables (see `told`) with decisions laid over them, made by the same rules as a person's.

A case has `decide` tables: `verb`, the `id` of a report by its name, `words` after it (names of reports stand for their ids), `alone`, `who`.
`add` has `kind`, `article`, `words`, `fields` and a `name` for the report that it makes; `undo` has a `number`.
"""

from __future__ import annotations

from dataclasses import replace

from told import lexicon, record

from parley.record.copies.copies import copies
from parley.record.decisions.meant import article_meant, words_meant
from parley.record.decisions.ruling import added, decided, signed, undone
from parley.record.decisions.shown import shown
from parley.record.fold.lines import lines_of
from parley.record.view import MadeBy, View, last_day


def view(articles, readings, decisions=()):
    """What a record with these decisions shows."""
    state = shown(articles, readings, decisions)
    lines = state.over(lines_of(articles, state, lexicon=lexicon()))
    ruled = state.settled({line.id for line in lines})
    day = last_day(articles)
    return View(
        tuple(articles), state.readings, lines, copies(tuple(articles)), day, MadeBy("0", "0", "0"), tuple(ruled)
    )


def case_ruled(case):
    """The view of a case after its decisions, report id → its name, and the decisions."""
    articles, readings, names = record(case)
    ids = {name: report for report, name in names.items()}
    decisions = []
    for step in case.get("decide", ()):
        seen = view(articles, readings, decisions)
        made = signed(_made(seen, step, ids, decisions), step.get("who", "ann"), None, step.get("note", ""))
        decisions.append(replace(made, number=len(decisions) + 1))
        if "name" in step:
            ids[step["name"]] = made.on[0].report
    return view(articles, readings, decisions), {report: name for name, report in ids.items()}, decisions


def _made(seen, step, ids, decisions):
    if step["verb"] == "undo":
        return undone(decisions, step.get("number"), step.get("who", "ann"))
    if step["verb"] == "add":
        art = article_meant(seen, step["article"])
        return added(seen, step["kind"], art, words_meant(art, step["words"], step.get("nth")), step.get("fields", {}))
    words = [ids.get(word, word) for word in step.get("words", ())]
    return decided(seen, ids.get(step["id"], step["id"]), step["verb"], words, alone=step.get("alone", False))
