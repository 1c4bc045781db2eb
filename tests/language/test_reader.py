"""The reader: offsets, sentences, trees, names, and that a reading does not depend on its company."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from parley.language import Reader

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "language.toml").read_text("utf-8"))

NEWS = [
    "The two delegations met for three hours in Vienna on Tuesday.",
    "“We did not come here to talk about dates,” the envoy said after the meeting.",
    "According to two officials who asked not to be named, the draft was rejected.",
    "MOSCOW AND ANKARA AGREE ON CORRIDOR",
    "Mr. Haddad, whose party left the coalition in March, promised to return all prisoners by the end of the year.",
    "Nobody answered.",
    "If the port is not opened within 48 hours, the U.N. will withdraw its observers, Ms. Okafor warned.",
    "the ministry did not comment",
    "He asked: who will pay for it?",
    "Talks between the government and the Free Highland Army, which began in Nairobi, Kenya, have been postponed again.",
]

ODD = ["", " ", "\n", "\n\n  \n", "…", "\u200b", "😀👍🏽", "a" * 5000, "('\"" * 50, "\r\nx\r\n", "\t- item\n\t- item", "Ünïcödé ñame",
       "مرحبا بكم في جنيف", "第一轮会谈", "e\u0301te\u0301", "\ufeffTitle\nText."]  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def labels(span: Doc | Span) -> list[tuple[str, ...]]:
    start = span[0].i
    return [
        (t.text, t.pos_, str(t.morph), t.lemma_, t.dep_, str(t.head.i - start), t.ent_iob_, t.ent_type_)
        for t in span
        if not t.is_space
    ]


def test_a_sentence_reads_the_same_alone_in_its_article_and_among_strangers(reader: Reader) -> None:
    alone = {text: labels(reader.read(text)) for text in NEWS}
    rng = random.Random(3)  # noqa: S311 - a fixed shuffle
    for joint in ("\n", "\n\n"):
        for _ in range(5):
            company = rng.sample(NEWS, rng.randint(2, len(NEWS)))
            doc = reader.read(joint.join(company))
            found = {sent.text.strip(): labels(sent) for sent in doc.sents}
            assert found == {text: alone[text] for text in company}


def test_what_a_sentence_tells_does_not_depend_on_its_company(reader: Reader) -> None:
    alone = {text: reader.read(text).user_data["tells"][0] for text in NEWS}
    doc = reader.read("\n".join(NEWS))
    together = {sent.text.strip(): doc.user_data["tells"][sent.start] for sent in doc.sents}
    assert together == alone


def test_what_sentences_tell_is_told_of_every_kind_and_of_no_furniture(reader: Reader) -> None:
    text = "Share this\nThe two delegations met for three hours in Vienna on Tuesday."
    doc = reader.read(text, [(0, 10)])
    ((place, row),) = doc.user_data["tells"].items()
    assert doc[place].text == "The"
    assert list(row) == reader.labels.tells


def test_a_meeting_a_promise_and_silence_are_told_apart(reader: Reader) -> None:
    doc = reader.read("\n".join((NEWS[0], NEWS[4], "The soup was cold.")))
    met, promised, nothing = doc.user_data["tells"].values()
    assert met["meetings"] > 0 > nothing["meetings"]
    assert promised["commitments"] > 0 > nothing["commitments"]


def test_a_sentence_in_running_text_reads_the_same_alone(reader: Reader) -> None:
    article = reader.read(" ".join(text for text in NEWS if text[-1] in ".?”"))
    for sent in article.sents:
        again = list(reader.read(sent.text.strip()).sents)
        assert len(again) == 1
        assert labels(again[0]) == labels(sent)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(NEWS), min_size=1, max_size=12))
def test_any_company(texts: list[str]) -> None:
    doc = SHARED.read("\n".join(texts))
    for sent, text in zip(doc.sents, texts, strict=True):
        assert labels(sent) == labels(SHARED.read(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_keeps_its_characters_and_gets_trees(text: str) -> None:
    check_shape(text, SHARED.read(text))


@pytest.mark.parametrize("text", ODD)
def test_odd_input(reader: Reader, text: str) -> None:
    check_shape(text, reader.read(text))


def check_shape(text: str, doc: Doc) -> None:
    assert doc.text == text
    for sent in doc.sents:
        assert sum(t.head == t for t in sent) == 1
        assert {t.i for t in sent.root.subtree} == {t.i for t in sent}
    for line in doc.text.splitlines():
        assert len(line) <= len(text)


def test_very_long_input_ends(reader: Reader) -> None:
    for text in ('"' * 10_000, "word " * 5000, "(" * 1000 + ")" * 1000):
        check_shape(text, reader.read(text))


def test_reading_twice_gives_the_same_bytes(reader: Reader) -> None:
    text = "\n".join(NEWS)
    assert reader.read(text).to_bytes() == reader.read(text).to_bytes()


def test_skipped_ranges_are_not_analysed(reader: Reader) -> None:
    text = "Home News Sport\nThe talks failed. Share this article\nHe left."
    share = text.index("Share")
    doc = reader.read(text, skip=[(0, 15), (share, share + len("Share this article"))])
    assert doc.text == text
    skipped = [doc[i].text for i in doc.user_data["skipped"]]
    assert skipped == ["Home", "News", "Sport", "Share", "this", "article"]
    assert {doc[i].pos_ for i in doc.user_data["skipped"]} == {"X"}
    assert [s.text.strip() for s in doc.sents] == [
        "Home News Sport",
        "The talks failed.",
        "Share this article",
        "He left.",
    ]
    assert labels(list(doc.sents)[1]) == labels(reader.read("The talks failed."))


def test_the_version_names_the_weights(reader: Reader) -> None:
    assert reader.version.startswith("en-1-")
    assert reader.version == Reader.load().version


def test_a_missing_model_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"reader-en\.onnx"):
        Reader.load(tmp_path)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"][:40])
def test_cases(reader: Reader, case: dict[str, object]) -> None:
    doc = reader.read(str(case["text"]))
    assert len(list(doc.sents)) == 1
    arcs = {f"{t.text} <{t.dep_} {'' if t.head == t else t.head.text}" for t in doc}
    assert set(case.get("arcs", [])) <= arcs
    assert case.get("names", {}).items() <= {e.text: e.label_ for e in doc.ents}.items()
    assert case.get("lemmas", {}).items() <= {t.text: t.lemma_ for t in doc}.items()
    for word, feature in case.get("features", {}).items():
        assert feature in str(next(t for t in doc if t.text == word).morph).split("|")


@pytest.mark.parametrize("case", CASES["sentences"], ids=lambda case: case["text"][:40])
def test_sentences(reader: Reader, case: dict[str, object]) -> None:
    assert [s.text.strip() for s in reader.read(str(case["text"])).sents] == case["parts"]


SHARED = Reader.load()
