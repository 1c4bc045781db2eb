"""Released: the words in quotation marks that a text releases as somebody's statement, and says no more of who speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from parley.evidence import cite
from parley.model import Statement
from parley.reading.setting import Setting
from parley.reading.statements.issuers import tells_issuers
from parley.reading.statements.speech import SpeechWords
from parley.reading.statements.turns import own_words
from parley.reading.syntax.quotes import Quotation

__all__ = ["released"]


def released(
    setting: Setting, words: SpeechWords, made: Sequence[Statement], speakers: tuple[str, ...]
) -> tuple[Statement, ...] | None:
    """What stands in quotation marks right below "N released the following statement" is N's, with all paragraphs over which it runs; None if nothing does."""
    text, quotes = setting.article.text, setting.quotes
    first = next((k for k, q in enumerate(quotes) if _is_shown(setting, words, q)), None) if speakers else None
    if first is None:
        return None
    last = first
    while last + 1 < len(quotes) and not text[quotes[last].outer_end : quotes[last + 1].outer_start].strip():
        last += 1
    start, end = quotes[first].outer_start, quotes[last].outer_end
    if any(s.speakers and start < s.content_spans[0][1] and s.evidence[0].start < end for s in made):
        return None  # somebody is said to speak it
    spans = tuple((q.start, q.end) for q in quotes[first : last + 1])
    more = tuple(text[a:b] for a, b in spans[1:])
    whole = own_words(setting, spans[0], speakers, "issuer")
    whole = replace(whole, content=text[slice(*spans[0])], content_more=more, content_spans=spans)
    whole = replace(whole, evidence=(cite(setting.article, start, end),))
    kept = (s for s in made if s.speakers or not start <= s.content_spans[0][0] < end)
    return tuple(sorted((*kept, whole), key=lambda s: s.evidence[0].start))


def _is_shown(setting: Setting, words: SpeechWords, q: Quotation) -> bool:
    """Whether a quotation opens a paragraph below a sentence that tells who issues the text."""
    parse, text = setting.parse, setting.article.text
    if text[text.rfind("\n", 0, q.outer_start) + 1 : q.outer_start].strip() or q.outer_start < setting.title_end:
        return False
    before = bisect_left(parse.start, q.outer_start) - 1
    n = parse.sent[before] if before >= 0 else -1
    return n >= 0 and not setting.is_title(n) and tells_issuers(setting, words, n, parse.sents[n])
