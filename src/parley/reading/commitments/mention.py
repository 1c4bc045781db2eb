"""One mention of a commitment, over tokens."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model import CommitmentKind, CommitmentState, Span

__all__ = ["CommitmentMention"]


@dataclass(frozen=True, slots=True)
class CommitmentMention:
    """One commitment over tokens: what triggers it, what is to be done, who is bound and to whom (indices of the cast)."""

    trigger: int
    rule: str
    kind: CommitmentKind
    action: tuple[int, ...]
    by: tuple[int, ...]
    to: tuple[int, ...] = ()
    state: CommitmentState = "made"
    deed: int | None = None
    earlier: Span | None = None
    told: int | None = None
    """The token whose time tells when it was made: the verb of the promise, or of the saying."""
    thing: tuple[int, ...] = ()
    """What it is done to, where that stands before a relative clause: "the houses that they promised to leave"."""
    fate: int | None = None
    """A token of the clause behind it that tells what became of it: "They are still shut."."""
    stands_for: CommitmentMention | None = None
    """What tells the deed, where this only points at it: "promised it again", "agreed to do so"."""
