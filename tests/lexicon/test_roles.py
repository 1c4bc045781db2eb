"""Words for those who act without a name: what each tells of whom it means."""

from collections import defaultdict

from parley.lexicon import Lexicon
from parley.lexicon.phrases import key
from parley.lexicon.roles import Roles

LEXICON = Lexicon.load()
KNOWN = Roles.from_lexicon(LEXICON)


def test_words_have_one_kind_each():
    for section in ("unnamed", "titles", "standing"):
        kinds = defaultdict(list)
        for kind, words in LEXICON.table("roles")[section].items():
            for word in words:
                kinds[key(word)].append(kind)
        assert {word: found for word, found in kinds.items() if len(found) > 1} == {}, section


def test_words_for_the_unnamed():
    assert KNOWN.person_word("official") == "person"
    assert KNOWN.person_word("rebel") == "armed_group"
    assert KNOWN.person_word("grocer") is None
    assert KNOWN.match_word(["senior", "aid", "worker"], 1) == (2, "person")
    assert KNOWN.match_word(["grocer"], 0) is None
    assert KNOWN.is_side("rival")
    assert (KNOWN.honorific("Gen."), KNOWN.honorific("Ayatollah"), KNOWN.honorific("grocer")) == (
        "military",
        "religious",
        None,
    )
    assert (KNOWN.standing("former"), KNOWN.standing("deputy"), KNOWN.standing("blue")) == (
        "past",
        "part",
        None,
    )


def test_words_for_sides_names_and_titles():
    assert {"side", "party", "rival"} & KNOWN.words.bare_sides == {"side", "party"}
    assert {"delegation", "minister"} & KNOWN.words.listed_apart == {"delegation"}
    assert {"dub", "meet"} & KNOWN.words.renaming == {"dub"}
    assert {"liable", "ready"} & KNOWN.words.accountable == {"liable"}
    assert {"host", "fly"} & KNOWN.words.mediating == {"host"}
    assert {"accord", "minister"} & KNOWN.words.papers == {"accord"}
    assert [word for word in ("senior", "attorney-general", "minister") if KNOWN.precedes_body(word)] == [
        "senior",
        "attorney-general",
    ]
