"""Reports on actors: everyone who acts in an article, each once, by the table of examples."""

from __future__ import annotations

import pytest
from readings import assert_fulfils, cases, read_case


@pytest.mark.parametrize("case", cases("actors"))
def test_case(case, readers):
    assert_fulfils(read_case(case, readers), case)
