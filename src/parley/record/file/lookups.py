"""Mappings that hold little themselves: made when first looked into, fetched one by one, altered on the way out, laid over one another."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar, overload

from parley.model import Line
from parley.record.file.rows import batched

__all__ = ["All", "Altered", "Later", "Lookup", "Members", "Over"]

T = TypeVar("T")
_MOST: Final = 3_000
"""So many things that were fetched are remembered."""


class Later(Mapping[str, T]):
    """A mapping that is made when it is first looked into."""

    def __init__(self, make: Callable[[], Mapping[str, T]]) -> None:
        self._make = make
        self._made: Mapping[str, T] | None = None
        self._turn = threading.RLock()

    def _now(self) -> Mapping[str, T]:
        if self._made is None:
            with self._turn:
                if self._made is None:
                    self._made = self._make()
        return self._made

    @property
    def is_made(self) -> bool:
        """Whether it was looked into."""
        return self._made is not None

    def __getitem__(self, key: str) -> T:
        return self._now()[key]

    def get(self, key: str, default: Any = None) -> Any:
        """As of any mapping, without its detours: pages ask so many thousand times."""
        return self._now().get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())

    def __contains__(self, key: object) -> bool:
        return key in self._now()


class Lookup(Mapping[str, T]):
    """Things by id that are fetched when they are asked for; those asked for last are remembered."""

    def __init__(self, ids: Mapping[str, Any], fetch: Callable[[list[str]], Mapping[str, T]]) -> None:
        self._ids, self._fetch = ids, fetch
        self._kept: OrderedDict[str, T] = OrderedDict()
        self._turn = threading.RLock()

    def __getitem__(self, key: str) -> T:
        if key not in self._ids:
            raise KeyError(key)
        with self._turn:
            self.bring([key])
            self._kept.move_to_end(key)
            return self._kept[key]

    def bring(self, keys: Iterable[str]) -> None:
        """Fetch these at once, as far as they are not at hand."""
        with self._turn:
            missing = [key for key in dict.fromkeys(keys) if key in self._ids and key not in self._kept]
            while missing and len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            for part in batched(missing):
                self._kept |= self._fetch(list(part))

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, key: object) -> bool:
        return key in self._ids


class Altered(Mapping[str, T]):
    """The things of a mapping, each as `make` has it."""

    def __init__(self, of: Mapping[str, Any], make: Callable[[str], T]) -> None:
        self._of, self._make = of, make

    def __getitem__(self, key: str) -> T:
        if key not in self._of:
            raise KeyError(key)
        return self._make(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)

    def __contains__(self, key: object) -> bool:
        return key in self._of


class Over(Mapping[str, T]):
    """Some entries laid over others."""

    def __init__(self, under: Mapping[str, T], over: Mapping[str, T]) -> None:
        self._under, self._over = under, over

    def __getitem__(self, key: str) -> T:
        return self._over[key] if key in self._over else self._under[key]

    def get(self, key: str, default: Any = None) -> Any:
        """As of any mapping, without its detours: pages ask so many thousand times."""
        return self._over[key] if key in self._over else self._under.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._over or key in self._under

    def __iter__(self) -> Iterator[str]:
        yield from self._under
        yield from (key for key in self._over if key not in self._under)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Members(Mapping[str, Line]):
    """Lines by their own id, and by that of any of their reports."""

    def __init__(self, own: Mapping[str, Line], members: Mapping[str, str]) -> None:
        self._own, self._members = own, members

    def __getitem__(self, key: str) -> Line:
        return self._own[key] if key in self._own else self._own[self._members[key]]

    def __contains__(self, key: object) -> bool:
        return key in self._own or key in self._members

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        yield from (key for key in self._members if key not in self._own)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class All(Sequence[T]):
    """Everything that a mapping holds, in its order, fetched some hundreds at a time."""

    def __init__(self, of: Mapping[str, T]) -> None:
        self._of = of

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        keys = list(self._of)
        return [self._of[key] for key in keys[at]] if isinstance(at, slice) else self._of[keys[at]]

    def __len__(self) -> int:
        return len(self._of)

    def __iter__(self) -> Iterator[T]:
        return (self._of[key] for key in self._of)
