"""Encounters in words of no rule: who comes together, as the reader model sees it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import article

from parley.reading.meetings.leads import meeting_leads
from parley.reading.read import setting_of

TEXT = "Kenya and Chad shared one carpet and one teapot in Lomé on 3 May 2023. Togo had swept the yard."


@pytest.fixture(scope="module")
def setting(readers):
    return setting_of(article(TEXT, published="2023-05-04"), readers)


def seen(setting, likely, ahead=-9.0, words=("Kenya", "Chad")):
    parse = setting.parse
    first = {**dict.fromkeys(parse.tells[0], -9.0), "meetings": likely, "meetings ahead": ahead}
    odds = [2.0 if w in words else -9.0 for w in parse.words]
    tells = (first, *(dict.fromkeys(t, -9.0) for t in parse.tells[1:]))
    return replace(setting, parse=replace(parse, tells=tells, arguments={"meetings participants": odds}))


def test_a_lead_names_its_parties_and_takes_time_and_place_from_its_clause(setting, readers):
    (lead,) = meeting_leads(seen(setting, 1.0), readers.meeting, ())
    assert [setting.cast.members[n].name for n in lead.who] == ["Kenya", "Chad"]
    assert (lead.date, lead.status, lead.rule) == ("2023-05-03", "held", "lead")


def test_what_is_likely_to_be_ahead_is_planned(setting, readers):
    (lead,) = meeting_leads(seen(setting, 1.0, ahead=1.0), readers.meeting, ())
    assert lead.status == "planned"


def test_one_party_alone_or_little_odds_or_a_rule_before_it_make_no_lead(setting, readers):
    assert not list(meeting_leads(seen(setting, 1.0, words=("Kenya",)), readers.meeting, ()))
    assert not list(meeting_leads(seen(setting, -2.0), readers.meeting, ()))
    assert not list(meeting_leads(seen(setting, 1.0), readers.meeting, {0}))
