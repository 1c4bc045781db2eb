"""Letters that became others and pages that were cut off: damage is reported, and never read as data."""

import random

import pytest
from make import TEXT, article, reading

from parley.errors import NotARecord, RecordError
from parley.export.json import export_json
from parley.record import Record

PLACES = 40
"""Places in one run; the long version takes a thousand."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The bytes of a record, and its export."""
    path = tmp_path_factory.mktemp("sound") / "parley.db"
    with Record(path, create=True) as record:
        for n in range(6):
            a = article(
                f"{TEXT} Number {n}.", path=f"{n}.txt", source=f"S{n % 3}", published=f"2024-05-0{n + 1}", title=f"T{n}"
            )
            record.add(a, reading(a))
        record.view()
        record.search("bridge")
        export = export_json(record.view())
    return path.read_bytes(), export


def asked(path):
    """What the record exports, None if it reports damage."""
    try:
        with Record(path) as record:
            record.search("bridge tarn")
            return export_json(record.view())
    except (RecordError, NotARecord):
        return None


def flipped(sound, folder, places, mask):
    whole, export = sound
    reported = 0
    for n, at in enumerate(places):
        path = folder / f"{n}.db"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ mask]) + whole[at + 1 :])
        found = asked(path)
        assert found in (None, export), f"byte {at}"
        reported += found is None
        for file in folder.iterdir():
            file.unlink()
    return reported


@pytest.mark.parametrize("mask", [0xFF, 0x01, 0x20])
def test_a_flipped_byte_is_reported_or_changes_nothing(sound, tmp_path, mask):
    places = random.Random(mask).sample(range(len(sound[0])), PLACES)  # noqa: S311 - places, no secret
    assert flipped(sound, tmp_path, places, mask) > PLACES // 40


@pytest.mark.slow
@pytest.mark.parametrize("mask", [0xFF, 0x01, 0x20])
def test_a_flipped_byte_in_a_thousand_places(sound, tmp_path, mask):
    step = max(1, len(sound[0]) // 1000)
    assert flipped(sound, tmp_path, range(0, len(sound[0]), step), mask) > 50


@pytest.mark.parametrize("cut", [1, 100, 4095, 4096, 3 * 4096, -16, -100, -4096])
def test_a_file_that_was_cut_off_is_reported(sound, tmp_path, cut):
    whole, _ = sound
    path = tmp_path / "parley.db"
    path.write_bytes(whole[: len(whole) - cut] if cut > 0 else whole[:-cut])
    assert asked(path) is None
