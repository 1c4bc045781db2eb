"""How well Parley reads, against annotations by hand: `python -m quality` prints the table, `make quality` does the same.

Two hands tell of an article, an annotator and the reader: each is an `account` (`account.py`). `likeness.py` holds when names, words
and places are alike, `families.py` when two reports tell of the same thing, `scores.py` counts. `corpora.py` says what is annotated and
where it lies, `meantime.py`, `polnear.py` and `plover.py` measure on research corpora; `parts.py` lists all. `floors.py` keeps what was
reached, `calibration.py` what a confidence is worth.
"""
