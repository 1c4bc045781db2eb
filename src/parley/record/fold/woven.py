"""All lines, kept as articles are added: what a new article can change is made anew, everything else stays as it is.

What stands here after any additions is what `lines_of` makes of all articles at once: who is who, the copies and the stories are kept by what
is near each other, and each story that a new article belongs to, or speaks of somebody who is called otherwise now, is folded again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from parley.lexicon import Lexicon
from parley.model import Actor, Article, Line, Reading
from parley.record.copies.sketches import Alike
from parley.record.fold.actor_lines import Actors
from parley.record.fold.copying import Copying
from parley.record.fold.coverage import Counted, Coverage
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
        self._counted = Counted()
        self._copying = Copying()
        self._ground = replace(Ground.of((), (), lexicon), articles=self.articles, copies=self._copying.of)
        self._people = People(self._ground.names)
        self._neighbours = Neighbours()
        self._parts: dict[StoryKey, _Part] = {}
        self._actors = Actors(self._ground, self._people.members)

    @property
    def coverage(self) -> Coverage:
        """The coverage by which the lines are to be judged."""
        return self._counted.coverage()

    @property
    def copies(self) -> Mapping[str, str]:
        """Copy → original."""
        return self._copying.of

    def add(
        self, articles: Iterable[Article], readings: Iterable[Reading], pairs: Iterable[Alike]
    ) -> tuple[set[str], list[Line]]:
        """Take in articles with their readings and the pairs of like texts that they make, none of them known before.

        The answer are the ids of lines that are gone, and all lines that can be others than before; none is judged yet.
        """
        new = {article.id: article for article in articles}
        read = {reading.article: reading for reading in readings if reading.article in new}
        self.articles |= new
        self.readings |= read
        moved = self._copying.add(new, pairs)
        self._count(new, moved)
        self._actors.tell(Told(r, new[a], written_when(new[a])) for a, reading in read.items() for r in reading.actors)
        dirty, touched = self._people.add(read.values(), self._copying.root, moved)
        before, now = self._neighbours.add({article: self._ties(article) for article in sorted(dirty)})
        gone, made = self._fold(before, now, touched)
        left, drawn = self._actors.taken()
        made |= drawn
        return (gone | left) - made.keys(), list(made.values())

    def lines_of(self, articles: Iterable[str]) -> set[str]:
        """The ids of the lines of the stories that these articles belong to."""
        return {line.id for story in self._stories_of(articles) for line in self._parts[story].lines}

    def _fold(
        self, before: Iterable[StoryKey], now: Iterable[StoryKey], touched: Iterable[str]
    ) -> tuple[set[str], dict[str, Line]]:
        """Fold the stories that are `now` instead of those `before`, and those that speak of somebody with another name; what goes and comes."""
        stories = {key: Story(self._only(key), self._people.known) for key in now}
        same = {key: tuple(story.same_speakers()) for key, story in stories.items()}
        ended = [self._parts.pop(key) for key in before if key in self._parts]
        renamed = self._actors.regroup(touched, _pairs(part.same for part in ended), _pairs(same.values()))
        again = self._people.speaking_of(self._people.below(renamed))
        for key in self._stories_of(again) - stories.keys():
            stories[key], same[key] = Story(self._only(key), self._people.known), self._parts[key].same
            ended.append(self._parts.pop(key))
        self._actors.draw({label for article in again for label in self._people.labels(article)})
        names = self._actors.names
        self._parts |= {key: _Part(tuple(story.lines(names, None)), same[key]) for key, story in stories.items()}
        gone = {line.id for part in ended for line in part.lines}
        return gone, {line.id: line for key in stories for line in self._parts[key].lines}

    def _count(self, new: Mapping[str, Article], moved: Collection[str]) -> None:
        """Count the new articles, or all anew where others became copies, or are none any more."""
        anew = any(article not in new for article in moved)
        self._counted = Counted() if anew else self._counted
        for i, article in (self.articles if anew else new).items():
            self._counted.add(article, is_copy=i in self.copies)

    def _stories_of(self, articles: Iterable[str]) -> set[StoryKey]:
        story = self._neighbours.story
        return {story[article] for article in articles if article in story}

    def _ties(self, article: str) -> Ties | None:
        ground = self._only((article,))
        return ties_of(ground, self._people.known.cast(ground.told(Actor, "actors")), self.readings[article])

    def _only(self, articles: Sequence[str]) -> Ground:
        read = tuple(self.readings[i] for i in articles if i in self.readings)
        return replace(self._ground, articles={i: self.articles[i] for i in articles}, readings=read)


def _pairs(found: Iterable[Iterable[Pair]]) -> list[Pair]:
    return [pair for pairs in found for pair in pairs]
