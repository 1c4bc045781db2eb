"""Voices: who speaks where a source is named, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parley.reading.actors.cast import Cast
from parley.reading.actors.together import together_before
from parley.reading.setting import Setting
from parley.reading.statements.speech import Attributed, SpeechWords
from parley.reading.syntax.clauses import agent
from parley.reading.syntax.parse import Parse

__all__ = ["Voice", "addressed", "name_alone", "voice_of"]

_WITHIN = frozenset({"in", "by", "with", "via", "through", "on"})
"""Prepositions before the text in which somebody says something; "according to" another's he says it not."""
_SOME = frozenset({"some", "many", "most", "others", "another", "several", "few"})
_GATHERED = 12
"""Sentences back to the one that tells who held a gathering: a communique tells it at its head."""
_HELD = frozenset({"obj", "obl"})
_IT = frozenset({"it", "this", "what", "which"})
_LOOK_BACK = 6
"""Sentences before a document is named again ("the letter") among which its issuer is looked for."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: indices of the cast, or the words that hide the speaker."""

    members: tuple[int, ...] = ()
    text: str | None = None


def voice_of(setting: Setting, words: SpeechWords, a: Attributed) -> Voice:
    """Who is behind the source of an attribution: the issuer of a document, somebody of the cast, or nobody named."""
    parse, cast, source = setting.parse, setting.cast, a.source
    if source is None:
        clause = a.rule == "clause-cue" or (a.rule == "object-cue" and parse.lemma[a.cue] in words.passives)
        # "I am encouraged that" is felt, not said
        felt = a.rule == "clause-cue" and any(parse.lower[c] not in _IT for c in parse.kids(a.cue, "nsubj:pass"))
        felt = felt and parse.child(a.cue, "ccomp") is not None
        passive = clause and not felt and parse.kids(a.cue, "aux:pass", "expl")
        rumoured = a.rule == "noun-cue" and parse.lemma[a.cue] in words.rumours
        impersonal = rumoured or a.rule == "hearsay" or (passive and parse.lemma[a.cue] not in words.addressing)
        if passive and impersonal and (both := _who_talk(setting, a.cue)):
            return Voice(both)
        return Voice(text=parse.words[a.cue] if impersonal else None)
    document = _document(parse, cast, words, source)
    if document is not None and (issuer := _issuer_known(parse, cast, words, document)):
        return Voice(issuer)
    members = _named_beside(parse, cast, source) or _by_name(parse, cast, source) or cast.all(source)
    if members := members or _gathered(setting, words, source):
        return Voice(members)
    somebody = parse.lower[source] in _SOME or (parse.lower[source] == "one" and source > a.cue)  # "said one"
    unnamed = parse.pos[source] == "PRON" or (a.rule == "clause-cue" and somebody)
    if unnamed or parse.lemma[source] in words.hidden or parse.lower[source] in words.hidden:
        anybody = (
            parse.lower[source] == "one" and source < a.cue
        )  # "said one, who was not allowed to speak" is somebody
        first_person = anybody or parse.lower[source] in ("i", "we", "you")
        return Voice(text=None if first_person else _words_of(parse, source))
    return Voice(text=_words_of(parse, source) if document is not None or a.rule == "according-to" else None)


def _who_talk(setting: Setting, cue: int) -> tuple[int, ...]:
    """Those who talk in the readout that their office gives of it, where it hides who spoke: "The importance of trade was noted"."""
    told_by_office = setting.article.genre == "statement" and not setting.cast.parse.has(cue, "Tense=Pres")
    return (together_before(setting.cast, cue) or ()) if told_by_office else ()


def _gathered(setting: Setting, words: SpeechWords, source: int) -> tuple[int, ...]:
    """Who held the gathering that its communique has say something: "The Heads of State held a summit. The Summit noted …"."""
    parse, cast = setting.parse, setting.cast
    the = any(parse.lower[d] == "the" for d in parse.kids(source, "det"))
    if setting.article.genre != "statement" or not the or parse.lemma[source] not in words.gatherings:
        return ()
    first = parse.sents[max(0, parse.sent[source] - _GATHERED)][0]
    same = (t for t in range(first, source) if parse.lemma[t] == parse.lemma[source] and parse.dep[t] in _HELD)
    return next((who for t in same if (who := cast.all(parse.subject(parse.head[t])))), ())


def addressed(setting: Setting, a: Attributed) -> tuple[int, ...]:
    """Whom it was said to; "told reporters" names nobody."""
    cast, parse = setting.cast, setting.parse
    if a.addressee is None or parse.lemma[a.addressee] in cast.gazetteer.roles.words.audience:
        return ()
    return cast.all(a.addressee)


def _named_beside(parse: Parse, cast: Cast, source: int) -> tuple[int, ...]:
    """Who bears the name that the tree hangs on another's name: "an aide to President A, B B, told …" is B."""
    for inner in parse.kids(source, "nmod"):
        name = parse.child(inner, "appos")
        both = (cast.at.get(inner), cast.at.get(name)) if name is not None else (None, None)
        if all(n is not None and cast.members[n].type == "person" and cast.members[n].named for n in both):
            return cast.all(name)
    return ()


def _by_name(parse: Parse, cast: Cast, source: int) -> tuple[int, ...]:
    """Who is named behind a source that is only described: "one of them, the member N", "the militant group, the Marsh Front"."""
    described = cast.at.get(source)
    name = _name_behind(parse, source)
    named = cast.at.get(name) if name is not None else None
    if described is None or named is None or cast.members[described].named or not cast.members[named].named:
        return ()
    kinds = (cast.members[n].type == "person" for n in (described, named))
    same = len({*kinds}) == 1 and cast.members[described].plural == cast.members[named].plural
    return cast.all(name) if same and cast.members[named].type != "state" else ()


def _name_behind(parse: Parse, source: int) -> int | None:
    """The name that stands behind a word for its bearer, also where the tree gives the verb both: "the Kenyan daily Nation said"."""
    name = parse.child(source, "appos")
    if name is not None or source + 1 >= len(parse.words):
        return name
    sister = parse.dep[source] == parse.dep[source + 1] == "nsubj" and parse.head[source] == parse.head[source + 1]
    return source + 1 if sister and parse.pos[source + 1] == "PROPN" else None


def _document(parse: Parse, cast: Cast, words: SpeechWords, token: int) -> int | None:
    """The document that a token means: itself, or for an "it" that means nobody the subject of the sentence before, if that is one."""
    if parse.lower[token] != "it" or token in cast.meant:
        return token if parse.lemma[token] in words.documents or parse.lower[token] in words.documents else None
    n = parse.sent[token]
    before = parse.sents[n - 1] if n else (0, 0)
    subjects = [t for t in range(*before) if parse.dep[t] == "nsubj" and parse.dep[parse.head[t]] == "root"]
    return next((t for t in subjects if parse.lemma[t] in words.documents), None)


def _issuer_known(parse: Parse, cast: Cast, words: SpeechWords, document: int) -> tuple[int, ...]:
    """Whose statement or report it is, as told beside it, else of "the letter" where it was told before, or who sent something before."""
    carried = (c for c in parse.kids(document, "nmod") if parse.case(c) == "on" and parse.lemma[c] in words.documents)
    if found := next((found for t in (document, *carried) if (found := _issuer(parse, cast, words, t))), ()):
        return found
    if not any(parse.lower[c] in ("the", "this") for c in parse.kids(document, "det")):
        return ()
    first = parse.sents[max(0, parse.sent[document] - _LOOK_BACK)][0]
    before = range(document - 1, first - 1, -1)
    same = [t for t in before if parse.lemma[t] == parse.lemma[document]]
    sent = [t for t in before if parse.lemma[t] in words.issued and parse.dep[t] == "obj"]
    issued = (_issuer(parse, cast, words, t) for t in (*same, *sent))
    wrote = (cast.all(parse.subject(t)) for t in before if _writes(words, parse.lemma[t]))
    return next((found for found in (*issued, *wrote) if found), ()) or _of_both(parse, cast, (document, *same))


def _of_both(parse: Parse, cast: Cast, mentions: Sequence[int]) -> tuple[int, ...]:
    """Those who were told of together before a document that is called joint: "The joint communique said …"."""
    joint = any(parse.lower[c] == "joint" for t in mentions for c in parse.kids(t, "amod"))
    return (together_before(cast, mentions[0]) or ()) if joint else ()


def _writes(words: SpeechWords, lemma: str) -> bool:
    """Whether a verb is one of writing."""
    return any(cue.kind == "writing" for cue in words.verbs.get(lemma, ()))


def _issuer(parse: Parse, cast: Cast, words: SpeechWords, document: int) -> tuple[int, ...]:
    """Whose statement or report it is: owner, adjective, "by …", "from …", "released by …"; else the subject that issues it."""
    for c in parse.kids(document, "acl"):
        if parse.lemma[c] in words.obtaining:
            continue  # "a letter seen by the Post"
        if (by := agent(parse, c)) is not None and (issuers := cast.all(by)):
            return issuers
    for c in parse.children[document]:
        if parse.dep[c] in ("nmod:poss", "amod", "compound", "nmod") and (
            parse.dep[c] != "nmod" or parse.case(c) in ("by", "from", "of")
        ):
            found = cast.who(c)
            if found is not None:
                return cast.all(c)
    head = parse.head[document]
    uttered = parse.dep[document] in ("obj", "nsubj:pass") or (
        parse.dep[document] == "obl" and parse.case(document) in _WITHIN
    )
    return cast.all(parse.subject(head)) if uttered and head != document else ()


def _words_of(parse: Parse, token: int) -> str:
    """The words of a source without its preposition."""
    start, end = parse.phrase(token, name_alone(parse, token) | set(parse.kids(token, "case")))
    return parse.text[start:end]


def name_alone(parse: Parse, token: int) -> frozenset[int]:
    """Relative clauses and loose parts of a source: they say more of it, they are not its name."""
    return frozenset(
        c for c in parse.children[token] if parse.dep[c] in ("acl:relcl", "parataxis", "punct", "ccomp", "advcl")
    )
