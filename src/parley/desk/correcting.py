"""What is known of an article, set right by a person: when, where and by whom it was published, what it copies. Each press is a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from parley.desk.asked import Back, TheDesk
from parley.desk.deciding import Id, Note, done, make
from parley.desk.desk import Desk
from parley.desk.editing import Blank
from parley.desk.words import label
from parley.errors import UsageError
from parley.model import Article
from parley.record.decisions.articles import ARTICLE_FIELDS
from parley.record.decisions.meant import article_meant

__all__ = ["known_of", "router"]

router = APIRouter(default_response_class=HTMLResponse)
_LONGEST: Final = 2_000
"""Characters of one value."""
_RULINGS: Final = ("same-as", "not-same-as")


def known_of(article: Article) -> tuple[Blank, ...]:
    """The fields of a form on an article, with what is known now."""
    now = {name: getattr(article, name) for name in ARTICLE_FIELDS} | {"published": article.published.edtf}
    return tuple(Blank(field, label(name), now[name] or "") for name, field in ARTICLE_FIELDS.items())


_FORM: Final = {
    "requestBody": {
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "required": ["article"],
                    "properties": {
                        "article": {"type": "string"},
                        "note": {"type": "string"},
                        "back": {"type": "string"},
                        **{f"f.{name}": {"type": "string"} for name in ARTICLE_FIELDS},
                    },
                }
            }
        }
    }
}
"""What the form on an article holds, for the description of the desk."""


@router.post("/decide/article", openapi_extra=_FORM)
async def correct(desk: TheDesk, request: Request) -> Response:
    """Set right what is known of an article: each field whose value is another than before. Raises UnknownId, UsageError."""
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return await run_in_threadpool(_correct, desk, form)


def _correct(desk: Desk, form: Mapping[str, str]) -> Response:
    with desk.asking() as record:
        article = article_meant(record.window(wait=False), form.get("article", ""))
        wanted = {b.field.name: new for b in known_of(article) if (new := _given(form, b)) != b.value}
        if not wanted:
            raise UsageError("No value is another than before.", "Change one, and press the button again.")
        for name, value in wanted.items():
            ARTICLE_FIELDS[name].checked(value, str)
        note = form.get("note", "")[:2_000]
        made = [make(desk, record, article.id, "correct", name, value, note=note) for name, value in wanted.items()]
    desk.settling.begin(reads=True)
    return done(form.get("back", "/articles"), made)


def _given(form: Mapping[str, str], blank: Blank) -> str:
    given = form.get(f"f.{blank.field.name}", blank.value).strip()
    if len(given) > _LONGEST:
        raise UsageError(f"{blank.label}: {len(given):,} characters are too many.", f"Give no more than {_LONGEST:,}.")
    return given


@router.post("/decide/copy")
def rule(  # noqa: PLR0913, PLR0917 - one parameter a part of the form
    desk: TheDesk,
    article: Id,
    other: Annotated[str, Form(max_length=2_000)],
    verb: Id,
    note: Note = "",
    back: Back = "/articles",
) -> Response:
    """Say that one of two articles is a copy of the other, or that none is. Raises UnknownId, UsageError."""
    if verb not in _RULINGS:
        raise UsageError("That cannot be said of two articles.", f"Say one of: {', '.join(_RULINGS)}.")
    with desk.asking() as record:
        one = article_meant(record.window(wait=False), article)
        return done(back, [make(desk, record, one.id, verb, _named(other), note=note)])


def _named(text: str) -> str:
    """What stands for an article: its id, its path, its address on the web, or that of its page here."""
    _, here, page = text.strip().rpartition("/articles/")
    return page.partition("#")[0].partition("?")[0] if here and page else text.strip()
