"""All lines, kept as articles are added: what a new article can change is made anew, everything else stays as it is.

What stands here after any additions is what `lines_of` makes of all articles at once: who is who, the copies and the stories are kept by what
is near each other, and each story that a new article belongs to, or speaks of somebody who is called otherwise now, is folded again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from parley.lexicon import Lexicon
from parley.model import KINDS, Actor, Article, Line, Reading
from parley.record.copies.sketches import Alike
from parley.record.fold.actor_lines import Actors
from parley.record.fold.copying import Copying
from parley.record.fold.coverage import Coverage
from parley.record.fold.fate import judged
from parley.record.fold.neighbours import Neighbours
from parley.record.fold.people import People
from parley.record.fold.stories import Ties, ties_of
from parley.record.fold.story import Story
from parley.record.fold.told import Ground, Told, written_when

__all__ = ["Woven"]

Pair = tuple[str, str]
StoryKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What was made of a story: its lines, not yet judged, and the pairs of labels that are one as it shows."""

    lines: tuple[Line, ...]
    same: tuple[Pair, ...]


class Woven:
    """The lines of a set of articles that grows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.articles: dict[str, Article] = {}
        self.readings: dict[str, Reading] = {}
        self._copying = Copying()
        self._ground = replace(Ground.of((), (), lexicon), articles=self.articles, copies=self._copying.of)
        self._people = People(self._ground.names)
        self._neighbours = Neighbours()
        self._parts: dict[StoryKey, _Part] = {}
        self._actors = Actors(self._ground, self._people.members)

    @property
    def copies(self) -> Mapping[str, str]:
        """Copy → original."""
        return self._copying.of

    def lines(self) -> tuple[Line, ...]:
        """All lines as they are seen from the last dated day of the coverage."""
        coverage = Coverage.of(self.articles.values(), self.copies.keys())
        every = [*self._actors.lines.values(), *(line for part in self._parts.values() for line in part.lines)]
        judging = (judged(line, coverage, coverage.last_day) for line in every)
        return tuple(sorted(judging, key=lambda line: (KINDS.index(line.kind), line.id)))

    def lines_of(self, articles: Iterable[str]) -> set[str]:
        """The ids of the lines of the stories that these articles belong to."""
        stories = {self._neighbours.story[a] for a in articles if a in self._neighbours.story}
        return {line.id for story in stories for line in self._parts[story].lines}

    def add(self, articles: Iterable[Article], readings: Iterable[Reading], pairs: Iterable[Alike]) -> None:
        """Take in articles with their readings and the pairs of like texts that they make, none of them known before."""
        new = {article.id: article for article in articles}
        read = {reading.article: reading for reading in readings if reading.article in new}
        self.articles |= new
        self.readings |= read
        moved = self._copying.add(new, pairs)
        self._actors.tell(Told(r, new[a], written_when(new[a])) for a, reading in read.items() for r in reading.actors)
        dirty, touched = self._people.add(read.values(), self._copying.root, moved)
        before, now = self._neighbours.add({article: self._ties(article) for article in sorted(dirty)})
        stories = {key: Story(self._only(key), self._people.known) for key in now}
        gone = {key: part for key in before if (part := self._parts.pop(key, None))}
        same = {key: tuple(story.same_speakers()) for key, story in stories.items()}
        ended, begun = (
            [pair for found in each for pair in found] for each in ([p.same for p in gone.values()], same.values())
        )
        renamed = self._actors.regroup(touched, ended, begun)
        again = self._people.speaking_of(self._people.below(renamed))
        for key in {self._neighbours.story[a] for a in again if a in self._neighbours.story} - stories.keys():
            stories[key], same[key] = Story(self._only(key), self._people.known), self._parts[key].same
        self._actors.draw({label for article in again for label in self._people.labels(article)})
        names = self._actors.names
        self._parts |= {key: _Part(tuple(story.lines(names, None)), same[key]) for key, story in stories.items()}

    def _ties(self, article: str) -> Ties | None:
        ground = self._only((article,))
        return ties_of(ground, self._people.known.cast(ground.told(Actor, "actors")), self.readings[article])

    def _only(self, articles: Sequence[str]) -> Ground:
        read = tuple(self.readings[i] for i in articles if i in self.readings)
        return replace(self._ground, articles={i: self.articles[i] for i in articles}, readings=read)
