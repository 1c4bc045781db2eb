"""Commitments: what binds somebody's future conduct, and reports of an earlier one repeated, kept, broken or refused."""

from __future__ import annotations

from collections.abc import Sequence

from parley.model import Commitment, Meeting, Statement
from parley.reading.commitments.conditions import condition_of
from parley.reading.commitments.due import due_of, is_limit
from parley.reading.commitments.leads import leads
from parley.reading.commitments.made import is_past, made_of
from parley.reading.commitments.mentions import CommitmentMention, commitment_mentions
from parley.reading.commitments.owed import asked_of, each_other
from parley.reading.commitments.wills import NOT
from parley.reading.commitments.words import CommitmentWords
from parley.reading.denials import is_denied
from parley.reading.scene import Scene
from parley.reading.statements.reports import tellers, told_as
from parley.reading.syntax.parse import Parse
from parley.reading.syntax.subjects import of_nobody
from parley.reading.tells import LEAD

__all__ = ["CommitmentWords", "commitments"]

_EDGES = " ,;:.“”\"‘’'"
_CONFIDENCE = {
    "binding-verb": 0.68,
    "decision": 0.6,
    "own-will": 0.75,
    "duty": 0.68,
    "narrated-will": 0.5,
    "laid-on": 0.5,
    "set-duty": 0.5,
    "term": 0.6,
    "conduct": 0.6,
    "echo": 0.6,
    "commitment-noun": 0.65,
    "fate-verb": 0.72,
    LEAD: 0.5,
}
"""Chance that a commitment made by the rule is one, as counted on annotated articles."""

_TELLS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
"""Parts of speech of which one tells what is to be done."""

_GIVEN = ("promise", "agreement")
"""Kinds of what was given or made, whoever did."""

_POINTING = frozenset({"det", "case", "punct"})
"""Relations of the words beside a noun that only points."""

_CONTRAST = frozenset({"while", "whereas", "although", "though"})
"""Markers of a clause that tells what others do meanwhile."""

_FROM_VERB = ("duty", "own-will", "narrated-will")
"""Rules of which the deed is told from its verb on, whatever opens its sentence."""

_HIMSELF = frozenset({"i", "we", "he", "she", "it", "they"})
"""Pronouns that, as the subject of what is promised, mean whoever promises."""

_TELLING = ("conduct", "fate-verb")
"""Rules by which whoever says that a promise was broken alleges it."""


def commitments(
    scene: Scene, said: Sequence[Statement], met: Sequence[Meeting], words: CommitmentWords
) -> tuple[Commitment, ...]:
    """The commitments of an article, in the order of the text; each deed of a sentence once for the same party."""
    setting, parse = scene.setting, scene.parse
    out: list[Commitment] = []
    taken: set[tuple[int, int, tuple[int, ...]]] = set()
    timed = {t for time in setting.times for t in parse.tokens_in((time.start, time.end))}
    found = commitment_mentions(scene, said, words)
    told = {parse.sent[m.trigger] for m in found}
    for m in sorted((*found, *leads(scene, words, told)), key=lambda m: m.trigger):
        if _is_question(parse, m.trigger) or not _says_something(parse, m):
            continue
        key = (parse.sent[m.trigger], m.deed if m.deed is not None else m.trigger, m.by)
        if (
            key in taken
            or _is_time(parse, m, timed)
            or setting.in_title(m.trigger)
            or not (m.by or _of_nobody(parse, words, m))
        ):
            continue  # "agreed on Friday" binds nobody to a Friday
        taken.add(key)
        out.append(_report(scene, said, met, words, m))
    return tuple({c.id: c for c in reversed(out)}.values())[
        ::-1
    ]  # one report for one trigger: the first of its readings


def _report(
    scene: Scene, said: Sequence[Statement], met: Sequence[Meeting], words: CommitmentWords, m: CommitmentMention
) -> Commitment:
    setting, parse = scene.setting, scene.parse
    text, by = setting.article.text, setting.refer(m.by)
    moment = setting.moment(m.told) if m.told is not None else None
    made = moment if moment is not None and is_past(scene, moment) else None  # "promised elections for December"
    condition = condition_of(parse, words, m)
    asked = condition.tokens if condition else frozenset[int]()
    day = made_of(scene, said, met, m, made)
    due = due_of(setting, words, m, asked, (made, day))
    due_text = text[due.span[0] : due.span[1]] if due is not None else None
    if made is not None and due_text is not None and made.words in due_text:
        day = made_of(scene, said, met, m, None)
    told_by = tuple(t for t in tellers(said, parse.start[m.trigger]) if t not in by)
    return Commitment(
        id=setting.report_id("c", setting.span(m.trigger)),
        evidence=tuple(dict.fromkeys(setting.sentence(t) for t in (m.trigger, m.fate) if t is not None)),
        confidence=_CONFIDENCE[m.rule],
        made_by=f"rule {m.rule}",
        modality="denied"
        if is_denied(parse, m.trigger, setting.denied)
        else told_as(said, parse.start[m.trigger], words.told) or ("conditional" if condition else "happened"),
        according_to=told_by,
        by=by,
        to=setting.refer(m.to or each_other(scene, words, m) or asked_of(scene, asked, m))
        if by or m.kind != "agreement"
        else (),
        kind=m.kind,
        action=_action(parse, words, m.stands_for or m),
        condition=text[condition.span[0] : condition.span[1]] if condition else None,
        due=due.edtf if due is not None else None,
        due_text=due_text,
        made=None if is_limit(parse, words, m.trigger) else day,
        state="alleged broken" if m.state == "broken" and told_by and m.rule in _TELLING else m.state,
        earlier=text[m.earlier[0] : m.earlier[1]].lstrip(", ") if m.earlier else None,
    )


def _of_nobody(parse: Parse, words: CommitmentWords, m: CommitmentMention) -> bool:
    """Whether it may be unknown who is bound: a promise told as an old one, or one that "was made", or that "they" made."""
    subject = parse.child(m.trigger, "nsubj")
    they = subject is not None and parse.lower[subject] == "they"
    passive = parse.child(m.trigger, "nsubj:pass", "aux:pass") is not None or parse.dep[m.trigger] == "acl"
    made = m.rule == "binding-verb" and m.kind in _GIVEN and parse.lemma[m.trigger] not in words.passive
    return m.rule == "echo" or (made and (passive or they))


def _is_time(parse: Parse, m: CommitmentMention, timed: set[int]) -> bool:
    """Whether the deed is only when something was agreed; "three more years" are something to offer."""
    return m.deed in timed and m.deed is not None and parse.dep[m.deed] != "obj"


def _says_something(parse: Parse, m: CommitmentMention) -> bool:
    """Whether the deed is more than a word that points at one: "we are committed to that"."""
    points = m.rule == "commitment-noun" and m.deed is not None and _only_points(parse, m.deed)
    return m.rule == "echo" or not m.action or (not points and any(parse.pos[t] in _TELLS for t in m.action))


def _only_points(parse: Parse, deed: int) -> bool:
    """Whether a noun only takes up what was spoken of: the "this process" of "thanked them for their commitment to this process"."""
    if parse.pos[deed] != "NOUN" or any(parse.dep[c] not in _POINTING for c in parse.children[deed]):
        return False
    return any(parse.lower[d] in ("this", "that", "these", "those") for d in parse.kids(deed, "det"))


def _is_question(parse: Parse, token: int) -> bool:
    _, end = parse.sents[parse.sent[token]]
    return any(parse.words[t] == "?" for t in range(token, end))


def _action(parse: Parse, words: CommitmentWords, m: CommitmentMention) -> str:
    """The deed in the article's words, from its verb on, without "to", "that", its modal and its condition."""
    condition = condition_of(parse, words, m)
    left_out = condition.tokens if condition else frozenset[int]()
    deed = m.deed if m.deed is not None else m.trigger
    passive = parse.child(deed, "nsubj:pass") is not None
    whole = parse.child(deed, "cop") is not None  # "be out of the town"
    left = ("mark",) if passive else ("mark", "aux") if whole else ("mark", "aux", "case")
    own = [
        t for t in m.action if parse.head[t] == deed and t < deed and (parse.dep[t] in left or _needs_no_word(parse, t))
    ]
    begin = min(own, default=m.action[0] if m.action else deed)
    beside = {t for c in m.action if c != deed and _tells(parse, words, c) for t in parse.subtree(c)}
    tokens = [
        t
        for t in m.action
        if t not in left_out
        and t not in beside
        and t not in own
        and (t >= begin or m.rule not in _FROM_VERB or parse.lower[t] in NOT)
    ]
    opening = next((k for k, t in enumerate(tokens) if parse.dep[t] not in ("cc", "mark", "punct")), 0)
    untold = not set(tokens) & set(parse.kids(deed, "nsubj"))  # "neither side", which the deed is told without
    denied = ["not"] if untold and deed in m.action and not parse.negated(deed) and of_nobody(parse, deed) else []
    told = " ".join(w for part in (tokens[opening:], m.thing) if (w := _words(parse, part)))
    told = told.replace("n't ", "not ", 1) if told.startswith("n't ") else told
    return " ".join([*denied, told or parse.words[m.trigger]])


def _needs_no_word(parse: Parse, subject: int) -> bool:
    """Whether a subject is told without the deed: the "they" of "promised that they would leave", the "which" of a relative clause."""
    own = parse.dep[subject] == "nsubj" and parse.lower[subject] in _HIMSELF
    return own or parse.has(subject, "PronType=Rel")


def _tells(parse: Parse, words: CommitmentWords, c: int) -> bool:
    """Whether a clause only stands beside the deed: one with a subject of its own (", state television reported"), "repeating a promise", ", buying time for talks"."""
    if parse.dep[c] == "advcl" and parse.lower[c].endswith("ing"):
        first = next((t for t in parse.subtree(c) if parse.pos[t] != "PUNCT"), c)
        return parse.lemma[c] in words.again or (first == c and parse.words[c - 1] == ",")
    other = parse.child(c, "nsubj") is not None
    contrast = parse.dep[c] == "advcl" and any(parse.lower[m] in _CONTRAST for m in parse.kids(c, "mark"))
    next_one = parse.dep[c] == "conj" and any(parse.has(a, "VerbForm=Fin") for a in parse.kids(c, "aux"))
    return other and (parse.dep[c] == "parataxis" or contrast or next_one)


def _words(parse: Parse, tokens: Sequence[int]) -> str:
    return _paired(" ".join(" ".join(parse.text[a:b].split()) for a, b in parse.runs(tokens)).strip(_EDGES))


def _paired(words: str) -> str:
    """Words without a quotation mark whose fellow lies outside them."""
    if words.count('"') % 2:
        before, _, behind = words.rpartition('"')
        words = before + behind
    opened, closed = words.count("“"), words.count("”")
    return words.replace("“", "").replace("”", "") if opened != closed else words
