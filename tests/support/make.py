"""Articles and readings made up for the tests of the record: small, whole, and citing what they say."""

from __future__ import annotations

from dataclasses import replace

from parley.evidence import article_id, cite, report_id, text_hash
from parley.model import Actor, Article, Commitment, Meeting, Mention, Published, Reading, Statement

TEXT = "The envoys of Oria and Vell met in Tarn on Monday. Oria's envoy, Mara Lind, said the bridge would open by June."


def article(text=TEXT, *, source=None, url=None, path=None, published=None, **known) -> Article:
    sha = text_hash(text)
    date = Published(published, "given") if published else Published()
    return Article(
        id=article_id(sha, source, url),
        text=text,
        text_sha256=sha,
        source=source,
        url=url,
        path=path,
        published=date,
        **known,
    )


def _common(art, prefix, start, end):
    return {
        "id": report_id(prefix, art.id, (start, end)),
        "evidence": (cite(art, start, end),),
        "confidence": 0.9,
        "made_by": "rule test",
    }


def _actor(art, name, kind="person", of=None):
    start = art.text.index(name)
    span = start, start + len(name)
    return Actor(**_common(art, "a", *span), name=name, type=kind, of=of, mentions=(Mention(*span, name),))


def reading(art: Article, *, meeting_date="2024-05-06") -> Reading:
    """What the text of this module says; for another text one statement over all of it, and a meeting if it says that the two will meet."""
    if not art.text.startswith(TEXT):
        whole = 0, len(art.text)
        words = Statement(**_common(art, "s", *whole), form="indirect", content=art.text.strip(), cue="said")
        told = Reading(article=art.id, relevance="partly", statements=(words,))
        if "Oria and Vell will meet" not in art.text:
            return told
        two = _actor(art, "Oria", "state"), _actor(art, "Vell", "state")
        again = Meeting(
            **_common(art, "m", *whole), form="talks", participants=tuple(a.id for a in two), status="planned"
        )
        return replace(told, actors=two, meetings=(again,))
    oria, vell = _actor(art, "Oria", "state"), _actor(art, "Vell", "state")
    lind = _actor(art, "Mara Lind", of=oria.id)
    first, second = art.text.index(" Oria's"), len(TEXT)
    met = Meeting(
        **_common(art, "m", 0, first),
        form="talks",
        participants=(oria.id, vell.id),
        place="Tarn",
        date=meeting_date,
        status="held",
    )
    said = Statement(
        **_common(art, "s", first, second),
        speakers=(lind.id,),
        form="indirect",
        cue="said",
        content="the bridge would open by June",
        source_spans=((first + 1, first + 24),),
        content_spans=((second - 30, second - 1),),
    )
    pledge = Commitment(
        **_common(art, "c", first, second),
        by=(oria.id,),
        to=(vell.id,),
        kind="promise",
        action="open the bridge",
        due="2024-06",
    )
    return Reading(
        article=art.id,
        relevance="central",
        actors=(oria, vell, lind),
        meetings=(met,),
        statements=(said,),
        commitments=(pledge,),
    )
