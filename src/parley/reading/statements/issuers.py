"""Issuers: who "we" is in a text that speaks for itself, as its head, its title or the word itself tell it."""

from __future__ import annotations

from itertools import takewhile

from parley.model import Span
from parley.reading.actors.cast import Cast
from parley.reading.setting import Setting
from parley.reading.statements.signing import listed, signing, whose
from parley.reading.statements.speech import SpeechWords
from parley.reading.statements.turns import has_verb
from parley.reading.syntax.clauses import agent
from parley.reading.syntax.parse import Parse

__all__ = [
    "first_subject",
    "house",
    "is_house",
    "issuers",
    "names_statement",
    "says_we_the",
    "says_whose",
    "tells_issuers",
]

_LINE, _BELOW = 14, 3
"""Tokens of the longest line with a name and an office, and how many of the last lines may bear the name of who signs."""

_HEAD = 6
"""Sentences at the head of an official text in which its author's name may stand alone."""

_SHOWN = frozenset({"following", "below", "text"})
_READS = frozenset({"read", "follow", "say", "state", "go", "issue", "release", "publish", "make"})
"""Verbs of which a text that is shown is the subject; "the statement of N is another attempt …" is told of."""
_SET_OFF = frozenset({",", "-", "–", "—"})
_MYSELF = frozenset({"i", "my", "me"})
_ABOUT = frozenset({"on", "about", "regarding", "concerning"})
_ANSWERED = _ABOUT | {"to"}
"""Prepositions behind which stands another's text: "comment on the statement of …", "response to …"."""
_JOINED = ("conj", "appos")


def issuers(setting: Setting, words: SpeechWords) -> tuple[int, ...]:
    """Whose words a text is, as indices of the cast; () if nobody is found.

    Who is named beside "we", releases it or signs at its head, has it in the title, or opens a joint statement.
    """
    titled = says_whose(setting, words) or _at_head(setting, words) or _in_title(setting, words) or _at_end(setting)
    if members := _its_members(setting, words, titled):
        return members
    opening = _opening(setting, words) if _is_joint(setting) else ()
    if _names_all(setting.cast, opening, titled):
        return opening
    if any(setting.cast.members[n].named for n in titled):
        return titled
    return tuple(dict.fromkeys((*titled, *opening)))  # "the leaders of the five states": those whom the text then names


def _its_members(setting: Setting, words: SpeechWords, titled: tuple[int, ...]) -> tuple[int, ...]:
    """Those of the one body that the title names with whom the text then opens: "The Co-Chairs of the Contact Group urge …"."""
    n = setting.cast.who(first_subject(setting, words)) if len(titled) == 1 else None
    if n is None or n == titled[0] or setting.cast.members[titled[0]].type in ("person", "state"):
        return ()
    opens = setting.cast.members[n]
    return (n,) if opens.plural and not opens.named and opens.of == titled[0] else ()


def _names_all(cast: Cast, opening: tuple[int, ...], titled: tuple[int, ...]) -> bool:
    """Whether the first sentence names those persons of whom the head or the title names some and describes others by their offices."""
    names = {n for n in titled if cast.members[n].named}
    people = all(cast.members[n].named and cast.members[n].type == "person" for n in opening)
    return people and bool(names) and names < set(opening)


def _on_behalf(setting: Setting, words: SpeechWords) -> tuple[int, ...]:
    """For whom the title says that a text speaks: "Declaration by the High Representative on behalf of the EU"."""
    parse = setting.parse
    texts = {t for t in _title(setting) if parse.lemma[t] in words.issued}
    behalf = (t for t in _title(setting) if parse.lemma[t] == "behalf" and not texts.isdisjoint(parse.ancestors(t)))
    return tuple(n for t in behalf for n in listed(setting, t))


def says_whose(setting: Setting, words: SpeechWords) -> tuple[int, ...]:
    """The persons of whom the title says that the text is theirs: "Statement by President N"; () if it names none."""
    titled = _in_title(setting, words)
    people = all(cast.type == "person" and cast.named for cast in (setting.cast.members[n] for n in titled))
    return titled if people else ()


def says_we_the(setting: Setting) -> bool:
    """Whether a text begins in the voice of those who name themselves: "We, the leaders of …", not what somebody quotes."""
    parse, quoted = setting.parse, setting.cast.quoted
    heads = (range(a, b) for n, a, b in parse.read_sentences() if n < _HEAD and not quoted.issuperset(range(a, b)))
    return any(_beside_we(setting, here.start, here.stop) for here in heads)


def house(setting: Setting, words: SpeechWords, signed: tuple[int, ...]) -> tuple[int, ...]:
    """The state, or the body of the title's "on behalf of", for which one person signs, if a text that never says "I" opens with it: "A welcomes …"."""
    parse, cast = setting.parse, setting.cast
    if len(signed) != 1 or cast.members[signed[0]].type != "person":
        return ()
    if any(parse.lower[t] in _MYSELF and t not in cast.quoted for t in range(len(parse.words))):
        return ()
    opens, his, body = first_subject(setting, words), cast.members[signed[0]].of, _on_behalf(setting, words)
    return tuple(n for n in cast.all(opens) if n in body or (cast.members[n].type == "state" and his in (None, n)))


def names_statement(setting: Setting, words: SpeechWords) -> bool:
    """Whether the title calls the text a statement, declaration or the like."""
    return any(setting.parse.lemma[t] in words.issued for t in _title(setting))


def is_house(setting: Setting, n: int) -> bool:
    """Whether somebody is called as an office calls itself, "the Government", "the Ministry", and the text's source is one."""
    member, source = setting.cast.members[n], (setting.article.source or "").casefold().split()
    called = member.name.casefold().split()
    return member.type in ("state", "organisation") and len(called) == 1 and called[0] in source


def tells_issuers(setting: Setting, words: SpeechWords, n: int, sentence: Span) -> bool:
    """Whether sentence `n` only tells who issues the text: "This statement was released by …", "The following is the text of …"."""
    parse = setting.parse
    issuing = (t for t in range(*sentence) if parse.lemma[t] in words.issuing)
    if any(agent(parse, t) is not None or _text_issued(parse, words, t) for t in issuing):
        return True
    return n < _HEAD and parse.lower[sentence[0]] != "we" and bool(_released(setting, words, *sentence))


def _at_head(setting: Setting, words: SpeechWords) -> tuple[int, ...]:
    """Those named beside "we" in any sentence, else releasing or signing the text in one of the first."""
    parse, cast = setting.parse, setting.cast
    told = max((n for n, a, b in parse.read_sentences() if has_verb(parse, a, b)), default=0)
    if ours := next((found for _, a, b in parse.read_sentences() if (found := _beside_we(setting, a, b))), ()):
        return ours
    for n, a, b in parse.read_sentences():
        if n >= min(_HEAD, told) or parse.start[a] < setting.title_end:
            continue  # below the last sentence they sign at the end
        if found := _released(setting, words, a, b) or _signature(parse, cast, a, b):
            return found
    return ()


def _beside_we(setting: Setting, a: int, b: int) -> tuple[int, ...]:
    """Those of "We, the leaders of …", all that are joined there."""
    parse, cast = setting.parse, setting.cast
    for t in range(a, min(b - 2, a + 40)):
        if parse.lower[t] == "we" and (parse.words[t + 1] in _SET_OFF or parse.lower[t + 1] == "the"):
            near = takewhile(lambda k: parse.pos[k] not in ("VERB", "AUX"), range(t + 2, min(t + 10, b)))
            if named := _joined(setting, t) or next((cast.all(k) for k in near if k in cast.at), ()):
                return named
    return ()


def _joined(setting: Setting, we: int) -> tuple[int, ...]:
    """Everybody in apposition to a pronoun or joined to it there: persons and bodies, not the states that they are of."""
    parse, cast = setting.parse, setting.cast
    heads, found = list(parse.kids(we, *_JOINED)), list[int]()
    for head in heads:
        heads += parse.kids(head, *_JOINED)
        members = cast.all(head)
        whole = len(members) > 1 or (members and cast.members[members[0]].type != "state")
        found += members if whole else listed(setting, head)  # "we, the governments of A, B and C"
    here = dict.fromkeys(found)
    leaders = any(cast.members[n].plural and not cast.members[n].named for n in here)
    # "we, the leaders of A, B and C": the tree joins some of the states to the leaders
    return tuple(n for n in here if not leaders or cast.members[n].type != "state")


def _released(setting: Setting, words: SpeechWords, a: int, b: int) -> tuple[int, ...]:
    """By whom a text is released: "This statement was released by …", "A and B issued the following statement", "… a joint statement by …"."""
    parse, cast = setting.parse, setting.cast
    for t in range(a, min(b, a + 60)):
        if parse.lemma[t] in words.issuing:
            by = agent(parse, t) if not _text_issued(parse, words, t) else parse.subject(t)
            if by is not None and (agents := signing(cast, listed(setting, by))):
                return agents
        if parse.lemma[t] in words.issued and _is_shown(parse, a, t):
            shown = parse.head[t] if parse.lower[parse.head[t]] in _SHOWN else t  # "the text of a statement by …"
            if named := whose(setting, t) or whose(setting, shown):
                return named
    return ()


def _is_shown(parse: Parse, a: int, text: int) -> bool:
    """Whether a sentence from token `a` on shows a text: "The following is a joint statement by …", "The statement by A and B reads"."""
    shows = parse.lower[a] in ("the", "following", "below")
    reads = parse.dep[text].startswith("nsubj") and parse.lemma[parse.head[text]] in _READS
    return shows and (reads or not _SHOWN.isdisjoint(parse.lower[a:text]))


def _text_issued(parse: Parse, words: SpeechWords, verb: int) -> bool:
    """Whether a verb has the text itself for its object: "issued the following joint statement"."""
    text = parse.child(verb, "obj")
    return (
        text is not None
        and parse.lemma[text] in words.issued
        and any(parse.lower[c] in ("following", "this") for c in parse.children[text])
    )


def _signature(parse: Parse, cast: Cast, a: int, b: int) -> tuple[int, ...]:
    """A person's name and office on a line of its own; not whom a letter greets."""
    if b - a > _LINE or parse.lower[a] == "dear" or has_verb(parse, a, b):
        return ()
    here = dict.fromkeys(cast.at[t] for t in range(a, b) if t in cast.at)
    return tuple(n for n in here if cast.members[n].type == "person" and cast.members[n].named)


def _at_end(setting: Setting) -> tuple[int, ...]:
    """Whose names stand below a text, each on a line of its own, one of its last."""
    read = [(a, b) for _, a, b in setting.parse.read_sentences()]
    signed = [_signature(setting.parse, setting.cast, a, b) for a, b in reversed(read)]
    last = next((k for k, found in enumerate(signed[:_BELOW]) if found), len(signed))
    names = list(takewhile(bool, signed[last:]))
    return tuple(dict.fromkeys(n for found in reversed(names) for n in found))


def _title(setting: Setting) -> list[int]:
    """The tokens of the title; without one those of the first sentence."""
    parse = setting.parse
    return [t for t in range(len(parse.words)) if setting.in_title(t)] or [*range(*parse.sents[0])]


def _in_title(setting: Setting, words: SpeechWords) -> tuple[int, ...]:
    """Whose statement the title says it is, or who stands before "Joint Statement" there."""
    parse, cast = setting.parse, setting.cast
    title = _title(setting)
    texts = [t for t in title if parse.lemma[t] in words.issued and parse.case(t) not in _ANSWERED]
    if found := next((found for t in texts if (found := whose(setting, t))), ()):
        return found
    joint = texts if _is_joint(setting) else []
    by = next((t for t in title if joint and joint[0] < t and parse.lower[t] == "by"), len(parse.words))
    people = (cast.at[t] for t in title if t > by and t in cast.at and cast.members[cast.at[t]].type == "person")
    if found := signing(cast, dict.fromkeys(people)):
        return found  # "… on the Lake by President A, Minister B and Minister C", which the tree hangs on the lake
    before = dict.fromkeys(cast.at[t] for t in title if joint and t < joint[0] and t in cast.at)
    return signing(cast, before or (cast.adjectives(joint[0]) if joint else ()))


def _is_joint(setting: Setting) -> bool:
    """Whether a text calls itself joint."""
    return any(setting.parse.lower[t] == "joint" for t in _title(setting))


def _opening(setting: Setting, words: SpeechWords) -> tuple[int, ...]:
    """Those several with whom the first sentence opens: "A and B affirm our commitment", "Representatives of A and B met", "A hosted B"."""
    cast, subject = setting.cast, first_subject(setting, words)
    if subject is None or setting.parse.lower[subject] == "we":
        return ()  # who is named beside "we" is known without it
    several = signing(cast, listed(setting, subject))
    if len(several) == 1 and not cast.members[several[0]].plural:
        whom = setting.parse.child(setting.parse.head[subject], "obj")
        several += tuple(n for n in cast.all(whom) if cast.members[n].type in ("person", "state"))
    return several if len(several) > 1 or any(cast.members[n].plural for n in several) else ()


def first_subject(setting: Setting, words: SpeechWords) -> int | None:
    """The token that is the subject of the first sentence of a text; title, head and who issues it aside."""
    parse = setting.parse
    for n, a, b in parse.read_sentences():
        verb = next((t for t in range(a, b) if parse.head[t] == t and parse.pos[t] == "VERB"), None)
        if verb is None or setting.is_title(n) or parse.end[b - 1] <= setting.title_end:
            continue
        subject = parse.subject(verb)
        if subject is not None and not tells_issuers(setting, words, n, (a, b)):  # "Begin Text" has none
            return subject
    return None
