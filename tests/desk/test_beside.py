"""A copy stands beside what it copies, with what it added and cut."""

from make import article, reading

import parley
from parley.desk.beside import lit


def test_a_copy_beside_its_original(reading_desk):
    record, browser = reading_desk
    copy, original = next(iter(sorted(record.view().copies.items())))
    page = browser.get(f"/articles/{copy}/beside/{original}")
    assert page.status_code == 200
    assert "<ins>" in page.text
    assert "<del>" in page.text


def test_two_that_are_not_there_are_nowhere(reading_desk):
    record, browser = reading_desk
    one = record.articles()[0].id
    for address in (f"/articles/{one}/beside/{one}", f"/articles/{one}/beside/x", f"/articles/x/beside/{one}"):
        assert browser.get(address).status_code == 404


def test_retold_texts_stand_side_by_side(tmp_path):
    from desks import inside, made

    with parley.open_record(tmp_path / "x.db", create=True) as record:
        one = article("The envoys of Oria met in Tarn on Monday to speak of the bridge.", source="A")
        other = article("<i>On Monday</i>, delegations sat down in Tarn, and Oria spoke.", source="B")
        for each in (one, other):
            record.add(each, reading(each))
        page = inside(made(record)).get(f"/articles/{other.id}/beside/{one.id}").text
    assert "The same in other words" in page
    assert '<mark class="found-word">Tarn</mark>' in page
    assert "<i>On" not in page


def test_names_and_figures_are_lit():
    text = "In Tarn 40 trucks went; trucks of Oria."
    found = list(lit(text, frozenset({"tarn", "40", "trucks"})))
    assert "".join(words for words, _ in found) == text
    assert [words for words, on in found if on] == ["Tarn", "40"]
