"""An instrument that is itself the text: "this Agreement" has its name from the title, and is signed on the day that closes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parley.dates import exact_day
from parley.reading.instruments.mention import Mention
from parley.reading.own_paper import on_signature, signed_on, title_noun
from parley.reading.setting import Setting

__all__ = ["OwnText", "own_text"]


class OwnText(NamedTuple):
    """Its name, the noun of it in the title, its state and since when, each None where the text does not tell."""

    name: str
    noun: int
    state: str | None
    since: str | None


def own_text(setting: Setting, group: Sequence[Mention]) -> OwnText | None:
    """What the text tells of itself, if one of the mentions is "this Agreement" or "the present resolution" that the title names."""
    parse = setting.parse
    noun = next((t for m in group if (t := title_noun(setting, m.head)) is not None), None)
    if noun is None:
        return None
    name = " ".join((setting.article.title or "").split())
    published = setting.article.published.edtf
    if group[0].type == "resolution":
        return OwnText(name, noun, "adopted", published if exact_day(published) is not None else None)
    signed = signed_on(setting)
    begun = signed is not None and any(on_signature(parse, m.head) for m in group)
    return OwnText(name, noun, "in force" if begun else "signed" if signed is not None else None, signed)
