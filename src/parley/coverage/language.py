"""Which language an article is written in: by its commonest words where they tell, by py3langid where they don't."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from parley.coverage.lines import words
from parley.errors import Skipped

__all__ = ["check_english", "language_of"]

_SAMPLE: Final = 6000
"""Characters looked at, from the middle of the text: pages begin and end with furniture."""
_FEW: Final = 12
"""Words below which statistics tell nothing."""
_COMMON: Final = 0.15
"""Share of commonest words that settles it: nearly every English text of a hundred words has it."""
_LATIN: Final = re.compile(r"[A-Za-z]")
_LETTER: Final = re.compile(r"[^\W\d_]")


def check_english(text: str, name: str, table: Mapping[str, Any]) -> str:
    """Return "en", or raise Skipped naming the language of the text. `table` is the vocabulary `languages`."""
    code = language_of(text, table)
    if code == "en":
        return code
    told = table["names"].get(code, f"a language with the code {code!r}")
    raise Skipped(f"{name} is in {told}, and Parley reads English.", "Give an English edition or translation.")


def language_of(text: str, table: Mapping[str, Any]) -> str:
    """ISO 639-1 code of a text's language, "und" for a short text in another script.

    English needs no statistics: in running English about a quarter of the words are among its commonest ones, in other languages
    hardly any. A text of a few words is taken for English if its letters are Latin, for there is nothing to lose by trying.
    """
    sample = _middle(text)
    found = words(sample)
    if len(found) < _FEW:
        letters = _LETTER.findall(sample)
        return "en" if len(_LATIN.findall(sample)) >= len(letters) / 2 else _statistics(sample, table)
    common = sum(w in table["english"] for w in found)
    return "en" if common >= _COMMON * len(found) else _statistics(sample, table)


def _middle(text: str) -> str:
    spare = max(0, len(text) - _SAMPLE) // 2
    return text[spare : spare + _SAMPLE]


def _statistics(sample: str, table: Mapping[str, Any]) -> str:
    identifier = _identifier(tuple(sorted({"en", *table["names"]})))
    return str(identifier.classify(sample)[0])


@cache
def _identifier(codes: tuple[str, ...]) -> Any:
    """py3langid's model, between these languages only: rare ones draw short English texts full of foreign names."""
    from py3langid.langid import (  # type: ignore[import-untyped]  # noqa: PLC0415  # most coverage never needs it
        MODEL_FILE,
        LanguageIdentifier,
    )

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([code for code in identifier.nb_classes if code in codes])
    return identifier
