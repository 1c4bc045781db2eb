"""What every store must do, whatever engine runs it."""

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make import TEXT, article, reading

from parley.errors import EvidenceError, Skipped, UnknownId, Unreadable
from parley.evidence import cite
from parley.model import Anchor, Decision, Furniture, Line, Published, Removed, Value
from parley.record.file.kept import Item, Stamp, reading_key
from parley.record.file.linebook import Kept

STAMP = Stamp("quick-1", "words-1")


def put(store, *articles, stamp=STAMP):
    return [store.put(a, stamp, reading(a)) for a in articles]


def test_what_was_put_is_there_when_opened_again(opening):
    a = article(
        path="a.txt",
        source="X",
        published="2024-05-08",
        furniture=(Furniture(0, 3, "share"),),
        changes=("a NUL dropped",),
    )
    with opening() as store:
        assert put(store, a) == ["read"]
    with opening() as store:
        assert store.articles() == (a,)
        assert store.article(a.id) == a
        assert store.reading(a.id) == reading(a)
        assert store.readings() == (reading(a),)
        assert store.count() == 1


def test_putting_the_same_again_changes_nothing(store):
    a = article(path="a.txt")
    put(store, a)
    before = store.inputs()
    assert put(store, a) == ["unchanged"]
    assert store.inputs() == before


def test_equal_text_from_another_source_is_another_article(store):
    put(
        store,
        article(source="X", path="x.txt"),
        article(source="Y", path="y.txt"),
        article(url="https://z.example/", path="z.txt"),
    )
    assert store.count() == 3
    assert len({a.text_sha256 for a in store.articles()}) == 1


def test_of_several_places_the_first_by_path_counts(store):
    later, first = article(path="b.txt", title="B"), article(path="a.txt", title="A")
    put(store, later, first)
    assert [a.title for a in store.articles()] == ["A"]


def test_what_was_given_last_at_a_place_counts(store):
    put(store, article(path="a.txt", title="old"))
    assert put(store, article(path="a.txt", title="new")) == ["read"]
    assert store.articles()[0].title == "new"


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)))
def test_the_order_of_arrival_leaves_no_trace(order, anew):
    given_articles = [article(f"{TEXT} {n // 2}", path=f"{n}.txt", title=f"T{n}", source=f"S{n % 3}") for n in range(6)]
    given_articles[5] = replace(given_articles[4], path="0.txt")
    outcomes = []
    for arrival in (range(6), order):
        with anew() as store:
            put(store, *(given_articles[n] for n in arrival))
            outcomes.append((store.articles(), store.readings()))
    assert outcomes[0] == outcomes[1]


def test_a_reading_that_is_kept_need_not_be_given(store):
    a = article(path="a.txt")
    put(store, a)
    assert store.has_reading(reading_key(a, STAMP))
    assert store.put(replace(a, path="copy.txt"), STAMP) == "read"
    assert store.count() == 1


def test_a_reading_that_is_not_kept_must_be_given(store):
    with pytest.raises(UnknownId):
        store.put(article(), STAMP)
    assert store.count() == 0


def test_another_reader_or_lexicon_reads_anew(store):
    a = article(path="a.txt")
    put(store, a)
    newer = Stamp("quick-2", "words-1")
    assert not store.has_reading(reading_key(a, newer))
    fresh = replace(reading(a), relevance="no")
    assert store.put(a, newer, fresh) == "read"
    assert store.reading(a.id) == fresh
    assert store.stamps() == (newer,)


def test_words_that_are_not_there_are_refused_whole(store):
    a = article(path="a.txt")
    wrong = reading(a)
    said = wrong.statements[0]
    lying = replace(wrong, statements=(replace(said, evidence=(replace(said.evidence[0], words="never said"),)),))
    with pytest.raises(EvidenceError):
        store.put(a, STAMP, lying)
    assert store.count() == 0


@pytest.mark.parametrize("text", ["half \ud83d", "a\x00b"])
def test_text_that_no_database_keeps_is_refused(store, text):
    a = article(text)
    with pytest.raises(Unreadable):
        store.put(
            a, STAMP, replace(reading(article()), article=a.id, actors=(), meetings=(), statements=(), commitments=())
        )


@pytest.mark.parametrize(
    "text", ["Harrow 🙂 said “yes”", "\u202eevil", "a\u2028b", "'; DROP TABLE articles; --", "١٢٣"]
)
def test_any_other_text_comes_back(store, text):
    a = article(text, path="a.txt", title=text, source=text)
    put(store, a)
    assert store.article(a.id) == a


def test_the_page_is_kept(store):
    a, b = article(path="a.html"), article("Other words.", path="b.txt")
    store.put(a, STAMP, reading(a), raw=b"<p>\x00\xff</p>")
    put(store, b)
    assert store.raw(a.id) == b"<p>\x00\xff</p>"
    assert store.raw(b.id) is None


def test_another_extraction_of_a_page_takes_the_place_of_the_one_before(store):
    page, old, new = b"<p>page</p>", article(path="a.html"), article(f"{TEXT} Extracted anew.", path="a.html")
    elsewhere = replace(old, path="b.html")
    store.put(old, STAMP, reading(old), raw=page)
    store.put(new, STAMP, reading(new), raw=page)
    assert [a.id for a in store.articles()] == [new.id]
    assert store.count() == 1
    assert len(store.readings()) == 1
    store.put(elsewhere, STAMP, reading(old), raw=page)
    store.put(old, STAMP, reading(old), raw=page)
    assert [a.path for a in store.articles()] == ["a.html"]
    assert store.count() == 1
    assert store.damage() == ()


def test_another_page_in_the_same_place_is_another_article(store):
    old, new = article(path="a.html"), article(f"{TEXT} News.", path="a.html")
    store.put(old, STAMP, reading(old), raw=b"<p>old</p>")
    store.put(new, STAMP, reading(new), raw=b"<p>new</p>")
    put(store, article("Text that is no page.", path="a.html"))
    assert store.count() == 3


def test_a_removed_article_leaves_no_words_in_the_file(store):
    kept, gone = article(path="a.txt"), article("Nineteen lanterns. " * 40, path="b.txt", source="Lantern News")
    put(store, kept, gone)
    store.put_lines(Kept("k", [Line(id="s:1", kind="statements", reports=(), about="Nineteen lanterns")]))
    removal = Decision(who="ann", verb="remove", removed=(Removed(gone.id, gone.text_sha256),))
    assert store.remove(removal) == replace(removal, number=1)
    assert store.articles() == (kept,)
    assert store.lines() == ()
    assert b"lanterns" not in b"".join(f.read_bytes() for f in store.path.parent.iterdir() if f.is_file())
    with pytest.raises(Skipped):
        store.put(gone, STAMP, reading(gone))
    assert not store.is_barred(article("Nineteen lanterns. " * 40, path="c.txt"))


@pytest.mark.parametrize(
    ("known", "page", "barred"),
    [
        ({}, None, True),
        ({"source": "Another"}, None, True),
        ({"source": "Another", "path": "b.html"}, None, False),
        ({"source": "Another", "path": "b.html"}, b"<p>page</p>", True),
        ({"text": "Other words.", "path": "b.html", "url": "https://x.example/a"}, None, True),
        ({"text": "Other words."}, None, False),
    ],
)
def test_what_was_removed_is_known_by_its_text_in_its_place_its_address_or_its_page(store, known, page, barred):
    gone = Removed(
        "id", article().text_sha256, "a.html", "https://x.example/a", None, sha256(b"<p>page</p>").hexdigest()
    )
    store.put_decision(Decision(who="ann", verb="remove", removed=(gone,)))
    a = article(**{"path": "a.html"} | known)
    if barred:
        with pytest.raises(Skipped):
            store.put(a, STAMP, reading(a), raw=page)
    else:
        assert store.put(a, STAMP, reading(a), raw=page) == "read"


def test_a_better_date_is_laid_over_the_article_and_can_be_taken_back(store):
    a = article(path="a.txt")
    put(store, a)
    better = replace(a, published=Published("2024-05-08", "the record tells"))
    store.put_dated(better, STAMP, reading(better, meeting_date="2024-05"))
    assert store.articles() == (better,)
    assert store.article(a.id) == better
    assert store.articles(dated=False) == (a,)
    assert store.reading(a.id).meetings[0].date == "2024-05"
    assert store.readings(dated=False) == (reading(a),)
    store.drop_dated([a.id])
    assert store.articles() == (a,)
    assert store.reading(a.id) == reading(a)


def test_a_new_reading_takes_the_better_date_back_until_it_is_told_again(store):
    a = article(path="a.txt")
    put(store, a)
    better = replace(a, published=Published("2024-05-08", "the record tells"))
    store.put_dated(better, STAMP, reading(better))
    put(store, replace(a, title="corrected"))
    assert store.dates() == {}


def test_lines_are_kept_under_the_key_of_their_inputs(opening):
    lines = (
        Line(id="m:1", kind="meetings", reports=("m:1",), values={"place": (Value("Tarn", ("m:1",)),)}, tellers=("X",)),
    )
    with opening() as store:
        assert store.lines_key() is None
        store.put_lines(Kept("k1", lines))
        store.put_lines(Kept("k2", lines))
    with opening() as store:
        assert store.lines_key() == "k2"
        assert store.lines() == lines
        store.put_lines(Kept("k3", ()))
        assert store.lines() == ()


def test_a_run_is_logged_and_unfinished_until_it_is_finished(store):
    a, run = article(path="a.txt"), store.begin_run("noon")
    store.put(a, STAMP, reading(a), run=(run, 0))
    lost = Item("b.txt", "failed", None, "No text.", "Convert it.")
    store.put_item(run, 1, lost)
    assert store.unfinished_runs() == 1
    store.end_run(run)
    assert store.unfinished_runs() == 0
    assert store.run_items(run) == (Item("a.txt", "read", a.id), lost)


def test_unknown_ids_are_named(store):
    for ask in (store.article, store.reading):
        with pytest.raises(UnknownId, match="nothing"):
            ask("nothing")


def test_one_moment_sees_no_later_writing(opening):
    with opening() as reader, opening() as other:
        put(other, article(path="a.txt"))
        if reader.journal != "wal":
            pytest.skip("a rollback journal makes the writer wait instead")
        with reader.at_one_moment():
            assert reader.count() == 1
            put(other, article("Other words.", path="b.txt"))
            assert reader.count() == 1
        assert reader.count() == 2


def test_a_whole_store_reports_no_damage(store):
    put(store, article())
    assert store.damage() == ()


def test_evidence_is_kept_to_the_letter(store):
    a = article("He said “yes 🙂”, twice.", path="a.txt")
    put(store, a)
    kept = store.reading(a.id).statements[0].evidence[0]
    assert kept == cite(store.article(a.id), kept.start, kept.end)


def test_decisions_are_kept_in_the_order_in_which_they_were_made(opening):
    quoted = Anchor("m:1", "meetings", "a1", 4, "They met.", "Yes. ", " Then", "talks Tarn")
    first = Decision(who="ann", at="2030-01-01", verb="correct", note="typo", on=(quoted,), fields={"place": None})
    with opening() as store:
        assert store.put_decision(first) == replace(first, number=1)
        earlier = Decision(who="bob", at="1999-01-01", verb="undo", undoes=1)
        assert store.put_decision(earlier).number == 2
    with opening() as store:
        assert store.decisions() == (replace(first, number=1), replace(earlier, number=2))


def test_a_decision_is_one_of_the_inputs(store):
    before = store.inputs()
    store.put_decision(Decision(who="ann", verb="accept", on=(Anchor("m:1", "meetings"),)))
    assert store.inputs() != before
