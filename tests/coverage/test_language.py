"""Languages: others than English are named and skipped, and no English article is taken for one."""

from __future__ import annotations

import pytest
from documents import lexicon

from parley.coverage.language import check_english, language_of
from parley.errors import Skipped

TABLE = lexicon().table("languages")

OTHERS = {
    "fr": "Les pourparlers ont repris vendredi après une longue pause entre les deux délégations, a dit le ministre du port.",
    "de": "Die Gespräche wurden am Freitag nach langer Pause wieder aufgenommen, sagte der Minister in der Hauptstadt des Landes.",
    "ru": "Переговоры возобновились в пятницу после долгого перерыва, сказал министр на встрече с журналистами в порту города.",
    "ar": "استؤنفت المحادثات يوم الجمعة بعد توقف طويل بين الوفدين في المدينة حسبما قال الوزير للصحفيين في الميناء",
}


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_other_languages_are_named(code):
    assert language_of(OTHERS[code], TABLE) == code
    with pytest.raises(Skipped) as skipped:
        check_english(OTHERS[code], "a.txt", TABLE)
    assert TABLE["names"][code] in skipped.value.what


@pytest.mark.parametrize(
    "text",
    [
        "The accord was signed on Monday by both ministers, and it is to be kept until spring.",
        "Talks resume",
        "Ola Testperson, Bo Sampleman meet Al Placeholder",
        "El Fasher: RSF, SAF trade fire",
        "12 34",
        "Testperson sends intelligence director Bo Sampleman to ceasefire talks in Lima, Peru.",
    ],
)
def test_english_and_what_is_too_short_to_tell(text):
    assert check_english(text, "a.txt", TABLE) == "en"


def test_quotations_in_another_language_do_not_make_an_article_foreign():
    english = "The minister said that the accord was signed by both towns and that it will be kept for a year. "
    assert check_english(english * 6 + OTHERS["fr"] + english * 6, "a.txt", TABLE) == "en"
