"""Negotiations: what belongs to one, and how it is called."""

from collections import defaultdict

import pytest
from told import cases, lexicon, record

from parley.record.fold.lines import build_lines


@pytest.mark.parametrize("case", cases("processes"))
def test_what_belongs_together_is_one_process(case):
    articles, readings, names = record(case)
    lines = build_lines(articles, readings, lexicon=lexicon())
    found = defaultdict(list)
    for line in lines:
        if line.process and line.kind in ("meetings", "commitments", "instruments"):
            found[line.process] += [names[r] for r in line.reports]
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, case["processes"]))
    assert set(found) == {line.id for line in lines if line.kind == "processes"}


FORCES = {
    "why": "an armed group that promises, and a person of no known state who meets",
    "article": [
        {
            "id": name,
            "published": f"2020-{month}-02",
            "actors": [
                {"id": "o", "name": "Orlava", "type": "state"},
                {"id": "k", "name": "Kestria", "type": "state"},
                {"id": "f", "name": "Northern Front", "type": "armed_group"},
                {"id": "p", "name": "Jonas Haldric"},
            ],
            "meetings": [{"id": "m", "participants": ["o", "k", "p"], "place": "Tarn", "date": f"2020-{month}-01"}],
            "commitments": [{"id": "c", "by": ["f"], "to": ["o", "k"], "action": "open the road"}],
        }
        for name, month in (("a", "02"), ("b", "03"))
    ],
}


def test_an_armed_group_is_in_the_name_of_its_process_and_a_person_is_no_party():
    articles, readings, _ = record(FORCES)
    lines = build_lines(articles, readings, lexicon=lexicon())
    (process,) = [line for line in lines if line.kind == "processes"]
    assert process.first("name") == "Kestria – Northern Front – Orlava"
    assert {v.value for v in process.values["parties"]} == {"Kestria", "Northern Front", "Orlava"}


ABSENT = {
    "why": "a league that never sits at the table and promises as often as the two meet, and a club that promises once",
    "article": [
        {
            "id": name,
            "published": f"2020-{month}-02",
            "actors": [
                {"id": "o", "name": "Orlava", "type": "state"},
                {"id": "k", "name": "Kestria", "type": "state"},
                {"id": "l", "name": "Seamen's League", "type": "organisation"},
                {"id": "c", "name": "Tarn Rowing Club", "type": "organisation"},
            ],
            "meetings": [{"id": "m", "participants": ["o", "k"], "place": "Tarn", "date": f"2020-{month}-01"}],
            "commitments": [
                {"id": "p", "by": ["l"], "to": ["o"], "action": action},
                *([{"id": "q", "by": ["c"], "to": ["k"], "action": "lend its boats"}] if name == "a" else []),
            ],
        }
        for name, month, action in (
            ("a", "02", "strike"),
            ("b", "03", "man the ferries"),
            ("c", "04", "pay the pilots"),
        )
    ],
}


def test_who_never_sits_at_the_table_is_in_the_name_if_it_has_as_much_to_do_with_it():
    articles, readings, _ = record(ABSENT)
    lines = build_lines(articles, readings, lexicon=lexicon())
    (process,) = [line for line in lines if line.kind == "processes"]
    assert process.first("name") == "Kestria – Orlava – Seamen's League"


def test_a_process_is_named_by_its_parties_and_dated():
    articles, readings, _ = record(cases("processes")[0].values[0])
    lines = build_lines(articles, readings, lexicon=lexicon())
    processes = [line for line in lines if line.kind == "processes"]
    assert {line.first("name") for line in processes} == {"Russia – United States"}
    assert {line.first("date") for line in processes} == {"2016-08-26/2016-09-09", "2021-09-15/2021-09-22"}
