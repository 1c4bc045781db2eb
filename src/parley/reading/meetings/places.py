"""Where an encounter is: in the phrase of its trigger, right behind it, or the one place of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from parley.reading.actors.cast import Cast
from parley.reading.meetings.parties import PARTIES
from parley.reading.setting import Setting
from parley.reading.syntax.clauses import ADJUNCT, LOCATIVE, Place, compound_place, place_at
from parley.reading.syntax.parse import Parse
from parley.reading.times.links import times_within

__all__ = ["goal_of", "meeting_place", "near_place", "object_place", "state_called"]

_HOSTING = frozenset({"host", "hold", "co-host"})
_WITHIN = frozenset({"", "of", "in", "at"})


def meeting_place(setting: Setting, i: int, heads: Sequence[int]) -> Place | None:
    """The place of what token `i` tells; `heads` are the tokens on which it may hang."""
    parse = setting.parse
    return (
        _next_place(parse, i + 1)
        or _predicate(parse, i)
        or _there(parse, i)
        or _journey_to(parse, i)
        or _next_place(parse, _behind_time(setting, i + 1))
        or near_place(setting, *heads)
        or _beside_party(setting, heads)
        or _only_place(setting, i, heads)
    )


def _predicate(parse: Parse, i: int) -> Place | None:
    """The place where an encounter is said to be: "the talks are in A", "the round is due in A", as the tree has it that takes A for the predicate."""
    above = parse.head[i]
    is_there = parse.dep[i] == "nsubj" and parse.child(above, "cop") is not None and parse.case(above) in LOCATIVE
    return place_at(parse, above) if is_there else None


def _there(parse: Parse, i: int) -> Place | None:
    """The place of which a clause tells what is done there: "in A, where he was received by B", "flew to A, where talks were held"."""
    verb = i if parse.pos[i] == "VERB" else parse.head[i]
    where = parse.dep[verb] in ("acl:relcl", "advcl:relcl") and any(
        parse.lower[c] == "where" for c in parse.kids(verb, "advmod")
    )
    return place_at(parse, parse.head[verb]) if where else None


def _journey_to(parse: Parse, i: int) -> Place | None:
    """The goal of the journey that is made for an encounter: "returned to A for talks", "invited them to A for a summit", "were in A for talks"."""
    if parse.case(i) != "for" or parse.dep[i] not in ("obl", "obl:arg"):
        return None
    goals = (o for o in parse.kids(parse.head[i], "obl", "obl:arg") if parse.case(o) in ("to", "in"))
    return next((place for o in goals if (place := place_at(parse, o)) is not None), None)


def goal_of(parse: Parse, noun: int) -> Place | None:
    """The place behind "a visit to"."""
    own = parse.kids(noun, "nmod")
    guests = (t for c in own if parse.case(c) in ("by", "of") for t in parse.kids(c, "nmod"))  # "a visit by A to B"
    below = (*own, *guests, *parse.kids(parse.head[noun], "obl"))
    return next((place for o in below if parse.case(o) == "to" and (place := place_at(parse, o)) is not None), None)


def object_place(parse: Parse, obj: int | None) -> str | None:
    """The words of the place that a token names."""
    place = place_at(parse, obj) if obj is not None else None
    return place.words if place is not None else None


def _behind_time(setting: Setting, at: int) -> int:
    """The token behind the time that begins at a token or the next one: "a meeting on Friday in A"."""
    start = setting.parse.start
    end = start[min(at + 2, len(start) - 1)]
    near = times_within(setting.times, start[at], end) if at < len(start) else ()
    time = next((t for t in near if t.type in ("DATE", "TIME")), None)
    return bisect_left(start, time.end) if time is not None else at


def _next_place(parse: Parse, at: int) -> Place | None:
    """The place right behind the trigger, whatever the tree hangs it on: "talks in Geneva"."""
    if at + 1 >= len(parse.words) or parse.lower[at] not in ("in", "at"):
        return None
    place = place_at(parse, at + 1)
    return place if place is not None and place.start == at + 1 else None


def _only_place(setting: Setting, i: int, heads: Sequence[int]) -> Place | None:
    """The one place of the sentence that follows "in" or "at", where the trigger stands in the main clause; of a noun no state, which it is about."""
    parse = setting.parse
    main = (h for h in heads if parse.dep[h] == "root" or parse.pos[h] == "VERB")
    if not any(parse.dep[h] in ("root", "conj", "ccomp") for h in main):
        return None
    inside = (
        t for t in range(*parse.sents[parse.sent[i]]) if parse.case(t) in ("in", "at") and _told_of(setting, t, i)
    )
    if parse.pos[i] != "VERB" and parse.child(i, "cop") is not None:
        inside = (t for t in inside if parse.head[t] == i)  # "this was their first meeting; they are to meet in A"
    found = [place for t in inside if (place := place_at(parse, t)) is not None]
    behind = bool(found) and i < found[0].start < parse.head[i]
    about = parse.pos[i] != "VERB" and not behind and bool(found) and _is_state(setting.cast, found[0].words)
    return found[0] if len(found) == 1 and not about else None


def _told_of(setting: Setting, t: int, trigger: int) -> bool:
    """Whether a place is that of a clause or an encounter, and not of a person or thing: "a ceasefire in A"."""
    parse, above = setting.parse, setting.parse.head[t]
    named = parse.pos[above] in ("VERB", "PROPN", "NUM") or setting.is_time(above) or above in setting.cast.at
    whole = above
    while parse.dep[whole] == "nmod":
        whole = parse.head[whole]
    sealed = parse.head[whole] == trigger and parse.dep[whole] in ("obj", "nsubj:pass")  # "signed a truce in A"
    return named or sealed or not parse.dep[t].startswith("nmod")


def near_place(setting: Setting, *heads: int) -> Place | None:
    """The place that a locative phrase right below one of these tokens names, or one in front of it: "the Geneva talks".

    Only what the phrase itself names: "at a hotel in A" is in A, "in a bid to end the war in A" is not. "The Syria talks" are about it.
    """
    parse = setting.parse
    for head in heads:
        found = (
            _below(parse, head) or _planned_for(parse, head) or _of_host(setting, head) or _called_after(setting, head)
        )
        if found is not None:
            return found
    return None


def _below(parse: Parse, head: int) -> Place | None:
    """The place of a locative phrase right below a token."""
    below = (c for c in parse.kids(head, *ADJUNCT) if parse.case(c) in LOCATIVE)
    return next((place for c in below if (place := _named(parse, c)) is not None), None)


def _planned_for(parse: Parse, head: int) -> Place | None:
    """The place for which something is planned: "a meeting planned for A"."""
    behind = (o for o in parse.kids(head, "obl") if parse.case(o) == "for" and parse.pos[head] == "VERB")
    return next((place for o in behind if (place := place_at(parse, o)) is not None), None)


def _of_host(setting: Setting, noun: int) -> Place | None:
    """The country or town that hosts it: "the summit, which Ghana will host"."""
    parse = setting.parse
    hosted = (v for v in parse.kids(noun, "acl:relcl") if parse.lemma[v] in _HOSTING)
    hosts = (s for v in hosted for s in parse.kids(v, "nsubj"))
    return next((place for s in hosts if (place := place_at(parse, s)) is not None), None)


def _called_after(setting: Setting, noun: int) -> Place | None:
    """The town in front of a noun, or the capital in its proper name; a state there is what it is about."""
    place = compound_place(setting.parse, noun) or _capital_in_name(setting, noun)
    return None if place is not None and _is_state(setting.cast, place.words) else place


def _capital_in_name(setting: Setting, noun: int) -> Place | None:
    """The capital after which a named encounter is called: "the Lisbon Peace Conference"."""
    parse, gazetteer = setting.parse, setting.cast.gazetteer
    if parse.ent_at[noun] < 0 or parse.ents[parse.ent_at[noun]][2] != "EVENT":
        return None
    for t in range(parse.ents[parse.ent_at[noun]][0], noun):
        match = gazetteer.names.match(parse.words[t : t + 1], 0)
        if match is not None and any("capital" in reading.hows for reading in match.readings):
            return Place(t, t + 1, parse.words[t])
    return None


def _named(parse: Parse, nominal: int) -> Place | None:
    """The place that a nominal is, or that it lies in."""
    inner = (c for c in parse.kids(nominal, "nmod", "appos", "flat", "compound") if parse.case(c) in _WITHIN)
    return next((place for t in (nominal, *inner) if (place := place_at(parse, t)) is not None), None)


def _beside_party(setting: Setting, heads: Sequence[int]) -> Place | None:
    """The place that the tree hangs on the last party: "between A and B in Geneva" is no home of B's."""
    parse, cast = setting.parse, setting.cast
    below = (c for h in heads for c in parse.kids(h, "nmod", "obl", "obl:agent", "obl:arg", "obj"))
    sides = (c for c in below if parse.case(c) in PARTIES or parse.dep[c] == "obj")
    members = (t for c in sides for t in (c, *parse.kids(c, "conj", "appos"), *_second_sides(parse, c)))
    people = (t for t in members if (n := cast.at.get(t)) is not None and _moves(cast, n, parse.case(t)))
    return next((place for t in people if (place := _below(parse, t)) is not None), None)


def _moves(cast: Cast, n: int, case: str) -> bool:
    """Whether one of the cast has no place of its own: people, or the body that a meeting is "of"."""
    kind = cast.members[n].type
    return kind in ("person", "group") or (kind == "organisation" and case == "of")


def _second_sides(parse: Parse, side: int) -> list[int]:
    """Those joined to the apposition of a side."""
    return [t for c in parse.kids(side, "appos") for t in parse.kids(c, "conj")]


def state_called(cast: Cast, words: str) -> tuple[int, ...]:
    """The state that a place is: who visits a country visits its government."""
    found = (n for n in cast.named_in(words) if cast.members[n].type == "state")
    return tuple(found)[:1] if _is_state(cast, words) else ()


def _is_state(cast: Cast, words: str) -> bool:
    """Whether words name a state itself, not its capital."""
    match = cast.gazetteer.names.match(words.split(), 0)
    state = match is not None and match.entry is not None and match.entry.type == "state"
    return state and match is not None and not {"capital", "seat"} & set(match.readings[0].hows)
