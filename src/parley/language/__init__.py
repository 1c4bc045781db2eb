"""Article text to a spaCy ``Doc``, by a small model of Parley's own that comes with the package.

>>> from parley.language import Reader
>>> reader = Reader.load()                                   # doctest: +SKIP
>>> [(t.text, t.dep_) for t in reader.read("Talks failed.")]  # doctest: +SKIP
[('Talks', 'nsubj'), ('failed', 'root'), ('.', 'punct')]

The labels are those of Universal Dependencies. Any other pipeline that fills a ``Doc`` with them can take this one's
place. ``model_card.md`` says what the model was made from, how well it reads, and where it fails.
"""

from parley.language.reader import Reader

__all__ = ["Reader"]
