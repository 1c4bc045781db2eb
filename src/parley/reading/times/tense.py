"""Whether the words around a time expression speak of what was or of what is to come.

With a dependency tree the verb that governs the expression tells; without one, the nearest telling word of the sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from spacy.tokens import Doc, Token

from parley.reading.times.calendar import Lean
from parley.reading.times.words import Pieces

__all__ = ["Outlook", "Tense"]

#: How far the tree is climbed, and how many pieces are looked at to the left and to the right.
_CLIMB, _LEFT, _RIGHT, _NEAR = 12, 24, 12, 10
#: Relations in which a name of the calendar hangs on its own verb, or on another word of its expression.
_OWN = frozenset(
    {"obl", "obl:tmod", "obl:unmarked", "nmod:tmod", "nmod:unmarked", "nummod", "compound", "flat", "appos", "advmod"}
)
#: What follows a participle of planning that looks ahead: "agreed to", "scheduled for"; "agreed on Monday" does not.
_PLANNED = frozenset({"to", "for", "that", "next"})
#: Prepositions of what is yet to come when the clause is told.
_WHEN_DUE = frozenset({"on", "in", "at", "back", "there", "here"})
"""What follows "due" where somebody or something is: "due in Lome on Monday"."""
_AHEAD = frozenset({"ahead", "before", "prior"})
#: What joins a participle that lies in the time of its main clause: "will meet A before meeting B on Monday".
_NEXT_TO = frozenset({"before", "after"})
_IS = frozenset({"is", "are", "am", "was", "were", "'s", "'re"})
_ENDS = frozenset(".?!;\n")


class Outlook(NamedTuple):
    """Where a sentence looks, and whether a parse says so (`sure`) or the nearest telling word."""

    lean: Lean
    sure: bool = False


def _is_to(verb: Token, helpers: list[Token]) -> bool:
    """Whether a verb tells what was to be: "is to meet", "were to win", "is due to begin"; not "to be falling apart"."""
    to = any(child.dep_ == "mark" and child.lower_ in ("to", "due") for child in verb.children)
    return to and any(helper.lower_ in _IS for helper in helpers)


class Tense:
    """The outlook of places in one article."""

    __slots__ = ("_doc", "_parsed", "_pieces", "_seen", "_starts")

    def __init__(self, doc: Doc, pieces: Pieces) -> None:
        self._doc, self._pieces = doc, pieces
        self._seen: dict[int, Outlook] = {}
        self._parsed = doc.has_annotation("DEP")
        self._starts = doc.to_array("IDX").tolist() if self._parsed else []

    def at(self, piece: int) -> Outlook:
        """Give the outlook at a piece."""
        if piece not in self._seen:
            self._seen[piece] = self._look(piece)
        return self._seen[piece]

    def _look(self, piece: int) -> Outlook:
        bounded = self._bounded(piece)
        if not self._parsed:
            return Outlook(bounded or self._nearest(piece))
        token = self._doc[max(0, bisect_right(self._starts, self._pieces.starts[piece]) - 1)]
        if (
            self._pieces.words[max(0, piece - 1)] == "to"
            and self._verb(token).lemma_.lower() in self._pieces.known.tense["moved"]
        ):
            return Outlook("future", sure=True)  # "was put off to September"
        if self._is_due(token) or self._is_bidden(token):
            return Outlook("future", sure=True)
        governed = self._governed(token)
        if self._names_what_is(token):
            governed = Outlook("past", sure=True)
        if bounded:
            told = bounded == "future" and governed == Outlook("past", sure=True) and not self._prolonged(token)
            return Outlook("near" if told else bounded)
        return governed or Outlook(self._nearest(piece))

    def _names_what_is(self, token: Token) -> bool:
        """Whether a day tells which of several things is meant that exist or happened: "carry out the October 23 accord", "the May 24 launch".

        Not where it is yet to be made or to begin: "will sign the June 3 accord", "the June 3 truce will begin".
        """
        known = self._pieces.known.tense
        noun = next(
            (t for t in token.ancestors if t.pos_ in ("NOUN", "PROPN") and t.i > token.i + 1 and t.dep_ not in _OWN),
            None,
        )
        if noun is None or noun.lemma_.lower() not in known["made"]:
            return False
        beside = [child.lower_ for child in noun.children if child.i < noun.i]
        owned = any(child.dep_ == "nmod:poss" for child in noun.children)
        if noun.dep_ == "conj":
            return False
        made = noun.dep_ == "obj" and noun.head.lemma_.lower() in known["making"]
        made |= noun.dep_.startswith("nsubj") and (self._governed(noun) or Outlook(None)).lean not in (
            "past",
            "near",
            None,
        )
        return not made and ("the" in beside or owned) and known["coming"].isdisjoint(beside)

    def _prolonged(self, token: Token) -> bool:
        """Whether the verb above sets a time to come ("was extended until Friday"; "gave them until Friday" may look back)."""
        known, lemma = self._pieces.known.tense, self._verb(token).lemma_.lower()
        return lemma in known["plan"] or lemma in known["prolong"]

    def _verb(self, token: Token) -> Token:
        """The verb above a token, else the head of its sentence."""
        while token.pos_ != "VERB" and token.head.i != token.i:
            token = token.head
        return token

    def _bounded(self, piece: int) -> Lean:
        """What the preposition says: "since" looks back; "by", "until" look ahead, unless something lasted until then.

        At the head of a sentence ("By Sunday, he had …") the verb tells.
        """
        words, known = self._pieces.words, self._pieces.known.tense
        before = [words[i] for i in range(piece - 1, max(-1, piece - _NEAR), -1)]
        if before[:1] == ["since"]:
            return "past"
        coming = next((n for n, word in enumerate(before) if word in known["coming_soon"]), len(before))
        if coming < len(before) and not any(
            word in _ENDS or self._word(piece - 1 - n) == "past" for n, word in enumerate(before[:coming])
        ):
            return "future"
        bound = next((n for n, word in enumerate(before) if word in known["bound"]), len(before))
        if bound == len(before) or self._pieces.capital(piece - 1 - bound):
            return None
        joined = all(word in known["between"] or word.isdigit() for word in before[:bound])
        return "future" if joined and not any(word in known["lasting"] for word in before[bound:]) else None

    def _governed(self, token: Token) -> Outlook | None:
        """What the first telling verb above says; less sure if the expression hangs on a noun, and "upcoming talks" tell themselves."""
        sure = True
        for _ in range(_CLIMB):
            helpers = [child for child in token.children if child.dep_.startswith("aux") or child.dep_ == "cop"]
            if helpers or token.pos_ in ("VERB", "AUX"):
                lean = self._of_verb(token, helpers)
                if lean:
                    return Outlook(lean if sure or lean != "near" else None, sure)
            elif token.pos_ == "NOUN" and self._lies_ahead(token):
                return Outlook("planned", sure=True)
            elif token.pos_ in ("NOUN", "PROPN") and token.dep_ not in _OWN:
                if any(child.lower_ in self._pieces.known.tense["coming"] for child in token.children):
                    return Outlook("future", sure=True)
                sure = False
            if token.head.i == token.i:
                return None
            token = token.head
        return None

    def _is_due(self, token: Token) -> bool:
        """Whether it is told now what was due then: "talks, due to open on Monday, have been put off", not "called off due to rain on Monday"."""
        clause = [self._doc[i] for i in range(max(token.i - _NEAR, token.sent.start), token.i)]
        due = next(
            (n for n in range(len(clause) - 1, -1, -1) if clause[n].text == "," or clause[n].lower_ == "due"), None
        )
        if due is None or clause[due].text == "," or due + 1 == len(clause):
            return False
        word, behind = clause[due + 1], clause[due + 2 : due + 3]
        deed = any(t.pos_ in ("VERB", "AUX") or t.lemma_.lower() in self._pieces.known.tense["deeds"] for t in behind)
        return (word.lower_ in _WHEN_DUE or (word.lower_ == "to" and deed)) and not self._told_in_past(clause[due])

    def _is_bidden(self, token: Token) -> bool:
        """Whether it is the day of that to which somebody is invited: "invited them to talks on Friday"."""
        verb = self._verb(token)
        if verb.lemma_.lower() not in self._pieces.known.tense["bidden"]:
            return False
        goals = (c for c in verb.children if c.dep_ in ("obl", "obl:arg", "xcomp") and verb.i < c.i < token.i)
        return any(m.lower_ == "to" for goal in goals for m in goal.children if m.dep_ in ("case", "mark"))

    def _lies_ahead(self, noun: Token) -> bool:
        """Whether a noun stands behind "before" or "ahead of", which may be tagged as an adverb: "ahead of Monday's meeting"."""
        cases = [child.i for child in noun.children if child.dep_ == "case"]
        return any(self._doc[i].lower_ in _AHEAD for case in cases for i in (case, max(case - 1, 0)))

    def _of_verb(self, verb: Token, helpers: list[Token]) -> Lean:
        """What the verb's own form and its auxiliaries say; an infinitive leaves it to a verb of planning over it (or to a headline)."""
        known = self._pieces.known.tense
        if any(helper.lower_ in known["modal"] and "have" not in {h.lemma_ for h in helpers} for helper in helpers):
            return "future"
        forms = [verb.morph, *(helper.morph for helper in helpers)]
        participle = "Part" in verb.morph.get("VerbForm", [])
        perfect = any(helper.lemma_ == "have" for helper in helpers)
        set_for = participle and (not perfect or any(helper.dep_ == "aux:pass" for helper in helpers))
        planned = (set_for or verb.pos_ == "ADJ") and verb.lemma_.lower() in known["plan"]
        if planned or _is_to(verb, helpers):
            return self._plan(verb, helpers)  # "planned for", "was due on"; "had planned" is the planning itself
        finite = [form.get("Tense", []) for form in forms if "Fin" in form.get("VerbForm", [])]
        next_to = any(child.dep_ == "mark" and child.lower_ in _NEXT_TO for child in verb.children)
        if perfect or (participle and not next_to and verb.dep_ in ("acl", "advcl")) or ["Past"] in finite:
            return "past"
        if "Inf" in verb.morph.get("VerbForm", []):
            return self._of_infinitive(verb)
        return "near" if ["Pres"] in finite else None

    def _of_infinitive(self, verb: Token) -> Lean:
        """What the verb over an infinitive says, if it is one of planning."""
        above, known = verb.head, self._pieces.known.tense
        if above.lemma_.lower() in known["arranged"]:
            return self._plan(above, [c for c in above.children if c.dep_.startswith("aux") or c.dep_ == "cop"])
        return "future" if above.i == verb.i or above.lemma_.lower() in known["plan"] else None

    def _plan(self, verb: Token, helpers: list[Token]) -> Lean:
        """Where a plan looks: ahead, or to what had been planned if it is told in the past ("were to meet", "had planned to"), not only said in it."""
        finite = next((token for token in (*helpers, verb) if "Fin" in token.morph.get("VerbForm", [])), None)
        past = finite is not None and "Past" in finite.morph.get("Tense", [])
        if finite is None and verb.dep_ == "acl":
            past = self._told_in_past(verb)
        return "planned" if past and verb.dep_ != "ccomp" else "future"

    def _told_in_past(self, token: Token) -> bool:
        """Whether the clause around a participle is told in the past: "a visit scheduled for April was postponed"."""
        for _ in range(_CLIMB):
            token = token.head
            helpers = [child for child in token.children if child.dep_.startswith("aux") or child.dep_ == "cop"]
            finite = [
                form.morph.get("Tense", []) for form in (*helpers, token) if "Fin" in form.morph.get("VerbForm", [])
            ]
            if finite or token.head.i == token.i:
                return ["Past"] in finite[:1]
        return False

    def _nearest(self, piece: int) -> Lean:
        """What the nearest telling word says, to the left first."""
        pieces = self._pieces
        for i in range(piece - 1, max(-1, piece - _LEFT), -1):
            if pieces.words[i] in _ENDS and not (pieces.words[i] == "." and pieces.tight(i + 1)):
                break
            lean = self._word(i)
            if lean:
                return lean
        for i in range(piece + 1, min(pieces.count, piece + _RIGHT)):
            if pieces.words[i] in _ENDS:
                break
            lean = "past" if pieces.words[i].endswith("ed") else self._word(i)
            if lean:
                return lean
        return None

    def _word(self, i: int) -> Lean:
        words, known = self._pieces.words, self._pieces.known.tense
        word = words[i]
        if word == "may" and self._pieces.capital(i):
            return None
        if word in known["future"]:
            if word.endswith("ed") and words[i + 1] not in _PLANNED:
                return "past"
            return None if words[i + 1] == "have" else "future"
        if word not in known["past"] and not (len(word) > 4 and word.endswith("ed")):
            return None
        before = words[i - 1], words[i - 2]
        if before[0] == "be" or (before[0] == "not" and before[1] in known["modal"]):
            return "future" if before[1] in ("to", "not") or before[1] in known["modal"] else "past"
        return "future" if before[0] in known["modal"] else "past"
