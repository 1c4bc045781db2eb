"""Adding coverage from the browser: paste an article, or drop files; they are kept beside the record and read outside the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from parley.dates import is_edtf
from parley.desk.asked import TheDesk
from parley.desk.desk import Desk
from parley.desk.jobs import Job, file_name
from parley.errors import UnknownId, UsageError
from parley.guard import MAX_BYTES

__all__ = ["router"]

router = APIRouter(default_response_class=HTMLResponse)
_FILES: Final = 500
_KNOWN: Final = ("title", "source", "author", "published", "url")
Number = Annotated[int, InPath(ge=1, le=1_000_000)]


@router.get("/coverage")
def coverage(desk: TheDesk) -> HTMLResponse:
    """The form to paste or drop coverage."""
    return desk.page("coverage.html")


@router.post("/coverage")
async def give(desk: TheDesk, request: Request) -> Response:
    """Keep what was given, and begin to read it. Raises UsageError, TooLarge."""
    async with request.form(max_files=_FILES, max_fields=50) as form:
        files = [(u.filename or "article.txt", await u.read(MAX_BYTES + 1)) for u in _uploads(form)]
        said = {name: str(form.get(name, "")).strip() for name in ("text", *_KNOWN)}
    job = await run_in_threadpool(_begin, desk, files, said)
    return RedirectResponse(f"/jobs/{job.number}", 303)


def _uploads(form: FormData) -> list[UploadFile]:
    return [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]


def _begin(desk: Desk, files: list[tuple[str, bytes]], said: dict[str, str]) -> Job:
    if not files and not said["text"]:
        raise UsageError("Nothing was given.", "Paste the text of an article, or choose files.")
    if said["published"] and not is_edtf(said["published"]):
        raise UsageError("That is no date.", "Write it as 2023-03-17, or leave it empty.")
    folder = desk.jobs.folder()
    names: list[str] = []
    for given, raw in files:
        names.append(file_name(given, names))
        (folder / names[-1]).write_bytes(raw)
    if said["text"]:
        names.append(file_name(f"{said['title'][:60] or 'pasted'}.txt", names))
        _paste(folder / names[-1], said)
    total = sum(not name.endswith(".meta.json") for name in names)
    return desk.jobs.start(folder, total, desk.now())


def _paste(path: Path, said: dict[str, str]) -> None:
    """The text, and beside it what was said of it."""
    path.write_text(said["text"].replace("\r\n", "\n") + "\n", encoding="utf-8", errors="replace")
    known = {name: said[name] for name in _KNOWN if said[name]}
    if known:
        path.with_name(f"{path.stem}.meta.json").write_text(json.dumps(known), encoding="utf-8")


def _job(desk: Desk, number: int) -> Job:
    job = desk.jobs.get(number)
    if job is None:
        raise UnknownId("There is no such reading.", "Add coverage to begin one.")
    return job


@router.get("/jobs/{number}")
def job_page(desk: TheDesk, number: Number) -> HTMLResponse:
    """How far a reading is, and what became of each article. Raises UnknownId."""
    job = _job(desk, number)
    return desk.page("job.html", job=job)


@router.get("/jobs/{number}/now")
def job_now(desk: TheDesk, number: Number) -> JSONResponse:
    """The same for scripts. Raises UnknownId."""
    job = _job(desk, number)
    last = Path(job.items[-1].path).name if job.items else ""
    return JSONResponse({"done": len(job.items), "total": job.total, "over": job.over, "last": last})
