"""Graphs are opened so that they give the same numbers on every processor."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from parley.language import Reader, session
from parley.language.network import feed
from parley.language.reader import MODEL

ENTRY, ON = session.EXACT
WORDS = ["The", "two", "ministers", "agreed", "on", "Monday", "to", "open", "the", "bridge", "."]


def test_a_processor_that_cuts_sums_off_is_told_not_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "sums_exactly", lambda: False)
    opened = session.open_graph(str(files("parley.language") / MODEL))
    assert opened.get_session_options().get_session_config_entry(ENTRY) == ON


def test_the_graph_gives_the_same_numbers_as_with_exact_sums() -> None:
    reader = Reader.load()
    # on whatever processor this runs: either it sums exactly by itself, or it was told to
    exact = session.open_graph(str(files("parley.language") / MODEL), exact=True)
    assert exact.get_session_options().get_session_config_entry(ENTRY) == ON
    for size in range(2, len(WORDS) + 1):
        batch = feed([reader.pieces.encode(WORDS[-size:], [True] * size)])
        for ours, exactly in zip(reader.network.session.run(None, batch), exact.run(None, batch), strict=True):
            assert np.array_equal(ours, exactly)


def test_nothing_but_a_model_is_opened(tmp_path: Path) -> None:
    (tmp_path / "no.onnx").write_bytes(b"no model")
    with pytest.raises(Exception, match=r"(?i)model|protobuf"):
        session.open_graph(str(tmp_path / "no.onnx"))
