"""Time expressions of an article, from words to days.

words → amounts, points, periods, moves, clock, figures → phrases, lengths, sets → grammar → resolution
"""

from __future__ import annotations

from parley.reading.times.resolution import find_times
from parley.reading.times.words import TimeWords

__all__ = ["TimeWords", "find_times"]
