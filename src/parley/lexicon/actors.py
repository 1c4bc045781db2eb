"""The vocabulary of who acts, typed: the names of states, bodies and groups, offices and their holders, words for the unnamed.

`Gazetteer.from_lexicon(lexicon)` builds it once.
"""

from __future__ import annotations

from dataclasses import dataclass

from parley.errors import LexiconError
from parley.lexicon import Lexicon
from parley.lexicon.names import Names
from parley.lexicon.offices import Offices
from parley.lexicon.roles import Roles

__all__ = ["Gazetteer"]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All that the vocabulary knows of who acts. Build it with `from_lexicon`."""

    names: Names
    offices: Offices
    roles: Roles

    @classmethod
    def from_lexicon(cls, lexicon: Lexicon) -> Gazetteer:
        """Build from the tables. Raises LexiconError if an entry does not follow the form of its file."""
        try:
            return cls(Names.from_lexicon(lexicon), Offices.from_lexicon(lexicon), Roles.from_lexicon(lexicon))
        except (KeyError, TypeError, AttributeError) as error:
            raise LexiconError(
                f"An entry of who acts does not follow its form: {error}.", "See the top of its file."
            ) from error
