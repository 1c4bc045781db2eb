"""All lines, kept as articles are added: what a new article can change is made anew, everything else stays as it is.

What stands here after any additions is what `lines_of` makes of all articles at once: who is who, the copies and the stories are kept by what
is near each other, and each story that a new article belongs to, or speaks of somebody who is called otherwise now, is folded again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from parley.lexicon import Lexicon
from parley.model import Actor, Article, Line, Reading
from parley.record.copies.sketches import Alike
from parley.record.fold.actor_lines import Actors
from parley.record.fold.copying import Copying
from parley.record.fold.neighbours import Neighbours
from parley.record.fold.people import People
from parley.record.fold.stories import Ties, ties_of
from parley.record.fold.story import Story
from parley.record.fold.tally import Tally
from parley.record.fold.told import Ground, Told, written_when

__all__ = ["Same", "Woven"]

Pair = tuple[str, str]
Same = tuple[str, str, str]
"""An article, and two labels that are one as the story shows of which the article is the first."""
StoryKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What was made of a story: its lines, and the pairs of labels that are one as it shows."""

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
        tell = partial(_told, self._people.article, self.readings, self.articles)
        self._actors = Actors(self._ground, self._people.members, self._people.label, tell)
        self._ended: set[str] = set()
        self._begun: dict[str, tuple[Pair, ...]] = {}
        self._relabelled: set[str] = set()
        self._before: dict[str, Line | None] = {}

    @property
    def copies(self) -> Mapping[str, str]:
        """Copy → original."""
        return self._copying.of

    @property
    def actor(self) -> Mapping[str, Line]:
        """The line of each actor report."""
        return self._actors

    def tally(self, line: Line) -> Tally:
        """All that follows from the reports of an actor's line."""
        return self._actors.tally(line)

    def begin(
        self,
        articles: Iterable[Article],
        readings: Iterable[Reading],
        pairs: Iterable[Alike],
        lines: Iterable[Line],
        same: Iterable[Same],
    ) -> None:
        """Take in all articles, with the lines that were made of just these: none of them reviewed yet, and what made labels one."""
        _, now, _ = self._gather(articles, readings, pairs)
        kept = list(lines)
        own = self._by_story(line for line in kept if line.kind != "actors")
        pairs_of: defaultdict[StoryKey, list[Pair]] = defaultdict(list)
        for article, a, b in same:
            pairs_of[self._neighbours.story[article]].append((a, b))
        self._parts = {story: _Part(tuple(own.get(story, ())), tuple(pairs_of.get(story, ()))) for story in now}
        self._actors.begin((line for line in kept if line.kind == "actors"), _pairs(pairs_of.values()))

    def add(
        self, articles: Iterable[Article], readings: Iterable[Reading], pairs: Iterable[Alike]
    ) -> tuple[set[str], list[Line]]:
        """Take in articles with their readings and the pairs of like texts that they make, none of them known before.

        The answer are the ids of lines that are gone, and all lines that can be others than before.
        """
        before, now, touched = self._gather(articles, readings, pairs)
        gone, made = self._fold(before, now, touched)
        left, drawn, others = self._actors.taken()
        self._before = {**others, **self._before}
        made |= drawn
        return (gone | left) - made.keys(), list(made.values())

    def taken(self) -> tuple[set[str], dict[str, tuple[Pair, ...]]]:
        """The stories that ended and those that came since this was asked last, by their first articles; with what makes labels one."""
        found = self._ended, self._begun
        self._ended, self._begun = set(), {}
        return found

    def called_otherwise(self, called: Callable[[Line], Any]) -> set[str]:
        """The ids of the lines that speak of actors who are `called` otherwise than when this was asked last."""
        other = {
            label
            for label, line in self._before.items()
            if line is not None and label in self._actors and called(line) != called(self._actors[label])
        }
        articles = self._people.speaking_of(other) | self._relabelled
        self._before, self._relabelled = {}, set()
        return {line.id for story in self._stories_of(articles) for line in self._parts[story].lines}

    def _gather(
        self, articles: Iterable[Article], readings: Iterable[Reading], pairs: Iterable[Alike]
    ) -> tuple[set[StoryKey], tuple[StoryKey, ...], Mapping[str, Collection[str]]]:
        """Take in articles; the stories that were, those that are now, and the reports of labels that changed."""
        new = {article.id: article for article in articles}
        read = {reading.article: reading for reading in readings if reading.article in new}
        self.articles |= new
        self.readings |= read
        moved = self._copying.add(new, pairs)
        dirty, touched, other = self._people.add(read.values(), self._copying.root, moved)
        self._relabelled |= other
        return *self._neighbours.add({article: self._ties(article) for article in sorted(dirty)}), touched

    def _by_story(self, lines: Iterable[Line]) -> Mapping[StoryKey, list[Line]]:
        """Lines of stories, each with its story: a process is of that of the lines that belong to it."""
        home = {report.id: reading.article for reading in self.readings.values() for report in reading.reports()}
        found: defaultdict[StoryKey, list[Line]] = defaultdict(list)
        of_process: dict[str, StoryKey] = {}
        processes: list[Line] = []
        for line in lines:
            report = _first_report(line)
            if report is None:
                processes.append(line)
                continue
            story = self._neighbours.story[home[report]]
            found[story].append(line)
            if line.process:
                of_process[line.process] = story
        for line in processes:
            found[of_process[line.id]].append(line)
        return found

    def _fold(
        self, before: Iterable[StoryKey], now: Iterable[StoryKey], touched: Mapping[str, Collection[str]]
    ) -> tuple[set[str], dict[str, Line]]:
        """Fold the stories that are `now` instead of those `before`, and those that speak of somebody with another name; what goes and comes."""
        stories = {key: Story(self._only(key), self._people.known) for key in now}
        same = {key: tuple(story.same_speakers()) for key, story in stories.items()}
        ended = {key: self._parts.pop(key) for key in before if key in self._parts}
        renamed = self._actors.regroup(touched, _pairs(part.same for part in ended.values()), _pairs(same.values()))
        self._ended |= {key[0] for key in ended}
        again = self._people.speaking_of(self._people.below(renamed))
        for key in self._stories_of(again) - stories.keys():
            stories[key], same[key] = Story(self._only(key), self._people.known), self._parts[key].same
            ended[key] = self._parts.pop(key)
        self._actors.draw({label for article in again for label in self._people.labels(article)})
        names = self._actors.names
        self._parts |= {key: _Part(tuple(story.lines(names)), same[key]) for key, story in stories.items()}
        self._begun |= {key[0]: same[key] for key in now}
        gone = {line.id for part in ended.values() for line in part.lines}
        return gone, {line.id: line for key in stories for line in self._parts[key].lines}

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


def _first_report(line: Line) -> str | None:
    """One of the reports that a line stands on; None for a process, which stands on other lines."""
    return next((report for some in (line.reports, *(side.reports for side in line.sides)) for report in some), None)


def _told(
    home: Mapping[str, str], readings: Mapping[str, Reading], articles: Mapping[str, Article], reports: Iterable[str]
) -> Iterator[Told[Actor]]:
    """The actor reports of these ids, each found in the reading of its article."""
    for i in reports:
        article = articles[home[i]]
        own = next(report for report in readings[article.id].actors if report.id == i)
        yield Told(own, article, written_when(article))
