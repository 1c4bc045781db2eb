"""Lemmas: the forms met in training from a table, regular forms by rule, the rest by the script that the network chose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from parley.language.irregular import IRREGULAR

_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_PREFIX = re.compile(r"(under|over|with|fore|out|up|re|mis|un|dis|inter|counter)-?(?=[a-z]{3})")
_DOUBLED = re.compile(r"([^aeiou])\1$")
_KEEPS_DOUBLE = re.compile(r"(ss|ll|zz|ff|boycott)$")
_ONE_SYLLABLE = re.compile(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxy]$")
#: Endings of stems that lost an "e" before -ed and -ing, and those among them that look so and did not.
_LOST_E = re.compile(
    r"(?:[cvz]|[^i]u|[aeiou]s|[lnprw]s|[dlnr]g|[bcdfgkptz]l|(?<![aeiou])[aeiou][gk]|(?<![oe])at|"
    r"(?<![aeiou])(?:ut|ot|it|id|ud|ad|od|ur|ir|ar|in|un|il|ul|am|um))$"
)
_KEPT = re.compile(
    r"(?:[aeiou][aeiou][^vcst]|(?:[eo]a|ou|ai|ee|oo|ie)t|"
    r"visit|edit|limit|permit|admit|exit|credit|profit|benefit|inherit|prohibit|focus)$"
)
_ALWAYS_LOST = re.compile(r"(?:creat|ieg|[ntr]ven|quir|postpon|stor|scor|plor|gnor|erfer)$")
_GREEK = re.compile(r"(?:cri|analy|the|empha|oa|diagno|paraly)ses$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)es$")


def edit_script(form: str, lemma: str) -> str:
    """Describe how a lemma comes out of a form: case, letters to cut from the end, letters to add.

    :return: such as ``l2y`` (lower case, cut two, add "y": said -> say).
    """
    case = "k" if lemma[:1] == form[:1] and form[:1].isupper() else "l"
    base = form if case == "k" else form.lower()
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{case}{len(base) - shared}{lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """Apply an edit script, or give the form as it is where the script would leave nothing."""
    base = form if script[0] == "k" else form.lower()
    digits = 1
    while digits < len(script) - 1 and script[1 : digits + 2].isdigit():
        digits += 1
    cut, tail = int(script[1 : digits + 1]), script[digits + 1 :]
    if cut > len(base) or (cut == len(base) and not tail):
        return base
    return base[: len(base) - cut] + tail


class Lemmas:
    """Gives lemmas of words in context."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """Take the table.

        :param table: ``"PART form"`` (lower case) -> lemma.
        """
        self._table = {f"VERB {form}": verb for form, verb in IRREGULAR.items()} | dict(table)
        self._known: dict[str, set[str]] = {}
        for key, lemma in self._table.items():
            self._known.setdefault(key.split(" ")[0], set()).add(lemma)

    def of(self, form: str, part: str, features: str, script: str) -> str:
        """Give the lemma of a word.

        :param part: its universal part of speech.
        :param features: its morphology, such as ``Tense=Past|VerbForm=Fin``.
        :param script: the edit script that the network chose.
        """
        form = form.translate(_STRAIGHT)
        if part == "PROPN":
            return form if script[0] == "l" or script == "k0" else apply_script(form, script)
        low = form.lower()
        if low == "i":
            return "I" if part == "PRON" else form
        known = self._table.get(f"{part} {low}") or self._behind_prefix(low, part, features)
        if known is not None:
            return known
        if not low.isalpha() or part not in {"VERB", "NOUN"} or script[0] == "k":
            return apply_script(form, script)
        return self._by_rule(low, part, features) or apply_script(form, script)

    def _behind_prefix(self, low: str, part: str, features: str) -> str | None:
        bent = low.endswith("s") or any(f in features for f in ("Tense=Past", "VerbForm=Part", "VerbForm=Ger"))
        found = _PREFIX.match(low) if part == "VERB" and bent else None  # "to renew" is no "re" before "new" for "knew"
        rest = self._table.get(f"VERB {low[found.end() :]}") if found else None
        return low[: found.end()] + rest if found and rest else None

    def _by_rule(self, low: str, part: str, features: str) -> str | None:
        """Undo a regular inflection; None where the form does not look regular."""
        if part == "NOUN":
            return _singular(low) if "Number=Plur" in features else low
        if "VerbForm=Inf" in features or "Mood=Imp" in features:
            return low
        if low.endswith(("ing", "ed")) and len(low) > 3:
            return self._without_ending(low)
        if "Tense=Pres" in features:
            return _singular(low) if "Person=3" in features and "Number=Sing" in features else low
        return None

    def _without_ending(self, low: str) -> str:
        """Cut -ing or -ed."""
        if low.endswith("ied") and len(low) > 4:
            return low[:-3] + "y"
        if low.endswith("eed"):
            return low[:-1]
        return self._stem(low[:-3] if low.endswith("ing") else low[:-2])

    def _stem(self, stem: str) -> str:
        """Restore the verb of a stem that -ed or -ing was cut from: known verbs first, then the rules of spelling."""
        if len(stem) < 2:
            return stem
        verbs = self._known.get("VERB", set())
        likely = _respelt(stem)
        return next((verb for verb in (likely, *_spellings(stem)) if verb in verbs), likely)


def _spellings(stem: str) -> Iterator[str]:
    yield stem
    yield stem + "e"
    if _DOUBLED.search(stem):
        yield stem[:-1]


def _respelt(stem: str) -> str:
    if _DOUBLED.search(stem) and not _KEEPS_DOUBLE.search(stem):
        return stem[:-1]
    lost = (
        _ONE_SYLLABLE.fullmatch(stem) or _ALWAYS_LOST.search(stem) or (_LOST_E.search(stem) and not _KEPT.search(stem))
    )
    return stem + "e" if lost else stem


def _singular(low: str) -> str:
    """Cut the -s of a plural or of a third person."""
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if _GREEK.search(low):
        return low[:-2] + "is"
    if _SIBILANT.search(low) and not low.endswith(("ches", "shes", "xes", "sses")):
        return low[:-1]
    if _SIBILANT.search(low):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low
