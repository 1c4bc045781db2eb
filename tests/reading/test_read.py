"""One article through all readers: laws that hold for any text, and texts that are no articles."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import article

from parley.evidence import check
from parley.model import FAMILIES, Furniture

NEWS = [
    "Sudan's foreign minister, Idris Hamdan, met his Egyptian counterpart in Cairo on Tuesday.",
    "“We will reopen the crossing by June 1,” Hamdan told reporters. “Then we will talk.”",
    "According to two diplomats, 40 prisoners have been freed.",
    "The two sides are due to meet again on 20 May if the truce holds.",
    "He accused the rebels of breaking their promise to leave the valley.",
    "Talks in Jeddah were postponed.",
    "Kenya and Somalia met in Kigali on 3 April and again on 4 May.",
    "Hamdan met separately with the Egyptian and the Saudi ambassadors, and with Idrissa Sow.",
    "TALKS TO RESUME NEXT WEEK, UN SAYS",
    "she said nothing",
    "- a list item",
    "Share this story:",
    "كان الاجتماع طويلا",
    "…",
]

TURNS = """MODERATOR AMINA SADIQ: The floor is yours, Minister. Where do the talks stand?

MINISTER OMAR HADDAD: Thank you. We met the rebel delegation in Doha on Tuesday, and they told us that 40 prisoners would be freed by June 1. Their envoy said: “We will keep our promise.” The two sides agreed to meet again next month. He said the army must leave the valley first.

AMBASSADOR JUNE OKELLO: The African Union welcomes this. According to the monitors, the truce is holding, but officials fear that it will collapse.

"""  # fmt: skip


def transcript(words):
    return article(TURNS * (words // len(TURNS.split()) + 1), genre="transcript")


def obeys_the_laws(art, reading):
    """Evidence stands where it says; ids are unique and references lead to actors of the reading; spans lie in the text."""
    check(art, reading.reports())
    actors = {a.id for a in reading.actors}
    for family in FAMILIES:
        reports = getattr(reading, family)
        assert not [i for i, n in Counter(r.id for r in reports).items() if n > 1], family
        assert all(0 <= r.confidence <= 1 and r.made_by for r in reports)
    for key, family in (
        ("speakers", "statements"),
        ("addressee", "statements"),
        ("participants", "meetings"),
        ("by", "commitments"),
        ("to", "commitments"),
        ("parties", "instruments"),
    ):
        assert all(set(getattr(r, key)) <= actors for r in getattr(reading, family)), key
    assert all(a.of is None or a.of in actors for a in reading.actors)
    for a in reading.actors:
        assert all(art.text[m.start : m.end] == m.words == m.words.strip() for m in a.mentions)
        assert a.name == a.name.strip() != ""
    for said in reading.statements:
        assert [art.text[s:e] for s, e in said.content_spans] == [said.content, *said.content_more]


def silent(reading):
    """Nothing is read of who did or said what."""
    families = ("meetings", "statements", "commitments", "instruments", "incidents", "positions")
    return not any(getattr(reading, family) for family in families)


texts = st.one_of(
    st.lists(st.sampled_from(NEWS), max_size=8).map("\n".join),
    st.lists(st.sampled_from(NEWS), max_size=6).map(" ".join),
    st.text(max_size=200),
    st.text(alphabet="aTu “”\"'’.,:;()-–\n\r\t$%0123", max_size=200),
)


@given(texts, st.sampled_from(["report", "opinion", "analysis", "transcript", "statement", "digest"]))
@settings(deadline=None, max_examples=40, derandomize=True)
def test_any_text_is_read_lawfully_and_twice_the_same(read, text, genre):
    art = article(text, genre=genre)
    reading = read(art)
    obeys_the_laws(art, reading)
    assert read(art) == reading


@given(st.lists(st.sampled_from(NEWS), min_size=1, max_size=6), st.data())
@settings(deadline=None, max_examples=15, derandomize=True)
def test_furniture_anywhere_is_borne(read, lines, data):
    art = article("\n".join(lines))
    start = data.draw(st.integers(0, len(art.text) - 1))
    end = data.draw(st.integers(start + 1, len(art.text)))
    art = replace(art, furniture=(Furniture(start, end, "test"),))
    obeys_the_laws(art, read(art))


def test_a_reading_is_in_the_order_of_the_text(read):
    reading = read(article(" ".join(NEWS[:6])))
    assert len(reading.statements) > 2
    for family in ("actors", "statements", "commitments", "times"):
        starts = [r.evidence[0].start for r in getattr(reading, family)]
        assert starts == sorted(starts), family


def test_ids_do_not_depend_on_what_stands_after(read):
    """An id hashes the article and the anchor: the same article gives the same ids, another article others."""
    art = article(" ".join(NEWS[:3]))
    other = article(" ".join(NEWS[:4]))
    ids = {r.id for r in read(art).reports()}
    assert ids == {r.id for r in read(art).reports()}
    assert not ids & {r.id for r in read(other).reports()}


def test_names_end_with_their_line(read):
    art = article(
        "Joint statement by the delegations of Kazakhstan and Kyrgyzstan\n\nThe Foreign Ministers met in Almaty."
    )
    obeys_the_laws(art, read(art))


def test_speech_inside_speech_has_one_id_for_one_word(read):
    art = article("The envoy said the rebels had told him: “We will leave the port.”")
    obeys_the_laws(art, read(art))


def test_two_actors_of_one_place_have_two_ids(read):
    art = article("“There is no map,” Abkhaz negotiator Daur Kvitsinia told the NTV channel on Friday.")
    obeys_the_laws(art, read(art))


# --- texts that are no articles: no exception, and honest silence


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", ".", "…", "“”", "0", "\u200b", "\ufeff", "a" * 3_000])
def test_next_to_nothing(read, text):
    reading = read(article(text))
    assert silent(reading)


def test_a_page_of_tables(read):
    rows = "\n".join(f"Province {n}\t{n * 17}\t{n * 3}.5%\t2023-05-{n % 28 + 1:02}" for n in range(1, 120))
    art = article("Province\tKilled\tShare\tUpdated\n" + rows)
    reading = read(art)
    obeys_the_laws(art, reading)
    assert silent(reading)


def test_a_poem(read):
    art = article(
        "The river keeps no minutes of the night,\nIt carries lamps and leaves toward the sea;\n\n"
        "And all the bridges, folded in their light,\nLean down to listen, patient as a tree."
    )
    reading = read(art)
    assert silent(reading)


def test_a_list_of_names(read):
    art = article(
        "\n".join(["Amina Sadiq", "Omar Haddad", "June Okello", "Pieter van der Berg", "María de la Cruz"] * 40)
    )
    reading = read(art)
    obeys_the_laws(art, reading)
    assert silent(reading)


@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_text_of_one_case(read, change):
    art = article(change("\n".join(NEWS[:6])))
    obeys_the_laws(art, read(art))


def test_a_lower_case_text_still_speaks(read):
    reading = read(article(NEWS[1].lower()))
    assert len(reading.statements) <= 1


@pytest.mark.parametrize("mark", ["“", "”", '"', "‘", "«", "„"])
def test_unbalanced_marks(read, mark):
    art = article(mark + f" {mark}".join(NEWS[:6]) + mark)
    reading = read(art)
    obeys_the_laws(art, reading)
    assert read(art) == reading


@pytest.mark.parametrize("text", ['"' * 10_000, "“a” " * 5_000, '"Yes," he said. ' * 1_000])
def test_ten_thousand_quotation_marks(read, text):
    art = article(text)
    obeys_the_laws(art, read(art))


def test_arabic_with_one_english_sentence(read):
    arabic = "اجتمع الوفدان في العاصمة يوم الثلاثاء لبحث وقف إطلاق النار. لم يصدر بيان بعد الاجتماع.\n" * 20
    art = article(f"{arabic}\nThe Omani mediator said on Tuesday that the truce would hold.\n{arabic}")
    reading = read(art)
    obeys_the_laws(art, reading)
    assert [s.content for s in reading.statements] == ["the truce would hold"]
    assert not reading.meetings
    assert not reading.commitments


@pytest.mark.parametrize("words", [4_000, pytest.param(20_000, marks=pytest.mark.slow)])
def test_a_long_transcript(read, words):
    art = transcript(words)
    reading = read(art)
    obeys_the_laws(art, reading)
    assert len(reading.statements) > words // 40


def test_work_grows_as_the_text_does(read):
    """Counted in lines of our readers that run, so that no clock decides: twice the text, about twice the work."""
    assert lines_run(read, transcript(4_000)) < 2.2 * lines_run(read, transcript(2_000))


def lines_run(read, art):
    count = 0

    def line(*_):
        nonlocal count
        count += 1
        return line

    def call(frame, *_):
        return line if "/parley/reading/" in frame.f_code.co_filename.replace("\\", "/") else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        read(art)
    finally:
        sys.settrace(before)
    return count
