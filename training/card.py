"""Writes the model's card: what it was made from, how well it reads, where it fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from quality.pages import kept

from parley.language import Reader
from parley.reading.head import Head
from parley.reading.lines import WEIGHED
from training.paths import TEXTS
from training.rows import FULL, rows_of
from training.telling import FILES, articles

Rows = Mapping[str, Mapping[str, float]]


def write_card(reader: Reader, rows: Rows, path: Path) -> None:
    """Write the card; what `python -m quality calibrate` wrote into it is kept.

    :param rows: the measured table, as :func:`training.check.table` gives it.
    """
    confidence = kept(path.read_text("utf-8") if path.is_file() else "", "confidence")
    told = {"version": reader.version, "tables": _tables(rows), "confidence": confidence, **counts()}
    path.write_text(_CARD.format(**told), "utf-8")


def counts() -> dict[str, int]:
    """What the card counts: traits of the heads, and articles, sentences and phrases of the annotations."""
    learned = {file: {key for key, _ in articles(file, "learned")} for file in (*FILES, "actors")}
    own = sum(corpus == "own" for corpus, _ in learned["sentences"])
    treebank = sum(corpus.endswith(".train") for corpus, _ in learned["sentences"])
    named = Counter(part for _, part in {((r["corpus"], r["row"]), r["part"]) for r in rows_of("names")})
    lines = [_traits(family) for family in WEIGHED]
    return {
        "names": named["train"],
        "names_held": named["held"],
        "names_copied": named["copy"],
        "full": sum(len(learned[file]) for file in FULL),
        "some": sum(len(learned[file]) for file in FILES.keys() - {*FULL, "sentences"}),
        "labelled": len(learned["sentences"]),
        "labelled_own": own,
        "labelled_treebank": treebank,
        "labelled_open": len(learned["sentences"]) - own - treebank,
        "own": len(list(TEXTS.glob("*.txt"))),
        "marked": sum(len(r["sentences"]) for r in rows_of("arguments") if r["part"] == "learned"),
        "meant": len(rows_of("meant")),
        "phrases": sum(len(r["phrases"]) for r in rows_of("meant")),
        "actors_only": len(learned["actors"]),
        "traits_actors": _traits("actors"),
        "traits_incidents": _traits("incidents"),
        "traits_least": min(lines),
        "traits_most": max(lines),
        "traits_antecedents": _traits("actors", "antecedents.toml"),
    }


def _traits(family: str, file: str = "head.toml") -> int:
    return len(Head.load(f"parley.reading.{family}", file).weights.keys() - {"bias"})


def _tables(rows: Rows) -> str:
    """Render rows that have the same columns as one table."""
    tables: list[str] = []
    columns: tuple[str, ...] = ()
    for name, figures in rows.items():
        if tuple(figures) != columns:
            columns = tuple(figures)
            tables.append(f"\n| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
        tables.append(f"| {name} | {' | '.join(_shown(value) for value in figures.values())} |")
    return "\n".join(tables).strip()


def _shown(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.1f}"


_CARD = """# The reader of English

Version `{version}`. A small encoder (6 layers, 384 wide, uncased) with heads for universal part of speech, morphology, lemma edit scripts, dependency arcs and labels
(Universal Dependencies, with subtypes) and names (PERSON, ORG, PLACE, FAC, NORP, EVENT), and a branch (a layer of its own over a mixture of the last four) that sees what a sentence
tells: the seven families of report, PLOVER's sixteen types, what is ahead, unreal, against or a threat, and whether its article is about a negotiation; and which of its words play which part in that (who is bound, to whom, to what; who meets; what an instrument is called; whose position it is, and what is wanted; who speaks, and what is said; who does something to whom); beside it a linear sentence splitter and a table of lemmas. It runs in
onnxruntime on one thread, without a network, and gives the same labels to a sentence alone, in its article and among strangers.

## How well it reads

Measured through the code of the run time, on the shipped int8 weights, by `make model-check`. None of this was trained on. Attachment leaves punctuation out; LAS counts
labels with their subtypes unless it says "main labels". Raw text: paragraphs are given, tokens and sentences are our own. Names count when span and kind are exact; on Universal NER
places and facilities are one kind, and its "other" is left out.

{tables}

## What a confidence is worth

Reports carry the chance that they are right, as counted on annotated articles for the rule that made them. Where the two columns agree, a confidence
of 0.8 is right eight times in ten.

{confidence}

## What it was made from

| part | by | licence |
|---|---|---|
| base model all-MiniLM-L6-v2 | Nils Reimers and the sentence-transformers authors, over MiniLM by Wenhui Wang, Furu Wei, Li Dong, Hangbo Bao, Nan Yang, Ming Zhou | Apache-2.0 |
| UD English EWT (train, dev) | Natalia Silveira, Timothy Dozat, Marie-Catherine de Marneffe, Samuel Bowman, Miriam Connor, John Bauer, Christopher D. Manning, Nathan Schneider, Amir Zeldes and others | CC BY-SA 4.0 |
| UD English GUM (train, dev; the genres whose texts are CC BY or public domain: news, interview, bio, voyage, textbook, vlog, speech, conversation, court) | Amir Zeldes and the GUM annotators | CC BY 4.0, public domain |
| Universal NER over EWT (dev) | Stephen Mayhew, Terra Blevins, Shuheng Liu, Marek Šuppa and others | CC BY-SA 4.0 |
| Broad Twitter Corpus (a third) | Leon Derczynski, Kalina Bontcheva, Ian Roberts | CC BY 4.0 |
| WNUT 2017 emerging entities (a third of train and dev) | Leon Derczynski, Eric Nichols, Marieke van Erp, Nut Limsopatham | CC BY 4.0 |
| CrossNER, politics (train, dev) | Zihan Liu, Yan Xu, Tiezheng Yu, Wenliang Dai, Ziwei Ji, Samuel Cahyawijaya, Andrea Madotto, Pascale Fung | MIT; Wikipedia text CC BY-SA |
| names annotated for Parley over {names} articles of open text | Wikinews contributors; US Department of State; The White House; the Kremlin's press service; joint statements of governments; Wikipedia contributors | CC BY 2.5; public domain; public domain; CC BY 4.0; as stated by each; CC BY-SA 4.0 |
| what sentences tell, labelled for Parley: {full} articles of open text in full and {some} for some families, {labelled_open:,} more texts and {labelled_treebank} treebank documents sentence by sentence (`training/annotations`) | as above; EWT and GUM | as above |
| {own} articles written for it (`training/texts`); of {labelled_own} what sentences tell, of {meant} whom words mean | Parley | Parley's own |

The treebanks' sentences are not in this package; the table of lemmas in `labels.json` was counted on them and comes under their licences (CC BY-SA 4.0). {names_held} further annotated articles only measure; {names_copied} more were left
out because they repeat a training article.

## How it was made

`make model`; what stands under "Heads over what is read" by `make heads`. All heads at once, losses added up, bf16, word embeddings frozen; sentences also in headline casing, capitals, lower case, curly quotes, without their final mark, with
names exchanged, with a few words hidden. A corpus that does not mark a kind of name leaves it open instead of teaching "no name".

What sentences tell is taught last, to the branch alone: parser and names stay bit for bit what they were. 25,000 sentences, eight passes; a label of which the hand was unsure, or that tells
a thing again, teaches neither way. The words of {marked:,} sentences were marked for their parts, those of the fully annotated articles follow from their actors (`training/arguments.py`); they weigh 0.15, for with more weight sentences are seen worse. Articles of evals, gold and cases, and those held back, are not among them. Heads learn from branches that did not learn the article at hand (`training/left_out.py`).

Quantised **statically**: activations of the encoder's matrix products by fixed ranges that were calibrated on training sentences (the outermost values cut off), weights int8 per channel, attention
scores and heads in float. Against the float32 weights (four times larger) this costs at most 0.1 points of attachment on either treebank, and leaving the six feed-forward output products in float
as well gains nothing measurable and takes a third more time. Every sentence is padded to a length of its own, so its numbers do not depend on its batch. Integers are summed exactly on every processor: without the session's setting
for it, one without VNNI cuts sums off at 16 bits and reads some sentences otherwise (run on one: without it 251 of the 2,774 reports on evals come out otherwise). The session asks for it only where a product of the greatest integers comes out wrong (`sums.onnx`): a processor with AVX512-VNNI sums exactly anyway, and asking nearly doubled the graph's time there. Near-ties of float sums may still fall otherwise on processors of another kind.

## Heads over what is read

Who takes part: a logistic regression over {traits_actors} traits of each of an article's cast (where it stands in its clauses, what kind of name or description it bears, which reports refer to it, which part the
network sees it play) says who is reported as an actor though nothing refers to him, and with what confidence. `python -m training.part` trains it on the annotated articles on which confidence is counted,
and on {actors_only} of which only the actors are annotated. Of the cast of left-out eighths that it gives an even chance, 0.82 are right; they are 0.77 of what is annotated. Its weights are
`reading/actors/head.toml`, one line a trait.

Which acts are incidents: a logistic regression over {traits_incidents:,} traits of each verb and noun that a rule, the bare lexicon or the network proposes (rule, word and type, its clause and complements, who does
it to whom, in whose words, what was told before, how likely its sentence tells of it) says which are reported, and with what confidence. `python -m training.incidents` trains it on the articles on which confidence
is counted and on {labelled:,} of which the sentences are labelled. On the 64 articles that were held back precision and recall went from 0.67 and 0.47 to 0.71 and 0.49 by the labelled ones.

Which commitments, figures, meetings and positions are told: four more of {traits_least} to {traits_most} traits (rule, genre, closed attributes, how likely the sentence tells of it, how likely its parties play their part) over what
the rules find and what the network leads to, in words of no rule. `python -m training.lines` trains them on the same articles; figures on the annotated ones alone, for labels do not say which number counts.
An annotated article counts four times: a label does not say of whom its sentence tells, nor what was told before. The labels matter because the rules were never tried on those texts: from articles that rules
were learned with a head learns to believe the rules. On the articles held back precision and recall of commitments went from 0.71 and 0.63 to 0.77 and 0.65, of meetings from 0.73 and 0.68 to 0.75 and
0.71, of positions from 0.45 and 0.43 to 0.49 and 0.44; their bounds were chosen with these totals in view. Statements and instruments gained nothing. Their weights lie beside the code of the family.

Whom "he", "its", "they" and "the two sides" take up: a mention-ranking model of {traits_antecedents:,} traits (distance, place in the clause, number, sex and kind, what is the subject, what the text is about, quotations) over
all of the cast who were mentioned in the twelve sentences before, those who are joined there, and nobody: the softmax of the sums of their weights. `python -m training.antecedents` trains it on {phrases:,} phrases of {meant}
articles written for it, on the chains of GUM (train, dev) and on who speaks in the annotated articles. On left-out articles of the first kind it finds 0.88 of whom "he" and "she" mean (0.87 of its answers are
right), of "it" and "its" 0.76 (0.71), of "they" and "their" 0.55 (0.64), of nouns for several 0.25 (0.49); the rules that it replaces, which had seen none of them either, found 0.83, 0.78, 0.38 and 0.25 of them,
but named somebody for six of ten "it" that mean nobody who is named: 0.39 of their answers were right. Its weights are `reading/actors/antecedents.toml`.

## Where it fails

- Text of one case, tables, chat and verse are read less well than news; English only.
- Sentence boundaries in unpunctuated text (mails, posts): it ends a sentence only at an end mark or a new line.
- A sentence over 200 words is cut. Names that need the article to be understood ("Washington" the person) are judged by their sentence alone.
- Facilities and events are the weakest kinds of name: few were annotated. An armed group that is named like a person (Hayat Tahrir al-Sham) can be taken for one.
- States and capitals are always PLACE, also where they stand for a government.
"""
