"""`python -m quality`: the table of how well Parley reads, the gate, and what is written from it.

python -m quality                     the table of all parts at hand, with the change against evals/baseline.toml
python -m quality table evals times   of some parts
python -m quality gate evals          leave with 1 if a figure is below its floor
python -m quality pin [PART …]        keep the figures, raise the floors
python -m quality errors [PART …]     the commonest errors by kind, on annotated articles that may be looked at
python -m quality calibrate           count anew what a confidence is worth, and write it down
python -m quality publish             write down the figures that parley doctor and parley brief tell, and the commonest errors
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from quality import floors, reliability, told
from quality.calibration import made
from quality.corpora import CORPORA, Corpus
from quality.families import FAMILIES
from quality.faults import commonest
from quality.figures import of_accounts
from quality.open_text import ANNOTATED, OpenText
from quality.parts import PARTS, Part
from quality.readings import estimating
from quality.table import Measured, lines

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command says; the exit status."""
    wants = _parser().parse_args(arguments)
    try:
        return _COMMANDS[wants.command](wants)
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quality", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", nargs="?", default="table", choices=list(_COMMANDS))
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[[], *(part.name for part in PARTS)])
    parser.add_argument("--changed", action="store_true", help="pin: give new floors to files that have changed")
    parser.add_argument("--family", choices=list(FAMILIES), help="errors: of one family only")
    parser.add_argument("--number", type=int, default=10, help="errors: how many kinds (10)")
    return parser


def _chosen(wants: argparse.Namespace) -> list[Part]:
    return [part for part in PARTS if not wants.parts or part.name in wants.parts]


def _measured(parts: Sequence[Part]) -> Iterator[Measured]:
    for part in parts:
        here = part.here
        yield Measured(
            part.name, part.what, part.hash() if here else "", part.measure() if here else None, part.families
        )


def _table(wants: argparse.Namespace) -> int:
    for line in lines(list(_measured(_chosen(wants))), floors.load(), shutil.get_terminal_size((100, 24)).columns):
        print(line)
    return 0


def _gate(wants: argparse.Namespace) -> int:
    baseline = floors.load()
    found = list(_measured(_chosen(wants)))
    measured = [part for part in found if part.figures is not None]
    short = [f"{part.name} is not at hand." for part in found if part.figures is None and part.name in wants.parts]
    for part in measured:
        short += floors.fallen(part.name, part.hash, part.figures or {}, baseline.get(part.name))
    for line in lines(measured, baseline) if short else ():
        print(line)
    print("\n".join(short) or f"All floors hold: {', '.join(part.name for part in measured)}.")
    return 1 if short else 0


def _pin(wants: argparse.Namespace) -> int:
    baseline = floors.load()
    for part in _measured(_chosen(wants)):
        if part.figures is not None:
            before = baseline.get(part.name)
            baseline[part.name] = floors.pin(part.hash, part.figures, before, changed=wants.changed)
    floors.save({part.name: baseline[part.name] for part in PARTS if part.name in baseline})
    return 0


def _errors(wants: argparse.Namespace) -> int:
    for corpus in _open(wants):
        print(f"\n{corpus.name}: {corpus.what}")
        for fault, number in commonest(corpus.pairs(), wants.number, [wants.family] if wants.family else FAMILIES):
            print(f"{number:5}  {fault}")
    return 0


def _calibrate(_: argparse.Namespace) -> int:
    corpora = [corpus for corpus in ANNOTATED if not corpus.blind]
    _need(corpora)
    used = {corpus.what: corpus.pairs(estimating) for corpus in corpora}
    articles = "; ".join(f"{len(pairs)} {what}" for what, pairs in used.items())
    reliability.write([report for pairs in used.values() for report in made(pairs)], articles)
    print(f"Counted on {articles}.")
    return 0


def _publish(_: argparse.Namespace) -> int:
    _need(CORPORA)
    pairs = {corpus: corpus.pairs() for corpus in sorted(CORPORA, key=lambda c: not c.blind)}
    sets = [told.Set(f"{len(own)} {corpus.what}", corpus.blind, of_accounts(own)) for corpus, own in pairs.items()]
    told.write(sets)
    told.write_errors({corpus.name: own for corpus, own in pairs.items() if not corpus.blind})
    print(f"Told from now on: {', '.join(one.name for one in sets)}.")
    return 0


def _need(corpora: Sequence[Corpus | OpenText]) -> None:
    """Raise ValueError if one is not at hand: what is written down rests on all."""
    gone = [corpus.name for corpus in corpora if not corpus.files()]
    if gone:
        raise ValueError(f"Not at hand: {', '.join(gone)}. What is written down must rest on all annotated articles.")


def _open(wants: argparse.Namespace) -> list[Corpus | OpenText]:
    """The annotated articles at hand that may be looked at, of the parts that were named."""
    open_ones = (c for c in ANNOTATED if not c.blind and c.files())
    return [corpus for corpus in open_ones if not wants.parts or corpus.name in wants.parts]


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "table": _table,
    "gate": _gate,
    "pin": _pin,
    "errors": _errors,
    "calibrate": _calibrate,
    "publish": _publish,
}
