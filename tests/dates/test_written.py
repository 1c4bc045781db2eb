"""Calendar dates written on a page."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.dates import is_edtf, parse_absolute


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sep 29 2031", [("Sep 29 2031", "2031-09-29")]),
        ("Last Update: Tuesday, 20 May 2031 KSA 09:47", [("Tuesday, 20 May 2031", "2031-05-20")]),
        ("2031-08-27T10:00Z", [("2031-08-27T10:00Z", "2031-08-27")]),
        ("/2031/08/27/envoys-met.html", [("2031/08/27", "2031-08-27")]),
        ("27/08/2031", [("27/08/2031", "2031-08-27")]),
        ("08/27/2031", [("08/27/2031", "2031-08-27")]),
        ("05/08/2031", [("05/08/2031", "[2031-05-08,2031-08-05]")]),
        ("05/08/2031, then 27/8/2031", [("05/08/2031", "2031-08-05"), ("27/8/2031", "2031-08-27")]),
        ("27.08.31", [("27.08.31", "2031-08-27")]),
        ("August 27, 2031", [("August 27, 2031", "2031-08-27")]),
        ("27 August", [("27 August", "XXXX-08-27")]),
        ("TARN, Aug. 27 (Newswire)", [("Aug. 27", "XXXX-08-27")]),
        ("the 9th of September 2031", [("9th of September 2031", "2031-09-09")]),
        ("28-Aug-2031", [("28-Aug-2031", "2031-08-28")]),
        ("August 2031", [("August 2031", "2031-08")]),
        ("AUGUST 27, 2031", [("AUGUST 27, 2031", "2031-08-27")]),
        ("29 Feb", [("29 Feb", "XXXX-02-29")]),
        ("May 5 12:30", [("May 5", "XXXX-05-05")]),
        ("31 Feb 2031, 30 February, 2031-02-29, 31/04/2031", []),
        ("you may 5 times march 3 miles", []),
        ("٢٧ August, ²⁷ May", []),
        ("call 555-2031-27", []),
    ],
)
def test_parse_absolute(text, found):
    assert [(text[a:b], edtf) for a, b, edtf in parse_absolute(text)] == found


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789 -/.,TZ:AugMaySept29thWedof٣²"), max_size=60))
def test_any_text(text):
    for start, end, edtf in parse_absolute(text):
        assert 0 <= start < end <= len(text)
        assert is_edtf(edtf)


@pytest.mark.parametrize("unit", ["a", "1", "May ", "1/", "Wed, ", " ", "2016-", "1 of ", "January,", "27 "])
def test_linear_in_the_text(unit):
    timings = []
    for count in (20_000, 40_000):
        began = time.process_time()
        parse_absolute(unit * count)
        timings.append(time.process_time() - began)
    assert timings[1] < 4 * timings[0] + 0.1
