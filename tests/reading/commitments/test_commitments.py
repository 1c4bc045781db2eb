"""Commitments: who is bound to what, on which condition, until when, and what became of it."""

from __future__ import annotations

import pytest
from readings import assert_fulfils, cases, read_case


@pytest.mark.parametrize("case", cases("commitments"))
def test_case(case, readers):
    assert_fulfils(read_case(case, readers), case)
