"""Our figures are those of the scorers that lie beside the checkout, where they lie there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict

import pytest
from quality import meantime, plover, polnear
from quality.corpora import CORPORA, SHARED
from quality.families import FAMILIES as MATCHED
from quality.readings import read_files
from quality.scores import compare, facts_of, score

from parley.export.json import to_json
from parley.model import FAMILIES
from parley.record.file.codec import report_json

SCORERS = SHARED / "score"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SCORERS.is_dir(), reason="the scorers are not beside this checkout"),
]
FIGURE = re.compile(r"P (\d\.\d{3}) +R (\d\.\d{3}) +F1 (\d\.\d{3})")


def export(path, read):
    """The readings in the shape of the export, as far as the scorers look at it."""
    articles = [
        {
            "id": article.id,
            "path": f"{name}.txt",
            "text": article.text,
            "source": article.source,
            "genre": article.genre,
            "taken_from": article.taken_from,
            "published": to_json(article.published),
            "furniture": [asdict(f) for f in article.furniture],
            "reports": {family: [report_json(r) for r in getattr(reading, family)] for family in FAMILIES},
        }
        for name, (article, reading) in read.items()
    ]
    path.write_text(json.dumps({"articles": articles}), encoding="utf-8")
    return path


def told(scorer, *args):
    done = subprocess.run(
        [sys.executable, SCORERS / scorer, *args], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout


def figures(line):
    return tuple(FIGURE.search(line).groups())


def shown(counts):
    return tuple(f"{figure:.3f}" for figure in (counts.precision, counts.recall, counts.f1))


@pytest.mark.parametrize("corpus", [c for c in CORPORA if c.name in {"dev", "check"}], ids=lambda c: c.name)
def test_families_attributes_and_facts(corpus, tmp_path):
    pairs = corpus.pairs()
    read = read_files(sorted(corpus.folder.glob("*.txt")), "reading")
    out = told("score.py", corpus.folder, export(tmp_path / "export.json", read), "--json", tmp_path / "out.json")
    theirs = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    for family in MATCHED:
        counts, shares = score(compare(family, *pair) for pair in pairs)
        ours = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1,
                "gold": counts.annotated, "read": counts.read}  # fmt: skip
        assert {k: theirs[family][k] for k in ours} == pytest.approx(ours), family
        for name, value in theirs[family].items():
            attribute = name.partition(".")[2]
            if attribute in {"", "precision", "recall"}:
                continue
            assert value == (shares[attribute].value if attribute in shares else None), name
    shares, scores = facts_of(pairs)
    for name, value in theirs["document"].items():
        assert value == (shares[name].value if name in shares else None), name
    furniture = scores["furniture"]
    assert f"P {furniture.precision:.3f}  R {furniture.recall:.3f}  (gold {furniture.annotated}" in out


def test_times(tmp_path):
    folder, texts = SHARED / "data" / "meantime", tmp_path / "texts"
    told("times.py", "texts", folder, texts)
    read = read_files(sorted(texts.glob("*.txt")), "reading", as_is=True)
    out = told("times.py", "score", folder, export(tmp_path / "export.json", read)).splitlines()
    ours = meantime.measure(folder)
    assert [figures(line) for line in out] == [shown(ours[name]) for name in ("span", "type", "value")]


def test_attributions(tmp_path):
    folder = SHARED / "data" / "polnear-dev"
    read = read_files(sorted(folder.glob("*.txt")), "reading", as_is=True)
    out = told("attributions.py", folder, export(tmp_path / "export.json", read)).splitlines()
    ours, paraphrases = polnear.measure(folder)
    assert [figures(line) for line in out[:2]] == [shown(ours[name]) for name in ("content", "content+source")]
    assert f"{paraphrases.right}/{paraphrases.of}" in out[2]


def test_events(tmp_path):
    rows, texts = SHARED / "data" / "plover" / "gsr.jsonl", tmp_path / "texts"
    told("plover.py", "texts", rows, texts)
    read = read_files(sorted(texts.glob("*.txt")), "reading", as_is=True)
    out = told("plover.py", "score", rows, export(tmp_path / "export.json", read))
    scores, shares = plover.measure(rows)
    assert f"macro        F1 {sum(s.f1 for s in scores.values()) / len(scores):.3f}" in out
    assert f"type+source {shares['source'].value:.3f}  type+source+target {shares['both'].value:.3f}" in out
    for name, counts in scores.items():
        missed, extra = counts.annotated - counts.found, counts.read - counts.found
        assert f"{name:10} F1 {counts.f1:.3f}  right {counts.found}  missed {missed}  extra {extra}" in out
