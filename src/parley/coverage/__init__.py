"""Coverage: files, folders and feeds to articles, with what each document tells of itself."""

from __future__ import annotations

from parley.coverage.gathering import Given, count, gather

__all__ = ["Given", "count", "gather"]
