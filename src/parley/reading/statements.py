"""Statements: the speech part of the attributions, with who speaks, to whom, quoted or not, and what goes on without a cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from parley.evidence import cite, report_id
from parley.model import Article, Attribution, Evidence, Span, SpeechForm, Statement, Time
from parley.reading.attributions import SPEECH, Attributed
from parley.reading.cast import Cast
from parley.reading.parse import Parse, trim
from parley.reading.quotes import Quotation
from parley.reading.speech import SpeechWords
from parley.reading.time_links import time_of

__all__ = ["attributions", "own_voice", "statements", "tellers"]

_CONFIDENCE = {
    "clause-cue": 0.9,
    "quotation-cue": 0.85,
    "according-to": 0.9,
    "infinitive-cue": 0.8,
    "request-cue": 0.8,
    "predicate-cue": 0.75,
    "oblique-cue": 0.65,
    "object-cue": 0.6,
    "noun-cue": 0.5,
    "quotation-goes-on": 0.8,
    "issuer": 0.7,
    "turn": 0.8,
}
"""Chance that a statement made by the rule is one, as counted on annotated articles."""

_PARTLY, _WHOLLY = 0.25, 0.34
"""Share of sentences in the first person plural above which a text speaks for itself in those sentences, and in all."""

_ISSUED = frozenset(
    {
        "statement",
        "declaration",
        "communique",
        "communiqué",
        "message",
        "letter",
        "remark",
        "address",
        "speech",
        "greeting",
    }
)
_HEAD = 6
"""Sentences at the head of an official text in which its author's name may stand alone."""

_CONTENT_POS = frozenset({"VERB", "NOUN", "PROPN", "NUM", "INTJ", "ADJ"})
_NEEDS_SPEAKER = frozenset({"object-cue", "oblique-cue", "predicate-cue", "noun-cue", "infinitive-cue", "request-cue"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: indices of the cast, or the words that hide the speaker."""

    figures: tuple[int, ...]
    text: str | None


def attributions(
    article: Article, parse: Parse, cast: Cast, ids: Mapping[int, str], found: Sequence[Attributed], words: SpeechWords
) -> tuple[Attribution, ...]:
    """Everything attributed to somebody, speech or not."""
    out = []
    for a in found:
        voice = _voice(parse, cast, words, a)
        if a.source is None and a.kind not in SPEECH:
            continue
        source = (parse.phrase(a.source, _clauses_below(parse, a.source)),) if a.source is not None else ()
        cue = tuple((parse.start[t], parse.end[t]) for t in a.cue_tokens)
        out.append(
            Attribution(
                id=report_id("q", article.id, cue[0]),
                evidence=(_evidence(article, parse, [*source, *cue, *a.content]),),
                confidence=_CONFIDENCE[a.rule],
                made_by=f"rule {a.rule}",
                modality="happened" if a.real else "negated",
                kind=a.kind,
                sources=tuple(ids[n] for n in voice.figures if n in ids),
                source_spans=source,
                cue_spans=cue,
                content_spans=a.content,
            )
        )
    return tuple(out)


def statements(
    article: Article, parse: Parse, cast: Cast, ids: Mapping[int, str], quotes: Sequence[Quotation], found: Sequence[Attributed],
    times: Sequence[Time], words: SpeechWords,
) -> tuple[Statement, ...]:  # fmt: skip
    """What the article attributes to somebody's speech, writing or announcement, in the order of the text."""
    title_end = len(article.title or "") if article.title and article.text.lstrip().startswith(article.title) else 0
    out: list[Statement] = []
    for a in found:
        if a.kind not in SPEECH or not a.real or parse.end[a.cue] <= title_end:
            continue
        made = _statement(article, parse, cast, ids, quotes, a, times, words)
        if made is not None:
            out.append(made)
    going_on = _going_on(article, parse, quotes, out, title_end)
    if article.genre == "transcript":
        return _turns(article, parse, cast, ids, going_on, title_end)
    own = own_voice(parse, cast) if article.genre == "statement" else 0.0
    return (
        _issued(article, parse, cast, ids, going_on, title_end, whole=own > _WHOLLY)
        if own > _PARTLY
        else tuple(going_on)
    )


def _issued(
    article: Article,
    parse: Parse,
    cast: Cast,
    ids: Mapping[int, str],
    made: Sequence[Statement],
    title_end: int,
    *,
    whole: bool,
) -> tuple[Statement, ...]:
    """A text that speaks for itself is its issuer's words, sentence by sentence; what it tells of others' stays.

    `whole`: every sentence is; else only those that say "we".
    """
    issuers = _issuing(article, parse, cast, title_end)
    behind = {
        *issuers,
        *(of for n in issuers if (of := cast.figures[n].of) is not None),
        *cast.named_in(article.source or ""),
    }
    speakers = tuple(ids[n] for n in issuers if n in ids)
    out = list(made)
    for _, a, b in parse.read_sentences():
        start, end = parse.start[a], parse.end[b - 1]
        span = trim(article.text, start, end)
        if (
            span is None
            or end <= title_end
            or b - a < 5
            or not any(parse.pos[t] in ("VERB", "AUX") for t in range(a, b))
        ):
            continue
        if not (whole or _says_we(parse, cast, a, b)) or any(
            q.start < end and start < q.end for s in out if s.form != "indirect" for q in s.evidence
        ):
            continue
        out = [
            s
            for s in out
            if not (
                s.evidence[0].start < end and start < s.evidence[0].end and (not s.speakers or s.speakers == speakers)
            )
        ]
        out.append(_own_words(article, speakers, span, (start, end), "issuer", "we") if (third := _third_person(parse, cast, behind, a, b)) is None
                   else replace(_own_words(article, (ids[third],), span, (start, end), "issuer", "we"), form="indirect"))  # fmt: skip
    return tuple(sorted(out, key=lambda s: s.evidence[0].start))


def _third_person(parse: Parse, cast: Cast, behind: Container[int], a: int, b: int) -> int | None:
    """The state or body as whose words a sentence gives itself: "The United States condemns …" in its minister's statement."""
    root = next((t for t in range(a, b) if parse.head[t] == t), None)
    subject = cast.who(parse.subject(root)) if root is not None else None
    if (
        subject is None
        or not cast.figures[subject].spans
        or cast.figures[subject].type not in ("state", "organisation")
    ):
        return None
    return subject if subject in behind else None


def _own_words(
    article: Article, speakers: tuple[str, ...], span: Span, sentence: Span, rule: str, otherwise: str
) -> Statement:
    """A sentence that is somebody's words although no cue says so."""
    return Statement(
        id=report_id("s", article.id, span),
        evidence=(cite(article, *sentence),),
        confidence=_CONFIDENCE[rule],
        made_by=f"rule {rule}",
        speakers=speakers,
        speaker_text=None if speakers else otherwise,
        form="direct",
        content=article.text[span[0] : span[1]],
        content_spans=(span,),
    )


def _turns(
    article: Article, parse: Parse, cast: Cast, ids: Mapping[int, str], made: Sequence[Statement], title_end: int
) -> tuple[Statement, ...]:
    """A transcript is what its speakers say, each turn one statement; a turn begins with a name and a colon at the head of a paragraph."""
    turns: list[tuple[tuple[int, ...], int, int]] = []
    for _, a, b in parse.read_sentences():
        named = _turn_begins(article, parse, cast, a, b)
        if named is not None and parse.end[b - 1] > title_end:
            turns.append((cast.all(named[0]), parse.start[named[1]], parse.end[b - 1]))
        elif turns and not _stage_direction(article, parse, a, b):
            turns[-1] = (*turns[-1][:2], parse.end[b - 1])
    out = list(made)
    for speaker, start, end in turns:
        span = trim(article.text, start, end)
        if span is not None and not any(s.evidence[0].start < end and start < s.evidence[0].end for s in made):
            out.append(
                _own_words(article, tuple(ids[n] for n in speaker if n in ids), span, (start, end), "turn", "speaker")
            )
    return tuple(sorted(out, key=lambda s: s.evidence[0].start))


def _turn_begins(article: Article, parse: Parse, cast: Cast, a: int, b: int) -> tuple[int, int] | None:
    """(token of the speaker, first token of the words) if a sentence opens a paragraph with "Name:"."""
    start = parse.start[a]
    if article.text[article.text.rfind("\n", 0, start) + 1 : start].strip():
        return None
    colon = next((t for t in range(a, min(a + 14, b)) if parse.words[t] == ":"), None)
    if colon is None or colon + 1 >= b or any(parse.pos[t] in ("VERB", "AUX") for t in range(a, colon)):
        return None
    named = [t for t in range(a, colon) if t in cast.at]
    return (named[-1], colon + 1) if named else None


def _stage_direction(article: Article, parse: Parse, a: int, b: int) -> bool:
    words = article.text[parse.start[a] : parse.end[b - 1]].strip()
    return words[:1] in "(<[…*" or not any(c.islower() for c in words)


def _issuing(article: Article, parse: Parse, cast: Cast, title_end: int) -> tuple[int, ...]:
    """Who "we" is: those it names beside itself or who release it, the name that stands alone at its head, those whose statement
    the title says it is; else the source."""
    for number, a, b in parse.read_sentences():
        for t in range(a, min(b - 2, a + 40)):
            if parse.lower[t] == "we" and parse.words[t + 1] == ",":
                named = next((cast.all(k) for k in range(t + 2, min(t + 10, b)) if cast.at.get(k) is not None), ())
                if named:
                    return named
            if parse.lemma[t] in ("release", "issue", "adopt") and (agents := _agents(parse, cast, t)):
                return agents
        if number < _HEAD and parse.start[a] >= title_end and (signed := _signature(parse, cast, a, b)):
            return signed
    heads = [t for t in sorted(cast.at) if parse.end[t] <= title_end and _issues(parse, t)]
    if heads:
        return cast.all(heads[0])
    return cast.named_in(article.source or "")[:1]


def _signature(parse: Parse, cast: Cast, a: int, b: int) -> tuple[int, ...]:
    """A person's name and office on a line of its own."""
    if b - a > 14 or any(parse.pos[t] in ("VERB", "AUX") for t in range(a, b)):
        return ()
    return tuple(
        dict.fromkeys(
            n
            for t in range(a, b)
            if (n := cast.at.get(t)) is not None and cast.figures[n].type == "person" and cast.figures[n].named
        )
    )


def _agents(parse: Parse, cast: Cast, verb: int) -> tuple[int, ...]:
    """Everybody below the "by …" of a passive verb."""
    by = next((o for o in parse.kids(verb, "obl:agent", "obl") if parse.case(o) == "by"), None)
    return cast.below(by) if by is not None else ()


def _issues(parse: Parse, t: int) -> bool:
    """Whether a name in a title is whose statement it is: "G7 Leaders' Statement", "Statement by …"."""
    if parse.dep[t] == "conj":
        return _issues(parse, parse.head[t])
    return parse.case(t) == "by" or (
        (parse.dep[t] == "nmod:poss" or parse.case(t) in ("of", "from", "between"))
        and parse.lemma[parse.head[t]] in _ISSUED
    )


def _statement(
    article: Article, parse: Parse, cast: Cast, ids: Mapping[int, str], quotes: Sequence[Quotation], a: Attributed,
    times: Sequence[Time], words: SpeechWords,
) -> Statement | None:  # fmt: skip
    voice = _voice(parse, cast, words, a)
    if not voice.figures and (a.rule in _NEEDS_SPEAKER or voice.text is None):
        return None
    speakers = tuple(ids[n] for n in voice.figures if n in ids)
    content = [s for s in a.content if s[1] - s[0] > 1]
    if not content or not any(parse.pos[t] in _CONTENT_POS for t in tokens_in(parse, content[0])):
        return None
    cue = tuple((parse.start[t], parse.end[t]) for t in a.cue_tokens)
    source = (parse.phrase(a.source, _clauses_below(parse, a.source)),) if a.source is not None else ()
    addressee = tuple(ids[n] for n in cast.all(a.addressee) if n in ids and n not in voice.figures)
    return Statement(
        id=report_id("s", article.id, cue[0]),
        evidence=(_evidence(article, parse, [*cue, *content]),),
        confidence=_CONFIDENCE[a.rule],
        made_by=f"rule {a.rule}",
        speakers=speakers,
        speaker_text=None if speakers else voice.text,
        form=_form(quotes, content),
        cue=" ".join(article.text[s:e] for s, e in cue),
        content=article.text[content[0][0] : content[0][1]],
        content_more=tuple(article.text[s:e] for s, e in content[1:]),
        addressee=addressee,
        via=_via(cast, a),
        date=time.edtf
        if (time := time_of(parse, a.cue, times)) is not None and not any(s <= time.start < e for s, e in content)
        else None,
        source_spans=source,
        cue_spans=cue,
        content_spans=tuple(content),
    )


def _voice(parse: Parse, cast: Cast, words: SpeechWords, a: Attributed) -> Voice:
    if a.source is None:
        return Voice(
            (), parse.words[a.cue] if a.rule == "clause-cue" and parse.kids(a.cue, "aux:pass", "expl") else None
        )
    source = a.source
    if parse.lemma[source] in words.documents or parse.lower[source] in words.documents:
        issuer = _issuer(parse, cast, source)
        if issuer:
            return Voice(issuer, None)
    figures = cast.all(source)
    if figures:
        return Voice(figures, None)
    if parse.lemma[source] in words.hidden or parse.lower[source] in words.hidden or parse.pos[source] == "PRON":
        first_person = parse.lower[source] in ("i", "we", "you", "one")
        return Voice((), None if first_person else _words_of(parse, source))
    return Voice((), _words_of(parse, source) if parse.lemma[source] in words.documents else None)


def _issuer(parse: Parse, cast: Cast, document: int) -> tuple[int, ...]:
    """Whose statement or report it is: owner, adjective, "by …", "from …"; else the subject that issues it."""
    for c in parse.children[document]:
        if parse.dep[c] in ("nmod:poss", "amod", "compound", "nmod") and (
            parse.dep[c] != "nmod" or parse.case(c) in ("by", "from", "of")
        ):
            found = cast.who(c)
            if found is not None:
                return cast.all(c)
    head = parse.head[document]
    if parse.dep[document] in ("obj", "obl", "nsubj:pass") and head != document:
        return cast.all(parse.subject(head))
    return ()


def _words_of(parse: Parse, token: int) -> str:
    start, end = parse.phrase(token, _clauses_below(parse, token) | set(parse.kids(token, "case")))
    return parse.text[start:end]


def _clauses_below(parse: Parse, token: int) -> frozenset[int]:
    """Relative clauses and loose parts of a source: they say more of it, they are not its name."""
    return frozenset(
        c for c in parse.children[token] if parse.dep[c] in ("acl:relcl", "parataxis", "punct", "ccomp", "advcl")
    )


def _evidence(article: Article, parse: Parse, spans: Sequence[Span]) -> Evidence:
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    start, end = sentence_range(parse, first, last)
    return cite(article, start, end)


def sentence_range(parse: Parse, first: int, last: int) -> Span:
    """The whole sentences that a range of code points touches, as one range."""
    touched = [
        (parse.start[a], parse.end[b - 1])
        for a, b in parse.sents
        if a < b and parse.start[a] < last and first < parse.end[b - 1]
    ]
    return (touched[0][0], touched[-1][1]) if touched else (first, last)


def tokens_in(parse: Parse, span: Span) -> range:
    """Tokens that begin inside a range of code points."""
    first = bisect_left(parse.start, span[0])
    return range(first, bisect_left(parse.start, span[1], lo=first))


def _form(quotes: Sequence[Quotation], content: Sequence[Span]) -> SpeechForm:
    inside = sum(max(0, min(e, q.outer_end) - max(s, q.outer_start)) for s, e in content for q in quotes)
    total = sum(e - s for s, e in content)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.95 * total else "mixed"


def _via(cast: Cast, a: Attributed) -> str | None:
    """The outlet somebody told it to."""
    found = cast.who(a.addressee)
    if found is None:
        return None
    figure = cast.figures[found]
    return figure.name if figure.type == "organisation" and figure.named else None


def _going_on(
    article: Article, parse: Parse, quotes: Sequence[Quotation], made: list[Statement], title_end: int
) -> list[Statement]:
    """Quotations without a cue of their own: more of the statement before in the same paragraph, or its speaker's next words."""
    out = sorted(made, key=lambda s: s.content_spans[0])
    for q in quotes:
        if q.outer_end <= title_end or not _sentence_like(parse, q) or any(_overlaps(q, s.content_spans) for s in out):
            continue
        before = [n for n, s in enumerate(out) if s.form != "indirect" and s.content_spans[-1][1] <= q.start]
        if not before:
            continue
        n = max(before, key=lambda k: out[k].content_spans[-1][1])
        gap = article.text[out[n].content_spans[-1][1] : q.start]
        if "\n" not in gap and len(gap) < 200:
            spans = (*out[n].content_spans, (q.start, q.end))
            out[n] = replace(
                out[n],
                content_spans=spans,
                content_more=(*out[n].content_more, article.text[q.start : q.end]),
                evidence=(_evidence(article, parse, [*out[n].cue_spans, *spans]),),
            )
        elif gap.count("\n") <= 2 and len(gap) < 200 and _opens_paragraph(article.text, q):
            out.append(_next_words(article, parse, out[n], q))
    return sorted(out, key=lambda s: (s.evidence[0].start, s.content_spans[0]))


def _next_words(article: Article, parse: Parse, before: Statement, q: Quotation) -> Statement:
    return replace(
        before,
        id=report_id("s", article.id, (q.start, q.end)),
        evidence=(_evidence(article, parse, [(q.start, q.end)]),),
        confidence=_CONFIDENCE["quotation-goes-on"],
        made_by="rule quotation-goes-on",
        form="direct",
        cue=None,
        content=article.text[q.start : q.end],
        content_more=(),
        cue_spans=(),
        source_spans=(),
        content_spans=((q.start, q.end),),
    )


def _sentence_like(parse: Parse, q: Quotation) -> bool:
    words = parse.text[q.start : q.end].split()
    return len(words) >= 5 and parse.text[q.start : q.start + 1].isupper()


def _overlaps(q: Quotation, spans: Sequence[Span]) -> bool:
    return any(q.outer_start < e and s < q.outer_end for s, e in spans)


def _opens_paragraph(text: str, q: Quotation) -> bool:
    start = text.rfind("\n", 0, q.outer_start) + 1
    return not text[start : q.outer_start].strip()


def tellers(said: Sequence[Statement], offset: int) -> tuple[str, ...]:
    """Actor reports of who tells what stands at an offset: the speakers of the shortest saying around it, () if the article does."""
    around = [s for s in said for a, b in s.content_spans if a <= offset < b]
    return min(around, key=lambda s: s.content_spans[-1][1] - s.content_spans[0][0]).speakers if around else ()


def own_voice(parse: Parse, cast: Cast) -> float:
    """Which share of the sentences of a text have "we" or "I" as a subject, between 0 and 1; 0 for a text of one or two sentences."""
    read = [(a, b) for _, a, b in parse.read_sentences() if b - a > 5]
    return sum(_says_we(parse, cast, a, b) for a, b in read) / len(read) if len(read) > 2 else 0.0


def _says_we(parse: Parse, cast: Cast, first: int, end: int) -> bool:
    return any(
        parse.lower[t] in ("we", "i") and parse.dep[t] in ("nsubj", "nsubj:pass") and t not in cast.quoted
        for t in range(first, end)
    )
