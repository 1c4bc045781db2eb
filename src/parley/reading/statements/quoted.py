"""Quotations without a cue of their own: they go on with what was said, or the words beside them tell who speaks."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace

from parley.model import Span, Statement
from parley.reading.setting import Setting
from parley.reading.statements.introduced import introduced, stands_alone
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.quotes import Quotation

__all__ = ["with_quotations"]

_CONFIDENCE = {"quotation-goes-on": 0.6, "quotation-introduced": 0.8}
"""Chance that a statement made by the rule is one, as counted on annotated articles."""

_GAP = 200
"""Characters between two quotations of which the second goes on where the first stopped."""

_NEAR = 40
"""Statements before a quotation among which the one that it goes on, or lies in, is looked for: a bound, for long texts."""

_WORDS = 4
"""Words of the shortest quotation that says something by itself."""


def with_quotations(setting: Setting, made: Sequence[Statement]) -> list[Statement]:
    """Quotations without a cue of their own: more of the statement before in the same paragraph, or its speaker's next words."""
    text = setting.article.text
    out = sorted(made, key=_begins)
    for k, q in enumerate(setting.quotes):
        if _runs_on(text, setting.quotes, k) and _carried_on(setting, out, k):
            continue
        if q.outer_end <= setting.title_end or not _sentence_like(setting.parse, q) or _said(out, q):
            continue
        if speakers := introduced(setting, [out[n] for n in _near(out, q)], q):
            insort(out, _alone(setting, speakers, q), key=_begins)
            continue
        n = _said_before(out, q)
        if n is None:
            continue
        gap, form = text[out[n].content_spans[-1][1] : q.start], out[n].form
        if len(gap) >= _GAP:
            continue
        if "\n" not in gap and form == "direct":
            out[n] = _longer(setting, out[n], q)
        elif ("\n" not in gap and stands_alone(text, q)) or (
            form != "indirect" and gap.count("\n") <= 2 and _opens_paragraph(text, q)
        ):
            insort(out, _next_words(setting, out[n], q), key=_begins)
    return sorted(out, key=lambda s: (s.evidence[0].start, s.content_spans[0]))


def _runs_on(text: str, quotes: Sequence[Quotation], k: int) -> bool:
    """Whether the `k`th quotation only carries on the one before, which its paragraph left open."""
    before = quotes[k - 1]
    return k > 0 and before.end == before.outer_end and not text[before.end : quotes[k].outer_start].strip()


def _carried_on(setting: Setting, out: list[Statement], k: int) -> bool:
    """Whether the statement that the `k`th quotation carries on is known; it then has both paragraphs, under the cue beside either."""
    before, q = setting.quotes[k - 1], setting.quotes[k]
    open_still, said = _said_up_to(out, before), _cued_with(out, q)
    if open_still is None:
        if said is None or _said(out, before):
            return False
        insort(out, _begun(setting, out.pop(said), [(before.start, before.end)]), key=_begins)
        return True
    if said is None:
        lengthen = _longer if q.outer_start < q.start else _lengthened
        out[open_still] = lengthen(setting, out[open_still], q)
    elif not out[open_still].cue_spans:
        out[open_still] = _begun(setting, out.pop(said), out[open_still].content_spans)
    return True


def _said_up_to(made: Sequence[Statement], q: Quotation) -> int | None:
    """The statement that holds a quotation up to its end."""
    return next((n for n in reversed(_near(made, q)) if made[n].content_spans[-1][1] in (q.end, q.end - 1)), None)


def _cued_with(made: Sequence[Statement], q: Quotation) -> int | None:
    """The statement whose cue stands beside a quotation that goes on from the paragraph before."""
    beside = (n for n in reversed(_near(made, q)) if made[n].cue_spans and _overlaps(q, made[n].content_spans))
    return next((n for n in beside if not q.start <= made[n].cue_spans[0][0] < q.end), None)


def _begun(setting: Setting, s: Statement, before: Sequence[Span]) -> Statement:
    """A statement with what its quotation began with in the paragraphs before."""
    spans = (*before, *s.content_spans)
    content = tuple(setting.article.text[a:b] for a, b in spans)
    cited = setting.around([*s.cue_spans, *spans])
    return replace(s, content_spans=spans, content=content[0], content_more=content[1:], evidence=(cited,))


def _lengthened(setting: Setting, s: Statement, q: Quotation) -> Statement:
    """A statement with what its last stretch carries on with in the next paragraph."""
    *spans, (start, _) = s.content_spans
    content = tuple(setting.article.text[a:b] for a, b in (*spans, (start, q.end)))
    return replace(
        s,
        content_spans=(*spans, (start, q.end)),
        content=content[0],
        content_more=content[1:],
        evidence=(setting.around([*s.cue_spans, *spans, (start, q.end)]),),
    )


def _begins(s: Statement) -> Span:
    return s.content_spans[0]


def _near(made: Sequence[Statement], q: Quotation) -> range:
    end = bisect_left(made, (q.outer_end, 0), key=_begins)
    return range(max(0, end - _NEAR), end)


def _said(made: Sequence[Statement], q: Quotation) -> bool:
    """Whether a quotation, or a part of it, is in a statement."""
    return any(_overlaps(q, made[n].content_spans) for n in _near(made, q))


def _said_before(made: Sequence[Statement], q: Quotation) -> int | None:
    """The last statement before a quotation that is in none of them."""
    before = [n for n in _near(made, q) if made[n].content_spans[-1][1] <= q.start]
    return max(before, key=lambda n: made[n].content_spans[-1][1], default=None)


def _longer(setting: Setting, s: Statement, q: Quotation) -> Statement:
    spans = (*s.content_spans, (q.start, q.end))
    return replace(
        s,
        content_spans=spans,
        content_more=(*s.content_more, setting.article.text[q.start : q.end]),
        evidence=(setting.around([*s.cue_spans, *spans]),),
    )


def _alone(setting: Setting, speakers: tuple[str, ...], q: Quotation) -> Statement:
    return Statement(
        id=setting.report_id("s", (q.start, q.end)),
        evidence=(setting.around([(q.start, q.end)]),),
        confidence=_CONFIDENCE["quotation-introduced"],
        made_by="rule quotation-introduced",
        speakers=speakers,
        form="direct",
        content=setting.article.text[q.start : q.end],
        content_spans=((q.start, q.end),),
    )


def _next_words(setting: Setting, before: Statement, q: Quotation) -> Statement:
    return replace(
        before,
        id=setting.report_id("s", (q.start, q.end)),
        evidence=(setting.around([(q.start, q.end)]),),
        confidence=_CONFIDENCE["quotation-goes-on"],
        made_by="rule quotation-goes-on",
        form="direct",
        cue=None,
        content=setting.article.text[q.start : q.end],
        content_more=(),
        cue_spans=(),
        source_spans=(),
        content_spans=((q.start, q.end),),
    )


def _sentence_like(parse: Parse, q: Quotation) -> bool:
    words = parse.text[q.start : q.end].split()
    return len(words) >= _WORDS and parse.text[q.start : q.end].lstrip("[(")[:1].isupper()


def _overlaps(q: Quotation, spans: Sequence[Span]) -> bool:
    return any(q.outer_start < e and s < q.outer_end for s, e in spans)


def _opens_paragraph(text: str, q: Quotation) -> bool:
    start = text.rfind("\n", 0, q.outer_start) + 1
    return not text[start : q.outer_start].strip()
