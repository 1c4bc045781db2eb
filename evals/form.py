"""What an annotation may hold: its families, their keys and the values that each takes, as the guidelines have them."""

from __future__ import annotations

from typing import get_args

from parley.model import (
    ActorType,
    CommitmentKind,
    CommitmentState,
    Genre,
    MeetingForm,
    MeetingStatus,
    Outcome,
    Relevance,
    SpeechForm,
)

Rule = str | frozenset[str]


def words(text: str) -> frozenset[str]:
    """A set of words, from words with bars between them."""
    return frozenset(text.split("|"))


# What a value must be: one of a set of words, or
#   text   words of the annotator's      span   words of the article       mentions  several of them
#   date   EDTF                          actor  the id of an actor         actors    several of them
#   meeting, entries                     ids of other entries              number, count (1 or more), topics (words of the annotator's)
_QUOTED: dict[str, Rule] = {"id": "text", "quote": "span", "nth": "count", "date_text": "span"}
FIELDS: dict[str, dict[str, Rule]] = {
    "actors": {
        "id": "text",
        "name": "text",
        "type": frozenset(get_args(ActorType)),
        "role": "text",
        "of": "actor",
        "mentions": "mentions",
    },
    "meetings": _QUOTED
    | {
        "form": frozenset(get_args(MeetingForm)),
        "participants": "actors",
        "place": "text",
        "date": "date",
        "status": frozenset(get_args(MeetingStatus)),
        "outcome": frozenset(get_args(Outcome)),
        "about": "topics",
    },
    "statements": _QUOTED
    | {
        "speakers": "actors",
        "form": frozenset(get_args(SpeechForm)),
        "cue": "span",
        "content": "span",
        "content_more": "mentions",
        "speaker_text": "span",
        "addressee": "actors",
        "via": "text",
        "date": "date",
        "occasion": "meeting",
    },
    "commitments": _QUOTED
    | {
        "by": "actors",
        "to": "actors",
        "kind": frozenset(get_args(CommitmentKind)),
        "action": "text",
        "condition": "span",
        "due": "date",
        "due_text": "span",
        "made": "date",
        "state": frozenset(get_args(CommitmentState)),
        "earlier": "span",
    },
    "instruments": _QUOTED
    | {
        "name": "text",
        "type": words("ceasefire|truce|resolution|treaty|agreement|plan|mandate|sanction|waiver|corridor|list|channel"),
        "parties": "actors",
        "place": "text",
        "state": words(
            "proposed|being negotiated|agreed|signed|adopted|in force|extended|holding|violated|suspended|expired|collapsed|rejected"
        ),
        "from": "date",
        "until": "date",
    },
    "incidents": _QUOTED
    | {
        "type": words(
            "ASSAULT|COERCE|MOBILIZE|PROTEST|SANCTION|THREATEN|ACCUSE|REJECT|REQUEST|CONCEDE|RETREAT|AID|SUPPORT|COOPERATE|CONSULT|AGREE"
        ),
        "what": "text",
        "by": "actors",
        "on": "actors",
        "place": "text",
        "date": "date",
        "reality": words("reported|alleged|denied|planned|hypothetical|ongoing"),
    },
    "figures": _QUOTED
    | {
        "value": "number",
        "comparison": words("=|>|>=|<|<=|~"),
        "unit": "text",
        "measure": "text",
        "place": "text",
        "as_of": "date",
        "by": "text",
    },
    "positions": _QUOTED
    | {
        "actor": "actor",
        "issue": "text",
        "stance": words("for|against|conditional|undecided"),
        "wants": "text",
    },
    "disagreements": {"id": "text", "about": "text", "sides": "entries"},
}
OPTIONAL = words(
    "role|of|nth|cue|date_text|place|date|outcome|about|content_more|speaker_text|addressee|via|occasion|to|condition|due|due_text|made|state|"
    "earlier|parties|from|until|by|on|as_of|wants"
)
DOCUMENT: dict[str, Rule] = {
    "title": "span",
    "source": "text",
    "author": "text",
    "published": "date",
    "published_true": "date",
    "genre": frozenset(get_args(Genre)),
    "taken_from": "text",
    "negotiation": "text",
    "invented": words("True|False"),
    "traps": "traps",
    "relevance": frozenset(get_args(Relevance)),
    "furniture": "ranges",
}
KINDS = words(
    "share|advert|navigation|menu|tags|comments|count|audio|teaser|related|newsletter|cookie|disclaimer|update|copyright|credit|photo-credit|"
    "frame|error|correction|blurb|pull-quote"
)
