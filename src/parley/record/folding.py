"""From the store to a view: the fold over articles and readings, kept until what it follows from changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from parley.model import Line
from parley.record.copies.copies import copies
from parley.record.decisions.publication import confirmed_lines, confirmed_readings
from parley.record.file.derived import derived
from parley.record.file.linebook import Kept
from parley.record.file.store import Store
from parley.record.loom import Loom
from parley.record.moment import Key, Moment, is_fresh
from parley.record.resuming import resumed
from parley.record.view import View, last_day

__all__ = ["Folding"]


class Folding:
    """The views of one store. It remembers what it read last, so that after a decision little is read or built anew.

    `made_by` is the version of Parley.
    """

    def __init__(self, store: Store, made_by: str) -> None:
        self._store, self._made_by = store, made_by
        self._moment: Moment | None = None
        self._loom: Loom | None = None

    def view(self, as_of: str | None = None, *, only: Literal["confirmed"] | None = None) -> View:
        """Everything, or `only` what is confirmed, seen from the day `as_of`, without one from the last dated day of the coverage.

        What was surely written after that day is not known then. The lines come from the store where they still follow from what it holds;
        else they are built and kept. Those of which not all is known that the store holds are built each time.
        """
        now = self._now()
        then = now if as_of is None else now.known_by(as_of, self._store)
        if then is now:
            whole = self._today(now, as_of or last_day(now.articles))
        else:
            whole = then.seen(self._made_by, as_of, then.build().lines)
        return whole if only is None else _published(whole, then)

    def carried_on(self, wait: bool = True) -> bool:  # noqa: FBT001, FBT002 - asked of a callable
        """Bring the lines in the store up to date by what was added alone since they were kept; False if all are to be folded anew.

        A process that has not done so yet reads the record for it, unless it is not to `wait`.
        """
        loom, self._loom = self._loom, None
        if self._store.fixed:
            return False
        self._store.keep_pairs()
        if loom is None or not self._is_carried_on_by(loom):
            loom = resumed(self._store, self._moment) if wait else None
            if loom is None or not self._is_carried_on_by(loom):
                return False
        self._loom = loom
        return True

    def _is_carried_on_by(self, loom: Loom) -> bool:
        store = self._store
        with store.at_one_moment():
            state = loom.ruled(store.decisions()) if loom.grow(store) else None
            key = Key.carried_on(store, loom.given)
        return state is not None and loom.keep(store, str(key), state)

    def rebuilt(self) -> tuple[Line, ...]:
        """The lines, built anew and kept; the near copies are looked for among all articles at once."""
        self._moment, self._loom = None, None
        now = Moment.of(self._store)
        now = replace(now, lines=None, copies=copies(now.articles, ruled=now.state.copied))
        return self._today(now, last_day(now.articles)).lines

    def adopt(self, view: View) -> None:
        """Keep the lines of another record's view as those that follow from this one, which holds its readings without its texts."""
        self._store.put_lines(Kept(str(self._now().key), view.lines, derived(view, view.lines)))

    def _now(self) -> Moment:
        if not is_fresh(self._store):
            self.carried_on()
        self._moment = Moment.of(self._store, self._moment, self._loom)
        return self._moment

    def _today(self, now: Moment, today: str | None) -> View:
        if now.lines is not None:
            return self._renewed(now, now.seen(self._made_by, today, now.lines))
        self._loom = None
        made = now.build()
        view = now.seen(self._made_by, today, made.lines)
        self._moment = replace(now, lines=view.lines)
        if not self._store.fixed:
            mark = now.mark if now.state.only_reviews else None
            kept = Kept(str(now.key), view.lines, derived(view, view.lines), mark, made.same)
            self._store.put_lines(kept)
        return view

    def _renewed(self, now: Moment, view: View) -> View:
        """The view, those of its lines kept anew of which persons think otherwise than when they were kept."""
        if not (now.fresh or self._store.fixed):
            before = {line.id: line.review for line in now.lines or ()}
            changed = [line for line in view.lines if line.review != before[line.id]]
            self._store.renew_lines(str(now.key), changed, derived(view, changed))
            self._moment = replace(now, lines=view.lines)
        return view


def _published(whole: View, now: Moment) -> View:
    """The view of what persons confirmed, and of the articles that tell it; it counts the whole."""
    readings = confirmed_readings(whole.readings)
    telling = {reading.article for reading in readings if reading.reports()}
    state = replace(now.state, readings=readings, fallen=())
    lines = state.over(replace(now, state=state).build().lines)
    return replace(
        whole,
        articles=tuple(a for a in whole.articles if a.id in telling),
        readings=tuple(r for r in readings if r.article in telling),
        lines=confirmed_lines(lines),
        counted=whole.counts,
    )
