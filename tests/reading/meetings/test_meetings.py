"""Meetings: who met whom, where and when, and never a planned one as held."""

from __future__ import annotations

import pytest
from readings import assert_fulfils, cases, read_case


@pytest.mark.parametrize("case", cases("meetings"))
def test_case(case, readers):
    assert_fulfils(read_case(case, readers), case)
