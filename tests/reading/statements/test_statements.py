"""Statements: who says what, to whom, in whose words."""

from __future__ import annotations

import pytest
from readings import assert_fulfils, cases, read_case


@pytest.mark.parametrize("case", cases("statements"))
def test_case(case, readers):
    assert_fulfils(read_case(case, readers), case)
