"""Accounts of one short article, for tests of the measuring."""

from __future__ import annotations

from quality.account import Facts, account

TEXT = "Talks opened in Lusaka on Monday. Grace Banda said the truce would hold. Neither side signed."
NOTHING = Facts()


def told(facts=NOTHING, **reports):
    """An account from reports in the guidelines' shape."""
    return account("a", TEXT, reports, facts)
