"""Genres, by the cases of `cases/genre.toml`."""

from __future__ import annotations

import pytest
from documents import article, cases


@pytest.mark.parametrize("case", cases("genre"))
def test_genre(case):
    assert article(case["text"], case.get("meta")).genre == case["genre"]
