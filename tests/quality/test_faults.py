"""Errors by kind, the commonest first."""

from __future__ import annotations

from accounts import TEXT, told
from quality.faults import commonest


def test_errors_are_told_by_kind_the_commonest_first():
    place = {"evidence": [{"start": 0, "end": len(TEXT), "words": TEXT}]}
    gold = told(
        meetings=[{"id": "m1", "status": "planned", "quote": TEXT}, {"id": "m2", "status": "planned", "quote": "Neither side signed."}],
        incidents=[{"type": "AID", "by": ["x"], "reality": "denied", "quote": TEXT}],
    )  # fmt: skip
    ours = told(
        incidents=[{"type": "AID", "by": [], "reality": "reported", **place}],
        figures=[{"value": 1, "made_by": "rule n", **place}],
    )
    assert commonest([(gold, ours)]) == [
        ("meetings: missed (planned)", 2),
        ("figures: invented by rule n", 1),
        ("incidents: by not read", 1),
        ("incidents: reality reported, not denied", 1),
    ]
    assert len(commonest([(gold, ours)], 1)) == 1


def test_what_is_missed_while_others_stand_on_its_words_says_so():
    place = {"evidence": [{"start": 0, "end": len(TEXT), "words": TEXT}], "made_by": "rule n"}
    gold = told(incidents=[{"type": "AID", "quote": TEXT}], figures=[{"value": 2, "quote": TEXT}])
    ours = told(incidents=[{"type": "ASSAULT", **place}])
    assert commonest([(gold, ours)], families=["incidents"]) == [
        ("incidents: invented by rule n", 1),
        ("incidents: missed (AID), others told on its words", 1),
    ]
