"""Pages that show nothing of a record: the door, a refusal, the wait while one is opened."""

from __future__ import annotations

from html import escape
from importlib import resources
from typing import Final

__all__ = ["bare"]

_PAGE: Final = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} – Parley</title>
{fonts}<link rel="stylesheet" href="/static/desk.css"><link rel="icon" href="/static/icon.svg" type="image/svg+xml">{head}</head>
<body class="bare"><main id="main" class="refusal"><p class="status">{above}</p><h1>{title}</h1>
{body}</main></body></html>
"""
_FONTS: Final = '<link rel="stylesheet" href="/static/built/fonts.css">\n'


def bare(title: str, body: str, above: str = "Parley", head: str = "") -> str:
    """A page of its own: a title, a word above it, and HTML below it and in its head."""
    built = resources.files("parley.desk") / "static" / "built" / "fonts.css"
    fonts = _FONTS if built.is_file() else ""
    return _PAGE.format(title=escape(title), above=escape(above), body=body, head=head, fonts=fonts)
